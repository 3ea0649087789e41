/* SPDX-License-Identifier: MIT */
/* An event's date against the years in the quotes that carry it. Private to check.c. */
#ifndef DOSSIER_FORMAT_CHECK_DATES_H
#define DOSSIER_FORMAT_CHECK_DATES_H

#include "base/arena.h"
#include "base/vec.h"
#include "format/allow.h"

/* From a year to a year, both in it: the quote has `2017`, or `1990s`. */
struct year_span {
    int from, to;
};

/* An event's date. */
struct dated {
    uint32_t event;
    struct str id, text;
    struct place at;
    int64_t from, to; /* years; EDTF_OPEN_* where it is open */
};

/* A quote that is about an event's date and names years. */
struct dating {
    uint32_t event;
    uint32_t line;
    struct str quote;
    const struct year_span *years;
    size_t n_years;
};

/* Zero-initialise; check_dates_free gives the memory back. */
struct check_dates {
    VEC(struct dated) dates;
    VEC(struct dating) quotes;
};

/* Takes in an event (unless it allows the warning) or a quote; copies go to the arena. */
void check_dates_record(struct check_dates *d, const struct record *record,
                        const struct allow *allow, struct arena *arena);

/* Reports the quotes none of whose years are the date's. */
void check_dates_report(struct check_dates *d, struct diags *diags);
void check_dates_free(struct check_dates *d);

#endif
