/* SPDX-License-Identifier: MIT */
/* The configuration: what it takes, and what it says about what it does not. */
#include "app/config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Reads `text`; all that is said about it must be `expected`. */
static void read_text(struct config *c, const char *text, const char *expected)
{
    struct diags diags = {0};
    struct buf said = {0};
    config_init(c);
    config_read(c, str_of(text), &diags);
    for (size_t i = 0; i < diags.list.n; i++) {
        diag_render(&said, STR("config"), &diags.list.v[i]);
        buf_addc(&said, '\n');
    }
    assert_string_equal(buf_z(&said), expected);
    buf_free(&said);
    diags_free(&diags);
}

static void check_said(const char *text, const char *expected)
{
    struct config c;
    read_text(&c, text, expected);
    config_free(&c);
}

static void holds_without_a_file(void **state)
{
    (void)state;
    struct config c;
    read_text(&c, "", "");
    assert_int_equal(config_choice(&c, SETTING_STYLE), 0);
    assert_false(config_yes(&c, SETTING_MOUSE));
    assert_int_equal(c.value[SETTING_EDITOR].n, 0);
    assert_int_equal(keymap_command(&c.keys, 'j')->tag, COMMAND_DOWN);
    config_free(&c);
}

static void reads_settings(void **state)
{
    (void)state;
    struct config c;
    read_text(&c,
              "# a comment\n\n  style=apa\n\tmouse = yes\r\n"
              "copy-command = xclip -sel 'clip board'\n#style = plain",
              "");
    assert_int_equal(config_choice(&c, SETTING_STYLE), 1);
    assert_true(config_yes(&c, SETTING_MOUSE));
    assert_true(str_eq(c.value[SETTING_COPY_COMMAND], STR("xclip -sel 'clip board'")));
    config_free(&c);
}

static void reads_keys(void **state)
{
    (void)state;
    struct config c;
    read_text(&c, "bind J down\nbind ^X close\nbind Space page-down\nbind Q none\n", "");
    assert_int_equal(keymap_command(&c.keys, 'J')->tag, COMMAND_DOWN);
    assert_int_equal(keymap_command(&c.keys, 'j')->tag, COMMAND_DOWN);
    assert_int_equal(keymap_command(&c.keys, 24)->tag, COMMAND_CLOSE);
    assert_int_equal(keymap_command(&c.keys, ' ')->tag, COMMAND_PAGE_DOWN);
    assert_null(keymap_command(&c.keys, 'Q'));
    config_free(&c);
}

static void reads_looks(void **state)
{
    (void)state;
    struct config c;
    read_text(&c, "color quote bold #7f9f5F on 17\ncolor selected on bright-black\n", "");
    assert_true(c.has_look[STYLE_QUOTE]);
    assert_int_equal(c.look[STYLE_QUOTE].text, LOOK_RGB + 0x7f9f5f);
    assert_int_equal(c.look[STYLE_QUOTE].ground, 17);
    assert_int_equal(c.look[STYLE_QUOTE].bits, LOOK_BOLD);
    assert_int_equal(c.look[ROLE_SELECTED].text, LOOK_DEFAULT);
    assert_int_equal(c.look[ROLE_SELECTED].ground, 8);
    assert_false(c.has_look[STYLE_ERROR]);
    config_free(&c);
}

static void says_what_was_meant(void **state)
{
    (void)state;
    check_said("\nstlye = apa\n",
               "config:2:1: error: no setting `stlye`: did you mean `style`? [unknown-key]\n");
    check_said("zebra = 1\n", "config:1:1: error: no setting `zebra`: docs/config.md lists "
                              "them [unknown-key]\n");
    check_said("  mouse = yse\n",
               "config:1:11: error: `mouse` takes no `yse`: did you mean `yes`? [bad-value]\n");
    check_said("colors = 12345\n",
               "config:1:10: error: `colors` takes no `12345`: write one of: auto none 8 16 "
               "256 true [bad-value]\n");
    check_said("style apa\n", "config:1:1: error: write `style = …` [bad-value]\n");
    check_said("style =\n", "config:1:1: error: `style` is given nothing: take the line "
                            "away, or write a value [empty]\n");
    check_said("editor = vi 'x\n", "config:1:10: error: `editor` is not a command: a "
                                   "quotation mark is not closed [bad-value]\n");
    check_said("style = apa\nstyle = plain\n",
               "config:2:1: error: `style` is set in line 1 already: take one of the two "
               "away [duplicate-key]\n");
    check_said("mouse = \xff\n", "config:1:9: error: this line is not UTF-8: save the file "
                                 "as UTF-8 [not-utf8]\n");
}

