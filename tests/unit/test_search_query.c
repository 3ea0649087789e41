/* SPDX-License-Identifier: MIT */
/* What is typed, and the FTS5 expression that comes of it. */
#include "corpora.h"
#include "index/search_query.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void add_filters(const struct search_query *q, struct buf *out)
{
    static const char *const names[] = {"person", "source", "case", "after", "before"};
    for (size_t i = 0; i < q->filters.n; i++) {
        const struct search_filter *f = &q->filters.v[i];
        buf_addf(out, " %s%s=%.*s", f->not ? "!" : "", names[f->field], STR_ARG(f->value));
    }
}

/* The expression, then the filters; `~` before it where something was left out. `broad`:
 * all beginnings are. */
static void expect_read(struct str typed, bool typing, bool broad, const char *expected)
{
    struct romaniser *r = romaniser_new("/nonexistent");
    struct search_query q;
    struct buf out = {0}, fts = {0};
    bool loose;
    search_query_read(&q, typed, typing, r);
    for (size_t i = 0; i < q.n_terms; i++)
        q.terms[i].broad = broad && q.terms[i].prefix;
    search_query_fts(&q, &loose, &fts);
    buf_addf(&out, "%s%s", loose ? "~" : "", buf_z(&fts));
    add_filters(&q, &out);
    assert_string_equal(buf_z(&out), expected);
    buf_free(&out);
    buf_free(&fts);
    search_query_free(&q);
    romaniser_free(r);
}

static void expect(const char *typed, const char *expected)
{
    expect_read(str_of(typed), false, false, expected);
}

static void expect_typing(const char *typed, const char *expected)
{
    expect_read(str_of(typed), true, false, expected);
}

static void test_words(void **state)
{
    (void)state;
    expect("lights", "\"lights\"");
    expect("two lights", "(\"two\" AND \"lights\")");
    expect("  Rüdiger\tSTRASSE ", "(\"rudiger\" AND \"strasse\")");
    expect("d'Arc", "~(\"d\" AND \"arc\")");
    expect("e-mail@example.org", "~(\"e\" AND \"mail\" AND \"example\" AND \"org\")");
    expect("\"two lights\"", "~(\"two\" AND \"lights\")");
    expect("“two lights”", "~(\"two\" AND \"lights\")");
    expect("ligh*", "\"ligh\"*");
    expect("\"two li\"*", "~(\"two\" AND \"li\"*)");
    expect("火事", "\"火事\"");
    expect("near(a b)", "~((\"near\" AND \"a\") AND \"b\")");
    expect("lights OR smoke", "(\"lights\" OR \"smoke\")");
    expect("and or not", "((\"and\" AND \"or\") AND \"not\")");
}

static void test_operators(void **state)
{
    (void)state;
    expect("a AND b", "(\"a\" AND \"b\")");
    expect("a b OR c d", "((\"a\" AND \"b\") OR (\"c\" AND \"d\"))");
    expect("a NOT b c", "((\"a\" NOT \"b\") AND \"c\")");
    expect("a NOT b NOT c", "((\"a\" NOT \"b\") NOT \"c\")");
    expect("a OR b NOT c", "(\"a\" OR (\"b\" NOT \"c\"))");
    expect("a \"AND\" b", "((\"a\" AND \"and\") AND \"b\")");
}

/* Operators without operands are words, or wait for what will be typed. */
static void test_odd_operators(void **state)
{
    (void)state;
    expect("AND", "\"and\"");
    expect("NOT a", "(\"not\" AND \"a\")");
    expect("OR OR OR", "(\"or\" AND \"or\")");
    expect("a AND", "\"a\"");
    expect("a OR", "\"a\"");
    expect("a NOT", "\"a\"");
    expect("a AND OR b", "((\"a\" AND \"and\") OR \"b\")");
    expect("a NOT NOT b", "(\"a\" AND (\"not\" NOT \"b\"))");
    expect("!! OR a", "\"a\"");
    expect("a OR !!", "\"a\"");
    expect("!!", "");
}

