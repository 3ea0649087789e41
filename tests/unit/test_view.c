/* SPDX-License-Identifier: MIT */
/* The view over a small case: what stands on the screen, and what the commands do to it.
 *
 * The screens of tests/unit/view/ are compared whole. `test_view --print NAME` writes one
 * as it is now. */
#include "base/file.h"
#include "view/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
    struct index *ix;
    struct view *view;
    struct grid grid;
    char folder[256], path[300];
};

static void source_path(struct buf *out, const char *name)
{
    const char *srcdir = getenv("DOSSIER_SRCDIR");
    buf_addf(out, "%s/tests/unit/view/%s", srcdir ? srcdir : ".", name);
}

static void read_source(const char *name, struct buf *out)
{
    struct buf path = {0};
    source_path(&path, name);
    if (file_read(buf_z(&path), 1 << 20, out, NULL) != FILE_OK)
        fail_msg("%s cannot be read", buf_z(&path));
    buf_free(&path);
}

/* UPDATE=1 writes the expected screens anew. */
static void write_source(const char *name, struct str text)
{
    struct buf path = {0};
    source_path(&path, name);
    FILE *f = fopen(buf_z(&path), "wb");
    if (!f || fwrite(text.p, 1, text.n, f) != text.n || fclose(f) != 0)
        fail_msg("%s cannot be written", buf_z(&path));
    buf_free(&path);
}

/* An index of the case file as it is now. */
static struct index *load(struct fixture *f)
{
    struct library library = {0};
    struct buf why = {0};
    struct index *ix = index_open();
    char *paths[] = {f->path};
    assert_true(library_open(&library, paths, 1, &why));
    assert_true(index_refresh(ix, &library, NULL));
    library_free(&library);
    buf_free(&why);
    return ix;
}

static void write_case(struct fixture *f, struct str text)
{
    FILE *file = fopen(f->path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text.p, 1, text.n, file), text.n);
    assert_int_equal(fclose(file), 0);
}

