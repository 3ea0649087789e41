/* SPDX-License-Identifier: MIT */
#include "dump.h"

#include "index/said.h"
#include "index/tables.h"
#include "index/views.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- names of records ---- */

struct name {
    int64_t rec;
    struct str text;
};

struct names {
    VEC(struct name) list; /* by rec */
    struct arena arena;
};

static struct str name_of(const struct names *n, int64_t rec)
{
    size_t low = 0, high = n->list.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (n->list.v[middle].rec < rec)
            low = middle + 1;
        else
            high = middle;
    }
    bool there = low < n->list.n && n->list.v[low].rec == rec;
    return there ? n->list.v[low].text : rec ? STR("(unknown)") : STR("(none)");
}

static void bind_file(sqlite3_stmt *s, int64_t file)
{
    db_bind_int(s, 1, rec_first(file));
    db_bind_int(s, 2, rec_last(file));
}

/* Those without an id are named by what they stand in, and the how manieth they are. A
 * kind comes behind that of its parents. */
static void read_names(struct names *n, struct index *ix, int64_t file)
{
    for (int k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        bool id = tables_has_id(kind);
        sqlite3_stmt *s = db_sql(ix,
            "SELECT rec, %s FROM \"%s\" WHERE rec BETWEEN ?1 AND ?2"
            " ORDER BY rec",
            id ? "id" : "parent", kind->name);
        int64_t before = 0;
        size_t nth = 0;
        bind_file(s, file);
        while (db_row(ix, s)) {
            struct name name = {.rec = sqlite3_column_int64(s, 0)};
            int64_t of =
                id ? 0
                   : rec_make(file, kind->parent, (uint32_t)sqlite3_column_int64(s, 1));
            nth = of == before ? nth + 1 : 0;
            before = of;
            struct str parent = name_of(n, of);
            if (id)
                name.text = arena_strf(
                    &n->arena, "%s %.*s", kind->name, STR_ARG(db_column(s, 1)));
            else
                name.text = arena_strf(
                    &n->arena, "%s %zu of %.*s", kind->name, nth, STR_ARG(parent));
            vec_push(&n->list, name);
        }
    }
}

static void names_free(struct names *n)
{
    vec_free(&n->list);
    arena_free(&n->arena);
}

/* ---- rows ---- */

static bool is_rec(const char *column)
{
    static const char names[] = "rec parent a b from_rec to_rec doc case_rec";
    return str_in_words(str_of(column), str_of(names));
}

/* Columns that are records by their names. */
static void dump_rows(
    struct index *ix, const struct names *n, sqlite3_stmt *s, struct buf *out)
{
    int columns = sqlite3_column_count(s);
    bool recs[64];
    for (int i = 0; i < columns; i++)
        recs[i] = is_rec(sqlite3_column_name(s, i));
    while (db_row(ix, s)) {
        for (int i = 0; i < columns; i++) {
            if (sqlite3_column_type(s, i) == SQLITE_NULL)
                buf_addz(out, "NULL");
            else if (recs[i])
                buf_add(out, name_of(n, sqlite3_column_int64(s, i)));
            else
                buf_add(out, db_column(s, i));
            buf_addc(out, '|');
        }
        buf_addc(out, '\n');
    }
    assert_int_equal(index_error(ix).n, 0);
}

static void dump_kind(struct index *ix, const struct names *n, const struct kind *kind,
    int64_t file, enum dumped how, struct buf *out)
{
    struct buf columns = {0};
    for (size_t i = 0; i < kind->n_fields; i++) {
        const struct field *field = &kind->fields[i];
        if (!tables_width(field))
            continue;
        buf_addz(&columns, ", ");
        tables_add_column(&columns, field);
        if (field->type != TYPE_EDTF)
            continue;
        for (int to = 0; to < 2; to++) {
            buf_addz(&columns, ", ");
            tables_add_column(&columns, field);
            buf_cut(&columns, columns.n - 1);
            buf_addz(&columns, to ? "_to\"" : "_from\"");
        }
    }
    sqlite3_stmt *s = db_sql(ix,
        "SELECT rec, parent, line, col, places%s%s FROM \"%s\""
        " WHERE rec BETWEEN ?1 AND ?2 ORDER BY pos",
        how == DUMP_ALL ? ", ord" : "", buf_z(&columns), kind->table);
    bind_file(s, file);
    dump_rows(ix, n, s, out);
    buf_free(&columns);
}

/* Rows are in the order of their keys, which is that of the file in every index. */
static void dump_sql(struct index *ix, const struct names *n, int64_t file,
    const char *sql, struct buf *out)
{
    sqlite3_stmt *s = db_sql(ix, "%s", sql);
    buf_addf(out, "-- %s\n", sql);
    bind_file(s, file);
    dump_rows(ix, n, s, out);
}

static void dump_all(
    struct index *ix, const struct names *n, int64_t file, struct buf *out)
{
    dump_sql(ix, n, file, "SELECT * FROM links WHERE from_rec BETWEEN ?1 AND ?2", out);
    dump_sql(ix, n, file, "SELECT a, kind, b FROM ties WHERE a BETWEEN ?1 AND ?2", out);
    assert_true(db_exec(ix, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING"
                            " fts5vocab(main, text, instance)"));
    dump_sql(ix, n, file,
        "SELECT term, doc FROM temp.vocabulary"
        " WHERE doc BETWEEN ?1 AND ?2",
        out);
}

