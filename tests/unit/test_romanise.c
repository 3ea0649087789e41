/* SPDX-License-Identifier: MIT */
/* Romanisation, with ICU and without. */
#include "base/romanise.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* What becomes of the text; "" for nothing. */
static void expect(struct romaniser *r, const char *text, const char *roman)
{
    struct buf out = {0};
    bool any = romanise(r, str_of(text), &out);
    assert_string_equal(buf_z(&out), roman);
    assert_int_equal(any, *roman != '\0');
    buf_free(&out);
}

static void need_icu(void)
{
    if (*romanise_rules())
        return;
    puts("ICU is not installed: nothing to try");
    skip();
}

static void test_names(void **state)
{
    (void)state;
    need_icu();
    struct romaniser *r = romaniser_new(NULL);
    expect(r, "Тагиров", "tagirov");
    expect(r, "КУЗНЕЦОВА", "kuznetsova");
    expect(r, "Инес Раух", "ines raukh");
    expect(r, "Ильин, подъезд", "ilin, podyezd"); /* no primes */
    expect(r, "Παπαδόπουλος", "papadopoulos");
    expect(r, "Հայաստան", "hayastan");
    expect(r, "საქართველო", "sakartvelo");
    expect(r, "दिल्ली", "dilli");
    expect(r, "カタカナ", "katakana");
    expect(r, "서울", "seoul");
    romaniser_free(r);
}

/* The Latin words beside them stay, so that a phrase may hold both. */
static void test_mixed(void **state)
{
    (void)state;
    need_icu();
    struct romaniser *r = romaniser_new(NULL);
    expect(r, "Ms. Тагирова d’Arc: 7", "ms. tagirova d'arc: 7");
    expect(r, "Тагиров 🙂\xff", "tagirov 🙂\xef\xbf\xbd");
    romaniser_free(r);
}

static void test_nothing_to_do(void **state)
{
    (void)state;
    struct romaniser *r = romaniser_new(NULL);
    expect(r, "", "");
    expect(r, "Rüdiger Ǆ ʹ 2019", "");
    expect(r, "محمد", "");
    expect(r, "火事", "");
    expect(r, "\xd0", ""); /* ill-formed */
    romaniser_free(r);
}

static void test_long(void **state)
{
    (void)state;
    need_icu();
    struct romaniser *r = romaniser_new(NULL);
    struct buf text = {0}, roman = {0};
    for (int i = 0; i < 1000; i++) {
        buf_addz(&text, "щ"); /* four letters of one */
        buf_addz(&roman, "shch");
    }
    expect(r, buf_z(&text), buf_z(&roman));
    buf_free(&text);
    buf_free(&roman);
    romaniser_free(r);
}

static void test_without_icu(void **state)
{
    (void)state;
    struct romaniser *r = romaniser_new("/nonexistent/libicui18n.so");
    expect(r, "Тагиров", "");
    expect(r, "Тагиров", "");
    romaniser_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_mixed),
        cmocka_unit_test(test_nothing_to_do),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_without_icu),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
