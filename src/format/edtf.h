/* SPDX-License-Identifier: MIT */
/* Dates as ISO 8601-2 / EDTF writes them: all of level 0 and 1 and the one-of sets of
 * level 2 (`[a,b]`, `[a..b]`). A date is a pair of days between which it lies, and what is
 * uncertain about it. Days are counted from 1970-01-01 in the proleptic Gregorian calendar
 * with astronomical years (0000 is 1 BC). */
#ifndef DOSSIER_FORMAT_EDTF_H
#define DOSSIER_FORMAT_EDTF_H

#include "base/buf.h"

#include <stdint.h>

/* A bound that the date leaves open (`..` or nothing beside the slash). */
#define EDTF_OPEN_EARLIEST INT64_MIN
#define EDTF_OPEN_LATEST INT64_MAX

enum edtf_shape {
    EDTF_POINT,    /* a day, month, season, year …: when within it is not said */
    EDTF_INTERVAL, /* a/b: it lasted from a to b */
    EDTF_ONE_OF,   /* [a,b] [a..b]: one of these, we do not know which */
};

enum edtf_precision { EDTF_DAY, EDTF_MONTH, EDTF_SEASON, EDTF_YEAR, EDTF_DECADE, EDTF_CENTURY };

struct edtf {
    enum edtf_shape shape;
    enum edtf_precision precision; /* the coarsest part written */
    int64_t earliest, latest;      /* days, both inclusive */
    bool uncertain;                /* ? or % anywhere */
    bool approximate;              /* ~ or % anywhere */
    bool unspecified;              /* X in some place */
    bool open_start, open_end;     /* `../b`, `a/..` and `[..b]`, `[a..]` */
    bool unknown_start, unknown_end; /* `/b`, `a/` */
};

/* Reads `text`. When it is not EDTF: false, and why (one sentence with what to write
 * instead where the mistake is a known one, such as "month approximate is `2017-07~`") in
 * *why, which is appended to and may be NULL. Level-2 forms beyond one-of sets are refused
 * by name. Never reads past text.n; no text is too long or too strange to refuse. */
bool edtf_parse(struct str text, struct edtf *out, struct buf *why);

/* Adds the date for people, in English: `2017-07~` is "about July 2017", `2015?` "2015,
 * uncertain" or the like, `[2017-07-14..2017-07-16]` "some day from 14 to 16 July 2017",
 * `2017-07-30/2017-08-02` "30 July to 2 August 2017". `text` must have parsed. */
void edtf_print(struct str text, struct buf *out);

/* The same as short as a list row wants it, at most 16 columns, ASCII where possible:
 * "2017-08-02", "~2017-07", "2018-12", "2014..2018". */
void edtf_short(struct str text, struct buf *out);

/* Civil date of a day count, and back. Month 1-12, day 1-31. */
void edtf_civil(int64_t days, int64_t *year, int *month, int *day);
int64_t edtf_days(int64_t year, int month, int day);

#endif
