/* SPDX-License-Identifier: MIT */
/* Which records are to be looked at through a lens: those that hold one of its names.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_SEARCH_LENS_H
#define DOSSIER_INDEX_SEARCH_LENS_H

#include "index/db.h"
#include "index/search.h"

/* Zero-initialised, it is no lens. search_looks_free gives the memory back. */
struct search_looks {
    struct search_lens lens; /* with no `text`: all is as it stands */
    VEC(int64_t) recs;       /* the records, sorted */
    bool all;                /* the full text cannot tell which: any of them */
};

void search_looks_open(struct search_looks *l, struct index *ix,
                       const struct search_lens *lens);
void search_looks_free(struct search_looks *l);

/* The lens for a record; NULL where that is as it stands. */
const struct search_lens *search_looks_at(const struct search_looks *l, int64_t rec);

/* Adds to up to `max` recs, of which there are `n`, sorted, those of the lens from `first`
 * to `last`. Returns how many of the first there are then. */
size_t search_looks_merge(const struct search_looks *l, int64_t first, int64_t last,
                          int64_t *recs, size_t n, size_t max);

/* The text of a value as it may be found: itself, or what the lens (may be NULL) shows,
 * which `shown` then has. */
struct str search_lens_text(const struct search_lens *lens, const struct item *item,
                            enum field_tag field, struct str value, struct buf *shown);

#endif
