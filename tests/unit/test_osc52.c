/* SPDX-License-Identifier: MIT */
/* Bytes for the clipboard. */
#include "tui/osc52.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check(const char *text, enum osc52_through through, const char *expected)
{
    struct buf got = {0};
    osc52_sequence(str_of(text), through, &got);
    assert_string_equal(buf_z(&got), expected);
    buf_free(&got);
}

static void encodes_every_length(void **state)
{
    (void)state;
    /* RFC 4648, section 10 */
    check("", OSC52_PLAIN, "\033]52;c;\a");
    check("f", OSC52_PLAIN, "\033]52;c;Zg==\a");
    check("fo", OSC52_PLAIN, "\033]52;c;Zm8=\a");
    check("foo", OSC52_PLAIN, "\033]52;c;Zm9v\a");
    check("foobar", OSC52_PLAIN, "\033]52;c;Zm9vYmFy\a");
    check("“é”", OSC52_PLAIN, "\033]52;c;4oCcw6nigJ0=\a");
}

static void goes_through_multiplexers(void **state)
{
    (void)state;
    check("foo", OSC52_TMUX, "\033]52;c;Zm9v\a\033Ptmux;\033\033]52;c;Zm9v\a\033\\");
    check("foo", OSC52_SCREEN, "\033P\033]52;c;Zm9v\a\033\\");
    assert_int_equal(osc52_through("/tmp/tmux,1,0", NULL, "screen"), OSC52_TMUX);
    assert_int_equal(osc52_through("", "1.pts", "xterm"), OSC52_SCREEN);
    assert_int_equal(osc52_through(NULL, NULL, "screen.xterm"), OSC52_SCREEN);
    assert_int_equal(osc52_through(NULL, NULL, "tmux-256color"), OSC52_TMUX);
    assert_int_equal(osc52_through(NULL, NULL, "xterm-256color"), OSC52_PLAIN);
    assert_int_equal(osc52_through(NULL, NULL, NULL), OSC52_PLAIN);
}

/* Strings between ESC P and ESC \ stay short, and together they are the sequence. */
static void cuts_what_screen_could_not_keep(void **state)
{
    (void)state;
    struct buf text = {0}, whole = {0}, got = {0}, joined = {0};
    buf_pad(&text, 'x', 1000);
    osc52_sequence(buf_str(&text), OSC52_PLAIN, &whole);
    osc52_sequence(buf_str(&text), OSC52_SCREEN, &got);
    for (size_t at = 0; at < got.n;) {
        size_t end = str_find(buf_str(&got), STR("\033\\"), at);
        assert_true(end != SIZE_MAX && end - at <= 256);
        assert_true(str_starts(str_sub(buf_str(&got), at, end), STR("\033P")));
        buf_add(&joined, str_sub(buf_str(&got), at + 2, end));
        at = end + 2;
    }
    assert_string_equal(buf_z(&joined), buf_z(&whole));
    buf_free(&text);
    buf_free(&whole);
    buf_free(&got);
    buf_free(&joined);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodes_every_length),
        cmocka_unit_test(goes_through_multiplexers),
        cmocka_unit_test(cuts_what_screen_could_not_keep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
