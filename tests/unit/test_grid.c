/* SPDX-License-Identifier: MIT */
/* The grid of cells: what is put comes out sanitised, cut and whole. */
#include "view/grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_row(const struct grid *g, int row, const char *expected)
{
    struct buf text = {0};
    grid_row_text(g, row, &text);
    assert_string_equal(buf_z(&text), expected);
    buf_free(&text);
}

static const struct cell *cell(const struct grid *g, int row, int col)
{
    return &g->cells[row * g->cols + col];
}

static struct grid new_grid(int rows, int cols, bool ascii)
{
    struct grid g = {.ascii = ascii};
    grid_resize(&g, rows, cols);
    return g;
}

static void is_blank_at_first(void **state)
{
    (void)state;
    struct grid g = new_grid(2, 3, false);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(g.cells[i].columns, 1);
        assert_int_equal(g.cells[i].style, STYLE_PLAIN);
        assert_int_equal(grid_cell_text(&g, &g.cells[i]).n, 1);
    }
    assert_row(&g, 0, "");
    grid_put(&g, 0, 0, 3, STR("abc"), STYLE_BOLD);
    g.cursor_row = 1;
    grid_clear(&g);
    assert_row(&g, 0, "");
    assert_int_equal(g.cursor_row, 0);
    assert_int_equal(cell(&g, 0, 0)->style, STYLE_PLAIN);
    grid_free(&g);
}

static void puts_within_its_columns(void **state)
{
    (void)state;
    struct grid g = new_grid(1, 8, false);
    assert_int_equal(grid_put(&g, 0, 2, 3, STR("abcdef"), STYLE_BOLD), 3);
    assert_row(&g, 0, "  abc");
    assert_int_equal(cell(&g, 0, 1)->style, STYLE_PLAIN);
    assert_int_equal(cell(&g, 0, 2)->style, STYLE_BOLD);
    assert_int_equal(cell(&g, 0, 5)->style, STYLE_PLAIN);
    assert_int_equal(grid_put(&g, 0, 6, 90, STR("xyz"), 0), 2);
    assert_row(&g, 0, "  abc xy");
    grid_free(&g);
}

static void ignores_what_is_out_of_range(void **state)
{
    (void)state;
    struct grid g = new_grid(2, 4, false);
    assert_int_equal(grid_put(&g, -1, 0, 4, STR("a"), 0), 0);
    assert_int_equal(grid_put(&g, 2, 0, 4, STR("a"), 0), 0);
    assert_int_equal(grid_put(&g, 0, -1, 4, STR("a"), 0), 0);
    assert_int_equal(grid_put(&g, 0, 4, 4, STR("a"), 0), 0);
    assert_int_equal(grid_put(&g, 0, 0, 0, STR("a"), 0), 0);
    assert_int_equal(grid_put(&g, 0, 0, -3, STR("a"), 0), 0);
    assert_int_equal(grid_put_cut(&g, 5, 0, 4, STR("a"), 0), 0);
    grid_fill(&g, 9, 0, 4, STYLE_BAR);
    grid_style(&g, 0, 9, 4, STYLE_BAR);
    grid_frame(&g, (struct rect){-1, -1, 9, 9}, STR("title"), true);
    grid_frame(&g, (struct rect){0, 0, 0, 0}, STR("title"), true);
    grid_free(&g);
    struct grid none = {0};
    assert_int_equal(grid_put(&none, 0, 0, 4, STR("a"), 0), 0);
    grid_resize(&none, 0, 0);
    assert_int_equal(grid_put(&none, 0, 0, 4, STR("a"), 0), 0);
    grid_resize(&none, -4, 7);
    grid_clear(&none);
    grid_free(&none);
}

static void sanitises_always(void **state)
{
    (void)state;
    struct grid g = new_grid(1, 40, false);
    grid_put(&g, 0, 0, 40, STR("a\x1B[31mb\xFF\u202Ec\nd"), 0);
    assert_row(&g, 0, "a<U+001B>[31mb<xFF><U+202E>c<U+000A>d");
    grid_clear(&g);
    assert_int_equal(grid_put(&g, 0, 0, 5, STR("\u202Eabc"), 0), 5);
    assert_row(&g, 0, "<U+20");
    grid_free(&g);
}

