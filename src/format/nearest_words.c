/* SPDX-License-Identifier: MIT */
/* The cheapest way from the quote's words to those of the window, by a table of all pairs
 * of words. What the window has before and behind costs nothing. */
#include "format/nearest_words.h"

#include "base/utf8.h"
#include "base/vec.h"

enum {
    WORD_BYTES = 64, /* what is longer is taken in pieces */
    AROUND = 4,      /* words shown before and behind a difference */
    WORTH = 2,       /* … and so many more rather than an ellipsis */
    SHOWN = 480,     /* bytes, about; the rest is an ellipsis */
    MARKED = 160,    /* … of them between two marks */
};

/* Prices. What the text has besides is cheap: quotes leave words out more often than they
 * put others in their place. */
enum {
    PRICE_ALIKE = 2, /* another word, but like it */
    PRICE_OTHER = 4,
    PRICE_LACKING = 4,
    PRICE_EXTRA = 1,
};

struct word {
    struct str text;
    bool spaced; /* white space before it */
};

struct words {
    VEC(struct word) list;
};

/* To the text: it has the word, another, none; it has one besides. */
enum move { SAME, OTHER, LACKING, EXTRA };

struct step {
    enum move move;
    size_t quote, window; /* words; EXTRA has no first, LACKING no second */
};

struct pair {
    struct words quote, window;
    VEC(struct step) steps; /* from the one to the other */
};

struct table {
    const struct pair *pair;
    size_t columns;
    uint8_t *moves; /* by row (words of the quote done) and column (of the window) */
};

/* ---- words ---- */

/* Whether it makes a word together with its neighbours: letters, digits and marks, but
 * not those of scripts that are wide, where each stands for itself. */
static bool joins(int32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return c >= 0xc0 && !(c >= 0x2000 && c <= 0x206f) && utf8_width(c) < 2;
}

static void split(struct words *w, struct str s)
{
    bool spaced = false;
    for (size_t at = 0; at < s.n;) {
        size_t from = at, end;
        bool word = joins(utf8_next(s, &at));
        while (word && at < s.n && at - from < WORD_BYTES) {
            end = at;
            if (!joins(utf8_next(s, &end)))
                break;
            at = end;
        }
        if (s.p[from] != ' ')
            vec_push(&w->list, ((struct word){str_sub(s, from, at), spaced}));
        spaced = s.p[from] == ' ';
    }
}

/* Whether more than half of the longer one is the beginning and end of both. */
static bool alike(struct str a, struct str b)
{
    size_t least = a.n < b.n ? a.n : b.n, most = a.n < b.n ? b.n : a.n;
    size_t head = 0, tail = 0;
    while (head < least && a.p[head] == b.p[head])
        head++;
    while (tail < least - head && a.p[a.n - 1 - tail] == b.p[b.n - 1 - tail])
        tail++;
    return (head + tail) * 2 >= most;
}

/* A quote may begin and end within a word. */
static bool same(const struct table *t, size_t quote, size_t window)
{
    const struct words *all = &t->pair->quote;
    const struct word *q = &all->list.v[quote], *w = &t->pair->window.list.v[window];
    if (quote == 0 && str_ends(w->text, q->text))
        return true;
    if (quote > 0 && q->spaced != w->spaced)
        return false;
    if (quote + 1 == all->list.n && str_starts(w->text, q->text))
        return true;
    return str_eq(q->text, w->text);
}

/* ---- the table ---- */

static uint32_t price(const struct table *t, size_t quote, size_t window)
{
    if (same(t, quote, window))
        return 0;
    struct str q = t->pair->quote.list.v[quote].text;
    return alike(q, t->pair->window.list.v[window].text) ? PRICE_ALIKE : PRICE_OTHER;
}

/* One row from the one before; `row` holds prices. */
static void fill_row(struct table *t, size_t quote, uint32_t *row)
{
    uint8_t *moves = t->moves + (quote + 1) * t->columns;
    uint32_t diagonal = row[0];
    row[0] += PRICE_LACKING;
    moves[0] = LACKING;
    for (size_t k = 1; k < t->columns; k++) {
        uint32_t step = price(t, quote, k - 1);
        uint32_t best = diagonal + step;
        moves[k] = step ? OTHER : SAME;
        if (row[k] + PRICE_LACKING < best) {
            best = row[k] + PRICE_LACKING;
            moves[k] = LACKING;
        }
        if (row[k - 1] + PRICE_EXTRA < best) {
            best = row[k - 1] + PRICE_EXTRA;
            moves[k] = EXTRA;
        }
        diagonal = row[k];
        row[k] = best;
    }
}

/* The column of the last row where the passage ends. A word in the last one's place is
 * better than none. */
static size_t end_column(const uint32_t *row, size_t columns)
{
    size_t best = 0;
    for (size_t k = 1; k < columns; k++)
        if (row[k] < row[best] || (k == best + 1 && row[k] == row[best]))
            best = k;
    return best;
}

