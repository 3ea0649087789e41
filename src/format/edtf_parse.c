/* SPDX-License-Identifier: MIT */
/* Points, intervals and one-of sets, item by item, and their bounds. */
#include "format/edtf_read.h"

struct edtf_reader edtf_reader_of(struct str text)
{
    struct edtf_reader r = {.shape = EDTF_POINT, .rest = text, .bad = text};
    if (text.n >= 2 && text.p[0] == '[' && text.p[text.n - 1] == ']') {
        r.shape = EDTF_ONE_OF;
        r.rest = str_sub(text, 1, text.n - 1);
    } else if (text.n && memchr(text.p, '/', text.n)) {
        r.shape = EDTF_INTERVAL;
    }
    return r;
}

/* A range that ends before it starts, as far as its first days tell. */
static bool in_order(const struct edtf_item *item, struct str from, struct str to,
                     enum edtf_shape shape, struct buf *why)
{
    if (!item->range || item->from.kind != EDTF_DATED || item->to.kind != EDTF_DATED)
        return true;
    int64_t from_earliest, from_latest, to_earliest, to_latest;
    edtf_date_bounds(&item->from.date, &from_earliest, &from_latest);
    edtf_date_bounds(&item->to.date, &to_earliest, &to_latest);
    if (from_earliest <= to_earliest)
        return true;
    if (to_latest >= from_earliest)
        buf_addf(why, "the end, %.*s, begins before the start, %.*s: write both with the "
                 "same precision", STR_ARG(to), STR_ARG(from));
    else if (shape == EDTF_INTERVAL)
        buf_addf(why, "the start is after the end: write `%.*s/%.*s`", STR_ARG(to),
                 STR_ARG(from));
    else
        buf_addf(why, "the start is after the end: write %.*s..%.*s", STR_ARG(to),
                 STR_ARG(from));
    return false;
}

/* Level 2 alone lets an end have X; its own bound says the same in level 1. */
static void refuse_unknown(const struct edtf_date *d, bool start, struct buf *why)
{
    buf_addz(why, "X in an interval is level 2: ");
    if (d->unknown_digits == 0) {
        bool month_known = d->month != EDTF_ANY;
        buf_addf(why, "write `%.*s", STR_ARG(d->written));
        if (month_known)
            buf_addf(why, "-%02d", d->month);
        buf_addf(why, "` for its %s", start ? "start" : "end");
    } else {
        int64_t year = start ? d->year : d->last_year;
        buf_addf(why, "write `%s%04lld` for its %s", year < 0 ? "-" : "",
                 (long long)(year < 0 ? -year : year), start ? "start" : "end");
    }
}

/* Nothing, `..` or a date on one side of the slash. */
static bool read_interval_end(struct str s, bool start, struct edtf_end *end,
                              struct buf *why)
{
    if (s.n == 0 || str_eq(s, STR(".."))) {
        end->kind = s.n ? EDTF_OPEN : EDTF_UNKNOWN;
        return true;
    }
    end->kind = EDTF_DATED;
    struct edtf_date *d = &end->date;
    if (!edtf_read_date(s, d, why))
        return false;
    if (d->time.n)
        buf_addz(why, "an interval has no times of day: write the days only");
    else if (d->written.p[0] == 'Y')
        buf_addz(why, "a year with Y cannot bound an interval: write `..` for that end");
    else if (d->unknown_digits || d->month == EDTF_ANY || d->day == EDTF_ANY)
        refuse_unknown(d, start, why);
    else
        return true;
    return false;
}

static enum edtf_step read_interval(struct edtf_reader *r, struct edtf_item *out,
                                    struct buf *why)
{
    struct str s = r->rest;
    size_t slash = str_find(s, STR("/"), 0);
    struct str from = str_sub(s, 0, slash), to = str_sub(s, slash + 1, s.n);
    if (str_find(to, STR("/"), 0) != SIZE_MAX) /* or 2017/07/14: the hint knows */
        return EDTF_BAD;
    out->range = true;
    r->bad = from;
    if (!read_interval_end(from, true, &out->from, why))
        return EDTF_BAD;
    r->bad = to;
    if (!read_interval_end(to, false, &out->to, why))
        return EDTF_BAD;
    return in_order(out, from, to, r->shape, why) ? EDTF_ITEM : EDTF_BAD;
}

static bool read_set_date(struct edtf_reader *r, struct str s, struct edtf_end *end,
                          struct buf *why)
{
    r->bad = s;
    end->kind = EDTF_DATED;
    if (!edtf_read_date(s, &end->date, why))
        return false;
    if (end->date.time.n) {
        buf_addz(why, "a set has no times of day: write the days only");
        return false;
    }
    return true;
}

