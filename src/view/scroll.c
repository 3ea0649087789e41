/* SPDX-License-Identifier: MIT */
/* Moving through a document. The stop is always on the screen; where it is longer than
 * the screen, moving goes through its lines before it goes on. */
#include "view/scroll.h"

void scroll_free(struct scroll *d)
{
    doc_free(&d->doc);
    buf_free(&d->key);
    buf_free(&d->here);
    words_free(&d->filter);
}

void scroll_restart(struct scroll *d)
{
    words_set_filter(&d->filter, STR_NONE);
    d->built = d->seek = d->all = false;
    d->stop = d->top = 0;
}

void scroll_want_all(struct scroll *d)
{
    d->all = true;
}

void scroll_rebuild(struct scroll *d, bool seek)
{
    d->built = false;
    d->seek = d->seek || seek;
}

void scroll_filter(struct scroll *d, struct str typed)
{
    words_set_filter(&d->filter, typed);
    scroll_rebuild(d, true);
}

const struct doc_stop *scroll_stop(const struct scroll *d)
{
    return d->built && d->stop < d->doc.stops.n ? &d->doc.stops.v[d->stop] : NULL;
}

/* A stop by ids, which outlive the index: "q-guard.speaker"; what has no id of its own
 * goes by its parent's, its kind and its name. */
static void stop_key(const struct doc_stop *stop, struct index *ix, struct arena *scratch,
                     struct buf *out)
{
    struct item item, parent;
    if (query_item(ix, stop->rec, scratch, &item)) {
        if (item.id.n)
            buf_add(out, item.id);
        else if (query_item(ix, item.parent, scratch, &parent))
            buf_addf(out, "%.*s/%s/%.*s", STR_ARG(parent.id), item.kind->name,
                     STR_ARG(query_label(ix, item.rec, scratch)));
    }
    buf_addc(out, '.');
    buf_add(out, stop->statement);
}

void scroll_remember(struct scroll *d, struct index *ix, struct arena *scratch)
{
    const struct doc_stop *stop = scroll_stop(d);
    if (d->seek)
        return; /* what was remembered is still looked for */
    buf_clear(&d->key);
    if (stop)
        stop_key(stop, ix, scratch, &d->key);
}

static void note_here(struct scroll *d, struct index *ix, struct arena *scratch)
{
    const struct doc_stop *stop = scroll_stop(d);
    if (!stop || (d->here_stop == d->stop && d->here_serial == d->serial))
        return;
    buf_clear(&d->here);
    stop_key(stop, ix, scratch, &d->here);
    d->here_stop = d->stop;
    d->here_serial = d->serial;
}

void scroll_recall(struct scroll *d)
{
    if (d->seek)
        return;
    buf_clear(&d->key);
    if (d->built && d->here_stop == d->stop && d->here_serial == d->serial)
        buf_add(&d->key, buf_str(&d->here));
}

/* The stop with the key, the nearest to where it was; else the one in its place, and
 * false. */
static bool seek_stop(struct scroll *d, struct index *ix, struct arena *scratch)
{
    struct buf key = {0};
    size_t best = DOC_NONE, best_distance = SIZE_MAX;
    for (size_t i = 0; i < d->doc.stops.n; i++) {
        buf_clear(&key);
        stop_key(&d->doc.stops.v[i], ix, scratch, &key);
        size_t distance = i < d->stop ? d->stop - i : i - d->stop;
        if (str_eq(buf_str(&key), buf_str(&d->key)) && distance < best_distance) {
            best = i;
            best_distance = distance;
        }
    }
    if (best != DOC_NONE)
        d->stop = best;
    buf_free(&key);
    return best != DOC_NONE;
}

static size_t line_of_stop(const struct scroll *d)
{
    return d->stop < d->doc.stops.n ? d->doc.stops.v[d->stop].line : 0;
}

