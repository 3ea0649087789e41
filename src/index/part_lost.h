/* SPDX-License-Identifier: MIT */
/* What a part takes from others in the file: records that they lead to, statements that they
 * name, ids that were theirs. While rows, ties and segments are as they were.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_PART_LOST_H
#define DOSSIER_INDEX_PART_LOST_H

#include "index/part.h"

/* Whether anything beside the part goes wrong by what its records are now: an id is also
 * another record's, or who leads to a record or a statement leads nowhere, or sources go in
 * circles. */
bool part_harms(struct part *p);

/* Whether the case has another id than it had, and another file has that, or had the same, or
 * waits for one: then it depends on this one. */
bool part_concerns_cases(struct part *p);

/* The records with ids beside the part that lead to one of it; that name a statement of one,
 * a field or `people.` and an id; the sources beside it that are part or copy of another. */
struct recs part_leading(struct part *p, int64_t rec);
struct recs part_stating(struct part *p, const struct part_record *was, struct str name);
struct recs part_rooted(struct part *p);

#endif
