/* SPDX-License-Identifier: MIT */
/* Typing at the prompt: graphemes, words, history, pastes, and what is shown of it. */
#include "app/prompt.h"

#include "app/event.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const struct prompt_kind kind = {.label = "/"};

struct fixture {
    struct prompt prompt;
    struct history history;
};

static int set_up(void **state)
{
    struct fixture *f = mem_alloc(sizeof *f);
    prompt_open(&f->prompt, &kind, &f->history);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    prompt_free(&f->prompt);
    history_free(&f->history);
    free(f);
    return 0;
}

static void type(struct prompt *p, const char *text)
{
    struct str s = str_of(text);
    for (size_t at = 0; at < s.n;)
        assert_int_equal(prompt_key(p, utf8_next(s, &at)), PROMPT_CHANGED);
}

static enum prompt_news press(struct prompt *p, const char *key)
{
    int32_t code = keys_parse(str_of(key));
    assert_true(code != 0);
    return prompt_key(p, code);
}

static void assert_text(const struct prompt *p, const char *expected)
{
    assert_string_equal(buf_z(&p->text), expected);
}

static void types_and_ends(void **state)
{
    struct fixture *f = *state;
    type(&f->prompt, "two lights");
    assert_text(&f->prompt, "two lights");
    assert_int_equal(press(&f->prompt, "Enter"), PROMPT_ACCEPTED);
    assert_int_equal(press(&f->prompt, "Esc"), PROMPT_CANCELLED);
    assert_int_equal(press(&f->prompt, "^L"), PROMPT_UNUSED);
    assert_int_equal(press(&f->prompt, "F5"), PROMPT_UNUSED);
    assert_text(&f->prompt, "two lights");
}

static void erases_by_grapheme(void **state)
{
    struct fixture *f = *state;
    type(&f->prompt, "ae\xCC\x81👩‍👩‍👧");
    press(&f->prompt, "Backspace");
    assert_text(&f->prompt, "ae\xCC\x81");
    press(&f->prompt, "Backspace");
    assert_text(&f->prompt, "a");
    press(&f->prompt, "Backspace");
    assert_text(&f->prompt, "");
    assert_int_equal(press(&f->prompt, "Backspace"), PROMPT_CANCELLED);
}

static void erases_words_and_all(void **state)
{
    struct fixture *f = *state;
    type(&f->prompt, "one  two ");
    assert_int_equal(press(&f->prompt, "^W"), PROMPT_CHANGED);
    assert_text(&f->prompt, "one  ");
    press(&f->prompt, "^W");
    assert_text(&f->prompt, "");
    assert_int_equal(press(&f->prompt, "^W"), PROMPT_MOVED);
    type(&f->prompt, "three");
    assert_int_equal(press(&f->prompt, "^U"), PROMPT_CHANGED);
    assert_text(&f->prompt, "");
    assert_int_equal(press(&f->prompt, "^U"), PROMPT_MOVED);
}

static void edits_in_the_middle(void **state)
{
    struct fixture *f = *state;
    type(&f->prompt, "бед");
    press(&f->prompt, "Left");
    type(&f->prompt, "ж");
    assert_text(&f->prompt, "бежд");
    press(&f->prompt, "Home");
    assert_int_equal(press(&f->prompt, "Backspace"), PROMPT_MOVED);
    press(&f->prompt, "Delete");
    assert_text(&f->prompt, "ежд");
    press(&f->prompt, "End");
    assert_int_equal(press(&f->prompt, "Delete"), PROMPT_MOVED);
    press(&f->prompt, "^A");
    press(&f->prompt, "Right");
    type(&f->prompt, "1");
    assert_text(&f->prompt, "е1жд");
}

static void goes_through_the_history(void **state)
{
    struct fixture *f = *state;
    history_add(&f->history, STR("one"));
    history_add(&f->history, STR("two"));
    history_add(&f->history, STR("one"));
    assert_int_equal(f->history.lines.n, 2);
    prompt_open(&f->prompt, &kind, &f->history);
    type(&f->prompt, "draft");
    assert_int_equal(press(&f->prompt, "Down"), PROMPT_MOVED);
    assert_int_equal(press(&f->prompt, "Up"), PROMPT_CHANGED);
    assert_text(&f->prompt, "one");
    press(&f->prompt, "Up");
    assert_text(&f->prompt, "two");
    assert_int_equal(press(&f->prompt, "Up"), PROMPT_MOVED);
    press(&f->prompt, "Down");
    press(&f->prompt, "Down");
    assert_text(&f->prompt, "draft");
}

