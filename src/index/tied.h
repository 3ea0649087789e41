/* SPDX-License-Identifier: MIT */
/* Whom one record is tied to, whole: for records that are tied to few. What a quote leads
 * to stands in its row and not in `tie`, which so is half as large. Private to src/index. */
#ifndef DOSSIER_INDEX_TIED_H
#define DOSSIER_INDEX_TIED_H

#include "index/db.h"

/* Whether ties from `rec` to records of the kind are in its row. */
bool tied_by_row(int64_t rec, enum kind_tag kind);

/* The places of the records of a kind that are tied to `rec`, in order, each once. */
struct recs tied_places(struct index *ix, int64_t rec, enum kind_tag kind, struct arena *a);

/* Whether the record at a place is tied to `rec`. */
bool tied_to(struct index *ix, int64_t rec, struct list_row row);

/* The record at a place of its kind's list, and the place of a record; 0 for none. */
int64_t tied_rec_at(struct index *ix, int64_t pos);
int64_t tied_pos_of(struct index *ix, int64_t rec);

#endif
