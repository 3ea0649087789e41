/* SPDX-License-Identifier: MIT */
/* Dates for a list: as they are written, one date or the first and the last, with parts
 * left off from the right until they fit. */
#include "format/edtf_read.h"

/* How much of a date is said. */
enum detail { YEARS, MONTHS, DAYS };

static bool approximate(const struct edtf_date *d)
{
    return d->qualifier == '~' || d->qualifier == '%';
}

static bool uncertain(const struct edtf_date *d)
{
    return d->qualifier == '?' || d->qualifier == '%';
}

/* A year as written, or Y-2e11 for -200 billion where that is more than `width`. */
static void add_year(struct buf *out, const struct edtf_date *d, size_t width)
{
    size_t first = 1 + (d->year < 0); /* behind Y and - */
    if (d->written.n <= width)
        buf_add(out, d->written);
    else
        buf_addf(out, "%.*se%zu", (int)first + 1, d->written.p, d->written.n - first - 1);
}

/* The month and day, as far as asked for. */
static void add_rest(struct buf *out, const struct edtf_date *d, enum detail detail)
{
    if (d->month == EDTF_ANY && detail >= MONTHS)
        buf_addz(out, "-XX");
    else if (d->month != EDTF_NONE && detail >= MONTHS)
        buf_addf(out, "-%02d", d->month);
    if (d->day == EDTF_ANY && detail == DAYS)
        buf_addz(out, "-XX");
    else if (d->day != EDTF_NONE && detail == DAYS)
        buf_addf(out, "-%02d", d->day);
}

static void add_bare(struct buf *out, const struct edtf_date *d, enum detail detail,
                     size_t width)
{
    static const char *const seasons[] = {"spring ", "summer ", "autumn ", "winter "};
    bool season = d->month >= EDTF_SPRING && detail >= MONTHS;
    buf_addz(out, season ? seasons[d->month - EDTF_SPRING] : "");
    add_year(out, d, width);
    if (!season)
        add_rest(out, d, detail);
}

static void add_date(struct buf *out, const struct edtf_date *d, enum detail detail,
                     size_t width)
{
    buf_addz(out, approximate(d) ? "~" : "");
    add_bare(out, d, detail, width);
    buf_addz(out, uncertain(d) ? "?" : "");
}

/* As much of a date as fits. */
static void add_fitting(struct buf *out, const struct edtf_date *d, size_t columns)
{
    size_t start = out->n;
    for (int detail = DAYS; detail >= YEARS; detail--) {
        buf_cut(out, start);
        add_date(out, d, (enum detail)detail, columns - 2);
        if (out->n - start <= columns)
            return;
    }
}

static void add_single(struct buf *out, const struct edtf_date *d, size_t columns)
{
    size_t start = out->n;
    add_fitting(out, d, columns);
    if (d->time.n && out->n - start + 6 <= columns)
        buf_addf(out, " %.5s", d->time.p); /* 23:20 */
}

/* 2017-08-05..08: the second date only as far as it differs from the first. False when
 * the two have no beginning in common. */
static bool add_joined(struct buf *out, const struct edtf_date *a,
                       const struct edtf_date *b, enum detail detail, const char *sign)
{
    if (a->qualifier != b->qualifier || !str_eq(a->written, b->written) || a->month < 1 ||
        b->month < 1 || a->month >= EDTF_SPRING || b->month >= EDTF_SPRING ||
        (a->day == EDTF_NONE) != (b->day == EDTF_NONE))
        return false;
    buf_addz(out, approximate(a) ? "~" : "");
    add_bare(out, a, detail, EDTF_SHORT_COLUMNS);
    buf_addz(out, sign);
    struct buf rest = {0};
    add_rest(&rest, b, detail);
    bool same_month = a->month == b->month && rest.n > 3;
    buf_add(out, str_sub(buf_str(&rest), same_month ? 4 : 1, rest.n));
    buf_addz(out, uncertain(a) ? "?" : "");
    buf_free(&rest);
    return true;
}

enum { YEAR_WIDTH = 6 };

/* Years of one century, written alike: 1985, 1987. */
static bool same_century(const struct edtf_date *a, const struct edtf_date *b)
{
    return a->written.n == 4 && b->written.n == 4 &&
           memcmp(a->written.p, b->written.p, 2) == 0;
}

/* Both years, or the one, with what holds of either: ~1985..1987?. Briefly ~1985..87?, or
 * 1985..2017% with EDTF's own sign for both ~ and ?. */
