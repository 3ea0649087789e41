/* SPDX-License-Identifier: MIT */
/* One thread, one lock, one pipe whose bytes only wake the reader: what there is to say
 * stands under the lock. */
#include "work/work.h"

#include "index/query.h"
#include "work/thread.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

enum {
    PREVIEW_MS = 150, /* how long the first whole cases may take */
    QUIET_MS = 300,   /* a load as short as this needs no progress */
    REPORT_MS = 50,   /* between reports of it */
    ESTIMATE_MS = 500 /* before anybody can tell how long the rest will take */
};

struct work {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t asked;
    int pipe[2];

    /* The thread's own after the start: */
    struct library library;
    struct cache *cache;
    uint64_t shown; /* the generation that was handed out last */
    bool cold;      /* nothing whole was yet */
    int64_t began_ms, told_ms;

    /* Under the lock: */
    bool wanted, rebuild; /* a load */
    bool all;             /* … of everything; else of these: */
    struct library_seen *seen;
    size_t n_seen;
    bool stop, cancel;
    struct work_report report; /* what nobody has taken; progress beside it: */
    bool moved;
    struct index_state state;
    int seconds_left;
};

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void wake(struct work *w)
{
    if (write(w->pipe[1], "", 1) < 0) {
        /* a full pipe wakes just as well */
    }
}

/* ---- the thread ---- */

static int seconds_left(const struct work *w, const struct index_state *state, int64_t now)
{
    int64_t spent = now - w->began_ms;
    if (spent < ESTIMATE_MS || state->bytes_done <= 0)
        return -1;
    double left = (double)(state->bytes - state->bytes_done) / (double)state->bytes_done;
    double seconds = left * (double)spent / 1000.0;
    return seconds < 360000 ? (int)seconds + 1 : -1;
}

/* Told to stop by people it stops once, and goes on with what must be finished; a worker
 * that is closed stays stopped. */
static bool tell(void *self, const struct index_state *state)
{
    struct work *w = self;
    int64_t now = clock_ms();
    bool report = now - w->told_ms >= REPORT_MS;
    pthread_mutex_lock(&w->lock);
    bool go_on = !w->stop && !w->cancel;
    w->cancel = false;
    if (report) {
        w->moved = true;
        w->state = *state;
        w->seconds_left = seconds_left(w, state, now);
    }
    pthread_mutex_unlock(&w->lock);
    if (report) {
        w->told_ms = now;
        wake(w);
    }
    return go_on;
}

static void hand_over(struct work *w, struct work_report report)
{
    pthread_mutex_lock(&w->lock);
    if (w->report.index && report.index)
        index_close(w->report.index); /* nobody took the one before: this is newer */
    else if (w->report.index)
        report.index = w->report.index;
    buf_add(&w->report.notice, buf_str(&report.notice));
    buf_free(&report.notice);
    report.notice = w->report.notice;
    w->report = report;
    if (report.news != WORK_PARTIAL)
        w->moved = false;
    pthread_mutex_unlock(&w->lock);
    wake(w);
}

static bool preview_tell(void *self, const struct index_state *state)
{
    struct work *w = self;
    return clock_ms() - w->began_ms < PREVIEW_MS && tell(self, state);
}

/* The first whole cases, as many as can be read in no time. */
static void preview(struct work *w)
{
    struct index *ix = index_open();
    struct index_progress progress = {w, preview_tell};
    struct arena a = {0};
    bool any = false;
    index_refresh(ix, &w->library, &progress);
    struct files files = query_files(ix, &a);
    for (size_t i = 0; i < files.n && !any; i++)
        any = files.v[i].case_rec != 0;
    arena_free(&a);
    if (any)
        hand_over(w, (struct work_report){.news = WORK_PARTIAL, .index = ix});
    else
        index_close(ix);
}

