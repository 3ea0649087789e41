/* SPDX-License-Identifier: MIT */
/* Dates in English: the day before the month before the year, what two dates share said
 * once, what is not known said as such. */
#include "format/edtf_read.h"

static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};

/* 1985, AD 409, 44 BC, and what needed a Y with the words that tell it is a year. */
static void add_year_number(struct buf *out, int64_t year)
{
    if (year <= 0)
        buf_addf(out, "%lld BC", (long long)(1 - year));
    else if (year < 1000)
        buf_addf(out, "AD %lld", (long long)year);
    else
        buf_addf(out, "%lld", (long long)year);
}

static void add_year(struct buf *out, const struct edtf_date *d)
{
    if (d->written.p[0] == 'Y' && (d->year > 0 || d->year == -EDTF_YEAR_LIMIT)) {
        buf_addz(out, "the year ");
        buf_add(out, str_sub(d->written, 1, d->written.n));
    } else if (d->unknown_digits == 0) {
        add_year_number(out, d->year);
    } else if (d->unknown_digits == 4 && d->year == 0) {
        buf_addz(out, "an unknown year");
    } else if (d->unknown_digits < 3 && d->year >= 1000) {
        const char *which = d->unknown_digits == 2 ? " (century)"
                            : d->year % 100 == 0   ? " (decade)"
                                                   : "";
        buf_addf(out, "the %llds%s", (long long)d->year, which);
    } else {
        buf_addz(out, "some year between ");
        add_year_number(out, d->year);
        buf_addz(out, " and ");
        add_year_number(out, d->last_year);
    }
}

static bool plain(const struct edtf_date *d)
{
    return !d->qualifier && !d->unknown_digits && d->month != EDTF_ANY &&
           d->day != EDTF_ANY;
}

/* What of a date need not be said because the date behind it says it. */
struct shared {
    bool year, month;
};

static struct shared shared_with(const struct edtf_date *d, const struct edtf_date *next)
{
    struct shared s = {0};
    if (!next || !plain(d) || !plain(next) || d->year != next->year ||
        d->month == EDTF_NONE || next->month == EDTF_NONE || d->month == EDTF_WINTER ||
        next->month == EDTF_WINTER || (d->day == EDTF_NONE) != (next->day == EDTF_NONE))
        return s;
    s.year = true;
    s.month = d->day != EDTF_NONE && d->month == next->month;
    return s;
}

static void add_unknown_lead(struct buf *out, const struct edtf_date *d)
{
    if (d->day == EDTF_ANY)
        buf_addz(out, "some day in ");
    else if (d->month == EDTF_ANY)
        buf_addz(out, "some month in ");
}

static void add_day_and_month(struct buf *out, const struct edtf_date *d, struct shared s)
{
    if (d->day > 0)
        buf_addf(out, s.month ? "%d" : "%d ", d->day);
    if (d->month == EDTF_NONE || d->month == EDTF_ANY || s.month)
        return;
    buf_addz(out, d->month >= EDTF_SPRING ? seasons[d->month - EDTF_SPRING]
                                          : edtf_months[d->month - 1]);
    buf_addz(out, s.year ? "" : " ");
}

static void add_time(struct buf *out, struct str time)
{
    if (time.n == 0)
        return;
    bool utc = time.p[time.n - 1] == 'Z';
    size_t zone = 8; /* behind 23:20:30 and its fraction */
    while (zone < time.n && !strchr("Z+-", time.p[zone]))
        zone++;
    buf_addz(out, ", ");
    buf_add(out, str_sub(time, 0, zone));
    buf_addz(out, zone < time.n ? " UTC" : "");
    if (!utc)
        buf_add(out, str_sub(time, zone, time.n));
}

