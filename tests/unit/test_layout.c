/* SPDX-License-Identifier: MIT */
/* Where the panes stand, at every size; and what stands around them. */
#include "view/frame.h"
#include "view/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct view_shape usual;
static const struct view_shape beside = {.split = SPLIT_BESIDE};

static void assert_rect(struct rect r, int row, int col, int rows, int cols)
{
    assert_int_equal(r.row, row);
    assert_int_equal(r.col, col);
    assert_int_equal(r.rows, rows);
    assert_int_equal(r.cols, cols);
}

static void puts_three_lists_above_detail(void **state)
{
    (void)state;
    struct layout l;
    layout_compute(&l, (struct rect){1, 0, 22, 80}, PANE_QUOTES, false, &usual);
    assert_false(l.single);
    assert_rect(l.pane[PANE_PEOPLE], 1, 0, 11, 20);
    assert_rect(l.pane[PANE_EVENTS], 1, 20, 11, 26);
    assert_rect(l.pane[PANE_QUOTES], 1, 46, 11, 34);
    assert_rect(l.pane[PANE_DETAIL], 12, 0, 11, 80);
    assert_rect(l.body[PANE_DETAIL], 13, 1, 9, 78);
    layout_compute(&l, (struct rect){1, 0, 98, 300}, PANE_PEOPLE, false, &usual);
    assert_rect(l.pane[PANE_PEOPLE], 1, 0, 49, 40);
    assert_rect(l.pane[PANE_QUOTES], 1, 110, 49, 190);
}

static void shows_one_pane_where_there_is_no_room(void **state)
{
    (void)state;
    static const struct rect small[] = {{1, 0, 22, 59}, {1, 0, 11, 80}, {1, 0, 3, 20}};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        struct rect a = small[i];
        struct layout l;
        layout_compute(&l, a, PANE_EVENTS, false, &usual);
        assert_true(l.single);
        assert_rect(l.strip, a.row, a.col, 1, a.cols);
        assert_rect(l.pane[PANE_EVENTS], a.row + 1, a.col, a.rows - 1, a.cols);
        assert_rect(l.body[PANE_DETAIL], a.row + 1, a.col, a.rows - 1, a.cols);
        assert_int_equal(l.pane[PANE_DETAIL].rows, 0);
    }
    struct layout l;
    layout_compute(&l, (struct rect){1, 0, 1, 16}, PANE_QUOTES, false, &usual);
    assert_int_equal(l.strip.rows, 0);
    assert_rect(l.body[PANE_QUOTES], 1, 0, 1, 16);
    layout_compute(&l, (struct rect){1, 0, 40, 200}, PANE_QUOTES, true, &usual);
    assert_true(l.single);
}

static bool overlap(struct rect a, struct rect b)
{
    return a.rows > 0 && b.rows > 0 && a.row < b.row + b.rows && b.row < a.row + a.rows &&
           a.col < b.col + b.cols && b.col < a.col + a.cols;
}

static bool inside(struct rect r, struct rect area)
{
    return r.rows <= 0 || (r.row >= area.row && r.col >= area.col && r.cols > 0 &&
                              r.row + r.rows <= area.row + area.rows &&
                              r.col + r.cols <= area.col + area.cols);
}

static void assert_apart(const struct layout *l, struct rect area)
{
    for (int i = 0; i < PANES; i++) {
        assert_true(inside(l->pane[i], area));
        assert_false(overlap(l->pane[i], l->strip));
        assert_true(l->single || (l->body[i].rows > 0 && l->body[i].cols > 0));
        for (int k = 0; k < i; k++)
            assert_false(overlap(l->pane[i], l->pane[k]));
    }
    if (area.rows > 0 && area.cols > 0)
        assert_true(l->body[PANE_DETAIL].rows > 0);
}

