/* SPDX-License-Identifier: MIT */
#include "base/excerpt.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(struct excerpt_walk *w, uint32_t line, uint32_t col, const char *before,
                   const char *behind)
{
    struct excerpt e = excerpt_at(w, (struct place){line, col});
    assert_int_equal(e.at, strlen(before));
    assert_int_equal(e.text.n, strlen(before) + strlen(behind));
    assert_memory_equal(e.text.p, before, strlen(before));
    assert_memory_equal(e.text.p + e.at, behind, strlen(behind));
    assert_false(e.cut_front || e.cut_end);
}

static void lines_are_found_in_any_order(void **state)
{
    (void)state;
    struct excerpt_walk w = {STR("one\r\n\r  二two: \xff" "x\n\nlast"), 0, 0};
    expect(&w, 1, 1, "", "one");
    expect(&w, 1, 3, "on", "e");
    expect(&w, 1, 9, "one", "");
    expect(&w, 2, 1, "", "");
    expect(&w, 3, 3, "  ", "二two: \xff" "x");
    expect(&w, 3, 4, "  二", "two: \xff" "x");
    expect(&w, 3, 10, "  二two: \xff", "x");
    expect(&w, 5, 2, "l", "ast");
    expect(&w, 1, 2, "o", "ne");
    assert_null(excerpt_at(&w, (struct place){6, 1}).text.p);
    assert_null(excerpt_at(&w, (struct place){0, 0}).text.p);
    expect(&w, 5, 0, "", "last");
    assert_null(excerpt_at(&(struct excerpt_walk){0}, (struct place){1, 1}).text.p);
}

static void long_lines_are_cut_around_the_place(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 1000; i++)
        buf_addz(&text, "é");
    struct excerpt_walk w = {buf_str(&text), 0, 0};
    struct excerpt e = excerpt_at(&w, (struct place){1, 501});
    assert_int_equal(e.at, EXCERPT_BYTES);
    assert_int_equal(e.text.n, 2 * EXCERPT_BYTES);
    assert_ptr_equal(e.text.p, text.p + 1000 - EXCERPT_BYTES);
    assert_true(e.cut_front && e.cut_end);
    e = excerpt_at(&w, (struct place){1, 1});
    assert_int_equal(e.text.n, EXCERPT_BYTES);
    assert_true(!e.cut_front && e.cut_end);
    buf_free(&text);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_found_in_any_order),
        cmocka_unit_test(long_lines_are_cut_around_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
