/* SPDX-License-Identifier: MIT */
/* Lists, paged by key. Without narrowing, a list is a range of its kind's table, and its
 * length is a stored counter; narrowed, it is a range of `tie`. */
#include "index/query.h"

#include "index/tables.h"
#include "index/tied.h"

/* How far a count goes to find the record with the fewest ties. */
enum { FEW = 1000 };

/* The parameters of the statements below, by number: places from FROM to TO. */
enum { PARAM_FROM = 1, PARAM_TO, PARAM_MAX, PARAM_BY };

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
        "SELECT count(*) FROM (SELECT 1 FROM tie"
        " WHERE a = ?1 AND pos BETWEEN ?2 AND ?3 LIMIT ?4)");
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, rec_file(rec), kind);
    db_bind_int(s, 4, FEW);
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

/* The column that says the place in the list, of `t`. */
static const char *pos_column(const struct list *l)
{
    return narrowed(l) || l->kind == KIND_EVENT ? "t.pos" : "t.rec";
}

/* "SELECT what FROM … WHERE …" of a list, from one place to another. */
static sqlite3_stmt *list_sql(struct index *ix, const struct list *l, const char *what,
                              const char *rest)
{
    struct buf sql = {0};
    const char *pos = pos_column(l);
    buf_addf(&sql, "SELECT %s FROM \"%s\" t WHERE %s BETWEEN ?%d AND ?%d", what,
             narrowed(l) ? "tie" : schema_kind(l->kind)->name, pos, PARAM_FROM, PARAM_TO);
    if (narrowed(l))
        buf_addf(&sql, " AND t.a = ?%d", PARAM_BY);
    for (size_t i = 1; i < l->n_by; i++)
        buf_addf(&sql, " AND EXISTS (SELECT 1 FROM tie x WHERE x.a = ?%zu"
                       " AND x.pos = t.pos)", PARAM_BY + i);
    buf_addf(&sql, " %s", rest);
    sqlite3_stmt *s = db_sql(ix, "%s", buf_z(&sql));
    buf_free(&sql);
    return s;
}

/* Places outside the list's kind and file are its ends. */
static void list_bind(struct index *ix, const struct list *l, sqlite3_stmt *s, int64_t from,
                      int64_t to)
{
    int64_t file = rec_file(l->case_rec);
    int64_t first = rec_make(file, l->kind, 0), last = rec_make(file, l->kind, UINT32_MAX);
    db_bind_int(s, PARAM_FROM, from < first ? first : from);
    db_bind_int(s, PARAM_TO, to > last ? last : to);
    if (!narrowed(l))
        return;
    size_t shortest_by = shortest(ix, l);
    int param = PARAM_BY;
    db_bind_int(s, param++, l->by[shortest_by]);
    for (size_t i = 0; i < l->n_by; i++)
        if (i != shortest_by)
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
    if (possible(l) && !narrowed(l))
        return counter(ix, l);
    return query_rank(ix, l, INT64_MAX);
}

/* How many stand before the segment of that place, and where it begins; for kinds that are
 * listed as in the file. */
static int64_t before_segment(struct index *ix, const struct list *l, int64_t pos,
                              int64_t *first)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT before, first FROM segment WHERE first BETWEEN ?1 AND ?2"
        " ORDER BY first DESC LIMIT 1");
    db_bind_int(s, 1, rec_make(rec_file(l->case_rec), l->kind, 0));
    db_bind_int(s, 2, pos);
    *first = INT64_MIN;
    if (!db_row(ix, s))
        return 0;
    int64_t before = sqlite3_column_int64(s, 0);
    *first = sqlite3_column_int64(s, 1);
    db_rest(s);
    return before;
}

/* ---- what a quote is tied to ---- */

/* The quote whose row has the list's records, or 0: they are few. */
static int64_t quote_of(const struct list *l)
{
    for (size_t i = 0; i < l->n_by; i++)
        if (tied_by_row(l->by[i], l->kind))
            return l->by[i];
    return 0;
}

