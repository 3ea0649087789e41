/* SPDX-License-Identifier: MIT */
/* All records of the index in the order of their recs. Private to src/index. */
#ifndef DOSSIER_INDEX_RECORDS_H
#define DOSSIER_INDEX_RECORDS_H

#include "index/db.h"

/* Up to `max` recs of [from, to], the first of them. Returns how many; fewer than `max`
 * only at the end. */
size_t records_page(struct index *ix, int64_t from, int64_t to, size_t max, int64_t *out);

/* Whether there are more records than that, as far as can be told in no time. */
bool records_more_than(struct index *ix, int64_t many);

#endif
