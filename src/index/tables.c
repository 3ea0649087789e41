/* SPDX-License-Identifier: MIT */
/* From schema.def to SQL. */
#include "index/tables.h"

#include "base/fold.h"
#include "base/hash.h"
#include "index/changes.h"
#include "index/text.h"
#include "index/views.h"

/* A file without errors is shown as it is; one with errors as it last was (case_rec), if
 * it ever was. Counters follow, named like the views that they count. */
static const char files_columns[] =
    "file INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER, mtime_ns INTEGER,"
    " inode INTEGER, indexed_ns INTEGER, hash INTEGER, waits INTEGER NOT NULL DEFAULT 0,"
    " errors INTEGER NOT NULL DEFAULT 0,"
    " warnings INTEGER NOT NULL DEFAULT 0, case_rec INTEGER NOT NULL DEFAULT 0";

#define DIAGNOSTICS(name)                                                                 \
    "CREATE TABLE " name " (file INTEGER NOT NULL, ord INTEGER NOT NULL,"                 \
    " code TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL,"                   \
    " message TEXT NOT NULL, excerpt TEXT, excerpt_at INTEGER,"                           \
    " PRIMARY KEY (file, ord)) WITHOUT ROWID;"

/* `tie.pos` is the list position of `b`, which for all but events is its rec. Places in a
 * layout count from the record's, so that a change above a record moves one number. What a
 * segment is stands in segments.h. */
static const char other_tables[] =
    "CREATE TABLE layout (layout INTEGER PRIMARY KEY, places TEXT NOT NULL);"

    "CREATE TABLE segment (first INTEGER PRIMARY KEY, line INTEGER NOT NULL,"
    " before INTEGER NOT NULL, at INTEGER, size INTEGER, hash INTEGER, tail INTEGER,"
    " tail_hash INTEGER);"

    "CREATE TABLE tie (a INTEGER NOT NULL, pos INTEGER NOT NULL, how INTEGER NOT NULL,"
    " PRIMARY KEY (a, pos)) WITHOUT ROWID;"

    DIAGNOSTICS("diagnostics")
    DIAGNOSTICS("good_diagnostics")

    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"

    "CREATE INDEX case_by_id ON \"case\" (id);"
    "CREATE INDEX person_by_id ON person (id);";

static const char other_indexes[] = "CREATE UNIQUE INDEX event_by_pos ON event (pos);";

enum how tables_how(enum field_tag field)
{
    switch (field) {
    case FIELD_QUOTE_ABOUT:
    case FIELD_CLAIM_ABOUT: return HOW_ABOUT;
    case FIELD_QUOTE_SPEAKER: return HOW_SPEAKER;
    case FIELD_QUOTE_SOURCE: return HOW_SOURCE;
    case FIELD_QUOTE_VIA: return HOW_VIA;
    case FIELD_RELATION_QUOTES:
    case FIELD_ACCOUNT_QUOTES: return HOW_QUOTES;
    case FIELD_SOURCE_PART_OF:
    case FIELD_SOURCE_COPY_OF: return HOW_ROOT;
    default: return HOW_PERSON;
    }
}

bool tables_has_id(const struct kind *kind)
{
    return kind->section[0] != '\0';
}

int tables_width(const struct field *field)
{
    if (field->tag == FIELD_CASE_ID || schema_is_children(field->type))
        return 0;
    return field->type == TYPE_EDTF ? 3 : 1;
}

int tables_columns(const struct kind *kind)
{
    int n = COLUMN_FIELDS + (kind->tag == KIND_EVENT);
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

void tables_add_line(struct buf *sql, const struct kind *kind)
{
    static const char segment[] =
        "(SELECT s.line FROM segment s WHERE s.first <= %s ORDER BY s.first DESC LIMIT 1)";
    buf_addz(sql, "t.line + ");
    if (tables_has_id(kind)) {
        buf_addf(sql, segment, "t.rec");
        return;
    }
    buf_addz(sql, "(SELECT p.line + ");
    buf_addf(sql, segment, "p.rec");
    buf_addf(sql, " FROM \"%s\" p WHERE p.rec = ", schema_kind(kind->parent)->name);
    views_add_parent(sql, kind);
    buf_addc(sql, ')');
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
    buf_addf(sql, "CREATE TABLE \"%s\" (rec INTEGER PRIMARY KEY, %s NOT NULL,"
                  " line INTEGER NOT NULL, col INTEGER NOT NULL, layout INTEGER NOT NULL",
             kind->name, tables_has_id(kind) ? "id TEXT" : "parent INTEGER");
    add_fields(sql, kind);
    buf_addf(sql, "%s);", kind->tag == KIND_EVENT ? ", pos INTEGER" : "");
}

static void add_kind_indexes(struct buf *sql, const struct kind *kind)
{
    const char *t = kind->name;
    if (!tables_has_id(kind))
        buf_addf(sql, "CREATE INDEX \"%s_by_parent\" ON \"%s\" (parent);", t, t);
    else if (kind->tag != KIND_PERSON && kind->tag != KIND_CASE)
        buf_addf(sql, "CREATE INDEX \"%s_by_id\" ON \"%s\" (id);", t, t);
}

static void add_tables(struct buf *sql)
{
    for (int i = 0; i < KINDS; i++)
        add_kind(sql, schema_kind((enum kind_tag)i));
    buf_addf(sql, "CREATE TABLE files (%s", files_columns);
    for (int i = 0; i < KINDS; i++)
        buf_addf(sql, ", \"%s\" INTEGER NOT NULL DEFAULT 0",
                 schema_kind((enum kind_tag)i)->table);
    buf_addf(sql, ");%s", other_tables);
    views_add(sql);
    buf_addz(sql, changes_sql);
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
        "DELETE FROM main.\"%s\" WHERE %s BETWEEN ?1 AND ?2", table, key);
    db_bind_int(s, 1, rec_first(file));
    db_bind_int(s, 2, rec_last(file));
    return db_run(ix, s);
}

bool tables_clear(struct index *ix, int64_t file, int64_t last)
{
    if (!text_remove(ix, file, last))
        return false;
    for (int i = 0; i < KINDS; i++)
        if (!clear_range(ix, schema_kind((enum kind_tag)i)->name, "rec", file))
            return false;
    return clear_range(ix, "segment", "first", file) && clear_range(ix, "tie", "a", file);
}
