/* SPDX-License-Identifier: MIT */
/* Writes JSON, indented by two blanks, as it comes. Zero-initialise with `out` set; close
 * what was opened. Text is UTF-8 and is written as such. */
#ifndef DOSSIER_BASE_JSON_H
#define DOSSIER_BASE_JSON_H

#include "base/buf.h"

struct json {
    struct buf *out;
    unsigned depth;
    bool filled; /* something stands before the next value in its object or array */
};

/* `key` is NULL inside arrays and at the top. */
void json_open(struct json *j, const char *key, char bracket); /* '{' or '[' */
void json_close(struct json *j, char bracket);                 /* '}' or ']' */
void json_text(struct json *j, const char *key, struct str text);
void json_plain(struct json *j, const char *key, const char *plain); /* true, 12 */

/* Adds the text as a JSON string, with its quote marks. */
void json_quote(struct buf *out, struct str text);

#endif
