/* SPDX-License-Identifier: MIT */
/* Brings the index up to the files, one after another by path. A file is read into the
 * index, and taken back when it has errors: by a savepoint, or in a new generation, which
 * cannot roll back, by deleting what came of it. */
#include "index/refresh.h"

#include "format/check.h"
#include "format/load.h"
#include "index/changes.h"
#include "index/contents.h"
#include "index/file_rows.h"
#include "index/layouts.h"
#include "index/patch.h"
#include "index/query_changes.h"
#include "index/segments.h"
#include "index/tables.h"
#include "index/text.h"

struct refresh {
    struct index *ix;
    const struct survey *survey;
    const struct index_progress *progress;
    bool carries;      /* from the generation attached as `old` */
    bool known;        /* the library was: a file that comes now is new */
    struct changes changes;
    int64_t most;      /* bytes of a file that is read as a whole */
    int64_t next_file; /* for new files, where numbers of `old` are still to come; or 0 */
    struct index_state state;
    struct writer writer;
    int64_t lines, size; /* of the file that is read */
    size_t texts;        /* of its records are in the full text, */
    int64_t last_text;   /* up to this one */
    bool stopped, too_large;
};

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

/* ---- content ---- */

/* A file is not to be trusted while its case id is another's, when anything changes: what
 * that other file says is not in its own stamp. */
static bool claim_case_id(struct index *ix, struct surveyed *f, const struct writer *w,
                          struct diags *d)
{
    struct buf other = {0};
    f->waits = file_rows_clash(ix, w->case_rec, f->name, &other);
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
    return tables_clear(r->ix, f->file, 0) &&
           (!r->carries || !f->case_rec || carry_content(r->ix, f->file));
}

static bool begin_content(struct refresh *r, const struct surveyed *f)
{
    if (r->ix->bulk)
        return true;
    return db_exec(r->ix, "SAVEPOINT content") &&
           (!f->case_rec ||
            (tell_before(r, f) && tables_clear(r->ix, f->file, INT64_MAX)));
}

static bool load(struct refresh *r, const struct surveyed *f, const struct contents *c,
                 struct diags *d)
{
    struct writer *w = &r->writer;
    writer_begin(w, r->ix, f->file);
    w->tick = tick_inside;
    w->tick_self = r;
    r->lines = c->lines;
    r->size = f->stamp.size;
    struct check *check = check_open(NULL, f->name);
    struct record_sink sink = writer_sink(w);
    sink = check_sink(check, &sink);
    bool good = c->whole ? load_text(buf_str(&c->text), &sink, d)
                         : load_file(f->path, &sink, d);
    check_finish(check, good ? d : NULL);
    r->lines = 0;
    return good;
}

/* Reads the text into the index, or what is wrong with it into `d`. False when the
 * database failed or the load was stopped. */
static bool read_content(struct refresh *r, struct surveyed *f, const struct contents *c,
                         struct diags *d)
{
    struct index *ix = r->ix;
    struct writer *w = &r->writer;
    if (!begin_content(r, f))
        return false;
    bool good = load(r, f, c, d);
    if (w->failed || w->stopped)
        return false;
    if (good && !writer_finish(w))
        return false;
    good = good && claim_case_id(ix, f, w, d);
    if (good && !(file_rows_counts(ix, w) &&
                  (!c->whole || segments_measure(ix, f->file, buf_str(&c->text)))))
        return false;
    struct text_progress progress = {r, tick_text, 0};
    bool whole = good ? tell_changes(r, f) && text_add(ix, f->file, &progress)
                      : take_back(r, f);
    r->last_text = progress.last;
    if (!whole)
        return false;
    r->texts = 0;
    return !index_error(ix).n && (ix->bulk || db_exec(ix, "RELEASE content"));
}

/* ---- one file ---- */

/* What the index has of a file is what the file says. *kept is false where its case id is
 * that of a file before it, for which that file has changed: it must be read again. */
static bool keep(struct refresh *r, const struct surveyed *f, bool *kept)
{
    if (r->carries && !(carry_row(r->ix, f->file) && carry_content(r->ix, f->file)))
        return false;
    *kept = !f->case_rec || !file_rows_clash(r->ix, f->case_rec, f->name, NULL);
    return *kept || !r->carries || file_rows_remove(r->ix, f->file, INT64_MAX);
}

