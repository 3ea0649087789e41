/* SPDX-License-Identifier: MIT */
/* Rows in columns that are as wide as they need to be, for people. */
#ifndef DOSSIER_CLI_TABLE_H
#define DOSSIER_CLI_TABLE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

/* Zero-initialise with the number of columns; table_free gives its memory back. */
struct table {
    size_t columns;
    struct arena arena;
    VEC(struct str) cells; /* row by row, fit to be shown */
};

/* Adds the next cell, raw: it is made fit to be shown here. */
void table_add(struct table *t, struct str raw);
void table_addf(struct table *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds the lines to `out`; columns of nothing but numbers stand to the right. The last
 * column is as long as it is; others are cut at `most` columns of the screen. */
void table_print(const struct table *t, size_t most, struct buf *out);
void table_free(struct table *t);

#endif
