/* SPDX-License-Identifier: MIT */
/* Every save of saves.h, over and over, in real time and with the threads of the program:
 * one saves, with pauses of chance between its calls, while another watches and reads. What
 * is shown meanwhile must be what was or what will be, and in the end what is there.
 *
 * SAVES_ROUNDS says how many saves (1000); `make check` does a few. */
#include "../unit/saves.h"

#include "index/cache.h"
#include "work/watch.h"
#include "work/work.h"

#include <poll.h>
#include <pthread.h>
#include <time.h>

enum { PATIENCE_MS = 30000, PASSING_MS = 200 };

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- who saves ---- */

struct saving {
    const struct save *save;
    unsigned seed;
    int done[2];      /* a pipe that ends when it is over */
    int64_t took_ms;  /* the longest of its states lasted no longer */
};

static void *save_it(void *self)
{
    struct saving *s = self;
    struct saver saver = {-1, 0};
    int64_t from = clock_ms();
    for (size_t i = 0; i < saves_count(s->save); i++) {
        s->seed = s->seed * 1103515245u + 12345u;
        const struct timespec pause = {.tv_nsec = (long)(s->seed >> 16 & 7) * 500000};
        nanosleep(&pause, NULL);
        saves_call(&saver, s->save->calls[i]);
    }
    s->took_ms = clock_ms() - from;
    close(s->done[1]);
    return NULL;
}

/* ---- who looks ---- */

struct soak {
    struct work *work;
    struct watch *watch;
    struct index *ix;
    struct buf shown;
    size_t looks, passed;
    int64_t worst_ms;
};

static void take_work(struct soak *s)
{
    struct work_report report;
    work_take(s->work, &report);
    if (report.index) {
        index_close(s->ix);
        s->ix = report.index;
        saves_shown(s->ix, &s->shown);
        s->looks++;
    }
    buf_free(&report.notice);
}

static void take_watch(struct soak *s)
{
    struct watch_report report;
    watch_take(s->watch, &report);
    if (report.look)
        work_look(s->work, report.files, report.n);
    buf_free(&report.notice);
}

/* Waits for news and takes them; true when another view is shown. `other` (-1 for none)
 * wakes as well. */
static bool look(struct soak *s, int other)
{
    size_t before = s->looks;
    struct pollfd sources[] = {{.fd = work_fd(s->work), .events = POLLIN},
                               {.fd = watch_fd(s->watch), .events = POLLIN},
                               {.fd = other, .events = POLLIN}};
    poll(sources, 3, 100);
    if (sources[0].revents)
        take_work(s);
    if (sources[1].revents)
        take_watch(s);
    return s->looks > before;
}

static void await(struct soak *s, const struct buf *truth, const char *what)
{
    int64_t end = clock_ms() + PATIENCE_MS;
    while (!str_eq(buf_str(&s->shown), buf_str(truth))) {
        look(s, -1);
        if (clock_ms() > end)
            fail_msg("%s: in the end:\n%sinstead of:\n%s", what, buf_z(&s->shown),
                     buf_z(truth));
    }
}

/* One save; what is shown while it goes on counts where it went on without a stop. */
static void play(struct soak *s, const struct save *save, unsigned seed,
                 const struct buf *before, const struct buf *after)
{
    struct saving saving = {.save = save, .seed = seed};
    pthread_t thread;
    struct buf wrong = {0};
    struct pollfd done = {.events = POLLIN};
    assert_int_equal(pipe2(saving.done, O_CLOEXEC), 0);
    done.fd = saving.done[0];
    assert_int_equal(pthread_create(&thread, NULL, save_it, &saving), 0);
    while (poll(&done, 1, 0) == 0)
        if (look(s, done.fd) && !save->moves && !wrong.n &&
            !saves_between(buf_str(&s->shown), buf_str(before), buf_str(after)))
            buf_add(&wrong, buf_str(&s->shown));
    pthread_join(thread, NULL);
    close(saving.done[0]);
    int64_t from = clock_ms();
    await(s, after, save->name);
    int64_t took = clock_ms() - from;
    s->worst_ms = took > s->worst_ms ? took : s->worst_ms;
    bool counts = saving.took_ms < PASSING_MS;
    s->passed += counts;
    if (counts && wrong.n)
        fail_msg("%s: shown in passing:\n%s", save->name, buf_z(&wrong));
    buf_free(&wrong);
}

static void learn(struct buf *before, struct buf *afters)
{
    saves_reset();
    saves_truth(before);
    for (size_t i = 0; i < SAVES; i++) {
        struct saver saver = {-1, 0};
        saves_reset();
        for (size_t k = 0; k < saves_count(&saves[i]); k++)
            saves_call(&saver, saves[i].calls[k]);
        saves_truth(&afters[i]);
    }
    saves_reset();
}

static void open_soak(struct soak *s)
{
    char lib[] = "lib", *paths[] = {lib};
    struct library library;
    struct buf why = {0};
    *s = (struct soak){0};
    assert_true(library_open(&library, paths, 1, &why));
    s->work = work_open(&library, cache_open(&library, true), 0);
    s->watch = watch_open(&library);
    assert_true(s->work && s->watch);
    work_reload(s->work);
    library_free(&library);
}

static void close_soak(struct soak *s)
{
    watch_close(s->watch);
    work_close(s->work);
    index_close(s->ix);
    buf_free(&s->shown);
}

static void soak(void **state)
{
    (void)state;
    const char *given = getenv("SAVES_ROUNDS");
    int rounds = given ? atoi(given) : 1000;
    char *folder = saves_enter();
    struct buf before = {0}, afters[SAVES] = {{0}};
    struct soak s;
    learn(&before, afters);
    open_soak(&s);
    for (int i = 0; i < rounds; i++) {
        size_t which = (size_t)i % SAVES;
        await(&s, &before, "as it was before");
        play(&s, &saves[which], (unsigned)i, &before, &afters[which]);
        saves_reset();
    }
    printf("%d saves, %zu views; %zu of the saves went on without a stop; the slowest "
           "showed %lld ms after its end\n",
           rounds, s.looks, s.passed, (long long)s.worst_ms);
    close_soak(&s);
    buf_free(&before);
    for (size_t i = 0; i < SAVES; i++)
        buf_free(&afters[i]);
    saves_leave(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(soak)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
