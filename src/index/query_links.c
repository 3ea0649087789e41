/* SPDX-License-Identifier: MIT */
/* What a record leads to, and what leads to it. */
#include "index/query.h"

#include "index/tables.h"

static struct ties ties_take(struct index *ix, sqlite3_stmt *s, struct arena *a)
{
    VEC(struct tie) found = {0};
    while (db_row(ix, s)) {
        struct tie tie = {.rec = sqlite3_column_int64(s, 0)};
        tie.statement = db_text(s, 1, a);
        tie.at.line = (uint32_t)sqlite3_column_int64(s, 2);
        tie.at.col = (uint32_t)sqlite3_column_int64(s, 3);
        vec_push(&found, tie);
    }
    struct ties out = {arena_array(a, found.n, sizeof *out.v), found.n};
    if (found.n)
        memcpy(out.v, found.v, found.n * sizeof *out.v);
    vec_free(&found);
    return out;
}

struct ties query_links(struct index *ix, int64_t from, enum field_tag field,
                        struct arena *a)
{
    const struct kind *kind = rec_kind(from);
    const struct field *f = schema_field(field);
    if (!kind || f->kind != kind->tag)
        return (struct ties){0};
    sqlite3_stmt *s = db_sql(ix,
        "SELECT l.to_rec, l.statement, t.line + l.line_offset, l.col"
        " FROM links l JOIN \"%s\" t ON t.rec = l.from_rec"
        " WHERE l.from_rec = ?1 AND l.field = ?2 ORDER BY l.ord",
        kind->table);
    db_bind_int(s, 1, from);
    db_bind_text(s, 2, str_of(f->name));
    return ties_take(ix, s, a);
}

struct ties query_backlinks(struct index *ix, int64_t to, enum field_tag field,
                            struct arena *a)
{
    const struct field *f = schema_field(field);
    sqlite3_stmt *s = db_sql(ix,
        "SELECT l.from_rec, l.statement, t.line + l.line_offset,"
        " l.col FROM links l JOIN \"%s\" t ON t.rec = l.from_rec"
        " WHERE l.to_rec = ?1 AND l.field = ?2 AND l.from_rec BETWEEN ?3 AND ?4"
        " ORDER BY t.pos, l.ord",
        schema_kind(f->kind)->table);
    db_bind_int(s, 1, to);
    db_bind_text(s, 2, str_of(f->name));
    db_bind_int(s, 3, rec_make(rec_file(to), f->kind, 0)); /* links stay within a file */
    db_bind_int(s, 4, rec_make(rec_file(to), f->kind, UINT32_MAX));
    return ties_take(ix, s, a);
}

struct recs query_children(struct index *ix, int64_t parent, enum kind_tag kind,
                           struct arena *a)
{
    const struct kind *k = schema_kind(kind);
    sqlite3_stmt *s;
    if (tables_has_id(k))
        s = db_sql(ix,
            "SELECT rec FROM \"%s\" WHERE file = ?2 AND parent = ?1 ORDER BY pos",
            k->table);
    else
        s = db_sql(ix,
            "SELECT rec FROM \"%s\" WHERE file = ?2 AND parent = ?1 ORDER BY ord",
            k->table);
    db_bind_int(s, 1, parent);
    db_bind_int(s, 2, rec_file(parent));
    return db_recs(ix, s, a);
}
