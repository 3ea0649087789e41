/* SPDX-License-Identifier: MIT */
/* Bounds of dates, and the shared list of EDTF strings. */
#include "format/edtf.h"

#include "corpora.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const struct {
    const char *text, *bounds;
    enum edtf_shape shape;
    enum edtf_precision precision;
    const char *marks; /* ? uncertain, ~ approximate, X, ( ) open, < > unknown ends */
} bounds[] = {
    {"2017-08-02", "2017-08-02 2017-08-02", EDTF_POINT, EDTF_DAY, ""},
    {"2017-07", "2017-07-01 2017-07-31", EDTF_POINT, EDTF_MONTH, ""},
    {"2017-07~", "2017-07-01 2017-07-31", EDTF_POINT, EDTF_MONTH, "~"},
    {"2016-02?", "2016-02-01 2016-02-29", EDTF_POINT, EDTF_MONTH, "?"},
    {"1900-02", "1900-02-01 1900-02-28", EDTF_POINT, EDTF_MONTH, ""},
    {"2015%", "2015-01-01 2015-12-31", EDTF_POINT, EDTF_YEAR, "?~"},
    {"2017-21", "2017-03-01 2017-05-31", EDTF_POINT, EDTF_SEASON, ""},
    {"2017-22", "2017-06-01 2017-08-31", EDTF_POINT, EDTF_SEASON, ""},
    {"2017-23~", "2017-09-01 2017-11-30", EDTF_POINT, EDTF_SEASON, "~"},
    {"2019-24", "2019-12-01 2020-02-29", EDTF_POINT, EDTF_SEASON, ""},
    {"201X", "2010-01-01 2019-12-31", EDTF_POINT, EDTF_DECADE, "X"},
    {"19XX", "1900-01-01 1999-12-31", EDTF_POINT, EDTF_CENTURY, "X"},
    {"XXXX", "0000-01-01 9999-12-31", EDTF_POINT, EDTF_CENTURY, "X"},
    {"-20XX", "-2099-01-01 -2000-12-31", EDTF_POINT, EDTF_CENTURY, "X"},
    {"-000X", "-0009-01-01 -0001-12-31", EDTF_POINT, EDTF_DECADE, "X"},
    {"2017-XX", "2017-01-01 2017-12-31", EDTF_POINT, EDTF_YEAR, "X"},
    {"2017-07-XX", "2017-07-01 2017-07-31", EDTF_POINT, EDTF_MONTH, "X"},
    {"2017-XX-XX?", "2017-01-01 2017-12-31", EDTF_POINT, EDTF_YEAR, "?X"},
    {"1985-04-12T23:20:30Z", "1985-04-12 1985-04-12", EDTF_POINT, EDTF_DAY, ""},
    {"1985-04-12T24:00:00-04", "1985-04-12 1985-04-12", EDTF_POINT, EDTF_DAY, ""},
    {"-0043-03-15", "-0043-03-15 -0043-03-15", EDTF_POINT, EDTF_DAY, ""},
    {"0000", "0000-01-01 0000-12-31", EDTF_POINT, EDTF_YEAR, ""},
    {"Y170000002", "170000002-01-01 170000002-12-31", EDTF_POINT, EDTF_YEAR, ""},
    {"Y-17000~", "-17000-01-01 -17000-12-31", EDTF_POINT, EDTF_YEAR, "~"},
    {"Y123456789012345678901234567890", "9999999999999999-01-01 9999999999999999-12-31",
     EDTF_POINT, EDTF_YEAR, ""},
    {"Y-99999999999999999", "-9999999999999999-01-01 -9999999999999999-12-31", EDTF_POINT,
     EDTF_YEAR, ""},
    {"2017-07-30/2017-08-02", "2017-07-30 2017-08-02", EDTF_INTERVAL, EDTF_DAY, ""},
    {"2017-07~/2018?", "2017-07-01 2018-12-31", EDTF_INTERVAL, EDTF_YEAR, "?~"},
    {"2004/2004-06", "2004-01-01 2004-06-30", EDTF_INTERVAL, EDTF_YEAR, ""},
    {"2004-01-01/2004", "2004-01-01 2004-12-31", EDTF_INTERVAL, EDTF_YEAR, ""},
    {"2017-22/2017-24", "2017-06-01 2018-02-28", EDTF_INTERVAL, EDTF_SEASON, ""},
    {"2017/..", "2017-01-01 open", EDTF_INTERVAL, EDTF_YEAR, ")"},
    {"../2017", "open 2017-12-31", EDTF_INTERVAL, EDTF_YEAR, "("},
    {"/2017-07", "open 2017-07-31", EDTF_INTERVAL, EDTF_MONTH, "<"},
    {"2017-07-01/", "2017-07-01 open", EDTF_INTERVAL, EDTF_DAY, ">"},
    {"/..", "open open", EDTF_INTERVAL, EDTF_DAY, ")<"},
    {"[2017-07-14..2017-07-16]", "2017-07-14 2017-07-16", EDTF_ONE_OF, EDTF_DAY, ""},
    {"[2017-08-02,2017-07-30]", "2017-07-30 2017-08-02", EDTF_ONE_OF, EDTF_DAY, ""},
    {"[1667,1668?,1670..1672-03]", "1667-01-01 1672-03-31", EDTF_ONE_OF, EDTF_YEAR, "?"},
    {"[198X,1995~]", "1980-01-01 1995-12-31", EDTF_ONE_OF, EDTF_DECADE, "~X"},
    {"[..1984-02]", "open 1984-02-29", EDTF_ONE_OF, EDTF_MONTH, "("},
    {"[1760-01,1760-12..]", "1760-01-01 open", EDTF_ONE_OF, EDTF_MONTH, ")"},
    {"[2015]", "2015-01-01 2015-12-31", EDTF_ONE_OF, EDTF_YEAR, ""},
};

