/* SPDX-License-Identifier: MIT */
/* From schema.def to SQL. */
#include "index/tables.h"

#include "base/fold.h"
#include "base/hash.h"
#include "index/text.h"

static const char shared_columns[] =
    "rec INTEGER PRIMARY KEY, file INTEGER NOT NULL, parent INTEGER NOT NULL,"
    " ord INTEGER NOT NULL, pos INTEGER NOT NULL, id TEXT, line INTEGER NOT NULL,"
    " col INTEGER NOT NULL, places TEXT NOT NULL";

/* A file without errors is shown as it is; one with errors as it last was (case_rec), if
 * it ever was. Counters follow, named like the tables that they count. */
static const char files_columns[] =
    "file INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER, mtime_ns INTEGER,"
    " inode INTEGER, indexed_ns INTEGER, hash INTEGER, waits INTEGER NOT NULL DEFAULT 0,"
    " errors INTEGER NOT NULL DEFAULT 0,"
    " warnings INTEGER NOT NULL DEFAULT 0, case_rec INTEGER NOT NULL DEFAULT 0";

/* `links.line_offset` counts from the record's line, as `places` does, so that a change
 * above a record moves one number. */
static const char other_tables[] =
    "CREATE TABLE links (from_rec INTEGER NOT NULL, field TEXT NOT NULL,"
    " ord INTEGER NOT NULL, to_rec INTEGER NOT NULL, statement TEXT,"
    " line_offset INTEGER NOT NULL, col INTEGER NOT NULL,"
    " PRIMARY KEY (from_rec, field, ord)) WITHOUT ROWID;"

    "CREATE TABLE ties (a INTEGER NOT NULL, kind INTEGER NOT NULL, pos INTEGER NOT NULL,"
    " b INTEGER NOT NULL, PRIMARY KEY (a, kind, pos, b)) WITHOUT ROWID;"

    "CREATE TABLE diagnostics (file INTEGER NOT NULL, ord INTEGER NOT NULL,"
    " code TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL,"
    " message TEXT NOT NULL, PRIMARY KEY (file, ord)) WITHOUT ROWID;"

    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"

    "CREATE INDEX cases_by_id ON cases (id);";

static const char other_indexes[] =
    "CREATE INDEX links_to ON links (to_rec, field);"
    "CREATE INDEX people_by_id ON people (id);";

bool tables_has_id(const struct kind *kind)
{
    return kind->section[0] != '\0';
}

int tables_width(const struct field *field)
{
    if (field->tag == FIELD_CASE_ID || schema_is_link(field->type) ||
        schema_is_children(field->type))
        return 0;
    return field->type == TYPE_EDTF ? 3 : 1;
}

int tables_columns(const struct kind *kind)
{
    int n = COLUMN_FIELDS;
    for (size_t i = 0; i < kind->n_fields; i++)
        n += tables_width(&kind->fields[i]);
    return n;
}

static void add_name(struct buf *sql, const struct field *field, const char *suffix)
{
    buf_addc(sql, '"');
    for (const char *c = field->name; *c; c++)
        buf_addc(sql, *c == '-' ? '_' : *c);
    buf_addf(sql, "%s\"", suffix);
}

void tables_add_column(struct buf *sql, const struct field *field)
{
    add_name(sql, field, "");
}

static void add_column(struct buf *sql, const struct field *field, const char *suffix,
                       const char *type)
{
    buf_addz(sql, ", ");
    add_name(sql, field, suffix);
    buf_addf(sql, " %s", type);
}

static void add_fields(struct buf *sql, const struct kind *kind)
{
    for (size_t i = 0; i < kind->n_fields; i++) {
        const struct field *f = &kind->fields[i];
        if (!tables_width(f))
            continue;
        add_column(sql, f, "", "TEXT");
        if (f->type == TYPE_EDTF) {
            add_column(sql, f, "_from", "INTEGER");
            add_column(sql, f, "_to", "INTEGER");
        }
    }
}

