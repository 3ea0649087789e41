/* SPDX-License-Identifier: MIT */
/* What the quotes about a record say they carry, some quotes at a time. */
#include "index/query_sources.h"

#include "index/tables.h"

static sqlite3_stmt *statements_sql(struct index *ix, const struct kind *kind)
{
    return db_sql(ix,
        "SELECT t.pos, nullif(substr(j.value, length(r.id) + 2), '')"
        " FROM (SELECT pos FROM tie WHERE a = ?1 AND pos BETWEEN ?2 AND ?3 AND how & ?4"
        " ORDER BY pos LIMIT ?5) t"
        " JOIN \"%s\" r ON r.rec = ?1 JOIN quote q ON q.rec = t.pos"
        " LEFT JOIN json_each(q.about) j"
        " ON substr(j.value || '.', 1, length(r.id) + 1) = r.id || '.'"
        " ORDER BY t.pos", kind->name);
}

struct ties query_statements(struct index *ix, int64_t rec, int64_t *next, size_t most,
                             size_t *looked, struct arena *a)
{
    const struct kind *kind = rec_kind(rec);
    VEC(struct tie) found = {0};
    int64_t last = 0;
    *looked = 0;
    if (!kind || !tables_has_id(kind))
        return (struct ties){0};
    sqlite3_stmt *s = statements_sql(ix, kind);
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, rec_file(rec), KIND_QUOTE);
    if (*next)
        db_bind_int(s, 2, *next);
    db_bind_int(s, 4, HOW_ABOUT);
    db_bind_int(s, 5, (int64_t)most);
    while (db_row(ix, s)) {
        struct tie tie = {.rec = sqlite3_column_int64(s, 0), .statement = db_text(s, 1, a)};
        *looked += tie.rec != last;
        last = tie.rec;
        if (tie.statement.n)
            vec_push(&found, tie);
    }
    *next = last ? last + 1 : *next;
    struct ties out = {arena_array(a, found.n, sizeof *out.v), found.n};
    if (found.n)
        memcpy(out.v, found.v, found.n * sizeof *out.v);
    vec_free(&found);
    return out;
}
