/* SPDX-License-Identifier: MIT */
#include "format/locate.h"
#include "format/nearest.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

/* ---- folding ---- */

static void test_folds_as_typed(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"", ""},
        {"As It Is, with accents: \u00E9e\u0301",
         "As It Is, with accents: \u00E9e\u0301"},
        {"a \t\r\n\u00A0\u2009 b", "a b"},
        {" a ", " a "},
        {"\u201Ca\u201D \u2018b\u2019 \u00ABc\u00BB \u201Ed\u201C",
         "\"a\" 'b' \"c\" \"d\""},
        {"a\u2013b \u2014 c\u2212d\u2010e", "a-b - c-d-e"},
        {"\xff\xfe\xe2\x80", "\xff\xfe\xe2\x80"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct typefold f = {0};
        typefold(&f, str_of(pairs[i][0]));
        assert_string_equal(buf_z(&f.text), pairs[i][1]);
        typefold_free(&f);
    }
}

/* Every folded byte leads back to the character that it came from. */
static void test_folding_leads_back(void **state)
{
    (void)state;
    struct str text = STR(" \n x\u2014y  \u201Cz\u201D\r\n \u00E9 \n\n");
    struct typefold f = {0};
    typefold(&f, text);
    assert_string_equal(buf_z(&f.text), " x-y \"z\" \u00E9 ");
    static const size_t back[] = {0, 3, 4, 7, 8, 10, 13, 14, 17, 20, 21, 22, 25};
    assert_int_equal(f.text.n + 1, sizeof back / sizeof *back);
    for (size_t i = 0; i <= f.text.n; i++)
        assert_int_equal(typefold_original(&f, i), back[i]);
    typefold_free(&f);
}

/* ---- finding ---- */

static struct located find(const char *text, const char *exact, const char *prefix,
                           const char *suffix)
{
    struct typefold folded = {0};
    struct passage p = {str_of(exact), str_of(prefix), str_of(suffix)};
    struct located l = locate(str_of(text), &folded, &p);
    typefold_free(&folded);
    return l;
}

static void stands(const char *text, const char *exact, const char *prefix,
                   const char *suffix, enum locate_state state, const char *passage)
{
    struct located l = find(text, exact, prefix, suffix);
    assert_int_equal(l.state, state);
    assert_int_equal(l.to - l.from, strlen(passage));
    assert_memory_equal(text + l.from, passage, strlen(passage));
}

static void test_finds_exactly_then_folded(void **state)
{
    (void)state;
    stands("a b c", "b", "", "", LOCATE_EXACT, "b");
    stands("a b c", "a b c", "", "", LOCATE_EXACT, "a b c");
    stands("a b c", "A", "", "", LOCATE_NONE, "");
    stands("", "a", "", "", LOCATE_NONE, "");
    stands("a\u00A0\n b c", "a b", "", "", LOCATE_FOLDED, "a\u00A0\n b");
    stands("x \u201Cy\u201D z", "\"y\"", "", "", LOCATE_FOLDED, "\u201Cy\u201D");
    stands("x \"y\" z", "\u201Cy\u201D", "", "", LOCATE_FOLDED, "\"y\"");
    stands("one \u2014 two", "one - two\n", "", "", LOCATE_FOLDED, "one \u2014 two");
    stands("a b\u00A0", "b ", "", "", LOCATE_FOLDED, "b");
    stands("a", "\u00A0", "", "", LOCATE_NONE, "");
    /* in one place as it is, in another folded: it is the first that is meant */
    stands("it's, it\u2019s", "it\u2019s", "", "", LOCATE_EXACT, "it\u2019s");
}