/* a, a..b, ..b at the front or a.. at the back of a set. */
static enum edtf_step read_member(struct edtf_reader *r, struct edtf_item *out,
                                  struct buf *why)
{
    size_t comma = str_find(r->rest, STR(","), 0);
    bool last = comma == SIZE_MAX;
    struct str member = str_sub(r->rest, 0, last ? r->rest.n : comma);
    r->rest = str_sub(r->rest, last ? r->rest.n : comma + 1, r->rest.n);
    r->ended = last;

    size_t dots = str_find(member, STR(".."), 0);
    out->range = dots != SIZE_MAX;
    if (!out->range)
        return read_set_date(r, member, &out->from, why) ? EDTF_ITEM : EDTF_BAD;

    struct str from = str_sub(member, 0, dots), to = str_sub(member, dots + 2, member.n);
    out->from.kind = out->to.kind = EDTF_OPEN;
    r->bad = member;
    if (from.n == 0 && to.n == 0)
        return EDTF_BAD;
    if ((from.n == 0 && r->items > 0) || (to.n == 0 && !last)) {
        buf_addz(why, "in a set only the first date can be open before, only the last "
                 "one after: `[..2014,2016,2018..]`");
        return EDTF_BAD;
    }
    if ((from.n && !read_set_date(r, from, &out->from, why)) ||
        (to.n && !read_set_date(r, to, &out->to, why)))
        return EDTF_BAD;
    return in_order(out, from, to, r->shape, why) ? EDTF_ITEM : EDTF_BAD;
}

enum edtf_step edtf_next(struct edtf_reader *r, struct edtf_item *out, struct buf *why)
{
    *out = (struct edtf_item){0};
    if (r->ended)
        return EDTF_END;
    enum edtf_step step;
    if (r->shape == EDTF_ONE_OF) {
        step = read_member(r, out, why);
    } else {
        r->ended = true;
        if (r->shape == EDTF_INTERVAL)
            step = read_interval(r, out, why);
        else
            step = edtf_read_date(r->rest, &out->from.date, why) ? EDTF_ITEM : EDTF_BAD;
    }
    r->items += step == EDTF_ITEM;
    return step;
}

/* Takes the earliest day from `from` and the latest from `to`, which of a single date are
 * the same: 2004/2004-06 ends in June, though its start could be later. */
static void include_end(struct edtf *e, const struct edtf_end *end, bool from, bool to)
{
    if (end->kind != EDTF_DATED) {
        bool open = end->kind == EDTF_OPEN;
        e->open_start |= from && open;
        e->open_end |= to && open;
        e->unknown_start |= from && !open;
        e->unknown_end |= to && !open;
        return;
    }
    const struct edtf_date *d = &end->date;
    int64_t earliest, latest;
    edtf_date_bounds(d, &earliest, &latest);
    enum edtf_precision precision = edtf_date_precision(d);
    if (from && earliest < e->earliest)
        e->earliest = earliest;
    if (to && latest > e->latest)
        e->latest = latest;
    if (precision > e->precision)
        e->precision = precision;
    e->uncertain |= d->qualifier == '?' || d->qualifier == '%';
    e->approximate |= d->qualifier == '~' || d->qualifier == '%';
    e->unspecified |= d->unknown_digits || d->month == EDTF_ANY || d->day == EDTF_ANY;
}

bool edtf_parse(struct str text, struct edtf *out, struct buf *why)
{
    struct edtf_reader r = edtf_reader_of(text);
    struct edtf e = {.shape = r.shape, .earliest = INT64_MAX, .latest = INT64_MIN};
    struct edtf_item item;
    struct buf reason = {0};
    enum edtf_step step;
    while ((step = edtf_next(&r, &item, &reason)) == EDTF_ITEM) {
        include_end(&e, &item.from, true, !item.range);
        if (item.range)
            include_end(&e, &item.to, false, true);
    }
    if (step == EDTF_END) {
        if (e.open_start || e.unknown_start)
            e.earliest = EDTF_OPEN_EARLIEST;
        if (e.open_end || e.unknown_end)
            e.latest = EDTF_OPEN_LATEST;
        *out = e;
    } else if (why) {
        if (reason.n == 0)
            edtf_hint(text, r.bad, &reason);
        buf_add(why, buf_str(&reason));
    }
    buf_free(&reason);
    return step == EDTF_END;
}
