/* SPDX-License-Identifier: MIT */
/* The promise of sanitise.h, tested with a checker of its own: written against the
 * Unicode Standard's lists rather than against the functions that sanitise.c uses. */
#include "base/sanitise.h"
#include "base/utf8.h"

#include "corpora.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

/* What must never come out: first and last of ranges. ZWNJ and ZWJ (U+200C, U+200D) and
 * the emoji style selectors (U+FE0E, U+FE0F) are looked at by their neighbours. */
static const int32_t forbidden[][2] = {
    {0x0B, 0x1F},       {0x7F, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},
    {0x61C, 0x61C},     {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200B},   {0x200E, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
    {0x3164, 0x3164},   {0xD800, 0xF8FF},   {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0D},
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},
    {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0x1FFFE, 0x1FFFF}, {0xE0000, 0xE0FFF},
    {0xF0000, 0x10FFFF},
};

static bool is_harmless(int32_t c, enum sanitise_mode mode)
{
    bool harmless = c >= ' ' || (c == '\n' && mode == SANITISE_TEXT);
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        harmless = harmless && (c < forbidden[i][0] || c > forbidden[i][1]);
    return harmless;
}

/* False behind a letter, a mark or another selector. */
static bool takes_style(int32_t before)
{
    return before == '#' || before == '*' || (before >= '0' && before <= '9') ||
           before == 0xA9 || before == 0xAE ||
           (before >= 0x203C && before <= 0x1FAFF && utf8_width(before) > 0);
}

static void assert_safe(struct str out, enum sanitise_mode mode)
{
    int32_t before = -1;
    int marks = -1; /* in this cell; -1: there is none */
    for (size_t at = 0; at < out.n;) {
        int32_t c = utf8_next(out, &at);
        if (!is_harmless(c, mode))
            fail_msg("U+%04X came out", (unsigned)c);
        if (c == 0xFE0E || c == 0xFE0F)
            assert_true(takes_style(before));
        if (c == '\n')
            marks = -1;
        else if (utf8_width(c) > 0)
            marks = 0;
        else if (marks < 0 || ++marks > UTF8_CELL_MARKS)
            fail_msg("U+%04X has no place in a cell", (unsigned)c);
        before = c;
    }
}

/* Safe, and its own visible form. */
static void check(struct str text, enum sanitise_mode mode)
{
    struct buf once = {0}, twice = {0};
    sanitise(&once, text, mode);
    assert_safe(buf_str(&once), mode);
    sanitise(&twice, buf_str(&once), mode);
    assert_int_equal(twice.n, once.n);
    assert_string_equal(buf_z(&twice), buf_z(&once));
    assert_true(sanitise_is_clean(buf_str(&once), mode));
    assert_int_equal(sanitise_is_clean(text, mode), str_eq(text, buf_str(&once)));
    buf_free(&once);
    buf_free(&twice);
}

static void shows(enum sanitise_mode mode, struct str text, const char *expected)
{
    struct buf out = {0};
    sanitise(&out, text, mode);
    assert_string_equal(buf_z(&out), expected);
    buf_free(&out);
    check(text, mode);
}

#define LINE(text, expected) shows(SANITISE_LINE, STR(text), expected)
#define TEXT(text, expected) shows(SANITISE_TEXT, STR(text), expected)
#define SAME(text) shows(SANITISE_LINE, STR(text), text)

static void test_ordinary_text_stays(void **state)
{
    (void)state;
    SAME("");
    SAME("a");
    SAME("The return of Bilal Tagirov <U+202E> & ~");
    SAME("\u0418\u043D\u0435\u0441 \u0420\u0430\u0443\u0445");
    SAME("\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627");
    SAME("\u4E2D\u6587 \uD55C\uAE00");
    SAME("\u201Cquoted\u201D \u2014 \u2026 \u2500\u2502 \u2260 \u25B8");
    SAME("a\u00A0b\u2003c\u202Fd\u205Fe\u3000f\u2000g\u200Ah\u1680i");
    SAME("e\u0301 \u0915\u094D\u0937\u093F \u0E01\u0E33 \u1112\u1161\u11AB");
    SAME("\uFFFD\uFFFC");
    assert_true(sanitise_is_clean(STR_NONE, SANITISE_LINE));
}

static void test_controls(void **state)
{
    (void)state;
    LINE("a\x1B[31mb\x07", "a<U+001B>[31mb<U+0007>");
    LINE("a\0b\x7F", "a<U+0000>b<U+007F>");
    LINE("\xC2\x9B" "2J\xC2\x85\xC2\x80\xC2\x9F", "<U+009B>2J<U+0085><U+0080><U+009F>");
    LINE("a\nb\r\nc\td", "a<U+000A>b<U+000D><U+000A>c<U+0009>d");
    LINE("a\u2028b\u2029", "a<U+2028>b<U+2029>");
    TEXT("a\nb\r\nc\td\re\r", "a\nb\nc d<U+000D>e<U+000D>");
    TEXT("\r\r\n\v\f\xC2\x85\u2028", "<U+000D>\n<U+000B><U+000C><U+0085><U+2028>");
}

