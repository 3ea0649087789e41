/* SPDX-License-Identifier: MIT */
/* Drawing an overlay: a title line, then rows of up to three columns. Where the columns
 * do not fit beside each other they run on in one line; the selected row unfolds. */
#include "app/overlay.h"
#include "base/utf8.h"
#include "base/wrap.h"

enum { MARGIN = 2, GAP = 2, LEAST_TAIL = 16 };

static int columns_of(const struct grid *g, struct str text)
{
    struct buf visible = {0};
    grid_visible(g, text, &visible);
    int columns = (int)utf8_columns(buf_str(&visible));
    buf_free(&visible);
    return columns;
}

static void measure(struct overlay *o, const struct grid *g)
{
    o->width_head = o->width_text = 0;
    for (size_t i = 0; i < o->rows.n; i++) {
        const struct overlay_row *row = &o->rows.v[i];
        int head = columns_of(g, row->head);
        int text = row->tail.n ? columns_of(g, row->text) : 0;
        o->width_head = head > o->width_head ? head : o->width_head;
        o->width_text = text > o->width_text ? text : o->width_text;
    }
}

/* Whether head and text stand in columns of their own, with room for what follows. */
static bool columns_fit(const struct overlay *o, const struct grid *g)
{
    int head = o->width_head ? o->width_head + GAP : 0;
    int text = o->width_text ? o->width_text + GAP : 0;
    return MARGIN + head + text + LEAST_TAIL <= g->cols;
}

static void add_part(const struct grid *g, struct str part, int pad, struct buf *out)
{
    size_t from = out->n;
    grid_visible(g, part, out);
    int columns = (int)utf8_columns(str_sub(buf_str(out), from, out->n));
    if (columns < pad)
        buf_pad(out, ' ', (size_t)(pad - columns));
}

/* The row as one visible line. Returns where in it the text begins. */
static size_t add_line(const struct overlay *o, const struct grid *g,
                       const struct overlay_row *row, struct buf *out)
{
    if (row->heading) {
        grid_visible(g, row->text, out);
        return 0;
    }
    bool aligned = columns_fit(o, g) && !g->plain;
    const char *gap = grid_sign(g, "  ", ": "); /* GAP columns */
    add_part(g, row->head, aligned ? o->width_head : 0, out);
    if (out->n)
        buf_addz(out, gap);
    if (g->plain)
        buf_addz(out, news_words(row->news));
    size_t from = out->n;
    add_part(g, row->text, aligned && row->tail.n ? o->width_text : 0, out);
    if (row->tail.n)
        buf_addz(out, gap);
    add_part(g, row->tail, 0, out);
    return from;
}

/* Shows what was found in a part of a row's visible line that stands in row `at`; `text` is
 * where in the line its text begins. */
static void draw_marks(struct grid *g, const struct overlay_row *row, struct str line,
                       size_t text, struct search_mark part, int at, unsigned selected)
{
    for (size_t i = 0; i < row->n_marks; i++) {
        struct buf before = {0};
        grid_visible(g, str_sub(row->text, 0, row->marks[i].from), &before);
        size_t begin = text + before.n;
        grid_visible(g, str_sub(row->text, row->marks[i].from, row->marks[i].to),
                     &before);
        size_t end = text + before.n;
        buf_free(&before);
        begin = begin < part.from ? part.from : begin;
        end = end > part.to ? part.to : end;
        if (begin < end)
            grid_style(g, at, MARGIN + (int)utf8_columns(str_sub(line, part.from, begin)),
                       (int)utf8_columns(str_sub(line, begin, end)),
                       STYLE_MATCH | selected);
    }
}

static int line_count(const struct overlay *o, const struct grid *g,
                      const struct overlay_row *row)
{
    struct buf line = {0};
    add_line(o, g, row, &line);
    int room = g->cols - MARGIN;
    int lines = (int)utf8_columns(buf_str(&line)) <= room
                    ? 1
                    : (int)wrap_count(buf_str(&line), (size_t)room);
    buf_free(&line);
    return lines > 0 ? lines : 1;
}

/* Keeps the selected row on the screen: whole, or from its line `skip` on. */
static void scroll(struct overlay *o, const struct grid *g)
{
    o->height = 1;
    if (overlay_selected(o))
        o->height = line_count(o, g, overlay_selected(o)) +
                    overlay_excerpt_lines(overlay_selected(o));
    int shown = o->height < o->page ? o->height : o->page;
    size_t above = (size_t)(o->page - shown); /* rows that fit above it */
    if (o->selected < o->top)
        o->top = o->selected;
    if (o->selected - o->top > above)
        o->top = o->selected - above;
    /* after a resize: no empty lines at the end while rows are hidden above */
    size_t lines = o->rows.n - o->top + (size_t)shown - 1;
    while (o->top > 0 && lines < (size_t)o->page) {
        o->top--;
        lines++;
    }
    size_t most = (size_t)(o->height - shown);
    o->skip = o->skip < most ? o->skip : most;
}

