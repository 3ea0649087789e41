/* SPDX-License-Identifier: MIT */
/* Lists, paged by key. Without narrowing, places in a list are 0, 1, 2, … without gaps,
 * and its length is a stored counter; narrowed, a list is one range of `ties`. */
#include "index/query.h"

#include "index/tables.h"

/* How far a count goes to find the record with the fewest ties. */
enum { FEW = 1000 };

/* The parameters of the statements below, by number. */
enum { PARAM_POS = 1, PARAM_MAX, PARAM_KIND, PARAM_BY };

static bool narrowed(const struct list *l)
{
    return l->n_by > 0;
}

/* Narrowed by a record of another file, a list is empty: links stay within a file. */
static bool possible(const struct list *l)
{
    bool ok = l->case_rec > 0 && l->kind < KINDS && l->n_by <= NARROW_MAX;
    for (size_t i = 0; ok && i < l->n_by; i++)
        ok = rec_file(l->by[i]) == rec_file(l->case_rec);
    return ok;
}

static int64_t few_ties(struct index *ix, int64_t rec, enum kind_tag kind)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT count(*) FROM (SELECT 1 FROM ties"
        " WHERE a = ?1 AND kind = ?2 LIMIT ?3)");
    db_bind_int(s, 1, rec);
    db_bind_int(s, 2, kind);
    db_bind_int(s, 3, FEW);
    return db_int(ix, s);
}

/* Stacked narrowing walks the ties of one record and looks each up among the others': it
 * walks the shortest. */
static size_t shortest(struct index *ix, const struct list *l)
{
    if (l->n_by < 2)
        return 0;
    size_t best = 0;
    int64_t least = INT64_MAX;
    for (size_t i = 0; i < l->n_by; i++) {
        int64_t n = few_ties(ix, l->by[i], l->kind);
        if (n < least) {
            least = n;
            best = i;
        }
    }
    return best;
}

/* "SELECT what FROM … WHERE …" of a list; the caller adds conditions on `t.pos`. */
static sqlite3_stmt *list_sql(struct index *ix, const struct list *l, const char *what,
                              const char *rest)
{
    struct buf sql = {0};
    if (narrowed(l)) {
        buf_addf(&sql, "SELECT %s FROM ties t WHERE t.a = ?%d AND t.kind = ?%d", what,
                 PARAM_BY, PARAM_KIND);
        for (size_t i = 1; i < l->n_by; i++)
            buf_addf(&sql, " AND EXISTS (SELECT 1 FROM ties x WHERE x.a = ?%zu"
                           " AND x.kind = t.kind AND x.pos = t.pos AND x.b = t.b)",
                     PARAM_BY + i);
    } else {
        buf_addf(&sql, "SELECT %s FROM \"%s\" t WHERE t.file = ?%d", what,
                 schema_kind(l->kind)->table, PARAM_BY);
    }
    sqlite3_stmt *s = db_sql(ix, "%s %s", buf_z(&sql), rest);
    buf_free(&sql);
    return s;
}

static void list_bind(struct index *ix, const struct list *l, sqlite3_stmt *s)
{
    if (!narrowed(l)) {
        db_bind_int(s, PARAM_BY, rec_file(l->case_rec));
        return;
    }
    size_t first = shortest(ix, l);
    int param = PARAM_BY;
    db_bind_int(s, PARAM_KIND, l->kind);
    db_bind_int(s, param++, l->by[first]);
    for (size_t i = 0; i < l->n_by; i++)
        if (i != first)
            db_bind_int(s, param++, l->by[i]);
}

static int64_t counter(struct index *ix, const struct list *l)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT \"%s\" FROM files WHERE file = ?1",
        schema_kind(l->kind)->table);
    db_bind_int(s, 1, rec_file(l->case_rec));
    return db_int(ix, s);
}

int64_t query_count(struct index *ix, const struct list *l)
{
    return query_rank(ix, l, INT64_MAX);
}

int64_t query_rank(struct index *ix, const struct list *l, int64_t pos)
{
    if (!possible(l) || pos <= 0)
        return 0;
    if (!narrowed(l)) {
        int64_t n = counter(ix, l);
        return pos < n ? pos : n;
    }
    sqlite3_stmt *s = list_sql(ix, l, "count(*)", "AND t.pos < ?1");
    list_bind(ix, l, s);
    db_bind_int(s, PARAM_POS, pos);
    return db_int(ix, s);
}

size_t query_page(struct index *ix, const struct list *l, int64_t pos, bool forward,
                  size_t max, struct list_row *out)
{
    if (!possible(l) || !max)
        return 0;
    const char *what = narrowed(l) ? "t.pos, t.b" : "t.pos, t.rec";
    sqlite3_stmt *s =
        list_sql(ix, l, what, forward ? "AND t.pos >= ?1 ORDER BY t.pos LIMIT ?2"
                                      : "AND t.pos <= ?1 ORDER BY t.pos DESC LIMIT ?2");
    list_bind(ix, l, s);
    db_bind_int(s, PARAM_POS, pos);
    db_bind_int(s, PARAM_MAX, max > INT64_MAX ? INT64_MAX : (int64_t)max);
    size_t n = 0;
    while (db_row(ix, s)) {
        out[n].pos = sqlite3_column_int64(s, 0);
        out[n++].rec = sqlite3_column_int64(s, 1);
    }
    return n;
}

static bool tied(struct index *ix, int64_t a, int64_t pos, int64_t b)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT 1 FROM ties WHERE a = ?1 AND kind = ?2 AND pos = ?3"
        " AND b = ?4");
    db_bind_int(s, 1, a);
    db_bind_int(s, 2, index_kind(b));
    db_bind_int(s, 3, pos);
    db_bind_int(s, 4, b);
    return db_int(ix, s) != 0;
}

bool query_in_list(struct index *ix, const struct list *l, int64_t rec)
{
    if (!possible(l) || !rec_kind(rec) || index_kind(rec) != l->kind ||
        rec_file(rec) != rec_file(l->case_rec))
        return false;
    sqlite3_stmt *s = db_sql(ix,
        "SELECT pos FROM \"%s\" WHERE rec = ?1",
        schema_kind(l->kind)->table);
    db_bind_int(s, 1, rec);
    if (!db_row(ix, s))
        return false;
    int64_t pos = sqlite3_column_int64(s, 0);
    db_rest(s);
    for (size_t i = 0; i < l->n_by; i++)
        if (!tied(ix, l->by[i], pos, rec))
            return false;
    return true;
}
