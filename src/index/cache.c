/* SPDX-License-Identifier: MIT */
/* Which generation is read, and how the next one comes about. */
#include "index/cache.h"

#include "base/file.h"
#include "index/cache_folder.h"
#include "index/refresh.h"
#include "index/tables.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

/* A change of more than this is written as a new generation: its pages must stay in memory
 * until the commit, and readers wait for that. */
enum { SMALL_BYTES = 1 << 20, SMALL_FILES = 200 };

struct cache {
    char *root;           /* the library's real path; NULL: the index is in memory */
    struct index *memory; /* then this one */
    bool distrusted;      /* the current generation is damaged */
    struct buf folder;    /* as people named it */
    struct buf notice;
};

static void to_memory(struct cache *c, struct str why)
{
    free(c->root);
    c->root = NULL;
    c->memory = index_open();
    if (why.n)
        buf_addf(&c->notice, "%sthe index is kept in memory: %.*s", c->notice.n ? "; " : "",
                 STR_ARG(why));
}

struct cache *cache_open(const struct library *library, bool in_memory)
{
    struct cache *c = mem_alloc(sizeof *c);
    if (!in_memory && library->folders.n == 1 && library->singles.n == 0)
        c->root = realpath(library->folders.v[0], NULL);
    refresh_folder(&c->folder, library);
    if (!c->root)
        c->memory = index_open();
    return c;
}

void cache_close(struct cache *c)
{
    if (!c)
        return;
    free(c->root);
    index_close(c->memory);
    buf_free(&c->folder);
    buf_free(&c->notice);
    free(c);
}

void cache_notice(struct cache *c, struct buf *out)
{
    buf_add(out, buf_str(&c->notice));
    buf_clear(&c->notice);
}

void cache_distrust(struct cache *c)
{
    c->distrusted = c->root != NULL;
}

static void note_damage(struct cache *c, struct str why)
{
    if (!c->distrusted)
        buf_addf(&c->notice, "the index in the cache was damaged (%.*s) and is made anew",
                 STR_ARG(why));
    c->distrusted = true;
}

/* Opens the current generation; NULL when there is none, or none that is good. A second
 * look, when it went between two steps of the first. */
static struct index *open_current(struct cache *c, struct cache_folder *f,
                                  enum db_mode mode)
{
    uint64_t generation = c->distrusted ? 0 : cache_folder_current(f);
    int use = generation ? cache_folder_use(f, generation) : -1;
    if (use < 0 && generation && cache_folder_current(f) != generation) {
        generation = cache_folder_current(f);
        use = generation ? cache_folder_use(f, generation) : -1;
    }
    if (use < 0)
        return NULL;
    struct buf path = {0}, why = {0};
    cache_folder_db(f, generation, &path);
    struct index *ix = db_open_file(buf_z(&path), mode, c->root, &why);
    if (ix) {
        ix->generation = generation;
        ix->use = use;
        buf_add(&ix->folder, buf_str(&c->folder));
        index_hold(ix); /* changes count from here */
        index_let_go(ix);
    } else {
        bool forgotten = cache_folder_current(f) != generation;
        close(use);
        if (why.n && !forgotten)
            note_damage(c, buf_str(&why));
    }
    buf_free(&path);
    buf_free(&why);
    return ix;
}

struct index *cache_read(struct cache *c, uint64_t shown)
{
    if (!c->root)
        return index_copy(c->memory);
    struct cache_folder f;
    struct buf why = {0};
    struct index *ix = NULL;
    if (cache_folder_open(&f, c->root, false, &why) &&
        (!shown || cache_folder_current(&f) != shown))
        ix = open_current(c, &f, DB_READ);
    cache_folder_close(&f);
    buf_free(&why);
    return ix;
}

/* ---- the writer ---- */

/* One refresh of what is on the disk. */
struct writing {
    struct cache *cache;
    struct cache_folder folder;
    const struct library *library;
    const struct index_progress *progress;
    struct index *old; /* the current generation, open for writing; NULL for none */
    struct survey survey;
    struct buf why; /* it failed */
};

static bool goes_on(const struct writing *w)
{
    struct index_state state = {.files = w->library->files.n};
    return !w->progress || w->progress->tell(w->progress->self, &state);
}

/* Polls, so that waiting can be stopped. -1 when there can be no lock, 0 when stopped. */
static int wait_for_lock(struct writing *w)
{
    const struct timespec pause = {.tv_nsec = 20000000};
    int got = cache_folder_lock(&w->folder);
    while (got == 0 && goes_on(w)) {
        nanosleep(&pause, NULL);
        got = cache_folder_lock(&w->folder);
    }
    if (got < 0)
        buf_addf(&w->why, "%s: %s", buf_z(&w->folder.path), strerror(errno));
    return got;
}