static bool tied_to_all(struct index *ix, const struct list *l, struct list_row row)
{
    for (size_t i = 0; i < l->n_by; i++)
        if (!tied_to(ix, l->by[i], row))
            return false;
    return true;
}

/* The whole list. */
static struct recs few_places(struct index *ix, const struct list *l, struct arena *a)
{
    struct recs places = tied_places(ix, quote_of(l), l->kind, a);
    size_t n = 0;
    for (size_t i = 0; i < places.n; i++) {
        struct list_row row = {places.v[i], tied_rec_at(ix, places.v[i])};
        if (tied_to_all(ix, l, row))
            places.v[n++] = places.v[i];
    }
    places.n = n;
    return places;
}

static int64_t few_rank(struct index *ix, const struct list *l, int64_t pos)
{
    struct arena a = {0};
    struct recs places = few_places(ix, l, &a);
    int64_t n = 0;
    while ((size_t)n < places.n && places.v[n] < pos)
        n++;
    arena_free(&a);
    return n;
}

static size_t few_page(struct index *ix, const struct list *l, int64_t pos, bool forward,
                       size_t max, struct list_row *out)
{
    struct arena a = {0};
    struct recs places = few_places(ix, l, &a);
    size_t n = 0;
    for (size_t i = 0; i < places.n && n < max; i++) {
        int64_t place = places.v[forward ? i : places.n - 1 - i];
        if (forward ? place >= pos : place <= pos)
            out[n++].pos = place;
    }
    arena_free(&a);
    return n;
}

/* ---- all lists ---- */

int64_t query_rank(struct index *ix, const struct list *l, int64_t pos)
{
    int64_t before = 0, first = INT64_MIN;
    if (!possible(l) || pos == INT64_MIN)
        return 0;
    if (quote_of(l))
        return few_rank(ix, l, pos);
    if (!narrowed(l) && l->kind != KIND_EVENT)
        before = before_segment(ix, l, pos, &first);
    sqlite3_stmt *s = list_sql(ix, l, "count(*)", "");
    list_bind(ix, l, s, first, pos - 1);
    return before + db_int(ix, s);
}

static size_t page(struct index *ix, const struct list *l, int64_t pos, bool forward,
                   size_t max, struct list_row *out)
{
    struct buf rest = {0};
    buf_addf(&rest, "ORDER BY %s %s LIMIT ?%d", pos_column(l), forward ? "" : "DESC",
             PARAM_MAX);
    sqlite3_stmt *s = list_sql(ix, l, pos_column(l), buf_z(&rest));
    buf_free(&rest);
    list_bind(ix, l, s, forward ? pos : INT64_MIN, forward ? INT64_MAX : pos);
    db_bind_int(s, PARAM_MAX, max > INT64_MAX ? INT64_MAX : (int64_t)max);
    size_t n = 0;
    while (db_row(ix, s))
        out[n++].pos = sqlite3_column_int64(s, 0);
    return n;
}

size_t query_page(struct index *ix, const struct list *l, int64_t pos, bool forward,
                  size_t max, struct list_row *out)
{
    if (!possible(l) || !max)
        return 0;
    size_t n = quote_of(l) ? few_page(ix, l, pos, forward, max, out)
                           : page(ix, l, pos, forward, max, out);
    for (size_t i = 0; i < n; i++)
        out[i].rec = tied_rec_at(ix, out[i].pos);
    return n;
}

bool query_in_list(struct index *ix, const struct list *l, int64_t rec)
{
    if (!possible(l) || !rec_kind(rec) || index_kind(rec) != l->kind ||
        rec_file(rec) != rec_file(l->case_rec))
        return false;
    struct list_row row = {tied_pos_of(ix, rec), rec};
    return row.pos && tied_to_all(ix, l, row);
}
