/* SPDX-License-Identifier: MIT */
/* Quotes by the way they lead to a record, counted and cut; ids that begin so; lines. */
#include "indexing.h"

static const char text[] =
    "dossier: 1\n"
    "case: {id: c, title: C}\n"
    "sources:\n"
    "  s: {type: webpage, title: S}\n"
    "  t: {type: webpage, title: T}\n"
    "people:\n"
    "  ann: {kind: person, name: Ann, role: guard}\n"
    "  bob: {kind: person, name: Bob}\n"
    "events:\n"
    "  e: {date: \"2019\", title: E, people: {ann: witness}}\n"
    "quotes:\n"
    "  q1: {source: s, exact: \"1\", about: [ann, ann.role, e], speaker: [ann]}\n"
    "  q2: {source: s, exact: \"2\", about: [ann]}\n"
    "  q3: {source: s, exact: \"3\", speaker: [ann], via: [bob]}\n"
    "  q4: {source: s, exact: \"4\", about: [e.people.ann], speaker: [bob], via: [ann]}\n"
    "  q5: {source: s, exact: \"5\", about: [ann.role]}\n"
    "claims:\n"
    "  a1: {question: A, about: [ann], status: open,"
    " accounts: [{value: v, quotes: [q1, q2]}]}\n";

static int setup(void **state)
{
    struct indexing *t = mem_alloc(sizeof *t);
    indexing_open(t);
    indexing_write(t, "c.yaml", text);
    indexing_refresh(t);
    *state = t;
    return 0;
}

static int teardown(void **state)
{
    indexing_close(*state);
    free(*state);
    return 0;
}

static void expect(struct indexing *t, const char *id, const struct quotes_by *by,
                   size_t max, const char *expected, bool expected_more)
{
    bool more;
    struct recs got = query_quotes(t->ix, indexing_find(t, id), by, max, &t->arena, &more);
    indexing_expect(t, got, expected);
    assert_int_equal(more, expected_more);
}

static void gives_quotes_by_their_fields(void **state)
{
    struct indexing *t = *state;
    const struct quotes_by about = {.by = FIELD_QUOTE_ABOUT};
    const struct quotes_by source = {.by = FIELD_QUOTE_SOURCE};
    const struct quotes_by spoken = {
        .by = FIELD_QUOTE_SPEAKER, .but = {FIELD_QUOTE_ABOUT}, .n_but = 1};
    const struct quotes_by passed = {
        .by = FIELD_QUOTE_VIA,
        .but = {FIELD_QUOTE_ABOUT, FIELD_QUOTE_SPEAKER},
        .n_but = 2,
    };
    expect(t, "c/ann", &about, 10, "q1 q2 q5", false);
    expect(t, "c/ann", &about, 3, "q1 q2 q5", false);
    expect(t, "c/ann", &about, 2, "q1 q2", true);
    expect(t, "c/ann", &spoken, 10, "q3", false);
    expect(t, "c/ann", &passed, 10, "q4", false);
    expect(t, "c/bob", &about, 10, "", false);
    expect(t, "c/bob", &spoken, 10, "q4", false);
    expect(t, "c/bob", &passed, 10, "q3", false);
    expect(t, "c/e", &about, 10, "q1 q4", false);
    expect(t, "c/s", &source, 4, "q1 q2 q3 q4", true);
    expect(t, "c/t", &source, 4, "", false);
}

static void expect_count(struct indexing *t, const char *id, const char *statement,
                         size_t expected)
{
    int64_t rec = indexing_find(t, id);
    struct str s = str_of(statement);
    assert_int_equal(query_evidence_count(t->ix, rec, s, 100), expected);
    assert_int_equal(query_evidence(t->ix, rec, s, &t->arena).n, expected);
    assert_int_equal(query_evidence_count(t->ix, rec, s, 2), expected < 2 ? expected : 2);
}

static void counts_what_carries(void **state)
{
    struct indexing *t = *state;
    expect_count(t, "c/ann", "", 3);
    expect_count(t, "c/ann", "role", 2);
    expect_count(t, "c/ann", "born", 0);
    expect_count(t, "c/bob", "", 0);
    expect_count(t, "c/e", "", 2);
    expect_count(t, "c/e", "people.ann", 1);
    expect_count(t, "c/s", "", 5);
    expect_count(t, "c/a1", "", 2);
    expect_count(t, "c/q1", "", 1);
    assert_int_equal(query_evidence_count(t->ix, 0, STR(""), 9), 0);
}

static void expect_ids(struct indexing *t, const char *start, size_t max,
                       const char *expected)
{
    struct buf all = {0};
    struct strs ids =
        query_ids(t->ix, indexing_case(t, "c"), str_of(start), max, &t->arena);
    for (size_t i = 0; i < ids.n; i++)
        buf_addf(&all, "%s%.*s", i ? " " : "", STR_ARG(ids.v[i]));
    assert_string_equal(buf_z(&all), expected);
    buf_free(&all);
}

static void gives_ids_that_begin_so(void **state)
{
    struct indexing *t = *state;
    expect_ids(t, "", 100, "a1 ann bob e q1 q2 q3 q4 q5 s t");
    expect_ids(t, "a", 100, "a1 ann");
    expect_ids(t, "", 3, "a1 ann bob");
    expect_ids(t, "q3", 100, "q3");
    expect_ids(t, "x", 100, "");
    expect_ids(t, "~", 100, "");
}

static void gives_the_record_at_a_line(void **state)
{
    struct indexing *t = *state;
    static const struct {
        int64_t line;
        const char *id;
    } lines[] = {{7, "c/ann"}, {9, "c/bob"}, {10, "c/e"}, {12, "c/q1"}, {18, "c/a1"},
                 {1000, "c/a1"}};
    int64_t rec = indexing_case(t, "c");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_int_equal(query_at_line(t->ix, rec, lines[i].line),
                         indexing_find(t, lines[i].id));
    assert_int_equal(query_at_line(t->ix, rec, 2), rec);
    assert_int_equal(query_at_line(t->ix, rec, 0), 0);
    assert_int_equal(query_at_line(t->ix, 0, 5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(gives_quotes_by_their_fields, setup, teardown),
        cmocka_unit_test_setup_teardown(counts_what_carries, setup, teardown),
        cmocka_unit_test_setup_teardown(gives_ids_that_begin_so, setup, teardown),
        cmocka_unit_test_setup_teardown(gives_the_record_at_a_line, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
