/* SPDX-License-Identifier: MIT */
/* A document's lines into the grid: spans, matches, and the sign of the selected stop. */
#include "view/detail.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "view/list_rows.h"

/* Where a byte of the line's paragraph stands on the line, in columns. */
static int column_of(const struct doc_para *para, const struct doc_line *line, size_t byte)
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

static void draw_line(const struct detail *d, size_t i, struct grid *g, struct rect at,
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
}

/* The first line of the selected stop that is on the screen. */
static size_t selected_line(const struct detail *d)
{
    const struct doc_stop *stop = detail_stop(d);
    if (!stop)
        return d->top;
    return stop->line > d->top ? stop->line : d->top;
}

void detail_draw(const struct detail *d, struct grid *g, struct rect body, bool focused,
                 struct str needle)
{
    int gutter = list_gutter(body.cols);
    size_t marked = selected_line(d);
    for (int row = 0; row < body.rows; row++) {
        size_t i = d->top + (size_t)row;
        struct rect at = {body.row + row, body.col + gutter, 1, body.cols - gutter};
        bool here = i == marked;
        if (here && focused) {
            grid_fill(g, at.row, body.col, body.cols, STYLE_SELECTED);
            g->cursor_row = at.row;
            g->cursor_col = body.col;
        }
        if (here && detail_stop(d))
            grid_put(g, at.row, body.col, 1, STR(">"),
                focused ? STYLE_BOLD | STYLE_SELECTED : STYLE_BOLD);
        if (i < d->doc.lines.n)
            draw_line(d, i, g, at, needle, here && focused ? STYLE_SELECTED : 0);
    }
}
