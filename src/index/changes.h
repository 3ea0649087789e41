/* SPDX-License-Identifier: MIT */
/* What changed: when a file that had good content is read again, what its records said is
 * compared with what they say now, by id, and the differences go to the table `changes` in
 * the same transaction.
 *
 *   serial  counts the changes, from 1, and goes on from generation to generation
 *   file    of `files`
 *   kind    the record's, by name; NULL for `more`
 *   id      NULL for `more`
 *   what    new      it was not there
 *           changed  it said `old`
 *           gone     it said `old`, and is not there any more
 *           more     of that file more changed at once than is listed
 *   old     what it said, as index/said.h has it; NULL for `new`, and where it was too long
 *
 * Only what a record says counts: not where it stands, nor in which order. What stands in a
 * record (captures, participations, accounts) and its links belong to it. A record under
 * another id is one gone and one new. A case that comes or goes with its file is one row.
 * The first that is read of a file, and a first build, change nothing.
 *
 * Who writes records over others must tell, in one transaction:
 *
 *   changes_begin   for the file
 *   changes_before  before rows go: the recs that will be taken away or written again.
 *                   Children need no mention, but their record does when one of them is
 *                   touched, and they must still be there. May be called several times.
 *   changes_after   once all rows stand, children too: the recs that are new or were
 *                   written again. A rec given here or there that says the same as before
 *                   costs its reading and leaves no row.
 *   changes_end     in any case; gives the memory back. After a rollback only this.
 *
 * The cost is that of the records given. A file whose content in a new generation was read
 * and not carried over is compared as a whole, by changes_between.
 *
 * Private to src/index; changes are read by index/query_changes.h. False: the database
 * failed. */
#ifndef DOSSIER_INDEX_CHANGES_H
#define DOSSIER_INDEX_CHANGES_H

#include "index/db.h"

/* Of one file at once: rows beyond are not listed. In the table: the newest rows are kept,
 * as many, with as many bytes of `old`; one that is longer than the last is not kept. */
enum {
    CHANGES_AT_ONCE = 1000,
    CHANGES_KEPT = 4000,
    CHANGES_BYTES = 4 << 20,
    CHANGES_LONGEST = 1 << 18
};

/* How the table is made. */
extern const char changes_sql[];

/* What a record said. */
struct change_before {
    enum kind_tag kind;
    bool there; /* and still does */
    struct str id, said;
};

struct changes {
    struct index *ix;
    int64_t file;
    size_t written;
    struct arena arena;
    VEC(struct change_before) before;
};

void changes_begin(struct changes *c, struct index *ix, int64_t file);
bool changes_before(struct changes *c, struct recs recs);
bool changes_after(struct changes *c, struct recs recs);
void changes_end(struct changes *c);

/* All records with an id of a file, for changes_before and changes_after. */
struct recs changes_all(struct index *ix, int64_t file, struct arena *a);

/* Of a file in a new generation: its content there against that in the generation attached
 * as `old`. */
bool changes_between(struct index *ix, int64_t file);

/* A file came with a case, or goes with it; before its rows go. `old`: it goes with the
 * generation attached. */
bool changes_case_new(struct index *ix, int64_t file);
bool changes_case_gone(struct index *ix, int64_t file, bool old);

/* Takes over the changes of the generation attached as `old`. */
bool changes_carry(struct index *ix);

/* Drops what is beyond the bounds; once, at the end of a refresh. */
bool changes_prune(struct index *ix);

#endif
