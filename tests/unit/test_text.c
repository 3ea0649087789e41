/* SPDX-License-Identifier: MIT */
/* Block by block must be as all at once: what matters here stands at the blocks' edges. */
#include "format/text.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

enum { BLOCK = 16 << 10 };

/* Characters of every length and line ends of every kind, moved by `shift` bytes. */
static void write_text(struct buf *out, size_t shift, size_t blocks)
{
    buf_pad(out, 'x', shift);
    while (out->n < blocks * BLOCK)
        buf_addz(out, "plain text of a line\r\n\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80, \xd0\x96"
                      "\rand\n\n \t- more\n");
}

static struct place place_of(struct str text, size_t byte)
{
    struct place at = {1, 1};
    for (size_t i = 0; i < byte; i++) {
        char c = text.p[i];
        bool pair = c == '\r' && i + 1 < text.n && text.p[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !pair))
            at = (struct place){at.line + 1, 1};
        else if (((unsigned char)c & 0xc0) != 0x80 && !pair)
            at.col++;
    }
    return at;
}

/* Gives the text out as libyaml would ask for it, and the diagnostics that come of it. */
static bool read_text(struct str file, struct buf *out, struct diags *diags)
{
    struct source source = source_text(file);
    struct text t;
    bool good = text_open(&t, &source, diags);
    char piece[1000];
    for (size_t n = 1, room = 1; good && n; room = room % sizeof piece + 1) {
        n = text_give(&t, piece, room);
        buf_add(out, (struct str){piece, n});
    }
    good = !t.refused;
    text_tell(&t, SIZE_MAX);
    text_close(&t);
    return good;
}

static void test_gives_what_it_reads(void **state)
{
    (void)state;
    for (size_t shift = 0; shift < 8; shift++) {
        struct buf text = {0}, out = {0};
        struct diags diags = {0};
        write_text(&text, shift, 5);
        assert_true(read_text(buf_str(&text), &out, &diags));
        assert_int_equal(diags.list.n, 0);
        assert_int_equal(out.n, text.n);
        assert_memory_equal(out.p, text.p, text.n);
        buf_free(&text);
        buf_free(&out);
        diags_free(&diags);
    }
}

static void expect_one(const struct diags *diags, enum diag_code code, struct place at)
{
    assert_int_equal(diags->list.n, 1);
    assert_int_equal(diags->list.v[0].code, code);
    assert_int_equal(diags->list.v[0].at.line, at.line);
    assert_int_equal(diags->list.v[0].at.col, at.col);
}

static void test_bad_characters_have_their_places(void **state)
{
    (void)state;
    struct buf text = {0};
    write_text(&text, 3, 5);
    for (size_t at = 3 * BLOCK - 6; at < 3 * BLOCK + 6; at++) {
        struct buf bad = {0}, out = {0};
        struct diags diags = {0};
        while (((unsigned char)text.p[at] & 0xc0) == 0x80)
            at++;
        buf_add(&bad, str_sub(buf_str(&text), 0, at));
        buf_addz(&bad, "\xf0\x9f\x98"); /* the last byte of four is missing */
        buf_add(&bad, str_sub(buf_str(&text), at, text.n));
        assert_true(read_text(buf_str(&bad), &out, &diags));
        assert_int_equal(diags.list.n, 3);
        diags.list.n = 1;
        expect_one(&diags, DIAG_NOT_UTF8, place_of(buf_str(&text), at));
        assert_int_equal(out.n, bad.n);
        assert_memory_equal(out.p + at, "___", 3);
        buf_free(&bad);
        buf_free(&out);
        diags_free(&diags);
    }
    buf_free(&text);
}

static void test_text_may_end_in_half_a_character(void **state)
{
    (void)state;
    for (size_t n = BLOCK - 3; n < BLOCK + 3; n++) {
        struct buf text = {0}, out = {0};
        struct diags diags = {0};
        buf_pad(&text, 'x', n);
        buf_addz(&text, "\xe4\xb8");
        assert_true(read_text(buf_str(&text), &out, &diags));
        assert_int_equal(diags.list.n, 2);
        diags.list.n = 1;
        expect_one(&diags, DIAG_NOT_UTF8, (struct place){1, (uint32_t)n + 1});
        buf_free(&text);
        buf_free(&out);
        diags_free(&diags);
    }
}

static void test_long_runs_of_blanks_are_found_anywhere(void **state)
{
    (void)state;
    for (size_t at = 2 * BLOCK - 4100; at < 2 * BLOCK + 20; at += 13) {
        for (size_t n = TEXT_BLANK_LIMIT - 1; n <= TEXT_BLANK_LIMIT + 1; n++) {
            struct buf text = {0}, out = {0};
            struct diags diags = {0};
            buf_pad(&text, 'x', at);
            buf_pad(&text, at % 2 ? ' ' : '\n', n);
            buf_pad(&text, 'x', BLOCK);
            bool good = read_text(buf_str(&text), &out, &diags);
            assert_int_equal(good, n < TEXT_BLANK_LIMIT);
            if (!good)
                expect_one(&diags, DIAG_TOO_LARGE, (struct place){1, (uint32_t)at + 1});
            buf_free(&text);
            buf_free(&out);
            diags_free(&diags);
        }
    }
}

/* However far the reader goes, the window does not follow the whole file. */
static void test_the_window_stays_small(void **state)
{
    (void)state;
    struct buf text = {0};
    struct diags diags = {0};
    write_text(&text, 0, 100);
    struct source source = source_text(buf_str(&text));
    struct text t;
    assert_true(text_open(&t, &source, &diags));
    char piece[4096];
    for (size_t n = 1; n;) {
        n = text_give(&t, piece, sizeof piece);
        struct text_cursor c = *text_here(&t);
        while (c.byte < t.given)
            text_step(&c);
        text_reach(&t, c.index, c.place);
    }
    struct place end = place_of(buf_str(&text), text.n), at = text_here(&t)->place;
    assert_int_equal(at.line, end.line);
    assert_int_equal(at.col, end.col);
    assert_int_equal(text_here(&t)->byte, text.n);
    assert_true(t.room <= (size_t)8 * BLOCK);
    text_close(&t);
    buf_free(&text);
    diags_free(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gives_what_it_reads),
        cmocka_unit_test(test_bad_characters_have_their_places),
        cmocka_unit_test(test_text_may_end_in_half_a_character),
        cmocka_unit_test(test_long_runs_of_blanks_are_found_anywhere),
        cmocka_unit_test(test_the_window_stays_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
