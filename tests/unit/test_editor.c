/* SPDX-License-Identifier: MIT */
/* Argument vectors for editors. */
#include "tui/editor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The arguments, each between angle brackets; "" when there is no command. */
static void check(const char *editor, const char *path, unsigned line, const char *expected)
{
    struct argv a = {0};
    struct buf got = {0};
    bool good = editor_command(&a, str_of(editor), str_of(path), (struct place){line, 1});
    for (size_t i = 0; good && a.args.v[i]; i++)
        buf_addf(&got, "<%s>", a.args.v[i]);
    assert_string_equal(buf_z(&got), expected);
    buf_free(&got);
    argv_free(&a);
}

static void gives_the_line_as_each_editor_wants_it(void **state)
{
    (void)state;
    check("vi", "a.yaml", 12, "<vi><+12><a.yaml>");
    check("/usr/bin/nvim -p", "a.yaml", 3, "</usr/bin/nvim><-p><+3><a.yaml>");
    check("emacsclient -t", "a.yaml", 3, "<emacsclient><-t><+3><a.yaml>");
    check("hx", "a.yaml", 3, "<hx><a.yaml:3>");
    check("code -w", "a.yaml", 3, "<code><-w><-g><a.yaml:3>");
    check("my-editor", "a.yaml", 3, "<my-editor><a.yaml>");
    check("vi", "a.yaml", 0, "<vi><a.yaml>");
}

static void no_path_is_taken_for_an_option(void **state)
{
    (void)state;
    check("vi", "-c:q.yaml", 1, "<vi><+1><./-c:q.yaml>");
    check("vi", "+9.yaml", 1, "<vi><+1><./+9.yaml>");
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
        cmocka_unit_test(no_path_is_taken_for_an_option),
        cmocka_unit_test(splits_as_people_quote),
        cmocka_unit_test(refuses_what_is_no_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