static void walk_back(const struct table *t, size_t column, struct pair *p)
{
    size_t row = p->quote.list.n;
    while (row > 0) {
        enum move move = t->moves[row * t->columns + column];
        row -= move != EXTRA;
        column -= move != LACKING;
        vec_push(&p->steps, ((struct step){move, row, column}));
    }
    for (size_t i = 0, k = p->steps.n; i + 1 < k; i++) {
        struct step s = p->steps.v[i];
        p->steps.v[i] = p->steps.v[--k];
        p->steps.v[k] = s;
    }
}

static void align(struct pair *p)
{
    struct table t = {.pair = p, .columns = p->window.list.n + 1};
    t.moves = mem_array(p->quote.list.n + 1, t.columns);
    uint32_t *row = mem_array(t.columns, sizeof *row);
    for (size_t i = 0; i < p->quote.list.n; i++)
        fill_row(&t, i, row);
    walk_back(&t, end_column(row, t.columns), p);
    free(row);
    free(t.moves);
}

/* ---- printing ---- */

static const struct word *word_of(const struct pair *p, const struct step *step,
                                  bool quote)
{
    if (step->move == (quote ? EXTRA : LACKING))
        return NULL;
    return quote ? &p->quote.list.v[step->quote] : &p->window.list.v[step->window];
}

static void put_word(struct buf *out, const struct word *w, bool first)
{
    if (w->spaced && !first)
        buf_addc(out, ' ');
    buf_add(out, w->text);
}

/* The words of one side in steps [from, to). */
static void put_words(struct buf *out, const struct pair *p, size_t from, size_t to,
                      bool quote)
{
    size_t start = out->n;
    for (size_t i = from; i < to; i++) {
        const struct word *w = word_of(p, &p->steps.v[i], quote);
        if (w && out->n - start > MARKED) {
            buf_addz(out, " …");
            break;
        }
        if (w)
            put_word(out, w, out->n == start);
    }
}

/* The first word of one side in steps [from, to), or NULL. */
static const struct word *first_word(const struct pair *p, size_t from, size_t to,
                                     bool quote)
{
    const struct word *w = NULL;
    for (size_t i = from; i < to && !w; i++)
        w = word_of(p, &p->steps.v[i], quote);
    return w;
}

/* Both sides between their marks. White space that both have before them stands outside;
 * where one has none, that is a difference too. */
static void put_difference(struct buf *out, const struct pair *p, size_t from, size_t to)
{
    const struct word *q = first_word(p, from, to, true);
    const struct word *w = first_word(p, from, to, false);
    bool apart = q && w && out->n && q->spaced != w->spaced;
    for (int quote = 1; quote >= 0; quote--) {
        const struct word *first = quote ? q : w;
        if (!first)
            continue;
        if (first->spaced && out->n && !apart)
            buf_addc(out, ' ');
        buf_addz(out, quote ? "[-" : "{+");
        if (first->spaced && apart)
            buf_addc(out, ' ');
        put_words(out, p, from, to, quote);
        buf_addz(out, quote ? "-]" : "+}");
    }
}

/* Whether a step that is no difference is near enough to one to be shown. */
static bool is_near(const struct pair *p, size_t at)
{
    size_t from = at > AROUND ? at - AROUND : 0;
    for (size_t i = from; i < p->steps.n && i <= at + AROUND; i++)
        if (p->steps.v[i].move != SAME)
            return true;
    return false;
}

/* The end of the run of steps from `at` on that are differences, or near to one, or
 * neither. */
static size_t run_end(const struct pair *p, size_t at)
{
    bool differs = p->steps.v[at].move != SAME, near = is_near(p, at);
    size_t end = at + 1;
    while (end < p->steps.n && (p->steps.v[end].move != SAME) == differs &&
           is_near(p, end) == near)
        end++;
    return end;
}

static void put_steps(struct buf *out, const struct pair *p)
{
    bool full = false;
    for (size_t i = 0, end; i < p->steps.n && !full; i = end) {
        end = run_end(p, i);
        full = out->n > SHOWN;
        if (full || (!is_near(p, i) && end - i > WORTH))
            buf_addz(out, out->n ? " …" : "…");
        else if (p->steps.v[i].move != SAME)
            put_difference(out, p, i, end);
        else
            for (; i < end; i++)
                put_word(out, &p->window.list.v[p->steps.v[i].window], !out->n);
    }
}

void nearest_words(struct str quote, struct str window, struct buf *out, size_t *at)
{
    struct pair p = {0};
    split(&p.quote, quote);
    split(&p.window, window);
    align(&p);
    put_steps(out, &p);
    *at = 0;
    for (size_t i = 0; i < p.steps.n; i++) {
        const struct word *w = word_of(&p, &p.steps.v[i], false);
        if (!w)
            continue;
        *at = (size_t)(w->text.p - window.p);
        break;
    }
    vec_free(&p.quote.list);
    vec_free(&p.window.list);
    vec_free(&p.steps);
}
