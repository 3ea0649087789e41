/* SPDX-License-Identifier: MIT */
/* Optimal string alignment: Levenshtein's table, kept as three rows, with the swap of two
 * neighbours as one edit; given up as soon as a whole row lies beyond the limit. */
#include "base/suggest.h"

#include <stdint.h>

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Fills `row` for the first i bytes of a from the two rows above it; returns its least
 * value, below which no later row can fall. */
static size_t fill(uint8_t *row, const uint8_t *above, const uint8_t *two_above,
    struct str a, struct str b, size_t i)
{
    row[0] = (uint8_t)i;
    size_t low = i;
    for (size_t j = 1; j <= b.n; j++) {
        size_t edits = above[j - 1] + (size_t)(a.p[i - 1] != b.p[j - 1]);
        edits = least(edits, least(above[j], row[j - 1]) + (size_t)1);
        if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
            edits = least(edits, two_above[j - 2] + (size_t)1);
        row[j] = (uint8_t)edits; /* at most SUGGEST_MAX, the longer word's length */
        low = least(low, edits);
    }
    return low;
}

size_t suggest_distance(struct str a, struct str b, size_t limit)
{
    if ((a.n > b.n ? a.n - b.n : b.n - a.n) > limit)
        return limit + 1;
    if (a.n > SUGGEST_MAX || b.n > SUGGEST_MAX)
        return str_eq(a, b) ? 0 : limit + 1;
    uint8_t rows[3][SUGGEST_MAX + 1] = {{0}};
    for (size_t j = 0; j <= b.n; j++)
        rows[0][j] = (uint8_t)j;
    size_t low_above = 0;
    for (size_t i = 1; i <= a.n; i++) {
        size_t low = fill(rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3], a, b, i);
        if (low > limit && low_above > limit) /* a swap reaches back two rows */
            return limit + 1;
        low_above = low;
    }
    size_t edits = rows[a.n % 3][b.n];
    return edits > limit ? limit + 1 : edits;
}

struct suggestion suggest_start(struct str word)
{
    size_t near = word.n / 3 ? word.n / 3 : 1;
    return (struct suggestion){.word = word, .distance = near + 1};
}

static size_t same_start(struct str a, struct str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n])
        n++;
    return n;
}

/* Of two that are as many edits away. */
static bool is_nearer(const struct suggestion *s, struct str candidate)
{
    size_t is = same_start(s->word, candidate), best = same_start(s->word, s->best);
    return is > best || (is == best && str_cmp(candidate, s->best) < 0);
}

void suggest_offer(struct suggestion *s, struct str candidate)
{
    if (candidate.n == 0)
        return;
    size_t limit = s->best.n ? s->distance : s->distance - 1;
    size_t distance = suggest_distance(s->word, candidate, limit);
    if (distance > limit || (distance == s->distance && !is_nearer(s, candidate)))
        return;
    s->distance = distance;
    s->best = candidate;
}
