/* SPDX-License-Identifier: MIT */
/* What may run is told by SQLite's authoriser, not by looking at the text. */
#include "index/sql.h"

#include "index/db.h"

enum { SQL_LIMIT = 1 << 20, VALUE_LIMIT = 1 << 26 }; /* bytes */

static const char refused[] = "a query only reads: it begins with SELECT or WITH";

/* The full text asks for data_version on its own account. */
static int authorise(void *self, int action, const char *a, const char *b, const char *c,
                     const char *d)
{
    (void)self, (void)c, (void)d;
    bool reads = action == SQLITE_SELECT || action == SQLITE_READ ||
                 action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE ||
                 (action == SQLITE_PRAGMA && !b && strcmp(a, "data_version") == 0);
    return reads ? SQLITE_OK : SQLITE_DENY;
}

/* Whether it is the database's fault. */
static bool is_damage(int rc)
{
    switch (rc & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return true;
    default:
        return false;
    }
}

static void failed(struct index *ix, int rc, struct buf *why)
{
    buf_addz(why, (rc & 0xff) == SQLITE_AUTH ? refused : sqlite3_errmsg(ix->db));
    if (is_damage(rc))
        db_fail(ix);
}

/* One statement and nothing behind it; NULL with `why`. */
static sqlite3_stmt *prepare(struct index *ix, struct str sql, struct buf *why)
{
    sqlite3_stmt *s = NULL, *more = NULL;
    const char *rest = NULL;
    int rc = sqlite3_prepare_v2(ix->db, sql.p, (int)sql.n, &s, &rest);
    /* what a view would have to do is refused before the authoriser is asked */
    struct str message = str_of(sqlite3_errmsg(ix->db));
    if (rc == SQLITE_ERROR && str_starts(message, STR("cannot modify")))
        buf_addz(why, refused);
    else if (rc != SQLITE_OK)
        failed(ix, rc, why);
    else if (!s)
        buf_addz(why, "there is no statement in it");
    else if (!sqlite3_stmt_readonly(s))
        buf_addz(why, refused);
    else if (sqlite3_prepare_v2(ix->db, rest, (int)(sql.p + sql.n - rest), &more, NULL) !=
                 SQLITE_OK || more)
        buf_addz(why, "there is more than one statement: run them one by one");
    sqlite3_finalize(more);
    if (!why->n)
        return s;
    sqlite3_finalize(s);
    return NULL;
}

static struct sql_value value_of(sqlite3_stmt *s, int column)
{
    int type = sqlite3_column_type(s, column);
    if (type == SQLITE_NULL)
        return (struct sql_value){.type = SQL_NULL};
    bool number = type == SQLITE_INTEGER || type == SQLITE_FLOAT;
    return (struct sql_value){number ? SQL_NUMBER : SQL_TEXT, db_column(s, column)};
}

static bool run(struct index *ix, sqlite3_stmt *s, const struct sql_sink *sink,
                struct buf *why)
{
    size_t n = (size_t)sqlite3_column_count(s);
    struct sql_value *values = mem_array(n, sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = (struct sql_value){SQL_TEXT, str_of(sqlite3_column_name(s, (int)i))};
    bool go_on = sink->names(sink->self, values, n);
    int rc = SQLITE_DONE;
    while (go_on && (rc = sqlite3_step(s)) == SQLITE_ROW) {
        for (size_t i = 0; i < n; i++)
            values[i] = value_of(s, (int)i);
        go_on = sink->row(sink->self, values, n);
    }
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        failed(ix, rc, why);
    free(values);
    return why->n == 0;
}

/* The full text is opened first: making its table known looks like a change to the
 * authoriser. */
bool sql_run(struct index *ix, struct str sql, const struct sql_sink *sink, struct buf *why)
{
    if (sql.n > SQL_LIMIT) {
        buf_addz(why, "the statement is too long");
        return false;
    }
    if (!db_sql(ix, "SELECT rowid FROM text LIMIT 0")) {
        buf_add(why, index_error(ix));
        return false;
    }
    sqlite3_limit(ix->db, SQLITE_LIMIT_LENGTH, VALUE_LIMIT);
    sqlite3_set_authorizer(ix->db, authorise, NULL);
    sqlite3_stmt *s = prepare(ix, sql, why);
    bool good = s && run(ix, s, sink, why);
    sqlite3_finalize(s);
    sqlite3_set_authorizer(ix->db, NULL, NULL);
    return good;
}
