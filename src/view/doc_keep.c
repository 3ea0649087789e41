/* SPDX-License-Identifier: MIT */
/* A document with only the stops that match: by rows, which move up over those that go. */
#include "view/doc.h"

#include "base/fold.h"

struct keeper {
    struct doc *doc;
    bool *stops;  /* that stay */
    size_t *rows; /* where each row comes to stand, DOC_NONE: it goes */
};

/* Adds each paragraph's text to its stop's, folded; then asks. */
static void choose_stops(struct keeper *k, const struct words *words)
{
    const struct doc *d = k->doc;
    struct buf *texts = mem_array(d->stops.n, sizeof *texts);
    for (size_t i = 0; i < d->paras.n; i++) {
        if (d->paras.v[i].stop == DOC_NONE)
            continue;
        struct buf *text = &texts[d->paras.v[i].stop];
        buf_addc(text, ' ');
        fold(text, d->paras.v[i].text);
    }
    for (size_t i = 0; i < d->stops.n; i++) {
        k->stops[i] =
            d->stops.v[i].n_lines && words_match(words, buf_str(&texts[i]), false);
        buf_free(&texts[i]);
    }
    free(texts);
}

/* The empty row before a heading, too. */
static void keep_heading(struct keeper *k, size_t lead, size_t line)
{
    const struct doc *d = k->doc;
    if (lead > 0) {
        size_t before = doc_row(d, lead - 1);
        if (before < d->lines.n && d->lines.v[before].row == lead - 1 &&
            d->lines.v[before].from == d->lines.v[before].to)
            k->rows[lead - 1] = 0;
    }
    for (size_t row = lead; row < line; row++)
        k->rows[row] = 0;
}

/* The row of a heading's end is that of the first stop under it, which may go itself. */
static void choose_rows(struct keeper *k)
{
    const struct doc *d = k->doc;
    size_t lead = 0, end = 0;
    for (size_t row = 0; row < d->rows; row++)
        k->rows[row] = row < d->head ? 0 : DOC_NONE;
    for (size_t i = 0; i < d->stops.n; i++) {
        const struct doc_stop *stop = &d->stops.v[i];
        if (stop->lead < stop->line) {
            lead = stop->lead;
            end = stop->line;
        }
        if (!k->stops[i])
            continue;
        if (lead < end && end <= stop->line)
            keep_heading(k, lead, end);
        for (size_t row = stop->line; row < stop->line + stop->n_lines; row++)
            k->rows[row] = 0;
    }
    size_t next = 0;
    for (size_t row = 0; row < d->rows; row++)
        if (k->rows[row] != DOC_NONE)
            k->rows[row] = next++;
}

static bool line_stays(const struct keeper *k, const struct doc_line *line)
{
    size_t stop = k->doc->paras.v[line->para].stop;
    return k->rows[line->row] != DOC_NONE && (stop == DOC_NONE || k->stops[stop]);
}

static void move_lines(struct keeper *k)
{
    struct doc *d = k->doc;
    size_t kept = 0, rows = 0;
    for (size_t i = 0; i < d->lines.n; i++) {
        if (!line_stays(k, &d->lines.v[i]))
            continue;
        d->lines.v[kept] = d->lines.v[i];
        d->lines.v[kept].row = k->rows[d->lines.v[i].row];
        rows = d->lines.v[kept++].row + 1;
    }
    d->lines.n = kept;
    d->rows = rows;
}

/* Stops get other numbers, by which paragraphs know them. */
static void move_stops(struct keeper *k)
{
    struct doc *d = k->doc;
    size_t *numbers = mem_array(d->stops.n, sizeof *numbers);
    size_t kept = 0;
    for (size_t i = 0; i < d->stops.n; i++) {
        if (!k->stops[i])
            continue;
        struct doc_stop stop = d->stops.v[i];
        bool led = stop.lead < stop.line && k->rows[stop.lead] != DOC_NONE;
        size_t lead = led ? k->rows[stop.lead] : 0;
        stop.line = k->rows[stop.line];
        stop.lead = led ? lead : stop.line;
        d->stops.v[kept] = stop;
        numbers[i] = kept++;
    }
    d->stops.n = kept;
    for (size_t i = 0; i < d->paras.n; i++) {
        size_t stop = d->paras.v[i].stop;
        if (stop != DOC_NONE)
            d->paras.v[i].stop = k->stops[stop] ? numbers[stop] : DOC_NONE;
    }
    free(numbers);
}

struct doc_kept doc_keep(struct doc *d, const struct words *words, bool first)
{
    struct doc_kept count = {.all = d->stops.n};
    if (d->stops.n == 0)
        return count;
    struct keeper k = {
        .doc = d,
        .stops = mem_array(d->stops.n, sizeof *k.stops),
        .rows = mem_array(d->rows + 1, sizeof *k.rows),
    };
    choose_stops(&k, words);
    for (size_t i = 0; i < d->stops.n; i++)
        count.kept += k.stops[i];
    k.stops[0] = k.stops[0] || (first && d->stops.v[0].n_lines);
    choose_rows(&k);
    move_lines(&k);
    move_stops(&k);
    free(k.stops);
    free(k.rows);
    return count;
}
