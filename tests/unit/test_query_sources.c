/* SPDX-License-Identifier: MIT */
/* What rests on which source: parts and copies count as their root. */
#include "indexing.h"

#include "index/query_sources.h"

static const char fire[] =
    "dossier: 1\n"
    "case: {id: fire, title: The fire}\n"
    "sources:\n"
    "  gazette:\n"
    "    type: article-newspaper\n"
    "    title: Gazette\n"
    "    captures: [{path: g.txt, kind: text}]\n"
    "  page: {type: graphic, title: Page, part-of: gazette}\n"
    "  caption: {type: graphic, title: Caption, part-of: page}\n"
    "  repost: {type: webpage, title: Repost, copy-of: gazette}\n"
    "  board: {type: report, title: Board, captures: [{path: b.pdf, kind: pdf}]}\n"
    "people:\n"
    "  ines: {kind: person, name: Ines, role: guard}\n"
    "  owner: {kind: organization, name: Owner}\n"
    "relations:\n"
    "  works: {person: ines, is: employee, of: owner, quotes: [q-page]}\n"
    "  owns: {person: owner, is: owner, of: ines}\n"
    "events:\n"
    "  starts: {date: \"2019\", title: It starts, people: {ines: witness}}\n"
    "  ends: {title: It ends}\n"
    "  silent: {title: Nobody says}\n"
    "quotes:\n"
    "  q-page: {source: page, exact: 'one', about: [starts, starts.date, ines]}\n"
    "  q-caption: {source: caption, exact: 'two', about: [starts.people.ines]}\n"
    "  q-repost: {source: repost, exact: 'three', about: [starts, ends]}\n"
    "  q-board: {source: board, exact: 'four', about: [ends, ines.role]}\n"
    "claims:\n"
    "  lights:\n"
    "    question: How many?\n"
    "    about: [silent]\n"
    "    status: conflict\n"
    "    accounts:\n"
    "      - {value: two, quotes: [q-page, q-caption]}\n"
    "      - {value: one, quotes: [q-board]}\n"
    "  dark: {question: Was it dark?, status: open,\n"
    "         accounts: [{value: yes indeed, quotes: [q-repost]}]}\n";

static int set_up(void **state)
{
    struct indexing *t = mem_alloc(sizeof *t);
    indexing_open(t);
    indexing_write(t, "fire.yaml", fire);
    indexing_refresh(t);
    assert_true(indexing_case(t, "fire") != 0);
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    indexing_close(*state);
    free(*state);
    return 0;
}

static int64_t find(struct indexing *t, const char *id)
{
    return indexing_find(t, arena_strf(&t->arena, "fire/%s", id).p);
}

static void goes_up_to_roots(void **state)
{
    struct indexing *t = *state;
    int64_t gazette = find(t, "gazette");
    assert_int_equal(query_root(t->ix, gazette), gazette);
    assert_int_equal(query_root(t->ix, find(t, "caption")), gazette);
    assert_int_equal(query_root(t->ix, find(t, "repost")), gazette);
    assert_int_equal(query_root_of_quote(t->ix, find(t, "q-caption")), gazette);
    assert_int_equal(query_root(t->ix, 0), 0);
    struct recs quotes = query_evidence(t->ix, find(t, "lights"), STR_NONE, &t->arena);
    indexing_expect(t, quotes, "q-page q-caption q-board");
    indexing_expect(t, query_roots(t->ix, quotes, &t->arena), "gazette board");
}

static void knows_families(void **state)
{
    struct indexing *t = *state;
    struct recs family = query_family(t->ix, find(t, "gazette"), &t->arena);
    indexing_expect(t, family, "gazette page caption repost");
    assert_int_equal(query_family_quotes(t->ix, family, 9), 3);
    assert_int_equal(query_family_quotes(t->ix, family, 2), 2);
    indexing_expect(t, query_quotes_of(t->ix, family, 9, &t->arena),
        "q-page q-caption q-repost");
    indexing_expect(t, query_quotes_of(t->ix, family, 2, &t->arena), "q-page q-caption");
    indexing_expect(t, query_family(t->ix, find(t, "board"), &t->arena), "board");
}