/* Behind the sign of the selection. */
static void draw_news(struct grid *g, const struct overlay_row *row, int at, unsigned selected)
{
    if (!g->plain)
        grid_put(g, at, MARGIN - 1, 1, str_of(news_sign(row->news)), STYLE_WARN | selected);
}

static void draw_row(const struct overlay *o, struct grid *g,
                     const struct overlay_row *row, int at)
{
    struct buf line = {0};
    size_t text = add_line(o, g, row, &line);
    grid_put_cut(g, at, MARGIN, g->cols - MARGIN, buf_str(&line), row->style);
    if (row->head.n)
        grid_style(g, at, MARGIN, columns_of(g, row->head), STYLE_KEY);
    draw_marks(g, row, buf_str(&line), text, (struct search_mark){0, line.n}, at, 0);
    draw_news(g, row, at, 0);
    buf_free(&line);
}

/* The selected row from its line `skip` on; returns the line behind it. */
static int draw_selected(const struct overlay *o, struct grid *g,
                         const struct overlay_row *row, int at)
{
    int end = 1 + o->page;
    struct str sign = str_of(grid_sign(g, ">", " "));
    g->cursor_row = at;
    g->cursor_col = 0;
    if (o->height == 1) {
        draw_row(o, g, row, at);
        grid_put(g, at, 0, 1, sign, STYLE_PLAIN);
        for (int col = 0; col < g->cols; col++)
            g->cells[at * g->cols + col].style |= STYLE_SELECTED;
        return at + 1;
    }
    struct buf text = {0};
    size_t text_at = add_line(o, g, row, &text);
    size_t from = 0;
    int lines = o->height - overlay_excerpt_lines(row);
    for (int nth = 0; nth < lines && at < end; nth++) {
        struct str line;
        from = wrap_line(buf_str(&text), from, (size_t)(g->cols - MARGIN), &line);
        if (nth < (int)o->skip)
            continue;
        grid_fill(g, at, 0, g->cols, row->style | STYLE_SELECTED);
        grid_put(g, at, 0, 1, nth == 0 ? sign : STR(" "), STYLE_PLAIN | STYLE_SELECTED);
        if (nth == 0)
            draw_news(g, row, at, STYLE_SELECTED);
        grid_put(g, at, MARGIN, g->cols - MARGIN, line, row->style | STYLE_SELECTED);
        size_t begin = line.n ? (size_t)(line.p - text.p) : from;
        draw_marks(g, row, buf_str(&text), text_at,
                   (struct search_mark){begin, begin + line.n}, at++, STYLE_SELECTED);
    }
    for (int nth = lines < (int)o->skip ? (int)o->skip : lines; nth < o->height && at < end;)
        overlay_excerpt_draw(row, g, nth++ - lines, at++);
    buf_free(&text);
    return at;
}

static void draw_title(const struct overlay *o, struct grid *g, int columns)
{
    struct buf place = {0};
    grid_fill(g, 0, 0, g->cols, STYLE_BAR);
    if (!words_none(&o->filter))
        buf_addf(&place, "%.*s: %zu of %zu ", STR_ARG(str_trim(buf_str(&o->filter.typed))),
                 o->rows.n, o->all.n);
    else if (o->place.n)
        buf_addf(&place, "%.*s ", STR_ARG(o->place));
    else if (o->rows.n)
        buf_addf(&place, "%zu of %zu ", o->selected + 1, o->rows.n);
    int title = 1 + grid_put(g, 0, 1, columns - 1, str_of(o->kind->title), STYLE_BAR);
    if (title + GAP + (int)place.n <= columns)
        grid_put(g, 0, columns - (int)place.n, (int)place.n, buf_str(&place), STYLE_BAR);
    buf_free(&place);
}

void overlay_draw(struct overlay *o, struct grid *g, int title)
{
    draw_title(o, g, title);
    if (o->width_head < 0)
        measure(o, g);
    o->page = g->rows - 2;
    scroll(o, g);
    int at = 1;
    for (size_t i = o->top; i < o->rows.n && at <= o->page; i++) {
        if (i == o->selected)
            at = draw_selected(o, g, &o->rows.v[i], at);
        else
            draw_row(o, g, &o->rows.v[i], at++);
    }
    if (o->rows.n == 0) {
        grid_put_cut(g, 1, MARGIN, g->cols - MARGIN,
                     o->all.n     ? STR("none matches")
                     : o->empty.n ? o->empty
                                  : str_of(o->kind->empty),
                     STYLE_PLAIN);
        g->cursor_row = 1;
        g->cursor_col = 0;
    }
}
