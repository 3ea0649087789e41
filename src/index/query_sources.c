/* SPDX-License-Identifier: MIT */
/* From quotes to roots, and from a root to what it carries. */
#include "index/query_sources.h"

#include "index/query_evidence.h"
#include "index/tables.h"

#include <stdlib.h>

enum { STEPS = 32 }; /* up from a source; more is a circle */

/* The other end of a link that a record has once. */
static int64_t linked(struct index *ix, int64_t from, enum field_tag field)
{
    struct arena a = {0};
    struct ties links = query_links(ix, from, field, &a);
    int64_t to = links.n ? links.v[0].rec : 0;
    arena_free(&a);
    return to;
}

int64_t query_root(struct index *ix, int64_t source)
{
    for (int step = 0; step < STEPS; step++) {
        int64_t up = linked(ix, source, FIELD_SOURCE_COPY_OF);
        if (!up)
            up = linked(ix, source, FIELD_SOURCE_PART_OF);
        if (!up)
            break;
        source = up;
    }
    return source;
}

int64_t query_root_of_quote(struct index *ix, int64_t quote)
{
    return query_root(ix, linked(ix, quote, FIELD_QUOTE_SOURCE));
}

struct recs query_roots(struct index *ix, struct recs quotes, struct arena *a)
{
    struct recs roots = {arena_array(a, quotes.n, sizeof *roots.v), 0};
    for (size_t i = 0; i < quotes.n; i++) {
        int64_t root = query_root_of_quote(ix, quotes.v[i]);
        size_t k = 0;
        while (k < roots.n && roots.v[k] != root)
            k++;
        if (k == roots.n && root)
            roots.v[roots.n++] = root;
    }
    return roots;
}

struct recs query_family(struct index *ix, int64_t root, struct arena *a)
{
    sqlite3_stmt *s = db_sql(ix,
        "WITH RECURSIVE family (rec) AS (SELECT ?1 UNION SELECT t.pos FROM family f"
        " JOIN tie t ON t.a = f.rec AND t.pos BETWEEN ?2 AND ?3 AND t.how & ?4)"
        " SELECT s.rec FROM family f JOIN source s ON s.rec = f.rec"
        " ORDER BY s.rec <> ?1, s.rec");
    db_bind_int(s, 1, root);
    db_bind_kind(s, 2, rec_file(root), KIND_SOURCE);
    db_bind_int(s, 4, HOW_ROOT);
    return db_recs(ix, s, a);
}

static sqlite3_stmt *quotes_from(struct index *ix, int64_t source)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT pos FROM tie WHERE a = ?1 AND pos BETWEEN ?2 AND ?3 AND how & ?4"
        " LIMIT ?5");
    db_bind_int(s, 1, source);
    db_bind_kind(s, 2, rec_file(source), KIND_QUOTE);
    db_bind_int(s, 4, HOW_SOURCE);
    return s;
}

int64_t query_family_quotes(struct index *ix, struct recs family, int64_t most)
{
    int64_t n = 0;
    for (size_t i = 0; i < family.n && n < most; i++) {
        sqlite3_stmt *s = db_sql(ix,
            "SELECT count(*) FROM (SELECT 1 FROM tie WHERE a = ?1"
            " AND pos BETWEEN ?2 AND ?3 AND how & ?4 LIMIT ?5)");
        db_bind_int(s, 1, family.v[i]);
        db_bind_kind(s, 2, rec_file(family.v[i]), KIND_QUOTE);
        db_bind_int(s, 4, HOW_SOURCE);
        db_bind_int(s, 5, most - n);
        n += db_int(ix, s);
    }
    return n;
}

static int by_rec(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void add_source(struct recs *sources, int64_t source)
{
    size_t k = 0;
    while (k < sources->n && sources->v[k] != source)
        k++;
    if (k == sources->n && source)
        sources->v[sources->n++] = source;
}

/* Quotes are narrowed by all of `by` but quotes, which a list of quotes is not. */
static struct list quotes_by(const struct list *by)
{
    struct list list = {.case_rec = by->case_rec, .kind = KIND_QUOTE};
    for (size_t i = 0; i < by->n_by; i++)
        if (index_kind(by->by[i]) != KIND_QUOTE)
            list.by[list.n_by++] = by->by[i];
    return list;
}

struct recs query_quoted_sources(struct index *ix, const struct list *by, size_t most,
                                 struct arena *a, bool *more)
{
    struct list list = quotes_by(by);
    size_t n = (size_t)query_count(ix, &list), looked = n < most ? n : most;
    struct list_row *rows = arena_array(a, looked + 1, sizeof *rows);
    struct recs sources = {arena_array(a, looked + NARROW_MAX, sizeof *sources.v), 0};
    bool by_quote = false;
    for (size_t i = 0; i < by->n_by; i++)
        if (index_kind(by->by[i]) == KIND_QUOTE) {
            add_source(&sources, linked(ix, by->by[i], FIELD_QUOTE_SOURCE));
            by_quote = true;
        }
    *more = !by_quote && looked < n;
    if (!by_quote)
        looked = query_page(ix, &list, INT64_MIN, true, looked, rows);
    for (size_t i = 0; i < looked && !by_quote; i++)
        add_source(&sources, linked(ix, rows[i].rec, FIELD_QUOTE_SOURCE));
    if (sources.n)
        qsort(sources.v, sources.n, sizeof *sources.v, by_rec);
    return sources;
}

struct recs query_quotes_of(struct index *ix, struct recs family, size_t most,
                            struct arena *a)
{
    struct recs out = {arena_array(a, most, sizeof *out.v), 0};
    for (size_t i = 0; i < family.n && out.n < most; i++) {
        sqlite3_stmt *s = quotes_from(ix, family.v[i]);
        db_bind_int(s, 5, (int64_t)(most - out.n));
        while (db_row(ix, s))
            out.v[out.n++] = sqlite3_column_int64(s, 0);
    }
    return out;
}

/* The relations and claims that a quote carries. */
static struct recs carried_by_name(struct index *ix, int64_t quote, struct arena *a)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT coalesce(?5 + x.parent, t.pos) FROM tie t"
        " LEFT JOIN account x ON x.rec = t.pos"
        " WHERE t.a = ?1 AND t.pos BETWEEN ?2 AND ?3 AND t.how & ?4");
    db_bind_int(s, 1, quote);
    db_bind_int(s, 2, rec_first(rec_file(quote)));
    db_bind_int(s, 3, rec_last(rec_file(quote)));
    db_bind_int(s, 4, HOW_QUOTES);
    db_bind_int(s, 5, rec_make(rec_file(quote), KIND_CLAIM, 0));
    return db_recs(ix, s, a);
}

