/* SPDX-License-Identifier: MIT */
/* Some records of a file checked again: those of its part, and some beside it, which are read
 * again from the text. Private to src/index. */
#ifndef DOSSIER_INDEX_PART_CHECK_H
#define DOSSIER_INDEX_PART_CHECK_H

#include "base/diag.h"
#include "index/part.h"

struct part_checked {
    const bool *inside;  /* which of p->is.list */
    struct recs beside;
};

/* When rows, ties and segments are those of the new text. Adds what the check says of them;
 * also of the quotes that are about an event's date, which are read to hold it against them,
 * and are perhaps not asked about. False where these are too many, or where the database
 * failed. */
bool part_check(struct part *p, const struct part_checked *what, struct diags *diags);

#endif