static void load(struct work *w)
{
    struct index_progress progress = {w, tell};
    w->began_ms = clock_ms();
    w->told_ms = w->began_ms + QUIET_MS - REPORT_MS;
    if (w->cold)
        preview(w);
    w->began_ms = clock_ms();
    enum cache_news news = cache_refresh(w->cache, &w->library, &progress);
    struct work_report report = {.news = WORK_LOADED};
    if (news == CACHE_STOPPED)
        report.news = WORK_STOPPED;
    if (w->cold || w->shown || news != CACHE_SAME)
        report.index = cache_read(w->cache, w->shown);
    if (report.index) {
        w->shown = index_generation(report.index);
        w->cold = false;
    }
    cache_notice(w->cache, &report.notice);
    hand_over(w, report);
}

static void *serve(void *self)
{
    struct work *w = self;
    for (;;) {
        pthread_mutex_lock(&w->lock);
        while (!w->wanted && !w->stop)
            pthread_cond_wait(&w->asked, &w->lock);
        bool stop = w->stop, rebuild = w->rebuild, all = w->all;
        w->wanted = w->rebuild = w->cancel = w->all = false;
        struct library_seen *seen = w->seen;
        size_t n_seen = w->n_seen;
        w->seen = NULL;
        w->n_seen = 0;
        pthread_mutex_unlock(&w->lock);
        if (all || stop)
            library_free_seen(seen, n_seen);
        if (stop)
            return NULL;
        if (rebuild)
            cache_distrust(w->cache);
        if (all)
            library_rescan(&w->library);
        else
            library_take_seen(&w->library, seen, n_seen);
        load(w);
    }
}

/* ---- the other side ---- */

static void destroy(struct work *w)
{
    pthread_mutex_destroy(&w->lock);
    pthread_cond_destroy(&w->asked);
    close(w->pipe[0]);
    close(w->pipe[1]);
    index_close(w->report.index);
    buf_free(&w->report.notice);
    cache_close(w->cache);
    library_free(&w->library);
    library_free_seen(w->seen, w->n_seen);
    free(w);
}

struct work *work_open(const struct library *library, struct cache *cache, uint64_t shown)
{
    struct work *w = mem_alloc(sizeof *w);
    if (pipe2(w->pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        cache_close(cache);
        free(w);
        return NULL;
    }
    w->cache = cache;
    w->shown = shown;
    w->cold = !shown;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->asked, NULL);
    library_copy(&w->library, library);
    int error = thread_start(&w->thread, serve, w);
    if (error) {
        destroy(w);
        errno = error;
        return NULL;
    }
    return w;
}

void work_close(struct work *w)
{
    if (!w)
        return;
    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_cond_signal(&w->asked);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    destroy(w);
}

int work_fd(const struct work *w)
{
    return w->pipe[0];
}

static void ask(struct work *w, bool rebuild)
{
    pthread_mutex_lock(&w->lock);
    w->wanted = w->all = true;
    w->rebuild = w->rebuild || rebuild;
    pthread_cond_signal(&w->asked);
    pthread_mutex_unlock(&w->lock);
}

void work_reload(struct work *w)
{
    ask(w, false);
}

void work_rebuild(struct work *w)
{
    ask(w, true);
}

void work_look(struct work *w, struct library_seen *seen, size_t n)
{
    pthread_mutex_lock(&w->lock);
    library_free_seen(w->seen, w->n_seen);
    w->seen = seen;
    w->n_seen = n;
    w->wanted = true;
    pthread_cond_signal(&w->asked);
    pthread_mutex_unlock(&w->lock);
}

void work_cancel(struct work *w)
{
    pthread_mutex_lock(&w->lock);
    w->cancel = true;
    pthread_mutex_unlock(&w->lock);
}

void work_take(struct work *w, struct work_report *out)
{
    *out = (struct work_report){.news = WORK_NOTHING};
    char bytes[64];
    while (read(w->pipe[0], bytes, sizeof bytes) > 0)
        ;
    pthread_mutex_lock(&w->lock);
    bool more = false;
    if (w->report.news) {
        *out = w->report;
        w->report = (struct work_report){.news = WORK_NOTHING};
        more = w->moved;
    } else if (w->moved) {
        out->news = WORK_PROGRESS;
        out->state = w->state;
        out->seconds_left = w->seconds_left;
        w->moved = false;
    }
    pthread_mutex_unlock(&w->lock);
    if (more)
        wake(w);
}
