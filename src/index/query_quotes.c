/* SPDX-License-Identifier: MIT */
/* Quotes of a record, as many as a screen shows: `ties` has them in order, so that the
 * first of thousands cost no more than the first of ten. */
#include "index/query.h"

#include "index/tables.h"

enum {
    LINKS_MAX = 10000, /* of which the few that are wanted are sorted out */
    TIES_MAX = 5000,   /* that are looked at where there are more */
};

/* The recs of that record's file that are quotes: ?4 to ?5. */
static void bind_quotes(sqlite3_stmt *s, int64_t rec)
{
    db_bind_int(s, 4, rec_make(rec_file(rec), KIND_QUOTE, 0));
    db_bind_int(s, 5, rec_make(rec_file(rec), KIND_QUOTE, UINT32_MAX));
}

/* How many links lead to ?1 by that field of quotes, counted up to `max`. */
static int64_t count_links(struct index *ix, int64_t to, const char *field, int64_t max)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT count(*) FROM (SELECT 1 FROM links WHERE to_rec = ?1 AND field = ?2"
        " AND from_rec BETWEEN ?4 AND ?5 LIMIT ?3)");
    db_bind_int(s, 1, to);
    db_bind_text(s, 2, str_of(field));
    db_bind_int(s, 3, max);
    bind_quotes(s, to);
    return db_int(ix, s);
}

/* " AND [NOT] EXISTS (the quote t.b leads to ?1 by that field)". */
static void add_condition(struct buf *sql, const char *word, const char *field)
{
    buf_addf(sql, " AND %sEXISTS (SELECT 1 FROM links l WHERE l.from_rec = t.b"
                  " AND l.field = '%s' AND l.to_rec = ?1)", word, field);
}

/* By what is tied, in order. */
static void add_tied(struct buf *sql, const struct quotes_by *q)
{
    buf_addf(sql, "SELECT t.b FROM (SELECT pos, b FROM ties WHERE a = ?1 AND kind = %d"
                  " ORDER BY pos", KIND_QUOTE);
    if (q->n_but)
        buf_addf(sql, " LIMIT %d", TIES_MAX);
    buf_addz(sql, ") t WHERE 1");
    add_condition(sql, "", schema_field(q->by)->name);
    for (size_t i = 0; i < q->n_but; i++)
        add_condition(sql, "NOT ", schema_field(q->but[i])->name);
    buf_addz(sql, " ORDER BY t.pos LIMIT ?3");
}

/* By the links, which have an order of their own. */
static void add_linked(struct buf *sql, const struct quotes_by *q)
{
    static const char from[] = "SELECT from_rec FROM links WHERE to_rec = ?1"
                               " AND from_rec BETWEEN ?4 AND ?5 AND field = ";
    buf_addf(sql, "SELECT q.rec FROM (%s'%s'", from, schema_field(q->by)->name);
    for (size_t i = 0; i < q->n_but; i++)
        buf_addf(sql, " EXCEPT %s'%s'", from, schema_field(q->but[i])->name);
    buf_addz(sql, ") f JOIN quotes q ON q.rec = f.from_rec ORDER BY q.pos LIMIT ?3");
}

struct recs query_quotes(struct index *ix, int64_t to, const struct quotes_by *q,
                         size_t max, struct arena *a, bool *more)
{
    int64_t links = count_links(ix, to, schema_field(q->by)->name, LINKS_MAX);
    struct buf sql = {0};
    *more = false;
    if (links == 0)
        return (struct recs){0};
    bool by_links = q->n_but && links < LINKS_MAX;
    if (by_links)
        add_linked(&sql, q);
    else
        add_tied(&sql, q);
    sqlite3_stmt *s = db_sql(ix, "%s", buf_z(&sql));
    db_bind_int(s, 1, to);
    db_bind_int(s, 3, (int64_t)max + 1);
    if (by_links)
        bind_quotes(s, to);
    struct recs found = db_recs(ix, s, a);
    *more = found.n > max || (q->n_but && !by_links);
    found.n = found.n < max ? found.n : max;
    buf_free(&sql);
    return found;
}

/* Claims are about records, too. */
static size_t count_about(struct index *ix, int64_t rec, struct str statement, size_t max)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT count(*) FROM (SELECT DISTINCT from_rec FROM links WHERE to_rec = ?1"
        " AND field = 'about' AND from_rec BETWEEN ?4 AND ?5%s LIMIT ?3)",
        statement.n ? " AND statement = ?2" : "");
    db_bind_int(s, 1, rec);
    if (statement.n)
        db_bind_text(s, 2, statement);
    db_bind_int(s, 3, (int64_t)max);
    bind_quotes(s, rec);
    return (size_t)db_int(ix, s);
}

size_t query_evidence_count(struct index *ix, int64_t rec, struct str statement,
                            size_t max)
{
    enum kind_tag kind = index_kind(rec);
    if (kind == KIND_SOURCE)
        return (size_t)count_links(ix, rec, "source", (int64_t)max);
    if (kind == KIND_PERSON || kind == KIND_EVENT)
        return count_about(ix, rec, statement, max);
    struct arena a = {0};
    size_t n = query_evidence(ix, rec, statement, &a).n;
    arena_free(&a);
    return n < max ? n : max;
}
