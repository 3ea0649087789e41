/* SPDX-License-Identifier: MIT */
/* Paragraphs become lines when they end; nothing is broken again later. */
#include "view/doc.h"

#include "base/utf8.h"
#include "base/wrap.h"

#include <stdint.h>
#include <stdlib.h>

void doc_clear(struct doc *d)
{
    arena_reset(&d->arena);
    vec_clear(&d->paras);
    vec_clear(&d->lines);
    vec_clear(&d->stops);
    d->rows = d->head = 0;
}

void doc_free(struct doc *d)
{
    arena_free(&d->arena);
    vec_free(&d->paras);
    vec_free(&d->lines);
    vec_free(&d->stops);
}

void doc_begin(struct doc_writer *w, struct doc *d, struct index *ix,
               struct arena *scratch,
               int columns, unsigned form)
{
    *w = (struct doc_writer){
        .doc = d,
        .ix = ix,
        .look = {.ascii = form & GRID_ASCII, .plain = form & GRID_PLAIN},
        .columns = columns > 1 ? columns : 1,
        .scratch = scratch,
        .stop = DOC_NONE,
        .lead = DOC_NONE,
        .most = SIZE_MAX,
    };
}

bool doc_dropped(struct doc_writer *w)
{
    if (!w->dropped && w->hurry && w->hurry->waits(w->hurry->self))
        w->dropped = true;
    return w->dropped;
}

bool doc_enough(struct doc_writer *w)
{
    bool enough = w->row >= w->most;
    w->unfinished = w->unfinished || enough;
    return enough;
}

static int by_row(const void *a, const void *b)
{
    const struct doc_line *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->indent > y->indent) - (x->indent < y->indent); /* from left to right */
}

void doc_end(struct doc_writer *w)
{
    struct doc *d = w->doc;
    if (d->lines.n)
        qsort(d->lines.v, d->lines.n, sizeof *d->lines.v, by_row);
    d->rows = w->row;
    buf_free(&w->text);
    vec_free(&w->spans);
}

void doc_para(struct doc_writer *w, int indent, int hang)
{
    buf_clear(&w->text);
    vec_clear(&w->spans);
    w->indent = indent;
    w->hang = hang;
}

static void end_span(struct doc_writer *w, enum style style)
{
    if (w->spans.n && w->spans.v[w->spans.n - 1].style == style)
        w->spans.v[w->spans.n - 1].to = w->text.n;
    else
        vec_push(&w->spans, ((struct doc_span){w->text.n, style}));
}

/* Line breaks are the one thing that does not go through grid_visible: there they would
 * become visible, here they break. */
static void put_visible(struct doc_writer *w, enum style style, struct str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR("\n"), at);
        size_t stop = end < text.n ? end : text.n;
        size_t cr = end < text.n && stop > at && text.p[stop - 1] == '\r';
        grid_visible(&w->look, str_sub(text, at, stop - cr), &w->text);
        if (end >= text.n)
            break;
        buf_addc(&w->text, '\n');
        at = stop + 1;
    }
    end_span(w, style);
}

void doc_put(struct doc_writer *w, enum style style, struct str text)
{
    if (!w->filter) {
        put_visible(w, style, text);
        return;
    }
    struct buf filtered = {0};
    w->filter->ours(w->filter->self, text, &filtered);
    put_visible(w, style, buf_str(&filtered));
    buf_free(&filtered);
}

void doc_put_theirs(struct doc_writer *w, enum style style, struct str text)
{
    if (!w->filter) {
        put_visible(w, style, text);
        return;
    }
    struct buf filtered = {0};
    w->filter->theirs(w->filter->self, text, &filtered);
    put_visible(w, style, buf_str(&filtered));
    buf_free(&filtered);
}

void doc_putz(struct doc_writer *w, enum style style, const char *text)
{
    put_visible(w, style, str_of(text));
}

void doc_pad(struct doc_writer *w, int column)
{
    int used = w->indent + (int)utf8_columns(buf_str(&w->text));
    if (used < column && !w->look.plain)
        buf_pad(&w->text, ' ', (size_t)(column - used));
    end_span(w, STYLE_PLAIN);
}

static void add_line(struct doc_writer *w, size_t from, size_t to, int indent)
{
    struct doc_line line = {w->row++, w->doc->paras.n, from, to, w->left + indent};
    vec_push(&w->doc->lines, line);
    if (w->stop == DOC_NONE)
        return;
    struct doc_stop *stop = &w->doc->stops.v[w->stop];
    stop->n_lines = w->row - stop->line;
}

/* Breaks text[0, body) into lines; what follows (" [2 quotes]", the mark from `mark` on)
 * goes behind the last where it fits, else below. */
