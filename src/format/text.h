/* SPDX-License-Identifier: MIT */
/* The bytes of a case file before YAML sees them: refused or mended where libyaml would
 * stumble without saying where, and counted in lines and columns as editors count. */
#ifndef DOSSIER_FORMAT_TEXT_H
#define DOSSIER_FORMAT_TEXT_H

#include "base/diag.h"

/* How many bad characters are reported before a file is taken for no text at all, and how
 * long a run of white space may be: libyaml wipes a buffer of that length at every word
 * of the same value. */
enum { TEXT_REPORTS = 8, TEXT_BLANK_LIMIT = 1 << 12 };

/* `clean` is the file without a byte order mark, well-formed and without controls (each
 * bad character is reported and replaced by one of the same length), and with stand-ins
 * for U+2028 and U+2029, which are line ends to libyaml and text to everybody else. It is
 * borrowed from the file, or owned in `copy`; good until text_close. */
struct text {
    struct str clean;
    char *copy;
    bool stand_ins;
};

/* False when the file is not text at all (UTF-16, binary), which is reported. The caller
 * closes it in either case. */
bool text_open(struct text *t, struct str file, struct diags *diags);
void text_close(struct text *t);

/* Puts U+2028 and U+2029 back, in place. */
void text_restore(const struct text *t, char *p, size_t n);

/* The first character that no text may hold (control, noncharacter), or -1. For values,
 * where escapes can make one. */
int32_t text_find_control(const struct text *t, struct str value);

/* A place in well-formed text that only moves forward: however many places are asked for,
 * each byte is looked at once. Starts as TEXT_START(text). */
struct text_cursor {
    struct str text;
    size_t byte, index; /* offsets in bytes and in code points */
    struct place place;
};

#define TEXT_START(t) ((struct text_cursor){.text = (t), .place = {1, 1}})

void text_step(struct text_cursor *c); /* one code point; stays at the end */
void text_to_index(struct text_cursor *c, size_t index);
void text_to_byte(struct text_cursor *c, size_t byte);
void text_skip_line(struct text_cursor *c);   /* to the start of the next line */
void text_skip_blanks(struct text_cursor *c); /* white space and line ends */

static inline bool text_at_end(const struct text_cursor *c)
{
    return c->byte >= c->text.n;
}

/* The byte under the cursor, NUL at the end (clean text holds none). */
static inline char text_peek(const struct text_cursor *c)
{
    return text_at_end(c) ? '\0' : c->text.p[c->byte];
}

/* What lies between the cursor and the end. */
static inline struct str text_rest(const struct text_cursor *c)
{
    return str_sub(c->text, c->byte, c->text.n);
}

#endif