/* Whether a file that is watched was written to while it was read: what was read may be
 * neither what it was nor what it becomes, and it will be seen again. */
static bool torn(const struct refresh *r, const struct surveyed *f)
{
    struct file_stamp now;
    bool there = file_stat(f->path, &now) == FILE_OK;
    return library_moves(r->survey->library, f->path, there, &now);
}

/* What is wrong, with the lines that it is about. */
static bool tell_faults(struct refresh *r, const struct surveyed *f, struct contents *c,
                        struct diags *d)
{
    struct diags unread = {0};
    if (d->list.n && !c->whole)
        load_read(f->path, &c->text, &unread);
    diags_free(&unread);
    if (r->ix->folder.n && !f->case_rec) /* what was a case, or was named as one, is to be one */
        load_excuse(d);
    return file_rows_faults(r->ix, f->file, buf_str(&c->text), d);
}

/* Whether the file was brought up to date by the part of it that changed. */
static bool is_patched(struct refresh *r, const struct surveyed *f,
                       const struct contents *c, bool *ok)
{
    if (r->ix->bulk || !f->case_rec || !f->hashed || !c->whole ||
        c->text.n < r->ix->patch_least)
        return false;
    enum patched patched = patch_file(r->ix, f, buf_str(&c->text));
    *ok = patched != PATCH_FAILED;
    r->ix->patches += patched == PATCH_DONE;
    return patched == PATCH_DONE;
}

static bool take_contents(struct refresh *r, struct surveyed *f, struct contents *c,
                          struct diags *d)
{
    struct index *ix = r->ix;
    bool sound = true;
    if (is_patched(r, f, c, &sound) || !sound)
        return sound;
    r->too_large = f->stamp.size > r->most;
    if (r->too_large)
        return false;
    bool ok = (f->file && !ix->bulk) || file_rows_add(ix, f, &r->next_file);
    if (f->hashed)
        ok = ok && read_content(r, f, c, d);
    else
        ok = ok && (!r->carries || !f->case_rec || carry_content(ix, f->file));
    return ok && tell_faults(r, f, c, d) &&
           (!r->carries || !f->case_rec || !d->errors || carry_good_diagnostics(ix, f->file));
}

/* Looks into a file. Its row is there afterwards, with what is wrong. */
static bool read_file(struct refresh *r, struct surveyed *f)
{
    struct diags d = {0};
    struct contents c = {0};
    bool before = f->hashed && !f->waits, kept = false, ok = true;
    uint64_t hash = f->hash;
    f->hashed = contents_look(&c, f->path, f->stamp.size, &d);
    f->hash = c.hash;
    f->waits = false;
    if (torn(r, f)) {
        ok = !f->file || keep(r, f, &kept);
    } else {
        if (before && f->hashed && f->hash == hash)
            ok = keep(r, f, &kept);
        if (ok && !kept)
            ok = take_contents(r, f, &c, &d);
        ok = ok && file_rows_stamp(r->ix, f);
    }
    contents_free(&c);
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
        file_rows_remove(ix, f->file, r->last_text);
    return false;
}

static bool refresh_file(struct refresh *r, struct surveyed *f)
{
    bool kept = false;
    if ((f->trusted || f->same) && !f->waits && !keep(r, f, &kept))
        return false;
    if (kept && f->same)
        return file_rows_stamp(r->ix, f);
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
             file_rows_remove(ix, file, INT64_MAX);
        sqlite3_exec(ix->db, ok ? "RELEASE file" : "ROLLBACK TO file; RELEASE file", NULL,
                     NULL, NULL);
    }
    return ok;
}

enum refreshed refresh_run(struct index *ix, const struct survey *survey, int64_t most,
                           const struct index_progress *progress)
{
    struct refresh r = {.ix = ix, .survey = survey, .progress = progress, .most = most};
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
    if (ok && query_last_change(ix) != last)
        ok = changes_prune(ix);
    if (ok && !index_error(ix).n)
        return REFRESH_WHOLE;
    return r.stopped ? REFRESH_STOPPED : r.too_large ? REFRESH_TOO_LARGE : REFRESH_FAILED;
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
    buf_clear(&ix->error);
    refresh_folder(&ix->folder, library);
    bool ok = survey_make(&survey, ix, library);
    if (ok && survey.changed)
        ok = refresh_run(ix, &survey, INT64_MAX, progress) == REFRESH_WHOLE;
    survey_free(&survey);
    return ok;
}
