/* SPDX-License-Identifier: MIT */
/* The timeline's axis: where cells begin and end in the calendar, and that no bar says
 * more or less than its date. */
#include "view/axis.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { CELLS = 60, DATES = 200 };

static int64_t day(int64_t year, int month, int day_of_month)
{
    return edtf_days(year, month, day_of_month);
}

static struct edtf date_of(const char *text)
{
    struct edtf date = {0};
    assert_true(edtf_parse(str_of(text), &date, NULL));
    return date;
}

/* The bar as its signs. */
static void bar_text(const struct axis *a, const char *text, char *out)
{
    static const char signs[] = " =-o~<>?+";
    enum bar_cell cells[CELLS];
    struct edtf date = date_of(text);
    axis_bar(a, &date, cells);
    for (int i = 0; i < a->cells; i++)
        out[i] = signs[cells[i]];
    out[a->cells] = '\0';
}

static void assert_bar(const struct axis *a, const char *text, const char *expected)
{
    char got[CELLS + 1];
    bar_text(a, text, got);
    assert_string_equal(got, expected);
}

static void fits_units_into_cells(void **state)
{
    (void)state;
    int64_t from = day(2014, 6, 1), to = day(2018, 12, 30);
    assert_int_equal(axis_finest(from, to, 54), AXIS_YEAR);
    assert_int_equal(axis_finest(from, to, 55), AXIS_MONTH);
    assert_int_equal(axis_finest(from, from + 9, 10), AXIS_DAY);
    struct axis a = axis_of(AXIS_YEAR, from, to, 23);
    assert_int_equal(a.units, 5);
    assert_int_equal(a.per_unit, 4);
    assert_int_equal(a.cells, 20);
    assert_int_equal(axis_first_cell(&a, day(2014, 1, 1)), 0);
    assert_int_equal(axis_last_cell(&a, day(2014, 12, 31)), 3);
    assert_int_equal(axis_first_cell(&a, day(2018, 12, 30)), 19);
    a = axis_of(AXIS_DAY, from, to, 20);
    assert_int_equal(a.units, to - from + 1);
    assert_int_equal(a.cells, 20);
    axis_move(&a, 1 << 20);
    assert_int_equal(a.window, a.units - 20);
    axis_move(&a, -5);
    assert_int_equal(a.window, 0);
}

static void assert_names(const struct axis *a, const char *expected)
{
    struct buf names = {0};
    bool ticks[CELLS] = {0};
    axis_names(a, &names, ticks);
    assert_string_equal(buf_z(&names), expected);
    for (int i = 0; i < a->cells; i++) {
        bool begins = (size_t)i < names.n && buf_z(&names)[i] != ' ' &&
                      (i == 0 || buf_z(&names)[i - 1] == ' ');
        assert_int_equal(ticks[i], begins);
    }
    buf_free(&names);
}

static void names_units(void **state)
{
    (void)state;
    struct axis a = axis_of(AXIS_YEAR, day(2014, 1, 1), day(2018, 1, 1), 25);
    assert_names(&a, "2014 2015 2016 2017 2018");
    a = axis_of(AXIS_YEAR, day(2014, 1, 1), day(2018, 1, 1), 15);
    assert_names(&a, "2014  2016");
    a = axis_of(AXIS_MONTH, day(2017, 6, 1), day(2018, 12, 1), 20);
    assert_names(&a, "2017   2018"); /* no room for 2017-06 */
    a = axis_of(AXIS_MONTH, day(2017, 4, 1), day(2018, 12, 1), 20);
    assert_names(&a, "2017-04  2018");
    axis_move(&a, 1);
    assert_names(&a, "2017-05 2018");
    a = axis_of(AXIS_DAY, day(2018, 12, 1), day(2018, 12, 31), 24);
    axis_move(&a, 4);
    assert_names(&a, "2018-12-05"); /* nothing round in sight */
    a = axis_of(AXIS_DAY, day(2018, 11, 25), day(2019, 1, 20), 57);
    assert_names(&a, "      2018-12                        2019-01");
    a = axis_of(AXIS_DAY, day(2018, 12, 20), day(2019, 1, 12), 54);
    assert_names(&a, "  2018-12-21            2019-01-01");
    a = axis_of(AXIS_MONTH, day(2018, 2, 20), day(2018, 12, 12), 55);
    assert_names(&a, "2018-02   2018-04        2018-07        2018-10");
    a = axis_of(AXIS_YEAR, day(1803, 1, 1), day(1891, 1, 1), 60);
    assert_names(&a, "  1805 1810 1815 1820 1825 1830 1835 1840 1845 1850 1855");
    a = axis_of(AXIS_YEAR, day(-43, 1, 1), day(-40, 1, 1), 24);
    assert_names(&a, "-043  -042  -041  -040");
}

static void draws_what_a_date_means(void **state)
{
    (void)state;
    struct axis a = axis_of(AXIS_DAY, day(2019, 3, 1), day(2019, 3, 12), 12);
    assert_bar(&a, "2019-03-02", " o          ");
    assert_bar(&a, "2019-03-02~", " ~          ");
    assert_bar(&a, "2019-03-02?", " ?          ");
    assert_bar(&a, "2019-03-02/2019-03-04", " ===        ");
    assert_bar(&a, "[2019-03-02..2019-03-04]", " ---        ");
    assert_bar(&a, "[2019-03-02,2019-03-12]", " -----------");
    assert_bar(&a, "2019-03-11/..", "          =>");
    assert_bar(&a, "../2019-03-03", "<==         ");
    assert_bar(&a, "/2019-03-03", "?==         ");
    assert_bar(&a, "2019-03-11/", "          =?");
    assert_bar(&a, "2019-03", "-----------+");
    assert_bar(&a, "2019-02-20/2019-03-02", "+=          ");
    assert_bar(&a, "2018", "+           ");
    assert_bar(&a, "2020", "           +");
}

