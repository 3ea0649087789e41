/* SPDX-License-Identifier: MIT */
/* A line of text around what was found in it. */
#include "index/search.h"

#include "base/utf8.h"

/* The border of a code point that is `columns` of them away from `at`. */
static size_t back_by(struct str text, size_t at, size_t columns)
{
    for (; columns && at; columns--)
        do
            at--;
        while (at && ((unsigned char)text.p[at] & 0xC0) == 0x80);
    return at;
}

static size_t on_by(struct str text, size_t at, size_t columns)
{
    for (; columns && at < text.n; columns--)
        utf8_next(text, &at);
    return at;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* The first beginning of a word at or behind `at` (which is not 0), before `limit`. */
static size_t word_start(struct str text, size_t at, size_t limit)
{
    for (size_t i = at; i < limit; i++)
        if (is_blank(text.p[i - 1]))
            return i;
    return at;
}

/* The last end of a word at or before `at`, not before `limit`. */
static size_t word_end(struct str text, size_t at, size_t limit)
{
    for (size_t i = at; i > limit; i--)
        if (is_blank(text.p[i]))
            return i;
    return is_blank(text.p[limit]) ? limit : at;
}

static void cut(struct str text, const struct search_mark *first, size_t columns,
                size_t *from, size_t *to)
{
    *from = back_by(text, first->from, columns / 3);
    *to = on_by(text, *from, columns);
    if (*to == text.n)
        *from = back_by(text, *to, columns);
    if (*from > first->from)
        *from = first->from;
    if (*from > 0)
        *from = word_start(text, *from, first->from);
    if (*to < first->to)
        *to = first->to;
    if (*to < text.n)
        *to = word_end(text, *to, first->to);
}

/* Runs of white space become one blank; marks begin and end beside no blank. */
size_t search_snippet(struct str text, const struct search_mark *marks, size_t n_marks,
                      size_t columns, struct buf *out, struct search_mark *in_out,
                      size_t max)
{
    struct search_mark start = {0, 0};
    size_t from, to, n = 0, next = 0;
    cut(text, n_marks ? marks : &start, columns, &from, &to);
    if (from > 0)
        buf_addz(out, "…");
    for (size_t i = from; i < to; i++) {
        while (next < n_marks && marks[next].to <= i)
            next++;
        bool fits = next < n_marks && marks[next].to <= to;
        if (fits && marks[next].from == i && n < max)
            in_out[n++] = (struct search_mark){out->n, out->n};
        bool blank = is_blank(text.p[i]);
        if (!blank || out->n == 0 || out->p[out->n - 1] != ' ')
            buf_addc(out, blank ? ' ' : text.p[i]);
        if (n && fits && i + 1 == marks[next].to)
            in_out[n - 1].to = out->n;
    }
    if (to < text.n)
        buf_addz(out, "…");
    return n;
}