static int setup(void **state)
{
    struct fixture *f = mem_alloc(sizeof *f);
    struct buf text = {0};
    const char *tmp = getenv("TMPDIR");
    snprintf(f->folder, sizeof f->folder, "%s/dossier-view-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(f->folder))
        return -1;
    snprintf(f->path, sizeof f->path, "%s/case.yaml", f->folder);
    read_source("harbour-fire.yaml", &text);
    write_case(f, buf_str(&text));
    buf_free(&text);
    f->ix = load(f);
    f->view = view_new();
    view_set_index(f->view, f->ix);
    view_open_case(f->view, query_find_case(f->ix, STR("harbour-fire")));
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    view_free(f->view);
    index_close(f->ix);
    grid_free(&f->grid);
    unlink(f->path);
    rmdir(f->folder);
    free(f);
    return 0;
}

/* Draws as the app does: the title above, a row below. */
static void draw(struct fixture *f, int cols, int rows)
{
    if (f->grid.rows != rows || f->grid.cols != cols)
        grid_resize(&f->grid, rows, cols);
    grid_clear(&f->grid);
    view_title(f->view, &f->grid, 0, f->grid.cols);
    view_draw(f->view, &f->grid, (struct rect){1, 0, rows - 2, cols});
}

static int64_t rec(struct fixture *f, const char *id)
{
    int64_t found = query_find(f->ix, view_case(f->view), str_of(id));
    assert_true(found != 0);
    return found;
}

static void assert_selected(struct fixture *f, enum pane pane, const char *id)
{
    assert_int_equal(view_focused(f->view), pane);
    assert_int_equal(view_selected(f->view).rec, rec(f, id));
}

/* The provenance without the folder of the case file. */
static void assert_provenance(struct fixture *f, const char *expected)
{
    struct buf got = {0}, wanted = {0};
    view_provenance(f->view, &got);
    size_t at = str_find(str_of(expected), STR("case.yaml"), 0);
    buf_add(&wanted, str_sub(str_of(expected), 0, at));
    buf_addf(&wanted, "%s/%s", f->folder, expected + at);
    assert_string_equal(buf_z(&got), buf_z(&wanted));
    buf_free(&got);
    buf_free(&wanted);
}

static void assert_row(struct fixture *f, int row, const char *expected)
{
    struct buf text = {0};
    grid_row_text(&f->grid, row, &text);
    assert_string_equal(buf_z(&text), expected);
    buf_free(&text);
}

/* Screens ---------------------------------------------------------------------------- */

static void narrow_to_guard(struct view *v)
{
    view_narrow(v);
    view_focus(v, PANE_QUOTES);
}

static void stop_in_event(struct view *v)
{
    view_focus(v, PANE_EVENTS);
    view_move(v, 1);
    view_focus(v, PANE_DETAIL);
    view_move(v, 3);
}

static void to_detail(struct view *v)
{
    view_focus(v, PANE_PEOPLE); /* no longer the case itself */
    view_focus(v, PANE_DETAIL);
}

static void to_case(struct view *v)
{
    view_go(v, view_case(v));
}

static void last_quote(struct view *v)
{
    view_focus(v, PANE_QUOTES);
    view_move_end(v, true);
}

static void search_lights(struct view *v)
{
    view_focus(v, PANE_QUOTES);
    view_search_begin(v);
    view_search(v, STR("LIGHT"));
}

static const struct screen {
    const char *name;
    int cols, rows;
    bool ascii;
    void (*go)(struct view *v);
} screens[] = {
    {"120x36", 120, 36, false, NULL},
    {"120x36-narrowed", 120, 36, false, narrow_to_guard},
    {"80x24", 80, 24, false, NULL},
    {"80x24-stop", 80, 24, false, stop_in_event},
    {"80x24-ascii", 80, 24, true, last_quote},
    {"59x60-detail", 59, 60, false, to_detail},
    {"59x60-case", 59, 60, false, to_case},
    {"40x10", 40, 10, false, NULL},
    {"40x10-narrowed", 40, 10, false, narrow_to_guard},
    {"40x10-stop", 40, 10, false, stop_in_event},
    {"20x5", 20, 5, false, search_lights},
    {"20x5-detail", 20, 5, false, to_detail},
};

static void print_screen(struct fixture *f, const struct screen *s, struct buf *out)
{
    f->grid.ascii = s->ascii;
    draw(f, s->cols, s->rows);
    if (s->go)
        s->go(f->view);
    draw(f, s->cols, s->rows);
    for (int row = 0; row < s->rows - 1; row++) {
        grid_row_text(&f->grid, row, out);
        buf_addc(out, '\n');
    }
    buf_addf(out, "cursor %d %d\n", f->grid.cursor_row, f->grid.cursor_col);
}

static void shows_the_screens(void **state)
{
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct buf got = {0}, expected = {0}, name = {0};
        assert_int_equal(setup(state), 0);
        buf_addf(&name, "%s.txt", screens[i].name);
        read_source(buf_z(&name), &expected);
        print_screen(*state, &screens[i], &got);
        if (getenv("UPDATE"))
            write_source(buf_z(&name), buf_str(&got));
        else if (!str_eq(buf_str(&got), buf_str(&expected)))
            fail_msg("%s is now:\n%s", buf_z(&name), buf_z(&got));
        buf_free(&got);
        buf_free(&expected);
        buf_free(&name);
        teardown(state);
    }
}

/* Styles: the selected row by a sign and by a style, matches marked. */
static void marks_what_is_selected_and_found(void **state)
{
    struct fixture *f = *state;
    draw(f, 80, 24);
    const struct cell *sign = &f->grid.cells[2 * 80 + 1];
    assert_int_equal(sign->style, STYLE_BOLD | STYLE_SELECTED);
    assert_int_equal(f->grid.cells[2 * 80 + 5].style & STYLE_SELECTED, STYLE_SELECTED);
    assert_int_equal(f->grid.cells[3 * 80 + 5].style & STYLE_SELECTED, 0);
    assert_int_equal(f->grid.cells[2 * 80 + 21].style, STYLE_BOLD); /* not focused */
    search_lights(f->view);
    draw(f, 80, 24);
    int marked = 0;
    for (int i = 0; i < 24 * 80; i++)
        marked += (f->grid.cells[i].style & ~STYLE_SELECTED) == STYLE_MATCH;
    assert_int_equal(marked, 5); /* "light", once: the other is cut off */
}

/* Narrowing -------------------------------------------------------------------------- */