static void keeps_a_short_history(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i <= HISTORY_LIMIT; i++) {
        char line[16];
        snprintf(line, sizeof line, "%d", i);
        history_add(&f->history, str_of(line));
    }
    assert_int_equal(f->history.lines.n, HISTORY_LIMIT);
    assert_string_equal(f->history.lines.v[0], "1");
}

static void takes_pastes_as_one_line(void **state)
{
    struct fixture *f = *state;
    type(&f->prompt, "<>");
    press(&f->prompt, "Left");
    assert_true(prompt_paste(&f->prompt, STR("a\r\nb\nc\rd\te")));
    assert_text(&f->prompt, "<a b c d e>");
    assert_true(prompt_paste(&f->prompt, STR("")));
    static char long_text[PROMPT_LIMIT];
    memset(long_text, 'x', sizeof long_text);
    assert_false(prompt_paste(&f->prompt, (struct str){long_text, sizeof long_text}));
    assert_text(&f->prompt, "<a b c d e>");
}

static void stops_at_the_limit(void **state)
{
    struct fixture *f = *state;
    static char long_text[PROMPT_LIMIT];
    memset(long_text, 'x', sizeof long_text);
    assert_true(prompt_paste(&f->prompt, (struct str){long_text, sizeof long_text}));
    assert_int_equal(prompt_key(&f->prompt, 'y'), PROMPT_MOVED);
    assert_int_equal(f->prompt.text.n, PROMPT_LIMIT);
}

/* Draws on one row of that many columns, and compares it and the cursor's place. */
static void assert_drawn(const struct prompt *p, int cols, const char *status,
                         const char *expected, int cursor)
{
    struct grid g = {0};
    struct buf row = {0};
    grid_resize(&g, 1, cols);
    prompt_draw(p, &g, 0, str_of(status));
    grid_row_text(&g, 0, &row);
    assert_string_equal(buf_z(&row), expected);
    assert_int_equal(g.cursor_row, 0);
    assert_int_equal(g.cursor_col, cursor);
    buf_free(&row);
    grid_free(&g);
}

static void shows_the_end_and_the_status(void **state)
{
    struct fixture *f = *state;
    assert_drawn(&f->prompt, 20, "", "/", 1);
    type(&f->prompt, "lights");
    assert_drawn(&f->prompt, 20, "2 of 31", "/lights      2 of 31", 7);
    assert_drawn(&f->prompt, 15, "2 of 31", "/lights", 7);
    assert_drawn(&f->prompt, 5, "2 of 31", "/hts", 4);
    assert_drawn(&f->prompt, 1, "", "/", 0);
    press(&f->prompt, "Home");
    assert_drawn(&f->prompt, 5, "", "/lig…", 1);
}

static void shows_wide_and_hostile_text(void **state)
{
    struct fixture *f = *state;
    type(&f->prompt, "火事");
    assert_drawn(&f->prompt, 5, "", "/事", 3);
    assert_true(prompt_paste(&f->prompt, STR("\xE2\x80\xAE\x1b\xff")));
    assert_drawn(&f->prompt, 40, "", "/火事<U+202E><U+001B><xFF>", 26);
    for (int cols = 1; cols < 30; cols++) {
        struct grid g = {0};
        grid_resize(&g, 1, cols);
        prompt_draw(&f->prompt, &g, 0, STR("no match"));
        assert_in_range(g.cursor_col, 0, cols - 1);
        grid_free(&g);
    }
}

#define test_case(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(types_and_ends),
        test_case(erases_by_grapheme),
        test_case(erases_words_and_all),
        test_case(edits_in_the_middle),
        test_case(goes_through_the_history),
        test_case(keeps_a_short_history),
        test_case(takes_pastes_as_one_line),
        test_case(stops_at_the_limit),
        test_case(shows_the_end_and_the_status),
        test_case(shows_wide_and_hostile_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