static void finds_sources_of_a_narrowing(void **state)
{
    struct indexing *t = *state;
    struct list by = {.case_rec = indexing_case(t, "fire"), .n_by = 1};
    bool more = true;
    static const struct {
        const char *by, *sources;
    } cases[] = {
        {"ends", "repost board"}, {"starts", "page caption repost"},
        {"silent", ""}, {"q-board", "board"}, {"lights", "page caption board"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        by.by[0] = find(t, cases[i].by);
        indexing_expect(t, query_quoted_sources(t->ix, &by, 9, &t->arena, &more),
            cases[i].sources);
        assert_false(more);
    }
    by.by[0] = find(t, "starts");
    indexing_expect(t, query_quoted_sources(t->ix, &by, 2, &t->arena, &more),
        "page caption");
    assert_true(more);
    by.by[by.n_by++] = find(t, "ends");
    indexing_expect(t, query_quoted_sources(t->ix, &by, 9, &t->arena, &more), "repost");
}

static void tells_what_quotes_carry(void **state)
{
    struct indexing *t = *state;
    struct buf names = {0};
    struct recs carried = query_carried(t->ix, find(t, "q-page"), &t->arena);
    assert_int_equal(carried.n, 4); /* starts, ines, works, lights */
    for (size_t i = 0; i < carried.n; i++)
        indexing_name(t, &names, carried.v[i]);
    static const char *const ids[] = {"starts", "ines", "works", "lights"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        assert_non_null(strstr(buf_z(&names), ids[i]));
    buf_free(&names);
    assert_int_equal(query_carried(t->ix, find(t, "starts"), &t->arena).n, 0);
}

static void tells_alone_from_shared(void **state)
{
    struct indexing *t = *state;
    int64_t gazette = find(t, "gazette"), board = find(t, "board"), root = 1;
    assert_false(query_shared(t->ix, find(t, "starts"), gazette)); /* page and repost */
    assert_true(query_shared(t->ix, find(t, "starts"), board));
    assert_true(query_shared(t->ix, find(t, "ends"), gazette));
    assert_true(query_shared(t->ix, find(t, "ines"), gazette));
    assert_false(query_shared(t->ix, find(t, "works"), gazette));
    assert_true(query_shared(t->ix, find(t, "lights"), gazette));
    assert_false(query_shared(t->ix, find(t, "dark"), gazette));
    assert_true(query_rests_on_one(t->ix, find(t, "starts"), &root));
    assert_int_equal(root, gazette);
    assert_false(query_rests_on_one(t->ix, find(t, "ends"), &root));
    /* only a claim is */
    assert_false(query_rests_on_one(t->ix, find(t, "silent"), &root));
    assert_int_equal(root, 0);
}

static void counts_up_to_a_limit(void **state)
{
    struct indexing *t = *state;
    int64_t starts = find(t, "starts");
    assert_int_equal(query_carrying(t->ix, starts, STR_NONE, 9), 3);
    assert_int_equal(query_carrying(t->ix, starts, STR_NONE, 2), 2);
    assert_int_equal(query_carrying(t->ix, starts, STR("date"), 9), 1);
    assert_int_equal(query_carrying(t->ix, starts, STR("people.ines"), 9), 1);
    assert_int_equal(query_carrying(t->ix, starts, STR("place"), 9), 0);
    assert_int_equal(query_carrying(t->ix, find(t, "silent"), STR_NONE, 9), 0);
    assert_int_equal(query_carrying(t->ix, find(t, "works"), STR_NONE, 9), 1);
    assert_int_equal(query_carrying(t->ix, find(t, "owns"), STR_NONE, 9), 0);
    assert_int_equal(query_carrying(t->ix, find(t, "lights"), STR_NONE, 9), 3);
    struct strs statements = query_carried_statements(t->ix, starts, 9, &t->arena);
    assert_int_equal(statements.n, 4);
    assert_int_equal(query_carried_statements(t->ix, starts, 2, &t->arena).n, 2);
}

static void goes_from_quote_to_quote(void **state)
{
    struct indexing *t = *state;
    int64_t starts = find(t, "starts"), next = 0;
    size_t looked;
    struct ties found = query_statements(t->ix, starts, &next, 2, &looked, &t->arena);
    assert_int_equal(looked, 2);
    assert_int_equal(found.n, 2);
    assert_int_equal(found.v[0].rec, find(t, "q-page"));
    assert_true(str_eq(found.v[0].statement, STR("date")));
    assert_int_equal(found.v[1].rec, find(t, "q-caption"));
    assert_true(str_eq(found.v[1].statement, STR("people.ines")));
    found = query_statements(t->ix, starts, &next, 2, &looked, &t->arena);
    assert_int_equal(looked, 1); /* q-repost is about the event as a whole */
    assert_int_equal(found.n, 0);
    query_statements(t->ix, starts, &next, 2, &looked, &t->arena);
    assert_int_equal(looked, 0);
}

static void knows_archived_texts(void **state)
{
    struct indexing *t = *state;
    assert_true(query_has_text(t->ix, find(t, "gazette")));
    assert_true(query_has_text(t->ix, find(t, "caption"))); /* its page's page has one */
    /* a copy has its own, or none */
    assert_false(query_has_text(t->ix, find(t, "repost")));
    assert_false(query_has_text(t->ix, find(t, "board")));
    assert_false(query_has_text(t->ix, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(goes_up_to_roots, set_up, tear_down),
        cmocka_unit_test_setup_teardown(knows_families, set_up, tear_down),
        cmocka_unit_test_setup_teardown(finds_sources_of_a_narrowing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_what_quotes_carry, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_alone_from_shared, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counts_up_to_a_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(goes_from_quote_to_quote, set_up, tear_down),
        cmocka_unit_test_setup_teardown(knows_archived_texts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
