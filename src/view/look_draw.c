/* SPDX-License-Identifier: MIT */
/* An aspect into the grid: a strip that names it among the others, and its document.
 * Which one it is shows without colour: it stands in [ ]. */
#include "view/view_state.h"

#include "base/utf8.h"

/* How much the strip says. */
enum strip_form { STRIP_ALL, STRIP_STATUS, STRIP_NAME };

static void add_entry(struct buf *out, const struct look *look, enum aspect aspect,
                      enum strip_form form)
{
    bool here = aspect == look->aspect;
    if (!here && (form != STRIP_ALL || aspect >= ASPECT_CONTEXT))
        return;
    buf_addc(out, here ? '[' : ' ');
    buf_addz(out, aspect_kind(aspect)->title);
    if (here && form != STRIP_NAME && look->status.n) {
        buf_addz(out, ": ");
        buf_add(out, buf_str(&look->status));
    }
    if (here && form != STRIP_NAME && !words_none(&look->scroll.filter))
        buf_addf(out, ", %.*s: %zu of %zu",
                 STR_ARG(str_trim(buf_str(&look->scroll.filter.typed))),
                 look->scroll.kept.kept, look->scroll.kept.all);
    buf_addc(out, here ? ']' : ' ');
}

static int strip_columns(const struct look *look, const struct grid *g,
                         enum strip_form form)
{
    struct buf all = {0}, visible = {0};
    for (enum aspect a = ASPECT_NONE + 1; a < ASPECTS; a++)
        add_entry(&all, look, a, form);
    grid_visible(g, buf_str(&all), &visible);
    int columns = (int)utf8_columns(buf_str(&visible));
    buf_free(&all);
    buf_free(&visible);
    return columns;
}

/* "Claims: 3". */
static void draw_plain_strip(const struct look *look, struct grid *g, struct rect at)
{
    struct buf text = {0};
    buf_addf(&text, "%s%s%s", aspect_kind(look->aspect)->title,
        look->status.n ? ": " : "", buf_z(&look->status));
    grid_put_cut(g, at.row, at.col, at.cols, buf_str(&text), STYLE_FOCUS);
    buf_free(&text);
}

static void draw_strip(const struct look *look, struct grid *g, struct rect at)
{
    if (g->plain) {
        draw_plain_strip(look, g, at);
        return;
    }
    enum strip_form form = STRIP_ALL;
    while (form < STRIP_NAME && strip_columns(look, g, form) > at.cols)
        form++;
    struct buf entry = {0};
    int used = 0;
    for (enum aspect a = ASPECT_NONE + 1; a < ASPECTS; a++) {
        buf_clear(&entry);
        add_entry(&entry, look, a, form);
        used += grid_put_cut(g, at.row, at.col + used, at.cols - used, buf_str(&entry),
            a == look->aspect ? STYLE_FOCUS : STYLE_TITLE);
    }
    buf_free(&entry);
}

void view_draw_look(struct view *v, struct grid *g, struct str needle)
{
    const struct scroll *text = view_text(v);
    int rows = view_text_rows(v), strip = v->area.rows - rows;
    struct rect body = {v->area.row + strip, v->area.col, rows, v->area.cols};
    g->cursor_row = body.row;
    g->cursor_col = body.col;
    if (strip > 0)
        draw_strip(v->look, g, v->area);
    scroll_draw(text, g, body, true, needle);
}
