/* SPDX-License-Identifier: MIT */
#include "tui/paste.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* What becomes of characters, one after another: keys as they are, text in <>; `|` in the
 * input is a moment in which nothing comes. */
static void becomes(const char *input, const char *expected)
{
    struct paste p = {0};
    struct buf got = {0};
    int32_t key;
    for (const char *c = input; *c; c++) {
        if (*c == '|') {
            paste_give_up(&p);
        } else {
            switch (paste_take(&p, (unsigned char)*c)) {
            case PASTE_KEY: buf_addc(&got, *c); break;
            case PASTE_DONE: buf_addf(&got, "<%s>", buf_z(&p.text)); break;
            case PASTE_HELD:
            case PASTE_TAKEN: break;
            }
        }
        while (paste_release(&p, &key))
            buf_addc(&got, (char)key);
    }
    if (p.n_held || p.ready)
        buf_addf(&got, " %zu held", p.n_held);
    if (p.open)
        buf_addf(&got, " open: %s", buf_z(&p.text));
    assert_string_equal(buf_z(&got), expected);
    paste_free(&p);
    buf_free(&got);
}

static void takes_text_between_the_marks(void **state)
{
    (void)state;
    becomes("a\033[200~qQ\nz\033[201~b", "a\033<qQ\nz>b");
    becomes("\033[200~\033[201~", "\033<>");
    becomes("\033[200~x\033[201~\033[200~y\033[201~", "\033<x>\033<y>");
    /* however slowly they come, once Esc was given out as the key it may be */
    becomes("\033|[200~q\033|[|2|0|1|~b", "\033<q>b");
    becomes("\033[|2|0|0|~q", "\033[200 open: q"); /* all but the last given out */
}

static void gives_back_what_is_no_mark(void **state)
{
    (void)state;
    becomes("\033[", "\033 1 held");
    becomes("\033[|", "\033[");
    becomes("\033[j", "\033[j");
    becomes("\033[20j", "\033[20j");
    becomes("\033[20\033[200~x", "\033[20\033 open: x");
    becomes("[200~x", "[200~x");
    becomes("\033\033[200~x", "\033\033 open: x");
    becomes("\033[201~x", "\033[201~x");
}

static void keeps_what_only_looks_like_the_end(void **state)
{
    (void)state;
    becomes("\033[200~a\033[20b\033[A\033\033[201~", "\033<a\033[20b\033[A\033>");
    becomes("\033[200~\033[200~x\033[201~", "\033<\033[200~x>");
}

static void ends_a_paste_that_is_too_long(void **state)
{
    (void)state;
    enum { MUCH = 100 * 1024 };
    struct paste p = {0};
    paste_begin(&p);
    for (int i = 0; i < MUCH; i++)
        assert_int_equal(paste_take(&p, 'x'), PASTE_TAKEN);
    for (const char *c = "\033[201"; *c; c++)
        assert_int_equal(paste_take(&p, *c), PASTE_TAKEN);
    assert_int_equal(paste_take(&p, '~'), PASTE_DONE);
    assert_true(p.text.n >= 4096 && p.text.n < MUCH);
    assert_int_equal(paste_take(&p, 'q'), PASTE_KEY);
    paste_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_text_between_the_marks),
        cmocka_unit_test(gives_back_what_is_no_mark),
        cmocka_unit_test(keeps_what_only_looks_like_the_end),
        cmocka_unit_test(ends_a_paste_that_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
