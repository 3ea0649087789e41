/* SPDX-License-Identifier: MIT */
/* The names along an axis: of the finest round times that have room for them, since a
 * reader counts in years and months and not in eights. */
#include "view/axis.h"

/* Every so many years, months or days; of days the first of the month, too. */
struct step {
    int years, months, days;
};

static const struct step steps[] = {
    {0, 0, 1}, {0, 0, 5}, {0, 0, 10}, {0, 1, 0},   {0, 3, 0},   {0, 6, 0},    {1, 0, 0},
    {2, 0, 0}, {5, 0, 0}, {10, 0, 0}, {20, 0, 0},  {50, 0, 0},  {100, 0, 0},  {200, 0, 0},
    {500, 0, 0}, {1000, 0, 0},
};

enum { STEPS = sizeof steps / sizeof *steps };

enum { YEAR_NAME = 4, MONTH_NAME = 7, DAY_NAME = 10 }; /* columns */

static int64_t name_columns(const struct step *s)
{
    return s->days ? DAY_NAME : s->months ? MONTH_NAME : YEAR_NAME;
}

/* The least units between two of them; 0: the unit is too long for them. */
static int64_t least_units(const struct step *s, enum axis_unit unit)
{
    static const int month[AXIS_UNITS] = {0, 1, 28}, year[AXIS_UNITS] = {1, 12, 365};
    if (s->days)
        return unit == AXIS_DAY ? s->days : 0;
    return s->months ? (int64_t)s->months * month[unit] : (int64_t)s->years * year[unit];
}

static const struct step *choose(const struct axis *a)
{
    for (size_t i = 0; i < STEPS; i++) {
        int64_t units = least_units(&steps[i], a->unit);
        if (units && units * a->per_unit > name_columns(&steps[i]))
            return &steps[i];
    }
    return &steps[STEPS - 1];
}

/* Whether a unit begins at such a time. */
static bool is_round(const struct axis *a, const struct step *s, int64_t unit)
{
    enum { LAST = 28 }; /* what comes later is too near to the next month */
    int64_t year;
    int month, day;
    edtf_civil(axis_unit_start(a->unit, a->first + unit), &year, &month, &day);
    if (s->days)
        return (day - 1) % s->days == 0 && (s->days == 1 || day < LAST);
    if (s->months)
        return day == 1 && (month - 1) % s->months == 0;
    return day == 1 && month == 1 && year % s->years == 0;
}

static void add_name(const struct axis *a, int64_t unit, int64_t columns, struct buf *out)
{
    int64_t year;
    int month, day;
    edtf_civil(axis_unit_start(a->unit, a->first + unit), &year, &month, &day);
    buf_addf(out, "%04lld", (long long)year);
    if (columns >= MONTH_NAME && a->unit != AXIS_YEAR)
        buf_addf(out, "-%02d", month);
    if (columns >= DAY_NAME && a->unit == AXIS_DAY)
        buf_addf(out, "-%02d", day);
}

struct line {
    const struct axis *axis;
    struct buf *out;
    size_t start;
    bool *ticks;
};

/* Puts a name over a cell, where it ends before the cell `end`. */
static bool put_name(const struct line *l, int64_t cell, int64_t unit, int64_t columns,
                     int64_t end)
{
    struct buf name = {0};
    add_name(l->axis, unit, columns, &name);
    bool fits = cell + (int64_t)name.n <= end;
    if (fits) {
        buf_pad(l->out, ' ', l->start + (size_t)cell - l->out->n);
        buf_add(l->out, buf_str(&name));
        if (l->ticks)
            l->ticks[cell] = true;
    }
    buf_free(&name);
    return fits;
}

/* At the edge stands the time there, as exactly as there is room before the first name,
 * and no less than the names. */
static void put_edge(const struct line *l, int64_t cell, int64_t unit, int64_t least,
                     int64_t end)
{
    static const int columns[] = {DAY_NAME, MONTH_NAME, YEAR_NAME};
    for (size_t i = 0; i < sizeof columns / sizeof *columns && columns[i] >= least; i++)
        if (put_name(l, cell, unit, columns[i], end))
            return;
}

void axis_names(const struct axis *a, struct buf *out, bool *ticks)
{
    const struct step *step = choose(a);
    struct line l = {a, out, out->n, ticks};
    int64_t edge = (a->window + a->per_unit - 1) / a->per_unit, unit = edge;
    int64_t first = edge * a->per_unit - a->window, cell = first;
    while (cell < a->cells && !is_round(a, step, unit)) {
        unit++;
        cell += a->per_unit;
    }
    int64_t end = cell < a->cells ? cell - 1 : a->cells;
    if (cell > first)
        put_edge(&l, first, edge, name_columns(step), end);
    for (; cell < a->cells; unit++, cell += a->per_unit)
        if (is_round(a, step, unit))
            put_name(&l, cell, unit, name_columns(step), a->cells);
}
