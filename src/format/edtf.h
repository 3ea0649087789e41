/* SPDX-License-Identifier: MIT */
/* Dates as ISO 8601-2 / EDTF writes them (https://www.loc.gov/standards/datetime/): all
 * of level 0 and 1 and the one-of sets of level 2 (`[a,b]`, `[a..b]`). A date is a pair
 * of days between which it lies, and what is uncertain about it. Days are counted from
 * 1970-01-01 in the proleptic Gregorian calendar with astronomical years (0000 is 1 BC).
 * A time of day is read and checked, but the bounds are whole days. */
#ifndef DOSSIER_FORMAT_EDTF_H
#define DOSSIER_FORMAT_EDTF_H

#include "base/buf.h"

#include <stdint.h>

/* A bound that the date leaves open (`..` or nothing beside the slash). */
#define EDTF_OPEN_EARLIEST INT64_MIN
#define EDTF_OPEN_LATEST INT64_MAX

/* Years further from 0 count as this one, whose days still fit. */
#define EDTF_YEAR_LIMIT INT64_C(9999999999999999)

enum edtf_shape {
    EDTF_POINT,    /* a day, month, season, year …: when within it is not said */
    EDTF_INTERVAL, /* a/b: it lasted from a to b */
    EDTF_ONE_OF,   /* [a,b] [a..b]: one of these, we do not know which */
};

/* How exactly a date is known. An X counts as not known: 2017-07-XX is EDTF_MONTH.
 * EDTF_CENTURY stands for what is coarser too (1XXX, XXXX). */
enum edtf_precision {
    EDTF_DAY,
    EDTF_MONTH,
    EDTF_SEASON,
    EDTF_YEAR,
    EDTF_DECADE,
    EDTF_CENTURY,
};

/* Seasons are the northern ones by the calendar's months: spring is March to May, winter
 * December to February of the next year. `?`, `~` and `%` do not move the bounds. */
struct edtf {
    enum edtf_shape shape;
    enum edtf_precision precision;   /* the coarsest of the dates written in it */
    int64_t earliest, latest;        /* days, both inclusive; earliest <= latest */
    bool uncertain;                  /* ? or % anywhere */
    bool approximate;                /* ~ or % anywhere */
    bool unspecified;                /* X in some place */
    bool open_start, open_end;       /* `../b`, `a/..` and `[..b]`, `[a..]` */
    bool unknown_start, unknown_end; /* `/b`, `a/`: the bounds are open here too */
};

/* Reads `text`. When it is not EDTF: false, *out untouched, and why (one sentence with
 * what to write instead where the mistake is a known one, such as "month approximate is
 * `2017-07~`") in *why, which is appended to and may be NULL; it holds printable ASCII
 * only. Level-2 forms beyond one-of sets are refused by name. Never reads past text.n; no
 * text is too long or too strange to refuse. */
bool edtf_parse(struct str text, struct edtf *out, struct buf *why);

/* Adds the date for people, in English: `2017-07~` is "about July 2017", `2015?` "2015,
 * uncertain", `[2017-07-14..2017-07-16]` "some day between 14 and 16 July 2017",
 * `2017-07-30/2017-08-02` "from 30 July to 2 August 2017". A text that is not EDTF is
 * added as it is. */
void edtf_print(struct str text, struct buf *out);

/* The same as short as a list row wants it, at most EDTF_SHORT_COLUMNS of ASCII:
 * "2017-08-02", "~2017-07", "2015?", "summer 2017", "2014..2018", "2014..",
 * "2017-08-05..08". A range or set is its first and last date; what does not fit is left
 * off from the right, days first. Adds nothing where the text is not EDTF. */
enum { EDTF_SHORT_COLUMNS = 16 };
void edtf_short(struct str text, struct buf *out);

/* The same in other columns, 11 at least where years have four digits: "~2015..17?", and
 * "1998..2003%" for what is approximate and uncertain. */
void edtf_short_in(struct str text, size_t columns, struct buf *out);

/* Civil date of a day count, and back. Month 1-12, day 1-31. No number overflows. */
void edtf_civil(int64_t days, int64_t *year, int *month, int *day);
int64_t edtf_days(int64_t year, int month, int day);

#endif