static void keeps_marks_with_their_base(void **state)
{
    (void)state;
    struct grid g = new_grid(1, 5, false);
    assert_int_equal(grid_put(&g, 0, 0, 5, STR("e\u0301x"), 0), 2);
    assert_int_equal(cell(&g, 0, 0)->bytes, 3);
    assert_int_equal(cell(&g, 0, 1)->bytes, 1);
    assert_row(&g, 0, "e\u0301x");
    grid_free(&g);
}

static void leaves_no_half_of_a_wide_cell(void **state)
{
    (void)state;
    struct grid g = new_grid(1, 6, false);
    assert_int_equal(grid_put(&g, 0, 0, 5, STR("中文字"), 0), 4);
    assert_row(&g, 0, "中文");
    assert_int_equal(cell(&g, 0, 0)->columns, 2);
    assert_int_equal(cell(&g, 0, 1)->columns, 0);
    assert_int_equal(cell(&g, 0, 4)->columns, 1);
    grid_put(&g, 0, 1, 1, STR("x"), 0); /* over a right half */
    assert_row(&g, 0, " x文");
    grid_put(&g, 0, 2, 1, STR("y"), 0); /* over a left half */
    assert_row(&g, 0, " xy");
    grid_put(&g, 0, 0, 4, STR("中文"), 0);
    grid_put(&g, 0, 1, 2, STR("字"), 0); /* over a right half and a left one */
    assert_row(&g, 0, " 字");
    grid_put(&g, 0, 0, 4, STR("中文"), 0);
    grid_fill(&g, 0, 1, 2, STYLE_BAR);
    assert_row(&g, 0, "");
    assert_int_equal(cell(&g, 0, 3)->columns, 1);
    assert_int_equal(cell(&g, 0, 3)->style, STYLE_PLAIN);
    assert_int_equal(grid_put(&g, 0, 5, 1, STR("中"), 0), 0);
    grid_free(&g);
}

static void cuts_with_dots(void **state)
{
    (void)state;
    struct grid g = new_grid(1, 12, false);
    assert_int_equal(grid_put_cut(&g, 0, 0, 6, STR("abcdef"), 0), 6);
    assert_row(&g, 0, "abcdef");
    assert_int_equal(grid_put_cut(&g, 0, 0, 6, STR("abcdefg"), 0), 6);
    assert_row(&g, 0, "abcde…");
    grid_clear(&g);
    assert_int_equal(grid_put_cut(&g, 0, 0, 4, STR("中文字"), 0), 3);
    assert_row(&g, 0, "中…");
    grid_clear(&g);
    assert_int_equal(grid_put_cut(&g, 0, 0, 1, STR("中文字"), 0), 1);
    assert_row(&g, 0, "…");
    grid_free(&g);
}

/* At a word that ends near the edge; where that would leave out much, within it. */
static void cuts_behind_words(void **state)
{
    (void)state;
    struct grid g = new_grid(1, 30, false);
    static const struct {
        int columns;
        const char *text, *shown;
    } cuts[] = {
        {20, "The father takes the boy", "The father takes…"},
        {18, "The father takes the boy", "The father takes…"},
        {17, "The father takes the boy", "The father takes…"},
        {16, "The father takes the boy", "The father take…"},
        {12, "The father takes the boy", "The father…"},
        {9, "The father takes the boy", "The fath…"},
        {12, "unaccompanied", "unaccompani…"},
        {12, "Тагиров и его мать", "Тагиров и е…"},
        {21, "Тагиров и его мать и отец", "Тагиров и его мать и…"},
        {22, "Тагиров и его мать и отец", "Тагиров и его мать и…"},
        {12, "中文字中文字中文字", "中文字中文…"},
        {24, "The father takes the boy", "The father takes the boy"},
    };
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        grid_clear(&g);
        grid_put_cut(&g, 0, 0, cuts[i].columns, str_of(cuts[i].text), 0);
        assert_row(&g, 0, cuts[i].shown);
    }
    grid_free(&g);
}

/* What stands for one character stays whole. */
static void cuts_between_characters(void **state)
{
    (void)state;
    struct grid g = new_grid(1, 30, true);
    grid_put_cut(&g, 0, 0, 16, STR("Tomáš Vrba"), 0);
    assert_row(&g, 0, "Tom<U+00E1>...");
    grid_clear(&g);
    grid_put_cut(&g, 0, 0, 8, STR("中文字"), 0);
    assert_row(&g, 0, "...");
    grid_clear(&g);
    grid_put_cut(&g, 0, 0, 10, STR("a < b, c > d, <e"), 0);
    assert_row(&g, 0, "a < b,...");
    grid_free(&g);
    g = new_grid(1, 30, false);
    grid_put_cut(&g, 0, 0, 13, STR("see \xE2\x80\xAE and more"), 0);
    assert_row(&g, 0, "see <U+202E>…");
    grid_clear(&g);
    grid_put_cut(&g, 0, 0, 12, STR("see \xE2\x80\xAE and more"), 0);
    assert_row(&g, 0, "see…");
    grid_free(&g);
}

