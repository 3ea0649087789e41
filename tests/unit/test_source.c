/* SPDX-License-Identifier: MIT */
#include "base/source.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static char path[] = "test_source.XXXXXX";

static void write_file(const char *bytes, int flags)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | flags);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, strlen(bytes)), strlen(bytes));
    close(fd);
}

static int set_up(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    return fd < 0 || close(fd) != 0;
}

static int tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

static void expect_pieces(struct source *s)
{
    char to[8] = {0};
    assert_int_equal(source_read(s, to, 3), 3);
    assert_memory_equal(to, "abc", 3);
    assert_int_equal(source_read(s, to, 3), 3);
    assert_memory_equal(to, "def", 3);
    assert_int_equal(source_read(s, to, 3), 1);
    assert_memory_equal(to, "g", 1);
    assert_int_equal(source_read(s, to, 3), 0);
    assert_int_equal(source_read(s, to, 3), 0);
    assert_int_equal(s->error, FILE_OK);
}

static void test_memory_and_files_read_alike(void **state)
{
    (void)state;
    struct source memory = source_text(STR("abcdefg"));
    expect_pieces(&memory);
    source_close(&memory);

    write_file("abcdefg", O_TRUNC);
    struct source file = source_file(path, 7);
    expect_pieces(&file);
    source_close(&file);
}

static void test_nothing_is_read_of_nothing(void **state)
{
    (void)state;
    char to[4];
    struct source s = source_text(STR_NONE);
    assert_int_equal(source_read(&s, to, sizeof to), 0);
    write_file("", O_TRUNC);
    s = source_file(path, 0);
    assert_int_equal(source_read(&s, to, sizeof to), 0);
    assert_int_equal(s.error, FILE_OK);
    source_close(&s);
}

static void test_says_what_cannot_be_opened(void **state)
{
    (void)state;
    char to[4];
    struct source s = source_file("test_source.absent", 7);
    assert_int_equal(s.error, FILE_UNREADABLE);
    assert_int_equal(s.reason, ENOENT);
    assert_int_equal(source_read(&s, to, sizeof to), 0);
    source_close(&s);
    s = source_file(".", 7);
    assert_int_equal(s.error, FILE_NOT_REGULAR);
    source_close(&s);
    write_file("abcdefg", O_TRUNC);
    s = source_file(path, 6);
    assert_int_equal(s.error, FILE_TOO_LARGE);
    source_close(&s);
}

/* A file may grow while it is read: the limit holds all the same. */
static void test_growing_past_the_limit_is_an_error(void **state)
{
    (void)state;
    char to[8];
    write_file("abc", O_TRUNC);
    struct source s = source_file(path, 5);
    assert_int_equal(source_read(&s, to, 3), 3);
    write_file("de", O_APPEND);
    assert_int_equal(source_read(&s, to, 2), 2);
    write_file("f", O_APPEND);
    assert_int_equal(source_read(&s, to, 3), 0);
    assert_int_equal(s.error, FILE_TOO_LARGE);
    source_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory_and_files_read_alike),
        cmocka_unit_test(test_nothing_is_read_of_nothing),
        cmocka_unit_test(test_says_what_cannot_be_opened),
        cmocka_unit_test(test_growing_past_the_limit_is_an_error),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