static void assert_counts(struct fixture *f, const char *people, const char *events,
                          const char *quotes)
{
    const char *counts[] = {people, events, quotes};
    struct buf top = {0};
    draw(f, 120, 36);
    grid_row_text(&f->grid, 1, &top);
    size_t at = 0;
    for (size_t i = 0; i < 3; i++) {
        struct buf wanted = {0};
        buf_addf(&wanted, "─ %s ─┐", counts[i]);
        at = str_find(buf_str(&top), buf_str(&wanted), at);
        if (at == SIZE_MAX)
            fail_msg("no %s in %s", counts[i], buf_z(&top));
        at += wanted.n;
        buf_free(&wanted);
    }
    buf_free(&top);
}

static void narrows_the_other_panes(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    assert_counts(f, "4", "4", "5");
    view_narrow(v); /* ines-rauch */
    assert_true(view_narrowed(v));
    assert_selected(f, PANE_PEOPLE, "ines-rauch");
    assert_counts(f, "4", "1 of 4", "2 of 5");
    view_focus(v, PANE_EVENTS);
    assert_selected(f, PANE_EVENTS, "fire-starts");
    view_narrow(v);
    assert_counts(f, "2 of 4", "1 of 4", "2 of 5");
    assert_row(f, 0, " The harbour fire ▸ Ines Rauch ▸ 2019-03-01..02 Fire breaks out…"
                     "   3 sources · 4 people · 4 events · 5 quotes · 1 claim");
    view_narrow(v); /* the very one: off */
    assert_counts(f, "4", "1 of 4", "2 of 5");
    view_focus(v, PANE_PEOPLE);
    view_move(v, 1);
    view_narrow(v); /* another of its kind instead */
    assert_counts(f, "4", "2 of 4", "1 of 5");
    assert_true(view_widen(v));
    assert_counts(f, "4", "4", "5");
    assert_false(view_widen(v));
    assert_selected(f, PANE_PEOPLE, "harbour-board");
}

static void says_when_nothing_is_tied(void **state)
{
    struct fixture *f = *state;
    view_go(f->view, rec(f, "jon-vale"));
    view_narrow(f->view);
    view_focus(f->view, PANE_QUOTES);
    draw(f, 40, 10);
    assert_row(f, 1, "1 2 [3 Quotes 0 of 5] 4");
    assert_row(f, 2, "  none tied to this");
    assert_int_equal(view_selected(f->view).rec, 0);
    assert_int_equal(f->grid.cursor_row, 2);
    view_narrow(f->view); /* nothing to narrow to */
    assert_true(view_widen(f->view));
    assert_false(view_widen(f->view));
}

/* Detail ----------------------------------------------------------------------------- */

static void assert_stop(struct fixture *f, const char *statement, const char *target,
                        unsigned line)
{
    struct selection s = view_selected(f->view);
    struct buf got = {0};
    buf_add(&got, s.statement);
    assert_string_equal(buf_z(&got), statement);
    assert_int_equal(s.target, *target ? rec(f, target) : 0);
    assert_int_equal(s.at.line, line);
    buf_free(&got);
}

static void goes_from_statement_to_statement(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    static const struct {
        const char *statement, *target;
        unsigned line;
    } stops[] = {
        {"", "", 51},           {"date", "", 52},
        {"date-basis", "", 53}, {"place", "", 55},
        {"people.ines-rauch", "ines-rauch", 56},
        {"people.harbour-board", "harbour-board", 56},
        {"", "number-of-lights", 96}, /* the claim */
        {"", "number-of-lights", 102}, /* and its accounts */
        {"", "number-of-lights", 103},
        {"", "number-of-lights", 104},
        {"", "q-guard", 66},    {"", "q-weekend", 73},
        {"", "q-caption", 77},  {"", "q-board", 81},
    };
    view_go(v, rec(f, "fire-starts"));
    view_focus(v, PANE_DETAIL);
    draw(f, 80, 24);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        assert_stop(f, stops[i].statement, stops[i].target, stops[i].line);
        view_move(v, 1);
        draw(f, 80, 24);
    }
    assert_stop(f, "", "q-board", 81); /* the last */
    view_move_end(v, false);
    view_move(v, 4);
    assert_provenance(f, "fire-starts.people.ines-rauch ▸ case.yaml:56");
    view_go(v, view_selected(v).target);
    assert_selected(f, PANE_PEOPLE, "ines-rauch");
}