static void add_day(struct buf *out, int64_t days)
{
    int64_t year;
    int month, day;
    if (days == EDTF_OPEN_EARLIEST || days == EDTF_OPEN_LATEST) {
        buf_addz(out, "open");
        return;
    }
    edtf_civil(days, &year, &month, &day);
    buf_addf(out, "%s%04lld-%02d-%02d", year < 0 ? "-" : "",
             (long long)(year < 0 ? -year : year), month, day);
}

static void test_bounds(void **state)
{
    (void)state;
    struct buf got = {0};
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        struct edtf e;
        assert_true(edtf_parse(str_of(bounds[i].text), &e, NULL));
        buf_clear(&got);
        add_day(&got, e.earliest);
        buf_addc(&got, ' ');
        add_day(&got, e.latest);
        assert_string_equal(buf_z(&got), bounds[i].bounds);
        assert_int_equal(e.shape, bounds[i].shape);
        assert_int_equal(e.precision, bounds[i].precision);
        const bool said[] = {e.uncertain, e.approximate,   e.unspecified, e.open_start,
                             e.open_end,  e.unknown_start, e.unknown_end};
        buf_clear(&got);
        for (size_t k = 0; k < sizeof said / sizeof *said; k++)
            if (said[k])
                buf_addc(&got, "?~X()<>"[k]);
        assert_string_equal(buf_z(&got), bounds[i].marks);
    }
    buf_free(&got);
}

static void test_calendar(void **state)
{
    (void)state;
    assert_int_equal(edtf_days(1970, 1, 1), 0);
    assert_int_equal(edtf_days(2000, 3, 1), 11017);
    assert_int_equal(edtf_days(0, 3, 1), -719468);
    int64_t year;
    int month, day;
    int64_t before = edtf_days(-801, 12, 31);
    for (int64_t days = edtf_days(-800, 1, 1); days <= edtf_days(2401, 1, 1); days++) {
        edtf_civil(days, &year, &month, &day);
        assert_int_equal(edtf_days(year, month, day), days);
        assert_int_equal(days, before + 1);
        before = days;
    }
    const int64_t far[] = {INT64_MIN, INT64_MIN + 1, INT64_MAX, INT64_MAX - 146097};
    for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
        edtf_civil(far[i], &year, &month, &day);
        assert_in_range(month, 1, 12);
        assert_in_range(day, 1, 31);
    }
    assert_int_equal(edtf_days(INT64_MAX, 1, 1), edtf_days(EDTF_YEAR_LIMIT, 1, 1));
    assert_int_equal(edtf_days(INT64_MIN, 1, 1), edtf_days(-EDTF_YEAR_LIMIT, 1, 1));
}

/* ---- the shared list ------------------------------------------------------------- */

enum verdict { VALID, INVALID, LEVEL_2 };

