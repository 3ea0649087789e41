/* SPDX-License-Identifier: MIT */
/* Brings the index up to the files, one after another by path. A file is read into the
 * index, and taken back when it has errors: by a savepoint, or in a new generation, which
 * cannot roll back, by deleting what came of it. */
#include "index/refresh.h"

#include "base/excerpt.h"
#include "base/hash.h"
#include "format/check.h"
#include "format/load.h"
#include "index/changes.h"
#include "index/layouts.h"
#include "index/query_changes.h"
#include "index/tables.h"
#include "index/text.h"
#include "index/writer.h"

struct refresh {
    struct index *ix;
    const struct survey *survey;
    const struct index_progress *progress;
    bool carries;      /* from the generation attached as `old` */
    bool known;        /* the library was: a file that comes now is new */
    struct changes changes;
    int64_t next_file; /* for new files, where numbers of `old` are still to come; or 0 */
    struct index_state state;
    struct writer writer;
    int64_t lines, size; /* of the file that is read */
    size_t texts;        /* of its records are in the full text */
    bool stopped;
};

/* ---- rows ---- */

/* Whether a file before this one (by path) has the same case id; adds its path to
 * `other`, which may be NULL. Files are refreshed by path, so what stands before
 * is settled. */
static bool clashes(struct index *ix, int64_t case_rec, struct str name, struct buf *other)
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

/* Numbers of a new generation's new files begin behind those of the old one. */
static bool add_file(struct refresh *r, struct surveyed *f)
{
    struct index *ix = r->ix;
    sqlite3_stmt *s = db_sql(ix, "INSERT INTO files (file, path) VALUES (?1, ?2)");
    if (f->file)
        db_bind_int(s, 1, f->file);
    else if (r->next_file)
        db_bind_int(s, 1, r->next_file++);
    db_bind_text(s, 2, f->name);
    if (!db_run(ix, s))
        return false;
    f->file = sqlite3_last_insert_rowid(ix->db);
    if (f->file < REC_FILES)
        return true;
    buf_addz(&ix->error, "the library has more files than the index can number");
    return false;
}

static bool remove_file(struct index *ix, int64_t file)
{
    static const char *const rows[] = {"DELETE FROM diagnostics WHERE file = ?1",
                                       "DELETE FROM files WHERE file = ?1"};
    bool ok = tables_clear(ix, file);
    for (size_t i = 0; i < 2; i++) {
        sqlite3_stmt *s = db_sql(ix, "%s", rows[i]);
        db_bind_int(s, 1, file);
        ok = ok && db_run(ix, s);
    }
    return ok;
}

/* With the line that each is about: by the time one looks, the file may be another. */
static bool store_diags(struct index *ix, int64_t file, struct str text, struct diags *d)
{
    sqlite3_stmt *s = db_sql(ix, "DELETE FROM diagnostics WHERE file = ?1");
    db_bind_int(s, 1, file);
    if (!db_run(ix, s))
        return false;
    diags_sort(d);
    struct excerpt_walk walk = {.text = text};
    s = db_sql(ix, "INSERT INTO diagnostics VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    for (size_t i = 0; i < d->list.n; i++) {
        const struct diag *diag = &d->list.v[i];
        db_bind_int(s, 1, file);
        db_bind_int(s, 2, (int64_t)i);
        db_bind_text(s, 3, str_of(diag_info(diag->code)->code));
        db_bind_int(s, 4, diag->at.line);
        db_bind_int(s, 5, diag->at.col);
        db_bind_text(s, 6, diag->message);
        struct excerpt excerpt = excerpt_at(&walk, diag->at);
        if (excerpt.text.p) {
            db_bind_text(s, 7, excerpt.text);
            db_bind_int(s, 8, (int64_t)excerpt.at);
        }
        if (!db_run(ix, s))
            return false;
    }
    return true;
}

static bool store_stamp(struct index *ix, const struct surveyed *f)
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

static bool store_faults(struct index *ix, int64_t file, struct str text, struct diags *d)
{
    sqlite3_stmt *s =
        db_sql(ix, "UPDATE files SET errors = ?2, warnings = ?3 WHERE file = ?1");
    db_bind_int(s, 1, file);
    db_bind_int(s, 2, (int64_t)d->errors);
    db_bind_int(s, 3, (int64_t)d->warnings);
    return db_run(ix, s) && store_diags(ix, file, text, d);
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

/* ---- progress ---- */

static bool tick(struct refresh *r)
{
    if (!r->progress)
        return true;
    struct index_state state = r->state;
    state.records += r->writer.records;
    int64_t third = r->size / 3; /* the last one goes to the full text */
    if (r->lines)
        state.bytes_done += 2 * third * r->writer.line / r->lines;
    else if (r->texts)
        state.bytes_done +=
            2 * third + third * (int64_t)r->texts / (int64_t)(r->writer.records + 1);
    r->stopped = !r->progress->tell(r->progress->self, &state);
    return !r->stopped;
}

static bool tick_inside(void *self)
{
    return tick(self);
}

static bool tick_text(void *self, size_t done)
{
    struct refresh *r = self;
    r->texts = done;
    return tick(r);
}

static int64_t count_lines(struct str text)
{
    int64_t n = 1;
    for (const char *p = text.p, *end = p + text.n; p && p < end; p++) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p)
            break;
        n++;
    }
    return n;
}

