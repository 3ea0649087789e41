/* SPDX-License-Identifier: MIT */
/* One record: its row, its fields, its name, and how it is found by id. */
#include "index/query.h"

#include "index/tables.h"

/* The columns of item_sql before those of the fields. */
enum { ITEM_CASE, ITEM_PARENT, ITEM_POS, ITEM_ID, ITEM_LINE, ITEM_COL, ITEM_FIELDS };

static bool has_value(const struct field *field)
{
    return tables_width(field) && !schema_is_link(field->type);
}

static sqlite3_stmt *item_sql(struct index *ix, const struct kind *kind)
{
    struct buf sql = {0};
    buf_addz(&sql, "SELECT f.case_rec, t.parent, t.pos, t.id, t.line, t.col");
    for (size_t i = 0; i < kind->n_fields; i++) {
        if (!has_value(&kind->fields[i]))
            continue;
        buf_addz(&sql, ", t.");
        tables_add_column(&sql, &kind->fields[i]);
    }
    buf_addf(&sql, " FROM \"%s\" t JOIN files f ON f.file = ?2 WHERE t.rec = ?1",
             kind->table);
    sqlite3_stmt *s = db_sql(ix, "%s", buf_z(&sql));
    buf_free(&sql);
    return s;
}

static struct str *item_values(sqlite3_stmt *s, const struct kind *kind, struct arena *a)
{
    struct str *values = arena_array(a, kind->n_fields, sizeof *values);
    int column = ITEM_FIELDS;
    for (size_t i = 0; i < kind->n_fields; i++) {
        if (has_value(&kind->fields[i]))
            values[i] = db_text(s, column++, a);
        else if (kind->fields[i].tag == FIELD_CASE_ID)
            values[i] = db_text(s, ITEM_ID, a);
    }
    return values;
}

bool query_item(struct index *ix, int64_t rec, struct arena *a, struct item *out)
{
    *out = (struct item){0};
    const struct kind *kind = rec_kind(rec);
    if (!kind)
        return false;
    sqlite3_stmt *s = item_sql(ix, kind);
    db_bind_int(s, 1, rec);
    db_bind_int(s, 2, rec_file(rec));
    if (!db_row(ix, s))
        return false;
    out->rec = rec;
    out->kind = kind;
    out->file = rec_file(rec);
    out->case_rec = sqlite3_column_int64(s, ITEM_CASE);
    out->parent = sqlite3_column_int64(s, ITEM_PARENT);
    out->pos = sqlite3_column_int64(s, ITEM_POS);
    out->id = db_text(s, ITEM_ID, a);
    out->at.line = (uint32_t)sqlite3_column_int64(s, ITEM_LINE);
    out->at.col = (uint32_t)sqlite3_column_int64(s, ITEM_COL);
    out->values = item_values(s, kind, a);
    db_rest(s);
    return true;
}

struct str item_text(const struct item *item, enum field_tag field)
{
    const struct field *f = schema_field(field);
    if (!item->kind || f->kind != item->kind->tag)
        return STR_NONE;
    return item->values[f - item->kind->fields];
}

struct strs query_list(struct index *ix, const struct item *item, enum field_tag field,
                       struct arena *a)
{
    struct strs out = {0};
    struct str json = item_text(item, field);
    if (!json.n || !schema_is_list(schema_field(field)->type))
        return out;
    sqlite3_stmt *s = db_sql(ix, "SELECT json_array_length(?1)");
    db_bind_text(s, 1, json);
    size_t max = (size_t)db_int(ix, s);
    out.v = arena_array(a, max, sizeof *out.v);
    s = db_sql(ix, "SELECT value FROM json_each(?1)");
    db_bind_text(s, 1, json);
    while (db_row(ix, s))
        if (out.n < max)
            out.v[out.n++] = db_text(s, 0, a);
    return out;
}

struct place query_place(struct index *ix, int64_t rec, enum field_tag field)
{
    struct place at = {0};
    const struct kind *kind = rec_kind(rec);
    if (!kind)
        return at;
    const struct field *f = schema_field(field);
    const char *name = f->kind == kind->tag ? f->name : "";
    sqlite3_stmt *s = db_sql(ix,
        "SELECT line + coalesce(json_extract(places, ?2), 0),"
        " col + coalesce(json_extract(places, ?3), 0)"
        " FROM \"%s\" WHERE rec = ?1", kind->table);
    struct arena a = {0};
    db_bind_int(s, 1, rec);
    db_bind_text(s, 2, arena_strf(&a, "$.\"%s\"[0]", name));
    db_bind_text(s, 3, arena_strf(&a, "$.\"%s\"[1]", name));
    if (db_row(ix, s)) {
        at.line = (uint32_t)sqlite3_column_int64(s, 0);
        at.col = (uint32_t)sqlite3_column_int64(s, 1);
        db_rest(s);
    }
    arena_free(&a);
    return at;
}

struct str query_label(struct index *ix, int64_t rec, struct arena *a)
{
    struct item item;
    if (!query_item(ix, rec, a, &item))
        return STR_NONE;
    const struct field *label = schema_label(item.kind);
    if (!schema_is_list(label->type))
        return item_text(&item, label->tag);
    struct strs list = query_list(ix, &item, label->tag, a);
    struct buf text = {0};
    for (size_t i = 0; i < list.n; i++) {
        buf_addz(&text, i ? ", " : "");
        buf_add(&text, list.v[i]);
    }
    struct str copy = arena_str(a, buf_str(&text));
    buf_free(&text);
    return copy;
}

int64_t query_find(struct index *ix, int64_t case_rec, struct str id)
{
    int64_t rec = 0;
    for (size_t i = 0; i < KINDS && !rec; i++) {
        const struct kind *kind = schema_kind((enum kind_tag)i);
        if (!tables_has_id(kind) || kind->tag == KIND_CASE)
            continue;
        sqlite3_stmt *s = db_sql(ix,
            "SELECT rec FROM \"%s\" WHERE id = ?1 AND rec BETWEEN ?2 AND ?3",
            kind->name);
        db_bind_text(s, 1, id);
        db_bind_int(s, 2, rec_first(rec_file(case_rec)));
        db_bind_int(s, 3, rec_last(rec_file(case_rec)));
        rec = db_int(ix, s);
    }
    return rec;
}

/* Two files may show one case id while the later still has its last good content. */
int64_t query_find_case(struct index *ix, struct str id)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT c.rec FROM \"case\" c JOIN files f ON f.file = c.rec >> 40"
        " WHERE c.id = ?1 ORDER BY f.errors > 0, f.path LIMIT 1");
    db_bind_text(s, 1, id);
    return db_int(ix, s);
}
