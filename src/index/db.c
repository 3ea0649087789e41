/* SPDX-License-Identifier: MIT */
/* One connection: opened with every door shut that a hostile database could use, and a
 * cache of statements none of which outlives the call that runs it. */
#include "index/db.h"

#include "base/mem.h"
#include "base/romanise.h"
#include "index/layouts.h"
#include "index/tables.h"

#include <stdlib.h>
#include <unistd.h>

/* "dssr", so that file(1) and we can tell what it is. */
enum { APPLICATION_ID = 0x64737372 };

/* Readers wait for a commit, and for the rollback of a writer that was killed. */
enum { BUSY_MS = 10000 };

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

/* In memory the connection's mutex stays on: index_copy reads it beside its owner. */
static struct index *db_open(const char *path, int flags)
{
    struct index *ix = mem_alloc(sizeof *ix);
    ix->use = -1;
    ix->patch_least = DB_PATCH_LEAST;
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE;
    flags |= flags & SQLITE_OPEN_MEMORY ? SQLITE_OPEN_FULLMUTEX : SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path, &ix->db, flags, NULL) != SQLITE_OK) {
        db_fail(ix);
        return ix;
    }
    sqlite3_busy_timeout(ix->db, BUSY_MS);
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

static struct index *db_open_memory(void)
{
    return db_open(":memory:", SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY);
}

struct index *index_open(void)
{
    struct index *ix = db_open_memory();
    if (tables_create(ix))
        tables_index(ix);
    return ix;
}

/* What is not written by this version for this library is as good as damaged. */
static bool is_ours(struct index *ix, const char *root, struct buf *why)
{
    int64_t id = db_int(ix, db_sql(ix, "PRAGMA application_id"));
    int64_t version = db_int(ix, db_sql(ix, "PRAGMA user_version"));
    if (index_error(ix).n || id != APPLICATION_ID) {
        buf_addz(why, "it is no index of cases");
        return false;
    }
    if (version != tables_version())
        return false;
    sqlite3_stmt *s = db_sql(ix, "PRAGMA journal_mode");
    bool rollback = db_row(ix, s) && str_eq(db_column(s, 0), STR("delete"));
    db_rest(s);
    if (!rollback) {
        buf_addz(why, "it has another journal than ours");
        return false;
    }
    s = db_sql(ix, "SELECT count(*) FROM meta WHERE name = 'library' AND value = ?1");
    db_bind_text(s, 1, str_of(root));
    bool same = db_int(ix, s) == 1;
    if (index_error(ix).n)
        buf_add(why, index_error(ix));
    return same;
}

static bool make_ours(struct index *ix, const char *root)
{
    if (!tables_create(ix))
        return false;
    sqlite3_stmt *s = db_sql(ix,
        "INSERT INTO meta VALUES ('library', ?1), ('program', '" PACKAGE_STRING "')");
    db_bind_text(s, 1, str_of(root));
    struct buf sql = {0};
    buf_addf(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION_ID,
             tables_version());
    bool ok = db_run(ix, s) && db_exec(ix, buf_z(&sql));
    buf_free(&sql);
    return ok;
}

/* A writer keeps all it changes in memory until it commits: a page written before would
 * lock the readers out from then on. A new generation has no readers, and no journal: what
 * a killed one leaves behind is never read. */
static const char *const opening[] = {
    [DB_READ] = "PRAGMA query_only = on; PRAGMA cache_size = -4096",
    [DB_WRITE] = "PRAGMA cache_spill = off",
    [DB_NEW] = ("PRAGMA page_size = 8192; PRAGMA journal_mode = off; PRAGMA synchronous = normal;"
                "PRAGMA cache_size = -8192"),
};

/* Defensive, SQLite passes over `journal_mode = off` without a word. */
static bool begin(struct index *ix, enum db_mode mode)
{
    sqlite3_db_config(ix->db, SQLITE_DBCONFIG_DEFENSIVE, mode != DB_NEW, NULL);
    bool ok = db_exec(ix, opening[mode]);
    sqlite3_db_config(ix->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return ok;
}

struct index *db_open_file(const char *path, enum db_mode mode, const char *root,
                           struct buf *why)
{
    struct index *ix = db_open(path, 0);
    bool new = mode == DB_NEW;
    ix->bulk = new;
    if (!index_error(ix).n && begin(ix, mode) &&
        (new ? make_ours(ix, root) : is_ours(ix, root, why)))
        return ix;
    if (!why->n)
        buf_add(why, index_error(ix));
    index_close(ix);
    return NULL;
}

uint64_t index_generation(const struct index *ix)
{
    return ix->generation;
}

bool index_hold(struct index *ix)
{
    if (!ix->generation || !sqlite3_get_autocommit(ix->db) || !db_exec(ix, "BEGIN"))
        return false;
    int64_t before = ix->version;
    ix->version = db_int(ix, db_sql(ix, "PRAGMA data_version"));
    return before && ix->version && ix->version != before;
}

void index_let_go(struct index *ix)
{
    if (ix->generation && !sqlite3_get_autocommit(ix->db))
        db_exec(ix, "COMMIT");
}

/* The backup holds the source's mutex while it copies, so that its owner may go on asking
 * meanwhile; only from->db is touched. */
struct index *index_copy(struct index *from)
{
    struct index *ix = db_open_memory();
    buf_add(&ix->folder, buf_str(&from->folder));
    sqlite3_backup *backup = sqlite3_backup_init(ix->db, "main", from->db, "main");
    bool whole = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    sqlite3_backup_finish(backup);
    if (!whole) {
        if (tables_create(ix))
            tables_index(ix);
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
    if (ix->use >= 0)
        close(ix->use);
    romaniser_free(ix->romaniser);
    layouts_forget(ix);
    buf_free(&ix->folder);
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

void db_bind_kind(sqlite3_stmt *s, int i, int64_t file, enum kind_tag kind)
{
    db_bind_int(s, i, rec_make(file, kind, 0));
    db_bind_int(s, i + 1, rec_make(file, kind, UINT32_MAX));
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
