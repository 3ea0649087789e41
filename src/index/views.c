/* SPDX-License-Identifier: MIT */
/* From schema.def to views. SQLite works out only the columns that are asked for. */
#include "index/views.h"

#include "index/tables.h"

/* The first rec of the file of `t`. */
#define FILE_FIRST "(t.rec >> 40 << 40)"

void views_add_parent(struct buf *sql, const struct kind *kind)
{
    int64_t base = rec_make(0, kind->parent, 0);
    if (tables_has_id(kind))
        buf_addz(sql, "(t.rec >> 40 << 40) + 1"); /* the case is the first of its kind */
    else
        buf_addf(sql, FILE_FIRST " + %lld + t.parent", (long long)base);
}

/* How many of its kind stand before it in its parent. */
static void add_ord(struct buf *sql, const struct kind *kind)
{
    if (tables_has_id(kind))
        buf_addf(sql, "(SELECT s.before + (SELECT count(*) FROM \"%s\" x"
                      " WHERE x.rec >= s.first AND x.rec < t.rec) FROM segment s"
                      " WHERE s.first <= t.rec ORDER BY s.first DESC LIMIT 1)",
                 kind->name);
    else
        buf_addf(sql, "(SELECT count(*) FROM \"%s\" x WHERE x.parent = t.parent"
                      " AND x.rec < t.rec AND x.rec >= " FILE_FIRST ")", kind->name);
}

static void add_shared(struct buf *sql, const struct kind *kind)
{
    buf_addz(sql, "t.rec AS rec, t.rec >> 40 AS file, ");
    if (kind->tag == KIND_CASE)
        buf_addz(sql, "0");
    else
        views_add_parent(sql, kind);
    buf_addz(sql, " AS parent, ");
    add_ord(sql, kind);
    buf_addf(sql, " AS ord, %s AS pos, %s AS id, ",
             kind->tag == KIND_EVENT ? "t.pos" : "t.rec",
             tables_has_id(kind) ? "t.id" : "NULL");
    tables_add_line(sql, kind);
    buf_addz(sql, " AS line, t.col AS col,"
                  " (SELECT l.places FROM layout l WHERE l.layout = t.layout) AS places");
}

static void add_fields(struct buf *sql, const struct kind *kind)
{
    for (size_t i = 0; i < kind->n_fields; i++) {
        const struct field *f = &kind->fields[i];
        if (!tables_width(f))
            continue;
        buf_addz(sql, ", t.");
        tables_add_column(sql, f);
        if (f->type != TYPE_EDTF)
            continue;
        struct buf name = {0};
        tables_add_column(&name, f);
        int n = (int)name.n - 1; /* without the closing quote mark */
        buf_addf(sql, ", t.%.*s_from\", t.%.*s_to\"", n, buf_z(&name), n, buf_z(&name));
        buf_free(&name);
    }
}

/* The rec of the id that the SQL `id` says, in the file of `t`. */
static void add_resolved(struct buf *sql, const struct field *field, const char *id)
{
    buf_addz(sql, "coalesce(");
    for (int i = 0; i < KINDS; i++)
        if (schema_takes_kind(field, (enum kind_tag)i))
            buf_addf(sql, "(SELECT r.rec FROM \"%s\" r WHERE r.id = %s AND r.rec BETWEEN "
                          FILE_FIRST " AND " FILE_FIRST " + %lld), ",
                     schema_kind((enum kind_tag)i)->name, id, (long long)rec_last(0));
    buf_addz(sql, "0)");
}

/* Where the field stands, which is where most of its links do. A view that is not trusted
 * may use json_each, but not json_extract. */
static void add_place(struct buf *sql, const struct field *field)
{
    for (int i = 0; i < 2; i++)
        buf_addf(sql, ", (SELECT p.value%s FROM layout l, json_each(l.places, '$.\"%s\"') p"
                      " WHERE l.layout = t.layout AND p.key = %d) AS %s",
                 i ? " + t.col" : "", field->name, i, i ? "col" : "line_offset");
}

static void add_link(struct buf *sql, const struct field *field)
{
    bool list = schema_is_list(field->type), stated = schema_takes_statement(field);
    struct buf value = {0}, id = {0};
    if (list) {
        buf_addz(&value, "j.value");
    } else {
        buf_addz(&value, "t.");
        tables_add_column(&value, field);
    }
    if (stated)
        buf_addf(&id, "substr(%s, 1, instr(%s || '.', '.') - 1)", buf_z(&value),
                 buf_z(&value));
    else
        buf_add(&id, buf_str(&value));
    buf_addf(sql, "SELECT t.rec AS from_rec, '%s' AS field, %s AS ord, ", field->name,
             list ? "j.key" : "0");
    add_resolved(sql, field, buf_z(&id));
    if (stated)
        buf_addf(sql, " AS to_rec, nullif(substr(%s, instr(%s || '.', '.') + 1), '')",
                 buf_z(&value), buf_z(&value));
    else
        buf_addz(sql, " AS to_rec, NULL");
    buf_addz(sql, " AS statement");
    add_place(sql, field);
    buf_addf(sql, " FROM \"%s\" t", schema_kind(field->kind)->name);
    if (list) {
        buf_addz(sql, ", json_each(t.");
        tables_add_column(sql, field);
        buf_addz(sql, ") j");
    } else {
        buf_addf(sql, " WHERE %s IS NOT NULL", buf_z(&value));
    }
    buf_free(&value);
    buf_free(&id);
}

/* The second half is what quotes lead to, which stands in `tie` in one direction. */
static void add_ties(struct buf *sql)
{
    buf_addf(sql, "CREATE VIEW ties AS SELECT a, pos >> 32 & 255 AS kind, pos,"
                  " CASE WHEN pos >> 32 & 255 = %d"
                  " THEN (SELECT e.rec FROM event e WHERE e.pos = tie.pos)"
                  " ELSE pos END AS b FROM tie"
                  " UNION SELECT pos, a >> 32 & 255, CASE WHEN a >> 32 & 255 = %d"
                  " THEN (SELECT e.pos FROM event e WHERE e.rec = a) ELSE a END, a"
                  " FROM tie WHERE pos >> 32 & 255 = %d AND how & %d;",
             KIND_EVENT, KIND_EVENT, KIND_QUOTE,
             HOW_ABOUT | HOW_SPEAKER | HOW_SOURCE | HOW_VIA);
}

void views_add(struct buf *sql)
{
    for (int i = 0; i < KINDS; i++) {
        const struct kind *kind = schema_kind((enum kind_tag)i);
        buf_addf(sql, "CREATE VIEW \"%s\" AS SELECT ", kind->table);
        add_shared(sql, kind);
        add_fields(sql, kind);
        buf_addf(sql, " FROM \"%s\" t;", kind->name);
    }
    buf_addz(sql, "CREATE VIEW links AS ");
    const char *between = "";
    for (int i = 0; i < FIELDS; i++) {
        const struct field *field = schema_field((enum field_tag)i);
        if (!schema_is_link(field->type))
            continue;
        buf_addz(sql, between);
        add_link(sql, field);
        between = " UNION ALL ";
    }
    buf_addc(sql, ';');
    add_ties(sql);
}