static void shows_records_without_a_pane(void **state)
{
    struct fixture *f = *state;
    view_go(f->view, rec(f, "gazette-2019-03-04"));
    assert_selected(f, PANE_DETAIL, "gazette-2019-03-04");
    draw(f, 59, 30);
    assert_row(f, 2, "> Warehouse burns for two days  article-newspaper");
    assert_row(f, 3, "  Author       A. Writer");
    assert_row(f, 4, "  Publisher    The Gazette");
    assert_row(f, 5, "  Issued       4 March 2019  2019-03-04");
    assert_row(f, 10, "  Parts");
    assert_row(f, 11, "    Photo caption  [1 quote]");
    assert_row(f, 13, "  Quotes");
    assert_row(f, 14, "    “I saw two lights before I smelled anything”");
    assert_row(f, 15, "      Ines Rauch — paragraph 3");
    view_go(f->view, view_case(f->view));
    draw(f, 59, 30);
    assert_row(f, 2, "> The harbour fire");
    assert_provenance(f, "harbour-fire ▸ case.yaml:3");
}

/* From a record that stands inside another one goes to that. */
static void shows_an_account_in_its_claim(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct recs accounts =
        query_children(f->ix, rec(f, "number-of-lights"), KIND_ACCOUNT, &a);
    assert_int_equal(accounts.n, 3);
    view_go(f->view, accounts.v[1]);
    assert_selected(f, PANE_DETAIL, "number-of-lights");
    arena_free(&a);
}

static void scrolls_through_a_long_paragraph(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    view_go(v, rec(f, "q-board"));
    view_focus(v, PANE_DETAIL);
    draw(f, 20, 6); /* three rows for a quote of nine lines */
    assert_row(f, 2, "> “The guard on");
    for (int i = 0; i < 6; i++) {
        assert_stop(f, "", "", 81);
        assert_int_equal(f->grid.cursor_row, 2);
        view_move(v, 1);
        draw(f, 20, 6);
    }
    assert_row(f, 4, "   hour”");
    view_move(v, 1);
    draw(f, 20, 6);
    assert_stop(f, "source", "board-report", 82);
    view_move(v, -1);
    draw(f, 20, 6);
    assert_row(f, 4, "   hour”");
    for (int i = 0; i < 6; i++)
        view_move(v, -1);
    draw(f, 20, 6);
    assert_row(f, 2, "> “The guard on");
}

/* Evidence and places ------------------------------------------------------------------ */

static void goes_to_the_evidence_and_back(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    view_go(v, rec(f, "fire-starts"));
    view_focus(v, PANE_DETAIL);
    view_move(v, 1);
    assert_stop(f, "date", "", 52);
    assert_true(view_evidence(v));
    assert_selected(f, PANE_QUOTES, "q-weekend");
    assert_provenance(f, "gazette-2019-03-04 ▸ q-weekend ▸ case.yaml:73");
    assert_true(view_back(v));
    assert_selected(f, PANE_DETAIL, "fire-starts");
    assert_stop(f, "date", "", 52);
    view_move(v, 1);
    assert_false(view_evidence(v)); /* date-basis is the curator's */
    view_move(v, 6);
    assert_stop(f, "", "number-of-lights", 103); /* the account `one` */
    assert_true(view_evidence(v));
    assert_selected(f, PANE_QUOTES, "q-board");
}

static void assert_evidence(struct fixture *f, const char *quote, size_t nth, size_t total)
{
    size_t got_nth, got_total;
    assert_selected(f, PANE_QUOTES, quote);
    assert_true(view_evidence_place(f->view, &got_nth, &got_total));
    assert_int_equal(got_nth, nth);
    assert_int_equal(got_total, total);
}

static void steps_through_the_quotes_of_a_statement(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    size_t nth, total;
    assert_false(view_evidence_step(v, 1)); /* nothing led anywhere yet */
    assert_false(view_evidence_place(v, &nth, &total));
    view_go(v, rec(f, "number-of-lights"));
    assert_true(view_evidence(v));
    assert_evidence(f, "q-guard", 1, 2);
    assert_false(view_evidence_step(v, -1));
    assert_true(view_evidence_step(v, 1));
    assert_evidence(f, "q-board", 2, 2);
    assert_false(view_evidence_step(v, 1));
    struct index *before = f->ix;
    f->ix = load(f); /* a reload */
    view_set_index(v, f->ix);
    index_close(before);
    assert_evidence(f, "q-board", 2, 2);
    assert_true(view_evidence_step(v, -1));
    assert_evidence(f, "q-guard", 1, 2);
    assert_true(view_back(v)); /* in one go, wherever it went */
    assert_selected(f, PANE_DETAIL, "number-of-lights");
    assert_true(view_evidence(v));
    view_move(v, 1); /* elsewhere */
    assert_false(view_evidence_place(v, &nth, &total));
    assert_false(view_evidence_step(v, 1));
}

