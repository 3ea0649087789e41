/* SPDX-License-Identifier: MIT */
/* Places on the screen to what stands there, as it was last drawn. */
#include "view/view_state.h"

#include "view/list_rows.h"

static bool inside(struct rect r, int row, int col)
{
    return row >= r.row && row < r.row + r.rows && col >= r.col && col < r.col + r.cols;
}

/* The pane there; PANES for none. On the strip, the one whose name it is. */
static enum pane pane_at(const struct view *v, int row, int col)
{
    bool named = inside(v->layout.strip, row, col);
    enum pane p = 0;
    while (p < PANES &&
           !(named ? col < v->strip_ends[p] : inside(v->layout.pane[p], row, col)))
        p++;
    return p;
}

/* The stop of a document that has this cell, the innermost of several; stops.n for none.
 * `col` is counted from where its text begins. */
static size_t stop_at(const struct scroll *text, size_t row, int col)
{
    size_t found = text->doc.stops.n;
    for (size_t i = 0; i < text->doc.stops.n; i++) {
        const struct doc_stop *stop = &text->doc.stops.v[i];
        bool beside = stop->cols && (col < stop->left || col >= stop->left + stop->cols);
        if (!beside && row >= stop->line && row < stop->line + stop->n_lines)
            found = i;
    }
    return found;
}

static void click_text(struct view *v, struct rect body, int row, int col)
{
    struct scroll *text = view_text(v);
    size_t line = scroll_row_at(text, row - body.row);
    size_t stop = stop_at(text, line, col - body.col - list_gutter(body.cols));
    if (stop < text->doc.stops.n)
        scroll_select(text, stop, view_text_rows(v));
}

static void click_list(struct view *v, enum pane pane, int row)
{
    struct list_pane *l = &v->lists[pane];
    struct rect body = v->layout.body[pane];
    size_t visible = (size_t)view_visible(v, pane);
    struct list_row *rows = arena_array(v->scratch, visible + 1, sizeof *rows);
    size_t n = list_page(l, v->ix, visible, rows);
    size_t nth = (size_t)((row - body.row) / list_row_lines(view_kind_of(pane)));
    if (row >= body.row && nth < n) {
        list_select(l, v->ix, rows[nth].rec, v->scratch);
        view_follow(v);
    }
}

void view_click(struct view *v, int row, int col)
{
    arena_reset(v->scratch);
    if (!v->ix)
        return;
    if (v->look->aspect) {
        struct rect body = view_look_body(v);
        if (inside(body, row, col))
            click_text(v, body, row, col);
        view_in_sight(v);
        return;
    }
    enum pane pane = pane_at(v, row, col);
    bool on_body = pane < PANES && inside(v->layout.body[pane], row, col);
    view_focus(v, pane);
    if (on_body && pane == PANE_DETAIL)
        click_text(v, v->layout.body[pane], row, col);
    else if (on_body)
        click_list(v, pane, row);
}

void view_wheel(struct view *v, int row, int col, int rows)
{
    arena_reset(v->scratch);
    if (!v->ix)
        return;
    enum pane pane = v->look->aspect ? PANES : pane_at(v, row, col);
    if (pane < PANES && pane != v->focused && inside(v->layout.pane[pane], row, col))
        view_focus(v, pane);
    struct scroll *text = view_text(v);
    if (text) {
        scroll_lines(text, rows, view_text_rows(v));
        view_in_sight(v);
    } else {
        view_move(v, rows);
    }
}
