/* SPDX-License-Identifier: MIT */
/* Every save of saves.h, with the real calls and the real inotify, but a clock that is only
 * ours: whoever watches wakes between any two of the calls, and reads at once or later. What
 * is shown must be what was there before or what is there afterwards, never what is between,
 * and it must be what is there afterwards in the end. */
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

static int64_t clock_of(void *self)
{
    return ((struct play *)self)->now;
}

static bool never(void *self, const char *folder)
{
    (void)self;
    (void)folder;
    return false;
}

static bool always(void *self, const char *folder)
{
    (void)self;
    (void)folder;
    return true;
}

static void read_now(struct play *p, bool passing)
{
    p->reading = false;
    library_take_seen(&p->library, p->seen, p->n_seen);
    assert_true(index_refresh(p->ix, &p->library, NULL));
    saves_shown(p->ix, &p->shown);
    if (passing && !saves_between(buf_str(&p->shown), buf_str(&p->before), buf_str(&p->after)))
        fail_msg("%s: shown in passing:\n%s", p->what, buf_z(&p->shown));
}

/* Wakes; returns how long it wants to sleep. */
static int wake(struct play *p)
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

static void start(struct play *p, const struct stage *stage)
{
    char lib[] = "lib", *paths[] = {lib};
    struct buf why = {0};
    struct heard heard;
    saves_reset();
    assert_true(library_open(&p->library, paths, 1, &why));
    p->ix = stage->ix;
    assert_true(index_refresh(p->ix, &p->library, NULL));
    saves_shown(p->ix, &p->before);
    p->world =
        (struct watcher_world){p, clock_of, stage->remote, eyes_open(), stage->ears, stage->deaf};
    while (stage->ears.hear && stage->ears.hear(stage->ears.self, &heard))
        ;
    p->watcher = watcher_open(&p->library, &p->world);
    wake(p);
    assert_int_equal(p->reads, 0);
}

static void finish(struct play *p)
{
    if (p->reading)
        library_free_seen(p->seen, p->n_seen);
    watcher_close(p->watcher);
    library_free(&p->library);
    buf_free(&p->before);
    buf_free(&p->after);
    buf_free(&p->shown);
}

static void learn(const struct save *save, struct buf *after)
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
static int64_t run_out(struct play *p, bool passing)
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

static int64_t play(const struct save *save, const struct way *way,
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

static void set_stage(struct stage *stage, bool (*remote)(void *, const char *))
{
    int fd;
    *stage = (struct stage){.ix = index_open(), .remote = remote};
    assert_true(ears_open(&stage->ears, &fd));
}

static void clear_stage(struct stage *stage)
{
    index_close(stage->ix);
    ears_close(&stage->ears);
}

/* Runs each save in each of the ways; the worst time to the right view. */
static void every_way(bool (*remote)(void *, const char *), bool full)
{
    char *folder = saves_enter();
    struct stage stage;
    struct buf after = {0};
    set_stage(&stage, remote);
    static const int gaps[] = {0, 1, 7};
    static const int pauses[] = {15, 40, 250, 1000};
    int reads;
    for (size_t s = 0; s < SAVES; s++) {
        const struct save *save = &saves[s];
        size_t n = saves_count(save);
        learn(save, &after);
        index_close(stage.ix); /* one that has seen few changes is quick */
        stage.ix = index_open();
        /* wakes in every window of calls, at every second one, and never */
        for (size_t from = 0; from < n; from++)
            for (size_t to = from; to < n; to += full ? 1 : n)
                for (int lag = 0; lag < (full ? 3 : 1); lag += 2) {
                    struct way way = {gaps[(from + to) % 3], 0, lag, 0, 0};
                    for (size_t i = from; i <= to; i++)
                        way.wakes |= 1u << i;
                    play(save, &way, &stage, buf_str(&after), &reads);
                }
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < (full ? 4 : 1); k++) {
                struct way way = {1, 0xaaaaaaaau, 0, i, pauses[k]};
                play(save, &way, &stage, buf_str(&after), &reads);
            }
    }
    buf_free(&after);
    clear_stage(&stage);
    saves_leave(folder);
}

static void every_save_ends_in_the_right_view(void **state)
{
    (void)state;
    every_way(never, true);
}

/* On a network file system, by looking again and again as well. */
static void every_save_is_seen_where_it_is_looked_for(void **state)
{
    (void)state;
    every_way(always, false);
}

