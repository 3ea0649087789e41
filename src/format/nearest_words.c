/* SPDX-License-Identifier: MIT */
/* The cheapest way from the quote's words to those of the window, by a table of all pairs
 * of words. What the window has before and behind costs nothing. */
#include "format/nearest_words.h"

#include "base/utf8.h"
#include "base/vec.h"

enum {
    WORD_BYTES = 64,  /* what is longer is taken in pieces */
    AROUND = 4,       /* words shown before and behind a difference */
    SHOWN = 480,      /* bytes, about; the rest is an ellipsis */
    MARKED = 160,     /* … of them between two marks */
    ALIKE = 2,        /* prices: another word in its place, like it or not; … */
    UNLIKE = 4,
    GAP = 4,          /* … a word that the other side does not have */
};

struct word {
    struct str text;
    bool spaced; /* white space before it */
};

struct words {
    VEC(struct word) list;
};

enum move { SAME, OTHER, LACKING, EXTRA }; /* the text lacks it; the text has it besides */

struct step {
    enum move move;
    size_t quote, window; /* words; EXTRA has no first, LACKING no second */
};

struct steps {
    VEC(struct step) list;
};

struct table {
    const struct words *quote, *window;
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
    size_t least = a.n < b.n ? a.n : b.n, most = a.n < b.n ? b.n : a.n, head = 0, tail = 0;
    while (head < least && a.p[head] == b.p[head])
        head++;
    while (tail < least - head && a.p[a.n - 1 - tail] == b.p[b.n - 1 - tail])
        tail++;
    return (head + tail) * 2 >= most;
}

/* A quote may begin and end within a word. */
static bool same(const struct table *t, size_t quote, size_t window)
{
    const struct word *q = &t->quote->list.v[quote], *w = &t->window->list.v[window];
    if (quote == 0 && str_ends(w->text, q->text))
        return true;
    if (quote > 0 && q->spaced != w->spaced)
        return false;
    if (quote + 1 == t->quote->list.n && str_starts(w->text, q->text))
        return true;
    return str_eq(q->text, w->text);
}

/* ---- the table ---- */

static uint32_t price(const struct table *t, size_t quote, size_t window)
{
    if (same(t, quote, window))
        return 0;
    return alike(t->quote->list.v[quote].text, t->window->list.v[window].text) ? ALIKE
                                                                              : UNLIKE;
}

/* One row from the one before; `row` holds prices. */
static void fill_row(struct table *t, size_t quote, uint32_t *row)
{
    uint8_t *moves = t->moves + (quote + 1) * t->columns;
    uint32_t diagonal = row[0];
    row[0] += GAP;
    moves[0] = LACKING;
    for (size_t k = 1; k < t->columns; k++) {
        uint32_t step = price(t, quote, k - 1);
        uint32_t best = diagonal + step;
        moves[k] = step ? OTHER : SAME;
        if (row[k] + GAP < best) {
            best = row[k] + GAP;
            moves[k] = LACKING;
        }
        if (row[k - 1] + GAP < best) {
            best = row[k - 1] + GAP;
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

/* The steps from the last to the first. */
static void walk_back(const struct table *t, size_t column, struct steps *out)
{
    size_t row = t->quote->list.n;
    while (row > 0) {
        enum move move = t->moves[row * t->columns + column];
        row -= move != EXTRA;
        column -= move != LACKING;
        vec_push(&out->list, ((struct step){move, row, column}));
    }
}

static void align(const struct words *quote, const struct words *window, struct steps *out)
{
    struct table t = {quote, window, window->list.n + 1, NULL};
    t.moves = mem_array(quote->list.n + 1, t.columns);
    uint32_t *row = mem_array(t.columns, sizeof *row);
    for (size_t i = 0; i < quote->list.n; i++)
        fill_row(&t, i, row);
    walk_back(&t, end_column(row, t.columns), out);
    free(row);
    free(t.moves);
    for (size_t i = 0; i < out->list.n / 2; i++) {
        struct step *a = &out->list.v[i], *b = &out->list.v[out->list.n - 1 - i], s = *a;
        *a = *b;
        *b = s;
    }
}

/* ---- printing ---- */

static void put_word(struct buf *out, const struct word *w, bool first)
{
    if (w->spaced && !first)
        buf_addc(out, ' ');
    buf_add(out, w->text);
}

/* The words of one side in steps [from, to), between marks. */
static void put_marked(struct buf *out, const struct words *words, const struct steps *s,
                       size_t from, size_t to, bool quote)
{
    bool any = false;
    size_t start = out->n;
    for (size_t i = from; i < to; i++) {
        if (out->n - start > MARKED) {
            buf_addz(out, " …");
            break;
        }
        const struct step *step = &s->list.v[i];
        if (step->move == (quote ? EXTRA : LACKING))
            continue;
        const struct word *w = &words->list.v[quote ? step->quote : step->window];
        if (!any && w->spaced && out->n)
            buf_addc(out, ' ');
        if (!any)
            buf_addz(out, quote ? "[-" : "{+");
        put_word(out, w, !any);
        any = true;
    }
    if (any)
        buf_addz(out, quote ? "-]" : "+}");
}

/* Whether a step that is no difference is near enough to one to be shown. */
static bool is_near(const struct steps *s, size_t at)
{
    size_t from = at > AROUND ? at - AROUND : 0;
    for (size_t i = from; i < s->list.n && i <= at + AROUND; i++)
        if (s->list.v[i].move != SAME)
            return true;
    return false;
}

static void put_steps(struct buf *out, const struct words *quote,
                      const struct words *window, const struct steps *s)
{
    bool elided = false;
    for (size_t i = 0, to; i < s->list.n && out->n < SHOWN; i = to) {
        to = i + 1;
        if (s->list.v[i].move != SAME) {
            while (to < s->list.n && s->list.v[to].move != SAME)
                to++;
            put_marked(out, quote, s, i, to, true);
            put_marked(out, window, s, i, to, false);
            elided = false;
        } else if (is_near(s, i)) {
            put_word(out, &window->list.v[s->list.v[i].window], !out->n);
            elided = false;
        } else if (!elided) {
            buf_addz(out, out->n ? " …" : "…");
            elided = true;
        }
        if (out->n >= SHOWN && to < s->list.n)
            buf_addz(out, " …");
    }
}

void nearest_words(struct str quote, struct str window, struct buf *out, size_t *at)
{
    struct words q = {0}, w = {0};
    struct steps steps = {0};
    split(&q, quote);
    split(&w, window);
    align(&q, &w, &steps);
    put_steps(out, &q, &w, &steps);
    *at = 0;
    for (size_t i = 0; i < steps.list.n; i++) {
        if (steps.list.v[i].move == LACKING)
            continue;
        *at = (size_t)(w.list.v[steps.list.v[i].window].text.p - window.p);
        break;
    }
    vec_free(&q.list);
    vec_free(&w.list);
    vec_free(&steps.list);
}