struct recs query_carried(struct index *ix, int64_t quote, struct arena *a)
{
    struct ties about = query_links(ix, quote, FIELD_QUOTE_ABOUT, a);
    struct recs named = carried_by_name(ix, quote, a);
    struct recs out = {arena_array(a, about.n + named.n, sizeof *out.v), 0};
    for (size_t i = 0; i < about.n; i++)
        out.v[out.n++] = about.v[i].rec;
    for (size_t i = 0; i < named.n; i++)
        out.v[out.n++] = named.v[i];
    if (out.n)
        qsort(out.v, out.n, sizeof *out.v, by_rec);
    size_t n = 0;
    for (size_t i = 0; i < out.n; i++)
        if (!n || out.v[i] != out.v[n - 1])
            out.v[n++] = out.v[i];
    out.n = n;
    return out;
}

/* The first root of the quotes of a record that is not `root`, or 0. */
static int64_t other_root(struct index *ix, int64_t rec, int64_t root)
{
    sqlite3_stmt *s = evidence_sql(ix, rec, STR_NONE);
    int64_t other = 0, last = 0;
    while (!other && db_row(ix, s)) {
        int64_t source = linked(ix, sqlite3_column_int64(s, 0), FIELD_QUOTE_SOURCE);
        if (source == last)
            continue;
        last = source;
        other = query_root(ix, source);
        if (other == root)
            other = 0;
    }
    db_rest(s);
    return other;
}

bool query_shared(struct index *ix, int64_t rec, int64_t root)
{
    return other_root(ix, rec, root) != 0;
}

bool query_rests_on_one(struct index *ix, int64_t rec, int64_t *root)
{
    *root = other_root(ix, rec, 0);
    return *root && !other_root(ix, rec, *root);
}

size_t query_carrying(struct index *ix, int64_t rec, struct str statement, size_t most)
{
    return query_evidence_count(ix, rec, statement, most);
}

struct strs query_carried_statements(struct index *ix, int64_t rec, size_t most,
                                     struct arena *a)
{
    VEC(struct str) found = {0};
    const struct kind *kind = rec_kind(rec);
    sqlite3_stmt *s = kind && tables_has_id(kind) ? db_sql(ix,
        "SELECT nullif(substr(j.value, length(r.id) + 2), '') FROM \"%s\" r"
        " JOIN tie t ON t.a = r.rec AND t.pos BETWEEN ?2 AND ?3 AND t.how & ?4"
        " JOIN quote q ON q.rec = t.pos, json_each(q.about) j WHERE r.rec = ?1"
        " AND substr(j.value || '.', 1, length(r.id) + 1) = r.id || '.'"
        " LIMIT ?5", kind->name) : NULL;
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, rec_file(rec), KIND_QUOTE);
    db_bind_int(s, 4, HOW_ABOUT);
    db_bind_int(s, 5, (int64_t)most);
    while (db_row(ix, s))
        vec_push(&found, db_text(s, 0, a));
    struct strs out = {arena_array(a, found.n, sizeof *out.v), found.n};
    if (found.n)
        memcpy(out.v, found.v, found.n * sizeof *out.v);
    vec_free(&found);
    return out;
}

bool query_has_text(struct index *ix, int64_t source)
{
    bool text = false;
    for (int step = 0; source && !text && step < STEPS; step++) {
        sqlite3_stmt *s = db_sql(ix,
            "SELECT 1 FROM capture WHERE parent = ?1 AND rec BETWEEN ?2 AND ?3"
            " AND kind = 'text' LIMIT 1");
        db_bind_int(s, 1, rec_number(source));
        db_bind_kind(s, 2, rec_file(source), KIND_CAPTURE);
        text = db_int(ix, s) != 0;
        source = linked(ix, source, FIELD_SOURCE_PART_OF);
    }
    return text;
}
