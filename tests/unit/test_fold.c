/* SPDX-License-Identifier: MIT */
#include "base/fold.h"
#include "base/utf8.h"

#include "corpora.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

static void folds(const char *text, const char *expected)
{
    struct buf out = {0};
    fold(&out, str_of(text));
    assert_string_equal(buf_z(&out), expected);
    buf_free(&out);
}

static void test_case_and_accents(void **state)
{
    (void)state;
    folds("", "");
    folds("Harbour FIRE 7", "harbour fire 7");
    folds("\u00C9t\u00E9 Z\u00FCrich \u0141\u00F3d\u017A", "ete zurich \u0142odz");
    folds("e\u0301E\u0301\u00E9\u00C9", "eeee");
    folds("Stra\u00DFe STRASSE \u1E9E", "strasse strasse ss");
    folds("\u0130stanbul \u0131", "istanbul \u0131");
    folds("\u03A3\u03C3\u03C2 \u0386\u03AC", "\u03C3\u03C3\u03C3 \u03B1\u03B1");
    folds("\u0418\u041D\u0415\u0421 \u0451\u0439",
        "\u0438\u043D\u0435\u0441 \u0435\u0438");
    folds("\uFB01\uFB02 \uFF21\uFF22 \u2460 \u00BD", "fifl ab 1 1\u20442");
    folds("a\u0338\u20DD\uFE0F", "a");
}

static void test_points_go_but_spelling_stays(void **state)
{
    (void)state;
    folds("\u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F", "\u0645\u062D\u0645\u062F");
    folds("\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD", "\u05E9\u05DC\u05D5\u05DD");
    folds("\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u062E");
    folds("\u0915\u093F\u0930\u094D\u0915\u0947", "\u0915\u093F\u0930\u094D\u0915\u0947");
    folds("\u304C\u304B", "\u304B\u3099\u304B");
    folds("\uD55C", "\u1112\u1161\u11AB");
    folds("\u0E01\u0E38\u0E49\u0E34", "\u0E01\u0E38\u0E49\u0E34");
}

static void test_white_space(void **state)
{
    (void)state;
    folds("a  b\t\r\n c\u00A0\u2003d\u3000\u2028e", "a b c d e");
    folds("  a ", " a ");
    folds("a \u200B b \u00AD\u0301 c", "a b c");
    folds("\n", " ");
    folds("\x01", " ");
}

static void test_quotes_and_dashes(void **state)
{
    (void)state;
    folds("\u201Cit\u2019s\u201D \u2018x\u2019 \u201Ey\u201F \u00ABz\u00BB \u2039w\u203A",
        "\"it's\" 'x' \"y\" \"z\" 'w'");
    folds("1\u20132 \u2014 \u2010 \u2011 \u2212 \uFE58 \u30A0", "1-2 - - - - - -");
    folds("don\u00B4t \u2026 5\u20329\u2033", "don't ... 5'9\"");
}

static void test_ill_formed_bytes(void **state)
{
    (void)state;
    folds("A\xFFz\xC3", "a\uFFFDz\uFFFD");
}

/* Folded text folds to itself, for every code point; and it is well-formed. */
static void test_folding_is_final(void **state)
{
    (void)state;
    struct buf text = {0}, once = {0}, twice = {0};
    for (int32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        buf_clear(&text);
        buf_clear(&once);
        buf_clear(&twice);
        utf8_put(&text, c);
        fold(&once, buf_str(&text));
        fold(&twice, buf_str(&once));
        if (!str_eq(buf_str(&once), buf_str(&twice)) ||
            utf8_check(buf_str(&once)) != once.n)
            fail_msg("U+%04X", (unsigned)c);
    }
    buf_free(&text);
    buf_free(&once);
    buf_free(&twice);
}

static void finds(const char *text, const char *needle, size_t start, const char *match)
{
    struct buf folded = {0};
    size_t from = 999, to = 999;
    fold(&folded, str_of(needle));
    bool found = fold_find(str_of(text), buf_str(&folded), start, &from, &to);
    assert_int_equal(found, match != NULL);
    if (match) {
        assert_true(from <= to && to <= strlen(text));
        assert_int_equal(to - from, strlen(match));
        assert_memory_equal(text + from, match, to - from);
    } else {
        assert_int_equal(from, 999);
        assert_int_equal(to, 999);
    }
    buf_free(&folded);
}

