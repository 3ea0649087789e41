/* SPDX-License-Identifier: MIT */
/* The warnings of a file of which a part was read again. They depend on what leads to a
 * record, so not only the part's records are checked again, but also those beside it that
 * were led to, or are now. All others keep their warnings, which move with their lines.
 *
 *   part_doubts_note     while the rows are as they were
 *   part_doubts_settle   when all rows, ties and segments are as they will be: writes the
 *                        file's diagnostics; its errors, if it had any, are gone
 *
 * Both are false where that would take long to tell, or where the database failed: then the
 * transaction is to be rolled back. part_doubts_free in any case. Private to src/index. */
#ifndef DOSSIER_INDEX_PART_DOUBTS_H
#define DOSSIER_INDEX_PART_DOUBTS_H

#include "index/part_names.h"

/* A record beside the part, with its lines as they were. */
struct doubted {
    int64_t rec, from, to;
};

struct part_doubts {
    struct part *p;
    struct stored_diags stored;   /* what there was */
    struct part_names names;
    VEC(struct doubted) beside;
    VEC(bool) inside;             /* by p->is.list: is checked again */
    VEC(int64_t) roots;           /* that are still to be noted */
};

bool part_doubts_note(struct part_doubts *d, struct part *p);
bool part_doubts_settle(struct part_doubts *d);
void part_doubts_free(struct part_doubts *d);

#endif