static void widens_to_reach_a_quote(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    view_narrow(v); /* ines-rauch */
    view_go(v, rec(f, "q-caption"));
    assert_false(view_narrowed(v));
    assert_selected(f, PANE_QUOTES, "q-caption");
    assert_true(view_back(v));
    assert_true(view_narrowed(v));
    assert_selected(f, PANE_PEOPLE, "ines-rauch");
    assert_counts(f, "4", "1 of 4", "2 of 5");
    assert_true(view_forward(v));
    assert_selected(f, PANE_QUOTES, "q-caption");
    assert_false(view_narrowed(v));
    assert_false(view_forward(v));
}

/* What was narrowed to is a place of its own: taking it off can be taken back. */
static void goes_back_to_what_was_narrowed(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    view_narrow(v); /* ines-rauch */
    view_focus(v, PANE_EVENTS);
    view_narrow(v);
    assert_counts(f, "2 of 4", "1 of 4", "2 of 5");
    assert_true(view_widen(v));
    assert_true(view_widen(v));
    assert_counts(f, "4", "4", "5");
    assert_true(view_back(v));
    assert_counts(f, "4", "1 of 4", "2 of 5");
    assert_true(view_back(v));
    assert_counts(f, "2 of 4", "1 of 4", "2 of 5");
    assert_selected(f, PANE_EVENTS, "fire-starts");
    assert_true(view_back(v));
    assert_counts(f, "4", "1 of 4", "2 of 5");
    assert_true(view_forward(v));
    assert_counts(f, "2 of 4", "1 of 4", "2 of 5");
}

static void remembers_a_hundred_places(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 150; i++) {
        view_go(f->view, rec(f, i % 2 ? "q-guard" : "q-board"));
        view_mark_place(f->view); /* marking a place twice is once */
    }
    int back = 0;
    while (view_back(f->view))
        back++;
    assert_int_equal(back, 99); /* the newest is the present one */
}

/* Search ------------------------------------------------------------------------------ */

static void assert_place(struct fixture *f, int nth, int total)
{
    struct search_place got;
    assert_true(view_search_place(f->view, &got));
    assert_int_equal(got.nth, nth);
    assert_int_equal(got.total, total);
    assert_false(got.more);
}

static void searches_a_list(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    bool wrapped;
    view_focus(v, PANE_QUOTES);
    view_move(v, 2);
    view_search_begin(v);
    assert_true(view_search(v, STR("light")));
    assert_selected(f, PANE_QUOTES, "q-board");
    assert_place(f, 2, 2);
    assert_true(view_search_next(v, 1, &wrapped));
    assert_true(wrapped);
    assert_selected(f, PANE_QUOTES, "q-guard");
    assert_place(f, 1, 2);
    assert_true(view_search_next(v, -1, &wrapped));
    assert_true(wrapped);
    assert_true(view_search_next(v, -1, &wrapped));
    assert_false(wrapped);
    assert_false(view_search(v, STR("lightx")));
    assert_selected(f, PANE_QUOTES, "q-caption"); /* the origin */
    view_search_cancel(v);
    assert_selected(f, PANE_QUOTES, "q-caption");
    assert_false(view_search_next(v, 1, &wrapped));
    view_focus(v, PANE_PEOPLE);
    view_search_begin(v);
    assert_true(view_search(v, STR("vale"))); /* Jón Vále */
    assert_selected(f, PANE_PEOPLE, "jon-vale");
    assert_true(view_search(v, STR("инес")));
    assert_selected(f, PANE_PEOPLE, "ines-rauch");
    view_search_cancel(v);
}

