/* SPDX-License-Identifier: MIT */
/* Dates in words, and short for a list. */
#include "format/edtf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    const char *text, *words, *row;
} dates[] = {
    {"2017-08-02", "2 August 2017", "2017-08-02"},
    {"2017-07", "July 2017", "2017-07"},
    {"2017", "2017", "2017"},
    {"2017-07~", "about July 2017", "~2017-07"},
    {"2017-07?", "July 2017, uncertain", "2017-07?"},
    {"2015%", "about 2015, uncertain", "~2015?"},
    {"2015?", "2015, uncertain", "2015?"},
    {"2017-08-02~", "about 2 August 2017", "~2017-08-02"},
    {"2017-22", "summer 2017", "summer 2017"},
    {"2017-24~", "about winter 2017/2018", "~winter 2017"},
    {"201X", "the 2010s", "201X"},
    {"190X", "the 1900s (decade)", "190X"},
    {"19XX", "the 1900s (century)", "19XX"},
    {"16XX~", "about the 1600s (century)", "~16XX"},
    {"1XXX", "some year between 1000 and 1999", "1XXX"},
    {"XXXX", "an unknown year", "XXXX"},
    {"XXXX-XX", "some month in an unknown year", "XXXX-XX"},
    {"XXXX-XX-XX", "some day in an unknown year", "XXXX-XX-XX"},
    {"-20XX", "some year between 2100 BC and 2001 BC", "-20XX"},
    {"000X", "some year between 1 BC and AD 9", "000X"},
    {"2017-07-XX", "some day in July 2017", "2017-07-XX"},
    {"2017-XX", "some month in 2017", "2017-XX"},
    {"2017-XX-XX", "some day in 2017", "2017-XX-XX"},
    {"2017-07-XX~", "some day in about July 2017", "~2017-07-XX"},
    {"2017-07-XX%", "some day in about July 2017, uncertain", "~2017-07-XX?"},
    {"-0043", "44 BC", "-0043"},
    {"-0043-03-15", "15 March 44 BC", "-0043-03-15"},
    {"0000", "1 BC", "0000"},
    {"0409", "AD 409", "0409"},
    {"0409-08-02", "2 August AD 409", "0409-08-02"},
    {"Y170000002", "the year 170000002", "Y170000002"},
    {"Y-17000", "17001 BC", "Y-17000"},
    {"Y99999999999999999999999999", "the year 99999999999999999999999999", "Y9e25"},
    {"Y-99999999999999999999999999", "the year -99999999999999999999999999", "Y-9e25"},
    {"Y170000002~", "about the year 170000002", "~Y170000002"},
    {"[Y17000..Y20000]",
     "some year between the year 17000 and the year 20000", "Y17000..Y20000"},
    {"[Y-99999999999999999?..Y99999999999999999~]",
     "some year between the year -99999999999999999 (uncertain) and about the year "
     "99999999999999999", "Y-9e16?..~Y9e16"},
    {"1985-04-12T23:20:30Z", "12 April 1985, 23:20:30 UTC", "1985-04-12 23:20"},
    {"1985-04-12T23:20:30", "12 April 1985, 23:20:30", "1985-04-12 23:20"},
    {"1985-04-12T23:20:30-04", "12 April 1985, 23:20:30 UTC-04", "1985-04-12 23:20"},
    {"1985-04-12T23:20:30.25+04:30",
     "12 April 1985, 23:20:30.25 UTC+04:30", "1985-04-12 23:20"},
    {"-1985-04-12T23:20:30Z", "12 April 1986 BC, 23:20:30 UTC", "-1985-04-12"},
    {"2017-08-05/2017-08-08", "from 5 to 8 August 2017", "2017-08-05..08"},
    {"2017-07-30/2017-08-02", "from 30 July to 2 August 2017", "2017-07-30/08-02"},
    {"2016-12-30/2017-01-02",
     "from 30 December 2016 to 2 January 2017", "2016-12..2017-01"},
    {"2017-07/2017-09", "from July to September 2017", "2017-07..2017-09"},
    {"2014/2018", "from 2014 to 2018", "2014..2018"},
    {"2017/..", "since 2017", "2017.."},
    {"../2017", "until 2017", "..2017"},
    {"/2017-07", "from an unknown date to July 2017", "?..2017-07"},
    {"2017-07/", "from July 2017 to an unknown date", "2017-07..?"},
    {"/", "from an unknown date to an unknown date", "?..?"},
    {"../..", "without beginning or end", ".."},
    {"/..", "since an unknown date", "?.."},
    {"../", "until an unknown date", "..?"},
    {"2017-07~/2018?", "from about July 2017 to 2018 (uncertain)", "~2017-07..2018?"},
    {"2017-07-14~/2017-07-16~",
     "from about 14 July 2017 to about 16 July 2017", "~2017-07-14..16"},
    {"2017-07-14%/2017-08-16%",
     "from about 14 July 2017 (uncertain) to about 16 August 2017 (uncertain)",
     "~2017-07..08?"},
    {"2017-07-14?/2017-07-16?",
     "from 14 July 2017 (uncertain) to 16 July 2017 (uncertain)", "2017-07-14..16?"},
    {"2017-21/2017-23", "from spring to autumn 2017", "2017"},
    {"2017-22/2017-24", "from summer 2017 to winter 2017/2018", "2017"},
    {"2017-24/2018-21", "from winter 2017/2018 to spring 2018", "2017..2018"},
    {"2017-12-30/2018-24", "from 30 December 2017 to winter 2018/2019", "2017..2018"},
    {"[2017-07-14..2017-07-16]",
     "some day between 14 and 16 July 2017", "2017-07-14..16"},
    {"[2017-07-30,2017-08-02]", "30 July or 2 August 2017", "2017-07-30/08-02"},
    {"[2017-07-14,2017-07-16]", "14 or 16 July 2017", "2017-07-14..16"},
    {"[2017-07-14,2017-07-15,2017-07-16]", "14, 15 or 16 July 2017", "2017-07-14..16"},
    {"[2014..2016]", "some year between 2014 and 2016", "2014..2016"},
    {"[2017-07..2017-09]",
     "some month between July and September 2017", "2017-07..2017-09"},
    {"[2014,2016]", "2014 or 2016", "2014..2016"},
    {"[..2014]", "2014 or earlier", "..2014"},
    {"[2014-03..]", "March 2014 or later", "2014-03.."},
    {"[1667,1668,1670..1672]",
     "1667, 1668 or some year between 1670 and 1672", "1667..1672"},
    {"[198X,1995~]", "the 1980s or about 1995", "198X..~1995"},
    {"[2017-07-14]", "14 July 2017", "2017-07-14"},
    {"[2017-22,2017-23]", "summer or autumn 2017", "2017"},
    {"[2014-07..2015]", "some time between July 2014 and 2015", "2014-07..2015"},
    {"[2017?,2018]", "2017 (uncertain) or 2018", "2017?..2018"},
    {"[2018,2017,1999..2001]",
     "2018, 2017 or some year between 1999 and 2001", "1999..2018"},
    {"2004/2004-06", "from 2004 to June 2004", "2004..2004-06"},
    {"0000-01/0000-01-03", "from January 1 BC to 3 January 1 BC", "0000-01"},
};

