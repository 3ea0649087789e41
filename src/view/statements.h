/* SPDX-License-Identifier: MIT */
/* How many quotes carry each statement of a record. For a record with many quotes that is
 * more than a frame allows: then a part of them is looked at while the document is written,
 * and the rest while nobody presses a key. */
#ifndef DOSSIER_VIEW_STATEMENTS_H
#define DOSSIER_VIEW_STATEMENTS_H

#include "base/vec.h"
#include "index/query.h"

struct statements_of;

/* Zero-initialise. Holds for one generation of the index. */
struct statements {
    VEC(struct statements_of) records; /* that were asked about */
    size_t looks;                       /* at quotes, that this document may still take */
};

void statements_free(struct statements *c);

/* Forgets what it knows; before each document it is told that one begins. */
void statements_clear(struct statements *c);
void statements_begin(struct statements *c);

/* The number of quotes that carry a statement; false where it is not known yet. */
bool statements_count(struct statements *c, struct index *ix, int64_t rec, struct str statement,
                   size_t *n);

/* Whether there are quotes that nobody has looked at yet; looks at some of them, and is true
 * when another number is known. */
bool statements_busy(const struct statements *c);
bool statements_work(struct statements *c, struct index *ix);

#endif
