/* SPDX-License-Identifier: MIT */
/* A time axis of cells, and the bar of a date on it. Years, months or days of the
 * calendar are its units; each takes the same number of cells, so that an axis of months
 * is even although months are not. Days are counted as in format/edtf.h. */
#ifndef DOSSIER_VIEW_AXIS_H
#define DOSSIER_VIEW_AXIS_H

#include "format/edtf.h"

enum axis_unit { AXIS_YEAR, AXIS_MONTH, AXIS_DAY, AXIS_UNITS };

struct axis {
    enum axis_unit unit;
    int64_t first;  /* the unit of the first cell: years, months or days from the epoch */
    int64_t units;  /* how many there are, at least 1 */
    int per_unit;   /* cells of each */
    int cells;      /* of the part that is seen, … */
    int64_t window; /* … which begins with this one */
};

/* An axis that holds the days [from, to]; of its cells, at most `cells` are seen. Where
 * all fit, they are made as wide as fits. */
struct axis axis_of(enum axis_unit unit, int64_t from, int64_t to, int cells);

/* The finest unit of which all fit into that many cells; years where none does. */
enum axis_unit axis_finest(int64_t from, int64_t to, int cells);

/* How many cells there are, seen or not; moves the window so that it begins at a cell, as
 * far as there are cells. */
int64_t axis_length(const struct axis *a);
void axis_move(struct axis *a, int64_t window);

/* The first cell of a day and its last, counted from the beginning of the axis. */
int64_t axis_first_cell(const struct axis *a, int64_t day);
int64_t axis_last_cell(const struct axis *a, int64_t day);

/* The days that a cell has a part of. */
void axis_days(const struct axis *a, int64_t cell, int64_t *from, int64_t *to);

/* The first day of a unit, which is counted from the epoch. */
int64_t axis_unit_start(enum axis_unit unit, int64_t number);

/* One line of names of round times, each over its first cell: "2014   2015   2016", and at
 * the edge the time there. Marks in `ticks`, which has a bool for each seen cell and may be
 * NULL, where a name begins. */
void axis_names(const struct axis *a, struct buf *out, bool *ticks);

/* What stands in a seen cell of a bar. */
enum bar_cell {
    BAR_NONE,
    BAR_LASTED,   /* it went on through this time */
    BAR_BETWEEN,  /* it was some time in here */
    BAR_DAY,      /* it was that day, … */
    BAR_ABOUT,    /* … or about that day */
    BAR_OPEN_START, BAR_OPEN_END, /* no bound is set on this side */
    BAR_UNKNOWN,  /* doubtful; at an end: there is a bound, not known where */
    BAR_BEYOND,   /* it goes on where it cannot be seen */
};

/* Fills in a cell for each of a->cells; returns false when the bar is not in the window:
 * then one BAR_BEYOND is on its side. */
bool axis_bar(const struct axis *a, const struct edtf *date, enum bar_cell *cells);

#endif