static void never_overlaps(void **state)
{
    (void)state;
    static const struct view_shape shapes[] = {
        {.split = SPLIT_ABOVE},
        {.split = SPLIT_BESIDE},
        {.sizes = {{1, {1, 998, 1}}, {999, {998, 1, 1}}}},
        {.split = SPLIT_BESIDE, .sizes = {{1, {1, 1, 1}}, {999, {1, 1, 998}}}},
        {.split = SPLIT_BESIDE, .sizes = {[SPLIT_BESIDE] = {1, {1000, 1000, 1000}}}},
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        for (int rows = 0; rows <= 100; rows++)
            for (int cols = 0; cols <= 300; cols++) {
                struct rect area = {2, 1, rows, cols};
                struct layout l;
                layout_compute(&l, area, PANE_DETAIL, false, &shapes[i]);
                assert_apart(&l, area);
            }
}

static void puts_lists_beside_detail(void **state)
{
    (void)state;
    struct layout l;
    layout_compute(&l, (struct rect){1, 0, 34, 120}, PANE_QUOTES, false, &beside);
    assert_rect(l.pane[PANE_PEOPLE], 1, 0, 10, 54);
    assert_rect(l.pane[PANE_EVENTS], 11, 0, 10, 54);
    assert_rect(l.pane[PANE_QUOTES], 21, 0, 14, 54);
    assert_rect(l.pane[PANE_DETAIL], 1, 54, 34, 66);
}

/* There and back is where it was. */
static void gives_and_takes_room(void **state)
{
    (void)state;
    struct rect area = {1, 0, 34, 120};
    struct view_shape shape = usual;
    struct layout l;
    assert_true(layout_resize(&shape, area, PANE_PEOPLE, 1, 0));
    layout_compute(&l, area, PANE_PEOPLE, false, &shape);
    assert_rect(l.pane[PANE_PEOPLE], 1, 0, 17, 35);
    assert_rect(l.pane[PANE_EVENTS], 1, 35, 17, 38);
    assert_rect(l.pane[PANE_QUOTES], 1, 73, 17, 47);
    assert_true(layout_resize(&shape, area, PANE_PEOPLE, -1, 0));
    layout_compute(&l, area, PANE_PEOPLE, false, &shape);
    assert_rect(l.pane[PANE_PEOPLE], 1, 0, 17, 30);
    assert_true(layout_resize(&shape, area, PANE_DETAIL, 0, 2));
    layout_compute(&l, area, PANE_PEOPLE, false, &shape);
    assert_rect(l.pane[PANE_DETAIL], 16, 0, 19, 120);
    assert_false(layout_resize(&shape, area, PANE_DETAIL, 1, 0));
    for (int i = 0; i < 100; i++)
        layout_resize(&shape, area, PANE_QUOTES, 1, 1);
    assert_false(layout_resize(&shape, area, PANE_QUOTES, 1, 1));
    layout_compute(&l, area, PANE_QUOTES, false, &shape);
    assert_rect(l.pane[PANE_QUOTES], 1, 24, 30, 96);
}

static void mends_sizes_that_cannot_be(void **state)
{
    (void)state;
    struct view_shape shape = {.split = (enum view_split)7,
                               .sizes = {{-1, {1, 2, 3}}, {200, {0, 500, 500}}}};
    layout_mend(&shape);
    assert_memory_equal(&shape, &usual, sizeof shape);
}

static void assert_strip(int cols, enum pane focused, const char *filter, const char *count,
                         bool fewer, const char *expected)
{
    struct frame_rows rows = {str_of(count), str_of(filter), fewer};
    struct grid g = {0};
    struct buf text = {0};
    grid_resize(&g, 1, cols);
    int ends[PANES];
    frame_strip(&g, (struct rect){0, 0, 1, cols}, focused, &rows, ends);
    assert_in_range(ends[focused], 1, cols);
    grid_row_text(&g, 0, &text);
    assert_string_equal(buf_z(&text), expected);
    buf_free(&text);
    grid_free(&g);
}

static void names_the_panes_in_the_strip(void **state)
{
    (void)state;
    assert_strip(60, PANE_QUOTES, "", "74", false,
        " 1 People  2 Events [3 Quotes 74] 4 Detail");
    assert_strip(40, PANE_QUOTES, "", "74", false, " 1 People  2 Events [3 Quotes] 4 Detail");
    assert_strip(40, PANE_QUOTES, "", "9 of 74", true, "1 2 [3 Quotes 9 of 74] 4");
    assert_strip(40, PANE_DETAIL, "", "", false, " 1 People  2 Events  3 Quotes [4 Detail]");
    assert_strip(40, PANE_PEOPLE, "", "", false, "[1 People] 2 Events  3 Quotes  4 Detail");
    assert_strip(20, PANE_PEOPLE, "", "23", false, "[1 People 23] 2 3 4");
    assert_strip(40, PANE_QUOTES, "warehouse", "9 of 74", true,
        "1 2 [3 Quotes warehouse: 9 of 74] 4");
    assert_strip(30, PANE_QUOTES, "warehouse", "9 of 74", true,
        "1 2 [3 Quotes war…: 9 of 74] 4");
    assert_strip(16, PANE_EVENTS, "", "18", false, "1 [2 Events] 3 4");
}

static void assert_frame_top(int cols, enum pane pane, const char *filter,
                             const char *count, bool focused, const char *expected)
{
    struct frame_rows rows = {.count = str_of(count), .filter = str_of(filter)};
    struct grid g = {0};
    struct buf text = {0};
    grid_resize(&g, 3, cols);
    frame_draw(&g, (struct rect){0, 0, 3, cols}, pane, &rows, focused);
    grid_row_text(&g, 0, &text);
    assert_string_equal(buf_z(&text), expected);
    buf_free(&text);
    grid_free(&g);
}

static void counts_in_the_frame(void **state)
{
    (void)state;
    assert_frame_top(30, PANE_QUOTES, "", "9 of 74", true, "┌▸3 Quotes ──────── 9 of 74 ─┐");
    assert_frame_top(20, PANE_PEOPLE, "", "23", false, "┌ 1 People ─── 23 ─┐");
    assert_frame_top(20, PANE_PEOPLE, "", "999 of 9999", false, "┌ 1 People ────────┐");
    assert_frame_top(20, PANE_DETAIL, "", "", false, "┌ 4 Detail ────────┐");
    assert_frame_top(40, PANE_QUOTES, "fire", "9 of 74", true,
        "┌▸3 Quotes ──────────── fire: 9 of 74 ─┐");
    assert_frame_top(30, PANE_QUOTES, "warehouse", "9 of 74", true,
        "┌▸3 Quotes ─ ware…: 9 of 74 ─┐");
    assert_frame_top(24, PANE_QUOTES, "warehouse", "9 of 74", true,
        "┌▸3 Quotes ── 9 of 74 ─┐");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(puts_three_lists_above_detail),
        cmocka_unit_test(puts_lists_beside_detail),
        cmocka_unit_test(gives_and_takes_room),
        cmocka_unit_test(mends_sizes_that_cannot_be),
        cmocka_unit_test(shows_one_pane_where_there_is_no_room),
        cmocka_unit_test(never_overlaps),
        cmocka_unit_test(names_the_panes_in_the_strip),
        cmocka_unit_test(counts_in_the_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
