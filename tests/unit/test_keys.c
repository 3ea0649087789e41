/* SPDX-License-Identifier: MIT */
/* Keys by name and back. */
#include "app/event.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void reads_names(void **state)
{
    (void)state;
    assert_int_equal(keys_parse(STR("j")), 'j');
    assert_int_equal(keys_parse(STR("/")), '/');
    assert_int_equal(keys_parse(STR("^")), '^');
    assert_int_equal(keys_parse(STR("F")), 'F');
    assert_int_equal(keys_parse(STR("^D")), 4);
    assert_int_equal(keys_parse(STR("^_")), 31);
    assert_int_equal(keys_parse(STR("^?")), 127);
    assert_int_equal(keys_parse(STR("Esc")), KEY_ESCAPE);
    assert_int_equal(keys_parse(STR("Space")), ' ');
    assert_int_equal(keys_parse(STR("PgDn")), KEY_NAMED_PAGE_DOWN);
    assert_int_equal(keys_parse(STR("F1")), KEY_NAMED_F1);
    assert_int_equal(keys_parse(STR("F5")), KEY_NAMED_F5);
    assert_int_equal(keys_parse(STR("F12")), KEY_NAMED_F1 + 11);
    assert_int_equal(keys_parse(STR("é")), 0xE9);
    assert_int_equal(keys_parse(STR("火")), 0x706B);
}

static void refuses_what_is_no_key(void **state)
{
    (void)state;
    static const char *const none[] = {"",   "jj",  "^d",  "^@", "^\x01", "F0",   "F13",
                                       "F01", "F1x", "F123", " ",  "\x1b",  "\xff", "\x7f",
                                       "esc", "Up ", "e\xCC\x81"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(keys_parse(str_of(none[i])), 0);
}

static void names_what_it_reads(void **state)
{
    (void)state;
    static const char *const all[] = {"j",    "G",    "?",       "|",     "Tab",  "Enter",
                                      "Esc",  "Space", "Up",     "Down",  "Left", "Right",
                                      "Home", "End",  "PgUp",    "PgDn",  "F1",   "F5",
                                      "F12",  "^D",   "BackTab", "Delete", "^?",  "é",
                                      "火",   "^[",   "Backspace"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct buf name = {0};
        keys_name(keys_parse(str_of(all[i])), &name);
        assert_string_equal(buf_z(&name), str_eq(str_of(all[i]), STR("^[")) ? "Esc" : all[i]);
        buf_free(&name);
    }
}

static void names_nothing_for_no_key(void **state)
{
    (void)state;
    static const int32_t none[] = {0, -1, INT32_MIN, KEY_BASE, KEY_NAMED_F1 + 12, INT32_MAX};
    struct buf name = {0};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        keys_name(none[i], &name);
    assert_int_equal(name.n, 0);
    buf_free(&name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_names),
        cmocka_unit_test(refuses_what_is_no_key),
        cmocka_unit_test(names_what_it_reads),
        cmocka_unit_test(names_nothing_for_no_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