static void searches_detail(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    bool wrapped;
    view_go(v, rec(f, "fire-starts"));
    view_focus(v, PANE_DETAIL);
    draw(f, 80, 24);
    view_search_begin(v);
    assert_true(view_search(v, STR("no quote")));
    assert_stop(f, "people.harbour-board", "harbour-board", 56);
    assert_place(f, 1, 2);
    assert_true(view_search_next(v, 1, &wrapped));
    assert_stop(f, "", "number-of-lights", 104);
    assert_true(view_search(v, STR("as she told"))); /* broken between two lines */
    assert_stop(f, "", "q-board", 81);
    view_search_cancel(v);
    assert_stop(f, "", "", 51);
}

/* Anything that keys can do ------------------------------------------------------------- */

static uint32_t random_state = 7;

static int random_below(int n)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (int)((random_state >> 8) % (uint32_t)n);
}

static void do_anything(struct view *v)
{
    bool wrapped;
    static const struct str needles[] = {{"e", 1}, {"light", 5}, {"", 0}, {"\xFF", 1}};
    switch (random_below(16)) {
    case 0: view_narrow(v); break;
    case 1: view_widen(v); break;
    case 2: view_focus(v, (enum pane)random_below(PANES)); break;
    case 3: view_focus_next(v, random_below(3) - 1); break;
    case 4: view_move_pages(v, random_below(5) - 2); break;
    case 5: view_move_end(v, random_below(2)); break;
    case 6: view_go(v, view_selected(v).target); break;
    case 7: view_evidence(v); break;
    case 8: view_back(v); break;
    case 9: view_forward(v); break;
    case 10: view_zoom(v); break;
    case 11: view_search_begin(v); break;
    case 12: view_search(v, needles[random_below(4)]); break;
    case 13: view_search_next(v, random_below(2) * 2 - 1, &wrapped); break;
    default: view_move(v, random_below(7) - 3); break;
    }
}

static void survive_commands(struct fixture *f, int n)
{
    for (int i = 0; i < n; i++) {
        do_anything(f->view);
        draw(f, 1 + random_below(130), 1 + random_below(40));
    }
}

/* Reload ------------------------------------------------------------------------------- */

/* Replaces `old` in the case file and shows the new generation. */
static void reload(struct fixture *f, const char *old, const char *now)
{
    struct buf text = {0}, changed = {0};
    assert_int_equal(file_read(f->path, 1 << 20, &text, NULL), FILE_OK);
    size_t at = str_find(buf_str(&text), str_of(old), 0);
    assert_true(at < text.n);
    buf_add(&changed, str_sub(buf_str(&text), 0, at));
    buf_addz(&changed, now);
    buf_add(&changed, str_sub(buf_str(&text), at + strlen(old), text.n));
    write_case(f, buf_str(&changed));
    struct index *ix = load(f);
    view_set_index(f->view, ix);
    index_close(f->ix);
    f->ix = ix;
    buf_free(&text);
    buf_free(&changed);
}

static void assert_notice(struct fixture *f, const char *expected)
{
    struct buf notice = {0};
    view_take_notice(f->view, &notice);
    assert_string_equal(buf_z(&notice), expected);
    buf_free(&notice);
}

static void keeps_its_place_over_a_reload(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    view_narrow(v);
    view_go(v, rec(f, "fire-starts"));
    view_focus(v, PANE_DETAIL);
    view_move(v, 3);
    assert_stop(f, "place", "", 55);
    reload(f, "people:\n",
        "people:\n  abel: {kind: person, name: Abel}\n  bela: {kind: person, name: B}\n");
    assert_notice(f, "");
    assert_selected(f, PANE_DETAIL, "fire-starts");
    assert_stop(f, "place", "", 57);
    assert_counts(f, "6", "1 of 4", "2 of 5");
    view_move(v, -1);
    assert_stop(f, "date-basis", "", 55);
    reload(f, "    date-basis: The Gazette of 4 March says \"last week-end\".\n", "");
    assert_stop(f, "place", "", 56); /* what stands there now */
    assert_true(view_back(v));
    assert_selected(f, PANE_PEOPLE, "ines-rauch");
}

