/* SPDX-License-Identifier: MIT */
/* Brings the index up to the files, one transaction for each file that changed. */
#include "index/tables.h"
#include "index/writer.h"

#include "base/file.h"
#include "format/load.h"

#include <time.h>

/* A file written within this of its indexing may change again under the same time. */
static const int64_t settled_ns = 2000000000;

struct refresh {
    struct index *ix;
    const struct index_progress *progress;
    size_t files_done, files, records;
    struct writer writer;
};

/* A file's row, and what the file is known by now. */
struct known {
    int64_t file, case_rec;
    bool trusted; /* unchanged since it was indexed */
    int64_t now_ns;
    struct file_stamp stamp;
};

static int64_t clock_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The clock is read before the file: what changes in between is seen the next time. */
static struct known look(struct index *ix, const char *path)
{
    struct known k = {.now_ns = clock_ns()};
    bool there = file_stat(path, &k.stamp) == FILE_OK;
    if (!there)
        k.now_ns = 0;
    sqlite3_stmt *s = db_sql(ix,
        "SELECT file, case_rec, size, mtime_ns, inode, indexed_ns"
        " FROM files WHERE path = ?1");
    db_bind_text(s, 1, str_of(path));
    if (!db_row(ix, s))
        return k;
    k.file = sqlite3_column_int64(s, 0);
    k.case_rec = sqlite3_column_int64(s, 1);
    k.trusted = there && sqlite3_column_int64(s, 2) == k.stamp.size &&
                sqlite3_column_int64(s, 3) == k.stamp.mtime_ns &&
                sqlite3_column_int64(s, 4) == (int64_t)k.stamp.inode &&
                sqlite3_column_int64(s, 5) - k.stamp.mtime_ns >= settled_ns;
    db_rest(s);
    return k;
}

/* Whether a file before this one (by path) has the same case id; adds its path to
 * `other`, which may be NULL. Files are refreshed by path, so what stands before
 * is settled. */
static bool clashes(struct index *ix, int64_t case_rec, const char *path,
                    struct buf *other)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT o.path FROM cases mine JOIN cases c ON c.id = mine.id"
        " JOIN files o ON o.file = c.file AND o.case_rec = c.rec"
        " WHERE mine.rec = ?1 AND o.path < ?2"
        " ORDER BY o.path LIMIT 1");
    db_bind_int(s, 1, case_rec);
    db_bind_text(s, 2, str_of(path));
    if (!db_row(ix, s))
        return false;
    if (other)
        buf_addz(other, (const char *)sqlite3_column_text(s, 0));
    db_rest(s);
    return true;
}

static bool add_file(struct index *ix, const char *path, struct known *k)
{
    sqlite3_stmt *s = db_sql(ix, "INSERT INTO files (path) VALUES (?1)");
    db_bind_text(s, 1, str_of(path));
    if (!db_run(ix, s))
        return false;
    k->file = sqlite3_last_insert_rowid(ix->db);
    if (k->file < REC_FILES)
        return true;
    buf_addz(&ix->error, "the library has more files than the index can number");
    return false;
}

static bool store_diags(struct index *ix, int64_t file, struct diags *d)
{
    sqlite3_stmt *s = db_sql(ix, "DELETE FROM diagnostics WHERE file = ?1");
    db_bind_int(s, 1, file);
    if (!db_run(ix, s))
        return false;
    diags_sort(d);
    s = db_sql(ix, "INSERT INTO diagnostics VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    for (size_t i = 0; i < d->list.n; i++) {
        const struct diag *diag = &d->list.v[i];
        db_bind_int(s, 1, file);
        db_bind_int(s, 2, (int64_t)i);
        db_bind_text(s, 3, str_of(diag_info(diag->code)->code));
        db_bind_int(s, 4, diag->at.line);
        db_bind_int(s, 5, diag->at.col);
        db_bind_text(s, 6, diag->message);
        if (!db_run(ix, s))
            return false;
    }
    return true;
}

static bool store_stamp(struct index *ix, const struct known *k, const struct diags *d)
{
    sqlite3_stmt *s = db_sql(ix,
        "UPDATE files SET size = ?2, mtime_ns = ?3, inode = ?4,"
        " indexed_ns = ?5, errors = ?6, warnings = ?7"
        " WHERE file = ?1");
    db_bind_int(s, 1, k->file);
    db_bind_int(s, 2, k->stamp.size);
    db_bind_int(s, 3, k->stamp.mtime_ns);
    db_bind_int(s, 4, (int64_t)k->stamp.inode);
    db_bind_int(s, 5, k->now_ns);
    db_bind_int(s, 6, (int64_t)d->errors);
    db_bind_int(s, 7, (int64_t)d->warnings);
    return db_run(ix, s);
}

