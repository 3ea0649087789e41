/* SPDX-License-Identifier: MIT */
/* Searching a library: what is found, in which order, and what is marked. */
#include "index/search.h"
#include "indexing.h"

#include "base/romanise.h"
#include "corpora.h"

#define HEAD(id, title) "dossier: 1\ncase:\n  id: " id "\n  title: " title "\n"

static const char fire[] =
    HEAD("fire", "The harbour fire")
    "sources:\n"
    "  gazette: {type: article, title: Warehouse burns, publisher: The Gazette,"
    " issued: \"2019-03-04\"}\n"
    "  report: {type: report, title: Report of the Board, issued: \"2020-01\"}\n"
    "people:\n"
    "  ines: {kind: person, name: Ines Rüdiger, aliases: [Инес Тагиров, I. R.]}\n"
    "  board: {kind: organization, name: Harbour Board, note: \"Owns the warehouse.\"}\n"
    "events:\n"
    "  starts: {date: \"2019-03-01\", title: Fire breaks out, people: {ines: night guard}}\n"
    "quotes:\n"
    "  q-two: {source: gazette, exact: \"I saw two lights, then two more lights\","
    " speaker: [ines], about: [starts]}\n"
    "  q-one: {source: report, exact: \"one light was reported\", about: [board]}\n"
    "claims:\n"
    "  number:\n"
    "    question: How many lights?\n"
    "    status: conflict\n"
    "    accounts:\n"
    "      - {value: two of them, quotes: [q-two]}\n"
    "      - {value: one, quotes: [q-one], note: seen from the gate}\n";

static const char ferry[] =
    HEAD("ferry", "The night ferry")
    "sources:\n"
    "  log: {type: document, title: Log of the ferry}\n"
    "people:\n"
    "  ines: {kind: person, name: Ines Rüdiger}\n"
    "quotes:\n"
    "  q-log: {source: log, exact: \"Кузнецова saw the lights of the harbour\","
    " about: [ines]}\n";

static struct indexing t;

static int open_library(void **state)
{
    (void)state;
    indexing_open(&t);
    indexing_write(&t, "a-fire.yaml", fire);
    indexing_write(&t, "b-ferry.yaml", ferry);
    indexing_refresh(&t);
    return 0;
}

static int close_library(void **state)
{
    (void)state;
    indexing_close(&t);
    return 0;
}

/* "q-two.exact[two lights|two]": id, field and what is marked. */
static void add_hit(struct buf *out, const struct search_hit *hit)
{
    buf_addf(out, "%s%.*s.%s", out->n ? " " : "", STR_ARG(hit->id), hit->field->name);
    for (size_t i = 0; i < hit->n_marks; i++) {
        struct str mark = str_sub(hit->text, hit->marks[i].from, hit->marks[i].to);
        buf_addf(out, "%c%.*s", i ? '|' : '[', STR_ARG(mark));
    }
    buf_addz(out, hit->n_marks ? "]" : "");
}

static void expect_as(const char *typed, bool typing, size_t page, const char *expected)
{
    struct buf out = {0};
    struct search_run *s = search_open(t.ix, str_of(typed), typing);
    struct search_hit hits[16];
    while (!search_done(s)) {
        size_t n = search_page(s, page, &t.arena, hits);
        assert_true(n <= page);
        for (size_t i = 0; i < n; i++)
            add_hit(&out, &hits[i]);
    }
    assert_string_equal(buf_z(&out), expected);
    assert_int_equal(index_error(t.ix).n, 0);
    search_close(s);
    buf_free(&out);
}

static void expect(const char *typed, const char *expected)
{
    expect_as(typed, false, 16, expected);
    expect_as(typed, false, 1, expected);
}

static void test_words(void **state)
{
    (void)state;
    expect("lights", "q-two.exact[lights|lights] number.question[lights] "
                     "q-log.exact[lights]");
    expect("two lights", "q-two.exact[two|lights|two|lights]");
    expect("\"two lights\"", "q-two.exact[two lights]");
    expect("\"lights two\"", "");
    expect("LIGHT*", "q-two.exact[lights|lights] q-one.exact[light] "
                     "number.question[lights] q-log.exact[lights]");
    expect("lights NOT harbour", "q-two.exact[lights|lights] number.question[lights]");
    expect("gate OR ferry", "number.note[gate] ferry.title[ferry] log.title[ferry]");
    expect("guard", "starts.role[guard]");
    expect("nobody", "");
    expect("", "");
    expect("!!", "");
}

