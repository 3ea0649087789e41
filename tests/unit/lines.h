/* SPDX-License-Identifier: MIT */
/* A case file as lines, for tests that edit it: its sections, the records in them, ids.
 * What is found is what a person would see who looks at where lines begin; in a file that
 * is broken it may be anything, and never beyond the file. */
#ifndef DOSSIER_TESTS_LINES_H
#define DOSSIER_TESTS_LINES_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

#include <stdint.h>

/* ---- chance ---- */

struct chance {
    uint64_t state;
};

static inline size_t below(struct chance *c, size_t n)
{
    c->state = c->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(c->state >> 33) % n;
}

/* Once in n times. */
static inline bool once_in(struct chance *c, size_t n)
{
    return below(c, n) == 0;
}

#define one_of(c, list) ((list)[below(c, sizeof(list) / sizeof *(list))])

/* ---- lines ---- */

struct lines {
    VEC(char *) v; /* without line ends; each its own */
};

/* Some lines of it: from, and up to but not. */
struct span {
    size_t from, to;
};

void lines_free(struct lines *l);

/* The text takes the place of all; it ends with a line end. */
void lines_read(struct lines *l, struct str text);
void lines_join(const struct lines *l, struct buf *out); /* empties `out` first */

void lines_add(struct lines *l, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void lines_insert(struct lines *l, size_t at, struct str line);
void lines_insert_all(struct lines *l, size_t at, const struct lines *more);
void lines_replace(struct lines *l, size_t at, struct str line);
void lines_remove(struct lines *l, struct span span);
void lines_copy(const struct lines *l, struct span span, struct lines *out);

/* The first part of a line that is `from` becomes `to`; false where there is none. */
bool lines_change(struct lines *l, size_t at, const char *from, struct str to);

/* ---- what stands in them ---- */

/* From the line of a section's key up to the next key, or the end. False: not there. */
bool lines_section(const struct lines *l, const char *key, struct span *out);

/* How many records stand in a section, and the nth: from its id up to the next, with what
 * remarks and blank lines follow. */
size_t lines_records(const struct lines *l, const char *section);
bool lines_record(
    const struct lines *l, const char *section, size_t nth, struct span *out);

/* The record's id. Borrowed from its line. */
struct str lines_id(const struct lines *l, struct span record);

/* Whether the record is a map in braces. */
bool lines_is_flow(const struct lines *l, struct span record);

/* The next id of the generated kind (`q12`) in a line at or behind *at, which is moved
 * behind it; the letter says of which kind, 0 any. */
bool lines_next_id(struct str line, char letter, size_t *at, struct str *id);

/* Every mention of an id, but in its own key where `key` is false. How many there were.
 */
size_t lines_rename(struct lines *l, struct str from, struct str to, bool key);
size_t lines_mentions(const struct lines *l, struct str id);

/* ---- fields of a record; of the case, whose span is its section ---- */

/* The value of a field as it is written on its line, or in the braces; of a list in lines
 * of its own, as if it stood in brackets. False: it is not there. */
bool lines_value(
    const struct lines *l, struct span record, const char *field, struct buf *out);

/* The field is put, in the place of what it was. A value in brackets may become a list in
 * lines of its own: `spread`. False where the record is flow over several lines. */
bool lines_put(struct lines *l, struct span record, const char *field, struct str value,
    bool spread);
bool lines_take(struct lines *l, struct span record, const char *field);

#endif
