/* SPDX-License-Identifier: MIT */
/* One thread, one lock, one pipe whose bytes only wake the reader: what there is to say
 * stands under the lock. */
#include "work/work.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

struct work {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t asked;
    int pipe[2];
    struct library library; /* the thread's own after the start */

    /* Under the lock: */
    struct index *base; /* what the next load starts from; NULL: none is asked for */
    bool stop;
    bool moved; /* progress since the last report */
    size_t files_done, files;
    struct index *loaded;
    struct buf why;
};

static void wake(struct work *w)
{
    if (write(w->pipe[1], "", 1) < 0) {
        /* a full pipe wakes just as well */
    }
}

static bool tell(void *self, const struct index_state *state)
{
    struct work *w = self;
    pthread_mutex_lock(&w->lock);
    w->moved = true;
    w->files_done = state->files_done;
    w->files = state->files;
    bool go_on = !w->stop;
    pthread_mutex_unlock(&w->lock);
    wake(w);
    return go_on;
}

static void load(struct work *w, struct index *ix)
{
    library_rescan(&w->library);
    struct index_progress progress = {w, tell};
    bool good = index_refresh(ix, &w->library, &progress);
    pthread_mutex_lock(&w->lock);
    w->moved = false;
    if (good) {
        index_close(w->loaded); /* nobody took the one before: this is newer */
        w->loaded = ix;
        buf_clear(&w->why);
    } else {
        buf_clear(&w->why);
        buf_add(&w->why, index_error(ix));
        if (!w->why.n)
            buf_addz(&w->why, "reading was stopped");
    }
    pthread_mutex_unlock(&w->lock);
    if (!good)
        index_close(ix);
    wake(w);
}

static void *serve(void *self)
{
    struct work *w = self;
    for (;;) {
        pthread_mutex_lock(&w->lock);
        while (!w->base && !w->stop)
            pthread_cond_wait(&w->asked, &w->lock);
        struct index *ix = w->base;
        w->base = NULL;
        bool stop = w->stop;
        pthread_mutex_unlock(&w->lock);
        if (stop) {
            index_close(ix);
            return NULL;
        }
        load(w, ix);
    }
}

/* Signals are the screen's thread's affair, but for those of a fault here: while blocked,
 * they would end the process without their handler, and so without the terminal's modes. */
static int start(struct work *w)
{
    static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP};
    sigset_t all, before;
    sigfillset(&all);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        sigdelset(&all, faults[i]);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int error = pthread_create(&w->thread, NULL, serve, w);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

static void destroy(struct work *w)
{
    pthread_mutex_destroy(&w->lock);
    pthread_cond_destroy(&w->asked);
    close(w->pipe[0]);
    close(w->pipe[1]);
    index_close(w->loaded);
    buf_free(&w->why);
    library_free(&w->library);
    free(w);
}

struct work *work_open(const struct library *library)
{
    struct work *w = mem_alloc(sizeof *w);
    if (pipe2(w->pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        free(w);
        return NULL;
    }
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->asked, NULL);
    library_copy(&w->library, library);
    int error = start(w);
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

void work_reload(struct work *w, struct index *base)
{
    struct index *copy = index_copy(base);
    pthread_mutex_lock(&w->lock);
    struct index *unused = w->base;
    w->base = copy;
    pthread_cond_signal(&w->asked);
    pthread_mutex_unlock(&w->lock);
    index_close(unused);
}

void work_take(struct work *w, struct work_report *out)
{
    *out = (struct work_report){.news = WORK_NOTHING};
    char bytes[64];
    while (read(w->pipe[0], bytes, sizeof bytes) > 0)
        ;
    pthread_mutex_lock(&w->lock);
    bool more = false;
    if (w->loaded) {
        out->news = WORK_LOADED;
        out->index = w->loaded;
        w->loaded = NULL;
        more = w->why.n > 0;
    } else if (w->why.n) {
        out->news = WORK_FAILED;
        out->why = w->why;
        w->why = (struct buf){0};
    } else if (w->moved) {
        out->news = WORK_PROGRESS;
        out->files_done = w->files_done;
        out->files = w->files;
        w->moved = false;
    }
    pthread_mutex_unlock(&w->lock);
    if (more)
        wake(w);
}
