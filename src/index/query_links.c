/* SPDX-License-Identifier: MIT */
/* What a record leads to, and what leads to it. A record's links are in its row as they are
 * written, by id; what leads to it is in its ties. */
#include "index/query.h"

#include "index/tables.h"
#include "index/text.h"

#include <stdlib.h>

/* The record of that file with the id, of a kind the field takes; 0 for none. */
static int64_t resolve(struct index *ix, const struct field *field, int64_t file,
                       struct str id)
{
    int64_t rec = 0;
    for (int k = 0; k < KINDS && !rec; k++) {
        if (!schema_takes_kind(field, (enum kind_tag)k))
            continue;
        sqlite3_stmt *s = db_sql(ix,
            "SELECT rec FROM \"%s\" WHERE id = ?1 AND rec BETWEEN ?2 AND ?3",
            schema_kind((enum kind_tag)k)->name);
        db_bind_text(s, 1, id);
        db_bind_kind(s, 2, file, (enum kind_tag)k);
        rec = db_int(ix, s);
    }
    return rec;
}

/* The nth number of a JSON array of numbers; `fallback` where it is shorter. */
static int64_t nth_number(struct str json, size_t n, int64_t fallback)
{
    size_t at = 1; /* behind the bracket */
    for (; n && at < json.n; at++)
        n -= json.p[at] == ',';
    return n || at >= json.n ? fallback : strtoll(json.p + at, NULL, 10);
}

/* The links of one field of one record, while they are read. */
struct reading {
    struct index *ix;
    const struct field *field;
    int64_t file;
    struct place at; /* of the record */
    struct str places;
    struct arena *arena;
    VEC(struct tie) found;
};

static void add_link(struct reading *r, struct str text)
{
    const char *dot = schema_takes_statement(r->field) ? memchr(text.p, '.', text.n) : NULL;
    size_t id_n = dot ? (size_t)(dot - text.p) : text.n;
    struct tie tie = {.rec = resolve(r->ix, r->field, r->file, str_sub(text, 0, id_n))};
    if (dot)
        tie.statement = arena_str(r->arena, str_sub(text, id_n + 1, text.n));
    int64_t key = nth_number(r->places, 0, 0);
    tie.at.line = r->at.line + (uint32_t)nth_number(r->places, 2 + r->found.n, key);
    tie.at.col = r->at.col + (uint32_t)nth_number(r->places, 1, 0);
    vec_push(&r->found, tie);
}

static void add_links(struct reading *r, struct str text)
{
    if (!schema_is_list(r->field->type)) {
        if (text.n)
            add_link(r, text);
        return;
    }
    struct buf entry = {0};
    for (size_t at = 0; text_next_string(text, &at, &entry);)
        add_link(r, buf_str(&entry));
    buf_free(&entry);
}

static struct ties ties_of(struct reading *r)
{
    struct ties out = {arena_array(r->arena, r->found.n, sizeof *out.v), r->found.n};
    if (r->found.n)
        memcpy(out.v, r->found.v, r->found.n * sizeof *out.v);
    vec_free(&r->found);
    return out;
}

struct ties query_links(struct index *ix, int64_t from, enum field_tag field,
                        struct arena *a)
{
    const struct kind *kind = rec_kind(from);
    const struct field *f = schema_field(field);
    if (!kind || f->kind != kind->tag)
        return (struct ties){0};
    struct reading r = {.ix = ix, .field = f, .file = rec_file(from), .arena = a};
    struct buf sql = {0};
    buf_addz(&sql, "SELECT ");
    tables_add_column(&sql, f);
    buf_addf(&sql, ", line, col, json_extract(places, '$.\"%s\"') FROM \"%s\""
                   " WHERE rec = ?1", f->name, kind->table);
    sqlite3_stmt *s = db_sql(ix, "%s", buf_z(&sql));
    buf_free(&sql);
    struct str text = STR_NONE;
    db_bind_int(s, 1, from);
    if (db_row(ix, s)) {
        text = db_text(s, 0, a);
        r.at.line = (uint32_t)sqlite3_column_int64(s, 1);
        r.at.col = (uint32_t)sqlite3_column_int64(s, 2);
        r.places = db_text(s, 3, a);
        db_rest(s);
    }
    add_links(&r, text);
    return ties_of(&r);
}

struct ties query_backlinks(struct index *ix, int64_t to, enum field_tag field,
                            struct arena *a)
{
    const struct field *f = schema_field(field);
    struct reading r = {.arena = a};
    sqlite3_stmt *s = db_sql(ix,
        "SELECT pos FROM tie WHERE a = ?1 AND pos BETWEEN ?2 AND ?3 AND how & ?4"
        " ORDER BY pos");
    db_bind_int(s, 1, to);
    db_bind_kind(s, 2, rec_file(to), f->kind);
    db_bind_int(s, 4, tables_how(field));
    struct recs from = db_recs(ix, s, a);
    for (size_t i = 0; i < from.n; i++) {
        struct ties links = query_links(ix, from.v[i], field, a);
        for (size_t k = 0; k < links.n; k++) {
            if (links.v[k].rec != to)
                continue;
            links.v[k].rec = from.v[i];
            vec_push(&r.found, links.v[k]);
        }
    }
    return ties_of(&r);
}

struct recs query_children(struct index *ix, int64_t parent, enum kind_tag kind,
                           struct arena *a)
{
    const struct kind *k = schema_kind(kind);
    if (!rec_kind(parent) || index_kind(parent) != k->parent)
        return (struct recs){0};
    sqlite3_stmt *s;
    if (tables_has_id(k))
        s = db_sql(ix, "SELECT rec FROM \"%s\" WHERE rec BETWEEN ?1 AND ?2 ORDER BY %s",
                   k->name, kind == KIND_EVENT ? "pos" : "rec");
    else
        s = db_sql(ix, "SELECT rec FROM \"%s\" WHERE rec BETWEEN ?1 AND ?2 AND parent = ?3"
                       " ORDER BY rec", k->name);
    db_bind_kind(s, 1, rec_file(parent), kind);
    db_bind_int(s, 3, rec_number(parent));
    return db_recs(ix, s, a);
}
