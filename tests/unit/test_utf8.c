/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include "corpora.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void test_decodes_every_scalar_value(void **state)
{
    (void)state;
    for (int32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        struct buf b = {0};
        size_t at = 0;
        utf8_put(&b, c);
        assert_int_equal(utf8_next(buf_str(&b), &at), c);
        assert_int_equal(at, b.n);
        assert_int_equal(utf8_check(buf_str(&b)), b.n);
        buf_free(&b);
    }
}

static void test_refuses_ill_formed_bytes_one_by_one(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x80\x80", "\xE0\x9F\xBF",
        "\xE2\x82", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
        "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80",
        "\xFE", "\xFF",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct str s = str_of(bad[i]);
        size_t at = 0;
        while (at < s.n) {
            size_t before = at;
            assert_int_equal(utf8_next(s, &at), -1);
            assert_int_equal(at, before + 1);
        }
        assert_int_equal(utf8_check(s), 0);
    }
    assert_int_equal(utf8_check(STR("ab\xC3")), 2);
    assert_int_equal(utf8_check(STR("\xC3\xA9\xFFz")), 2);
    assert_int_equal(utf8_check(STR_NONE), 0);
}

static void test_length_counts_code_points(void **state)
{
    (void)state;
    assert_int_equal(utf8_length(STR_NONE), 0);
    assert_int_equal(utf8_length(STR("a\u00E9\u4E2D\U0001F600")), 4);
    assert_int_equal(utf8_length(STR("e\u0301")), 2);
    assert_int_equal(utf8_length(STR("a\xFF\xFE")), 3);
}

static void test_widths(void **state)
{
    (void)state;
    static const struct {
        int32_t code_point;
        int width;
    } widths[] = {
        {0, 0},       {0x1B, 0},   {' ', 1},     {'~', 1},      {0x7F, 0},   {0x9B, 0},
        {0xA0, 1},    {0xE9, 1},   {0x301, 0},   {0x416, 1},    {0x5D0, 1},  {0x64B, 0},
        {0x903, 1},   {0x93E, 1},  {0x94D, 0},   {0xE31, 0},    {0x1100, 2}, {0x1161, 0},
        {0x11A8, 0},  {0xD7B0, 0}, {0xD7CB, 0},  {0x200B, 0},   {0x200D, 0}, {0x20E3, 0},
        {0x2500, 1},  {0x25CC, 1}, {0x3000, 2},  {0x4E2D, 2},   {0xAC00, 2}, {0xFE0F, 0},
        {0xFF21, 2},  {0xFF71, 1}, {0xFFFD, 1},  {0x1F1E6, 1},  {0x1F3FB, 2}, {0x1F600, 2},
        {0x20000, 2}, {0x2764, 1}, {0xE0100, 0}, {-1, 1},
    };
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        assert_int_equal(utf8_width(widths[i].code_point), widths[i].width);
    assert_int_equal(utf8_columns(STR("a\u4E2De\u0301")), 4);
    assert_int_equal(utf8_columns(STR_NONE), 0);
}

/* Each row: a text, its clusters split by '|', which no cluster holds. */
static void test_graphemes(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "a|b|c",
        "e\u0301\u0323|x",
        "\r\n|\n|\r|a",
        "\u1112\u1161\u11AB|\uD55C",
        "\U0001F1E9\U0001F1EA|\U0001F1EB\U0001F1F7|a",
        "\U0001F469\u200D\U0001F469\u200D\U0001F467|!",
        "\U0001F44B\U0001F3FD|x",
        "\u0915\u093F|\u0928",
        "1\uFE0F\u20E3|2",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf text = {0};
        size_t borders[16], n = 0;
        for (const char *p = rows[i]; *p; p++) {
            if (*p == '|')
                borders[n++] = text.n;
            else
                buf_addc(&text, *p);
        }
        borders[n++] = text.n;
        size_t at = 0;
        for (size_t j = 0; j < n; j++) {
            at = utf8_grapheme(buf_str(&text), at);
            assert_int_equal(at, borders[j]);
        }
        buf_free(&text);
    }
    assert_int_equal(utf8_grapheme(STR("\xFF\u0301"), 0), 1);
    assert_int_equal(utf8_grapheme(STR("a\xFF"), 0), 1);
    assert_int_equal(utf8_grapheme(STR_NONE, 0), 0);
}

static void test_cells(void **state)
{
    (void)state;
    int columns = -1;
    assert_int_equal(utf8_cell(STR("ab"), 0, &columns), 1);
    assert_int_equal(columns, 1);
    assert_int_equal(utf8_cell(STR("\u4E2D\u0301b"), 0, &columns), 5);
    assert_int_equal(columns, 2);
    struct str full = STR("a\u0301\u0302\u0303\u0304\u0305z");
    size_t end = utf8_cell(full, 0, &columns);
    assert_int_equal(end, 9);
    assert_int_equal(columns, 1);
    assert_int_equal(utf8_cell(full, end, &columns), 11);
    assert_int_equal(columns, 0);
    assert_int_equal(utf8_cell(full, full.n, &columns), full.n);
    assert_int_equal(columns, 0);
}

static void test_fit_keeps_graphemes_whole(void **state)
{
    (void)state;
    assert_int_equal(utf8_fit(STR("abc"), 0), 0);
    assert_int_equal(utf8_fit(STR("abc"), 2), 2);
    assert_int_equal(utf8_fit(STR("abc"), 9), 3);
    assert_int_equal(utf8_fit(STR("a\u4E2D"), 2), 1);
    assert_int_equal(utf8_fit(STR("e\u0301e"), 1), 3);
    assert_int_equal(utf8_fit(STR("x\U0001F469\u200D\U0001F467"), 4), 1);
    assert_int_equal(utf8_fit(STR("x\U0001F469\u200D\U0001F467"), 5), 12);
    assert_int_equal(utf8_fit(STR_NONE, 5), 0);
}

static void progress(const char *path, struct str bytes, void *context)
{
    (void)path;
    (void)context;
    int columns;
    for (size_t at = 0, end; at < bytes.n; at = end) {
        end = utf8_grapheme(bytes, at);
        assert_true(end > at && end <= bytes.n);
    }
    for (size_t at = 0, end; at < bytes.n; at = end) {
        end = utf8_cell(bytes, at, &columns);
        assert_true(end > at && end <= bytes.n);
    }
    assert_int_equal(utf8_fit(bytes, (size_t)-1), bytes.n);
}

static void test_hostile_files(void **state)
{
    (void)state;
    if (!corpora_each("utf8tests", progress, NULL))
        skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decodes_every_scalar_value),
        cmocka_unit_test(test_refuses_ill_formed_bytes_one_by_one),
        cmocka_unit_test(test_length_counts_code_points),
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_graphemes),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_fit_keeps_graphemes_whole),
        cmocka_unit_test(test_hostile_files),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