static void break_lines(struct doc_writer *w, struct str text, size_t body, size_t mark)
{
    struct str whole = str_sub(text, 0, body), line = {0};
    int indent = w->indent, room;
    size_t at = 0, from;
    do {
        room = w->columns - indent > 1 ? w->columns - indent : 1;
        from = at;
        if (at < body)
            at = wrap_line(whole, at, (size_t)room, &line);
        if (at < body) {
            add_line(w, from, from + line.n, indent);
            indent = w->hang;
        }
    } while (at < body);
    size_t used = line.n + (text.n - body);
    bool fits =
        body == 0 || utf8_columns(str_sub(text, from, from + used)) <= (size_t)room;
    if (text.n == body || (fits && from + line.n == body)) {
        add_line(w, from, text.n == body ? from + line.n : text.n, indent);
        return;
    }
    add_line(w, from, from + line.n, indent);
    add_line(w, mark, text.n, w->hang);
}

static void end_para(struct doc_writer *w, size_t body, size_t mark)
{
    struct doc *d = w->doc;
    struct doc_para para = {
        .text = arena_str(&d->arena, buf_str(&w->text)),
        .n_spans = w->spans.n,
        .stop = w->stop,
        .body = body,
    };
    struct doc_span *spans = arena_array(&d->arena, w->spans.n, sizeof *spans);
    for (size_t i = 0; i < w->spans.n; i++)
        spans[i] = w->spans.v[i];
    para.spans = spans;
    break_lines(w, para.text, body, mark);
    vec_push(&d->paras, para);
}

void doc_para_end(struct doc_writer *w)
{
    end_para(w, w->text.n, w->text.n);
}

void doc_para_end_mark(struct doc_writer *w, enum style style, struct str mark)
{
    while (w->text.n && w->text.p[w->text.n - 1] == ' ')
        buf_cut(&w->text, w->text.n - 1);
    size_t body = w->text.n;
    if (body)
        doc_putz(w, STYLE_PLAIN, "  ");
    size_t start = w->text.n;
    doc_put(w, style, mark);
    end_para(w, body, start);
}

void doc_gap(struct doc_writer *w)
{
    const struct doc *d = w->doc;
    w->stop = DOC_NONE;
    w->lead = DOC_NONE;
    if (w->row == w->top)
        return;
    const struct doc_line *last = &d->lines.v[d->lines.n - 1];
    if (last->from == last->to && d->paras.v[last->para].text.n == 0)
        return;
    doc_para(w, 0, 0);
    doc_para_end(w);
}

void doc_heading(struct doc_writer *w, const char *text)
{
    doc_gap(w);
    w->lead = w->row;
    doc_para(w, 0, 0);
    doc_putz(w, STYLE_TITLE, text);
    doc_para_end(w);
}

void doc_stop(struct doc_writer *w, struct doc_stop stop)
{
    struct doc *d = w->doc;
    stop.statement = arena_str(&d->arena, stop.statement);
    stop.line = w->row;
    stop.n_lines = 0;
    stop.left = w->left;
    stop.cols = w->outer ? w->columns : 0;
    stop.lead = w->lead != DOC_NONE ? w->lead : stop.line;
    w->lead = DOC_NONE;
    w->stop = d->stops.n;
    vec_push(&d->stops, stop);
}

void doc_head_end(struct doc_writer *w)
{
    w->doc->head = w->top = w->row;
    w->stop = w->lead = DOC_NONE;
}

void doc_columns(struct doc_writer *w)
{
    w->outer = w->columns;
    w->top = w->deepest = w->row;
    w->stop = w->lead = DOC_NONE;
}

void doc_column(struct doc_writer *w, int left, int columns)
{
    w->deepest = w->row > w->deepest ? w->row : w->deepest;
    w->row = w->top;
    w->left = left;
    w->columns = columns > 1 ? columns : 1;
    w->stop = w->lead = DOC_NONE;
}

void doc_columns_end(struct doc_writer *w)
{
    w->row = w->row > w->deepest ? w->row : w->deepest;
    w->columns = w->outer;
    w->top = w->doc->head;
    w->left = w->outer = 0;
    w->stop = w->lead = DOC_NONE;
}

size_t doc_row(const struct doc *d, size_t row)
{
    size_t from = 0, to = d->lines.n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (d->lines.v[middle].row < row)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

void doc_row_text(const struct doc *d, size_t row, struct buf *out)
{
    size_t start = out->n;
    for (size_t i = doc_row(d, row); i < d->lines.n && d->lines.v[i].row == row; i++) {
        const struct doc_line *line = &d->lines.v[i];
        int used = (int)utf8_columns(str_sub(buf_str(out), start, out->n));
        if (used < line->indent)
            buf_pad(out, ' ', (size_t)(line->indent - used));
        buf_add(out, str_sub(d->paras.v[line->para].text, line->from, line->to));
    }
    while (out->n > start && out->p[out->n - 1] == ' ')
        buf_cut(out, out->n - 1);
}
