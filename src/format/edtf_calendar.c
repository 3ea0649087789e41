/* SPDX-License-Identifier: MIT */
/* The proleptic Gregorian calendar: its 400-year cycle has a fixed number of days, and a
 * year that begins in March has its odd day at the end. */
#include "format/edtf_read.h"

const char *const edtf_months[12] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};

enum { CYCLE_YEARS = 400, CYCLE_DAYS = 146097 };
enum { MARCH_1_OF_0000 = -719468 }; /* counted from 1970-01-01 */

static int64_t floor_div(int64_t n, int64_t by)
{
    return n / by - (n % by < 0);
}

int64_t edtf_days(int64_t year, int month, int day)
{
    if (year > EDTF_YEAR_LIMIT)
        year = EDTF_YEAR_LIMIT;
    if (year < -EDTF_YEAR_LIMIT)
        year = -EDTF_YEAR_LIMIT;
    if (month < 3)
        year--;
    int64_t cycle = floor_div(year, CYCLE_YEARS);
    int64_t y = year - cycle * CYCLE_YEARS;
    int64_t m = (month + 9) % 12; /* from March */
    int64_t day_of_year = (153 * m + 2) / 5 + day - 1;
    return cycle * CYCLE_DAYS + y * 365 + y / 4 - y / 100 + day_of_year + MARCH_1_OF_0000;
}

void edtf_civil(int64_t days, int64_t *year, int *month, int *day)
{
    int64_t cycle = floor_div(days, CYCLE_DAYS);
    int64_t rest = days % CYCLE_DAYS; /* cycle * CYCLE_DAYS might not fit */
    int64_t d = rest + (rest < 0 ? CYCLE_DAYS : 0) - MARCH_1_OF_0000;
    cycle += d / CYCLE_DAYS;
    d %= CYCLE_DAYS;
    int64_t y = (d - d / 1460 + d / 36524 - d / 146096) / 365;
    int64_t day_of_year = d - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * day_of_year + 2) / 153;
    *day = (int)(day_of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = cycle * CYCLE_YEARS + y + (*month < 3);
}

int edtf_month_days(int64_t year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}