static bool store_counts(struct index *ix, const struct writer *w)
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

/* A file is not to be trusted while its case id is another's: what that other file says
 * is not in its own stamp. */
static bool claim_case_id(struct index *ix, const char *path, struct known *k,
                          const struct writer *w, struct diags *d)
{
    struct buf other = {0};
    bool taken = clashes(ix, w->case_rec, path, &other);
    if (taken) {
        diags_add(d, DIAG_DUPLICATE_CASE, w->case_at,
            "%s has the same case id: give one of the two another", buf_z(&other));
        k->now_ns = 0;
    }
    buf_free(&other);
    return !taken;
}

static bool tick(void *self)
{
    const struct refresh *r = self;
    return !r->progress || r->progress->tell(r->progress->self, r->files_done, r->files,
                                             r->records + r->writer.records);
}

/* Reads the file into the index, or what is wrong with it into `d`. False when the
 * database failed or the load was stopped. */
static bool read_content(struct refresh *r, const char *path, struct known *k,
                         struct diags *d)
{
    struct index *ix = r->ix;
    struct writer *w = &r->writer;
    if (!db_exec(ix, "SAVEPOINT content") || (k->case_rec && !tables_clear(ix, k->file)))
        return false;
    writer_begin(w, ix, k->file);
    w->tick = tick;
    w->tick_self = r;
    struct record_sink sink = writer_sink(w);
    bool good = load_file(path, &sink, d);
    if (w->failed || w->stopped)
        return false;
    if (good && (!writer_finish(w) || !store_counts(ix, w)))
        return false;
    if (!good || !claim_case_id(ix, path, k, w, d))
        good = !db_exec(ix, "ROLLBACK TO content");
    return !index_error(ix).n && db_exec(ix, "RELEASE content");
}

static bool refresh_changed(struct refresh *r, const char *path, struct known *k)
{
    struct index *ix = r->ix;
    struct diags d = {0};
    if (!db_exec(ix, "SAVEPOINT file"))
        return false;
    bool ok = (k->file || add_file(ix, path, k)) && read_content(r, path, k, &d) &&
              store_stamp(ix, k, &d) && store_diags(ix, k->file, &d);
    r->records += r->writer.records;
    writer_free(&r->writer);
    r->writer = (struct writer){0};
    diags_free(&d);
    if (ok)
        return db_exec(ix, "RELEASE file");
    sqlite3_exec(ix->db, "ROLLBACK TO file; RELEASE file", NULL, NULL, NULL);
    return false;
}

static bool refresh_file(struct refresh *r, const char *path)
{
    struct known k = look(r->ix, path);
    if (k.trusted && !clashes(r->ix, k.case_rec, path, NULL))
        return true;
    return refresh_changed(r, path, &k);
}

static bool remove_file(struct index *ix, int64_t file)
{
    static const char *const rows[] = {"DELETE FROM diagnostics WHERE file = ?1",
                                       "DELETE FROM files WHERE file = ?1"};
    if (!db_exec(ix, "SAVEPOINT file"))
        return false;
    bool ok = tables_clear(ix, file);
    for (size_t i = 0; i < 2; i++) {
        sqlite3_stmt *s = db_sql(ix, "%s", rows[i]);
        db_bind_int(s, 1, file);
        ok = ok && db_run(ix, s);
    }
    if (ok)
        return db_exec(ix, "RELEASE file");
    sqlite3_exec(ix->db, "ROLLBACK TO file; RELEASE file", NULL, NULL, NULL);
    return false;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool lists(const struct library *l, const char *path)
{
    return l->files.n &&
           bsearch(&path, l->files.v, l->files.n, sizeof *l->files.v, compare_paths);
}

static bool remove_gone(struct index *ix, const struct library *l)
{
    VEC(int64_t) gone = {0};
    sqlite3_stmt *s = db_sql(ix, "SELECT file, path FROM files");
    while (db_row(ix, s))
        if (!lists(l, (const char *)sqlite3_column_text(s, 1)))
            vec_push(&gone, sqlite3_column_int64(s, 0));
    bool ok = !index_error(ix).n;
    for (size_t i = 0; i < gone.n && ok; i++)
        ok = remove_file(ix, gone.v[i]);
    vec_free(&gone);
    return ok;
}

bool index_refresh(struct index *ix, const struct library *library,
                   const struct index_progress *progress)
{
    struct refresh r = {.ix = ix, .progress = progress, .files = library->files.n};
    buf_clear(&ix->error);
    if (!remove_gone(ix, library))
        return false;
    for (; r.files_done < r.files; r.files_done++)
        if (!tick(&r) || !refresh_file(&r, library->files.v[r.files_done]))
            return false;
    return !index_error(ix).n;
}
