/* SPDX-License-Identifier: MIT */
#include "index/file_rows.h"

#include "index/stored_diags.h"
#include "index/tables.h"

bool file_rows_clash(struct index *ix, int64_t case_rec, struct str name, struct buf *other)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT o.path FROM \"case\" mine JOIN \"case\" c ON c.id = mine.id"
        " JOIN files o ON o.file = c.rec >> 40 AND o.case_rec = c.rec"
        " WHERE mine.rec = ?1 AND o.path < ?2"
        " ORDER BY o.path LIMIT 1");
    db_bind_int(s, 1, case_rec);
    db_bind_text(s, 2, name);
    if (!db_row(ix, s))
        return false;
    if (other)
        buf_addf(other, "%s%s", buf_z(&ix->folder),
                 (const char *)sqlite3_column_text(s, 0));
    db_rest(s);
    return true;
}

bool file_rows_add(struct index *ix, struct surveyed *f, int64_t *next_file)
{
    sqlite3_stmt *s = db_sql(ix, "INSERT INTO files (file, path) VALUES (?1, ?2)");
    if (f->file)
        db_bind_int(s, 1, f->file);
    else if (*next_file)
        db_bind_int(s, 1, (*next_file)++);
    db_bind_text(s, 2, f->name);
    if (!db_run(ix, s))
        return false;
    f->file = sqlite3_last_insert_rowid(ix->db);
    if (f->file < REC_FILES)
        return true;
    buf_addz(&ix->error, "the library has more files than the index can number");
    return false;
}

bool file_rows_remove(struct index *ix, int64_t file, int64_t last_text)
{
    static const char *const rows[] = {"DELETE FROM diagnostics WHERE file = ?1",
                                       "DELETE FROM good_diagnostics WHERE file = ?1",
                                       "DELETE FROM files WHERE file = ?1"};
    bool ok = tables_clear(ix, file, last_text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        sqlite3_stmt *s = db_sql(ix, "%s", rows[i]);
        db_bind_int(s, 1, file);
        ok = ok && db_run(ix, s);
    }
    return ok;
}

bool file_rows_stamp(struct index *ix, const struct surveyed *f)
{
    sqlite3_stmt *s = db_sql(ix,
        "UPDATE files SET size = ?2, mtime_ns = ?3, inode = ?4, indexed_ns = ?5,"
        " hash = ?6, waits = ?7 WHERE file = ?1");
    db_bind_int(s, 1, f->file);
    db_bind_int(s, 2, f->stamp.size);
    db_bind_int(s, 3, f->stamp.mtime_ns);
    db_bind_int(s, 4, (int64_t)f->stamp.inode);
    db_bind_int(s, 5, f->now_ns);
    if (f->hashed)
        db_bind_int(s, 6, (int64_t)f->hash);
    db_bind_int(s, 7, f->waits);
    return db_run(ix, s);
}

/* With the line that each is about: by the time one looks, the file may be another. */
bool file_rows_faults(struct index *ix, int64_t file, struct str text, struct diags *d)
{
    struct stored_diags stored = {0};
    diags_sort(d);
    for (size_t i = 0; i < d->list.n; i++)
        vec_push(&stored.list, ((struct stored_diag){.code = d->list.v[i].code,
                                                     .at = d->list.v[i].at,
                                                     .message = d->list.v[i].message}));
    bool ok = d->errors ? stored_diags_keep(ix, file) : stored_diags_forget(ix, file);
    ok = ok && stored_diags_write(&stored, ix, file, text) &&
         stored_diags_count(ix, file, d->errors, d->warnings);
    stored_diags_free(&stored);
    return ok;
}

bool file_rows_counts(struct index *ix, const struct writer *w)
{
    struct buf sql = {0};
    buf_addz(&sql, "UPDATE files SET case_rec = ?2");
    for (size_t i = 0; i < KINDS; i++)
        buf_addf(&sql, ", \"%s\" = ?%zu", schema_kind((enum kind_tag)i)->table, i + 3);
    buf_addz(&sql, " WHERE file = ?1");
    sqlite3_stmt *s = db_sql(ix, "%s", buf_z(&sql));
    buf_free(&sql);
    db_bind_int(s, 1, w->file);
    db_bind_int(s, 2, w->case_rec);
    for (size_t i = 0; i < KINDS; i++)
        db_bind_int(s, (int)i + 3, w->counts[i]);
    return db_run(ix, s);
}
