/* SPDX-License-Identifier: MIT */
/* The tables. Each kind of schema.def has one, named by one record of it (`quote`), as
 * small as can be; and a view, named by all of them (`quotes`), that says the same at
 * length. People and slow queries read the views, what must be quick reads the tables.
 *
 *   rec     the key (see db.h). Numbers grow as in the file, so that the order of a list
 *           is the order of its keys; with gaps, where records may come in between
 *   id      in the tables of kinds that are sections, the key in the file; in those of
 *   parent  the others, the number of the record it stands in
 *   line    below the first line of its segment, or below the record it stands in
 *   col
 *   layout  of `layout`, where its fields stand: most records of a file are written alike
 *   …       a column for each field that is not children, `_` for `-`: text; lists as JSON
 *           arrays; links as they are written, by id; dates followed by _from and _to,
 *           days that are NULL where the date is open
 *   pos     in `event` alone, which is listed by date: a rec whose number says its order
 *
 * and by hand: `segment`, so many records that stand one after the other; `tie`, what a
 * narrowed list shows, both ways; `files`, `diagnostics`, `meta`, `changes`
 * (index/changes.h); and the views `links` and `ties`. Private to src/index. */
#ifndef DOSSIER_INDEX_TABLES_H
#define DOSSIER_INDEX_TABLES_H

#include "index/db.h"

/* The columns that every kind's table has, from 0; those of its fields follow. */
enum column { COLUMN_REC, COLUMN_ID, COLUMN_LINE, COLUMN_COL, COLUMN_LAYOUT, COLUMN_FIELDS };
enum { COLUMN_PARENT = COLUMN_ID };

/* How one record leads to another, for `tie.how`: which fields of `b` name `a`. */
enum how {
    HOW_ABOUT = 1,
    HOW_SPEAKER = 2,
    HOW_SOURCE = 4,
    HOW_VIA = 8,
    HOW_QUOTES = 16,
    HOW_PERSON = 32, /* of a participation or a relation, and its `of` */
    HOW_ROOT = 64,   /* part-of, copy-of */
};

/* The bit of a link's field. */
enum how tables_how(enum field_tag field);

/* Makes the tables, with what writing them needs; and the indexes that only reading them
 * does, which a new generation is quicker to make when all rows are there. */
bool tables_create(struct index *ix);
bool tables_index(struct index *ix);

/* A number for all that the rows of an index depend on: the tables, the format, the
 * checks, the folding. */
int tables_version(void);

/* How many columns a field takes: 0 for children, 3 for dates, else 1. The case's `id`
 * stands in the column that every kind has. */
int tables_width(const struct field *field);

/* Adds the name of the column of a field, in quotes. */
void tables_add_column(struct buf *sql, const struct field *field);

int tables_columns(const struct kind *kind);

/* Adds an expression for where a record stands in its file, for SELECTs from the kind's
 * table as `t`. */
void tables_add_line(struct buf *sql, const struct kind *kind);

/* Kinds that are sections have ids and stand in the case; the others in a parent. */
bool tables_has_id(const struct kind *kind);

/* Takes away all records, links and ties of a file, and the texts of those up to the rec
 * `last`: INT64_MAX for all, 0 where none was taken in. */
bool tables_clear(struct index *ix, int64_t file, int64_t last);

#endif