static void test_find(void **state)
{
    (void)state;
    finds("abc", "", 0, NULL);
    finds("", "a", 0, NULL);
    finds("abc", "\u0301", 0, NULL);
    finds("abc", "d", 0, NULL);
    finds("abc", "B", 0, "b");
    finds("abcabc", "bc", 2, "bc");
    finds("abcabc", "bc", 6, NULL);
    finds("abcabc", "bc", 99, NULL);
    finds("Caf\u00E9 cafe\u0301", "CAFE", 0, "Caf\u00E9");
    finds("Caf\u00E9 cafe\u0301", "cafe", 6, "cafe\u0301");
    finds("e\u0301t", "e", 0, "e\u0301");
    finds("Stra\u00DFe", "s", 1, "\u00DF");
    finds("Stra\u00DFe", "as", 0, "a\u00DF");
    finds("Stra\u00DFe", "SSE", 0, "\u00DFe");
    finds("\uFB01re", "ire", 0, "\uFB01re");
    finds("said \u201Cno\u201D", "\"no\"", 0, "\u201Cno\u201D");
    finds("two\n\t  lights", "two lights", 0, "two\n\t  lights");
    finds("two\r\n lights", "o ", 0, "o\r\n ");
    finds("two\r\n lights", " ", 0, "\r\n ");
    finds("co\u00ADop", "coop", 0, "co\u00ADop");
    finds("\u0645\u064F\u062D\u064E\u0645\u0651\u062F", "\u062D\u0645", 0,
        "\u062D\u064E\u0645\u0651");
    finds("x\uD55C", "\uD558", 0, "\uD55C");
    finds("\U0001F469\u200D\U0001F680", "\U0001F680", 0, "\U0001F469\u200D\U0001F680");
    finds("a\xFF" "b", "b", 0, "b");
}

static void test_find_starts_at_a_border(void **state)
{
    (void)state;
    finds("e\u0301e", "e", 1, "e"); /* inside the first cluster: the second */
    finds("\u00E9\u00E9", "e", 1, "\u00E9");
    finds("\u00E9", "e", 1, NULL);
    finds("\U0001F1E9\U0001F1EA\U0001F1E9\U0001F1EA", "\U0001F1E9", 8,
        "\U0001F1E9\U0001F1EA");
}

static void test_find_far_away(void **state)
{
    (void)state;
    struct buf text = {0};
    for (size_t before = 0; before < 2000; before += 7) {
        buf_clear(&text);
        buf_pad(&text, 'a', before);
        buf_addz(&text, "Need\u0301le");
        buf_pad(&text, 'b', 5);
        finds(buf_z(&text), "needle", 0, "Need\u0301le");
    }
    buf_free(&text);
}

/* All matches of a megabyte, one after another. */
static void find_all(const char *unit, const char *needle, size_t expected)
{
    struct buf text = {0}, folded = {0};
    while (text.n < 1000000)
        buf_addz(&text, unit);
    fold(&folded, str_of(needle));
    size_t matches = 0, from = 0, to = 0;
    while (fold_find(buf_str(&text), buf_str(&folded), to, &from, &to))
        matches++;
    assert_int_equal(matches, expected);
    buf_free(&text);
    buf_free(&folded);
}

static void test_time_is_linear(void **state)
{
    (void)state;
    find_all("a", "a", 1000000);
    find_all("a", "b", 0);
    find_all("\u0301", "a", 0);
    find_all("a \u0301\n", "a a", 100000);
    find_all("\u4E2D\u6587", "\u6587", 166667);
    find_all("\U0001F1E9\U0001F1EA", "\U0001F1E9", 125000);
    find_all("aaaaaaaaaaaaaaab", "aaaaaaaaaaaaaaaa", 0);
}

static void fold_file(const char *path, struct str bytes, void *context)
{
    (void)path;
    (void)context;
    struct buf once = {0}, twice = {0};
    fold(&once, bytes);
    assert_int_equal(utf8_check(buf_str(&once)), once.n);
    fold(&twice, buf_str(&once));
    assert_true(str_eq(buf_str(&once), buf_str(&twice)));
    size_t from, to;
    for (size_t at = 0; at + 1 < bytes.n; at += 97) {
        buf_clear(&twice);
        fold(&twice, str_sub(bytes, at, at + 1));
        if (fold_find(bytes, buf_str(&twice), at, &from, &to))
            assert_true(from >= at && from < to && to <= bytes.n);
    }
    buf_free(&once);
    buf_free(&twice);
}

static void test_corpora(void **state)
{
    (void)state;
    size_t files = corpora_each("blns", fold_file, NULL);
    files += corpora_each("utf8tests", fold_file, NULL);
    if (files == 0)
        skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_case_and_accents),
        cmocka_unit_test(test_points_go_but_spelling_stays),
        cmocka_unit_test(test_white_space),
        cmocka_unit_test(test_quotes_and_dashes),
        cmocka_unit_test(test_ill_formed_bytes),
        cmocka_unit_test(test_folding_is_final),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_find_starts_at_a_border),
        cmocka_unit_test(test_find_far_away),
        cmocka_unit_test(test_time_is_linear),
        cmocka_unit_test(test_corpora),
    };
    return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
