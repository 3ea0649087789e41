/* SPDX-License-Identifier: MIT */
/* The connection, its statements, and what every file of this room knows of the tables.
 * Private to src/index.
 *
 * A rec is file << 40 | kind << 32 | number, so that all that belongs to one file, or to
 * one kind in it, is one range of keys. Numbers grow as in the file, with gaps.
 *
 * Values are bound, never formatted: the only text that makes its way into SQL is a name
 * of schema.def. */
#ifndef DOSSIER_INDEX_DB_H
#define DOSSIER_INDEX_DB_H

#include "base/buf.h"
#include "base/vec.h"
#include "index/query.h"

#include <sqlite3.h>

enum { DB_PATCH_LEAST = 1 << 18 }; /* bytes */

struct index {
    sqlite3 *db;
    VEC(sqlite3_stmt *) statements; /* each SQL text once, kept until the index closes */
    struct buf error;
    struct buf folder;   /* goes before the paths in `files`: "cases/", or nothing */
    uint64_t generation; /* of the cache; 0 in memory */
    int use;             /* the lock that keeps the generation from going; -1 for none */
    int64_t version;     /* the data_version at the last index_hold */
    struct romaniser *romaniser; /* for the full text; NULL until it is needed */
    struct layouts *layouts;     /* those that a writer knows of; NULL until then */
    size_t patch_least;  /* bytes of a file that is worth it to read in part (patch.h) */
    size_t patches;      /* files of which only a part was read so far */
    bool bulk;           /* in the making: it has no journal, nothing can be rolled back */
};

/* How a database file is opened: by a reader, by its writer, or as a new one that nobody
 * else knows of. */
enum db_mode { DB_READ, DB_WRITE, DB_NEW };

/* Opens a file of the cache: it must be of this version, and of the library with that real
 * path. NULL when it is not: `why` says what is wrong with it, and stays empty where that
 * is its version or library. DB_NEW makes the tables in an empty file, without the indexes
 * that are quicker to make last. */
struct index *db_open_file(const char *path, enum db_mode mode, const char *root,
                           struct buf *why);

enum { REC_FILES = 1 << 23 }; /* file numbers lie below it */

/* Multiplied, since what is no record may be below 0, and that cannot be shifted. */
static inline int64_t rec_make(int64_t file, enum kind_tag kind, uint32_t number)
{
    return file * ((int64_t)1 << 40) | (int64_t)kind << 32 | number;
}

static inline int64_t rec_file(int64_t rec)
{
    return rec >> 40;
}

static inline uint32_t rec_number(int64_t rec)
{
    return (uint32_t)(rec & UINT32_MAX);
}

/* The first and the last rec that a file can have. */
static inline int64_t rec_first(int64_t file)
{
    return file << 40;
}

static inline int64_t rec_last(int64_t file)
{
    return file << 40 | ((INT64_C(1) << 40) - 1);
}

/* Binds the first and the last rec that a kind can have in a file, and so the list
 * positions of its records, to the parameters i and i + 1. */
void db_bind_kind(sqlite3_stmt *s, int i, int64_t file, enum kind_tag kind);

/* The kind of a rec; NULL when it is not one of ours. */
const struct kind *rec_kind(int64_t rec);

/* The statement of that SQL, made at its first use; the index's own. It must be at rest:
 * what one caller steps through, another may not start. NULL after a failure, which the
 * functions below take and do nothing with. */
sqlite3_stmt *db_sql(struct index *ix, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Parameters from 1. Bound text is borrowed until the statement comes to rest. */
void db_bind_int(sqlite3_stmt *s, int i, int64_t value);
void db_bind_text(sqlite3_stmt *s, int i, struct str text);

/* Steps to the next row. At the last, or on a failure, the statement is put to rest and
 * the return is false. A caller that stops earlier calls db_rest. */
bool db_row(struct index *ix, sqlite3_stmt *s);
void db_rest(sqlite3_stmt *s);

/* Runs to the end; false on a failure. */
bool db_run(struct index *ix, sqlite3_stmt *s);

/* The first column of the first row, 0 when there is none; puts the statement to rest. */
int64_t db_int(struct index *ix, sqlite3_stmt *s);

/* The first column of every row. */
struct recs db_recs(struct index *ix, sqlite3_stmt *s, struct arena *a);

/* A column (from 0) of the present row, p NULL where it is NULL: borrowed until the next
 * step, or a copy in the arena. */
struct str db_column(sqlite3_stmt *s, int column);
struct str db_text(sqlite3_stmt *s, int column, struct arena *a);

/* Runs SQL text of our own that takes no parameters; false on a failure. */
bool db_exec(struct index *ix, const char *sql);

/* Keeps what SQLite says of its last failure for index_error. */
void db_fail(struct index *ix);

#endif
