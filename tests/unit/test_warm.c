/* SPDX-License-Identifier: MIT */
/* A warm start asks the file system whether anything has changed, and opens no case file:
 * the kernel is asked who does. */
#include "indexing.h"

#include "index/cache.h"

#include <errno.h>
#include <ftw.h>

#ifdef __linux__
#include <sys/inotify.h>

struct warm {
    struct indexing in;
    char *home;
    int watch;
};

static int set_up(void **state)
{
    struct warm *t = mem_alloc(sizeof *t);
    indexing_open(&t->in);
    t->home = indexing_folder();
    char *home = realpath(t->home, NULL);
    setenv("XDG_CACHE_HOME", home, 1);
    free(home);
    t->watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    *state = t;
    return 0;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

static int tear_down(void **state)
{
    struct warm *t = *state;
    nftw(t->home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(t->home);
    close(t->watch);
    indexing_close(&t->in);
    free(t);
    return 0;
}

static void write_case(struct warm *t, const char *name, const char *title)
{
    indexing_write_str(&t->in, name,
                       arena_strf(&t->in.arena, "dossier: 1\ncase: {id: %.1s, title: %s}\n",
                                  name, title));
    indexing_age(&t->in, name);
}

/* The names of the files that were opened since it was asked last. */
static struct str opened(struct warm *t)
{
    union {
        struct inotify_event event;
        char bytes[4096];
    } events;
    struct buf names = {0};
    ssize_t n;
    while ((n = read(t->watch, events.bytes, sizeof events.bytes)) > 0)
        for (ssize_t at = 0; at < n;) {
            struct inotify_event event;
            memcpy(&event, events.bytes + at, sizeof event);
            if (!(event.mask & IN_ISDIR) && event.len)
                buf_addf(&names, "%s ", events.bytes + at + sizeof event);
            at += (ssize_t)(sizeof event + event.len);
        }
    struct str all = arena_str(&t->in.arena, buf_str(&names));
    buf_free(&names);
    return all;
}

/* As an instance of the program starts. */
static enum cache_news start(struct warm *t)
{
    library_rescan(&t->in.library);
    struct cache *c = cache_open(&t->in.library, false);
    struct index *ix = cache_read(c, 0);
    enum cache_news news = cache_refresh(c, &t->in.library, NULL);
    index_close(ix);
    cache_close(c);
    return news;
}

static void begin(struct warm *t)
{
    write_case(t, "a.yaml", "A");
    write_case(t, "b.yaml", "B");
    indexing_write(&t->in, "c.yaml", "no case\n");
    indexing_age(&t->in, "c.yaml");
    assert_int_equal(start(t), CACHE_CHANGED);
    if (t->watch < 0 || inotify_add_watch(t->watch, t->in.folder, IN_OPEN) < 0)
        skip(); /* nobody tells here */
}

static void test_opens_no_case_file(void **state)
{
    struct warm *t = *state;
    begin(t);
    assert_int_equal(start(t), CACHE_SAME);
    assert_int_equal(start(t), CACHE_SAME);
    assert_int_equal(opened(t).n, 0);
}

static void test_opens_what_has_changed(void **state)
{
    struct warm *t = *state;
    begin(t);
    write_case(t, "b.yaml", "Another");
    opened(t);
    assert_int_equal(start(t), CACHE_CHANGED);
    struct str names = opened(t);
    assert_true(str_starts(names, STR("b.yaml ")));
    assert_int_equal(str_find(names, STR("a.yaml"), 0), SIZE_MAX);
    assert_int_equal(str_find(names, STR("c.yaml"), 0), SIZE_MAX);
    assert_int_equal(start(t), CACHE_SAME);
    assert_int_equal(opened(t).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_opens_no_case_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_opens_what_has_changed, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

int main(void)
{
    return 77; /* nobody tells here */
}
#endif
