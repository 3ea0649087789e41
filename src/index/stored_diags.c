/* SPDX-License-Identifier: MIT */
#include "index/stored_diags.h"

#include <stdlib.h>

void stored_diags_free(struct stored_diags *d)
{
    vec_free(&d->list);
}

static bool has_errors(struct index *ix, int64_t file)
{
    sqlite3_stmt *s = db_sql(ix, "SELECT errors FROM main.files WHERE file = ?1");
    db_bind_int(s, 1, file);
    return db_int(ix, s) != 0;
}

void stored_diags_read(struct stored_diags *d, struct index *ix, int64_t file,
                       struct arena *a)
{
    sqlite3_stmt *s = db_sql(ix, "SELECT code, line, col, message, excerpt, excerpt_at"
                                 " FROM main.%s WHERE file = ?1 ORDER BY ord",
                             has_errors(ix, file) ? "good_diagnostics" : "diagnostics");
    *d = (struct stored_diags){0};
    db_bind_int(s, 1, file);
    while (db_row(ix, s)) {
        struct stored_diag one = {
            .at = {(uint32_t)sqlite3_column_int64(s, 1),
                   (uint32_t)sqlite3_column_int64(s, 2)},
            .message = db_text(s, 3, a),
            .excerpt = db_text(s, 4, a),
            .excerpt_at = sqlite3_column_int64(s, 5),
        };
        if (diag_lookup(db_column(s, 0), &one.code))
            vec_push(&d->list, one);
    }
}

/* ---- writing ---- */

struct sorted {
    struct place at;
    size_t nth;
};

static int by_place(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    if (x->at.line != y->at.line)
        return x->at.line < y->at.line ? -1 : 1;
    if (x->at.col != y->at.col)
        return x->at.col < y->at.col ? -1 : 1;
    return (x->nth > y->nth) - (x->nth < y->nth);
}

static bool write_one(struct index *ix, int64_t file, size_t ord, struct stored_diag *d,
                      struct excerpt_walk *walk)
{
    if (!d->excerpt.p) {
        struct excerpt excerpt = excerpt_at(walk, d->at);
        d->excerpt = excerpt.text;
        d->excerpt_at = (int64_t)excerpt.at;
    }
    sqlite3_stmt *s =
        db_sql(ix, "INSERT INTO main.diagnostics VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    db_bind_int(s, 1, file);
    db_bind_int(s, 2, (int64_t)ord);
    db_bind_text(s, 3, str_of(diag_info(d->code)->code));
    db_bind_int(s, 4, d->at.line);
    db_bind_int(s, 5, d->at.col);
    db_bind_text(s, 6, d->message);
    if (d->excerpt.p) {
        db_bind_text(s, 7, d->excerpt);
        db_bind_int(s, 8, d->excerpt_at);
    }
    return db_run(ix, s);
}

static bool delete_from(struct index *ix, const char *table, int64_t file)
{
    sqlite3_stmt *s = db_sql(ix, "DELETE FROM main.%s WHERE file = ?1", table);
    db_bind_int(s, 1, file);
    return db_run(ix, s);
}

bool stored_diags_write(struct stored_diags *d, struct index *ix, int64_t file,
                        struct str text)
{
    struct excerpt_walk walk = {.text = text};
    struct sorted *sorted = mem_array(d->list.n, sizeof *sorted);
    for (size_t i = 0; i < d->list.n; i++)
        sorted[i] = (struct sorted){d->list.v[i].at, i};
    if (d->list.n)
        qsort(sorted, d->list.n, sizeof *sorted, by_place);
    bool ok = delete_from(ix, "diagnostics", file);
    for (size_t i = 0; i < d->list.n && ok; i++)
        ok = write_one(ix, file, i, &d->list.v[sorted[i].nth], &walk);
    free(sorted);
    return ok;
}

bool stored_diags_count(struct index *ix, int64_t file, size_t errors, size_t warnings)
{
    sqlite3_stmt *s =
        db_sql(ix, "UPDATE main.files SET errors = ?2, warnings = ?3 WHERE file = ?1");
    db_bind_int(s, 1, file);
    db_bind_int(s, 2, (int64_t)errors);
    db_bind_int(s, 3, (int64_t)warnings);
    return db_run(ix, s);
}

/* ---- of the last good content ---- */

bool stored_diags_keep(struct index *ix, int64_t file)
{
    if (has_errors(ix, file))
        return true;
    if (!stored_diags_forget(ix, file))
        return false;
    sqlite3_stmt *s = db_sql(ix, "INSERT INTO main.good_diagnostics"
                                 " SELECT * FROM main.diagnostics WHERE file = ?1");
    db_bind_int(s, 1, file);
    return db_run(ix, s);
}

bool stored_diags_forget(struct index *ix, int64_t file)
{
    return delete_from(ix, "good_diagnostics", file);
}