static bool comes_or_goes(const struct buf *before, const struct buf *after)
{
    size_t n[2] = {0, 0};
    for (size_t i = 0; i < before->n; i++)
        n[0] += before->p[i] == '\n';
    for (size_t i = 0; i < after->n; i++)
        n[1] += after->p[i] == '\n';
    return n[0] != n[1];
}

static void a_save_shows_within_a_blink(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage stage;
    struct buf before = {0}, after = {0};
    set_stage(&stage, never);
    saves_reset();
    saves_truth(&before);
    for (size_t s = 0; s < SAVES; s++) {
        int reads;
        const struct way way = {.gap = 1, .wakes = ~0u};
        learn(&saves[s], &after);
        int64_t right = play(&saves[s], &way, &stage, buf_str(&after), &reads);
        bool rare = saves[s].moves || comes_or_goes(&before, &after) ||
                    strstr(saves[s].name, "rename") != NULL;
        if (right > (rare ? 2 * SETTLE_GRACE : BLINK))
            fail_msg("%s: shown after %lld ms", saves[s].name, (long long)right);
        if (str_eq(buf_str(&before), buf_str(&after)))
            assert_int_equal(reads, 0); /* leavings are no reason to read */
    }
    buf_free(&before);
    buf_free(&after);
    clear_stage(&stage);
    saves_leave(folder);
}

/* ---- ears that fail ---- */

static int listen_in_vain(void *self, const char *folder, bool contents)
{
    (void)self;
    (void)folder;
    (void)contents;
    errno = ENOSPC;
    return -1;
}

static void ignore_nothing(void *self, int folder)
{
    (void)self;
    (void)folder;
    fail_msg("there is nothing to ignore");
}

static bool hear_nothing(void *self, struct heard *out)
{
    (void)self;
    (void)out;
    return false;
}

/* Hears that something happened, and nothing of what. */
static bool hear_that_much(void *self, struct heard *out)
{
    struct ears *real = self;
    bool any = false;
    while (real->hear(real->self, out))
        any = true;
    *out = (struct heard){HEARD_LOST, -1, ""};
    return any;
}

static int listen_really(void *self, const char *folder, bool contents)
{
    struct ears *real = self;
    return real->listen(real->self, folder, contents);
}

static void ignore_really(void *self, int folder)
{
    struct ears *real = self;
    real->ignore(real->self, folder);
}

static void play_all(const struct stage *stage, int most)
{
    struct buf after = {0};
    int reads;
    for (size_t s = 0; s < SAVES; s++) {
        const struct way way = {.gap = 1, .wakes = 0x55555555u};
        learn(&saves[s], &after);
        int64_t right = play(&saves[s], &way, stage, buf_str(&after), &reads);
        if (right > most)
            fail_msg("%s: shown after %lld ms", saves[s].name, (long long)right);
    }
    buf_free(&after);
}

static void without_ears_it_looks_again_and_again(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage stage = {.ix = index_open(), .remote = never};
    play_all(&stage, WATCHER_POLL + 2 * SETTLE_GRACE);
    index_close(stage.ix);
    saves_leave(folder);
}

static void a_limit_of_watches_is_said_and_got_round(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage stage = {.ix = index_open(), .remote = never};
    stage.ears = (struct ears){NULL, listen_in_vain, ignore_nothing, hear_nothing};
    play_all(&stage, WATCHER_POLL + 2 * SETTLE_GRACE);
    struct play p = {0};
    struct buf notice = {0};
    start(&p, &stage);
    watcher_notice(p.watcher, &notice);
    assert_non_null(strstr(buf_z(&notice), "watches no more folders"));
    buf_clear(&notice);
    watcher_notice(p.watcher, &notice); /* once */
    assert_int_equal(notice.n, 0);
    finish(&p);
    /* Not even one; and a system that has none of it, of which nobody need hear. */
    static const int none[] = {EMFILE, ENOSYS};
    for (size_t i = 0; i < 2; i++) {
        p = (struct play){0};
        stage = (struct stage){.ix = stage.ix, .remote = never, .deaf = none[i]};
        start(&p, &stage);
        watcher_notice(p.watcher, &notice);
        assert_int_equal(notice.n > 0, none[i] == EMFILE);
        buf_clear(&notice);
        finish(&p);
    }
    buf_free(&notice);
    index_close(stage.ix);
    saves_leave(folder);
}

