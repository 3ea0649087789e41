/* SPDX-License-Identifier: MIT */
/* The line of a file that an error is about, with a caret below what is wrong; as words where
 * nothing is drawn. */
#include "app/overlay.h"
#include "base/utf8.h"

enum { INDENT = 4, BEFORE = 8 }; /* columns; what is seen before the caret at least */

int overlay_excerpt_lines(const struct overlay_row *row)
{
    return row->excerpt.p ? 2 : 0;
}

static size_t columns_of(const struct grid *g, struct str text, struct buf *visible)
{
    buf_clear(visible);
    grid_visible(g, text, visible);
    return utf8_columns(buf_str(visible));
}

/* The byte that the line is shown from: its first, or as few behind it as bring the caret
 * onto the screen, with something before it. */
static size_t first_shown(const struct overlay_row *row, const struct grid *g, size_t room)
{
    struct buf visible = {0};
    size_t from = 0;
    while (from < row->excerpt_at &&
           columns_of(g, str_sub(row->excerpt, from, row->excerpt_at), &visible) + BEFORE >
               room)
        from = utf8_grapheme(row->excerpt, from);
    if (from == 0 && row->excerpt_at && str_trim(row->excerpt).n)
        from = (size_t)(str_trim(row->excerpt).p - row->excerpt.p); /* its indent says nothing */
    buf_free(&visible);
    return from < row->excerpt_at ? from : row->excerpt_at;
}

static void draw_words(const struct overlay_row *row, struct grid *g, int nth, int at)
{
    struct buf text = {0};
    struct str from = str_sub(row->excerpt, row->excerpt_at, row->excerpt.n);
    buf_addz(&text, nth == 0 ? "line: " : "from there: ");
    buf_add(&text, nth == 0 ? str_trim(row->excerpt) : str_trim(from));
    grid_put_cut(g, at, 0, g->cols, buf_str(&text), STYLE_PLAIN);
    buf_free(&text);
}

void overlay_excerpt_draw(const struct overlay_row *row, struct grid *g, int nth, int at)
{
    if (g->plain) {
        draw_words(row, g, nth, at);
        return;
    }
    int room = g->cols - INDENT;
    size_t from = first_shown(row, g, room > 1 ? (size_t)room : 1);
    struct buf visible = {0};
    int caret = (int)columns_of(g, str_sub(row->excerpt, from, row->excerpt_at), &visible);
    if (nth == 0)
        grid_put_cut(g, at, INDENT, room, str_sub(row->excerpt, from, row->excerpt.n),
                     STYLE_PLAIN);
    else
        grid_put(g, at, INDENT + caret, 1, STR("^"), STYLE_ERROR);
    buf_free(&visible);
}
