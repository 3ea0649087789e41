/* SPDX-License-Identifier: MIT */
/* A run over case files: first their sources and captures, then quote by quote. */
#include "format/verify.h"

#include "format/case_archive.h"
#include "format/load.h"
#include "format/shown.h"
#include "format/verify_quote.h"

#include <errno.h>
#include <string.h>

/* A source of a case file that has this archived text. */
struct user {
    size_t case_file, file;
    struct str id;
    struct place at;
    bool allowed;
};

struct verify {
    const char *folder; /* --archive */
    struct archive *archive;
    struct arena arena; /* for the run */
    VEC(struct user) users;
    VEC(struct verify_folded) folded;
    struct verify_totals totals;
    size_t spent; /* on nearest passages */

    /* the current file */
    size_t case_file;
    struct record_sink next;
    struct verify_sources sources;
    struct str path; /* in the arena */
    struct allow allow;
    struct diags *diags;
};

struct verify *verify_open(const char *archive)
{
    struct verify *v = mem_alloc(sizeof *v);
    v->folder = archive;
    v->archive = archive_open();
    return v;
}

void verify_close(struct verify *v)
{
    if (!v)
        return;
    archive_close(v->archive);
    verify_sources_free(&v->sources);
    vec_free(&v->users);
    vec_free(&v->folded);
    arena_free(&v->arena);
    free(v);
}

struct verify_totals verify_totals(const struct verify *v)
{
    return v->totals;
}

const struct verify_folded *verify_folded(const struct verify *v, size_t *n)
{
    *n = v->folded.n;
    return v->folded.v;
}

struct archive *verify_archive(struct verify *v)
{
    return v->archive;
}

/* ---- the first reading ---- */

static bool take_source(void *self, const struct record *record)
{
    struct verify *v = self;
    verify_sources_take(&v->sources, record);
    return !v->next.record || v->next.record(v->next.self, record);
}

struct record_sink verify_sink(struct verify *v, size_t case_file,
                               const struct record_sink *next)
{
    v->next = next ? *next : (struct record_sink){0};
    v->case_file = case_file;
    verify_sources_clear(&v->sources);
    return (struct record_sink){v, take_source};
}

/* ---- captures ---- */

static void report_unread(struct verify *v, const struct verify_capture *c,
                          const struct archived *file)
{
    if (c->allowed)
        return;
    const char *why = file->error == FILE_NOT_REGULAR ? "it is not a regular file"
                      : file->error == FILE_TOO_LARGE ? "it is too large"
                      : file->number == ELOOP         ? "symbolic links are not followed"
                                                      : strerror(file->number);
    diags_add(v->diags, DIAG_NO_CAPTURE, c->at, "`" SHOWN "` cannot be read: %s",
              SHOW(c->path), why);
}

static void open_capture(struct verify *v, struct verify_capture *c, struct str folder,
                         struct str inside)
{
    struct buf path = {0};
    buf_add(&path, inside);
    if (inside.n)
        buf_addc(&path, '/');
    buf_add(&path, c->path);
    c->file = archive_add(v->archive, folder, buf_str(&path), c->path);
    buf_free(&path);
    bool good = true;
    if (c->is_text || c->sha256.n)
        good = archive_read(v->archive, c->file, c->is_text);
    const struct archived *file = archive_file(v->archive, c->file);
    if (!good)
        report_unread(v, c, file);
    else if (c->sha256.n && !str_eq(c->sha256, str_of(file->sha256)))
        diags_add(v->diags, DIAG_WRONG_HASH, c->sha256_at,
                  "`" SHOWN "` is not the file of this sha256; its own is %s",
                  SHOW(c->path), file->sha256);
}

static void open_captures(struct verify *v, struct str folder, struct str inside)
{
    struct verify_sources *s = &v->sources;
    for (size_t i = 0; i < s->list.n; i++) {
        const struct verify_source *source = &s->list.v[i];
        for (size_t k = 0; k < source->n_captures; k++) {
            struct verify_capture *c = &s->captures.v[source->first + k];
            open_capture(v, c, folder, inside);
            if (!c->is_text)
                continue;
            struct user user = {v->case_file, c->file, arena_str(&v->arena, source->id),
                                source->at, source->share_allowed};
            vec_push(&v->users, user);
        }
    }
    verify_sources_resolve(s);
}

