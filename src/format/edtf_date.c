/* SPDX-License-Identifier: MIT */
/* One date of level 0 or 1: a year, perhaps a month or season, a day, a time, and one
 * qualifier at the end. What is written right but cannot be is refused here with its
 * reason; what is written wrong is left to edtf_hint. */
#include "format/edtf_read.h"

#include <stdlib.h>

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Two digits, or XX. */
static bool two_places(struct str s, size_t at, int *out)
{
    if (s.n < at + 2)
        return false;
    const char *p = s.p + at;
    *out = p[0] == 'X' ? EDTF_ANY : (p[0] - '0') * 10 + (p[1] - '0');
    return (digit(p[0]) && digit(p[1])) || (p[0] == 'X' && p[1] == 'X');
}

static bool two_digits(struct str s, size_t at, int *out)
{
    return two_places(s, at, out) && *out != EDTF_ANY;
}

/* Y and a year that needs it: five digits or more, not filled up with zeros. */
static bool read_long_year(struct str s, struct edtf_date *out)
{
    size_t at = s.n > 1 && s.p[1] == '-' ? 2 : 1;
    if (s.n - at < 5 || s.p[at] == '0')
        return false;
    int64_t year = 0;
    for (size_t i = at; i < s.n; i++) {
        if (!digit(s.p[i]))
            return false;
        year = year * 10 + (s.p[i] - '0');
        if (year > EDTF_YEAR_LIMIT)
            year = EDTF_YEAR_LIMIT;
    }
    out->written = s;
    out->year = out->last_year = at == 2 ? -year : year;
    return true;
}

/* Four digits, X only from the right, with or without a minus. */
static bool read_year(struct str s, struct edtf_date *out, struct buf *why)
{
    bool minus = s.n && s.p[0] == '-';
    if (s.n < 4u + minus)
        return false;
    int64_t first = 0, unknown = 1;
    for (size_t i = minus; i < 4u + minus; i++) {
        bool x = s.p[i] == 'X';
        if (!x && (!digit(s.p[i]) || out->unknown_digits))
            return false;
        out->unknown_digits += x;
        unknown *= x ? 10 : 1;
        first = first * 10 + (x ? 0 : s.p[i] - '0');
    }
    int64_t last = first + unknown - 1;
    if (minus && last == 0) {
        buf_addz(why, "there is no year -0000: 1 BC is `0000`");
        return false;
    }
    out->written = str_sub(s, 0, 4u + minus);
    out->year = minus ? -last : first;
    out->last_year = !minus ? last : first ? -first : -1;
    return true;
}

/* Level 2 numbers more divisions of a year; each can be written as its months. */
static const struct {
    const char *name;
    int from, to; /* months; `to` is in the next year when it is less */
} divisions[] = {
    {"spring, northern", 3, 5},     {"summer, northern", 6, 8},
    {"autumn, northern", 9, 11},    {"winter, northern", 12, 2},
    {"spring, southern", 9, 11},    {"summer, southern", 12, 2},
    {"autumn, southern", 3, 5},     {"winter, southern", 6, 8},
    {"first quarter", 1, 3},        {"second quarter", 4, 6},
    {"third quarter", 7, 9},        {"fourth quarter", 10, 12},
    {"first four months", 1, 4},    {"second four months", 5, 8},
    {"third four months", 9, 12},   {"first half", 1, 6},
    {"second half", 7, 12},
};
enum { FIRST_DIVISION = 25, LAST_DIVISION = 41 };

static void refuse_month(const struct edtf_date *d, struct buf *why)
{
    if (d->month >= FIRST_DIVISION && d->month <= LAST_DIVISION) {
        int from = divisions[d->month - FIRST_DIVISION].from;
        int to = divisions[d->month - FIRST_DIVISION].to;
        int year = (int)d->year + (to < from && d->year < 9999);
        buf_addf(why, "%d (%s) is a code of level 2: write its months, "
                 "`%.*s-%02d/%s%04d-%02d`", d->month,
                 divisions[d->month - FIRST_DIVISION].name, STR_ARG(d->written), from,
                 year < 0 ? "-" : "", abs(year), to < from && d->year == 9999 ? 12 : to);
        return;
    }
    if (d->month == 0) {
        buf_addf(why, "there is no month 00: when only the year is known, write `%.*s`",
                 STR_ARG(d->written));
        return;
    }
    buf_addf(why, "there is no month %d", d->month);
    int64_t other = d->year / 100 * 100 + d->month;
    if (other > d->year && d->year > 0)
        buf_addf(why, "; an interval is `%04d/%04d`", (int)d->year, (int)other);
}

static void refuse_day(const struct edtf_date *d, struct buf *why)
{
    if (d->day == 0)
        buf_addf(why, "there is no day 00: when only the month is known, write "
                 "`%.*s-%02d`", STR_ARG(d->written), d->month);
    else
        buf_addf(why, "%s %.*s has %d days", edtf_months[d->month - 1],
                 STR_ARG(d->written), edtf_month_days(d->year, d->month));
}

