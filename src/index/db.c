/* SPDX-License-Identifier: MIT */
/* One connection: opened with every door shut that a hostile database could use, and a
 * cache of statements none of which outlives the call that runs it. */
#include "index/db.h"

#include "base/mem.h"
#include "index/tables.h"

#include <stdlib.h>

enum kind_tag index_kind(int64_t rec)
{
    return (enum kind_tag)(rec >> 32 & 0xff);
}

const struct kind *rec_kind(int64_t rec)
{
    enum kind_tag tag = index_kind(rec);
    return rec > 0 && tag < KINDS ? schema_kind(tag) : NULL;
}

void db_fail(struct index *ix)
{
    buf_clear(&ix->error);
    buf_addz(&ix->error, sqlite3_errmsg(ix->db));
}

bool db_exec(struct index *ix, const char *sql)
{
    if (sqlite3_exec(ix->db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    db_fail(ix);
    return false;
}

/* The connection's mutex stays on (FULLMUTEX): index_copy reads it beside its owner. */
static struct index *db_open(void)
{
    struct index *ix = mem_alloc(sizeof *ix);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY |
                SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE;
    if (sqlite3_open_v2(":memory:", &ix->db, flags, NULL) != SQLITE_OK) {
        db_fail(ix);
        return ix;
    }
    sqlite3_db_config(ix->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(ix->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(ix->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_db_config(ix->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(ix->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(ix->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    db_exec(ix, "PRAGMA cell_size_check = on; PRAGMA mmap_size = 0;"
                "PRAGMA temp_store = memory");
    return ix;
}

struct index *index_open(void)
{
    struct index *ix = db_open();
    tables_create(ix);
    return ix;
}

/* The backup holds the source's mutex while it copies, so that its owner may go on asking
 * meanwhile; only from->db is touched. */
struct index *index_copy(struct index *from)
{
    struct index *ix = db_open();
    sqlite3_backup *backup = sqlite3_backup_init(ix->db, "main", from->db, "main");
    bool whole = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    sqlite3_backup_finish(backup);
    if (!whole) {
        tables_create(ix);
        buf_clear(&ix->error);
        buf_addz(&ix->error, "the index could not be copied");
    }
    return ix;
}

void index_close(struct index *ix)
{
    if (!ix)
        return;
    for (size_t i = 0; i < ix->statements.n; i++)
        sqlite3_finalize(ix->statements.v[i]);
    vec_free(&ix->statements);
    sqlite3_close(ix->db);
    buf_free(&ix->error);
    free(ix);
}

struct str index_error(const struct index *ix)
{
    return buf_str(&ix->error);
}

static sqlite3_stmt *statement_find(struct index *ix, const char *sql)
{
    for (size_t i = 0; i < ix->statements.n; i++)
        if (strcmp(sqlite3_sql(ix->statements.v[i]), sql) == 0)
            return ix->statements.v[i];
    return NULL;
}

static sqlite3_stmt *statement_make(struct index *ix, const char *sql)
{
    sqlite3_stmt *s = NULL;
    unsigned flags = SQLITE_PREPARE_PERSISTENT;
    if (sqlite3_prepare_v3(ix->db, sql, -1, flags, &s, NULL) == SQLITE_OK)
        vec_push(&ix->statements, s);
    else
        db_fail(ix);
    return s;
}

sqlite3_stmt *db_sql(struct index *ix, const char *format, ...)
{
    struct buf sql = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&sql, format, args);
    va_end(args);
    sqlite3_stmt *s = statement_find(ix, buf_z(&sql));
    if (!s)
        s = statement_make(ix, buf_z(&sql));
    buf_free(&sql);
    return s;
}

void db_bind_int(sqlite3_stmt *s, int i, int64_t value)
{
    if (s)
        sqlite3_bind_int64(s, i, value);
}

void db_bind_text(sqlite3_stmt *s, int i, struct str text)
{
    const char *p = text.p ? text.p : "";
    if (s)
        sqlite3_bind_text64(s, i, p, text.n, SQLITE_STATIC, SQLITE_UTF8);
}

void db_rest(sqlite3_stmt *s)
{
    if (!s)
        return;
    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
}

bool db_row(struct index *ix, sqlite3_stmt *s)
{
    if (!s)
        return false;
    int rc = sqlite3_step(s);
    if (rc == SQLITE_ROW)
        return true;
    if (rc != SQLITE_DONE)
        db_fail(ix);
    db_rest(s);
    return false;
}

bool db_run(struct index *ix, sqlite3_stmt *s)
{
    if (!s)
        return false;
    int rc;
    do
        rc = sqlite3_step(s);
    while (rc == SQLITE_ROW);
    if (rc != SQLITE_DONE)
        db_fail(ix);
    db_rest(s);
    return rc == SQLITE_DONE;
}

int64_t db_int(struct index *ix, sqlite3_stmt *s)
{
    if (!db_row(ix, s))
        return 0;
    int64_t value = sqlite3_column_int64(s, 0);
    db_rest(s);
    return value;
}

struct recs db_recs(struct index *ix, sqlite3_stmt *s, struct arena *a)
{
    VEC(int64_t) found = {0};
    while (db_row(ix, s))
        vec_push(&found, sqlite3_column_int64(s, 0));
    struct recs out = {arena_array(a, found.n, sizeof *out.v), found.n};
    if (found.n)
        memcpy(out.v, found.v, found.n * sizeof *out.v);
    vec_free(&found);
    return out;
}

struct str db_column(sqlite3_stmt *s, int column)
{
    const unsigned char *p = sqlite3_column_text(s, column);
    return (struct str){(const char *)p, p ? (size_t)sqlite3_column_bytes(s, column) : 0};
}

struct str db_text(sqlite3_stmt *s, int column, struct arena *a)
{
    struct str text = db_column(s, column);
    return text.p ? arena_str(a, text) : text;
}
