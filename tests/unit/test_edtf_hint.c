/* SPDX-License-Identifier: MIT */
/* What a text that is not EDTF is answered with, and that any text is answered. */
#include "format/edtf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define QUALIFIER_INSIDE                                                              \
    "a qualifier before or inside a date is level 2: put it at the end, where it holds " \
    "for the whole date, "
#define X_ELSEWHERE                                                                    \
    "X with something known to its right, or for one digit of a month or day, is level " \
    "2: write "
#define TIME_FORM                                                                      \
    "a time is written as in `2017-08-02T14:30:00`, with Z, +02:00 or nothing behind it"
#define DATE_FORM "write a day as `2017-07-14`, a month as `2017-07`, a year as `2017`"

static const struct {
    const char *text, *why;
} refused[] = {
    {"2017-07-~", "month approximate is `2017-07~`"},
    {"2015-?", "year uncertain is `2015?`"},
    {"2015?~", "uncertain and approximate is `2015%`"},
    {"mid-July 2017",
     "write `2017-07~`, or the days it may have been, `[2017-07-11..2017-07-20]`"},
    {"late February 2016",
     "write `2016-02~`, or the days it may have been, `[2016-02-21..2016-02-29]`"},
    {"early 2017", "write `2017~`, or the months it may have been, `[2017-01..2017-04]`"},
    {"July 2017", "write `2017-07`"},
    {"14th of July, 2017", "write `2017-07-14`"},
    {"Jul. 14, 2017", "write `2017-07-14`"},
    {"summer 2017", "write `2017-22`"},
    {"2017/07/14", "write `2017-07-14`"},
    {"14.07.2017", "write `2017-07-14`"},
    {"14/07/2017", "write `2017-07-14`"},
    {"04/07/2017", "write `2017-07-04` or `2017-04-07`, whichever is meant"},
    {"07/14/2017", "write `2017-07-14`"},
    {"2017/07", "write `2017-07`"},
    {"2017-7-4", "write `2017-07-04`"},
    {"2017-7-4/2017-08", "write `2017-07-04/2017-08`"},
    {"20170714", "write `2017-07-14`"},
    {"c. 2015", "about 2015 is `2015~`"},
    {"ca 2015", "about 2015 is `2015~`"},
    {"ca. 2014-2016", "an interval is `2014~/2016~`"},
    {"~2015", "about 2015 is `2015~`"},
    {"circa July 2017?", "about July 2017, uncertain, is `2017-07%`"},
    {"2015-2017", "an interval is `2015/2017`"},
    {"2015\u20132017", "an interval is `2015/2017`"},
    {"2015-17", "there is no month 17; an interval is `2015/2017`"},
    {"5-8 August 2017", "an interval is `2017-08-05/2017-08-08`"},
    {"from 30 July to 2 August 2017", "an interval is `2017-07-30/2017-08-02`"},
    {"2017-07-14/16", "an interval is `2017-07-14/2017-07-16`"},
    {"between 2014 and 2016", "some year between 2014 and 2016 is `[2014..2016]`"},
    {"before 2017", "2017 or earlier is `[..2017]`"},
    {"2014-present", "since 2014 is `2014/..`"},
    {"2004/open", "write `2004/..`"},
    {"unknown/2004-06", "write `/2004-06`"},
    {"1990s", "write `199X`"},
    {"1900s", "write `190X`, or `19XX` for the whole century"},
    {"mid-1990s", "write `199X~`, or the years it may have been, `[1994..1996]`"},
    {"44 BC", "44 BC is `-0043`"},
    {"1 BC", "1 BC is `0000`"},
    {"2015-10-??", "a digit that is not known is X: `2015-10-XX`"},
    {"201?", "a digit that is not known is X: `201X`"},
    {"199u", "a digit that is not known is X: `199X`"},
    {"201x", "write `201X`, in capitals"},
    {"unknown", "leave the field out when the date is not known"},
    {"", "leave the field out when the date is not known"},
    {" \t", "leave the field out when the date is not known"},
    {"2017\u201207\u221214", "write `2017-07-14`, with plain hyphens"},
    {" 2017-07-14 ", "write `2017-07-14`, without spaces"},
    {"2017-07-14\u00a0", "write `2017-07-14`, without spaces"},
    {"[2014, 2016]", "write `[2014,2016]`, without spaces"},
    {"2001..2003", "one of several dates stands in square brackets: `[2001..2003]`"},
    {"[2001/2003]", "one of several dates stands in square brackets: `[2001..2003]`"},
    {"[1999", "one of several dates stands in square brackets: `[1999]`"},
    {"[]", "one of several dates is written `[2014,2016]` or `[2014..2016]`"},
    {"[2014..,2016]", "in a set only the first date can be open before, only the last "
                      "one after: `[..2014,2016,2018..]`"},
    {"2018/2017-03", "the start is after the end: write `2017-03/2018`"},
    {"[2018..2017]", "the start is after the end: write 2017..2018"},
    {"2017-07-14/2017-07", "the end, 2017-07, begins before the start, 2017-07-14: write "
                           "both with the same precision"},
    {"2017-02-29", "February 2017 has 28 days"},
    {"2017-04-31~", "April 2017 has 30 days"},
    {"2017-13", "there is no month 13"},
    {"2017-00-00", "there is no month 00: when only the year is known, write `2017`"},
    {"2017-10-00", "there is no day 00: when only the month is known, write `2017-10`"},
    {"2017-22-01", "22 is a season, which has no days: leave the day off, or write the "
                   "month"},
    {"-0000", "there is no year -0000: 1 BC is `0000`"},
    {"12345", "a year of more than four digits begins with Y: `Y12345`"},
    {"Y2006", "a year of four digits has neither Y nor +: `2006`"},
    {"193", "a decade is `193X`"},
    {"19~", "a century is `19XX~`"},
    {"2017-08-02T25:00:00", "there is no hour 25"},
    {"2017-08-02T24:00:01", "a day ends with 24:00:00"},
    {"2017-08-02T14:60:00", "there is no minute 60"},
    {"2017-08-02T14:30:00+15", "a difference from UTC lies between -12:00 and +14:00"},
    {"2017-08-02T14:30:00-00:00", "no difference from UTC is written Z or +00:00"},
    {"2017-08-02 14:30", "write `2017-08-02T14:30:00`"},
    {"2017-08-02T14:30:00+0230", "write `2017-08-02T14:30:00+02:30`"},
    {"2017-08-02T1:30:00", TIME_FORM},
    {"2017-08-02T14:30:00?",
     "a date with a time of day takes no `?`: leave the time off, or the `?`"},
    {"2017-08-02T14:30:00/2018", "an interval has no times of day: write the days only"},
    {"2017/2018/2019", "an interval has one slash, between two dates: "
                       "`2017-07-14/2017-08-02`"},
    {"Y-61000/-2000", "a year with Y cannot bound an interval: write `..` for that end"},
    {"{1960,1961}", "{...}, all of several dates, is level 2: give each date a record of "
                    "its own, or write an interval such as `1960/1961`; [...] is one of "
                    "several"},
    {"?2004-06", QUALIFIER_INSIDE "`2004-06?`"},
    {"2004-06~-11", QUALIFIER_INSIDE "`2004-06-11~`"},
    {"2004?-06-~11", QUALIFIER_INSIDE "`2004-06-11%`"},
    {"1984?-06/2004-08?", QUALIFIER_INSIDE "`1984-06?/2004-08?`"},
    {"Y-17E7", "a year with E is level 2: write it out, `Y-170000000`"},
    {"Y17E99", "a year with E is level 2: write it out"},
    {"1950S2", "significant digits (S) are level 2: leave them off, `1950`"},
    {"2001-29", "29 (spring, southern) is a code of level 2: write its months, "
                "`2001-09/2001-11`"},
    {"-0001-30", "30 (summer, southern) is a code of level 2: write its months, "
                 "`-0001-12/0000-02`"},
    {"2001-41", "41 (second half) is a code of level 2: write its months, "
                "`2001-07/2001-12`"},
    {"1XX3", X_ELSEWHERE "`1XXX`"},
    {"156X-12-25", X_ELSEWHERE "`156X`"},
    {"1560-XX-25", X_ELSEWHERE "`1560-XX-XX`"},
    {"1984-1X", X_ELSEWHERE "`1984-XX`"},
    {"1984-11-2X~", X_ELSEWHERE "`1984-11-XX~`"},
    {"1919-07-01/1919-07-3X", X_ELSEWHERE "`1919-07-01/1919-07`"},
    {"2004-06-XX/2004-07-03",
     "X in an interval is level 2: write `2004-06` for its start"},
    {"198X/199X", "X in an interval is level 2: write `1980` for its start"},
    {"1987/199X", "X in an interval is level 2: write `1999` for its end"},
    {"hello world", DATE_FORM},
    {"2017-08-02\xff", DATE_FORM},
};