/* Rows that stay at the top, where that leaves room for more. */
static size_t head_rows(const struct scroll *d, int rows)
{
    return rows > 0 && (size_t)rows > 2 * d->doc.head ? d->doc.head : 0;
}

/* Rows that scroll. */
static size_t body_rows(const struct scroll *d, int rows)
{
    return rows > 0 ? (size_t)rows - head_rows(d, rows) : 1;
}

static size_t last_top(const struct scroll *d, int rows)
{
    size_t visible = body_rows(d, rows), head = head_rows(d, rows);
    return d->doc.rows > visible + head ? d->doc.rows - visible : head;
}

/* Scrolls as little as shows the stop whole, with its heading where that fits too; of one
 * that is longer than the screen, as much as fits. */
static void settle(struct scroll *d, int rows)
{
    size_t visible = body_rows(d, rows);
    d->head = head_rows(d, rows);
    if (d->stop >= d->doc.stops.n)
        d->stop = d->doc.stops.n ? d->doc.stops.n - 1 : 0;
    if (d->doc.stops.n) {
        const struct doc_stop *stop = &d->doc.stops.v[d->stop];
        size_t end = stop->line + stop->n_lines;
        size_t first = end - stop->lead <= visible ? stop->lead : stop->line;
        if (stop->n_lines > visible) {
            if (d->top < stop->line)
                d->top = stop->line;
            else if (d->top > end - visible)
                d->top = end - visible;
        } else if (first < d->top) {
            d->top = first;
        } else if (end > d->top + visible) {
            d->top = end - visible;
        }
    }
    if (d->top > last_top(d, rows))
        d->top = last_top(d, rows);
    if (d->top < d->head)
        d->top = d->head;
}

/* How many rows must be there: what is seen, and what a key can bring into sight. */
static size_t wanted_rows(const struct scroll *d, int rows)
{
    enum { SCREENS = 2, LEAST = 60 };
    if (d->all || !words_none(&d->filter))
        return SIZE_MAX;
    size_t wanted = d->top + SCREENS * (size_t)(rows > 0 ? rows : 1);
    return wanted > LEAST ? wanted : LEAST;
}

/* Writes that many rows, or all where the stop is not among them. False: it was broken
 * off. */
static bool write_doc(struct scroll *d, const struct scroll_source *from, size_t most,
                      struct arena *scratch)
{
    struct doc_writer w;
    bool found = true;
    do {
        doc_clear(&d->doc);
        doc_begin(&w, &d->doc, from->ix, scratch, d->columns, d->form);
        w.most = found ? most : SIZE_MAX;
        from->write(&w, from->self);
        doc_end(&w);
        d->more = w.unfinished;
        if (!words_none(&d->filter))
            d->kept = doc_keep(&d->doc, &d->filter, d->keep_first);
        found = w.dropped || (d->seek ? seek_stop(d, from->ix, scratch)
                                      : d->stop < d->doc.stops.n);
    } while (!found && d->more);
    d->serial += !w.dropped;
    d->seek = false;
    return !w.dropped;
}

/* `again`: as it was last, with a statement or so that is another. */
static void build(struct scroll *d, const struct scroll_source *from, int rows, bool again,
                  struct arena *scratch)
{
    size_t line = line_of_stop(d), top = d->top, most = wanted_rows(d, rows);
    size_t above = line > top ? line - top : 0; /* kept on the screen, … */
    size_t inside = top > line ? top - line : 0; /* … as is the part of a long one */
    if (d->built && most < SIZE_MAX && d->doc.rows < SIZE_MAX / 2)
        most = most > 2 * d->doc.rows ? most : 2 * d->doc.rows; /* it will go on so */
    write_doc(d, from, most, scratch);
    d->built = true;
    line = line_of_stop(d);
    d->top = (top || again) && line > above ? line - above : 0;
    if (again)
        d->top += inside;
}