/* An index without any case shows nothing, and finds the case again in the next. */
static void survives_an_index_without_the_case(void **state)
{
    struct fixture *f = *state;
    struct index *empty = index_open();
    view_set_index(f->view, empty);
    assert_int_equal(view_case(f->view), 0);
    assert_notice(f, "the case harbour-fire is gone");
    assert_int_equal(view_selected(f->view).rec, 0);
    draw(f, 80, 24);
    assert_row(f, 2, "│  none            ││  none                  ││  none                          │");
    survive_commands(f, 200);
    view_set_index(f->view, f->ix);
    index_close(empty);
    view_open_case(f->view, query_find_case(f->ix, STR("harbour-fire")));
    assert_selected(f, PANE_PEOPLE, "ines-rauch");
}

static void says_what_is_gone(void **state)
{
    struct fixture *f = *state;
    struct view *v = f->view;
    view_go(v, rec(f, "jon-vale"));
    view_narrow(v);
    draw(f, 80, 24);
    reload(f, "  jon-vale: {kind: person, name: Jón Vále}\n", "");
    assert_notice(f, "jon-vale is gone from the case");
    assert_notice(f, "");
    assert_selected(f, PANE_PEOPLE, "neighbours");
    assert_false(view_narrowed(v));
    draw(f, 80, 24);
    reload(f, "  id: harbour-fire\n", "  id: harbour\n");
    assert_notice(f, ""); /* the same file: the same case under another id */
    assert_selected(f, PANE_PEOPLE, "neighbours");
}

/* Anything, anywhere -------------------------------------------------------------------- */

static void survives_anything_at_any_size(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 4000; i++) {
        do_anything(f->view);
        if (random_below(4))
            continue;
        int cols = 1 + random_below(130), rows = 1 + random_below(40);
        f->grid.ascii = random_below(8) == 0;
        draw(f, cols, rows);
        if (rows < 3 || cols < 3)
            continue;
        assert_in_range(f->grid.cursor_row, 1, rows - 2);
        assert_in_range(f->grid.cursor_col, 0, cols - 1);
        struct str sign = grid_cell_text(&f->grid,
            &f->grid.cells[f->grid.cursor_row * cols + f->grid.cursor_col]);
        if (view_selected(f->view).rec)
            assert_true(str_eq(sign, STR(">")));
        assert_row(f, rows - 1, ""); /* what is not ours is left alone */
    }
}

static int print(const char *name)
{
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        void *state = NULL;
        struct buf out = {0};
        if (strcmp(screens[i].name, name) != 0)
            continue;
        if (setup(&state) != 0)
            return 1;
        print_screen(state, &screens[i], &out);
        fputs(buf_z(&out), stdout);
        buf_free(&out);
        return teardown(&state);
    }
    return 1;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_the_screens),
        cmocka_unit_test_setup_teardown(marks_what_is_selected_and_found, setup, teardown),
        cmocka_unit_test_setup_teardown(narrows_the_other_panes, setup, teardown),
        cmocka_unit_test_setup_teardown(says_when_nothing_is_tied, setup, teardown),
        cmocka_unit_test_setup_teardown(goes_from_statement_to_statement, setup, teardown),
        cmocka_unit_test_setup_teardown(shows_records_without_a_pane, setup, teardown),
        cmocka_unit_test_setup_teardown(shows_an_account_in_its_claim, setup, teardown),
        cmocka_unit_test_setup_teardown(scrolls_through_a_long_paragraph, setup, teardown),
        cmocka_unit_test_setup_teardown(goes_to_the_evidence_and_back, setup, teardown),
        cmocka_unit_test_setup_teardown(steps_through_the_quotes_of_a_statement, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(widens_to_reach_a_quote, setup, teardown),
        cmocka_unit_test_setup_teardown(goes_back_to_what_was_narrowed, setup, teardown),
        cmocka_unit_test_setup_teardown(remembers_a_hundred_places, setup, teardown),
        cmocka_unit_test_setup_teardown(searches_a_list, setup, teardown),
        cmocka_unit_test_setup_teardown(searches_detail, setup, teardown),
        cmocka_unit_test_setup_teardown(keeps_its_place_over_a_reload, setup, teardown),
        cmocka_unit_test_setup_teardown(
            survives_an_index_without_the_case, setup, teardown),
        cmocka_unit_test_setup_teardown(says_what_is_gone, setup, teardown),
        cmocka_unit_test_setup_teardown(survives_anything_at_any_size, setup, teardown),
    };
    if (argc == 3 && strcmp(argv[1], "--print") == 0)
        return print(argv[2]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
