/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_empty(void **state)
{
    (void)state;
    struct buf b = {0};
    assert_string_equal(buf_z(&b), "");
    assert_int_equal(buf_str(&b).n, 0);
    buf_add(&b, STR_NONE);
    buf_addz(&b, "");
    buf_pad(&b, 'x', 0);
    buf_addf(&b, "%s", "");
    buf_cut(&b, 0);
    buf_clear(&b);
    assert_int_equal(b.n, 0);
    assert_string_equal(buf_z(&b), "");
    buf_free(&b);
    assert_null(b.p);
}

static void test_grows_and_stays_terminated(void **state)
{
    (void)state;
    struct buf b = {0};
    for (int i = 0; i < 1000; i++) {
        buf_addc(&b, (char)('a' + i % 26));
        assert_int_equal(b.n, i + 1);
        assert_int_equal(b.p[b.n], '\0');
        assert_true(b.cap > b.n);
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(b.p[i], 'a' + i % 26);
    buf_free(&b);
}

static void test_adds_text_of_every_kind(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_add(&b, STR("a\0b"));
    assert_int_equal(b.n, 3);
    assert_memory_equal(b.p, "a\0b", 4);
    buf_clear(&b);
    buf_addz(&b, "one");
    buf_pad(&b, '.', 3);
    buf_addf(&b, "%d %.*s", 42, STR_ARG(STR("xyz")));
    assert_string_equal(buf_z(&b), "one...42 xyz");
    buf_free(&b);
}

static void test_format_longer_than_the_memory(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_addf(&b, "%1000d|", 7);
    assert_int_equal(b.n, 1001);
    assert_string_equal(b.p + 998, " 7|");
    buf_free(&b);
}

static void test_cut_and_clear_keep_the_memory(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_addz(&b, "hello");
    size_t cap = b.cap;
    buf_cut(&b, 9);
    assert_string_equal(buf_z(&b), "hello");
    buf_cut(&b, 2);
    assert_string_equal(buf_z(&b), "he");
    buf_clear(&b);
    assert_string_equal(buf_z(&b), "");
    assert_int_equal(b.cap, cap);
    buf_free(&b);
}

static void test_reserve_makes_room_for_a_nul(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_reserve(&b, 31);
    assert_true(b.cap >= 32);
    char *before = b.p;
    for (int i = 0; i < 31; i++)
        buf_addc(&b, 'x');
    assert_ptr_equal(b.p, before);
    buf_reserve(&b, 0);
    assert_int_equal(b.n, 31);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_grows_and_stays_terminated),
        cmocka_unit_test(test_adds_text_of_every_kind),
        cmocka_unit_test(test_format_longer_than_the_memory),
        cmocka_unit_test(test_cut_and_clear_keep_the_memory),
        cmocka_unit_test(test_reserve_makes_room_for_a_nul),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
