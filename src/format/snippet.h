/* SPDX-License-Identifier: MIT */
/* A record to fill in, and where in a case file it goes: for editors to open there and
 * people to paste. Made from the schema. */
#ifndef DOSSIER_FORMAT_SNIPPET_H
#define DOSSIER_FORMAT_SNIPPET_H

#include "base/buf.h"
#include "format/schema.h"

/* Adds a record of a kind that has a section, indented as it stands there, under the id:
 * required fields to be filled in, the others as comments. */
void snippet_write(const struct kind *kind, struct str id, struct buf *out);

/* Where a record goes: behind the line, from 1, and as many columns in. */
struct snippet_place {
    uint32_t line, indent;
};

/* Where a record of the kind goes in the text of a case file: at the end of its section,
 * as deep as the first record there. False: there is no such section, and its key must go
 * there first; the line is then that behind which the section goes, in the order of the
 * schema. */
bool snippet_place(struct str text, const struct kind *kind, struct snippet_place *out);

/* Adds what snippet_write wrote as it stands so many columns in. */
void snippet_add(struct str snippet, uint32_t indent, struct buf *out);

#endif
