/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder of its own for each run, the working directory while it lasts. */
static char folder[] = "test_file.XXXXXX";

static void write_file(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
    close(fd);
}

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(folder) || chdir(folder) != 0 || mkdir("in", 0700) != 0 ||
        mkdir("in/deep", 0700) != 0 || mkfifo("in/fifo", 0600) != 0)
        return -1;
    write_file("outside", STR("secret"));
    write_file("in/a.txt", STR("in a"));
    write_file("in/deep/b.txt", STR("in b"));
    write_file("in/nul", STR("a\0b"));
    write_file("in/empty", STR(""));
    return symlink("../outside", "in/link") || symlink("deep", "in/dirlink") ||
           symlink("a.txt", "in/inner") || symlink("nowhere", "in/broken");
}

static int tear_down(void **state)
{
    (void)state;
    static const char *const files[] = {"outside", "in/a.txt", "in/deep/b.txt", "in/nul",
        "in/empty", "in/fifo", "in/link", "in/dirlink", "in/inner", "in/broken"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(files[i]);
    rmdir("in/deep");
    rmdir("in");
    return chdir("..") || rmdir(folder);
}

static void test_reads_all_and_appends(void **state)
{
    (void)state;
    struct buf out = {0};
    struct file_stamp stamp = {0}, again = {0};
    assert_int_equal(file_read("in/a.txt", 4, &out, &stamp), FILE_OK);
    assert_string_equal(buf_z(&out), "in a");
    assert_int_equal(stamp.size, 4);
    assert_true(stamp.mtime_ns > INT64_C(1000000000) * 1000000000);
    assert_int_equal(file_stat("in/a.txt", &again), FILE_OK);
    assert_memory_equal(&stamp, &again, sizeof stamp);
    assert_int_equal(file_read("in/nul", 100, &out, NULL), FILE_OK);
    assert_int_equal(out.n, 7);
    assert_memory_equal(out.p, "in aa\0b", 8);
    assert_int_equal(file_read("in/empty", 0, &out, NULL), FILE_OK);
    assert_int_equal(out.n, 7);
    assert_int_equal(file_read("in/inner", 100, &out, NULL), FILE_OK);
    assert_int_equal(out.n, 11);
    buf_free(&out);
}

static void test_large_files(void **state)
{
    (void)state;
    struct buf bytes = {0}, out = {0};
    for (int i = 0; i < 300000; i++)
        buf_addf(&bytes, "%d,", i);
    write_file("outside", buf_str(&bytes));
    assert_int_equal(file_read("outside", SIZE_MAX, &out, NULL), FILE_OK);
    assert_true(str_eq(buf_str(&bytes), buf_str(&out)));
    write_file("outside", STR("secret"));
    buf_free(&bytes);
    buf_free(&out);
}

static void refused(enum file_error error, enum file_error expected, struct buf *out)
{
    assert_int_equal(error, expected);
    assert_string_equal(buf_z(out), "before");
}

static void test_refuses_and_leaves_the_buffer(void **state)
{
    (void)state;
    struct buf out = {0};
    struct file_stamp stamp = {0};
    buf_addz(&out, "before");
    refused(file_read("in/a.txt", 3, &out, NULL), FILE_TOO_LARGE, &out);
    refused(file_read("in", 100, &out, NULL), FILE_NOT_REGULAR, &out);
    refused(file_read("in/fifo", 100, &out, NULL), FILE_NOT_REGULAR, &out);
    refused(file_read("/dev/null", 100, &out, NULL), FILE_NOT_REGULAR, &out);
    refused(file_read("in/none", 100, &out, NULL), FILE_UNREADABLE, &out);
    assert_int_equal(errno, ENOENT);
    refused(file_read("in/a.txt/x", 100, &out, NULL), FILE_UNREADABLE, &out);
    assert_int_equal(errno, ENOTDIR);
    assert_int_equal(file_stat("in", &stamp), FILE_NOT_REGULAR);
    assert_int_equal(file_stat("in/none", &stamp), FILE_UNREADABLE);
    assert_int_equal(errno, ENOENT);
    buf_free(&out);
}

static void test_a_socket_is_not_a_file(void **state)
{
    (void)state;
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (fd < 0 || bind(fd, (const struct sockaddr *)&address, sizeof address) != 0)
        skip();
    struct buf out = {0};
    assert_int_equal(file_read("socket", 100, &out, NULL), FILE_NOT_REGULAR);
    buf_free(&out);
    close(fd);
    unlink("socket");
}

/* Files of /proc say size 0 and hold more: as a file that grows while it is read. */
static void test_the_limit_holds_while_reading(void **state)
{
    (void)state;
    struct buf out = {0};
    if (file_read("/proc/self/status", 1 << 20, &out, NULL) != FILE_OK || out.n < 100)
        skip();
    size_t n = out.n;
    buf_clear(&out);
    buf_addz(&out, "before");
    refused(file_read("/proc/self/status", 50, &out, NULL), FILE_TOO_LARGE, &out);
    refused(file_read("/proc/self/status", 0, &out, NULL), FILE_TOO_LARGE, &out);
    assert_int_equal(file_read("/proc/self/status", n + 1000, &out, NULL), FILE_OK);
    buf_free(&out);
}

static void test_inside(void **state)
{
    (void)state;
    struct buf out = {0};
    assert_int_equal(file_read_inside("in", STR("a.txt"), 4, &out), FILE_OK);
    assert_int_equal(file_read_inside("in", STR("deep/b.txt"), 4, &out), FILE_OK);
    assert_string_equal(buf_z(&out), "in ain b");
    buf_clear(&out);
    assert_int_equal(file_read_inside("in/dirlink", STR("b.txt"), 4, &out), FILE_OK);
    assert_string_equal(buf_z(&out), "in b");
    buf_free(&out);
}

static void test_inside_refuses_every_way_out(void **state)
{
    (void)state;
    static const struct {
        struct str path;
        int why;
    } rows[] = {
        {{"", 0}, EINVAL},
        {{"../outside", 10}, EINVAL},
        {{"deep/../a.txt", 13}, EINVAL},
        {{"deep/..", 7}, EINVAL},
        {{"..", 2}, EINVAL},
        {{".", 1}, EINVAL},
        {{"./a.txt", 7}, EINVAL},
        {{"/etc/passwd", 11}, EINVAL},
        {{"/a.txt", 6}, EINVAL},
        {{"deep//b.txt", 11}, EINVAL},
        {{"deep/b.txt/", 11}, ENOTDIR},
        {{"deep/", 5}, EINVAL},
        {{"a.txt\0x", 7}, EINVAL},
        {{"link", 4}, ELOOP},
        {{"inner", 5}, ELOOP},
        {{"broken", 6}, ELOOP},
        {{"dirlink/b.txt", 13}, ELOOP},
        {{"a.txt/x", 7}, ENOTDIR},
        {{"none", 4}, ENOENT},
        {{"none/x", 6}, ENOENT},
    };
    struct buf out = {0};
    buf_addz(&out, "before");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        refused(file_read_inside("in", rows[i].path, 100, &out), FILE_UNREADABLE, &out);
        assert_int_equal(errno, rows[i].why);
    }
    refused(file_read_inside("in", STR("deep"), 100, &out), FILE_NOT_REGULAR, &out);
    refused(file_read_inside("in", STR("fifo"), 100, &out), FILE_NOT_REGULAR, &out);
    refused(file_read_inside("in", STR("a.txt"), 3, &out), FILE_TOO_LARGE, &out);
    refused(file_read_inside("none", STR("a.txt"), 100, &out), FILE_UNREADABLE, &out);
    buf_free(&out);
}