static void add_kind(struct buf *sql, const struct kind *kind)
{
    const char *t = kind->table;
    buf_addf(sql, "CREATE TABLE \"%s\" (%s", t, shared_columns);
    add_fields(sql, kind);
    buf_addz(sql, ");");
}

static void add_kind_indexes(struct buf *sql, const struct kind *kind)
{
    const char *t = kind->table;
    buf_addf(sql, "CREATE INDEX \"%s_by_pos\" ON \"%s\" (file, pos);", t, t);
    if (!tables_has_id(kind))
        buf_addf(sql, "CREATE INDEX \"%s_by_parent\" ON \"%s\" (parent, ord);", t, t);
    else if (kind->tag != KIND_PERSON)
        buf_addf(sql, "CREATE UNIQUE INDEX \"%s_in_file\" ON \"%s\" (file, id);", t, t);
}

/* A participation is named by its person's id, which the ties look up (ties.c). */
static void add_tables(struct buf *sql)
{
    for (int i = 0; i < KINDS; i++)
        add_kind(sql, schema_kind((enum kind_tag)i));
    buf_addf(sql, "CREATE TABLE files (%s", files_columns);
    for (int i = 0; i < KINDS; i++)
        buf_addf(sql, ", \"%s\" INTEGER NOT NULL DEFAULT 0",
                 schema_kind((enum kind_tag)i)->table);
    buf_addf(sql, ");%s", other_tables);
    buf_addz(sql, "CREATE UNIQUE INDEX people_in_file ON people (file, id);");
    buf_addz(sql, text_sql);
}

static void add_indexes(struct buf *sql)
{
    for (int i = 0; i < KINDS; i++)
        add_kind_indexes(sql, schema_kind((enum kind_tag)i));
    buf_addz(sql, other_indexes);
}

/* As one transaction, or as part of the caller's. */
static bool run_all(struct index *ix, void (*add)(struct buf *sql))
{
    struct buf sql = {0};
    bool alone = sqlite3_get_autocommit(ix->db);
    buf_addz(&sql, alone ? "BEGIN;" : "");
    add(&sql);
    buf_addz(&sql, alone ? "COMMIT" : "");
    bool ok = db_exec(ix, buf_z(&sql));
    buf_free(&sql);
    return ok;
}

bool tables_create(struct index *ix)
{
    return run_all(ix, add_tables);
}

bool tables_index(struct index *ix)
{
    return run_all(ix, add_indexes);
}

int tables_version(void)
{
    struct buf all = {0};
    buf_addf(&all, "%s %d %d;", PACKAGE_STRING, SCHEMA_VERSION, FOLD_VERSION);
    add_tables(&all);
    add_indexes(&all);
    text_version(&all);
    for (int i = 0; i < FIELDS; i++)
        buf_addf(&all, "%s %d;", schema_field((enum field_tag)i)->name,
                 (int)schema_field((enum field_tag)i)->type);
    for (int i = 0; i < DIAG_CODES; i++)
        buf_addf(&all, "%s;", diag_info((enum diag_code)i)->code);
    uint64_t hash = hash_bytes(buf_str(&all));
    buf_free(&all);
    return (int)(hash & INT32_MAX);
}

static bool clear_range(struct index *ix, const char *table, const char *key,
                        int64_t file)
{
    sqlite3_stmt *s = db_sql(ix,
        "DELETE FROM \"%s\" WHERE %s BETWEEN ?1 AND ?2", table, key);
    db_bind_int(s, 1, rec_first(file));
    db_bind_int(s, 2, rec_last(file));
    return db_run(ix, s);
}

bool tables_clear(struct index *ix, int64_t file)
{
    if (!text_remove(ix, file))
        return false;
    for (int i = 0; i < KINDS; i++)
        if (!clear_range(ix, schema_kind((enum kind_tag)i)->table, "rec", file))
            return false;
    return clear_range(ix, "links", "from_rec", file) &&
           clear_range(ix, "ties", "a", file);
}
