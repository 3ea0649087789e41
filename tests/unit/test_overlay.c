/* SPDX-License-Identifier: MIT */
/* Overlays over made-up rows: columns, unfolding, scrolling, search, stacking. */
#include "app/app_state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { ROWS = 30 };

static size_t fill_many(struct app *app, struct overlay *o)
{
    (void)app;
    for (int i = 0; i < ROWS; i++)
        overlay_push(o, (struct overlay_row){
                            .head = arena_strf(&o->arena, "k%d", i),
                            .text = i == 3 ? STR("Étage") : STR("row"),
                            .tail = arena_strf(&o->arena, "tail of row number %d", i),
                            .id = arena_strf(&o->arena, "id%d", i),
                        });
    return 2;
}

static size_t fill_one_long(struct app *app, struct overlay *o)
{
    (void)app;
    overlay_push(o, (struct overlay_row){.text = STR("one two three four five six")});
    overlay_push(o, (struct overlay_row){.text = STR("seven")});
    return 0;
}

static size_t fill_none(struct app *app, struct overlay *o)
{
    (void)app;
    (void)o;
    return 0;
}

static const struct overlay_kind many = {.title = "Many", .empty = "", .fill = fill_many};
static const struct overlay_kind tall = {.title = "Tall", .empty = "", .fill = fill_one_long};
static const struct overlay_kind none = {.title = "None", .empty = "No rows",
                                         .fill = fill_none};

/* Draws on COLSxROWS and compares rows 0 on with `expected`, ended by NULL. */
static void assert_drawn(struct app *app, int cols, int rows, const char *const *expected)
{
    struct grid g = {0};
    grid_resize(&g, rows, cols);
    overlay_draw(app->overlay, &g, g.cols);
    for (int row = 0; expected[row]; row++) {
        struct buf text = {0};
        grid_row_text(&g, row, &text);
        assert_string_equal(buf_z(&text), expected[row]);
        buf_free(&text);
    }
    assert_in_range(g.cursor_row, 1, rows - 2);
    grid_free(&g);
}

static void aligns_columns_where_they_fit(void **state)
{
    (void)state;
    struct app app = {0};
    overlay_open(&app, &many);
    assert_drawn(&app, 40, 6, (const char *[]){" Many                           3 of 30",
                                               "  k0   row    tail of row number 0",
                                               "  k1   row    tail of row number 1",
                                               "> k2   row    tail of row number 2",
                                               "  k3   Étage  tail of row number 3", "", NULL});
    assert_drawn(&app, 20, 7, (const char *[]){" Many       3 of 30",
                                               "  k0  row  tail of…",
                                               "  k1  row  tail of…",
                                               "> k2  row  tail of",
                                               "  row number 2",
                                               "  k3  Étage  tail o…", "", NULL});
    overlay_close_all(&app);
}

static void unfolds_what_is_too_long(void **state)
{
    (void)state;
    struct app app = {0};
    overlay_open(&app, &tall);
    assert_drawn(&app, 10, 6, (const char *[]){" Tall", "> one two", "  three", "  four",
                                               "  five six", "", NULL});
    /* three lines of four: down scrolls before it goes on */
    assert_drawn(&app, 10, 5, (const char *[]){" Tall", "> one two", "  three", "  four", "",
                                               NULL});
    overlay_move(app.overlay, 1);
    assert_int_equal(app.overlay->selected, 0);
    assert_drawn(&app, 10, 5, (const char *[]){" Tall", "  three", "  four", "  five six", "",
                                               NULL});
    overlay_move(app.overlay, 1);
    assert_int_equal(app.overlay->selected, 1);
    assert_drawn(&app, 10, 5, (const char *[]){" Tall", "  one two…", "> seven", "", NULL});
    overlay_move(app.overlay, -1);
    assert_drawn(&app, 10, 5, (const char *[]){" Tall", "> one two", "  three", "  four", "",
                                               NULL});
    /* a wider screen has no lines above */
    overlay_move(app.overlay, 1);
    assert_drawn(&app, 40, 5, (const char *[]){" Tall                            1 of 2",
                                               "> one two three four five six", "  seven",
                                               NULL});
    overlay_close_all(&app);
}

