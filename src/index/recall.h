/* SPDX-License-Identifier: MIT */
/* Records as the loader gave them, from their rows: with their ids, values and links as they
 * are written, and where they stand; not with the places of their fields.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_RECALL_H
#define DOSSIER_INDEX_RECALL_H

#include "index/part.h"

/* Adds a record to the list, and behind it what stands in it. `line` is that of its
 * segment. */
void recall_record(struct index *ix, int64_t rec, int64_t line, struct arena *a,
                   struct part_records *out);

/* Which fields of its kind a record writes, as bits; `n` records are it and those that stand
 * in it. */
uint32_t recall_fields(const struct part_record *top, size_t n);

/* Whether two records say the same, field by field. */
bool recall_same(const struct record *a, const struct record *b);

#endif
