/* SPDX-License-Identifier: MIT */
#include "index/recall.h"

#include "index/tables.h"
#include "index/text.h"

/* One record while it is read from its row. */
struct recalling {
    struct arena *arena;
    VEC(struct value) values;
    VEC(struct link) links;
};

static void add_link(struct recalling *c, const struct field *field, struct str text)
{
    struct link link = {.field = field, .text = arena_str(c->arena, text)};
    size_t dot = schema_takes_statement(field) ? str_find(text, STR("."), 0) : SIZE_MAX;
    if (dot != SIZE_MAX)
        link.statement = str_sub(link.text, dot + 1, text.n);
    vec_push(&c->links, link);
}

static void add_entry(struct recalling *c, const struct field *field, struct str text)
{
    if (schema_is_link(field->type))
        add_link(c, field, text);
    else
        vec_push(&c->values, ((struct value){field, arena_str(c->arena, text), {0, 0}}));
}

static void add_field(struct recalling *c, const struct field *field, struct str text)
{
    if (!schema_is_list(field->type)) {
        add_entry(c, field, text);
        return;
    }
    struct buf entry = {0};
    for (size_t at = 0; text_next_string(text, &at, &entry);)
        add_entry(c, field, buf_str(&entry));
    buf_free(&entry);
}

static void read_row(struct recalling *c, sqlite3_stmt *s, const struct kind *kind)
{
    int column = COLUMN_FIELDS;
    for (size_t f = 0; f < kind->n_fields; f++) {
        const struct field *field = &kind->fields[f];
        int value = field->tag == FIELD_CASE_ID ? (int)COLUMN_ID : column;
        if (schema_is_children(field->type))
            continue;
        struct str text = db_column(s, value);
        if (text.p)
            add_field(c, field, text);
        column += tables_width(field);
    }
}

/* Adds one record; `line` is where its own is counted from. */
static bool recall_one(struct index *ix, int64_t rec, int64_t line, size_t top,
                       struct arena *a, struct part_records *out)
{
    const struct kind *kind = rec_kind(rec);
    struct recalling c = {.arena = a};
    struct part_record one = {.rec = rec, .pos = rec, .top = top, .twin = PART_NONE};
    sqlite3_stmt *s = db_sql(ix, "SELECT * FROM main.\"%s\" WHERE rec = ?1", kind->name);
    db_bind_int(s, 1, rec);
    if (!db_row(ix, s))
        return false;
    one.r.kind = kind;
    if (tables_has_id(kind))
        one.r.id = db_text(s, COLUMN_ID, a);
    one.r.at.line = (uint32_t)(line + sqlite3_column_int64(s, COLUMN_LINE));
    one.r.at.col = (uint32_t)sqlite3_column_int64(s, COLUMN_COL);
    if (kind->tag == KIND_EVENT)
        one.pos = sqlite3_column_int64(s, tables_columns(kind) - 1);
    read_row(&c, s, kind);
    db_rest(s);
    one.r.n_values = c.values.n;
    one.r.values = arena_copy(a, c.values.v, c.values.n, sizeof *c.values.v);
    one.r.n_links = c.links.n;
    one.r.links = arena_copy(a, c.links.v, c.links.n, sizeof *c.links.v);
    vec_free(&c.values);
    vec_free(&c.links);
    vec_push(&out->list, one);
    return true;
}

void recall_record(struct index *ix, int64_t rec, int64_t line, struct arena *a,
                   struct part_records *out)
{
    size_t top = out->list.n;
    const struct kind *kind = rec_kind(rec);
    if (!recall_one(ix, rec, line, top, a, out))
        return;
    for (size_t f = 0; f < kind->n_fields; f++) {
        if (!schema_is_children(kind->fields[f].type))
            continue;
        struct recs children =
            query_children(ix, rec, schema_child(&kind->fields[f])->tag, a);
        for (size_t i = 0; i < children.n; i++)
            recall_one(ix, children.v[i], out->list.v[top].r.at.line, top, a, out);
    }
}

uint32_t recall_fields(const struct part_record *top, size_t n)
{
    const struct kind *kind = top->r.kind;
    uint32_t fields = 0;
    for (size_t i = 0; i < top->r.n_values; i++)
        fields |= (uint32_t)1 << (top->r.values[i].field - kind->fields);
    for (size_t i = 0; i < top->r.n_links; i++)
        fields |= (uint32_t)1 << (top->r.links[i].field - kind->fields);
    for (size_t f = 0; f < kind->n_fields && n > 1; f++)
        if (schema_is_children(kind->fields[f].type))
            fields |= (uint32_t)1 << f;
    return fields;
}

/* ---- comparing ---- */

static const struct value *next_value(const struct record *r, const struct field *field,
                                      size_t *at)
{
    while (*at < r->n_values && r->values[*at].field != field)
        ++*at;
    return *at < r->n_values ? &r->values[(*at)++] : NULL;
}

static const struct link *next_link(const struct record *r, const struct field *field,
                                    size_t *at)
{
    while (*at < r->n_links && r->links[*at].field != field)
        ++*at;
    return *at < r->n_links ? &r->links[(*at)++] : NULL;
}

static bool same_values(const struct record *a, const struct record *b,
                        const struct field *field)
{
    const struct value *x, *y;
    size_t in_a = 0, in_b = 0;
    do {
        x = next_value(a, field, &in_a);
        y = next_value(b, field, &in_b);
    } while (x && y && str_eq(x->text, y->text));
    return !x && !y;
}

static bool same_links(const struct record *a, const struct record *b,
                       const struct field *field)
{
    const struct link *x, *y;
    size_t in_a = 0, in_b = 0;
    do {
        x = next_link(a, field, &in_a);
        y = next_link(b, field, &in_b);
    } while (x && y && str_eq(x->text, y->text));
    return !x && !y;
}

bool recall_same(const struct record *a, const struct record *b)
{
    bool same = a->kind == b->kind && str_eq(a->id, b->id) && a->n_values == b->n_values &&
                a->n_links == b->n_links;
    for (size_t f = 0; f < a->kind->n_fields && same; f++)
        same = same_values(a, b, &a->kind->fields[f]) &&
               same_links(a, b, &a->kind->fields[f]);
    return same;
}
