/* SPDX-License-Identifier: MIT */
#include "base/diag.h"
#include "base/buf.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

static void test_codes_are_unique_and_well_formed(void **state)
{
    (void)state;
    for (int i = 0; i < DIAG_CODES; i++) {
        const struct diag_info *info = diag_info((enum diag_code)i);
        enum diag_code found = DIAG_CODES;
        assert_true(diag_lookup(str_of(info->code), &found));
        assert_int_equal(found, i);
        assert_true(strspn(info->code, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
                    strlen(info->code));
        assert_true(str_ends(str_of(info->meaning), STR(".")));
    }
    enum diag_code untouched = DIAG_TAG;
    assert_false(diag_lookup(STR("no-such-code"), &untouched));
    assert_false(diag_lookup(STR_NONE, &untouched));
    assert_int_equal(untouched, DIAG_TAG);
    assert_string_equal(diag_info(DIAG_BAD_DATE)->code, "bad-date");
    assert_int_equal(diag_info(DIAG_BAD_DATE)->severity, DIAG_ERROR);
}

static void render(struct place at, const char *path, const char *message,
                   const char *expected)
{
    struct diags d = {0};
    struct buf out = {0};
    diags_add(&d, DIAG_BAD_ID, at, "%s", message);
    buf_addz(&out, "a:"); /* what stands there already does not matter */
    diag_render(&out, str_of(path), &d.list.v[0]);
    assert_string_equal(buf_z(&out) + 2, expected);
    buf_free(&out);
    diags_free(&d);
}

static void test_renders_what_is_known_of_the_place(void **state)
{
    (void)state;
    render((struct place){3, 7}, "a.yaml", "no", "a.yaml:3:7: error: no [bad-id]");
    render((struct place){3, 0}, "a.yaml", "no", "a.yaml:3: error: no [bad-id]");
    render((struct place){0, 0}, "a.yaml", "no", "a.yaml: error: no [bad-id]");
    render((struct place){3, 7}, "", "no", "3:7: error: no [bad-id]");
    render((struct place){0, 0}, "", "no", "error: no [bad-id]");
}

static void test_renders_sanitised(void **state)
{
    (void)state;
    render((struct place){1, 1}, "a\n\x1B[2J.yaml", "id \xFF\u202E\tx\n",
        "a<U+000A><U+001B>[2J.yaml:1:1: error: "
        "id <xFF><U+202E><U+0009>x<U+000A> [bad-id]");
}

static void test_raw_text_is_not_a_format_and_not_cut(void **state)
{
    (void)state;
    char text[5000];
    memset(text, 'x', sizeof text);
    memcpy(text, "%s%n", 4);
    struct str raw = {text, sizeof text};
    struct diags d = {0};
    diags_add(&d, DIAG_BAD_VALUE, (struct place){1, 1}, "\"%.*s\"", STR_ARG(raw));
    memset(text, 'y', sizeof text);
    assert_int_equal(d.list.n, 1);
    assert_int_equal(d.list.v[0].message.n, sizeof text + 2);
    assert_memory_equal(d.list.v[0].message.p, "\"%s%nxxx", 8);
    struct buf out = {0};
    diag_render(&out, STR("f"), &d.list.v[0]);
    assert_true(str_ends(buf_str(&out), STR("xxx\" [bad-value]")));
    assert_true(out.n > sizeof text);
    buf_free(&out);
    diags_free(&d);
}

static void test_sorts_by_place_and_keeps_the_order_of_equals(void **state)
{
    (void)state;
    static const struct place places[] = {{5, 2}, {1, 9}, {5, 1}, {0, 0}, {5, 2}, {1, 9}};
    static const char *const sorted = "3 1 5 2 0 4 ";
    struct diags d = {0};
    struct buf order = {0};
    diags_sort(&d);
    for (int i = 0; i < 6; i++)
        diags_add(&d, DIAG_YAML, places[i], "%d", i);
    diags_sort(&d);
    diags_sort(&d);
    assert_int_equal(d.list.n, 6);
    for (size_t i = 0; i < d.list.n; i++)
        buf_addf(&order, "%.*s ", STR_ARG(d.list.v[i].message));
    assert_string_equal(buf_z(&order), sorted);
    assert_int_equal(d.errors, 6);
    assert_int_equal(d.warnings, 0);
    buf_free(&order);
    diags_free(&d);
    assert_int_equal(d.errors, 0);
}

static void test_past_the_limit_they_are_counted(void **state)
{
    (void)state;
    struct diags d = {0};
    for (uint32_t i = 0; i < DIAGS_LIMIT; i++)
        diags_add(&d, DIAG_YAML, (struct place){DIAGS_LIMIT - i, 1}, "m");
    diags_sort(&d);
    assert_int_equal(d.list.n, DIAGS_LIMIT);
    assert_int_equal(d.list.v[0].at.line, 1);
    for (int round = 1; round <= 2; round++) {
        diags_add(&d, DIAG_YAML, (struct place){1, 1}, "not listed");
        diags_sort(&d);
        assert_int_equal(d.list.n, DIAGS_LIMIT + 1);
        assert_int_equal(d.errors, DIAGS_LIMIT + round);
        const struct diag *note = &d.list.v[DIAGS_LIMIT];
        assert_int_equal(note->code, DIAG_TOO_MANY);
        assert_int_equal(note->severity, DIAG_ERROR);
        assert_true(str_starts(note->message, round == 1 ? STR("1 more") : STR("2 more")));
    }
    diags_free(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes_are_unique_and_well_formed),
        cmocka_unit_test(test_renders_what_is_known_of_the_place),
        cmocka_unit_test(test_renders_sanitised),
        cmocka_unit_test(test_raw_text_is_not_a_format_and_not_cut),
        cmocka_unit_test(test_sorts_by_place_and_keeps_the_order_of_equals),
        cmocka_unit_test(test_past_the_limit_they_are_counted),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
