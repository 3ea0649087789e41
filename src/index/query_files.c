/* SPDX-License-Identifier: MIT */
/* The files of the library: what each holds and what is wrong in it. */
#include "index/query.h"

#include "index/tables.h"

/* The columns of file_sql before the counters. */
enum {
    FILE_FILE,
    FILE_PATH,
    FILE_ERRORS,
    FILE_WARNINGS,
    FILE_MTIME,
    FILE_CASE_REC,
    FILE_CASE_ID,
    FILE_TITLE,
    FILE_COUNTS
};

static sqlite3_stmt *file_sql(struct index *ix, const char *rest)
{
    struct buf sql = {0};
    buf_addz(&sql, "SELECT f.file, f.path, f.errors, f.warnings, f.mtime_ns,"
                   " f.case_rec, c.id, c.title");
    for (size_t i = 0; i < KINDS; i++)
        buf_addf(&sql, ", f.\"%s\"", schema_kind((enum kind_tag)i)->table);
    buf_addf(&sql, " FROM files f LEFT JOIN \"case\" c ON c.rec = f.case_rec %s", rest);
    sqlite3_stmt *s = db_sql(ix, "%s", buf_z(&sql));
    buf_free(&sql);
    return s;
}

static enum file_state file_state(const struct file_row *row)
{
    if (!row->case_rec)
        return row->errors ? FILE_STATE_FAILED : FILE_STATE_OTHER;
    return row->errors ? FILE_STATE_STALE : FILE_STATE_GOOD;
}

/* As people see it: behind the library's folder. */
static struct str path_take(struct index *ix, sqlite3_stmt *s, int column, struct arena *a)
{
    struct str name = db_column(s, column);
    if (!ix->folder.n)
        return arena_str(a, name);
    return arena_strf(a, "%s%.*s", buf_z(&ix->folder), STR_ARG(name));
}

static struct file_row file_take(struct index *ix, sqlite3_stmt *s, struct arena *a)
{
    struct file_row row = {
        .file = sqlite3_column_int64(s, FILE_FILE),
        .path = path_take(ix, s, FILE_PATH, a),
        .errors = sqlite3_column_int64(s, FILE_ERRORS),
        .warnings = sqlite3_column_int64(s, FILE_WARNINGS),
        .mtime_ns = sqlite3_column_int64(s, FILE_MTIME),
        .case_rec = sqlite3_column_int64(s, FILE_CASE_REC),
        .case_id = db_text(s, FILE_CASE_ID, a),
        .title = db_text(s, FILE_TITLE, a),
    };
    row.state = file_state(&row);
    for (int i = 0; i < KINDS; i++)
        row.counts[i] = sqlite3_column_int64(s, FILE_COUNTS + i);
    return row;
}

struct files query_files(struct index *ix, struct arena *a)
{
    VEC(struct file_row) found = {0};
    sqlite3_stmt *s = file_sql(ix, "ORDER BY f.path");
    while (db_row(ix, s))
        vec_push(&found, file_take(ix, s, a));
    struct files out = {arena_array(a, found.n, sizeof *out.v), found.n};
    if (found.n)
        memcpy(out.v, found.v, found.n * sizeof *out.v);
    vec_free(&found);
    return out;
}

bool query_file(struct index *ix, int64_t file, struct arena *a, struct file_row *out)
{
    *out = (struct file_row){.state = FILE_STATE_FAILED};
    sqlite3_stmt *s = file_sql(ix, "WHERE f.file = ?1");
    db_bind_int(s, 1, file);
    if (!db_row(ix, s))
        return false;
    *out = file_take(ix, s, a);
    db_rest(s);
    return true;
}

/* False for a code of another version of the program. */
static bool diag_take(struct index *ix, sqlite3_stmt *s, struct arena *a,
                      struct diag_row *row)
{
    if (!diag_lookup(db_text(s, 2, a), &row->diag.code))
        return false;
    row->file = sqlite3_column_int64(s, 0);
    row->path = path_take(ix, s, 1, a);
    row->diag.severity = diag_info(row->diag.code)->severity;
    row->diag.at.line = (uint32_t)sqlite3_column_int64(s, 3);
    row->diag.at.col = (uint32_t)sqlite3_column_int64(s, 4);
    row->diag.message = db_text(s, 5, a);
    row->excerpt = db_text(s, 6, a);
    row->excerpt_at = (size_t)sqlite3_column_int64(s, 7);
    return true;
}

struct diag_rows query_diags(struct index *ix, int64_t file, struct arena *a)
{
    VEC(struct diag_row) found = {0};
    sqlite3_stmt *s = db_sql(ix,
        "SELECT d.file, f.path, d.code, d.line, d.col, d.message, d.excerpt, d.excerpt_at"
        " FROM files f JOIN diagnostics d ON d.file = f.file"
        " WHERE ?1 = 0 OR f.file = ?1 ORDER BY f.path, d.ord");
    db_bind_int(s, 1, file);
    struct diag_row row = {0};
    while (db_row(ix, s))
        if (diag_take(ix, s, a, &row))
            vec_push(&found, row);
    struct diag_rows out = {arena_array(a, found.n, sizeof *out.v), found.n};
    if (found.n)
        memcpy(out.v, found.v, found.n * sizeof *out.v);
    vec_free(&found);
    return out;
}