/* Every date in backquotes, which are those with a digit, is one to copy. */
static void check_offers(struct str why)
{
    for (size_t open; (open = str_find(why, STR("`"), 0)) != SIZE_MAX;) {
        size_t close = str_find(why, STR("`"), open + 1);
        assert_true(close != SIZE_MAX);
        struct str offer = str_sub(why, open + 1, close);
        struct edtf unused;
        bool date = false;
        for (size_t i = 0; i < offer.n; i++)
            date |= offer.p[i] >= '0' && offer.p[i] <= '9';
        if (date)
            assert_true(edtf_parse(offer, &unused, NULL));
        why = str_sub(why, close + 1, why.n);
    }
}

static void test_hints(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct edtf e = {.earliest = 42};
        struct buf why = {0};
        buf_addz(&why, "so: ");
        assert_false(edtf_parse(str_of(refused[i].text), &e, &why));
        assert_string_equal(buf_z(&why) + 4, refused[i].why);
        assert_int_equal(e.earliest, 42);
        check_offers(buf_str(&why));
        buf_free(&why);
    }
}

static void test_strange_lengths(void **state)
{
    (void)state;
    struct edtf e;
    struct buf text = {0};
    assert_false(edtf_parse(STR_NONE, &e, NULL));
    assert_false(edtf_parse(STR("2017\0"), &e, NULL));
    assert_false(edtf_parse(STR("\0"), &e, &text));
    buf_clear(&text);
    assert_true(edtf_parse(str_sub(STR("2017-07"), 0, 4), &e, NULL));
    assert_int_equal(e.precision, EDTF_YEAR);
    buf_addz(&text, "[2000");
    for (int i = 0; i < 100000; i++)
        buf_addz(&text, ",1984-06~");
    assert_false(edtf_parse(buf_str(&text), &e, NULL));
    buf_addc(&text, ']');
    assert_true(edtf_parse(buf_str(&text), &e, NULL));
    assert_int_equal(e.latest, edtf_days(2000, 12, 31));
    buf_addc(&text, '?');
    struct buf why = {0};
    assert_false(edtf_parse(buf_str(&text), &e, &why));
    assert_in_range(why.n, 1, 200);
    buf_free(&why);
    buf_free(&text);
}

