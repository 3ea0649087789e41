/* SPDX-License-Identifier: MIT */
/* From rows to one line of JSON, and back. */
#include "index/said.h"

#include "base/json.h"
#include "index/tables.h"

/* One record, or one that stands in it, while its line is written. */
struct telling {
    struct index *ix;
    const char *schema;
    struct buf *out;
    struct arena *scratch;
};

/* ---- from rows ---- */

/* The values of the fields that are columns; p NULL where one is absent. */
static struct str *row_of(struct telling *t, const struct kind *kind, int64_t rec)
{
    struct str *values = arena_array(t->scratch, kind->n_fields, sizeof *values);
    struct buf columns = {0};
    for (size_t i = 0; i < kind->n_fields; i++) {
        if (!tables_width(&kind->fields[i]))
            continue;
        buf_addz(&columns, ", ");
        tables_add_column(&columns, &kind->fields[i]);
    }
    sqlite3_stmt *s = db_sql(t->ix, "SELECT %s%s FROM \"%s\".\"%s\" WHERE rec = ?1",
                             tables_has_id(kind) ? "id" : "parent", buf_z(&columns),
                             t->schema, kind->name);
    buf_free(&columns);
    db_bind_int(s, 1, rec);
    if (!db_row(t->ix, s))
        return NULL;
    int column = 1;
    for (size_t i = 0; i < kind->n_fields; i++) {
        if (tables_width(&kind->fields[i]))
            values[i] = db_text(s, column++, t->scratch);
        else if (kind->fields[i].tag == FIELD_CASE_ID)
            values[i] = db_text(s, 0, t->scratch);
    }
    db_rest(s);
    return values;
}

static void add_name(struct telling *t, const struct field *field, bool *any)
{
    buf_addz(t->out, *any ? ",\"" : "\"");
    buf_addf(t->out, "%s\":", field->name);
    *any = true;
}

static bool add_record(struct telling *t, int64_t rec);

static void add_children(struct telling *t, const struct field *field, int64_t parent,
                         bool *any)
{
    const struct kind *kind = schema_child(field);
    sqlite3_stmt *s = db_sql(t->ix,
        "SELECT rec FROM \"%s\".\"%s\" WHERE parent = ?1 AND rec BETWEEN ?2 AND ?3"
        " ORDER BY rec", t->schema, kind->name);
    db_bind_int(s, 1, rec_number(parent));
    db_bind_int(s, 2, rec_first(rec_file(parent)));
    db_bind_int(s, 3, rec_last(rec_file(parent)));
    struct recs children = db_recs(t->ix, s, t->scratch);
    if (!children.n)
        return;
    add_name(t, field, any);
    for (size_t i = 0; i < children.n; i++) {
        buf_addc(t->out, i ? ',' : '[');
        add_record(t, children.v[i]);
    }
    buf_addc(t->out, ']');
}

static bool add_record(struct telling *t, int64_t rec)
{
    const struct kind *kind = rec_kind(rec);
    struct str *values = kind ? row_of(t, kind, rec) : NULL;
    if (!values)
        return false;
    bool any = false;
    buf_addc(t->out, '{');
    for (size_t i = 0; i < kind->n_fields; i++) {
        const struct field *field = &kind->fields[i];
        if (schema_is_children(field->type)) {
            add_children(t, field, rec, &any);
        } else if (values[i].p) {
            add_name(t, field, &any);
            if (schema_is_list(field->type))
                buf_add(t->out, values[i]); /* JSON as it is */
            else
                json_quote(t->out, values[i]);
        }
    }
    buf_addc(t->out, '}');
    return true;
}

bool said_record_in(struct index *ix, const char *schema, int64_t rec, struct buf *out)
{
    const struct kind *kind = rec_kind(rec);
    struct arena scratch = {0};
    struct telling t = {ix, schema, out, &scratch};
    bool there = kind && tables_has_id(kind) && add_record(&t, rec);
    arena_free(&scratch);
    return there;
}

bool said_record(struct index *ix, int64_t rec, struct buf *out)
{
    return said_record_in(ix, "main", rec, out);
}

/* ---- and back ---- */

/* A member of an object, or an element of an array. */
struct json_row {
    struct str key, value;
    enum { JSON_SCALAR, JSON_ARRAY, JSON_OBJECT } type;
};

struct json_rows {
    struct json_row *v;
    size_t n;
};

static struct json_rows json_rows(struct index *ix, struct str json, struct arena *a)
{
    VEC(struct json_row) found = {0};
    sqlite3_stmt *s = db_sql(ix, "SELECT key, value, type FROM json_each(?1)");
    db_bind_text(s, 1, json);
    while (db_row(ix, s)) {
        struct str type = db_column(s, 2);
        struct json_row row = {db_text(s, 0, a), db_text(s, 1, a), JSON_SCALAR};
        if (str_eq(type, STR("array")))
            row.type = JSON_ARRAY;
        else if (str_eq(type, STR("object")))
            row.type = JSON_OBJECT;
        vec_push(&found, row);
    }
    struct json_rows out = {arena_array(a, found.n, sizeof *out.v), found.n};
    if (found.n)
        memcpy(out.v, found.v, found.n * sizeof *out.v);
    vec_free(&found);
    return out;
}

static struct str child_text(struct index *ix, struct str json, struct arena *a)
{
    struct buf text = {0};
    struct json_rows members = json_rows(ix, json, a);
    for (size_t i = 0; i < members.n; i++) {
        const struct json_row *m = &members.v[i];
        buf_addf(&text, "%s%.*s: ", i ? "; " : "", STR_ARG(m->key));
        if (m->type != JSON_ARRAY) {
            buf_add(&text, m->value);
            continue;
        }
        struct json_rows list = json_rows(ix, m->value, a);
        for (size_t k = 0; k < list.n; k++) {
            buf_addz(&text, k ? ", " : "");
            buf_add(&text, list.v[k].value);
        }
    }
    struct str copy = arena_str(a, buf_str(&text));
    buf_free(&text);
    return copy;
}

static struct strs values_of(struct index *ix, const struct json_row *member,
                             struct arena *a)
{
    struct json_row alone = *member;
    struct json_rows list = {&alone, 1};
    if (member->type == JSON_ARRAY)
        list = json_rows(ix, member->value, a);
    struct strs out = {arena_array(a, list.n, sizeof *out.v), list.n};
    for (size_t i = 0; i < list.n; i++)
        out.v[i] = list.v[i].type == JSON_OBJECT ? child_text(ix, list.v[i].value, a)
                                                 : list.v[i].value;
    return out;
}

struct said_fields said_read(struct index *ix, enum kind_tag kind, struct str json,
                             struct arena *a)
{
    struct said_fields out = {0};
    if (!json.n)
        return out;
    struct json_rows members = json_rows(ix, json, a);
    out.v = arena_array(a, members.n, sizeof *out.v);
    for (size_t i = 0; i < members.n; i++) {
        const struct field *field =
            schema_field_named(schema_kind(kind), members.v[i].key);
        if (field)
            out.v[out.n++] =
                (struct said_field){field, values_of(ix, &members.v[i], a)};
    }
    return out;
}