static void add_years(struct buf *out, const struct edtf_date *a,
                      const struct edtf_date *b, bool briefly)
{
    bool about = approximate(a) || approximate(b), maybe = uncertain(a) || uncertain(b);
    bool century = briefly && same_century(a, b);
    bool joined = briefly && !century && about && maybe;
    buf_addz(out, about && !joined ? "~" : "");
    add_year(out, a, YEAR_WIDTH);
    if (!str_eq(a->written, b->written)) {
        buf_addz(out, "..");
        if (century)
            buf_add(out, str_sub(b->written, 2, 4));
        else
            add_year(out, b, YEAR_WIDTH);
    }
    buf_addz(out, joined ? "%" : maybe ? "?" : "");
}

static void add_fitting_years(struct buf *out, const struct edtf_date *a,
                              const struct edtf_date *b, size_t columns)
{
    size_t start = out->n;
    for (int briefly = 0; briefly < 2; briefly++) {
        buf_cut(out, start);
        add_years(out, a, b, briefly == 1);
        if (out->n - start <= columns)
            return;
    }
    if (out->n - start > EDTF_SHORT_COLUMNS) { /* two years of more than a hundred digits */
        buf_cut(out, start);
        buf_addz(out, "Y..Y");
    }
}

/* Both dates in full; the same one once, where the other says no more. */
static void add_both(struct buf *out, const struct edtf_date *a, const struct edtf_date *b,
                     enum detail detail)
{
    size_t start = out->n;
    add_date(out, a, detail, YEAR_WIDTH);
    size_t end = out->n;
    buf_addz(out, "..");
    size_t second = out->n;
    add_date(out, b, detail, YEAR_WIDTH);
    if (detail < DAYS && str_eq(str_sub(buf_str(out), start, end),
                                str_sub(buf_str(out), second, out->n)))
        buf_cut(out, end);
}

static void add_pair(struct buf *out, const struct edtf_date *a,
                     const struct edtf_date *b, size_t columns)
{
    size_t start = out->n;
    for (int detail = DAYS; detail >= MONTHS; detail--) {
        add_both(out, a, b, (enum detail)detail);
        if (out->n - start <= columns)
            return;
        buf_cut(out, start);
        /* One column less for ISO 8601's own way: 2017-07-30/08-02. */
        for (int i = 0; i < 2; i++) {
            if (add_joined(out, a, b, (enum detail)detail, i ? "/" : "..") &&
                out->n - start <= columns)
                return;
            buf_cut(out, start);
        }
    }
    add_fitting_years(out, a, b, columns);
}

static void add_range(struct buf *out, const struct edtf_end *from,
                      const struct edtf_end *to, size_t columns)
{
    size_t one_side = columns - 3; /* beside `?..` */
    if (from->kind == EDTF_DATED && to->kind == EDTF_DATED) {
        add_pair(out, &from->date, &to->date, columns);
        return;
    }
    buf_addz(out, from->kind == EDTF_UNKNOWN ? "?" : "");
    if (from->kind == EDTF_DATED)
        add_fitting(out, &from->date, one_side);
    buf_addz(out, "..");
    if (to->kind == EDTF_DATED)
        add_fitting(out, &to->date, one_side);
    buf_addz(out, to->kind == EDTF_UNKNOWN ? "?" : "");
}

/* The first and last date of a set, by their days and not their place in it. */
static void add_set(struct buf *out, struct edtf_reader *r, const struct edtf_item *first,
                    size_t columns)
{
    struct edtf_end from = first->from, to = first->range ? first->to : first->from;
    struct edtf_item item;
    struct buf unused = {0};
    bool single = !first->range;
    while (edtf_next(r, &item, &unused) == EDTF_ITEM) {
        const struct edtf_end *last = item.range ? &item.to : &item.from;
        int64_t least, most, earliest, latest;
        single = false;
        edtf_date_bounds(&from.date, &least, &most);
        edtf_date_bounds(&item.from.date, &earliest, &latest);
        if (from.kind == EDTF_DATED && earliest < least)
            from = item.from;
        edtf_date_bounds(&to.date, &least, &most);
        edtf_date_bounds(&last->date, &earliest, &latest);
        if (to.kind == EDTF_DATED && (last->kind == EDTF_OPEN || latest > most))
            to = *last;
    }
    buf_free(&unused);
    if (single)
        add_single(out, &from.date, columns);
    else
        add_range(out, &from, &to, columns);
}

void edtf_short(struct str text, struct buf *out)
{
    edtf_short_in(text, EDTF_SHORT_COLUMNS, out);
}

void edtf_short_in(struct str text, size_t columns, struct buf *out)
{
    struct edtf unused;
    if (!edtf_parse(text, &unused, NULL))
        return;
    struct buf why = {0};
    struct edtf_reader r = edtf_reader_of(text);
    struct edtf_item item;
    edtf_next(&r, &item, &why);
    if (r.shape == EDTF_ONE_OF)
        add_set(out, &r, &item, columns);
    else if (r.shape == EDTF_INTERVAL)
        add_range(out, &item.from, &item.to, columns);
    else
        add_single(out, &item.from.date, columns);
    buf_free(&why);
}