/* No call above may have kept a descriptor. */
static void test_descriptors_are_closed(void **state)
{
    (void)state;
    struct buf out = {0};
    int before = dup(0);
    assert_true(before >= 0);
    close(before);
    file_read("in/a.txt", 100, &out, NULL);
    file_read("in", 100, &out, NULL);
    file_read_inside("in", STR("deep/b.txt"), 100, &out);
    file_read_inside("in", STR("deep/.."), 100, &out);
    file_read_inside("in", STR("dirlink/b.txt"), 100, &out);
    int behind = dup(0);
    assert_int_equal(behind, before);
    close(behind);
    buf_free(&out);
}

static void assert_name(const char *path, const char *expected)
{
    struct str name = file_name(str_of(path));
    assert_int_equal(name.n, strlen(expected));
    assert_memory_equal(name.p, expected, name.n);
}

static void test_names(void **state)
{
    (void)state;
    assert_name("a.yaml", "a.yaml");
    assert_name("cases/a.yaml", "a.yaml");
    assert_name("/cases/x/", "x");
    assert_name("/cases///", "cases");
    assert_name("/", "/");
    assert_name("//", "/");
    assert_name("", "");
    assert_true(file_is_folder("in"));
    assert_true(file_is_folder("in/dirlink"));
    assert_false(file_is_folder("in/a.txt"));
    assert_false(file_is_folder("in/none"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_all_and_appends),
        cmocka_unit_test(test_large_files),
        cmocka_unit_test(test_refuses_and_leaves_the_buffer),
        cmocka_unit_test(test_a_socket_is_not_a_file),
        cmocka_unit_test(test_the_limit_holds_while_reading),
        cmocka_unit_test(test_inside),
        cmocka_unit_test(test_inside_refuses_every_way_out),
        cmocka_unit_test(test_descriptors_are_closed),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests_name("file", tests, set_up, tear_down);
}
