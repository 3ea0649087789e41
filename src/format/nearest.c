/* SPDX-License-Identifier: MIT */
/* Finds the stretch of a text that shares most runs of a few bytes with the quote: a
 * window as long as the quote slides over the text, and each step takes one run in and
 * one out. It works as well where words are not separated by spaces. */
#include "format/nearest.h"

#include "base/mem.h"
#include "format/nearest_words.h"

#include <stdint.h>
#include <stdlib.h>

enum {
    PART = 2048,      /* bytes of a quote that are compared at once */
    SLOTS = 1 << 14,  /* for runs, many more than a part has */
    LEAST = 1000 / 3, /* likeness below which a passage is no answer */
    SHORT = 12,       /* quotes below this are compared by runs of two bytes, not three */
};

/* How many more of each run the quote has than the window. */
struct runs {
    size_t size;
    int32_t *lacking; /* by slot */
};

static size_t slot(const struct runs *r, const char *p)
{
    uint32_t h = 0;
    for (size_t i = 0; i < r->size; i++)
        h = h << 8 | (unsigned char)p[i];
    return (size_t)(h * UINT32_C(2654435761) >> 18);
}

/* The byte at which the best window begins, and how many of the quote's runs it has. */
static size_t slide(const struct runs *r, struct str text, size_t n_runs, size_t *best)
{
    size_t score = 0, where = 0;
    *best = 0;
    for (size_t at = 0; at + r->size <= text.n; at++) {
        if (at >= n_runs) {
            int32_t *out = &r->lacking[slot(r, text.p + (at - n_runs))];
            score -= ++*out > 0;
        }
        int32_t *in = &r->lacking[slot(r, text.p + at)];
        score += (*in)-- > 0;
        if (score > *best) {
            *best = score;
            where = at + 1 > n_runs ? at + 1 - n_runs : 0;
        }
    }
    return where;
}

static bool is_boundary(struct str text, size_t at)
{
    return at == 0 || at >= text.n || text.p[at] == ' ';
}

/* The window with what stands around it, up to whole words where they are near. */
static struct str widen(struct str text, size_t from, size_t n)
{
    enum { NEAR = 64 };
    size_t margin = n / 2 + 48, to = from + n;
    from = from > margin ? from - margin : 0;
    to = text.n - to > margin ? to + margin : text.n;
    for (size_t i = 0; i < NEAR && !is_boundary(text, from); i++)
        from--;
    for (size_t i = 0; i < NEAR && !is_boundary(text, to); i++)
        to++;
    while (from > 0 && ((unsigned char)text.p[from] & 0xc0) == 0x80)
        from--;
    while (to < text.n && ((unsigned char)text.p[to] & 0xc0) == 0x80)
        to++;
    return str_sub(text, from, to);
}

/* The first part of a long quote that does not stand in the text; parts overlap, so that
 * no difference falls between two. */
static struct str wrong_part(struct str text, struct str quote)
{
    size_t from = 0;
    for (;;) {
        size_t to = quote.n - from > PART ? from + PART : quote.n;
        struct str part = str_sub(quote, from, to);
        if (to == quote.n || str_find(text, part, 0) == SIZE_MAX)
            return part;
        from += PART / 2;
    }
}

struct nearest nearest_find(struct str text, struct str quote)
{
    struct nearest n = {0};
    quote = wrong_part(text, quote);
    struct runs runs = {.size = quote.n < SHORT ? 2 : 3};
    if (quote.n < runs.size || text.n < runs.size)
        return n;
    size_t n_runs = quote.n - runs.size + 1, best;
    runs.lacking = mem_array(SLOTS, sizeof *runs.lacking);
    for (size_t i = 0; i < n_runs; i++)
        runs.lacking[slot(&runs, quote.p + i)]++;
    size_t at = slide(&runs, text, n_runs, &best);
    free(runs.lacking);
    unsigned likeness = (unsigned)(best * 1000 / n_runs);
    if (likeness < LEAST)
        return n;
    size_t length = text.n - at < quote.n ? text.n - at : quote.n, inside;
    struct str window = widen(text, at, length);
    nearest_words(quote, window, &n.marked, &inside);
    n.likeness = likeness;
    n.at = (size_t)(window.p - text.p) + inside;
    return n;
}
