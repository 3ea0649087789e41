/* SPDX-License-Identifier: MIT */
/* The parts of an EDTF text, for the files that make up edtf.h: what is written, before
 * it becomes bounds or words. Everything borrows from the text; nothing allocates. */
#ifndef DOSSIER_FORMAT_EDTF_READ_H
#define DOSSIER_FORMAT_EDTF_READ_H

#include "format/edtf.h"

enum { EDTF_NONE = 0, EDTF_ANY = -1 }; /* a month or day that is absent, or XX */
enum { EDTF_SPRING = 21, EDTF_WINTER = 24 };

/* One date of level 0 or 1. */
struct edtf_date {
    struct str written;       /* the year with its sign and Y, as written */
    int64_t year, last_year;  /* the same unless digits are X */
    int unknown_digits;       /* X at the end of the year, 0-4 */
    int month;                /* 1-12, 21-24, EDTF_ANY or EDTF_NONE */
    int day;                  /* 1-31, EDTF_ANY or EDTF_NONE */
    char qualifier;           /* `?`, `~`, `%` or NUL */
    struct str time;          /* behind the T, or empty */
};

/* False when `text` is no date. Then *why has grown where the value is wrong (there is no
 * 31 April), and has not where the writing is: edtf_hint knows more about that. */
bool edtf_read_date(struct str text, struct edtf_date *out, struct buf *why);

void edtf_date_bounds(const struct edtf_date *date, int64_t *earliest, int64_t *latest);
enum edtf_precision edtf_date_precision(const struct edtf_date *date);
int edtf_month_days(int64_t year, int month);
extern const char *const edtf_months[12]; /* "January" … */

enum edtf_end_kind { EDTF_DATED, EDTF_OPEN, EDTF_UNKNOWN };

struct edtf_end {
    enum edtf_end_kind kind;
    struct edtf_date date;
};

/* A date, an interval, or one member of a set. */
struct edtf_item {
    bool range;
    struct edtf_end from, to; /* `to` only of a range */
};

/* Goes through the items of a text: one, unless it is a set. */
struct edtf_reader {
    enum edtf_shape shape;
    struct str rest;
    size_t items; /* read so far */
    bool ended;
    struct str bad; /* the part that is not written as EDTF, when *why has not grown */
};

enum edtf_step { EDTF_ITEM, EDTF_END, EDTF_BAD };

struct edtf_reader edtf_reader_of(struct str text);
enum edtf_step edtf_next(struct edtf_reader *reader, struct edtf_item *out,
                         struct buf *why);

/* Says in *why how to write what `text` seems to mean. `bad` is the part of it that could
 * not be read. Every EDTF it offers in backquotes does parse. */
void edtf_hint(struct str text, struct str bad, struct buf *why);

/* A text that could not be read, and where the hint about it goes. */
struct edtf_puzzle {
    struct str text, bad; /* bad lies in text */
    struct buf *why;
};

/* Puts `instead` in the place of the bad part and adds the result, in backquotes, between
 * `before` and `after` when it is EDTF, or else `instead` alone when that is. False, and
 * nothing added, when neither is. */
bool edtf_offer(const struct edtf_puzzle *puzzle, const char *before, struct str instead,
                const char *after);

/* The rules for forms of level 2. Each looks at the bad part, and is false and adds
 * nothing when it is not such a form. */
bool edtf_hint_all_of(const struct edtf_puzzle *puzzle);    /* {a,b} */
bool edtf_hint_exponent(const struct edtf_puzzle *puzzle);  /* Y17E7, 1950S2 */
bool edtf_hint_qualifier(const struct edtf_puzzle *puzzle); /* ?2004-06~ */
bool edtf_hint_unknown(const struct edtf_puzzle *puzzle);   /* 1XX3, 2004-1X */

/* The rule for dates as people write them elsewhere: 14.07.2017, mid-July 2017, c. 2015.
 * `plain` is the bad part with hyphens for other dashes. */
bool edtf_guess(const struct edtf_puzzle *puzzle, struct str plain);

#endif
