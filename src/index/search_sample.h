/* SPDX-License-Identifier: MIT */
/* Which beginnings of words are too common to look up. FTS5 gathers everything that begins
 * so before it gives the first row, which in a large library takes longer than people wait
 * between two letters; what is that common is found sooner by just looking at one record
 * after another. Private to src/index. */
#ifndef DOSSIER_INDEX_SEARCH_SAMPLE_H
#define DOSSIER_INDEX_SEARCH_SAMPLE_H

#include "index/db.h"
#include "index/search_query.h"

/* Sets `broad` of the terms that end in such a beginning. None in small libraries. */
void search_sample(struct index *ix, struct search_query *q);

#endif
