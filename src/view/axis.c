/* SPDX-License-Identifier: MIT */
/* From days to cells: a day's unit, and where in it the day stands. */
#include "view/axis.h"

enum { EPOCH_YEAR = 1970, WIDEST_YEAR = 12, WIDEST_MONTH = 10, WIDEST_DAY = 6 };

/* The unit that holds a day. */
static int64_t unit_of(enum axis_unit unit, int64_t day)
{
    if (unit == AXIS_DAY)
        return day;
    int64_t year;
    int month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    return unit == AXIS_YEAR ? year - EPOCH_YEAR : (year - EPOCH_YEAR) * 12 + month - 1;
}

static int64_t floor_12(int64_t months)
{
    return months >= 0 ? months / 12 : -((11 - months) / 12);
}

int64_t axis_unit_start(enum axis_unit unit, int64_t number)
{
    if (unit == AXIS_DAY)
        return number;
    if (unit == AXIS_YEAR)
        return edtf_days(EPOCH_YEAR + number, 1, 1);
    int64_t years = floor_12(number);
    return edtf_days(EPOCH_YEAR + years, (int)(number - years * 12) + 1, 1);
}

static int at_most(int64_t n, int most)
{
    return n < most ? (int)n : most;
}

struct axis axis_of(enum axis_unit unit, int64_t from, int64_t to, int cells)
{
    static const int widest[AXIS_UNITS] = {WIDEST_YEAR, WIDEST_MONTH, WIDEST_DAY};
    struct axis a = {.unit = unit, .first = unit_of(unit, from), .cells = cells};
    a.units = unit_of(unit, to) - a.first + 1;
    a.per_unit = a.units < cells ? at_most(cells / a.units, widest[unit]) : 1;
    a.cells = at_most(axis_length(&a), cells);
    return a;
}

enum axis_unit axis_finest(int64_t from, int64_t to, int cells)
{
    enum axis_unit unit = AXIS_DAY;
    while (unit > AXIS_YEAR && unit_of(unit, to) - unit_of(unit, from) >= cells)
        unit--;
    return unit;
}

int64_t axis_length(const struct axis *a)
{
    return a->units * a->per_unit;
}

void axis_move(struct axis *a, int64_t window)
{
    int64_t last = axis_length(a) - a->cells;
    a->window = window < 0 ? 0 : window < last ? window : last;
}

/* Days before this one in its unit, and how many the unit has. */
static void in_unit(const struct axis *a, int64_t day, int64_t *unit, int64_t *before,
                    int64_t *all)
{
    *unit = unit_of(a->unit, day);
    int64_t start = axis_unit_start(a->unit, *unit);
    *before = day - start;
    *all = axis_unit_start(a->unit, *unit + 1) - start;
}

int64_t axis_first_cell(const struct axis *a, int64_t day)
{
    int64_t unit, before, all;
    in_unit(a, day, &unit, &before, &all);
    return (unit - a->first) * a->per_unit + before * a->per_unit / all;
}

int64_t axis_last_cell(const struct axis *a, int64_t day)
{
    int64_t unit, before, all;
    in_unit(a, day, &unit, &before, &all);
    return (unit - a->first) * a->per_unit + ((before + 1) * a->per_unit - 1) / all;
}

void axis_days(const struct axis *a, int64_t cell, int64_t *from, int64_t *to)
{
    int64_t unit = cell / a->per_unit, part = cell % a->per_unit;
    int64_t start = axis_unit_start(a->unit, a->first + unit);
    int64_t all = axis_unit_start(a->unit, a->first + unit + 1) - start;
    *from = start + part * all / a->per_unit;
    *to = start + ((part + 1) * all - 1) / a->per_unit;
}

static void put(const struct axis *a, enum bar_cell *cells, int64_t cell,
                enum bar_cell what)
{
    if (cell >= a->window && cell < a->window + a->cells)
        cells[cell - a->window] = what;
}

/* An end that has no bound stands at the end of the axis. */
static void put_ends(const struct axis *a, const struct edtf *date, int64_t first,
                     int64_t last, enum bar_cell *cells)
{
    if (first < a->window)
        cells[0] = BAR_BEYOND;
    if (last >= a->window + a->cells)
        cells[a->cells - 1] = BAR_BEYOND;
    if (date->earliest == EDTF_OPEN_EARLIEST)
        put(a, cells, first, date->unknown_start ? BAR_UNKNOWN : BAR_OPEN_START);
    if (date->latest == EDTF_OPEN_LATEST)
        put(a, cells, last, date->unknown_end ? BAR_UNKNOWN : BAR_OPEN_END);
}

static enum bar_cell body_of(const struct edtf *date)
{
    if (date->shape == EDTF_INTERVAL)
        return BAR_LASTED;
    if (date->shape == EDTF_ONE_OF || date->earliest != date->latest)
        return BAR_BETWEEN;
    return date->approximate ? BAR_ABOUT : date->uncertain ? BAR_UNKNOWN : BAR_DAY;
}

bool axis_bar(const struct axis *a, const struct edtf *date, enum bar_cell *cells)
{
    for (int i = 0; i < a->cells; i++)
        cells[i] = BAR_NONE;
    if (a->cells == 0)
        return false;
    int64_t first = 0, last = axis_length(a) - 1;
    if (date->earliest != EDTF_OPEN_EARLIEST)
        first = axis_first_cell(a, date->earliest);
    if (date->latest != EDTF_OPEN_LATEST)
        last = axis_last_cell(a, date->latest);
    if (last < a->window || first >= a->window + a->cells) {
        cells[last < a->window ? 0 : a->cells - 1] = BAR_BEYOND;
        return false;
    }
    enum bar_cell body = body_of(date);
    for (int64_t cell = first > a->window ? first : a->window;
         cell <= last && cell < a->window + a->cells; cell++)
        put(a, cells, cell, body);
    put_ends(a, date, first, last, cells);
    return true;
}
