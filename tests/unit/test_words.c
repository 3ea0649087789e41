/* SPDX-License-Identifier: MIT */
/* What is typed against what is there: all words, near words, a phrase. */
#include "base/fold.h"
#include "view/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool matches(const struct words *w, const char *text, bool beginnings)
{
    struct buf folded = {0};
    fold(&folded, str_of(text));
    bool match = words_match(w, buf_str(&folded), beginnings);
    buf_free(&folded);
    return match;
}

static bool filters(const char *typed, const char *text)
{
    struct words w = {0};
    words_set_filter(&w, str_of(typed));
    bool match = matches(&w, text, false);
    words_free(&w);
    return match;
}

static bool filters_beginnings(const char *typed, const char *text)
{
    struct words w = {0};
    words_set_filter(&w, str_of(typed));
    bool match = matches(&w, text, true);
    words_free(&w);
    return match;
}

static void wants_every_word(void **state)
{
    (void)state;
    assert_true(filters("", "anything"));
    assert_true(filters("  ", ""));
    assert_true(filters("gate", "The man at the gate"));
    assert_true(filters("gate man", "The man at the gate"));
    assert_true(filters(" ga  ma ", "The man at the gate"));
    assert_false(filters("gate woman", "The man at the gate"));
    assert_false(filters("gate", ""));
    assert_true(filters("house", "warehouse 7"));
}

static void folds_case_and_accents(void **state)
{
    (void)state;
    assert_true(filters("TOMAS vrba", "Tomáš Vrba"));
    assert_true(filters("tomáš", "TOMAS VRBA"));
    assert_true(filters("кузнецова", "Анна Кузнецова"));
    assert_true(filters("\"two", "“two lights”"));
}

static void takes_near_words(void **state)
{
    (void)state;
    assert_true(filters("~tagirow", "Bilal Tagirov"));
    assert_true(filters("~kusnet", "Anna Kuznetsova"));
    assert_true(filters("~tgrv", "Bilal Tagirov"));
    assert_true(filters("~bil tgrv", "Bilal Tagirov"));
    assert_true(filters("~ilal", "Bilal Tagirov"));
    assert_true(filters("~", "anything"));
    assert_false(filters("~grvt", "Bilal Tagirov"));
    assert_false(filters("~bt", "Bilal Tagirov"));
    assert_false(filters("~tagixyw", "Bilal Tagirov"));
    assert_false(filters("tgrv", "Bilal Tagirov"));
}

static void takes_beginnings(void **state)
{
    (void)state;
    assert_true(filters_beginnings("ware", "a warehouse"));
    assert_false(filters_beginnings("house", "a warehouse"));
    assert_true(filters_beginnings("house", "a warehouse, a house"));
    assert_true(filters_beginnings("two", "“two lights”"));
    assert_true(filters_beginnings("\"two", "say \"two\""));
    assert_true(filters_beginnings("7", "a:7"));
    assert_false(filters_beginnings("знецова", "Кузнецова"));
    assert_true(filters_beginnings("健二", "佐藤健二"));
    assert_false(filters_beginnings("~tgrv", "Bilal Tagirov"));
    assert_true(filters_beginnings("~tagi", "Bilal Tagirov"));
}

static void takes_a_phrase_as_it_is(void **state)
{
    (void)state;
    struct words w = {0};
    words_set_phrase(&w, STR("~ at the"));
    assert_false(matches(&w, "at the gate", false));
    words_set_phrase(&w, STR("AT  the"));
    assert_true(matches(&w, "man at the gate", false));
    assert_false(matches(&w, "the man at", false));
    words_set_phrase(&w, STR("the "));
    assert_true(matches(&w, "the gate", false));
    assert_false(matches(&w, "then", false));
    words_free(&w);
}

static bool leads(const char *shorter, const char *longer)
{
    struct words a = {0}, b = {0};
    words_set_filter(&a, str_of(shorter));
    words_set_filter(&b, str_of(longer));
    bool lead = words_lead_to(&a, &b);
    words_free(&a);
    words_free(&b);
    return lead;
}

static void knows_when_somebody_typed_on(void **state)
{
    (void)state;
    assert_true(leads("ga", "gate"));
    assert_true(leads("gate", "gate ma"));
    assert_true(leads("gate ", "gate"));
    assert_false(leads("gate", "ga"));
    assert_false(leads("ga", "~gate"));
    assert_false(leads("~ga", "~gate"));
}

static void gives_the_words_to_mark(void **state)
{
    (void)state;
    struct words w = {0};
    words_set_filter(&w, STR("Gate MAN "));
    struct str rest = buf_str(&w.folded);
    assert_true(str_eq(words_next(&w, &rest), STR("gate")));
    assert_true(str_eq(words_next(&w, &rest), STR("man")));
    assert_int_equal(words_next(&w, &rest).n, 0);
    assert_true(str_eq(buf_str(&w.typed), STR("Gate MAN ")));
    words_set_phrase(&w, STR("the gate"));
    rest = buf_str(&w.folded);
    assert_true(str_eq(words_next(&w, &rest), STR("the gate")));
    assert_int_equal(words_next(&w, &rest).n, 0);
    words_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wants_every_word),
        cmocka_unit_test(folds_case_and_accents),
        cmocka_unit_test(takes_near_words),
        cmocka_unit_test(takes_beginnings),
        cmocka_unit_test(takes_a_phrase_as_it_is),
        cmocka_unit_test(knows_when_somebody_typed_on),
        cmocka_unit_test(gives_the_words_to_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