static void test_filters(void **state)
{
    (void)state;
    expect("person:rauch lights", "\"lights\" person=rauch");
    expect("person:\"Ines Rauch\"", " person=Ines Rauch");
    expect("lights NOT source:gazette case:harbour-fire",
           "\"lights\" !source=gazette case=harbour-fire");
    expect("after:2019-03 before:2020", " after=2019-03 before=2020");
    expect("person:rauch NOT lights", "~ person=rauch");
    expect("person:rauch OR lights", "\"lights\" person=rauch");
    expect("Person:rauch", "~(\"person\" AND \"rauch\")");
    expect("http://example.org", "~(\"http\" AND \"example\" AND \"org\")");
    /* one that says nothing is a word */
    expect("person: lights", "(\"person\" AND \"lights\")");
    expect("person:!", "\"person\"");
    expect("after:lunch", "(\"after\" AND \"lunch\")");
    expect("after:2019-13-40", "~(\"after\" AND (\"2019\" AND \"13\" AND \"40\"))");
    expect("after:..", "\"after\"");
}

static void test_typing(void **state)
{
    (void)state;
    expect_typing("two li", "(\"two\" AND \"li\"*)");
    expect_typing("two lights ", "(\"two\" AND \"lights\")");
    expect_typing("\"two li", "~(\"two\" AND \"li\"*)");
    expect_typing("\"two lights\"", "~(\"two\" AND \"lights\")");
    expect_typing("lights person:", "\"lights\"");
    expect_typing("lights after:20", "\"lights\"");
    expect_typing("lights NOT sm", "(\"lights\" NOT \"sm\"*)");
    expect_typing("", "");
}

static void expect_broad(const char *typed, const char *expected)
{
    expect_read(str_of(typed), true, true, expected);
}

/* Common beginnings are not looked up but looked at. */
static void test_broad(void **state)
{
    (void)state;
    expect_broad("l", "~");
    expect_broad("lights sm", "~\"lights\"");
    expect_broad("lights smo ", "(\"lights\" AND \"smo\")");
    expect_broad("lights OR sm", "~");
    expect_broad("lights NOT sm", "~\"lights\"");
    expect_broad("a b NOT l* OR smoke ", "~((\"a\" AND \"b\") OR \"smoke\")");
}

static void test_holds(void **state)
{
    (void)state;
    struct romaniser *r = romaniser_new("/nonexistent");
    struct search_query q;
    search_query_read(&q, STR("a b OR c NOT d"), false, r);
    assert_int_equal(q.n_terms, 4);
    assert_true(search_query_holds(&q, (bool[]){true, true, false, false}));
    assert_false(search_query_holds(&q, (bool[]){true, false, false, false}));
    assert_true(search_query_holds(&q, (bool[]){false, false, true, false}));
    assert_false(search_query_holds(&q, (bool[]){false, false, true, true}));
    bool wanted[SEARCH_TERMS];
    search_query_wanted(&q, wanted);
    assert_true(wanted[0] && wanted[1] && wanted[2] && !wanted[3]);
    search_query_free(&q);
    search_query_read(&q, STR("person:x NOT d"), false, r);
    assert_true(search_query_holds(&q, (bool[]){false}));
    assert_false(search_query_holds(&q, (bool[]){true}));
    search_query_free(&q);
    romaniser_free(r);
}

static void test_roman(void **state)
{
    (void)state;
    if (!*romanise_rules()) {
        puts("ICU is not installed: nothing to try");
        skip();
    }
    struct romaniser *r = romaniser_new(NULL);
    struct search_query q;
    struct buf fts = {0};
    bool loose;
    search_query_read(&q, STR("\"Билал Тагиров\" Мосул*"), false, r);
    search_query_fts(&q, &loose, &fts);
    assert_string_equal(buf_z(&fts), "(((\"билал\" AND \"тагиров\") OR (\"bilal\" AND \"tagirov\")) AND "
                                     "(\"мосул\"* OR \"mosul\"*))");
    search_query_free(&q);
    buf_free(&fts);
    romaniser_free(r);
}

