/* SPDX-License-Identifier: MIT */
/* The panes into the grid. */
#include "view/view_state.h"

#include "view/frame.h"
#include "view/list_rows.h"

/* What is searched and filtered for in a pane, to be marked there. */
static struct marks marks_in(const struct view *v, int pane)
{
    struct marks marks = {0};
    const struct search *s = v->search;
    if (s->looked && s->pane == pane && finder_active(&s->find))
        marks.searched = &s->find.words;
    if (pane < LIST_PANES && view_filtered(v, (enum pane)pane))
        marks.filtered = &v->lists[pane].filter.words;
    return marks;
}

/* What is searched for in a document. */
static struct str searched_in(const struct view *v, int pane)
{
    struct marks marks = marks_in(v, pane);
    return marks.searched ? buf_str(&marks.searched->folded) : STR_NONE;
}

static void draw_empty(struct view *v, struct grid *g, enum pane pane)
{
    struct rect body = v->layout.body[pane];
    int gutter = list_gutter(body.cols);
    struct str what = STR("none");
    if (view_filtered(v, pane))
        what = v->lists[pane].filter.done ? STR("none matches") : STR("searching…");
    else if (v->lists[pane].list.n_by)
        what = STR("none tied to this");
    grid_put_cut(g, body.row, body.col + gutter, body.cols - gutter, what, STYLE_DIM);
}

static void draw_list(struct view *v, struct grid *g, enum pane pane)
{
    struct rect body = v->layout.body[pane];
    struct list_pane *l = &v->lists[pane];
    size_t visible = (size_t)view_visible(v, pane);
    struct list_row *rows = arena_array(v->scratch, visible + 1, sizeof *rows);
    size_t n = list_page(l, v->ix, visible, rows);
    list_drawn(l, v->ix, rows, n, v->scratch);
    int lines = list_row_lines(view_kind_of(pane));
    for (size_t i = 0; i < n; i++) {
        int row = (int)i * lines;
        struct list_row_look look = {
            .at = {body.row + row, body.col, lines, body.cols},
            .selected = rows[i].rec == l->selected.rec,
            .focused = pane == v->focused,
            .news = view_mark_of(v, rows[i].rec),
            .marks = marks_in(v, (int)pane),
        };
        if (look.at.rows > body.rows - row)
            look.at.rows = body.rows - row;
        list_row_draw(v->ix, g, &look, rows[i].rec, v->scratch);
        if (look.selected && look.focused) {
            g->cursor_row = look.at.row;
            g->cursor_col = look.at.col;
        }
    }
    if (n == 0 && body.rows > 0)
        draw_empty(v, g, pane);
}

/* How much of Detail is still below, else how many rows a list has. */
static void count_text(struct view *v, enum pane pane, struct buf *out)
{
    if (pane != PANE_DETAIL) {
        list_count_text(&v->lists[pane], v->ix, out);
        return;
    }
    size_t lines = view_doc(v)->lines.n;
    if (view_filtered(v, pane)) {
        struct doc_kept kept = v->detail->scroll.kept;
        buf_addf(out, "%zu of %zu", kept.kept, kept.all);
        return;
    }
    size_t seen = v->detail->scroll.top + (size_t)view_visible(v, pane);
    if (lines > seen)
        buf_addf(out, "%zu%s more", lines - seen, v->detail->scroll.more ? "+" : "");
}

static struct str filter_of(const struct view *v, enum pane pane)
{
    return buf_str(pane == PANE_DETAIL ? &v->detail->scroll.filter.typed
                                       : &v->lists[pane].filter.words.typed);
}

static void draw_pane(struct view *v, struct grid *g, enum pane pane)
{
    struct rect body = v->layout.body[pane];
    if (v->layout.pane[pane].rows < 1)
        return;
    if (pane == v->focused) {
        g->cursor_row = body.row;
        g->cursor_col = body.col;
    }
    if (pane == PANE_DETAIL) {
        view_doc(v);
        scroll_draw(&v->detail->scroll, g, body, pane == v->focused,
            searched_in(v, PANE_DETAIL));
    } else {
        draw_list(v, g, pane);
    }
    struct buf count = {0};
    count_text(v, pane, &count);
    struct frame_rows rows = {
        .count = buf_str(&count),
        .filter = str_trim(filter_of(v, pane)),
        .fewer = v->n_by > 0 || view_filtered(v, pane),
    };
    if (v->layout.single)
        frame_strip(g, v->layout.strip, pane, &rows, v->strip_ends);
    else
        frame_draw(g, v->layout.pane[pane], pane, &rows, pane == v->focused);
    buf_free(&count);
}

void view_draw(struct view *v, struct grid *g, struct rect area)
{
    arena_reset(v->scratch);
    v->area = area;
    v->form = grid_form(g);
    view_layout(v);
    if (!v->ix)
        return;
    view_watch(v);
    if (v->look->aspect)
        view_draw_look(v, g, searched_in(v, view_searched(v)));
    for (enum pane p = 0; p < PANES && !v->look->aspect; p++)
        draw_pane(v, g, p);
}