/* ---- content ---- */

/* A file is not to be trusted while its case id is another's, when anything changes: what
 * that other file says is not in its own stamp. */
static bool claim_case_id(struct index *ix, struct surveyed *f, const struct writer *w,
                          struct diags *d)
{
    struct buf other = {0};
    f->waits = clashes(ix, w->case_rec, f->name, &other);
    if (f->waits)
        diags_add(d, DIAG_DUPLICATE_CASE, w->case_at,
            "%s has the same case id: give one of the two another", buf_z(&other));
    buf_free(&other);
    return !f->waits;
}

/* Layouts go too. */
static bool roll_back(struct index *ix, const char *sql)
{
    layouts_forget(ix);
    return db_exec(ix, sql);
}

/* What all records of a file say, before they go; in a new generation they stay in `old`. */
static bool tell_before(struct refresh *r, const struct surveyed *f)
{
    struct arena a = {0};
    changes_begin(&r->changes, r->ix, f->file);
    bool ok = changes_before(&r->changes, changes_all(r->ix, f->file, &a));
    arena_free(&a);
    return ok;
}

static bool tell_changes(struct refresh *r, const struct surveyed *f)
{
    if (!f->case_rec)
        return !r->known || changes_case_new(r->ix, f->file);
    if (r->ix->bulk)
        return !r->carries || changes_between(r->ix, f->file);
    struct arena a = {0};
    bool ok = changes_after(&r->changes, changes_all(r->ix, f->file, &a));
    arena_free(&a);
    return ok;
}

/* What the loader made of a text that is no case goes; what was there before comes back. */
static bool take_back(struct refresh *r, const struct surveyed *f)
{
    if (!r->ix->bulk)
        return roll_back(r->ix, "ROLLBACK TO content");
    return tables_clear(r->ix, f->file) &&
           (!r->carries || !f->case_rec || carry_content(r->ix, f->file));
}

static bool begin_content(struct refresh *r, const struct surveyed *f)
{
    if (r->ix->bulk)
        return true;
    return db_exec(r->ix, "SAVEPOINT content") &&
           (!f->case_rec || (tell_before(r, f) && tables_clear(r->ix, f->file)));
}

static bool load(struct refresh *r, const struct surveyed *f, struct str text,
                 struct diags *d)
{
    struct writer *w = &r->writer;
    writer_begin(w, r->ix, f->file);
    w->tick = tick_inside;
    w->tick_self = r;
    r->lines = count_lines(text);
    r->size = f->stamp.size;
    struct check *check = check_open(NULL, f->name);
    struct record_sink sink = writer_sink(w);
    sink = check_sink(check, &sink);
    bool good = load_text(text, &sink, d);
    check_finish(check, good ? d : NULL);
    r->lines = 0;
    return good;
}

/* Reads the text into the index, or what is wrong with it into `d`. False when the
 * database failed or the load was stopped. */
static bool read_content(struct refresh *r, struct surveyed *f, struct str text,
                         struct diags *d)
{
    struct index *ix = r->ix;
    struct writer *w = &r->writer;
    if (!begin_content(r, f))
        return false;
    bool good = load(r, f, text, d);
    if (w->failed || w->stopped)
        return false;
    if (good && !writer_finish(w))
        return false;
    good = good && claim_case_id(ix, f, w, d);
    if (good && !store_counts(ix, w))
        return false;
    const struct text_progress progress = {r, tick_text};
    if (good ? !tell_changes(r, f) || !text_add(ix, f->file, &progress) : !take_back(r, f))
        return false;
    r->texts = 0;
    return !index_error(ix).n && (ix->bulk || db_exec(ix, "RELEASE content"));
}

/* In a folder there may be YAML that is no case, and none of our business: it is named,
 * by a warning. A file that people named, or that was a case, has an error. */
static void excuse(const struct refresh *r, const struct surveyed *f, struct diags *d)
{
    if (!r->ix->folder.n || f->case_rec || d->list.n != 1 ||
        d->list.v[0].code != DIAG_NOT_A_CASE)
        return;
    struct place at = d->list.v[0].at;
    diags_free(d);
    *d = (struct diags){0};
    diags_add(d, DIAG_OTHER_FILE, at,
              "not a case file, and left alone: a case begins with the line `dossier: %d`",
              SCHEMA_VERSION);
}

/* ---- one file ---- */

/* What the index has of a file is what the file says. *kept is false where its case id is
 * that of a file before it, for which that file has changed: it must be read again. */
static bool keep(struct refresh *r, const struct surveyed *f, bool *kept)
{
    if (r->carries && !(carry_row(r->ix, f->file) && carry_content(r->ix, f->file)))
        return false;
    *kept = !f->case_rec || !clashes(r->ix, f->case_rec, f->name, NULL);
    return *kept || !r->carries || remove_file(r->ix, f->file);
}

