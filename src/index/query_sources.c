/* SPDX-License-Identifier: MIT */
/* From quotes to roots, and from a root to what it carries. */
#include "index/query_sources.h"

#include "index/tables.h"

enum { STEPS = 32 }; /* up from a source; more is a circle */

/* The other end of a link that a record has once. */
static int64_t linked(struct index *ix, int64_t from, const char *field)
{
    sqlite3_stmt *s =
        db_sql(ix, "SELECT to_rec FROM links WHERE from_rec = ?1 AND field = ?2 LIMIT 1");
    db_bind_int(s, 1, from);
    db_bind_text(s, 2, str_of(field));
    return db_int(ix, s);
}

int64_t query_root(struct index *ix, int64_t source)
{
    for (int step = 0; step < STEPS; step++) {
        int64_t up = linked(ix, source, "copy-of");
        if (!up)
            up = linked(ix, source, "part-of");
        if (!up)
            break;
        source = up;
    }
    return source;
}

int64_t query_root_of_quote(struct index *ix, int64_t quote)
{
    return query_root(ix, linked(ix, quote, "source"));
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
        "WITH RECURSIVE family (rec) AS (SELECT ?1 UNION SELECT l.from_rec FROM family f"
        " JOIN links l ON l.to_rec = f.rec AND l.field IN ('copy-of', 'part-of'))"
        " SELECT s.rec FROM family f JOIN sources s ON s.rec = f.rec"
        " ORDER BY s.rec <> ?1, s.pos");
    db_bind_int(s, 1, root);
    return db_recs(ix, s, a);
}

int64_t query_family_quotes(struct index *ix, struct recs family)
{
    int64_t n = 0;
    for (size_t i = 0; i < family.n; i++) {
        sqlite3_stmt *s = db_sql(ix,
            "SELECT count(*) FROM links WHERE to_rec = ?1 AND field = 'source'");
        db_bind_int(s, 1, family.v[i]);
        n += db_int(ix, s);
    }
    return n;
}

struct recs query_quotes_of(struct index *ix, struct recs family, size_t most,
                            struct arena *a)
{
    struct recs out = {arena_array(a, most, sizeof *out.v), 0};
    for (size_t i = 0; i < family.n && out.n < most; i++) {
        sqlite3_stmt *s = db_sql(ix,
            "SELECT from_rec FROM links WHERE to_rec = ?1 AND field = 'source'"
            " ORDER BY from_rec LIMIT ?2");
        db_bind_int(s, 1, family.v[i]);
        db_bind_int(s, 2, (int64_t)(most - out.n));
        while (db_row(ix, s))
            out.v[out.n++] = sqlite3_column_int64(s, 0);
    }
    return out;
}

struct recs query_carried(struct index *ix, int64_t quote, struct arena *a)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT to_rec FROM links WHERE from_rec = ?1 AND field = 'about'"
        " UNION SELECT coalesce(x.parent, l.from_rec) FROM links l"
        " LEFT JOIN accounts x ON x.rec = l.from_rec"
        " WHERE l.to_rec = ?1 AND l.field = 'quotes'");
    db_bind_int(s, 1, quote);
    return db_recs(ix, s, a);
}

/* Quotes that carry a record, as SQL with the record for ?1, KIND_QUOTE for ?2 and, where
 * records have statements, one for ?3. */
static const char *carrying(int64_t rec)
{
    switch (index_kind(rec)) {
    case KIND_CLAIM:
        return "SELECT l.to_rec AS quote FROM accounts x"
               " JOIN links l ON l.from_rec = x.rec AND l.field = 'quotes'"
               " WHERE x.parent = ?1 AND ?2 AND ?3 = ''";
    case KIND_RELATION:
    case KIND_ACCOUNT:
        return "SELECT to_rec AS quote FROM links"
               " WHERE from_rec = ?1 AND field = 'quotes' AND ?2 AND ?3 = ''";
    default:
        return "SELECT from_rec AS quote FROM links WHERE to_rec = ?1 AND field = 'about'"
               " AND (from_rec >> 32 & 255) = ?2 AND (?3 = '' OR statement = ?3)";
    }
}

static void bind_carrying(sqlite3_stmt *s, int64_t rec, struct str statement)
{
    db_bind_int(s, 1, rec);
    db_bind_int(s, 2, KIND_QUOTE);
    db_bind_text(s, 3, statement.n ? statement : STR(""));
}

/* The first root of the quotes of a record that is not `root`, or 0. */
static int64_t other_root(struct index *ix, int64_t rec, int64_t root)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT DISTINCT l.to_rec FROM (%s) q"
        " JOIN links l ON l.from_rec = q.quote AND l.field = 'source'",
        carrying(rec));
    bind_carrying(s, rec, STR_NONE);
    int64_t other = 0;
    while (!other && db_row(ix, s)) {
        other = query_root(ix, sqlite3_column_int64(s, 0));
        if (other == root)
            other = 0;
    }
    if (other)
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
    sqlite3_stmt *s = db_sql(ix,
        "SELECT count(*) FROM (SELECT DISTINCT quote FROM (%s) LIMIT ?4)", carrying(rec));
    bind_carrying(s, rec, statement);
    db_bind_int(s, 4, (int64_t)most);
    return (size_t)db_int(ix, s);
}

struct strs query_carried_statements(struct index *ix, int64_t rec, size_t most,
                                     struct arena *a)
{
    VEC(struct str) found = {0};
    sqlite3_stmt *s = db_sql(ix,
        "SELECT statement FROM links WHERE to_rec = ?1 AND field = 'about'"
        " AND (from_rec >> 32 & 255) = ?3 LIMIT ?2");
    db_bind_int(s, 1, rec);
    db_bind_int(s, 2, (int64_t)most);
    db_bind_int(s, 3, KIND_QUOTE);
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
            "SELECT 1 FROM captures WHERE parent = ?1 AND kind = 'text' LIMIT 1");
        db_bind_int(s, 1, source);
        text = db_int(ix, s) != 0;
        source = linked(ix, source, "part-of");
    }
    return text;
}
