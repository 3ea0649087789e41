/* SPDX-License-Identifier: MIT */
/* What `person:`, `source:`, `case:`, `after:` and `before:` let through. Asked for one
 * record after another; what was found out about a person, a source or a case is kept.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_SEARCH_FILTER_H
#define DOSSIER_INDEX_SEARCH_FILTER_H

#include "index/db.h"
#include "index/search.h"
#include "index/search_query.h"

struct filter_answer {
    size_t filter;
    int64_t rec;
    bool yes;
};

/* Zero-initialise; search_filters_free gives the memory back. */
struct search_filters {
    const struct search_lens *lens; /* NULL: everything may be found */
    VEC(struct filter_answer) known;
};

void search_filters_free(struct search_filters *f);

bool search_filters_pass(struct search_filters *f, struct index *ix,
                         const struct search_query *q, const struct item *item);

/* The file that a `case:` filter names by its id, 0 when there is none such. */
int64_t search_filters_file(struct index *ix, const struct search_query *q,
                            const struct search_lens *lens);

#endif
