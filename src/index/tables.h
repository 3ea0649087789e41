/* SPDX-License-Identifier: MIT */
/* The tables. One for each kind, made from schema.def:
 *
 *   rec       the key (see db.h)
 *   file      of `files`
 *   parent    rec of the record it stands in; 0 for the case
 *   ord       its order among its parent's children of the kind
 *   pos       its place in the lists of its kind in its file, from 0 without gaps
 *   id        NULL for kinds without one
 *   line, col where it stands
 *   places    where its fields stand, {"date": [lines below `line`, column], …}
 *   …         a column for each field that is neither link nor children, `_` for `-`:
 *             text; lists as JSON arrays; dates followed by _from and _to, days that are
 *             NULL where the date is open
 *
 * and by hand: `links` as they stand in the YAML, `ties` (what a narrowed list shows,
 * both ways, with the place of `b` in its list), `files`, `diagnostics`, `meta`.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_TABLES_H
#define DOSSIER_INDEX_TABLES_H

#include "index/db.h"

/* The columns that every kind has, from 0; those of its fields follow. */
enum column {
    COLUMN_REC,
    COLUMN_FILE,
    COLUMN_PARENT,
    COLUMN_ORD,
    COLUMN_POS,
    COLUMN_ID,
    COLUMN_LINE,
    COLUMN_COL,
    COLUMN_PLACES,
    COLUMN_FIELDS
};

/* Makes the tables, with what writing them needs; and the indexes that only reading them
 * does, which a new generation is quicker to make when all rows are there. */
bool tables_create(struct index *ix);
bool tables_index(struct index *ix);

/* A number for all that the rows of an index depend on: the tables, the format, the
 * checks, the folding. */
int tables_version(void);

/* How many columns a field takes: 0 for links and children, 3 for dates, else 1. The
 * case's `id` stands in the column that every kind has. */
int tables_width(const struct field *field);

/* Adds the name of the column of a field, in quotes. */
void tables_add_column(struct buf *sql, const struct field *field);

int tables_columns(const struct kind *kind);

/* Kinds that are sections have ids and stand in the case; the others in a parent. */
bool tables_has_id(const struct kind *kind);

/* Takes away all records, links, ties and texts of a file. */
bool tables_clear(struct index *ix, int64_t file);

#endif