static void test_context_decides(void **state)
{
    (void)state;
    const char *text = "the gate open. a gate open, the  gate\nopen!";
    assert_int_equal(find(text, "gate open", "", "").state, LOCATE_MANY);
    assert_int_equal(find(text, "gate open", "", "").times, 2);
    stands(text, "gate open", "a", "", LOCATE_EXACT, "gate open");
    stands(text, "gate open", "a ", "", LOCATE_EXACT, "gate open");
    stands(text, "gate open", "", ".", LOCATE_EXACT, "gate open");
    stands(text, "gate open", "the", ".", LOCATE_EXACT, "gate open");
    stands(text, "gate open", "the", "!", LOCATE_FOLDED, "gate\nopen");
    stands(text, "gate open", "", ", the  gate\nopen", LOCATE_EXACT, "gate open");
    stands(text, "gate open", "", ", the gate open", LOCATE_FOLDED, "gate open");
    assert_int_equal(find(text, "gate open", "no", "").state, LOCATE_CONTEXT);
    assert_int_equal(find(text, "gate open", "no", "").times, 3);
    assert_int_equal(find(text, "gate open", "", "?").state, LOCATE_CONTEXT);
    assert_int_equal(find(text, "gate open", "the", "?").state, LOCATE_CONTEXT);
    assert_int_equal(find(text, "gate shut", "the", "").state, LOCATE_NONE);
    /* also where it stands once */
    assert_int_equal(find("a b c", "b", "x", "").state, LOCATE_CONTEXT);
    assert_int_equal(find("aaa", "aa", "", "").times, 2);
}

/* A passage that matches everywhere and costs much each time ends, and says so. */
static void test_counting_is_cut_off(void **state)
{
    (void)state;
    enum { N = 1 << 20 };
    char *text = mem_alloc(N + 1);
    memset(text, 'a', N);
    struct typefold folded = {0};
    struct passage p = {{text, N / 2}, STR_NONE, STR_NONE};
    struct located l = locate((struct str){text, N}, &folded, &p);
    assert_int_equal(l.state, LOCATE_MANY);
    assert_true(l.more);
    assert_in_range(l.times, 2, 1000);
    typefold_free(&folded);
    free(text);
}

static void test_lines(void **state)
{
    (void)state;
    struct str text = STR("a\nb\r\nc\rd\n");
    static const size_t lines[] = {1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_int_equal(locate_line(text, i), lines[i]);
}

/* ---- the nearest passage ---- */

static const char story[] =
    "It had been quiet since noon. Fire broke out last week-end in warehouse 7 of the "
    "Harbour Board, and nobody was hurt. The brigade came at midnight, called by "
    "neighbours, and found the gate open; the guard had run.";

static void nearest(const char *quote, const char *at, const char *marked)
{
    struct nearest n = nearest_find(str_of(story), str_of(quote));
    assert_string_equal(buf_z(&n.marked), marked);
    assert_true(n.likeness > 0);
    assert_memory_equal(story + n.at, at, strlen(at));
    buf_free(&n.marked);
}

static void test_nearest(void **state)
{
    (void)state;
    nearest("Fire broke out lost week-end", "Fire",
            "Fire broke out [-lost-] {+last+} week-end");
    nearest("Foire broke out last week-end", "Fire",
            "[-Foire-] {+Fire+} broke out last week-end");
    nearest("broke out last weak", "broke", "broke out last [-weak-] {+week+}");
    nearest("Fire broke out in warehouse 7", "Fire",
            "Fire broke out {+last week-end+} in warehouse 7");
    nearest("Fire broke out late last week-end in", "Fire",
            "Fire broke out [-late-] last week-end in");
    nearest("and found the gate, open", "and found", "and found the gate[-,-] open");
    nearest("nobody was hart", "nobody", "nobody was [-hart-] {+hurt+}");
    nearest("midnight", "midnight", "midnight");
    nearest("midnigth", "midnight", "[-midnigth-] {+midnight+}");
    nearest("mid night", "at midnight", "[-mid night-] {+at midnight+}");
    /* within words at both ends, as a quote may stand */
    nearest("roke out lust week-en", "broke", "broke out [-lust-] {+last+} week-end");
    nearest("The brigade came at noon, called by the neighbours", "The brigade",
            "The brigade came at [-noon-] {+midnight+}, called by [-the-] neighbours");
}

static void test_nothing_like_it(void **state)
{
    (void)state;
    static const char *const quotes[] = {"", "x", "Zw\u00F6lf Boxk\u00E4mpfer", "QQ"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        struct nearest n = nearest_find(str_of(story), str_of(quotes[i]));
        assert_int_equal(n.likeness, 0);
        assert_int_equal(n.marked.n, 0);
    }
    struct nearest n = nearest_find(STR_NONE, STR("anything"));
    assert_int_equal(n.likeness, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folds_as_typed),
        cmocka_unit_test(test_folding_leads_back),
        cmocka_unit_test(test_finds_exactly_then_folded),
        cmocka_unit_test(test_context_decides),
        cmocka_unit_test(test_counting_is_cut_off),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_nothing_like_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