/* -MM and -DD behind the year. */
static bool read_month_and_day(struct str s, struct edtf_date *out, struct buf *why)
{
    if (s.n == 0)
        return true;
    if ((s.n != 3 && s.n != 6) || s.p[0] != '-' || !two_places(s, 1, &out->month))
        return false;
    if (s.n == 6 && (s.p[3] != '-' || !two_places(s, 4, &out->day)))
        return false;
    /* What is right of an X is unknown too. */
    if (out->unknown_digits && (out->unknown_digits < 4 || out->month != EDTF_ANY))
        return false;
    if (out->month == EDTF_ANY)
        return s.n == 3 || out->day == EDTF_ANY;

    bool season = out->month >= EDTF_SPRING && out->month <= EDTF_WINTER;
    if (!season && (out->month < 1 || out->month > 12)) {
        refuse_month(out, why);
        return false;
    }
    if (season && s.n == 6) {
        buf_addf(why, "%d is a season, which has no days: leave the day off, or write "
                 "the month", out->month);
        return false;
    }
    if (s.n == 6 && out->day != EDTF_ANY &&
        (out->day < 1 || out->day > edtf_month_days(out->year, out->month))) {
        refuse_day(out, why);
        return false;
    }
    return true;
}

/* Nothing, Z, or the difference from UTC as any clock on earth has it. */
static bool read_zone(struct str s, struct buf *why)
{
    if (s.n == 0 || (s.n == 1 && s.p[0] == 'Z'))
        return true;
    int hours, minutes = 0;
    if ((s.p[0] != '+' && s.p[0] != '-') || (s.n != 3 && s.n != 6) ||
        !two_digits(s, 1, &hours))
        return false;
    if (s.n == 6 && (s.p[3] != ':' || !two_digits(s, 4, &minutes)))
        return false;
    int off = hours * 60 + minutes;
    if (s.p[0] == '-' && off == 0)
        buf_addz(why, "no difference from UTC is written Z or +00:00");
    else if (minutes > 59 || off > (s.p[0] == '-' ? 12 : 14) * 60)
        buf_addz(why, "a difference from UTC lies between -12:00 and +14:00");
    else
        return true;
    return false;
}

/* hh:mm:ss, perhaps with a fraction of the second, and a zone. */
static bool read_time(struct str s, struct buf *why)
{
    int hour, minute, second;
    if (!two_digits(s, 0, &hour) || !two_digits(s, 3, &minute) ||
        !two_digits(s, 6, &second) || s.p[2] != ':' || s.p[5] != ':')
        return false;
    size_t at = 8;
    bool whole = true;
    if (at < s.n && s.p[at] == '.') {
        size_t point = at++;
        for (; at < s.n && digit(s.p[at]); at++)
            whole = whole && s.p[at] == '0';
        if (at == point + 1)
            return false;
    }
    if (hour > 24)
        buf_addf(why, "there is no hour %d", hour);
    else if (hour == 24 && (minute || second || !whole))
        buf_addz(why, "a day ends with 24:00:00");
    else if (minute > 59)
        buf_addf(why, "there is no minute %d", minute);
    else if (second > 59)
        buf_addf(why, "there is no second %d", second);
    else
        return read_zone(str_sub(s, at, s.n), why);
    return false;
}

static bool read_day_and_time(struct str s, struct edtf_date *out, struct buf *why)
{
    const char *t = s.n ? memchr(s.p, 'T', s.n) : NULL;
    struct str day = t ? str_sub(s, 0, (size_t)(t - s.p)) : s;
    if (!read_year(day, out, why) ||
        !read_month_and_day(str_sub(day, out->written.n, day.n), out, why))
        return false;
    if (!t)
        return true;
    out->time = str_sub(s, day.n + 1, s.n);
    if (out->day == EDTF_NONE || out->day == EDTF_ANY || !read_time(out->time, why))
        return false;
    if (out->qualifier) {
        buf_addf(why, "a date with a time of day takes no `%c`: leave the time off, or "
                 "the `%c`", out->qualifier, out->qualifier);
        return false;
    }
    return true;
}

bool edtf_read_date(struct str text, struct edtf_date *out, struct buf *why)
{
    *out = (struct edtf_date){0};
    char last = text.n ? text.p[text.n - 1] : '\0';
    if (last == '?' || last == '~' || last == '%') {
        out->qualifier = last;
        text.n--;
    }
    if (text.n && text.p[0] == 'Y')
        return read_long_year(text, out);
    return read_day_and_time(text, out, why);
}

void edtf_date_bounds(const struct edtf_date *d, int64_t *earliest, int64_t *latest)
{
    int first = d->month, last = d->month;
    int64_t last_year = d->last_year;
    if (d->month == EDTF_NONE || d->month == EDTF_ANY) {
        first = 1;
        last = 12;
    } else if (d->month >= EDTF_SPRING) {
        first = 3 + (d->month - EDTF_SPRING) * 3;
        last = d->month == EDTF_WINTER ? 2 : first + 2;
        last_year += d->month == EDTF_WINTER;
    }
    bool one_day = d->day != EDTF_NONE && d->day != EDTF_ANY;
    int last_day = one_day ? d->day : edtf_month_days(last_year, last);
    *earliest = edtf_days(d->year, first, one_day ? d->day : 1);
    *latest = edtf_days(last_year, last, last_day);
}

enum edtf_precision edtf_date_precision(const struct edtf_date *d)
{
    if (d->unknown_digits)
        return d->unknown_digits == 1 ? EDTF_DECADE : EDTF_CENTURY;
    if (d->month == EDTF_NONE || d->month == EDTF_ANY)
        return EDTF_YEAR;
    if (d->month >= EDTF_SPRING)
        return EDTF_SEASON;
    return d->day == EDTF_NONE || d->day == EDTF_ANY ? EDTF_MONTH : EDTF_DAY;
}
