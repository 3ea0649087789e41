/* SPDX-License-Identifier: MIT */
/* One thread that waits for the ears or the time, and hands over under a lock. */
#include "work/watch.h"

#include "base/mem.h"
#include "work/eyes.h"
#include "work/thread.h"
#include "work/watcher.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

struct watch {
    pthread_t thread;
    pthread_mutex_t lock;
    int out[2], stop[2]; /* bytes that wake: the reader; and the thread, to its end */

    /* The thread's own after the start: */
    struct library library;

    struct watch_report report; /* under the lock */
};

static int64_t clock_ms(void *self)
{
    (void)self;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- the thread ---- */

static void tell(struct watch *w, struct watcher *watcher, bool look)
{
    struct watch_report report = {.look = look};
    watcher_notice(watcher, &report.notice);
    if (look)
        report.files = watcher_seen(watcher, &report.n);
    if (!look && !report.notice.n)
        return;
    pthread_mutex_lock(&w->lock);
    if (look) {
        library_free_seen(w->report.files, w->report.n);
        w->report.files = report.files;
        w->report.n = report.n;
        w->report.look = true;
    }
    buf_add(&w->report.notice, buf_str(&report.notice));
    pthread_mutex_unlock(&w->lock);
    buf_free(&report.notice);
    if (write(w->out[1], "", 1) < 0) {
        /* a full pipe wakes just as well */
    }
}

static void *serve(void *self)
{
    struct watch *w = self;
    struct watcher_world world = {
        .now = clock_ms, .is_remote = eyes_remote, .eyes = eyes_open()};
    int ear = -1;
    if (!ears_open(&world.ears, &ear))
        world.deaf = errno;
    struct watcher *watcher = watcher_open(&w->library, &world);
    struct pollfd sources[] = {{.fd = w->stop[0], .events = POLLIN},
                               {.fd = ear, .events = POLLIN}};
    bool first = true;
    while (!sources[0].revents) {
        int wait;
        bool look = watcher_step(watcher, &wait);
        tell(w, watcher, look || first);
        first = false;
        if (poll(sources, 2, wait) < 0 && errno != EINTR)
            break;
    }
    watcher_close(watcher);
    ears_close(&world.ears);
    return NULL;
}

/* ---- the other side ---- */

static void close_pipe(int ends[2])
{
    for (int i = 0; i < 2; i++)
        if (ends[i] >= 0)
            close(ends[i]);
}

static void destroy(struct watch *w)
{
    pthread_mutex_destroy(&w->lock);
    close_pipe(w->out);
    close_pipe(w->stop);
    library_free(&w->library);
    library_free_seen(w->report.files, w->report.n);
    buf_free(&w->report.notice);
    free(w);
}

struct watch *watch_open(const struct library *library)
{
    struct watch *w = mem_alloc(sizeof *w);
    w->out[0] = w->out[1] = w->stop[0] = w->stop[1] = -1;
    pthread_mutex_init(&w->lock, NULL);
    library_copy(&w->library, library);
    int error = 0;
    if (pipe2(w->out, O_CLOEXEC | O_NONBLOCK) != 0 || pipe2(w->stop, O_CLOEXEC) != 0)
        error = errno;
    else
        error = thread_start(&w->thread, serve, w);
    if (!error)
        return w;
    destroy(w);
    errno = error;
    return NULL;
}

void watch_close(struct watch *w)
{
    if (!w)
        return;
    close(w->stop[1]);
    w->stop[1] = -1;
    pthread_join(w->thread, NULL);
    destroy(w);
}

int watch_fd(const struct watch *w)
{
    return w->out[0];
}

void watch_take(struct watch *w, struct watch_report *out)
{
    char bytes[64];
    while (read(w->out[0], bytes, sizeof bytes) > 0)
        ;
    pthread_mutex_lock(&w->lock);
    *out = w->report;
    w->report = (struct watch_report){0};
    pthread_mutex_unlock(&w->lock);
}
