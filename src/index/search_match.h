/* SPDX-License-Identifier: MIT */
/* Which words of a query stand in a record, and where. Private to src/index. */
#ifndef DOSSIER_INDEX_SEARCH_MATCH_H
#define DOSSIER_INDEX_SEARCH_MATCH_H

#include "index/db.h"
#include "index/search.h"
#include "index/search_query.h"

/* Looks at every searched field of a record, through the lens (may be NULL). False when the
 * query does not hold for it (not asked unless `strict`). Else `hit` has the best field, its
 * text and its marks, in `a`. */
bool search_match(struct index *ix, const struct search_query *q, const struct item *item,
                  const struct search_lens *lens, bool strict, struct arena *a,
                  struct search_hit *hit);

/* Whether all words of `wanted` begin words of the text, folded or romanised. */
bool search_words_in(struct romaniser *r, struct str wanted, struct str text);

#endif