static void scrolls_to_the_selection(void **state)
{
    (void)state;
    struct app app = {0};
    overlay_open(&app, &many);
    overlay_move_end(app.overlay, true);
    assert_drawn(&app, 40, 5, (const char *[]){" Many                          30 of 30",
                                               "  k27  row    tail of row number 27",
                                               "  k28  row    tail of row number 28",
                                               "> k29  row    tail of row number 29", "",
                                               NULL});
    overlay_move(app.overlay, -2);
    assert_drawn(&app, 40, 5, (const char *[]){" Many                          28 of 30",
                                               "> k27  row    tail of row number 27", NULL});
    /* a higher screen is filled */
    overlay_move_end(app.overlay, true);
    assert_drawn(&app, 40, 8, (const char *[]){" Many                          30 of 30",
                                               "  k24  row    tail of row number 24", NULL});
    overlay_move(app.overlay, -1000);
    assert_int_equal(app.overlay->selected, 0);
    overlay_move(app.overlay, 1000);
    assert_int_equal(app.overlay->selected, ROWS - 1);
    overlay_close_all(&app);
}

static void says_that_it_is_empty(void **state)
{
    (void)state;
    struct app app = {0};
    overlay_open(&app, &none);
    overlay_move(app.overlay, 1);
    overlay_move_end(app.overlay, true);
    bool wrapped = false;
    overlay_search_begin(app.overlay);
    assert_false(overlay_search(app.overlay, STR("x")));
    assert_false(overlay_search_next(app.overlay, -1, &wrapped));
    assert_null(overlay_selected(app.overlay));
    assert_false(overlay_has_line(app.overlay));
    overlay_refill(&app);
    assert_drawn(&app, 20, 5, (const char *[]){" None", "  No rows", "", NULL});
    overlay_close_all(&app);
}

static void searches_around_the_end(void **state)
{
    (void)state;
    struct app app = {0};
    size_t nth = 0, total = 0;
    bool wrapped = false;
    overlay_open(&app, &many);
    struct overlay *o = app.overlay;
    overlay_search_begin(o);
    assert_true(overlay_search(o, STR("number 1")));
    assert_int_equal(o->selected, 10);
    assert_true(overlay_search_place(o, &nth, &total));
    assert_int_equal(nth, 2);
    assert_int_equal(total, 11);
    assert_false(overlay_search(o, STR("number 1x")));
    assert_int_equal(o->selected, 2);
    assert_false(overlay_search_place(o, &nth, &total));
    assert_true(overlay_search(o, STR("ETAGE")));
    assert_int_equal(o->selected, 3);
    assert_true(overlay_search(o, STR("number 2")));
    assert_int_equal(o->selected, 2);
    assert_true(overlay_search_next(o, -1, &wrapped));
    assert_true(wrapped);
    assert_int_equal(o->selected, 29);
    assert_true(overlay_search_next(o, 1, &wrapped));
    assert_true(wrapped);
    assert_int_equal(o->selected, 2);
    assert_true(overlay_search_next(o, 1, &wrapped));
    assert_false(wrapped);
    assert_int_equal(o->selected, 20);
    overlay_search_cancel(o);
    assert_int_equal(o->selected, 2);
    assert_int_equal(o->needle.n, 0);
    overlay_close_all(&app);
}

static void stacks_and_goes_back(void **state)
{
    (void)state;
    struct app app = {0};
    overlay_open(&app, &many);
    overlay_move(app.overlay, 5);
    overlay_open(&app, &tall);
    overlay_open(&app, &none);
    overlay_open(&app, &many); /* gone back to, as it was left */
    assert_ptr_equal(app.overlay->kind, &many);
    assert_int_equal(app.overlay->selected, 7);
    assert_null(app.overlay->under);
    overlay_open(&app, &tall);
    overlay_open(&app, &tall); /* its own key closes it */
    assert_ptr_equal(app.overlay->kind, &many);
    overlay_refill(&app);
    assert_int_equal(app.overlay->selected, 7);
    overlay_close(&app);
    assert_null(app.overlay);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aligns_columns_where_they_fit),
        cmocka_unit_test(unfolds_what_is_too_long),
        cmocka_unit_test(scrolls_to_the_selection),
        cmocka_unit_test(says_that_it_is_empty),
        cmocka_unit_test(searches_around_the_end),
        cmocka_unit_test(stacks_and_goes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