static void dump_counters(
    struct index *ix, const struct names *n, int64_t file, struct buf *out)
{
    struct buf columns = {0};
    for (int k = 0; k < KINDS; k++)
        buf_addf(&columns, ", \"%s\"", schema_kind((enum kind_tag)k)->table);
    sqlite3_stmt *s =
        db_sql(ix, "SELECT case_rec%s FROM files WHERE file = ?1", buf_z(&columns));
    db_bind_int(s, 1, file);
    dump_rows(ix, n, s, out);
    buf_free(&columns);
}

void dump_content(struct index *ix, int64_t file, enum dumped how, struct buf *out)
{
    struct names n = {0};
    buf_clear(out);
    read_names(&n, ix, file);
    for (int k = 0; k < KINDS; k++)
        dump_kind(ix, &n, schema_kind((enum kind_tag)k), file, how, out);
    struct buf ties = {0};
    buf_addf(&ties,
        "SELECT a, CASE WHEN pos >> 32 & 255 = %d THEN (SELECT e.rec FROM event e"
        " WHERE e.pos = tie.pos) ELSE pos END AS b, how FROM tie"
        " WHERE a BETWEEN ?1 AND ?2",
        KIND_EVENT);
    dump_sql(ix, &n, file, buf_z(&ties), out);
    buf_free(&ties);
    dump_counters(ix, &n, file, out);
    if (how == DUMP_ALL)
        dump_all(ix, &n, file, out);
    names_free(&n);
}

void dump_faults(struct index *ix, int64_t file, struct buf *out)
{
    static const char *const rows[] = {
        "SELECT path, size, hash, waits, errors, warnings FROM files"
        " WHERE file BETWEEN ?1 AND ?2 ORDER BY file",
        "SELECT * FROM diagnostics WHERE file BETWEEN ?1 AND ?2 ORDER BY file, ord",
    };
    struct names none = {0};
    buf_clear(out);
    for (size_t i = 0; i < 2; i++) {
        sqlite3_stmt *s = db_sql(ix, "%s", rows[i]);
        db_bind_int(s, 1, file);
        db_bind_int(s, 2, file ? file : REC_FILES);
        dump_rows(ix, &none, s, out);
    }
}

void dump_same(const char *what, const struct buf *is, const struct buf *should)
{
    size_t at = 0;
    while (at < is->n && at < should->n && is->p[at] == should->p[at])
        at++;
    if (at == is->n && at == should->n)
        return;
    while (at > 0 && is->p[at - 1] != '\n')
        at--;
    fail_msg("%s: it is\n%.600s\nand should be\n%.600s", what, buf_z(is) + at,
        buf_z(should) + at);
}

/* ---- changes ---- */

void dump_told_free(struct told_records *t)
{
    vec_free(&t->list);
    arena_free(&t->arena);
    *t = (struct told_records){0};
}

static int by_kind_and_id(const void *a, const void *b)
{
    const struct told *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return str_cmp(x->id, y->id);
}

void dump_told(struct index *ix, int64_t file, struct told_records *out)
{
    struct buf said = {0};
    *out = (struct told_records){0};
    for (int k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        if (!tables_has_id(kind))
            continue;
        sqlite3_stmt *s = db_sql(ix,
            "SELECT rec, id FROM main.\"%s\""
            " WHERE rec BETWEEN ?1 AND ?2 /* told */",
            kind->name);
        bind_file(s, file);
        while (db_row(ix, s)) {
            buf_clear(&said);
            assert_true(said_record(ix, sqlite3_column_int64(s, 0), &said));
            vec_push(&out->list, ((struct told){kind->tag, db_text(s, 1, &out->arena),
                                     arena_str(&out->arena, buf_str(&said))}));
        }
    }
    buf_free(&said);
    if (out->list.n)
        qsort(out->list.v, out->list.n, sizeof *out->list.v, by_kind_and_id);
}

static void add_change(
    struct buf *out, struct str kind, struct str id, struct str what, struct str old)
{
    buf_addf(out, "%.*s %.*s %.*s %.*s\n", STR_ARG(kind), STR_ARG(id), STR_ARG(what),
        STR_ARG(old));
}

void dump_expected(
    const struct told_records *was, const struct told_records *is, struct buf *out)
{
    size_t i = 0, k = 0;
    buf_clear(out);
    while (i < was->list.n || k < is->list.n) {
        const struct told *old = i < was->list.n ? &was->list.v[i] : NULL;
        const struct told *new = k < is->list.n ? &is->list.v[k] : NULL;
        int order = !old ? 1 : !new ? -1 : by_kind_and_id(old, new);
        i += order <= 0;
        k += order >= 0;
        const struct told *t = order <= 0 ? old : new;
        if (order == 0 && str_eq(old->said, new->said))
            continue;
        add_change(out, str_of(schema_kind(t->kind)->name), t->id,
            order < 0   ? STR("gone")
            : order > 0 ? STR("new")
                        : STR("changed"),
            order > 0 ? STR_NONE : t->said);
    }
}

void dump_changes(struct index *ix, int64_t file, int64_t behind, struct buf *out)
{
    buf_clear(out);
    for (int k = 0; k < KINDS; k++) {
        const char *kind = schema_kind((enum kind_tag)k)->name;
        sqlite3_stmt *s = db_sql(ix, "SELECT id, what, old FROM changes WHERE serial > ?1"
                                     " AND file = ?2 AND kind = ?3 ORDER BY id");
        db_bind_int(s, 1, behind);
        db_bind_int(s, 2, file);
        db_bind_text(s, 3, str_of(kind));
        while (db_row(ix, s))
            add_change(
                out, str_of(kind), db_column(s, 0), db_column(s, 1), db_column(s, 2));
    }
}
