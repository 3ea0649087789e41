/* SPDX-License-Identifier: MIT */
/* Greedy line breaking over graphemes: a small part of UAX 14, the part that prose in the
 * scripts of case files needs. */
#include "base/wrap.h"

#include "base/utf8.h"

static bool is_hyphen(int32_t c)
{
    return c == '-' || c == 0x2010;
}

/* U+2012 to U+2015 dashes, and hyphens. */
static bool is_dash(int32_t c)
{
    return is_hyphen(c) || (c >= 0x2012 && c <= 0x2015);
}

static bool is_digit(int32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(int32_t c)
{
    return c == ' ' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A && c != 0x2007);
}

static int32_t first_of(struct str text, size_t at)
{
    return at < text.n ? utf8_next(text, &at) : 0;
}

/* Whether a line may end between the grapheme `here` and the one after it, `next`. */
static bool may_break(int32_t here, int32_t next, int32_t before, int width, int next_width)
{
    if (is_blank(next))
        return false; /* blanks hang over the end */
    if (is_blank(here))
        return true;
    if (is_hyphen(here) && is_digit(before) && is_digit(next))
        return false; /* a date, 2019-03-05 */
    if (is_dash(here)) /* not before a number, as in -5, nor in a run of dashes */
        return before && !is_blank(before) && !is_dash(next) && next != ' ';
    return width == 2 && next_width == 2;
}

static size_t next_line_start(struct str text, size_t at)
{
    while (at < text.n) {
        size_t next = at;
        if (!is_blank(utf8_next(text, &next)))
            break;
        at = next;
    }
    if (at < text.n && text.p[at] == '\n')
        at++;
    return at;
}

static struct str without_trailing_blanks(struct str line)
{
    while (line.n && line.p[line.n - 1] == ' ')
        line.n--;
    return line;
}

size_t wrap_line(struct str text, size_t at, size_t columns, struct str *line)
{
    size_t used = 0, end = at, fits = at; /* `fits`: the last place where it may end */
    int32_t before = 0;
    while (end < text.n && text.p[end] != '\n') {
        size_t next = utf8_grapheme(text, end);
        size_t wide = utf8_columns(str_sub(text, end, next));
        int32_t here = first_of(text, end);
        if (used + wide > columns && end > at && !is_blank(here))
            break;
        used += wide;
        int32_t after = first_of(text, next);
        if (next < text.n && may_break(here, after, before, (int)wide, utf8_width(after)))
            fits = next;
        before = here;
        end = next;
    }
    bool whole = end >= text.n || text.p[end] == '\n';
    if (!whole && fits > at)
        end = fits;
    *line = without_trailing_blanks(str_sub(text, at, end));
    if (whole)
        return end < text.n ? end + 1 : end;
    return next_line_start(text, end);
}

size_t wrap_count(struct str text, size_t columns)
{
    size_t n = 0;
    struct str line;
    for (size_t at = 0; at < text.n; n++)
        at = wrap_line(text, at, columns, &line);
    return n;
}
