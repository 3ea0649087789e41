/* SPDX-License-Identifier: MIT */
/* The views: the tables as people read them (docs/index.md), each record with its file,
 * its parent and its place, and every link as a row. The same columns whatever the tables
 * are. Private to src/index. */
#ifndef DOSSIER_INDEX_VIEWS_H
#define DOSSIER_INDEX_VIEWS_H

#include "index/db.h"

/* Adds the statements that make them. */
void views_add(struct buf *sql);

/* The columns that the view of every kind has before those of its fields. */
enum { VIEW_FIELDS = 9 };

/* Adds the rec of the record that `t` stands in, a row of a kind's table. */
void views_add_parent(struct buf *sql, const struct kind *kind);

#endif