/* ---- bars and bounds, at random ---- */

static unsigned next_number(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % below;
}

static void add_date(unsigned *seed, struct buf *out)
{
    unsigned kind = next_number(seed, 4);
    buf_addf(out, "%u", 1990 + next_number(seed, 40));
    if (kind > 0)
        buf_addf(out, "-%02u", 1 + next_number(seed, 12));
    if (kind > 1)
        buf_addf(out, "-%02u", 1 + next_number(seed, 28));
}

/* A point, a span, a choice; qualified, open or unknown now and then. */
static void random_date(unsigned *seed, struct edtf *date)
{
    struct buf text = {0};
    do {
        unsigned shape = next_number(seed, 8);
        buf_clear(&text);
        buf_addz(&text, shape == 3 || shape == 4 ? "[" : "");
        if (shape == 6)
            buf_addz(&text, "..");
        else if (shape != 7)
            add_date(seed, &text);
        buf_addz(&text, shape < 3 ? "" : shape == 3 ? ".." : shape == 4 ? "," : "/");
        if (shape >= 3)
            add_date(seed, &text);
        buf_addz(&text, shape == 3 || shape == 4 ? "]" : "");
        if (shape < 3)
            buf_addz(&text, next_number(seed, 3) == 0 ? "~" : "");
    } while (!edtf_parse(buf_str(&text), date, NULL));
    buf_free(&text);
}

static bool in_cell(const struct axis *a, int64_t cell, int64_t day_number)
{
    int64_t from, to;
    axis_days(a, cell, &from, &to);
    return day_number >= from && day_number <= to;
}

/* The first and last seen cell of a bar hold its bounds; where a bound cannot be seen,
 * the edge says so. */
static void assert_ends(const struct axis *a, const struct edtf *date)
{
    enum bar_cell cells[CELLS];
    bool seen = axis_bar(a, date, cells);
    int first = 0, last = a->cells - 1;
    while (first < a->cells && cells[first] == BAR_NONE)
        first++;
    while (last > first && cells[last] == BAR_NONE)
        last--;
    assert_true(first <= last);
    if (!seen) {
        assert_int_equal(first, last);
        assert_int_equal(cells[first], BAR_BEYOND);
        assert_true(first == 0 || first == a->cells - 1);
        return;
    }
    for (int i = first; i <= last; i++)
        assert_int_not_equal(cells[i], BAR_NONE);
    if (date->earliest == EDTF_OPEN_EARLIEST)
        assert_true(a->window > 0 ||
                    cells[first] == (date->unknown_start ? BAR_UNKNOWN : BAR_OPEN_START));
    else if (cells[first] == BAR_BEYOND && first == 0)
        assert_true(axis_first_cell(a, date->earliest) < a->window || a->cells == 1);
    else
        assert_true(in_cell(a, a->window + first, date->earliest));
    if (date->latest == EDTF_OPEN_LATEST)
        assert_true(a->window + a->cells < axis_length(a) ||
                    cells[last] == (date->unknown_end ? BAR_UNKNOWN : BAR_OPEN_END));
    else if (cells[last] == BAR_BEYOND && last == a->cells - 1)
        assert_true(axis_last_cell(a, date->latest) >= a->window + a->cells ||
                    a->cells == 1);
    else
        assert_true(in_cell(a, a->window + last, date->latest));
}

static void ends_bars_where_dates_end(void **state)
{
    (void)state;
    unsigned seed = 6;
    for (int n = 0; n < DATES; n++) {
        struct edtf date;
        random_date(&seed, &date);
        for (enum axis_unit unit = 0; unit < AXIS_UNITS; unit++)
            for (int cells = 1; cells <= CELLS; cells += 1 + (int)next_number(&seed, 9)) {
                struct axis a =
                    axis_of(unit, day(1988, 2, 29), day(2031, 12, 31), cells);
                axis_move(&a, (int64_t)next_number(&seed, (unsigned)axis_length(&a)));
                assert_ends(&a, &date);
            }
    }
}

/* Every day has a cell, and cells follow each other without a gap. */
static void leaves_no_day_out(void **state)
{
    (void)state;
    for (enum axis_unit unit = 0; unit < AXIS_UNITS; unit++)
        for (int cells = 40; cells <= 400; cells += 45) {
            struct axis a = axis_of(unit, day(2015, 12, 1), day(2016, 3, 31), cells);
            int64_t cell = axis_first_cell(&a, day(2015, 12, 1));
            for (int64_t d = day(2015, 12, 1); d <= day(2016, 3, 31); d++) {
                assert_in_range(axis_first_cell(&a, d) - cell, 0, 1);
                cell = axis_last_cell(&a, d);
                assert_true(cell < axis_length(&a));
                assert_true(in_cell(&a, cell, d));
                assert_true(in_cell(&a, axis_first_cell(&a, d), d));
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fits_units_into_cells),
        cmocka_unit_test(names_units),
        cmocka_unit_test(draws_what_a_date_means),
        cmocka_unit_test(ends_bars_where_dates_end),
        cmocka_unit_test(leaves_no_day_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