static void says_what_a_directive_takes(void **state)
{
    (void)state;
    check_said("bind x dwon\n",
               "config:1:8: error: no command `dwon`: did you mean `down`? [bad-value]\n");
    check_said("bind PageUp down\n", "config:1:6: error: no key `PageUp`: write it like `j`, "
                                     "`^D`, `F5`, `PgDn`, `Space` [bad-value]\n");
    check_said("bind x\n", "config:1:7: error: a word is missing: write `bind KEY COMMAND` "
                           "[empty]\n");
    check_said("bind x down up\n", "config:1:13: error: too many words: write `bind KEY "
                                   "COMMAND` [bad-value]\n");
    check_said("color qoute red\n",
               "config:1:7: error: no role `qoute`: did you mean `quote`? [bad-value]\n");
    check_said("color quote rde\n", "config:1:13: error: no colour or attribute `rde`: did "
                                    "you mean `red`? [bad-value]\n");
    check_said("color quote 256\n", "config:1:13: error: no colour or attribute `256`: write "
                                    "it like `bold yellow on #203040` [bad-value]\n");
    check_said("color quote red on\n",
               "config:1:17: error: no colour or attribute `on`: write it like `bold yellow "
               "on #203040` [bad-value]\n");
    check_said("color\n", "config:1:6: error: a word is missing: write `color ROLE WORDS…` "
                          "[empty]\n");
}

static void says_which_keys_are_in_conflict(void **state)
{
    (void)state;
    check_said("bind x down\nbind x up\n", "config:2:6: error: `x` is bound in line 1 "
                                           "already: take one of the two away "
                                           "[duplicate-key]\n");
    /* a command's only key: taken is a conflict, taken off is a wish */
    check_said("bind z down\n", "config:1:1: error: `zoom` has no key left: bind another to "
                                "it [duplicate-key]\n");
    check_said("bind z down\nbind F9 zoom\n", "");
    check_said("bind z none\n", "");
}

static void reads_sizes_of_panes(void **state)
{
    (void)state;
    struct config c;
    read_text(&c, "pane lists 30\npane quotes 60\n", "");
    assert_int_equal(c.panes.lists, 300);
    assert_int_equal(c.panes.share[PANE_PEOPLE], 200);
    assert_int_equal(c.panes.share[PANE_EVENTS], 200);
    assert_int_equal(c.panes.share[PANE_QUOTES], 600);
    config_free(&c);
    read_text(&c, "pane lists 70\n", "");
    assert_int_equal(c.panes.share[PANE_PEOPLE], 0);
    config_free(&c);
    check_said("pane listen 30\n", "config:1:6: error: no pane `listen`: did you mean "
                                   "`lists`? [bad-value]\n");
    check_said("pane lists 96\n", "config:1:12: error: `96` is no size: write a number from "
                                  "5 to 95 [bad-value]\n");
    check_said("pane lists 30\npane lists 40\n",
               "config:2:6: error: `lists` has a size in line 1 already: take one of the two "
               "away [duplicate-key]\n");
    check_said("pane people 50\npane events 48\n",
               "config:2:1: error: the lists come to more than there is: make them smaller "
               "[bad-value]\n");
}

static void maps_colours_to_smaller_palettes(void **state)
{
    (void)state;
    assert_int_equal(look_nearest(LOOK_DEFAULT, 8), LOOK_DEFAULT);
    assert_int_equal(look_nearest(3, 8), 3);
    assert_int_equal(look_nearest(11, 8), 3);
    assert_int_equal(look_nearest(11, 16), 11);
    assert_int_equal(look_nearest(LOOK_RGB + 0xFF0000, 256), 196);
    assert_int_equal(look_nearest(LOOK_RGB + 0x808080, 256), 244);
    assert_int_equal(look_nearest(LOOK_RGB + 0xF00505, 16), 9);
    assert_int_equal(look_nearest(196, 8), 1);
    assert_int_equal(look_rgb(231), 0xFFFFFF);
    assert_int_equal(look_rgb(LOOK_RGB + 0x123456), 0x123456);
}

static void documents_every_row(void **state)
{
    (void)state;
    struct buf page = {0};
    config_markdown(&page);
    const char *const some[] = {"| `copy-command` | a command |", "| `bind KEY COMMAND` |",
                                "| `selected` |", "`chicago` `apa` `plain` | `chicago` |"};
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        assert_true(str_find(buf_str(&page), str_of(some[i]), 0) != SIZE_MAX);
    buf_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_without_a_file),
        cmocka_unit_test(reads_settings),
        cmocka_unit_test(reads_keys),
        cmocka_unit_test(reads_looks),
        cmocka_unit_test(says_what_was_meant),
        cmocka_unit_test(says_what_a_directive_takes),
        cmocka_unit_test(says_which_keys_are_in_conflict),
        cmocka_unit_test(reads_sizes_of_panes),
        cmocka_unit_test(maps_colours_to_smaller_palettes),
        cmocka_unit_test(documents_every_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