static void what_was_lost_is_looked_for(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage real, stage;
    set_stage(&real, never);
    stage = real;
    stage.ears = (struct ears){&real.ears, listen_really, ignore_really, hear_that_much};
    play_all(&stage, 2 * SETTLE_GRACE);
    clear_stage(&real);
    saves_leave(folder);
}

/* ---- states that last, and writers that do not end ---- */

static void put(const char *path, char letter, const char *title, size_t cut)
{
    struct buf text = {0};
    saves_text(letter, title, &text);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(text.p, 1, text.n - cut, f), text.n - cut);
    assert_int_equal(fclose(f), 0);
    buf_free(&text);
}

/* Lets time go on for so long, reading whenever it is time. */
static void pass(struct play *p, int ms)
{
    for (int64_t end = p->now + ms; p->now < end; p->now++) {
        wake(p);
        if (p->reading)
            read_now(p, false);
    }
}

static bool shows(const struct play *p, const char *line)
{
    return strstr(buf_z(&p->shown), line) != NULL;
}

static void an_error_that_lasts_is_shown_and_goes_at_once(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage stage;
    struct play p = {0};
    set_stage(&stage, never);
    start(&p, &stage);
    for (int i = 0; i < 3; i++) {
        put("lib/c.yaml", 'c', "broken", 20);
        pass(&p, SETTLE_GRACE - 10);
        assert_true(!shows(&p, "1 errors"));
        pass(&p, 20);
        assert_true(shows(&p, "1 errors"));
        put("lib/c.yaml", 'c', "broken otherwise", 21); /* no worse: at once */
        pass(&p, BLINK);
        assert_int_equal(p.reads, 3 * i + 2);
        put("lib/c.yaml", 'c', "mended", 0);
        pass(&p, BLINK);
        assert_true(shows(&p, "c.yaml case-c mended 8 quotes, 0 errors"));
    }
    finish(&p);
    clear_stage(&stage);
    saves_leave(folder);
}

static void who_writes_all_the_time_starves_nobody(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage stage;
    struct play p = {0};
    char title[16], line[64];
    set_stage(&stage, never);
    start(&p, &stage);
    for (int i = 100; i < 500; i++) { /* c.yaml every 10 ms, b.yaml once a second */
        snprintf(title, sizeof title, "no %d", i);
        put("lib/c.yaml", 'c', title, 0);
        if (i % 100 == 50)
            put("lib/b.yaml", 'b', title, 0);
        pass(&p, 10);
        snprintf(line, sizeof line, "b.yaml case-b no %d", i - 10);
        if (i % 100 == 60)
            assert_true(shows(&p, line));
        assert_true(!shows(&p, "1 errors"));
    }
    snprintf(line, sizeof line, "c.yaml case-c no 4");
    assert_true(shows(&p, line)); /* no older than a second */
    pass(&p, BLINK);
    assert_true(shows(&p, "c.yaml case-c no 499"));
    finish(&p);
    clear_stage(&stage);
    saves_leave(folder);
}

/* Held open, whole at every moment, and written to: shown after a while. */
static void what_is_held_open_is_shown_in_the_end(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage stage;
    struct play p = {0};
    set_stage(&stage, never);
    start(&p, &stage);
    int fd = open("lib/c.yaml", O_WRONLY | O_APPEND | O_CLOEXEC);
    for (int i = 10; i < 70; i++) {
        dprintf(fd, "  q-%d: {source: paper, exact: \"More\"}\n", i);
        pass(&p, 50);
    }
    assert_true(!shows(&p, " 8 quotes") || p.reads > 0);
    assert_true(!shows(&p, "case-c old 8 quotes"));
    close(fd);
    pass(&p, BLINK);
    assert_true(shows(&p, "case-c old 68 quotes, 0 errors"));
    finish(&p);
    clear_stage(&stage);
    saves_leave(folder);
}

