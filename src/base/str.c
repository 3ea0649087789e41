/* SPDX-License-Identifier: MIT */
/* Borrowed runs of bytes. */
#include "base/str.h"

#include <stdint.h>

static bool blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    if (order)
        return order;
    return (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str start)
{
    return s.n >= start.n && (start.n == 0 || memcmp(s.p, start.p, start.n) == 0);
}

bool str_ends(struct str s, struct str end)
{
    return s.n >= end.n &&
           (end.n == 0 || memcmp(s.p + (s.n - end.n), end.p, end.n) == 0);
}

struct str str_trim(struct str s)
{
    while (s.n && blank(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n && blank(s.p[s.n - 1]))
        s.n--;
    return s;
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    if (from > s.n)
        return SIZE_MAX;
    if (needle.n == 0)
        return from;
    if (from == s.n)
        return SIZE_MAX;
    const char *hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
    return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

struct str str_word(struct str *rest)
{
    while (rest->n && blank(rest->p[0])) {
        rest->p++;
        rest->n--;
    }
    size_t n = 0;
    while (n < rest->n && !blank(rest->p[n]))
        n++;
    struct str word = {rest->p, n};
    if (n)
        rest->p += n;
    rest->n -= n;
    return word;
}

bool str_in_words(struct str word, struct str list)
{
    for (struct str w = str_word(&list); w.n; w = str_word(&list))
        if (str_eq(w, word))
            return true;
    return false;
}
