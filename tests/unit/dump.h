/* SPDX-License-Identifier: MIT */
/* All that an index says of one file, as lines of text that two indexes of the same file
 * have alike, whatever numbers they gave to its records; and whether it holds together.
 */
#ifndef DOSSIER_TESTS_DUMP_H
#define DOSSIER_TESTS_DUMP_H

#include "index/db.h"

/* How much: the tables, or also what follows from them at some cost: the ranks of
 * records, the views of links and ties; and the full text. */
enum dumped { DUMP_TABLES, DUMP_ALL };

/* The records of a file, their order and places, who is tied to whom, the counters.
 * Empties `out` first, as the others do. */
void dump_content(struct index *ix, int64_t file, enum dumped how, struct buf *out);

/* The row in `files`, but for its counters, and the diagnostics, of one file; 0 for all.
 */
void dump_faults(struct index *ix, int64_t file, struct buf *out);

/* What all records of a file say, by kind and id. */
struct told {
    enum kind_tag kind;
    struct str id, said;
};

struct told_records {
    VEC(struct told) list; /* sorted */
    struct arena arena;
};

void dump_told(struct index *ix, int64_t file, struct told_records *out);
void dump_told_free(struct told_records *t);

/* What `changes` should have said when a file said this and now says that; and what it
 * says behind a serial. One line for each, sorted. */
void dump_expected(
    const struct told_records *was, const struct told_records *is, struct buf *out);
void dump_changes(struct index *ix, int64_t file, int64_t behind, struct buf *out);

/* Fails unless the segments of a file are what segments.h says of them, the keys of its
 * tables what tables.h says, and the database in order. `text` is the file's. */
void dump_check(struct index *ix, int64_t file, struct str text, const char *what);
void dump_check_database(struct index *ix);

/* Fails, and shows the first line in which the two differ. */
void dump_same(const char *what, const struct buf *is, const struct buf *should);

#endif