/* Whether an expression is made of quoted tokens, stars, operators and parentheses. */
static void check_expression(struct str fts)
{
    int depth = 0;
    for (size_t i = 0; i < fts.n; i++) {
        if (fts.p[i] == '"') {
            size_t end = str_find(fts, STR("\""), i + 1);
            assert_true(end != SIZE_MAX && end > i + 1);
            i = end;
            continue;
        }
        depth += fts.p[i] == '(' ? 1 : fts.p[i] == ')' ? -1 : 0;
        assert_true(depth >= 0);
        assert_non_null(strchr("() *ANDORT", fts.p[i]));
    }
    assert_int_equal(depth, 0);
}

static void check_any(struct str typed)
{
    struct romaniser *r = romaniser_new("/nonexistent");
    for (int i = 0; i < 4; i++) {
        struct search_query q;
        struct buf fts = {0};
        bool loose;
        search_query_read(&q, typed, i & 1, r);
        for (size_t t = 0; t < q.n_terms; t++)
            q.terms[t].broad = (i & 2) && q.terms[t].prefix;
        search_query_fts(&q, &loose, &fts);
        check_expression(buf_str(&fts));
        buf_free(&fts);
        search_query_free(&q);
    }
    romaniser_free(r);
}

static void test_hostile(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "\"", "\"\"", "\"\"\"", "*", "**", "(", ")", "()", "a*b*", "^a", "a + b",
        "NEAR(a b, 2)", "words:a", "{words roman}: a", "-a", "- words : a", "a\"b\"c",
        "person:\"", "person:\"\"*", "NOT NOT NOT", "NOT \"", "AND AND a AND AND",
        "'; DROP TABLE text; --", "\xff\xfe", "a \xed\xa0\x80 b", "\xee\x80\x80", "\\\"",
        "person:person:person:", "case:NOT OR", ":a", "a:", "OR person:x OR",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        check_any(str_of(lines[i]));
    expect_read((struct str){"a\0b", 3}, false, false, "(\"a\" AND \"b\")");
}

/* Words beyond the limit are left out, whatever there is between them. */
static void test_long(void **state)
{
    (void)state;
    static const char *const patterns[] = {"w ", "w OR ", "w NOT ", "\"", "( ", "!! NOT w ",
                                           "person:p NOT w ", "person:! ", "w\"w\"* "};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct buf typed = {0};
        while (typed.n < 200000)
            buf_addz(&typed, patterns[i]);
        check_any(buf_str(&typed));
        buf_free(&typed);
    }
    struct buf word = {0};
    buf_pad(&word, 'x', 1 << 20);
    check_any(buf_str(&word));
    buf_free(&word);
    struct romaniser *r = romaniser_new("/nonexistent");
    struct search_query q;
    struct buf words = {0};
    for (int i = 0; i <= SEARCH_TERMS; i++)
        buf_addf(&words, "w%d ", i);
    search_query_read(&q, buf_str(&words), false, r);
    assert_int_equal(q.n_terms, SEARCH_TERMS);
    assert_true(q.cut);
    search_query_free(&q);
    buf_free(&words);
    romaniser_free(r);
}

static void each_line(const char *path, struct str text, void *context)
{
    (void)path;
    (void)context;
    for (size_t at = 0, end; at < text.n; at = end + 1) {
        end = str_find(text, STR("\n"), at);
        end = end == SIZE_MAX ? text.n : end;
        check_any(str_sub(text, at, end));
    }
    check_any(text);
}

static void test_naughty(void **state)
{
    (void)state;
    if (corpora_each("blns/blns.txt", each_line, NULL) == 0)
        skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),    cmocka_unit_test(test_operators),
        cmocka_unit_test(test_odd_operators), cmocka_unit_test(test_filters),
        cmocka_unit_test(test_typing),   cmocka_unit_test(test_broad),
        cmocka_unit_test(test_holds),    cmocka_unit_test(test_roman),
        cmocka_unit_test(test_hostile),  cmocka_unit_test(test_long),
        cmocka_unit_test(test_naughty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