/* What is not known while a folder is away must be asked again when another stands there. */
static void what_went_before_its_folder_is_not_forgotten(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage stage;
    struct play p = {0};
    set_stage(&stage, never);
    start(&p, &stage);
    assert_int_equal(unlink("lib/b.yaml"), 0);
    pass(&p, 2 * SETTLE_QUIET);
    assert_int_equal(rename("lib", "old"), 0);
    pass(&p, 2 * SETTLE_GRACE);
    assert_true(shows(&p, "b.yaml case-b old") || p.reads == 0); /* as when asked to reload */
    assert_int_equal(mkdir("lib", 0700), 0);
    put("lib/c.yaml", 'c', "new", 0);
    pass(&p, 3 * SETTLE_GRACE);
    assert_string_equal(buf_z(&p.shown), "c.yaml case-c new 8 quotes, 0 errors\n");
    finish(&p);
    clear_stage(&stage);
    saves_leave(folder);
}

/* ---- files named singly, and links ---- */

static void start_with(struct play *p, const struct stage *stage, char *path)
{
    struct buf why = {0};
    struct heard heard;
    *p = (struct play){.ix = stage->ix};
    assert_true(library_open(&p->library, &path, 1, &why));
    assert_true(index_refresh(p->ix, &p->library, NULL));
    while (stage->ears.hear(stage->ears.self, &heard))
        ;
    p->world =
        (struct watcher_world){p, clock_of, stage->remote, eyes_open(), stage->ears, stage->deaf};
    p->watcher = watcher_open(&p->library, &p->world);
}

static void a_file_named_singly_is_watched_alone(void **state)
{
    (void)state;
    static const char *const paths[] = {"lib/c.yaml", "./lib/c.yaml", "lib//c.yaml", "x.yaml"};
    char *folder = saves_enter();
    for (size_t i = 0; i < 4; i++) {
        struct stage stage;
        struct play p;
        set_stage(&stage, never);
        saves_reset();
        put("x.yaml", 'c', "old", 0);
        char *path = mem_copy(paths[i], strlen(paths[i]));
        start_with(&p, &stage, path);
        put("lib/a.yaml", 'a', "not ours", 0);
        pass(&p, BLINK);
        assert_int_equal(p.reads, 0);
        put(path, 'c', "saved", 0);
        pass(&p, BLINK);
        assert_true(shows(&p, "case-c saved 8 quotes, 0 errors"));
        assert_int_equal(unlink(path), 0);
        pass(&p, 10);
        put(path, 'c', "made again", 0);
        pass(&p, BLINK);
        assert_true(shows(&p, "case-c made again 8 quotes, 0 errors"));
        assert_int_equal(unlink(path), 0);
        pass(&p, 2 * SETTLE_GRACE); /* what was good of it stays, with the error */
        assert_true(shows(&p, "case-c made again 8 quotes, 1 errors"));
        finish(&p);
        clear_stage(&stage);
        free(path);
    }
    saves_leave(folder);
}

static void a_link_to_a_file_is_followed(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage stage;
    struct play p;
    set_stage(&stage, never);
    saves_reset();
    put("x.yaml", 'x', "old", 0);
    assert_int_equal(symlink("../x.yaml", "lib/x.yaml"), 0);
    char lib[] = "lib";
    start_with(&p, &stage, lib);
    put("x.yaml", 'x', "saved", 0);
    pass(&p, WATCHER_POLL + BLINK);
    assert_true(shows(&p, "case-x saved 8 quotes, 0 errors"));
    put("y", 'x', "replaced", 0);
    assert_int_equal(rename("y", "x.yaml"), 0);
    pass(&p, WATCHER_POLL + BLINK);
    assert_true(shows(&p, "case-x replaced 8 quotes, 0 errors"));
    finish(&p);
    clear_stage(&stage);
    saves_leave(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_save_ends_in_the_right_view),
        cmocka_unit_test(every_save_is_seen_where_it_is_looked_for),
        cmocka_unit_test(a_save_shows_within_a_blink),
        cmocka_unit_test(without_ears_it_looks_again_and_again),
        cmocka_unit_test(a_limit_of_watches_is_said_and_got_round),
        cmocka_unit_test(what_was_lost_is_looked_for),
        cmocka_unit_test(an_error_that_lasts_is_shown_and_goes_at_once),
        cmocka_unit_test(who_writes_all_the_time_starves_nobody),
        cmocka_unit_test(what_is_held_open_is_shown_in_the_end),
        cmocka_unit_test(what_went_before_its_folder_is_not_forgotten),
        cmocka_unit_test(a_file_named_singly_is_watched_alone),
        cmocka_unit_test(a_link_to_a_file_is_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
