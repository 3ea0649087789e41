/* SPDX-License-Identifier: MIT */
/* Argument vectors for editors. */
#include "tui/editor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The arguments, each between angle brackets; "" when there is no command. */
static void check_with(const char *editor, const char *arguments, const char *path,
                       unsigned line, const char *expected)
{
    struct argv a = {0};
    struct buf got = {0};
    bool good = editor_command(&a, str_of(editor), str_of(arguments), str_of(path),
                               (struct place){line, line ? 7 : 0});
    for (size_t i = 0; good && a.args.v[i]; i++)
        buf_addf(&got, "<%s>", a.args.v[i]);
    assert_string_equal(buf_z(&got), expected);
    buf_free(&got);
    argv_free(&a);
}

static void check(const char *editor, const char *path, unsigned line, const char *expected)
{
    check_with(editor, "", path, line, expected);
}

static void gives_the_line_as_each_editor_wants_it(void **state)
{
    (void)state;
    static const char *const plus[] = {
        "vi", "vim", "nvim", "view", "nvi", "gvim", "vim.tiny", "vim.basic", "vim.nox",
        "vim.gtk3", "emacs", "emacsclient", "mg", "zile", "nano", "rnano", "pico", "kak",
        "micro", "vis", "ne", "joe", "gedit"};
    for (size_t i = 0; i < sizeof plus / sizeof *plus; i++) {
        struct buf expected = {0};
        buf_addf(&expected, "<%s><+12><a.yaml>", plus[i]);
        check(plus[i], "a.yaml", 12, buf_z(&expected));
        buf_free(&expected);
    }
    check("hx", "a.yaml", 3, "<hx><a.yaml:3:7>");
    check("helix", "a.yaml", 3, "<helix><a.yaml:3:7>");
    check("code", "a.yaml", 3, "<code><-g><a.yaml:3>");
    check("code -w", "a.yaml", 3, "<code><-w><-g><a.yaml:3>");
    check("code -w -g", "a.yaml", 3, "<code><-w><-g><a.yaml:3>");
    check("codium", "a.yaml", 3, "<codium><-g><a.yaml:3>");
    check("code-insiders", "a.yaml", 3, "<code-insiders><-g><a.yaml:3>");
    check("code-oss", "a.yaml", 3, "<code-oss><-g><a.yaml:3>");
    check("subl -w", "a.yaml", 3, "<subl><-w><a.yaml:3>");
    check("zed", "a.yaml", 3, "<zed><a.yaml:3>");
    check("/usr/bin/nvim -p", "a.yaml", 3, "</usr/bin/nvim><-p><+3><a.yaml>");
    check("emacsclient -t -a ''", "a.yaml", 3, "<emacsclient><-t><-a><><+3><a.yaml>");
    check("\"/opt/my editor/ed\" -n", "a.yaml", 3, "</opt/my editor/ed><-n><a.yaml>");
    check("my-editor", "a.yaml", 3, "<my-editor><a.yaml>");
    check("vi", "a.yaml", 0, "<vi><a.yaml>");
    check("code", "a.yaml", 0, "<code><a.yaml>");
}

static void gives_the_place_as_configured(void **state)
{
    (void)state;
    check_with("ed -n", "--line {line} --file={file}", "a b.yaml", 3,
               "<ed><-n><--line><3><--file=a b.yaml>");
    check_with("vi", "'{file}:{line}:{column}' x", "a.yaml", 3, "<vi><a.yaml:3:7><x>");
    check_with("vi", "--at {line}", "-a.yaml", 3, "<vi><--at><3><./-a.yaml>");
    check_with("vi", "{file} {file}", "{line}", 3, "<vi><{line}><{line}>");
    check_with("vi", "{files} {lin} {", "a", 3, "<vi><{files}><{lin}><{><a>");
    check_with("vi", "+{line}", "a", 0, "<vi><+1><a>");
    check_with("vi", "'{file}", "a", 3, "");
}

static void no_path_is_taken_for_an_option(void **state)
{
    (void)state;
    check("vi", "-c:q.yaml", 1, "<vi><+1><./-c:q.yaml>");
    check("vi", "+9.yaml", 1, "<vi><+1><./+9.yaml>");
    check("vi", "http://a.yaml", 1, "<vi><+1><./http://a.yaml>");
    check("vi", "/x/http://a.yaml", 1, "<vi><+1></x/http://a.yaml>");
    check("vi", "a\nb.yaml", 1, "<vi><+1><a\nb.yaml>");
    check("hx", "-a:5", 2, "<hx><./-a:5:2:7>");
    /* these take the first colon that is followed by digits */
    check("code", "a:5:b.yaml", 2, "<code><a:5:b.yaml>");
    check("code -g", "a:b.yaml", 2, "<code><-g><a:b.yaml>");
    check("subl", "a:5", 2, "<subl><a:5>");
    check("code", "-a.yaml", 2, "<code><-g><./-a.yaml:2>");
    check("vi", "it's \"a\" $(b); c.yaml", 1, "<vi><+1><it's \"a\" $(b); c.yaml>");
}

static void splits_as_people_quote(void **state)
{
    (void)state;
    check("'my editor' --title \"a \\\"b\\\"\" c\\ d", "x", 0,
          "<my editor><--title><a \"b\"><c d><x>");
    check("  vi\t-e  ", "x", 0, "<vi><-e><x>");
    check("vi $HOME `id`", "x", 0, "<vi><$HOME><`id`><x>");
}

static void refuses_what_is_no_command(void **state)
{
    (void)state;
    check("", "x", 1, "");
    check("   ", "x", 1, "");
    check("'vi", "x", 1, "");
    check("''", "x", 1, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_line_as_each_editor_wants_it),
        cmocka_unit_test(gives_the_place_as_configured),
        cmocka_unit_test(no_path_is_taken_for_an_option),
        cmocka_unit_test(splits_as_people_quote),
        cmocka_unit_test(refuses_what_is_no_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