/* Whether a file that is watched was written to while it was read: what was read may be
 * neither what it was nor what it becomes, and it will be seen again. */
static bool torn(const struct refresh *r, const struct surveyed *f)
{
    struct file_stamp now;
    bool there = file_stat(f->path, &now) == FILE_OK;
    return library_moves(r->survey->library, f->path, there, &now);
}

/* Looks into a file. Its row is there afterwards, with what is wrong. */
static bool read_file(struct refresh *r, struct surveyed *f)
{
    struct index *ix = r->ix;
    struct diags d = {0};
    struct buf text = {0};
    bool before = f->hashed && !f->waits, kept = false, ok = true;
    uint64_t hash = f->hash;
    f->hashed = load_read(f->path, &text, &d);
    f->hash = hash_bytes(buf_str(&text));
    f->waits = false;
    if (torn(r, f)) {
        buf_free(&text);
        diags_free(&d);
        return !f->file || keep(r, f, &kept);
    }
    if (before && f->hashed && f->hash == hash)
        ok = keep(r, f, &kept);
    if (ok && !kept) {
        ok = (f->file && !ix->bulk) || add_file(r, f);
        if (f->hashed)
            ok = ok && read_content(r, f, buf_str(&text), &d);
        else
            ok = ok && (!r->carries || !f->case_rec || carry_content(ix, f->file));
        excuse(r, f, &d);
        ok = ok && store_faults(ix, f->file, buf_str(&text), &d);
    }
    ok = ok && store_stamp(ix, f);
    buf_free(&text);
    diags_free(&d);
    return ok;
}

static bool take_file(struct refresh *r, struct surveyed *f)
{
    struct index *ix = r->ix;
    if (!ix->bulk && !db_exec(ix, "SAVEPOINT file"))
        return false;
    bool ok = read_file(r, f);
    r->state.records += r->writer.records;
    r->state.bytes_done += f->stamp.size;
    writer_free(&r->writer);
    r->writer = (struct writer){0};
    changes_end(&r->changes);
    if (ok)
        return ix->bulk || db_exec(ix, "RELEASE file");
    layouts_forget(ix);
    if (!ix->bulk)
        sqlite3_exec(ix->db, "ROLLBACK TO file; RELEASE file", NULL, NULL, NULL);
    else if (r->stopped && !r->carries)
        remove_file(ix, f->file);
    return false;
}

static bool refresh_file(struct refresh *r, struct surveyed *f)
{
    bool kept = false;
    if (f->trusted && !f->waits && !keep(r, f, &kept))
        return false;
    return kept || (tick(r) && take_file(r, f));
}

static bool remove_gone(struct refresh *r)
{
    struct index *ix = r->ix;
    bool ok = true;
    for (size_t i = 0; i < r->survey->gone.n && ok; i++) {
        int64_t file = r->survey->gone.v[i];
        if (r->carries) {
            ok = changes_case_gone(ix, file, true);
            continue;
        }
        ok = db_exec(ix, "SAVEPOINT file") && changes_case_gone(ix, file, false) &&
             remove_file(ix, file);
        sqlite3_exec(ix->db, ok ? "RELEASE file" : "ROLLBACK TO file; RELEASE file", NULL,
                     NULL, NULL);
    }
    return ok;
}

bool refresh_run(struct index *ix, const struct survey *survey,
                 const struct index_progress *progress, bool *stopped)
{
    struct refresh r = {.ix = ix, .survey = survey, .progress = progress};
    r.state.files = survey->files.n;
    r.state.bytes = survey->bytes;
    r.carries = ix->bulk && sqlite3_db_name(ix->db, 2);
    if (r.carries)
        r.next_file = 1 + db_int(ix, db_sql(ix, "SELECT max(file) FROM old.files"));
    for (size_t i = 0; i < survey->files.n && !r.known; i++)
        r.known = survey->files.v[i].case_rec != 0;
    bool ok = !r.carries || (carry_layouts(ix) && changes_carry(ix));
    int64_t last = query_last_change(ix);
    ok = ok && remove_gone(&r);
    for (; ok && r.state.files_done < r.state.files; r.state.files_done++)
        ok = refresh_file(&r, &survey->files.v[r.state.files_done]);
    *stopped = r.stopped;
    if (ok && query_last_change(ix) != last)
        ok = changes_prune(ix);
    return ok && !index_error(ix).n;
}

void refresh_folder(struct buf *out, const struct library *library)
{
    buf_clear(out);
    if (library->folders.n != 1 || library->singles.n)
        return;
    struct str folder = str_of(library->folders.v[0]);
    buf_add(out, folder);
    if (!str_ends(folder, STR("/")))
        buf_addc(out, '/');
}

bool index_refresh(struct index *ix, const struct library *library,
                   const struct index_progress *progress)
{
    struct survey survey;
    bool stopped;
    buf_clear(&ix->error);
    refresh_folder(&ix->folder, library);
    bool ok = survey_make(&survey, ix, library);
    if (ok && survey.changed)
        ok = refresh_run(ix, &survey, progress, &stopped);
    survey_free(&survey);
    return ok;
}
