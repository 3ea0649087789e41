/* SPDX-License-Identifier: MIT */
/* The ties of quotes that lead elsewhere than they did. Private to patch*.c. */
#ifndef DOSSIER_INDEX_PATCH_LINKS_H
#define DOSSIER_INDEX_PATCH_LINKS_H

#include "base/vec.h"
#include "index/db.h"

/* One record that a quote leads to. */
struct lead {
    int64_t quote, to;
    unsigned how; /* enum how */
    bool part;    /* it takes part in what the quote leads to */
};

struct leads {
    VEC(struct lead) list; /* by quote and record, each pair once */
};

struct patch_links {
    struct index *ix;
    bool warned; /* the file has warnings, which may depend on who leads where */
    struct leads before;
};

/* While the quotes' rows are as they were. */
void patch_links_before(struct patch_links *p, struct recs quotes);

/* When they are as they will be. False when something is not led to any more as it was, or
 * may be so for the first time: then warnings may change. */
bool patch_links_after(struct patch_links *p, struct recs quotes);
void patch_links_free(struct patch_links *p);

#endif