/* `among` others, uncertainty is in brackets, lest its comma seem to part dates. */
static void add_date(struct buf *out, const struct edtf_date *d,
                     const struct edtf_date *next, bool among)
{
    struct shared s = shared_with(d, next);
    add_unknown_lead(out, d);
    if (d->qualifier == '~' || d->qualifier == '%')
        buf_addz(out, "about ");
    add_day_and_month(out, d, s);
    if (!s.year)
        add_year(out, d);
    if (d->month == EDTF_WINTER) { /* it lies in two years */
        buf_addc(out, '/');
        add_year_number(out, d->year + 1);
    }
    add_time(out, d->time);
    if (d->qualifier == '?' || d->qualifier == '%')
        buf_addz(out, among ? " (uncertain)" : ", uncertain");
}

static void add_interval(struct buf *out, const struct edtf_item *item)
{
    const struct edtf_end *a = &item->from, *b = &item->to;
    if (a->kind == EDTF_OPEN && b->kind == EDTF_OPEN) {
        buf_addz(out, "without beginning or end");
        return;
    }
    if (a->kind != EDTF_OPEN) {
        buf_addz(out, b->kind == EDTF_OPEN ? "since " : "from ");
        if (a->kind == EDTF_DATED)
            add_date(out, &a->date, b->kind == EDTF_DATED ? &b->date : NULL, true);
        else
            buf_addz(out, "an unknown date");
    }
    if (b->kind == EDTF_OPEN)
        return;
    buf_addz(out, a->kind == EDTF_OPEN ? "until " : " to ");
    if (b->kind == EDTF_DATED)
        add_date(out, &b->date, NULL, true);
    else
        buf_addz(out, "an unknown date");
}

/* A range of a set: one day, month or the like of those between. */
static void add_choice(struct buf *out, const struct edtf_item *item)
{
    static const char *const units[] = {
        [EDTF_DAY] = "day", [EDTF_MONTH] = "month", [EDTF_SEASON] = "season",
        [EDTF_YEAR] = "year", [EDTF_DECADE] = "time", [EDTF_CENTURY] = "time",
    };
    const struct edtf_date *a = &item->from.date, *b = &item->to.date;
    if (item->from.kind == EDTF_OPEN) {
        add_date(out, b, NULL, true);
        buf_addz(out, " or earlier");
    } else if (item->to.kind == EDTF_OPEN) {
        add_date(out, a, NULL, true);
        buf_addz(out, " or later");
    } else {
        enum edtf_precision unit = edtf_date_precision(a);
        bool same = unit == edtf_date_precision(b);
        buf_addf(out, "some %s between ", same ? units[unit] : "time");
        add_date(out, a, b, true);
        buf_addz(out, " and ");
        add_date(out, b, NULL, true);
    }
}

static void add_item(struct buf *out, const struct edtf_item *item,
                     const struct edtf_item *next, bool among)
{
    const struct edtf_date *sharing = next && !next->range ? &next->from.date : NULL;
    if (item->range)
        add_choice(out, item);
    else
        add_date(out, &item->from.date, sharing, among);
}

/* a, b or c. */
static void add_set(struct buf *out, struct edtf_reader *r, struct edtf_item item)
{
    struct buf unused = {0};
    struct edtf_item next;
    bool among = false;
    while (edtf_next(r, &next, &unused) == EDTF_ITEM) {
        add_item(out, &item, &next, true);
        buf_addz(out, r->ended ? " or " : ", ");
        item = next;
        among = true;
    }
    add_item(out, &item, NULL, among);
    buf_free(&unused);
}

void edtf_print(struct str text, struct buf *out)
{
    struct edtf unused;
    if (!edtf_parse(text, &unused, NULL)) {
        buf_add(out, text);
        return;
    }
    struct buf why = {0};
    struct edtf_reader r = edtf_reader_of(text);
    struct edtf_item item;
    edtf_next(&r, &item, &why);
    if (r.shape == EDTF_ONE_OF)
        add_set(out, &r, item);
    else if (r.shape == EDTF_INTERVAL)
        add_interval(out, &item);
    else
        add_date(out, &item.from.date, NULL, false);
    buf_free(&why);
}