static void test_ill_formed_bytes(void **state)
{
    (void)state;
    LINE("a\x9B\xFFz", "a<x9B><xFF>z");
    LINE("\xC0\x8A \xED\xA0\x80 \xF4\x90\x80\x80 \xE2\x82",
        "<xC0><x8A> <xED><xA0><x80> <xF4><x90><x80><x80> <xE2><x82>");
}

static void test_the_invisible(void **state)
{
    (void)state;
    LINE("a\u202Eb\u2066c\u061C\u200E\u200F\u2069",
        "a<U+202E>b<U+2066>c<U+061C><U+200E><U+200F><U+2069>");
    LINE("\uFEFFa\u00ADb\u200Bc\u2060\u034F\u180E",
        "<U+FEFF>a<U+00AD>b<U+200B>c<U+2060><U+034F><U+180E>");
    LINE("\u115F\u1160\u3164\uFFA0", "<U+115F><U+1160><U+3164><U+FFA0>");
    LINE("\U000E0001\U000E0041\U000E007F\U000E0100",
        "<U+E0001><U+E0041><U+E007F><U+E0100>");
    LINE("\uFFF9a\uFFFAb\uFFFB", "<U+FFF9>a<U+FFFA>b<U+FFFB>");
    LINE("\uFDD0\uFFFE\uFFFF\U0010FFFF", "<U+FDD0><U+FFFE><U+FFFF><U+10FFFF>");
    LINE("\uE000\U000F0000\u0378\U0001FFFD", "<U+E000><U+F0000><U+0378><U+1FFFD>");
    LINE("\u17B4\u180B\u206A\U0001D173", "<U+17B4><U+180B><U+206A><U+1D173>");
}

static void test_style_selectors(void **state)
{
    (void)state;
    SAME("\u2764\uFE0F \u2764\uFE0E \u00A9\uFE0F \u26A1\uFE0F \U0001F441\uFE0F");
    SAME("1\uFE0F\u20E3 #\uFE0F\u20E3 *\uFE0F\u20E3 1\u20E3");
    LINE("1\uFE0F", "1<U+FE0F>");
    LINE("1\uFE0Fa", "1<U+FE0F>a");
    LINE("1\uFE0E\u20E3", "1<U+FE0E>\u25CC\u20E3");
    LINE("a\uFE0F", "a<U+FE0F>");
    LINE("\u2605\uFE0F", "\u2605<U+FE0F>");
    LINE("\uFE0F", "<U+FE0F>");
    LINE("\u2764\uFE0F\uFE0F", "\u2764\uFE0F<U+FE0F>");
    LINE("\u2764\u0301\uFE0F", "\u2764\u0301<U+FE0F>");
    LINE("\u2268\uFE00 \u845B\U000E0100", "\u2268<U+FE00> \u845B<U+E0100>");
}

static void test_emoji_sequences(void **state)
{
    (void)state;
    SAME("\U0001F469\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466");
    SAME("\U0001F469\U0001F3FD\u200D\U0001F680 \U0001F3F3\uFE0F\u200D\U0001F308");
    SAME("\U0001F9D4\u200D\u2642\uFE0F \u2764\uFE0F\u200D\U0001F525");
    SAME("\U0001F1E9\U0001F1EA\U0001F3FD");
    LINE("\U0001F469\u200D", "\U0001F469<U+200D>");
    LINE("\U0001F469\u200Da", "\U0001F469<U+200D>a");
    LINE("a\u200D\U0001F469", "a<U+200D>\U0001F469");
    LINE("\U0001F469\u200D\u200D\U0001F469",
        "\U0001F469<U+200D><U+200D>\U0001F469");
    LINE("\u2605\u200D\u2605", "\u2605<U+200D>\u2605");
    LINE("\U0001F3F4\U000E0067\U000E007F", "\U0001F3F4<U+E0067><U+E007F>");
}

static void test_persian_and_arabic_joiners(void **state)
{
    (void)state;
    SAME("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"); /* mi-khaham: I want */
    SAME("\u062E\u0627\u0646\u0647\u200C\u0647\u0627");       /* khane-ha: houses */
    SAME("\u0645\u06CC\u0651\u200C\u064E\u062E");             /* marks on both sides */
    LINE("\u0631\u200C\u0647\u0627", "\u0631<U+200C>\u0647\u0627"); /* reh never joins */
    LINE("\u0645\u06CC\u200C", "\u0645\u06CC<U+200C>");
    LINE("\u0645\u06CC\u200C ", "\u0645\u06CC<U+200C> ");
    LINE("\u06CC\u200C\u200C\u062E", "\u06CC<U+200C><U+200C>\u062E");
    LINE("\u06CC\u200D\u062E", "\u06CC<U+200D>\u062E");
    LINE("a\u200Cb", "a<U+200C>b");
    LINE("pass\u200Cword\u200D", "pass<U+200C>word<U+200D>");
    LINE("\u200C\u062E", "<U+200C>\u062E");
    LINE("\u06CC\u200B\u200C\u062E", "\u06CC<U+200B><U+200C>\u062E");
}