static void test_words(void **state)
{
    (void)state;
    struct buf out = {0};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct edtf e;
        assert_true(edtf_parse(str_of(dates[i].text), &e, NULL));
        buf_clear(&out);
        edtf_print(str_of(dates[i].text), &out);
        assert_string_equal(buf_z(&out), dates[i].words);
        buf_clear(&out);
        edtf_short(str_of(dates[i].text), &out);
        assert_string_equal(buf_z(&out), dates[i].row);
        assert_in_range(out.n, 1, 16);
    }
    buf_free(&out);
}

static void test_what_is_added_stands_behind(void **state)
{
    (void)state;
    struct buf out = {0};
    buf_addz(&out, "a text longer than sixteen columns, ");
    edtf_print(STR("2017-07~"), &out);
    buf_addz(&out, ", ");
    edtf_short(STR("2017-07-30/2017-08-02"), &out);
    assert_string_equal(buf_z(&out), "a text longer than sixteen columns, about July "
                                     "2017, 2017-07-30/08-02");
    buf_free(&out);
}

static void test_fewer_columns(void **state)
{
    (void)state;
    static const struct {
        const char *text, *row;
    } narrow[] = {
        {"2017-08-02", "2017-08-02"},
        {"2017-08-02~", "~2017-08-02"},
        {"2017-08-02%", "~2017-08?"},
        {"2017-08-02T23:20:00", "2017-08-02"},
        {"2017-07-11/2017-07-20", "2017-07"},
        {"2017-07-30/2017-08-02", "2017-07..08"},
        {"2014-06/2017-08", "2014..2017"},
        {"2017-07/2017-08", "2017-07..08"},
        {"2015-10~/2017-07", "~2015..2017"},
        {"2014-06-11/..", "2014-06.."},
        {"2014-06/..", "2014-06.."},
        {"../2014-06-11", "..2014-06"},
        {"2017-22", "summer 2017"},
        {"[2014..2016]", "2014..2016"},
        {"1985?/1987~", "~1985..87?"},
        {"1985%/1987", "~1985..87?"},
        {"1998?/2003~", "1998..2003%"},
        {"1998-10~/2003-12?", "1998..2003%"},
        {"1985?/1987", "1985?..1987"},
        {"1985?/1985~", "~1985?"},
    };
    struct buf out = {0};
    for (size_t i = 0; i < sizeof narrow / sizeof *narrow; i++) {
        buf_clear(&out);
        edtf_short_in(str_of(narrow[i].text), 11, &out);
        assert_string_equal(buf_z(&out), narrow[i].row);
    }
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        buf_clear(&out);
        edtf_short_in(str_of(dates[i].text), 11, &out);
        assert_in_range(out.n, 1, strchr(dates[i].row, 'Y') ? 16 : 11);
    }
    buf_free(&out);
}

static void test_what_is_not_edtf(void **state)
{
    (void)state;
    struct buf out = {0};
    edtf_print(STR("mid-July"), &out);
    assert_string_equal(buf_z(&out), "mid-July");
    buf_clear(&out);
    edtf_short(STR("mid-July"), &out);
    assert_int_equal(out.n, 0);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_what_is_added_stands_behind),
        cmocka_unit_test(test_fewer_columns),
        cmocka_unit_test(test_what_is_not_edtf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
