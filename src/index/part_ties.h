/* SPDX-License-Identifier: MIT */
/* The rows of `tie` that change with a part. A row comes of one record's links: of those of
 * the part's own, or of others' to them; that of two people, of any relation between them.
 *
 *   part_ties_take   while the old rows of records stand: takes away the ties that come of
 *                    the part's own records that are touched, and, of those that move, all
 *   part_ties_put    when the new rows stand and events have their places: what comes of the
 *                    new records, and the ties of others to those that moved
 *
 * Private to src/index. */
#ifndef DOSSIER_INDEX_PART_TIES_H
#define DOSSIER_INDEX_PART_TIES_H

#include "index/part.h"

/* As in `tie`. */
struct part_tie {
    int64_t a, pos;
    int how;
};

struct part_ties {
    VEC(struct part_tie) others; /* to records that moved; by old recs and places */
};

/* False when the database failed. */
bool part_ties_take(struct part_ties *t, struct part *p);
bool part_ties_put(struct part_ties *t, struct part *p);
void part_ties_free(struct part_ties *t);

/* The record of the file that a link leads to, as the tables are; 0 for none. */
int64_t part_resolve(struct part *p, const struct link *link);

#endif
