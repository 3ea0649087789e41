/* SPDX-License-Identifier: MIT */
#include "base/worddiff.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void write_pieces(struct word_pieces pieces, struct buf *out)
{
    static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};
    for (size_t i = 0; i < pieces.n; i++)
        buf_addf(out, "%s%.*s%s", open[pieces.v[i].what], STR_ARG(pieces.v[i].text),
                 close[pieces.v[i].what]);
}

static void words_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *old, *new, *expected;
    } rows[] = {
        {"", "", ""},
        {"same", "same", "same"},
        {"", "new words", "{+new words+}"},
        {"old words", "", "[-old words-]"},
        {"I saw two lights", "I saw three lights", "I saw [-two-]{+three+} lights"},
        {"I saw lights", "I saw three lights", "I saw {+three +}lights"},
        {"two big lights", "a small light, lit", "[-two big lights-]{+a small light, lit+}"},
        {"one two three", "one three", "one [-two -]three"},
        {"Somebody at the east gate", "A man at the gate",
         "[-Somebody-]{+A+} {+man +}at the [-east -]gate"},
        {"x the gate", "y the east gate", "[-x-]{+y+} the {+east +}gate"},
        {"the door, open", "the door; open", "the door[-, -]{+; +}open"},
        {"a b c d", "a x c y", "a [-b-]{+x+} c [-d-]{+y+}"},
        {"line\nbreak", "line break", "line[-\n-]{+ +}break"},
        {"港の東側から煙が上がる", "港の西側から煙が上がる", "港の[-東-]{+西+}側から煙が上がる"},
        {"Ines Rauch", "Инес Раух", "[-Ines Rauch-]{+Инес Раух+}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct buf out = {0};
        write_pieces(word_diff(str_of(rows[i].old), str_of(rows[i].new), &a), &out);
        assert_string_equal(buf_z(&out), rows[i].expected);
        buf_free(&out);
        arena_free(&a);
    }
}

static uint32_t draw(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 16;
}

/* Whatever the texts, both can be put together again from the pieces. */
static void both_texts_are_whole(void **state)
{
    (void)state;
    static const char *const words[] = {"a", "b", " ", "  ", ", ", "é", "港", "\n", "e\xcc\x81"};
    uint32_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        struct arena a = {0};
        struct buf texts[2] = {{0}}, again[2] = {{0}};
        for (int t = 0; t < 2; t++)
            for (uint32_t n = draw(&seed) % 12; n; n--)
                buf_addz(&texts[t], words[draw(&seed) % (sizeof words / sizeof *words)]);
        struct word_pieces p = word_diff(buf_str(&texts[0]), buf_str(&texts[1]), &a);
        for (size_t i = 0; i < p.n; i++) {
            if (p.v[i].what != WORDS_ADDED)
                buf_add(&again[0], p.v[i].text);
            if (p.v[i].what != WORDS_REMOVED)
                buf_add(&again[1], p.v[i].text);
            assert_int_not_equal(p.v[i].text.n, 0);
        }
        for (int t = 0; t < 2; t++) {
            assert_string_equal(buf_z(&again[t]), buf_z(&texts[t]));
            buf_free(&texts[t]);
            buf_free(&again[t]);
        }
        arena_free(&a);
    }
}

static void long_texts_are_replaced(void **state)
{
    (void)state;
    struct arena a = {0};
    struct buf old = {0}, new = {0};
    for (int i = 0; i < 2000; i++) {
        buf_addf(&old, "o%d ", i);
        buf_addf(&new, "%s%d ", i ? "n" : "o", i);
    }
    struct word_pieces p = word_diff(buf_str(&old), buf_str(&new), &a);
    assert_int_equal(p.n, 4);
    assert_int_equal(p.v[0].text.n, strlen("o0 "));
    assert_int_equal(p.v[1].text.n, old.n - strlen("o0 ") - 1);
    buf_free(&old);
    buf_free(&new);
    arena_free(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_told_apart),
        cmocka_unit_test(both_texts_are_whole),
        cmocka_unit_test(long_texts_are_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