/* Opens the current generation, if any, and looks what has changed since. */
static bool look(struct writing *w)
{
    index_close(w->old);
    survey_free(&w->survey);
    w->old = open_current(w->cache, &w->folder, DB_WRITE);
    if (!w->old || survey_make(&w->survey, w->old, w->library))
        return true;
    buf_add(&w->why, index_error(w->old));
    return false;
}

static enum cache_news change(struct writing *w)
{
    struct index *ix = w->old;
    enum refreshed end = REFRESH_FAILED;
    if (db_exec(ix, "BEGIN IMMEDIATE"))
        end = refresh_run(ix, &w->survey, SMALL_BYTES, w->progress);
    if (end == REFRESH_WHOLE && db_exec(ix, "COMMIT"))
        return CACHE_CHANGED;
    bool busy = (sqlite3_errcode(ix->db) & 0xff) == SQLITE_BUSY;
    buf_add(&w->why, index_error(ix));
    if (!sqlite3_get_autocommit(ix->db))
        sqlite3_exec(ix->db, "ROLLBACK", NULL, NULL, NULL);
    buf_clear(&ix->error);
    if (end == REFRESH_STOPPED)
        return CACHE_STOPPED;
    /* SAME: a new generation is the way round */
    return busy || end == REFRESH_TOO_LARGE ? CACHE_SAME : CACHE_FAILED;
}

static bool attach(struct writing *w, struct index *ix)
{
    struct buf path = {0};
    if (w->old)
        cache_folder_db(&w->folder, w->old->generation, &path);
    sqlite3_stmt *s = w->old ? db_sql(ix, "ATTACH ?1 AS old") : NULL;
    db_bind_text(s, 1, buf_str(&path));
    bool ok = !w->old || db_run(ix, s);
    buf_free(&path);
    return ok;
}

/* Fills a new generation; false when it is not to be named. Stopped by people, a first one
 * is kept as far as it came, but not when told so again: then they are in a hurry. */
static bool fill(struct writing *w, struct index *ix, bool *stopped)
{
    buf_add(&ix->folder, buf_str(&w->cache->folder));
    if (!w->old && !survey_make(&w->survey, ix, w->library))
        return false;
    if (!attach(w, ix) || !db_exec(ix, "BEGIN"))
        return false;
    enum refreshed end = refresh_run(ix, &w->survey, INT64_MAX, w->progress);
    *stopped = end == REFRESH_STOPPED;
    if (end != REFRESH_WHOLE &&
        (!*stopped || w->old || index_error(ix).n || !goes_on(w)))
        return false;
    return tables_index(ix) && db_exec(ix, "COMMIT");
}

static enum cache_news build(struct writing *w)
{
    bool stopped = false, ok = false;
    uint64_t generation = cache_folder_new(&w->folder);
    if (!generation) {
        buf_addf(&w->why, "%s: %s", buf_z(&w->folder.path), strerror(errno));
        return CACHE_FAILED;
    }
    struct buf path = {0};
    cache_folder_db(&w->folder, generation, &path);
    struct index *ix = db_open_file(buf_z(&path), DB_NEW, w->cache->root, &w->why);
    if (ix) {
        ok = fill(w, ix, &stopped);
        buf_add(&w->why, index_error(ix));
        index_close(ix);
    }
    if (ok) {
        ok = cache_folder_name(&w->folder, generation);
        buf_addz(&w->why, ok ? "" : strerror(errno));
    }
    buf_free(&path);
    if (ok)
        w->cache->distrusted = false;
    return stopped ? CACHE_STOPPED : ok ? CACHE_CHANGED : CACHE_FAILED;
}

static bool goes_on_looking(void *self)
{
    return goes_on(self);
}

/* A large file alone may have changed in a small part of it. */
static bool is_small(const struct survey *s)
{
    return (s->bytes <= SMALL_BYTES && s->changed <= SMALL_FILES) || s->changed == 1;
}

