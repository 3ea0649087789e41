/* SPDX-License-Identifier: MIT */
/* Puts the rows of a part's records in the place of what they were, and moves what depends
 * on them: segments, places of events, counters. Each returns false when the database
 * failed. Private to src/index. */
#ifndef DOSSIER_INDEX_PART_ROWS_H
#define DOSSIER_INDEX_PART_ROWS_H

#include "index/part.h"

/* The rows of records and segments, and the counters of the file. p->segments are the new
 * ones afterwards; p->to is where the part ends among them. */
bool part_rows_put(struct part *p);

/* Finds a place in the list of events for those that need one, and writes the places of all.
 * *room is false when there is none left between two neighbours. */
bool part_order_events(struct part *p, bool *room);

#endif