static void test_indic_joiners(void **state)
{
    (void)state;
    SAME("\u0915\u094D\u200C\u0937");             /* Devanagari: explicit virama */
    SAME("\u0915\u094D\u200D\u0937");             /* half form */
    SAME("\u0930\u094D\u200D");                   /* eyelash ra, at the end */
    SAME("\u0DC1\u0DCA\u200D\u0DBB\u0DD3");       /* Sinhala: sri */
    SAME("\u0D28\u0D4D\u200D");                   /* Malayalam: chillu */
    SAME("\u09B0\u200D\u09CD\u09AF\u09BE\u09AC"); /* Bengali: RAB */
    SAME("\u0915\u093C\u094D\u200D\u0937");       /* a nukta before the virama */
    LINE("\u0915\u200D\u0937", "\u0915<U+200D>\u0937");
    LINE("\u0915\u200C\u0937", "\u0915<U+200C>\u0937");
    LINE("\u0915\u094D\u200C", "\u0915\u094D<U+200C>");
    LINE("\u0915\u094D\u200C ", "\u0915\u094D<U+200C> ");
    LINE("\u0915\u094D\u200D\u0941", "\u0915\u094D<U+200D>\u25CC\u0941");
    LINE("\u0915\u094D\u200D\u200D\u0937", "\u0915\u094D\u200D<U+200D>\u0937");
    LINE("a\u094D\u200Db", "a\u094D<U+200D>b");
}

static void test_marks(void **state)
{
    (void)state;
    LINE("\u0301", "\u25CC\u0301");
    LINE("\u0301\u0302", "\u25CC\u0301\u0302");
    LINE("\u202E\u0338", "<U+202E>\u25CC\u0338");
    LINE("\xFF\u0338", "<xFF>\u25CC\u0338");
    LINE("\u0903", "\u25CC\u0903");
    TEXT("a\n\u0301", "a\n\u25CC\u0301");
    SAME("a\u0301\u0302\u0303\u0304");
    LINE("a\u0301\u0302\u0303\u0304\u0305\u0306b\u0301",
        "a\u0301\u0302\u0303\u0304<U+0305><U+0306>b\u0301");
    LINE("\u1161", "\u25CC\u1161");
    LINE("a\u1161", "a\u25CC\u1161");
    LINE("\u1100\u11A8", "\u1100\u25CC\u11A8");
    SAME("\u1100\u1161\u11A8 \uAC00\u11A8");
    LINE("\u1100\u1161\u1161\u1161\u1161\u1161",
        "\u1100\u1161\u1161\u1161\u1161<U+1161>");
}

static void test_full_cells_take_no_joiner(void **state)
{
    (void)state;
    LINE("\u06CC\u064B\u064C\u064D\u064E\u200C\u062E",
        "\u06CC\u064B\u064C\u064D\u064E<U+200C>\u062E");
    LINE("\u06CC\u200C\u064B\u064C\u064D\u064E\u062E",
        "\u06CC<U+200C>\u25CC\u064B\u064C\u064D\u064E\u062E");
    SAME("\u06CC\u200C\u064B\u064C\u064D\u062E");
}

static void test_every_code_point_in_company(void **state)
{
    (void)state;
    static const char *const before[] = {"", "a", "\u2764", "\u06CC", "\u0915\u094D"};
    static const char *const behind[] = {"", "a", "\u0301", "\u062E", "\u0937"};
    for (int32_t c = 0; c <= 0x10FFFF; c++) {
        if (c == 0x20100)
            c = 0xE0000; /* ideographs, and what is not assigned */
        for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
            struct buf text = {0};
            buf_addz(&text, before[i]);
            if (c < 0xD800 || c > 0xDFFF)
                utf8_put(&text, c);
            buf_addz(&text, behind[i]);
            check(buf_str(&text), c & 1 ? SANITISE_TEXT : SANITISE_LINE);
            buf_free(&text);
        }
        if (c == 0xE1000)
            c = 0x10FF00; /* private use all the way */
    }
}