/* Where dossier differs from what the list says, or the list does not say the level. */
static const struct {
    const char *text;
    enum verdict verdict;
} exceptions[] = {
    /* edtf.js refuses an interval of seasons as level 2, while edtf-validate has
     * 2003-22/2003-23 valid at level 1. */
    {"2012-21/2012-22", VALID},
    /* edtf-validate has this at level 2, but 1952-23~/1953 at level 1. */
    {"2011-23~", VALID},
    /* Spaces behind the commas of a set: EDTF's draft of 2012 had them, EDTF has not, and
     * edtf-validate refuses [1667,1668, 1670..1672]. */
    {"[1667, 1668, 1670..1672]", INVALID},
    {"[1760-01, 1760-02, 1760-12..]", INVALID},
    {"[1667, 1760-12]", INVALID},
    {"[1667, 1672-12]", INVALID},
    /* Zones without a colon are ISO 8601's basic format; EDTF has only the extended one
     * (edtf.js takes both). */
    {"2016-05-02T16:54:59+0230", INVALID},
    {"2016-05-02T16:54:59+0000", INVALID},
    {"2016-05-02T16:54:59+1400", INVALID},
    {"2016-05-02T16:54:59+1330", INVALID},
    {"2016-05-02T16:54:59+1200", INVALID},
    {"2016-05-02T16:54:59+0410", INVALID},
    {"2016-05-02T16:54:59-0015", INVALID},
    {"2016-05-02T16:54:59-1159", INVALID},
    {"2016-05-02T16:54:59-1200", INVALID},
    /* Centuries and decades of two and three digits are ISO 8601-2, not EDTF, which
     * writes 19XX and 193X (edtf.js takes both). */
    {"19", INVALID},
    {"00", INVALID},
    {"-04", INVALID},
    {"193", INVALID},
    {"019", INVALID},
    {"009", INVALID},
    {"000", INVALID},
    {"-193", INVALID},
    {"-019", INVALID},
    /* Of level 2, which the list leaves open. */
    {"2004?-06-11", LEVEL_2},
    {"2004-06~-11", LEVEL_2},
    {"2004-06-~11", LEVEL_2},
    {"2004-%06", LEVEL_2},
    {"2004-?06-?11", LEVEL_2},
    {"2004?-06-~11", LEVEL_2},
    {"?2004-%06", LEVEL_2},
    {"2004?-%06", LEVEL_2},
    {"2004?-~06-~04", LEVEL_2},
    {"2011-~06-~04", LEVEL_2},
    {"156X-12-25", LEVEL_2},
    {"15XX-12-25", LEVEL_2},
    {"1560-XX-25", LEVEL_2},
    {"15XX-12-XX", LEVEL_2},
    {"XXXX-XX-23", LEVEL_2},
    {"{1667,1668, 1670..1672}", LEVEL_2},
    {"{1960, 1961-12}", LEVEL_2},
    {"{1667, 1670..1672}", LEVEL_2},
    {"{1760..}", LEVEL_2},
    {"{..1760}", LEVEL_2},
    {"2004-06-~01/2004-06-~20", LEVEL_2},
    {"2004-06-XX/2004-07-03", LEVEL_2},
    {"Y17E7", LEVEL_2},
    {"Y-17E7", LEVEL_2},
    {"1950S2", LEVEL_2},
    {"1953S2", LEVEL_2},
    {"1953S3", LEVEL_2},
    {"Y17101E4S3", LEVEL_2},
    {"Y3388E2S3", LEVEL_2},
    {"Y171010000S3", LEVEL_2},
    {"2001-25", LEVEL_2},
    {"2001-29", LEVEL_2},
    {"2001-34", LEVEL_2},
    {"2001-36", LEVEL_2},
    {"2001-39", LEVEL_2},
};
enum { EXCEPTIONS = sizeof exceptions / sizeof *exceptions, LIST_ROWS = 552 };

struct listed {
    size_t rows, wrong;
    bool used[EXCEPTIONS];
};

static enum verdict expected(struct listed *list, struct str valid, struct str level,
                             struct str text)
{
    for (size_t i = 0; i < EXCEPTIONS; i++)
        if (str_eq(text, str_of(exceptions[i].text))) {
            list->used[i] = true;
            return exceptions[i].verdict;
        }
    if (str_eq(valid, STR("invalid")))
        return INVALID;
    bool one_of = str_starts(text, STR("["));
    return str_eq(level, STR("2")) && !one_of ? LEVEL_2 : VALID;
}

static void check_row(struct listed *list, struct str row)
{
    struct str column[3]; /* origin, verdict, level; the text follows */
    for (size_t i = 0; i < 3; i++) {
        size_t tab = str_find(row, STR("\t"), 0);
        assert_true(tab != SIZE_MAX);
        column[i] = str_sub(row, 0, tab);
        row = str_sub(row, tab + 1, row.n);
    }
    enum verdict verdict = expected(list, column[1], column[2], row);
    struct edtf e;
    struct buf why = {0};
    bool accepted = edtf_parse(row, &e, &why);
    if (accepted != (verdict == VALID)) {
        print_error("`%.*s`: %s\n", STR_ARG(row), accepted ? "accepted" : buf_z(&why));
        list->wrong++;
    }
    assert_int_equal(why.n > 0, !accepted);
    list->rows++;
    buf_free(&why);
}

static void check_list(const char *path, struct str bytes, void *context)
{
    (void)path;
    while (bytes.n) {
        size_t end = str_find(bytes, STR("\n"), 0);
        if (end == SIZE_MAX)
            end = bytes.n;
        check_row(context, str_sub(bytes, 0, end));
        bytes = str_sub(bytes, end + (end < bytes.n), bytes.n);
    }
}

static void test_shared_list(void **state)
{
    (void)state;
    struct listed list = {0};
    if (!corpora_each("edtf/edtf-cases.tsv", check_list, &list)) {
        print_message("the shared list of EDTF strings is not here\n");
        skip();
    }
    assert_int_equal(list.wrong, 0);
    assert_int_equal(list.rows, LIST_ROWS);
    for (size_t i = 0; i < EXCEPTIONS; i++)
        assert_true(list.used[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_calendar),
        cmocka_unit_test(test_shared_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
