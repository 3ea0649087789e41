/* SPDX-License-Identifier: MIT */
/* Where lines break. */
#include "base/buf.h"
#include "base/utf8.h"
#include "base/wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The lines joined by `|`. */
static void check(const char *text, size_t columns, const char *expected)
{
    struct str whole = str_of(text), line;
    struct buf got = {0};
    for (size_t at = 0; at < whole.n;) {
        size_t next = wrap_line(whole, at, columns, &line);
        assert_true(next > at);
        at = next;
        buf_add(&got, line);
        buf_addc(&got, '|');
    }
    assert_string_equal(buf_z(&got), expected);
    buf_free(&got);
}

static void breaks_at_blanks(void **state)
{
    (void)state;
    check("", 10, "");
    check("one two three", 20, "one two three|");
    check("one two three", 7, "one two|three|");
    check("one two three", 8, "one two|three|");
    check("one  two   three", 5, "one|two|three|");
    check("one two ", 7, "one two|");
}

static void keeps_line_feeds(void **state)
{
    (void)state;
    check("a\nb", 10, "a|b|");
    check("a\n\nb\n", 10, "a||b|");
    check("one two\nthree", 3, "one|two|thr|ee|");
}

static void cuts_long_words_between_graphemes(void **state)
{
    (void)state;
    check("abcdef", 4, "abcd|ef|");
    check("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301|");
    check("\u4e2d\u6587", 1, "\u4e2d|\u6587|"); /* never less than one */
}

static void breaks_behind_hyphens_and_between_wide_ones(void **state)
{
    (void)state;
    check("well-known fact", 6, "well-|known|fact|");
    check("from -5 to 9", 6, "from|-5 to|9|");
    check("a--b", 3, "a--|b|");
    check("\u4e2d\u6587\u5b57", 5, "\u4e2d\u6587|\u5b57|");
}

static void keeps_dates_whole(void **state)
{
    (void)state;
    check("on 2019-03-05 at noon", 11, "on|2019-03-05|at noon|");
    check("rt-2019-03-05", 11, "rt-|2019-03-05|");
    check("2019-03-05..08", 6, "2019-0|3-05..|08|"); /* wider than the line */
    check("page 12-b", 8, "page 12-|b|");
}

static void counts(void **state)
{
    (void)state;
    assert_int_equal(wrap_count(STR("one two three"), 7), 2);
    assert_int_equal(wrap_count(STR(""), 7), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_at_blanks),
        cmocka_unit_test(keeps_line_feeds),
        cmocka_unit_test(cuts_long_words_between_graphemes),
        cmocka_unit_test(breaks_behind_hyphens_and_between_wide_ones),
        cmocka_unit_test(keeps_dates_whole),
        cmocka_unit_test(counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