static void test_folded(void **state)
{
    (void)state;
    expect("rudiger", "ines.name[Rüdiger] ines.name[Rüdiger]");
    expect("RÜDIGER", "ines.name[Rüdiger] ines.name[Rüdiger]");
    expect("тагиров", "ines.aliases[Тагиров]");
}

static void test_romanised(void **state)
{
    (void)state;
    if (!*romanise_rules()) {
        puts("ICU is not installed: nothing to try");
        skip();
    }
    expect("Tagirov", "ines.aliases[Тагиров]");
    expect("\"ines tagirov\"", "ines.aliases[Инес Тагиров]");
    expect("kuznetsova", "q-log.exact[Кузнецова]");
    expect("КУЗНЕЦОВА", "q-log.exact[Кузнецова]");
    expect("фире", "fire.title[fire] starts.title[Fire]"); /* the other way round */
}

/* No phrase goes from one value of a record to the next. */
static void test_between(void **state)
{
    (void)state;
    expect("\"rudiger инес\"", "");
    expect("\"тагиров i r\"", "");
    expect("\"i r\"", "ines.aliases[I. R]");
}

static void test_filters(void **state)
{
    (void)state;
    expect("lights person:ines", "q-two.exact[lights|lights] q-log.exact[lights]");
    expect("lights person:board", "");
    expect("light* person:\"harbour b\"", "q-one.exact[light]");
    expect("light* source:gazette", "q-two.exact[lights|lights]");
    expect("light* source:report", "q-one.exact[light]");
    expect("light* NOT source:gazette",
           "q-one.exact[light] number.question[lights] q-log.exact[lights]");
    expect("lights case:ferry", "q-log.exact[lights]");
    expect("lights case:nig", "q-log.exact[lights]");
    expect("lights case:none", "");
    expect("light* after:2019", "q-one.exact[light]");
    expect("light* before:2020", "q-two.exact[lights|lights]");
    expect("after:2019-02 before:2019-03-02", "starts.title starts.role");
    expect("person:board NOT light", "board.name");
    expect("two person:ines", "q-two.exact[two|two]"); /* the claim is not about her */
}

static void test_typing(void **state)
{
    (void)state;
    expect_as("ligh", true, 16, "q-two.exact[lights|lights] q-one.exact[light] "
                                "number.question[lights] q-log.exact[lights]");
    expect_as("ligh ", true, 16, "");
    expect_as("\"two li", true, 16, "q-two.exact[two lights]");
}

static void test_places(void **state)
{
    (void)state;
    struct search_hit hit;
    struct search_run *s = search_open(t.ix, STR("gate"), false);
    assert_int_equal(search_page(s, 1, &t.arena, &hit), 1);
    assert_int_equal(hit.at.line, 22);
    assert_int_equal(hit.case_rec, indexing_case(&t, "fire"));
    assert_int_equal(hit.kind->tag, KIND_ACCOUNT);
    assert_true(str_eq(hit.label, STR("How many lights?")));
    search_close(s);
}

static void test_order(void **state)
{
    (void)state;
    struct search_hit hits[16];
    struct buf out = {0};
    struct search_run *s = search_open(t.ix, STR("harbour"), false);
    size_t n = 0;
    while (!search_done(s)) /* a page is cut short when its time is up */
        n += search_page(s, 16 - n, &t.arena, hits + n);
    assert_false(search_more(s));
    search_order(hits, n);
    for (size_t i = 0; i < n; i++)
        add_hit(&out, &hits[i]);
    assert_string_equal(buf_z(&out), "fire.title[harbour] board.name[Harbour] "
                                     "q-log.exact[harbour]");
    search_close(s);
    buf_free(&out);
}

/* What changed, went or became faulty is found as it is now. */
static void test_changes(void **state)
{
    (void)state;
    indexing_write(&t, "b-ferry.yaml", HEAD("ferry", "Another title")
                                       "people: {ines: {kind: person, name: Lights}}\n");
    indexing_refresh(&t);
    expect("ferry OR another", "ferry.title[Another]");
    expect("lights", "q-two.exact[lights|lights] number.question[lights] "
                     "ines.name[Lights]");
    indexing_write(&t, "b-ferry.yaml", HEAD("ferry", "Faulty") "people: {\n");
    indexing_refresh(&t);
    expect("faulty", "");
    expect("another", "ferry.title[Another]");
    indexing_remove(&t, "b-ferry.yaml");
    indexing_refresh(&t);
    expect("another", "");
}