/* Chains of the characters that rules are about, by a fixed generator. */
static void test_chains(void **state)
{
    (void)state;
    static const int32_t alphabet[] = {
        'a', '1', '#', '<', ' ', '\n', '\r', '\t', 0x1B, 0x85, 0xA9, 0x301, 0x34F, 0x483,
        0x627, 0x62E, 0x631, 0x640, 0x64B, 0x6CC, 0x903, 0x915, 0x937, 0x93C, 0x93E, 0x941,
        0x94D, 0x9B0, 0x9CD, 0x1100, 0x1160, 0x1161, 0x11A8, 0x1B44, 0x200B, 0x200C,
        0x200C, 0x200D, 0x200D, 0x200D, 0x202E, 0x20E3, 0x25CC, 0x2605, 0x2642, 0x2764,
        0xAC00, 0xE000, 0xFE00, 0xFE0E, 0xFE0F, 0xFE0F, 0xFEFF, 0x1F1E6, 0x1F3FD, 0x1F469,
        0x1F680, 0xE0041, -1,
    };
    uint64_t seed = 1;
    struct buf text = {0};
    for (int i = 0; i < 60000; i++) {
        buf_clear(&text);
        for (int length = 2 + i % 14; length > 0; length--) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            int32_t c = alphabet[(seed >> 33) % (sizeof alphabet / sizeof *alphabet)];
            if (c < 0)
                buf_addc(&text, (char)(0x80 + (seed >> 20) % 0x80));
            else
                utf8_put(&text, c);
        }
        check(buf_str(&text), i & 1 ? SANITISE_TEXT : SANITISE_LINE);
    }
    buf_free(&text);
}

static void check_both(const char *path, struct str bytes, void *context)
{
    (void)path;
    (void)context;
    check(bytes, SANITISE_LINE);
    check(bytes, SANITISE_TEXT);
}

static void test_corpora(void **state)
{
    (void)state;
    static const char *const names[] = {
        "xterm-escape-files", "blns", "trojan-source", "utf8tests"};
    size_t files = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        files += corpora_each(names[i], check_both, NULL);
    if (files == 0)
        skip();
}

/* A megabyte of what looks ahead or back the most. */
static void test_time_is_linear(void **state)
{
    (void)state;
    static const char *const units[] = {"\u06CC\u200C", "\u0301", "\u0915\u094D\u200D",
        "\u200D", "\U0001F469\u200D", "\x80", "\u1161"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct buf text = {0};
        while (text.n < 1000000)
            buf_addz(&text, units[i]);
        check(buf_str(&text), SANITISE_LINE);
        buf_free(&text);
    }
}

static void test_ascii(void **state)
{
    (void)state;
    struct buf out = {0};
    sanitise_ascii(&out,
        STR("plain ~\n"
            "\u250C\u2500\u252C\u2510\u2502\u251C\u253C\u2524\u2514\u2534\u2518\u2550\u2551"
            "\u2554\u256C\u256D\u2570\u2571\u2572\u2573\u2574\u2575\u257F\n"
            "\u201Cone\u201D \u2018two\u2019 \u2026 \u2013 \u2014 \u2022 \u2260 \u25B8\n"
            "3 \u00D7 2 \u2192 \u2248 \u00B7 a\u00A0b\u3000c\n"
            "\u0422\u00E9e\u0301\U0001F600\u25CC"));
    assert_string_equal(buf_z(&out),
        "plain ~\n"
        "+-++|+++++" "+=|" "++++/\\X-||\n"
        "\"one\" 'two' ... - -- * != >\n"
        "3 x 2 -> ~ . a b c\n"
        "<U+0422><U+00E9>e<U+0301><U+1F600>o");
    buf_clear(&out);
    for (int32_t c = 0; c <= 0x10FFFF; c += c < 0x30000 ? 1 : 997) {
        struct buf text = {0};
        utf8_put(&text, c >= 0xD800 && c < 0xE000 ? 'x' : c);
        sanitise_ascii(&out, buf_str(&text));
        buf_free(&text);
    }
    for (size_t i = 0; i < out.n; i++)
        assert_true((out.p[i] >= ' ' && out.p[i] <= '~') || out.p[i] == '\n');
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ordinary_text_stays),
        cmocka_unit_test(test_controls),
        cmocka_unit_test(test_ill_formed_bytes),
        cmocka_unit_test(test_the_invisible),
        cmocka_unit_test(test_style_selectors),
        cmocka_unit_test(test_emoji_sequences),
        cmocka_unit_test(test_persian_and_arabic_joiners),
        cmocka_unit_test(test_indic_joiners),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_full_cells_take_no_joiner),
        cmocka_unit_test(test_every_code_point_in_company),
        cmocka_unit_test(test_chains),
        cmocka_unit_test(test_corpora),
        cmocka_unit_test(test_time_is_linear),
        cmocka_unit_test(test_ascii),
    };
    return cmocka_run_group_tests_name("sanitise", tests, NULL, NULL);
}
