/* SPDX-License-Identifier: MIT */
#include "base/suggest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void test_distances(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        size_t distance;
    } rows[] = {
        {"", "", 0},
        {"a", "", 1},
        {"abc", "abc", 0},
        {"title", "titel", 1},
        {"title", "tile", 1},
        {"title", "tittle", 1},
        {"kitten", "sitting", 3},
        {"quotes", "sources", 4},
        {"ab", "ba", 1},
        {"ca", "abc", 3}, /* optimal string alignment: no edit inside a swap */
        {"flaw", "lawn", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str a = str_of(rows[i].a), b = str_of(rows[i].b);
        assert_int_equal(suggest_distance(a, b, SIZE_MAX), rows[i].distance);
        assert_int_equal(suggest_distance(b, a, SIZE_MAX), rows[i].distance);
        for (size_t limit = 0; limit < 6; limit++) {
            size_t d = rows[i].distance > limit ? limit + 1 : rows[i].distance;
            assert_int_equal(suggest_distance(a, b, limit), d);
        }
    }
}

static void test_long_words(void **state)
{
    (void)state;
    char a[SUGGEST_MAX + 1], b[SUGGEST_MAX + 1];
    memset(a, 'a', sizeof a);
    memset(b, 'b', sizeof b);
    struct str all_a = {a, SUGGEST_MAX}, all_b = {b, SUGGEST_MAX};
    assert_int_equal(suggest_distance(all_a, all_b, 300), SUGGEST_MAX);
    assert_int_equal(suggest_distance(all_a, STR_NONE, 300), SUGGEST_MAX);
    all_a.n = all_b.n = sizeof a;
    assert_int_equal(suggest_distance(all_a, all_b, 300), 301);
    assert_int_equal(suggest_distance(all_a, all_a, 300), 0);
}

static const char *nearest(const char *word, const char *list)
{
    struct suggestion s = suggest_start(str_of(word));
    struct str rest = str_of(list);
    for (struct str w = str_word(&rest); w.n; w = str_word(&rest))
        suggest_offer(&s, w);
    static char answer[64];
    memcpy(answer, s.best.n ? s.best.p : "", s.best.n);
    answer[s.best.n] = '\0';
    return answer;
}

static void test_suggestions(void **state)
{
    (void)state;
    assert_string_equal(nearest("titel", "url title type"), "title");
    assert_string_equal(nearest("quots", "quote quotes"), "quote"); /* first of equals, … */
    assert_string_equal(nearest("quots", "quotes quote"), "quote"); /* … by their letters */
    assert_string_equal(nearest("q-50", "q-10 q-50x q-51"), "q-50x"); /* by the beginning */
    assert_string_equal(nearest("publsher", "publish publisher"), "publisher");
    assert_string_equal(nearest("xyz", "title type"), "");
    assert_string_equal(nearest("titel", ""), "");
    assert_string_equal(nearest("", "abc"), "");
    assert_string_equal(nearest("ofx", "of"), "of");
    assert_string_equal(nearest("abcxyz", "abcdef"), ""); /* three of six is too far */
    assert_string_equal(nearest("abcdyz", "abcdef"), "abcdef");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_distances),
        cmocka_unit_test(test_long_words),
        cmocka_unit_test(test_suggestions),
    };
    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