/* False when there is no archive to verify with. */
static bool open_archive(struct verify *v)
{
    struct buf folder = {0}, inside = {0}, whole = {0};
    struct verify_sources *s = &v->sources;
    bool good = false;
    if (v->folder) {
        open_captures(v, str_of(v->folder), STR_NONE);
        good = true;
    } else if (s->archive.n && !case_archive(v->path, s->archive, &folder, &inside)) {
        diags_add(v->diags, DIAG_BAD_PATH, s->archive_at,
                  "`" SHOWN "` leads away from the case: an archive lies in the case's "
                  "folder or beside it, or is named with --archive",
                  SHOW(s->archive));
    } else if (s->archive.n) {
        buf_addf(&whole, "%s/%s", buf_z(&folder), buf_z(&inside));
        good = file_is_folder(buf_z(&whole));
        if (good)
            open_captures(v, buf_str(&folder), buf_str(&inside));
        else if (!s->archive_allowed)
            diags_add(v->diags, DIAG_NO_ARCHIVE, s->archive_at,
                      "no folder `" SHOWN "` here, so no quote was verified: name the "
                      "archive with --archive",
                      SHOW(s->archive));
    }
    buf_free(&folder);
    buf_free(&inside);
    buf_free(&whole);
    return good;
}

/* ---- quotes ---- */

static void report_unverified(struct verify *v, const struct record *quote)
{
    v->totals.unverified++;
    if (!allow_has(&v->allow, DIAG_UNVERIFIED))
        diags_add(v->diags, DIAG_UNVERIFIED, quote->at,
                  "`%.*s` cannot be verified: its source has no capture of kind `text`",
                  STR_ARG(quote->id));
}

static void note_folded(struct verify *v, const struct record *quote,
                        const struct archived *file, size_t byte)
{
    struct verify_folded folded = {
        .path = v->path,
        .at = record_value(quote, FIELD_QUOTE_EXACT)->at,
        .id = arena_str(&v->arena, quote->id),
        .name = file->name,
        .line = locate_line(buf_str(&file->text), byte),
    };
    vec_push(&v->folded, folded);
}

static void count(struct verify *v, const struct record *quote,
                  const struct verify_search *search)
{
    const struct located *found = &search->found;
    v->totals.not_found += found->state == LOCATE_NONE || found->state == LOCATE_CONTEXT;
    v->totals.ambiguous += found->state == LOCATE_MANY;
    v->totals.exact += found->state == LOCATE_EXACT;
    v->totals.folded += found->state == LOCATE_FOLDED;
    if (found->state < LOCATE_FOLDED)
        return;
    struct archived *file = archive_text(v->archive, search->file);
    if (!file) /* it went away meanwhile */
        return;
    archive_quote(file, found->from, found->to);
    if (found->state == LOCATE_FOLDED)
        note_folded(v, quote, file, found->from);
}

static bool take_quote(void *self, const struct record *r)
{
    struct verify *v = self;
    if (r->kind->tag != KIND_QUOTE)
        return true;
    allow_read(&v->allow, r);
    const struct link *link = record_link(r, FIELD_QUOTE_SOURCE);
    const struct verify_source *source =
        link ? verify_sources_find(&v->sources, link->to) : NULL;
    if (!source || !record_value(r, FIELD_QUOTE_EXACT))
        return true;
    v->totals.quotes++;
    if (!source->holder) {
        report_unverified(v, r);
        return true;
    }
    const struct verify_source *holder = &v->sources.list.v[source->holder - 1];
    struct verify_search search = {
        .archive = v->archive,
        .captures = &v->sources.captures.v[holder->first],
        .n_captures = holder->n_captures,
        .diags = v->diags,
        .spent = &v->spent,
    };
    if (verify_quote(&search, r))
        count(v, r, &search);
    else /* which the captures have said */
        v->totals.unverified++;
    return true;
}

static bool begin(struct verify *v, struct str path, struct diags *diags)
{
    v->path = arena_str(&v->arena, path);
    v->diags = diags;
    v->allow = (struct allow){0};
    return open_archive(v);
}

/* The errors of the second reading are those of the first: there were none. */

void verify_text(struct verify *v, struct str path, struct str text, struct diags *diags)
{
    struct record_sink sink = {v, take_quote};
    struct diags again = {0};
    if (begin(v, path, diags))
        load_text(text, &sink, &again);
    diags_free(&again);
}

void verify_file(struct verify *v, const char *path, struct diags *diags)
{
    struct record_sink sink = {v, take_quote};
    struct diags again = {0};
    if (begin(v, str_of(path), diags))
        load_file(path, &sink, &again);
    diags_free(&again);
}

void verify_shares(const struct verify *v, size_t case_file, struct diags *diags)
{
    for (size_t i = 0; i < v->users.n; i++) {
        const struct user *user = &v->users.v[i];
        const struct archived *f = archive_file(v->archive, user->file);
        if (user->case_file != case_file || user->allowed ||
            f->quoted * 100 <= f->words * VERIFY_SHARE)
            continue;
        diags_add(diags, DIAG_QUOTED_SHARE, user->at,
                  "`%.*s`: %u %% of the words of " SHOWN " are quoted, more than %d %%",
                  STR_ARG(user->id), archive_share(f), SHOW(f->name), VERIFY_SHARE);
    }
}