bool scroll_improve(struct scroll *d, const struct scroll_source *from, int rows,
                    struct arena *scratch)
{
    struct doc before = d->doc;
    size_t stop = d->stop, line = line_of_stop(d);
    size_t above = line > d->top ? line - d->top : 0; /* kept on the screen */
    bool more = d->more;
    scroll_remember(d, from->ix, scratch);
    d->doc = (struct doc){0};
    d->seek = true;
    if (!write_doc(d, from, SIZE_MAX, scratch)) {
        doc_free(&d->doc);
        d->doc = before;
        d->stop = stop;
        d->more = more;
        return false;
    }
    doc_free(&before);
    line = line_of_stop(d);
    d->top = d->top && line > above ? line - above : 0;
    settle(d, rows);
    return true;
}

void scroll_prepare(struct scroll *d, const struct scroll_source *from, int columns,
                    int rows, unsigned form, struct arena *scratch)
{
    bool fits = d->columns == columns && d->form == form, same = d->built && fits;
    d->built = same;
    d->columns = columns;
    d->form = form;
    if (!same || (d->more && d->doc.rows < wanted_rows(d, rows)))
        build(d, from, rows, fits && (same || d->seek), scratch);
    settle(d, rows);
    note_here(d, from->ix, scratch);
}

static void move_down(struct scroll *d, int rows)
{
    const struct doc_stop *stop = &d->doc.stops.v[d->stop];
    if (stop->line + stop->n_lines > d->top + body_rows(d, rows))
        d->top++;
    else if (d->stop + 1 < d->doc.stops.n)
        d->stop++;
    settle(d, rows);
}

static void move_up(struct scroll *d, int rows)
{
    const struct doc_stop *stop = &d->doc.stops.v[d->stop];
    if (stop->line < d->top)
        d->top--;
    else if (d->stop > 0)
        d->stop--;
    settle(d, rows);
}

void scroll_select(struct scroll *d, size_t stop, int rows)
{
    d->stop = stop;
    settle(d, rows);
}

void scroll_reveal(struct scroll *d, size_t stop, size_t byte, int rows)
{
    size_t row = 0, before = body_rows(d, rows) / 3;
    for (size_t i = 0; i < d->doc.lines.n; i++) {
        const struct doc_line *line = &d->doc.lines.v[i];
        if (d->doc.paras.v[line->para].stop == stop && line->from <= byte)
            row = line->row;
    }
    d->top = row > before ? row - before : 0;
    scroll_select(d, stop, rows);
}

void scroll_move_end(struct scroll *d, bool last, int rows)
{
    d->stop = last && d->doc.stops.n ? d->doc.stops.n - 1 : 0;
    d->top = last ? last_top(d, rows) : 0;
    settle(d, rows);
}

void scroll_lines(struct scroll *d, int lines, int rows)
{
    size_t most = last_top(d, rows), before = d->top, least = head_rows(d, rows);
    int64_t top = (int64_t)d->top + lines;
    d->top = top < (int64_t)least ? least : (size_t)top < most ? (size_t)top : most;
    if (d->top == before) {
        scroll_move_end(d, lines > 0, rows);
        return;
    }
    /* The stop that now stands where the selected one stood, or begins below. */
    size_t line = line_of_stop(d);
    size_t wanted = line > before ? line - before + d->top : d->top;
    size_t best = 0;
    for (size_t i = 1; i < d->doc.stops.n; i++) {
        const struct doc_stop *stop = &d->doc.stops.v[i];
        if (stop->line <= wanted && stop->line >= d->doc.stops.v[best].line)
            best = i;
    }
    d->stop = best;
    settle(d, rows);
}

void scroll_move(struct scroll *d, int steps, int rows)
{
    if (d->doc.stops.n == 0)
        scroll_lines(d, steps, rows);
    if (d->doc.stops.n == 0 || rows < 1)
        return;
    for (; steps > 0; steps--)
        move_down(d, rows);
    for (; steps < 0; steps++)
        move_up(d, rows);
}
