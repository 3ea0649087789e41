/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_str(struct str s, const char *expected)
{
    assert_int_equal(s.n, strlen(expected));
    assert_memory_equal(s.n ? s.p : "", expected, s.n);
}

static void test_compares_by_bytes(void **state)
{
    (void)state;
    assert_true(str_eq(STR("abc"), STR("abc")));
    assert_true(str_eq(STR_NONE, STR("")));
    assert_false(str_eq(STR("abc"), STR("abd")));
    assert_false(str_eq(STR("abc"), STR("ab")));
    assert_true(str_eq(STR("a\0b"), STR("a\0b")));
    assert_false(str_eq(STR("a\0b"), STR("a\0c")));
    assert_int_equal(str_cmp(STR("a"), STR("a")), 0);
    assert_int_equal(str_cmp(STR_NONE, STR_NONE), 0);
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_true(str_cmp(STR("b"), STR("ab")) > 0);
    assert_true(str_cmp(STR("\xC3\xA9"), STR("z")) > 0);
    assert_true(str_cmp(STR_NONE, STR("a")) < 0);
}

static void test_starts_and_ends(void **state)
{
    (void)state;
    assert_true(str_starts(STR("abc"), STR("ab")));
    assert_true(str_starts(STR("abc"), STR_NONE));
    assert_true(str_starts(STR_NONE, STR_NONE));
    assert_false(str_starts(STR("ab"), STR("abc")));
    assert_true(str_ends(STR("case.yaml"), STR(".yaml")));
    assert_true(str_ends(STR("abc"), STR_NONE));
    assert_false(str_ends(STR("yaml"), STR(".yaml")));
    assert_false(str_ends(STR("case.yml"), STR(".yaml")));
}

static void test_trim_takes_ascii_white_space(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\r\n a b \v\f ")), "a b");
    assert_str(str_trim(STR(" \n")), "");
    assert_str(str_trim(STR_NONE), "");
    assert_str(str_trim(STR("\u00A0a")), "\u00A0a");
}

static void test_find(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("abcabc"), STR("bc"), 0), 1);
    assert_int_equal(str_find(STR("abcabc"), STR("bc"), 2), 4);
    assert_int_equal(str_find(STR("abcabc"), STR("bc"), 5), SIZE_MAX);
    assert_int_equal(str_find(STR("abc"), STR("abcd"), 0), SIZE_MAX);
    assert_int_equal(str_find(STR("abc"), STR_NONE, 3), 3);
    assert_int_equal(str_find(STR("abc"), STR_NONE, 4), SIZE_MAX);
    assert_int_equal(str_find(STR_NONE, STR("a"), 0), SIZE_MAX);
    assert_int_equal(str_find(STR("a\0b"), STR("\0b"), 0), 1);
}

static void test_words(void **state)
{
    (void)state;
    struct str list = STR("  one two\n three ");
    assert_str(str_word(&list), "one");
    assert_str(str_word(&list), "two");
    assert_str(str_word(&list), "three");
    assert_str(str_word(&list), "");
    assert_str(str_word(&list), "");
    struct str none = STR_NONE;
    assert_str(str_word(&none), "");
    assert_true(str_in_words(STR("two"), STR("one two three")));
    assert_false(str_in_words(STR("tw"), STR("one two three")));
    assert_false(str_in_words(STR("one two"), STR("one two three")));
    assert_false(str_in_words(STR_NONE, STR("one")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compares_by_bytes),
        cmocka_unit_test(test_starts_and_ends),
        cmocka_unit_test(test_trim_takes_ascii_white_space),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