static void spells_in_ascii(void **state)
{
    (void)state;
    struct grid g = new_grid(1, 30, true);
    grid_put(&g, 0, 0, 30, STR("“Тa” — é"), 0);
    assert_row(&g, 0, "\"<U+0422>a\" -- <U+00E9>");
    grid_clear(&g);
    grid_put_cut(&g, 0, 0, 8, STR("abcdefghi"), 0);
    assert_row(&g, 0, "abcde...");
    grid_clear(&g);
    grid_put_cut(&g, 0, 0, 4, STR("abcdefghi"), 0);
    assert_row(&g, 0, "abc.");
    grid_resize(&g, 1, 5);
    assert_true(g.ascii);
    grid_free(&g);
}

static void shows_the_visible_form_unchanged(void **state)
{
    (void)state;
    const struct str text =
        STR("a\x01 “б” e\u0301\u0301\u0301\u0301\u0301\u0301 \u0301 "
            "\U0001F468\u200D\U0001F469 a\u200Db \xC3");
    for (int ascii = 0; ascii < 2; ascii++) {
        struct grid g = new_grid(1, 160, ascii == 1);
        struct buf once = {0}, twice = {0}, row = {0};
        grid_visible(&g, text, &once);
        grid_visible(&g, buf_str(&once), &twice);
        assert_string_equal(buf_z(&once), buf_z(&twice));
        grid_put(&g, 0, 0, 160, buf_str(&once), 0);
        grid_row_text(&g, 0, &row);
        assert_string_equal(buf_z(&row), buf_z(&once));
        buf_free(&once);
        buf_free(&twice);
        buf_free(&row);
        grid_free(&g);
    }
}

static void draws_frames(void **state)
{
    (void)state;
    struct grid g = new_grid(4, 14, false);
    grid_frame(&g, (struct rect){0, 0, 3, 13}, STR("1 People"), false);
    assert_row(&g, 0, "┌ 1 People ─┐");
    assert_row(&g, 1, "│           │");
    assert_row(&g, 2, "└───────────┘");
    assert_row(&g, 3, "");
    assert_int_equal(cell(&g, 0, 0)->style, STYLE_DIM);
    assert_int_equal(cell(&g, 0, 2)->style, STYLE_TITLE);
    grid_frame(&g, (struct rect){0, 0, 3, 13}, STR("1 People and more"), true);
    assert_row(&g, 0, "┌▸1 People… ┐");
    assert_int_equal(cell(&g, 0, 0)->style, STYLE_FOCUS);
    grid_free(&g);
    g = new_grid(3, 10, true);
    grid_frame(&g, (struct rect){0, 1, 3, 9}, STR("t"), true);
    assert_row(&g, 0, " +>t ----+");
    assert_row(&g, 1, " |       |");
    assert_row(&g, 2, " +-------+");
    grid_free(&g);
}

static void shows_the_beginning_of_endless_text(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 100000; i++)
        buf_addz(&text, "я\u0301");
    struct grid g = new_grid(1, 4, false);
    assert_int_equal(grid_put_cut(&g, 0, 0, 4, buf_str(&text), 0), 4);
    assert_row(&g, 0, "я\u0301я\u0301я\u0301…");
    assert_true(g.pool.n < 1000);
    grid_free(&g);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_blank_at_first),
        cmocka_unit_test(puts_within_its_columns),
        cmocka_unit_test(ignores_what_is_out_of_range),
        cmocka_unit_test(sanitises_always),
        cmocka_unit_test(keeps_marks_with_their_base),
        cmocka_unit_test(leaves_no_half_of_a_wide_cell),
        cmocka_unit_test(cuts_with_dots),
        cmocka_unit_test(cuts_behind_words),
        cmocka_unit_test(cuts_between_characters),
        cmocka_unit_test(spells_in_ascii),
        cmocka_unit_test(shows_the_visible_form_unchanged),
        cmocka_unit_test(draws_frames),
        cmocka_unit_test(shows_the_beginning_of_endless_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