/* ---- random strings -------------------------------------------------------------- */

static uint64_t random_below(uint64_t *seed, uint64_t n)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*seed >> 33) % n;
}

/* Characters, or now and then a piece of EDTF: else few strings would be dates. */
static void add_random(struct buf *out, uint64_t *seed)
{
    static const char alphabet[] = "0123456789-/.,[]{}~?%XYTZ: es";
    static const char *const pieces[] = {
        "2017", "-0043", "1984-06", "2017-07-30", "-24", "-XX", "20XX", "Y170000002", "/",
        "..", "[", "]", ",", "?", "~", "%", "T23:20:30Z", "Y-99999999999999999999",
    };
    bool whole = random_below(seed, 4) != 0;
    for (uint64_t n = random_below(seed, 9); n > 0; n--)
        if (whole && random_below(seed, 8) != 0)
            buf_addz(out, pieces[random_below(seed, sizeof pieces / sizeof *pieces)]);
        else
            buf_addc(out, alphabet[random_below(seed, sizeof alphabet - 1)]);
}

static void check_accepted(struct str text, const struct edtf *e)
{
    struct buf words = {0}, row = {0};
    assert_true(e->earliest <= e->latest);
    edtf_print(text, &words);
    edtf_short(text, &row);
    assert_in_range(words.n, 1, 20 * text.n + 60);
    assert_in_range(row.n, 1, 16);
    for (size_t i = 0; i < row.n; i++)
        assert_in_range(row.p[i], ' ', '~');
    buf_free(&words);
    buf_free(&row);
}

static void test_random_strings(void **state)
{
    (void)state;
    uint64_t seed = 20170802;
    size_t accepted = 0;
    struct buf text = {0}, why = {0};
    for (int round = 0; round < 100000; round++) {
        struct edtf e;
        buf_clear(&text);
        buf_clear(&why);
        add_random(&text, &seed);
        if (edtf_parse(buf_str(&text), &e, &why)) {
            check_accepted(buf_str(&text), &e);
            accepted++;
        } else {
            assert_true(why.n > 0);
            check_offers(buf_str(&why));
        }
        for (size_t i = 0; i < why.n; i++)
            assert_in_range(why.p[i], ' ', '~');
    }
    assert_in_range(accepted, 4000, 40000);
    buf_free(&text);
    buf_free(&why);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hints),
        cmocka_unit_test(test_strange_lengths),
        cmocka_unit_test(test_random_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