static void test_many(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_addz(&text, HEAD("many", "Many") "people:\n");
    for (int i = 0; i <= SEARCH_MOST; i++)
        buf_addf(&text, "  p%d: {kind: person, name: Somebody %d}\n", i, i);
    indexing_write_str(&t, "c-many.yaml", buf_str(&text));
    indexing_refresh(&t);
    struct search_run *s = search_open(t.ix, STR("somebody"), false);
    struct search_hit hits[64];
    size_t n = 0;
    while (!search_done(s))
        n += search_page(s, 64, &t.arena, hits);
    assert_int_equal(n, SEARCH_MOST);
    assert_true(search_more(s));
    search_close(s);
    expect("\"somebody 1000\"", "p1000.name[Somebody 1000]");
    buf_free(&text);
}

/* In a large library, common beginnings are looked at instead of looked up. */
static void test_large(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_addz(&text, HEAD("large", "Large") "sources: {s: {type: book, title: Vellum}}\n"
                    "people:\n");
    for (int i = 0; i <= 20000; i++)
        buf_addf(&text, "  p%d: {kind: person, name: P}\n", i);
    buf_addz(&text, "quotes:\n");
    for (int i = 0; i < 400; i++)
        buf_addf(&text, "  q%d: {source: s, exact: \"common %s %d\"}\n", i,
                 i == 399 ? "zebra" : "word", i);
    indexing_write_str(&t, "d-large.yaml", buf_str(&text));
    indexing_refresh(&t);
    expect_as("co* ze", true, 16, "q399.exact[common|zebra]");
    expect_as("co* NOT wo", true, 1, "q399.exact[common]");
    expect_as("\"common ze", true, 16, "q399.exact[common zebra]");
    expect_as("zeb* OR vel", true, 16, "s.title[Vellum] q399.exact[zebra]");
    expect_as("wo* zebra", false, 16, "");
    expect_as("co* NOT word NOT ze", true, 16, "");
    buf_free(&text);
}

static void expect_snippet(const char *text, const char *word, size_t columns,
                           const char *expected)
{
    struct search_mark mark, out[4];
    struct buf snippet = {0};
    mark.from = str_find(str_of(text), str_of(word), 0);
    mark.to = mark.from + strlen(word);
    size_t n = search_snippet(str_of(text), &mark, *word != '\0', columns, &snippet, out, 4);
    assert_string_equal(buf_z(&snippet), expected);
    assert_int_equal(n, *word != '\0');
    if (n)
        assert_true(str_eq(str_sub(buf_str(&snippet), out[0].from, out[0].to),
                           str_of(word)));
    buf_free(&snippet);
}

static void test_snippets(void **state)
{
    (void)state;
    expect_snippet("one two three", "two", 40, "one two three");
    expect_snippet("one two three four five six", "five", 14, "…four five six");
    expect_snippet("one two three four five six", "one", 12, "one two…");
    expect_snippet("one two three four five six", "three", 13, "…two three…");
    expect_snippet("one\n\n two", "two", 40, "one two");
    expect_snippet("ééé ééé ééé ж ééé ééé ééé", "ж", 12, "…ééé ж ééé…");
    expect_snippet("somethingverylong", "something", 4, "something…");
    expect_snippet("no mark at all", "", 7, "no mark…");
}

/* Whatever is typed is looked for, and SQLite never complains. */
static void each_line(const char *path, struct str text, void *context)
{
    (void)path;
    (void)context;
    struct search_hit hits[16];
    for (size_t at = 0, end; at < text.n; at = end + 1) {
        end = str_find(text, STR("\n"), at);
        end = end == SIZE_MAX ? text.n : end;
        struct search_run *s = search_open(t.ix, str_sub(text, at, end), at % 2);
        while (!search_done(s))
            search_page(s, 16, &t.arena, hits);
        assert_int_equal(index_error(t.ix).n, 0);
        search_close(s);
    }
}

static void test_hostile(void **state)
{
    (void)state;
    each_line("", STR("\"\n*\nNEAR(a, 2)\n^a\n-a\nwords:two\nroman : two\na + b\n((((\n"
                      "AND\nNOT\nNOT NOT\n'\n{a}\n\xff\n\xee\x80\x80\ntwo\\\nperson:\"\n"
                      "\xe0\xa4\xa6\xe0\xa4\xbf\xe0\xa4\xb2\n"),
              NULL);
    corpora_each("blns/blns.txt", each_line, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),   cmocka_unit_test(test_folded),
        cmocka_unit_test(test_romanised), cmocka_unit_test(test_between),
        cmocka_unit_test(test_filters), cmocka_unit_test(test_typing),
        cmocka_unit_test(test_places),  cmocka_unit_test(test_order),
        cmocka_unit_test(test_hostile), cmocka_unit_test(test_changes),
        cmocka_unit_test(test_many),    cmocka_unit_test(test_large),
        cmocka_unit_test(test_snippets),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
