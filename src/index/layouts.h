/* SPDX-License-Identifier: MIT */
/* Where the fields of a record stand, seen from the record: most records of a file are
 * written alike, so each layout is kept once, in `layout`. Private to src/index. */
#ifndef DOSSIER_INDEX_LAYOUTS_H
#define DOSSIER_INDEX_LAYOUTS_H

#include "format/record.h"
#include "index/db.h"

struct layouts;

/* The number of the record's layout, which is added to the table where it is new. 0 when
 * the database failed. */
int64_t layouts_number(struct index *ix, const struct record *r);

/* Must be called when rows of `layout` may have gone: what is known of them is read again.
 * Also gives the memory back. */
void layouts_forget(struct index *ix);

#endif
