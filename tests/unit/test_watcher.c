/* SPDX-License-Identifier: MIT */
/* A watcher whose ears fail, states that last, writers that do not end, files named
 * singly, and links. */
#include "plays.h"

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

/* What is not known while a folder is away must be asked again when another stands there.
 */
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
    assert_true(
        shows(&p, "b.yaml case-b old") || p.reads == 0); /* as when asked to reload */
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
    p->world = (struct watcher_world){
        p, clock_of, stage->remote, eyes_open(), stage->ears, stage->deaf};
    p->watcher = watcher_open(&p->library, &p->world);
}

static void a_file_named_singly_is_watched_alone(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "lib/c.yaml", "./lib/c.yaml", "lib//c.yaml", "x.yaml"};
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

/* One that comes while the folder is listened to. */
static void a_new_link_is_followed(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage stage;
    struct play p;
    set_stage(&stage, never);
    saves_reset();
    put("x.yaml", 'x', "old", 0);
    char lib[] = "lib";
    start_with(&p, &stage, lib);
    assert_int_equal(symlink("../x.yaml", "lib/x.yaml"), 0);
    pass(&p, SETTLE_GRACE + BLINK);
    assert_true(shows(&p, "case-x old 8 quotes, 0 errors"));
    put("x.yaml", 'x', "saved", 0);
    pass(&p, WATCHER_POLL + BLINK);
    assert_true(shows(&p, "case-x saved 8 quotes, 0 errors"));
    finish(&p);
    clear_stage(&stage);
    saves_leave(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_ears_it_looks_again_and_again),
        cmocka_unit_test(a_limit_of_watches_is_said_and_got_round),
        cmocka_unit_test(what_was_lost_is_looked_for),
        cmocka_unit_test(an_error_that_lasts_is_shown_and_goes_at_once),
        cmocka_unit_test(who_writes_all_the_time_starves_nobody),
        cmocka_unit_test(what_is_held_open_is_shown_in_the_end),
        cmocka_unit_test(what_went_before_its_folder_is_not_forgotten),
        cmocka_unit_test(a_file_named_singly_is_watched_alone),
        cmocka_unit_test(a_link_to_a_file_is_followed),
        cmocka_unit_test(a_new_link_is_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
