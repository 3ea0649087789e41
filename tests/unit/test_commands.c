/* SPDX-License-Identifier: MIT */
/* The command table: every row is whole, and no key has two commands. */
#include "app/app_state.h"
#include "app/keys_md.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void has_whole_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COMMANDS; i++) {
        const struct command *c = command_get((enum command_tag)i);
        assert_int_equal(c->tag, i);
        assert_non_null(c->run);
        assert_true(schema_is_id(str_of(c->name)));
        assert_in_range(c->note[0], 'A', 'Z');
        assert_in_range(strlen(c->note), 4, 72);
        assert_false(str_ends(str_of(c->note), STR(".")));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(c->name, command_get((enum command_tag)k)->name);
    }
}

static void finds_each_command_by_its_keys(void **state)
{
    (void)state;
    struct keymap keys = {0};
    keymap_add_defaults(&keys);
    for (size_t i = 0; i < COMMANDS; i++) {
        const struct command *c = command_get((enum command_tag)i);
        struct str rest = str_of(c->keys);
        for (struct str key = str_word(&rest); key.n; key = str_word(&rest)) {
            assert_int_not_equal(keys_parse(key), 0);
            assert_ptr_equal(keymap_command(&keys, keys_parse(key)), c);
        }
    }
    assert_null(keymap_command(&keys, 0));
    assert_null(keymap_command(&keys, '\x01'));
    assert_null(keymap_command(&keys, KEY_BASE));
    keymap_free(&keys);
}

static void check_names(const struct keymap *keys, enum command_tag tag, const char *expected)
{
    struct buf names = {0};
    keymap_names(keys, tag, &names);
    assert_string_equal(buf_z(&names), expected);
    buf_free(&names);
}

static void binds_a_key_to_one_command(void **state)
{
    (void)state;
    struct keymap keys = {0}, copy = {0};
    keymap_add_defaults(&keys);
    check_names(&keys, COMMAND_DOWN, "j Down");
    keymap_bind(&keys, 'k', COMMAND_DOWN);
    check_names(&keys, COMMAND_DOWN, "k j Down");
    check_names(&keys, COMMAND_UP, "Up");
    keymap_bind(&keys, 'j', COMMAND_DOWN); /* its own already: now its first */
    check_names(&keys, COMMAND_DOWN, "j k Down");
    keymap_copy(&copy, &keys);
    keymap_unbind(&keys, KEY_NAMED_UP);
    check_names(&keys, COMMAND_UP, "");
    assert_string_equal(keymap_text(&keys, COMMAND_UP).z, ":up");
    assert_string_equal(keymap_text(&copy, COMMAND_UP).z, "Up");
    assert_null(keymap_command(&keys, KEY_NAMED_UP));
    keymap_free(&keys);
    keymap_free(&copy);
}

static void writes_every_command_for_the_manual(void **state)
{
    (void)state;
    struct buf page = {0};
    keys_markdown(&page);
    for (size_t i = 0; i < COMMANDS; i++) {
        struct str note = str_of(command_get((enum command_tag)i)->note);
        assert_true(str_find(buf_str(&page), note, 0) != SIZE_MAX);
    }
    assert_true(str_find(buf_str(&page), STR("| `j` `Down` | down |"), 0) != SIZE_MAX);
    buf_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_whole_rows),
        cmocka_unit_test(finds_each_command_by_its_keys),
        cmocka_unit_test(binds_a_key_to_one_command),
        cmocka_unit_test(writes_every_command_for_the_manual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
