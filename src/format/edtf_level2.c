/* SPDX-License-Identifier: MIT */
/* The forms of EDTF's level 2 that dossier does not read: each is refused by its name and
 * with the way to say it, or nearly so, in level 1. */
#include "format/edtf_read.h"

#include <ctype.h>

bool edtf_hint_all_of(const struct edtf_puzzle *z)
{
    if (z->text.p[0] != '{')
        return false;
    buf_addz(z->why, "{...}, all of several dates, is level 2: give each date a record "
                     "of its own, or write an interval such as `1960/1961`; [...] is one "
                     "of several");
    return true;
}

/* Y17E3 for seventeen thousand, and 1950S2 for 1950 of which two digits are certain. */
bool edtf_hint_exponent(const struct edtf_puzzle *z)
{
    enum { MOST_ZEROS = 12 };
    struct str s = z->bad;
    size_t first = s.p[0] == 'Y';
    first += first < s.n && s.p[first] == '-';
    size_t at = first;
    while (at < s.n && isdigit((unsigned char)s.p[at]))
        at++;
    if (at == first || at == s.n || (s.p[at] != 'E' && s.p[at] != 'S'))
        return false;
    if (s.p[at] == 'S')
        return edtf_offer(z, "significant digits (S) are level 2: leave them off, ",
                          str_sub(s, 0, at), "");

    size_t zeros = 0;
    struct buf year = {0};
    buf_add(&year, str_sub(s, 0, at));
    for (at++; at < s.n && isdigit((unsigned char)s.p[at]) && zeros <= MOST_ZEROS; at++)
        zeros = zeros * 10 + (size_t)(s.p[at] - '0');
    buf_pad(&year, '0', zeros <= MOST_ZEROS ? zeros : 0);
    if (zeros > MOST_ZEROS ||
        !edtf_offer(z, "a year with E is level 2: write it out, ", buf_str(&year), ""))
        buf_addz(z->why, "a year with E is level 2: write it out");
    buf_free(&year);
    return true;
}

/* ?2004, 2004-06~-11, (2004)?-06 of the draft of 2012; and slips: 2015?~, and 2017-07-~
 * where the last dash is one too many. */
bool edtf_hint_qualifier(const struct edtf_puzzle *z)
{
    static const char *const words[] = {"", "uncertain", "approximate",
                                        "uncertain and approximate"};
    static const char marks[] = {'\0', '?', '~', '%'}; /* ? and ~ together are % */
    unsigned mark = 0;
    bool inside = false;
    struct buf date = {0};
    for (size_t i = 0; i < z->bad.n; i++) {
        char c = z->bad.p[i];
        unsigned found = c == '?' ? 1 : c == '~' ? 2 : c == '%' ? 3 : 0;
        inside |= mark && !found;
        mark |= found;
        if (!found && c != '(' && c != ')')
            buf_addc(&date, c);
    }
    const char *unit = "";
    if (date.n && date.p[date.n - 1] == '-' && !inside) {
        buf_cut(&date, date.n - 1);
        unit = date.n > 7 ? "day " : date.n > 4 ? "month " : "year ";
    }
    struct buf before = {0};
    if (inside)
        buf_addz(&before, "a qualifier before or inside a date is level 2: put it at the "
                          "end, where it holds for the whole date, ");
    else
        buf_addf(&before, "%s%s is ", unit, words[mark]);
    buf_addc(&date, marks[mark]);
    bool said = mark && edtf_offer(z, buf_z(&before), buf_str(&date), "");
    buf_free(&before);
    buf_free(&date);
    return said;
}

/* X with digits to the right of it, or for one digit of a month or day. */
bool edtf_hint_unknown(const struct edtf_puzzle *z)
{
    struct str s = z->bad;
    size_t minus = s.p[0] == '-';
    size_t x = str_find(s, STR("X"), 0);
    if (x == SIZE_MAX || s.n < 4 + minus)
        return false;
    bool interval = memchr(z->text.p, '/', z->text.n) != NULL; /* whose ends have no X */
    struct buf level1 = {0};
    size_t day = 7 + minus, month = 4 + minus;
    if (x > day) {
        buf_add(&level1, str_sub(s, 0, day));
        buf_addz(&level1, interval ? "" : "-XX");
    } else if (x > month) {
        bool with_day = s.n > day && s.p[day] == '-';
        buf_add(&level1, str_sub(s, 0, month));
        buf_addz(&level1, interval ? "" : with_day ? "-XX-XX" : "-XX");
    } else {
        buf_add(&level1, str_sub(s, 0, x));
        buf_pad(&level1, 'X', month - x);
    }
    if (strchr("?~%", s.p[s.n - 1]))
        buf_addc(&level1, s.p[s.n - 1]);
    bool said = edtf_offer(z, "X with something known to its right, or for one digit of "
                              "a month or day, is level 2: write ", buf_str(&level1), "");
    buf_free(&level1);
    return said;
}

