/* SPDX-License-Identifier: MIT */
/* SQL of the user's own, on the tables that docs/index.md describes. It reads and does
 * nothing else: whatever else a statement asks for is refused before it runs. */
#ifndef DOSSIER_INDEX_SQL_H
#define DOSSIER_INDEX_SQL_H

#include "index/index.h"

enum sql_type { SQL_NULL, SQL_NUMBER, SQL_TEXT };

/* A value of a row, borrowed for the call; numbers as text. */
struct sql_value {
    enum sql_type type;
    struct str text;
};

/* Each returns false to end it. The names of the columns come once, before the rows. */
struct sql_sink {
    void *self;
    bool (*names)(void *self, const struct sql_value *names, size_t n);
    bool (*row)(void *self, const struct sql_value *values, size_t n);
};

/* Runs one statement. False when it is wrong or failed: `why` says how, raw; where it is
 * the index that failed, so does index_error. */
bool sql_run(struct index *ix, struct str sql, const struct sql_sink *sink, struct buf *why);

#endif
