/* SPDX-License-Identifier: MIT */
/* A document's rows into the grid: spans, matches, and the sign of the selected stop. */
#include "view/scroll.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "view/list_rows.h"

/* Where a byte of the line's paragraph stands on the line, in columns. */
static int column_of(const struct doc_para *para, const struct doc_line *line,
                     size_t byte)
{
    if (byte <= line->from)
        return line->indent;
    size_t to = byte < line->to ? byte : line->to;
    return line->indent + (int)utf8_columns(str_sub(para->text, line->from, to));
}

static void mark_matches(const struct doc_para *para, const struct doc_line *line,
                         struct grid *g, struct rect at, struct str needle,
                         unsigned selected)
{
    size_t from, to;
    for (size_t byte = 0; fold_find(para->text, needle, byte, &from, &to); byte = to) {
        if (from >= line->to || to <= byte)
            break;
        if (to <= line->from)
            continue;
        int start = column_of(para, line, from), end = column_of(para, line, to);
        if (end > at.cols)
            end = at.cols;
        grid_style(g, at.row, at.col + start, end - start, STYLE_MATCH | selected);
    }
}

static void draw_line(const struct scroll *d, size_t i, struct grid *g, struct rect at,
                      struct str needle, unsigned selected)
{
    const struct doc_line *line = &d->doc.lines.v[i];
    const struct doc_para *para = &d->doc.paras.v[line->para];
    int col = line->indent;
    size_t from = line->from;
    for (size_t s = 0; s < para->n_spans && from < line->to; s++) {
        size_t to = para->spans[s].to < line->to ? para->spans[s].to : line->to;
        if (to <= from)
            continue;
        col += grid_put(g, at.row, at.col + col, at.cols - col,
            str_sub(para->text, from, to), para->spans[s].style | selected);
        from = to;
    }
    if (needle.n)
        mark_matches(para, line, g, at, needle, selected);
    struct str rest = buf_str(&d->filter.folded);
    while (rest.n)
        mark_matches(para, line, g, at, words_next(&d->filter, &rest), selected);
}

/* The first row of the selected stop that is on the screen. */
static size_t selected_row(const struct scroll *d)
{
    const struct doc_stop *stop = scroll_stop(d);
    if (!stop)
        return d->top;
    return stop->line > d->top ? stop->line : d->top;
}

/* The cells that the selected stop has in a row, its mark's among them. */
static struct rect selected_cells(const struct scroll *d, struct rect body, int gutter,
                                  int row)
{
    const struct doc_stop *stop = scroll_stop(d);
    struct rect cells = {row, body.col, 1, body.cols};
    if (stop && stop->cols) {
        cells.col += stop->left;
        cells.cols = stop->cols + gutter;
    }
    return cells;
}

static void draw_row(const struct scroll *d, size_t row, struct grid *g, struct rect at,
                     struct str needle, const struct rect *selected)
{
    for (size_t i = doc_row(&d->doc, row); i < d->doc.lines.n; i++) {
        const struct doc_line *line = &d->doc.lines.v[i];
        if (line->row != row)
            break;
        int col = at.col + line->indent;
        bool here = selected && col >= selected->col &&
                    col < selected->col + selected->cols;
        draw_line(d, i, g, at, needle, here ? STYLE_SELECTED : 0);
    }
}

size_t scroll_row_at(const struct scroll *d, int row)
{
    size_t nth = (size_t)row;
    return nth < d->head ? nth : d->top + nth - d->head;
}

void scroll_draw(const struct scroll *d, struct grid *g, struct rect body, bool focused,
                 struct str needle)
{
    int gutter = list_gutter(body.cols);
    size_t marked = selected_row(d);
    for (int row = 0; row < body.rows; row++) {
        size_t i = scroll_row_at(d, row);
        struct rect at = {body.row + row, body.col + gutter, 1, body.cols - gutter};
        struct rect cells = selected_cells(d, body, gutter, at.row);
        bool here = i == marked;
        if (here && focused) {
            grid_fill(g, cells.row, cells.col, cells.cols, STYLE_SELECTED);
            g->cursor_row = cells.row;
            g->cursor_col = cells.col;
        }
        if (here && scroll_stop(d))
            grid_put(g, cells.row, cells.col, 1, str_of(grid_sign(g, ">", " ")),
                focused ? STYLE_BOLD | STYLE_SELECTED : STYLE_BOLD);
        draw_row(d, i, g, at, needle, here && focused ? &cells : NULL);
    }
}