static enum cache_news write_changes(struct writing *w)
{
    int got = wait_for_lock(w);
    if (got <= 0)
        return got < 0 ? CACHE_FAILED : CACHE_STOPPED;
    if (!look(w)) /* another writer may have done it all meanwhile */
        return CACHE_FAILED;
    if (w->old && w->survey.changed == 0)
        return CACHE_CHANGED;
    enum cache_news news = CACHE_SAME;
    if (w->old && !is_small(&w->survey) && !survey_compare(&w->survey, goes_on_looking, w))
        return CACHE_STOPPED;
    if (w->old && is_small(&w->survey)) {
        news = change(w);
        survey_free(&w->survey);
        if (news == CACHE_SAME && !survey_make(&w->survey, w->old, w->library))
            return CACHE_FAILED;
    }
    return news == CACHE_SAME ? build(w) : news;
}

static enum cache_news refresh_disk(struct cache *c, const struct library *library,
                                    const struct index_progress *progress, struct buf *why,
                                    bool *forgotten)
{
    struct writing w = {.cache = c, .library = library, .progress = progress};
    enum cache_news news = CACHE_FAILED;
    bool there = cache_folder_open(&w.folder, c->root, true, &w.why);
    if (there && look(&w))
        news = w.old && w.survey.changed == 0 ? CACHE_SAME : write_changes(&w);
    *forgotten = news == CACHE_FAILED && cache_folder_gone(&w.folder);
    if (news == CACHE_FAILED && w.old && !*forgotten)
        note_damage(c, buf_str(&w.why));
    index_close(w.old);
    survey_free(&w.survey);
    if (w.folder.lock >= 0)
        cache_folder_sweep(&w.folder);
    cache_folder_close(&w.folder);
    if (!there)
        to_memory(c, buf_str(&w.why));
    buf_add(why, buf_str(&w.why));
    buf_free(&w.why);
    return news;
}

static enum cache_news refresh_memory(struct cache *c, const struct library *library,
                                      const struct index_progress *progress)
{
    int before = sqlite3_total_changes(c->memory->db);
    if (index_refresh(c->memory, library, progress))
        return sqlite3_total_changes(c->memory->db) == before ? CACHE_SAME : CACHE_CHANGED;
    if (!index_error(c->memory).n)
        return CACHE_STOPPED;
    buf_clear(&c->notice);
    buf_add(&c->notice, index_error(c->memory));
    return CACHE_FAILED;
}

enum cache_news cache_refresh(struct cache *c, const struct library *library,
                              const struct index_progress *progress)
{
    enum { TRIES = 2, FORGOTTEN_TRIES = 20 };
    struct buf why = {0};
    enum cache_news news = CACHE_FAILED;
    bool forgotten = false;
    for (int i = 0, most = TRIES; i < most && c->root && news == CACHE_FAILED; i++) {
        buf_clear(&why);
        news = refresh_disk(c, library, progress, &why, &forgotten);
        most = forgotten ? FORGOTTEN_TRIES : TRIES;
    }
    if (news == CACHE_FAILED && c->root) /* not even a new one: the disk is full, perhaps */
        to_memory(c, buf_str(&why));
    buf_free(&why);
    return c->root ? news : refresh_memory(c, library, progress);
}

static bool forget(const char *root, bool gone, bool *any, struct buf *why)
{
    struct cache_folder f = {.fd = -1, .lock = -1};
    bool ok = true;
    *any = root && (gone ? cache_folder_open_gone(&f, root, why)
                         : cache_folder_open(&f, root, false, why));
    if (*any) {
        ok = cache_folder_remove(&f);
        if (!ok)
            buf_addf(why, "%s: %s", buf_z(&f.path), strerror(errno));
    } else {
        ok = why->n == 0;
    }
    cache_folder_close(&f);
    return ok;
}

bool cache_forget(const struct library *library, bool *any, struct buf *why)
{
    struct cache *c = cache_open(library, false);
    bool ok = forget(c->root, false, any, why);
    cache_close(c);
    return ok;
}

/* The real path that it had, where the folder that it was in is still there. */
bool cache_forget_gone(const char *folder, bool *any, struct buf *why)
{
    struct str path = str_of(folder);
    while (path.n > 1 && path.p[path.n - 1] == '/')
        path.n--;
    size_t name = path.n;
    while (name > 0 && path.p[name - 1] != '/')
        name--;
    struct buf root = {0};
    buf_add(&root, name ? str_sub(path, 0, name) : STR("."));
    char *parent = realpath(buf_z(&root), NULL);
    buf_clear(&root);
    if (parent)
        buf_addf(&root, "%s%s%.*s", parent, strcmp(parent, "/") == 0 ? "" : "/",
                 STR_ARG(str_sub(path, name, path.n)));
    else
        buf_add(&root, path);
    bool ok = forget(buf_z(&root), true, any, why);
    free(parent);
    buf_free(&root);
    return ok;
}
