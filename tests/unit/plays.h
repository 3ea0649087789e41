/* SPDX-License-Identifier: MIT */
/* Plays the saves of saves.h before a watcher, with the real calls and the real inotify,
 * but a clock that is only ours: whoever watches wakes between any two of the calls, and
 * reads at once or later. What is shown must be what was there before or what is there
 * afterwards, never what is between, and it must be what is there afterwards in the end.
 */
#ifndef DOSSIER_TESTS_PLAYS_H
#define DOSSIER_TESTS_PLAYS_H

#include "saves.h"

#include "work/eyes.h"
#include "work/watcher.h"

enum { BLINK = 100 }; /* ms that a save may take to show */

struct play {
    int64_t now;
    int reads; /* how often it was time to read */
    struct watcher_world world;
    struct watcher *watcher;
    struct library library;
    struct index *ix;
    bool reading; /* there is something to read … */
    struct library_seen *seen;
    size_t n_seen;
    int lag, late; /* … after so many calls; counted down */
    struct buf before, after, shown;
    const char *what; /* is played, for failures */
};

static inline int64_t clock_of(void *self)
{
    return ((struct play *)self)->now;
}

static inline bool never(void *self, const char *folder)
{
    (void)self;
    (void)folder;
    return false;
}

static inline bool always(void *self, const char *folder)
{
    (void)self;
    (void)folder;
    return true;
}

static inline void read_now(struct play *p, bool passing)
{
    p->reading = false;
    library_take_seen(&p->library, p->seen, p->n_seen);
    assert_true(index_refresh(p->ix, &p->library, NULL));
    saves_shown(p->ix, &p->shown);
    if (passing &&
        !saves_between(buf_str(&p->shown), buf_str(&p->before), buf_str(&p->after)))
        fail_msg("%s: shown in passing:\n%s", p->what, buf_z(&p->shown));
}

/* Wakes; returns how long it wants to sleep. */
static inline int wake(struct play *p)
{
    int wait;
    if (watcher_step(p->watcher, &wait)) {
        if (p->reading)
            library_free_seen(p->seen, p->n_seen);
        p->seen = watcher_seen(p->watcher, &p->n_seen);
        p->reading = true;
        p->late = p->lag;
        p->reads++;
    }
    return wait;
}

/* What is shared by many plays: the index, for it takes long to make; the ears, for the
 * system takes long to close them; and how they look at folders. */
struct stage {
    struct index *ix;
    struct ears ears;
    int deaf;
    bool (*remote)(void *, const char *);
};

static inline void start(struct play *p, const struct stage *stage)
{
    char lib[] = "lib", *paths[] = {lib};
    struct buf why = {0};
    struct heard heard;
    saves_reset();
    assert_true(library_open(&p->library, paths, 1, &why));
    p->ix = stage->ix;
    assert_true(index_refresh(p->ix, &p->library, NULL));
    saves_shown(p->ix, &p->before);
    p->world = (struct watcher_world){
        p, clock_of, stage->remote, eyes_open(), stage->ears, stage->deaf};
    while (stage->ears.hear && stage->ears.hear(stage->ears.self, &heard))
        ;
    p->watcher = watcher_open(&p->library, &p->world);
    wake(p);
    assert_int_equal(p->reads, 0);
}

static inline void finish(struct play *p)
{
    if (p->reading)
        library_free_seen(p->seen, p->n_seen);
    watcher_close(p->watcher);
    library_free(&p->library);
    buf_free(&p->before);
    buf_free(&p->after);
    buf_free(&p->shown);
}

static inline void learn(const struct save *save, struct buf *after)
{
    struct saver saver = {-1, 0};
    saves_reset();
    for (size_t i = 0; i < saves_count(save); i++)
        saves_call(&saver, save->calls[i]);
    saves_truth(after);
}

/* How a save is played: ms before each call, where one wakes, how late one reads, and one
 * long pause. */
struct way {
    int gap;
    unsigned wakes; /* a bit for each call */
    int lag;
    size_t pause_at;
    int pause;
};

/* Lets time go on until nothing more is to come; ms until it showed what is there. */
static inline int64_t run_out(struct play *p, bool passing)
{
    int64_t from = p->now, right = -1;
    for (int i = 0; i < 60 && p->now < from + 5000; i++) {
        int wait = wake(p);
        if (p->reading)
            read_now(p, passing);
        if (str_eq(buf_str(&p->shown), buf_str(&p->after)))
            right = right < 0 ? p->now - from : right;
        else
            right = -1;
        p->now += wait > 0 ? wait : 1;
    }
    return right;
}

static inline int64_t play(const struct save *save, const struct way *way,
    const struct stage *stage, struct str after, int *reads)
{
    struct play p = {.lag = way->lag, .what = save->name};
    struct saver saver = {-1, 0};
    bool passing = way->pause < SETTLE_GRACE && !save->moves;
    start(&p, stage);
    buf_add(&p.after, after);
    saves_shown(p.ix, &p.shown);
    for (size_t i = 0; i < saves_count(save); i++) {
        p.now += way->gap;
        if (way->wakes >> i & 1)
            wake(&p);
        if (way->pause && i == way->pause_at)
            for (int64_t end = p.now + way->pause; p.now < end; p.now++) {
                wake(&p);
                if (p.reading)
                    read_now(&p, passing);
            }
        if (p.reading && p.late-- <= 0)
            read_now(&p, passing);
        saves_call(&saver, save->calls[i]);
    }
    int64_t right = run_out(&p, passing);
    if (right < 0)
        fail_msg("%s: in the end:\n%s", save->name, buf_z(&p.shown));
    *reads = p.reads;
    finish(&p);
    return right;
}

static inline void set_stage(struct stage *stage, bool (*remote)(void *, const char *))
{
    int fd;
    *stage = (struct stage){.ix = index_open(), .remote = remote};
    assert_true(ears_open(&stage->ears, &fd));
}

static inline void clear_stage(struct stage *stage)
{
    index_close(stage->ix);
    ears_close(&stage->ears);
}

#endif
