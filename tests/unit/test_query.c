/* SPDX-License-Identifier: MIT */
#include "indexing.h"

/* Sections stand in an order that makes most links lead forward. */
static const char harbour[] =
    "dossier: 1\n"
    "claims:\n"
    "  lights:\n"
    "    question: How many lights?\n"
    "    about: [starts, ines.role]\n"
    "    status: conflict\n"
    "    accounts:\n"
    "      - {value: two, quotes: [q-late, q-guard], rank: preferred}\n"
    "      - value: one\n"
    "        quotes: [q-board]\n"
    "        as-of: \"2019-03-03\"\n"
    "  settled: {question: Who?, about: [ends], status: accepted,\n"
    "            accounts: [{value: nobody}]}\n"
    "quotes:\n"
    "  q-guard:\n"
    "    source: gazette\n"
    "    exact: \"I saw two lights\"\n"
    "    speaker: [ines]\n"
    "    about: [starts, ines.role,\n"
    "            starts.date]\n"
    "  q-board:\n"
    "    source: caption\n"
    "    exact: \"one light\"\n"
    "    via: [board]\n"
    "    about: [starts.people.ines, starts]\n"
    "  q-late: {source: gazette, exact: 'later', about: [ends]}\n"
    "events:\n"
    "  undated: {title: Undated}\n"
    "  ends: {date: \"2019-03-04\", title: It ends}\n"
    "  starts:\n"
    "    date: \"2019-03-01\"\n"
    "    title: It starts\n"
    "    people: {ines: witness, board: [owner, 'em\"ployer\\\\']}\n"
    "  long: {date: \"2019-03-01/2019-03-09\", title: Inquiry}\n"
    "  since: {date: \"../2019-03-01\", title: Before}\n"
    "  until: {date: \"2019-03-01/..\", title: Open}\n"
    "  also: {date: \"2019-03-01\", title: The same day, place: Northport}\n"
    "relations:\n"
    "  works: {person: ines, is: employee, of: board, quotes: [q-late, q-guard]}\n"
    "people:\n"
    "  ines:\n"
    "    kind: person\n"
    "    name: Ines Rauch\n"
    "    aliases: [Ines Rausch, Инес Раух, 'a \"b\" \\ c']\n"
    "    role: night guard\n"
    "  board: {kind: organization, name: Board}\n"
    "  nobody: {kind: group, name: Nobody}\n"
    "sources:\n"
    "  gazette:\n"
    "    type: article-newspaper\n"
    "    title: Gazette\n"
    "    issued: \"2019-03-04\"\n"
    "    captures:\n"
    "      - {path: g.txt, kind: text}\n"
    "      - {path: g.pdf, kind: pdf}\n"
    "  caption: {type: graphic, title: Caption, part-of: gazette}\n"
    "case:\n"
    "  title: The fire\n"
    "  id: fire\n";

static const char other[] = "dossier: 1\n"
                            "case: {id: flood, title: The flood}\n"
                            "people: {ines: {kind: person, name: Another Ines}}\n";

static int set_up(void **state)
{
    struct indexing *t = mem_alloc(sizeof *t);
    indexing_open(t);
    indexing_write(t, "fire.yaml", harbour);
    indexing_write(t, "flood.yaml", other);
    indexing_refresh(t);
    struct diag_rows diags = query_diags(t->ix, 0, &t->arena);
    for (size_t i = 0; i < diags.n; i++)
        if (diags.v[i].diag.severity == DIAG_ERROR)
            fail_msg("%u: %.*s", diags.v[i].diag.at.line,
                     STR_ARG(diags.v[i].diag.message));
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    indexing_close(*state);
    free(*state);
    return 0;
}

static void expect_str(struct str s, const char *expected)
{
    assert_string_equal(s.p ? s.p : "(none)", expected);
    assert_int_equal(s.n, s.p ? strlen(expected) : 0);
}

static void expect_place(struct place at, uint32_t line, uint32_t col)
{
    assert_int_equal(at.line, line);
    assert_int_equal(at.col, col);
}

static struct item item_of(struct indexing *t, const char *name)
{
    struct item item;
    assert_true(query_item(t->ix, indexing_find(t, name), &t->arena, &item));
    return item;
}

static void item_holds_its_row(void **state)
{
    struct indexing *t = *state;
    struct item ines = item_of(t, "fire/ines");
    assert_ptr_equal(ines.kind, schema_kind(KIND_PERSON));
    assert_int_equal(index_kind(ines.rec), KIND_PERSON);
    assert_int_equal(ines.case_rec, indexing_case(t, "fire"));
    assert_int_equal(ines.parent, ines.case_rec);
    const struct list people = {.case_rec = ines.case_rec, .kind = KIND_PERSON};
    assert_int_equal(query_rank(t->ix, &people, ines.pos), 0);
    expect_str(ines.id, "ines");
    expect_place(ines.at, 41, 3);
    expect_str(item_text(&ines, FIELD_PERSON_NAME), "Ines Rauch");
    expect_str(item_text(&ines, FIELD_PERSON_NOTE), "(none)");
    expect_str(item_text(&ines, FIELD_EVENT_TITLE), "(none)");
    struct item event = item_of(t, "fire/long");
    expect_str(item_text(&event, FIELD_EVENT_DATE), "2019-03-01/2019-03-09");
    expect_str(item_text(&event, FIELD_EVENT_TITLE), "Inquiry");
    expect_str(item_text(&event, FIELD_EVENT_PEOPLE), "(none)");
}

static void case_belongs_to_itself(void **state)
{
    struct indexing *t = *state;
    struct item item;
    int64_t rec = indexing_case(t, "fire");
    assert_true(query_item(t->ix, rec, &t->arena, &item));
    assert_int_equal(item.case_rec, rec);
    assert_int_equal(item.parent, 0);
    expect_str(item.id, "fire");
    expect_str(item_text(&item, FIELD_CASE_ID), "fire");
    expect_str(item_text(&item, FIELD_CASE_TITLE), "The fire");
    expect_place(query_place(t->ix, rec, FIELD_CASE_TITLE), 58, 3);
    expect_place(query_place(t->ix, rec, FIELD_CASE_ID), 59, 3);
}

static void lists_keep_order_and_bytes(void **state)
{
    struct indexing *t = *state;
    struct item ines = item_of(t, "fire/ines");
    struct strs names = query_list(t->ix, &ines, FIELD_PERSON_ALIASES, &t->arena);
    assert_int_equal(names.n, 3);
    expect_str(names.v[0], "Ines Rausch");
    expect_str(names.v[1], "Инес Раух");
    expect_str(names.v[2], "a \"b\" \\ c");
    assert_int_equal(query_list(t->ix, &ines, FIELD_PERSON_ALLOW, &t->arena).n, 0);
    assert_int_equal(query_list(t->ix, &ines, FIELD_PERSON_NAME, &t->arena).n, 0);
}

static void fields_know_their_places(void **state)
{
    struct indexing *t = *state;
    int64_t guard = indexing_find(t, "fire/q-guard");
    expect_place(query_place(t->ix, guard, FIELD_QUOTE_SPEAKER), 18, 5);
    expect_place(query_place(t->ix, guard, FIELD_QUOTE_ABOUT), 19, 5);
    expect_place(query_place(t->ix, guard, FIELD_QUOTE_NOTE), 15, 3);
    expect_place(query_place(t->ix, guard, FIELD_EVENT_DATE), 15, 3);
    int64_t lights = indexing_find(t, "fire/lights");
    struct recs accounts = query_children(t->ix, lights, KIND_ACCOUNT, &t->arena);
    expect_place(query_place(t->ix, accounts.v[1], FIELD_ACCOUNT_AS_OF), 11, 9);
}

static void records_have_names(void **state)
{
    struct indexing *t = *state;
    expect_str(query_label(t->ix, indexing_find(t, "fire/works"), &t->arena), "employee");
    expect_str(query_label(t->ix, indexing_find(t, "fire/q-late"), &t->arena), "later");
    struct recs parts = query_children(t->ix, indexing_find(t, "fire/starts"),
                                       KIND_PARTICIPATION, &t->arena);
    assert_int_equal(parts.n, 2);
    expect_str(query_label(t->ix, parts.v[1], &t->arena), "owner, em\"ployer\\\\");
}

static void records_are_found_in_their_case(void **state)
{
    struct indexing *t = *state;
    int64_t fire = indexing_case(t, "fire"), flood = indexing_case(t, "flood");
    assert_int_not_equal(fire, flood);
    assert_int_not_equal(indexing_find(t, "fire/ines"), indexing_find(t, "flood/ines"));
    assert_int_equal(query_find(t->ix, flood, STR("board")), 0);
    assert_int_equal(query_find(t->ix, fire, STR("Ines")), 0);
    assert_int_equal(query_find(t->ix, fire, STR("")), 0);
    assert_int_equal(query_find(t->ix, fire, STR("x' OR 'a'='a")), 0);
    assert_int_equal(query_find_case(t->ix, STR("' OR 1 --")), 0);
    assert_int_equal(query_find_case(t->ix, STR("ines")), 0);
}

static void expect_tie(struct indexing *t, const struct tie *tie, const char *name,
                       const char *statement, uint32_t line, uint32_t col)
{
    assert_int_equal(tie->rec, indexing_find(t, name));
    expect_str(tie->statement, statement);
    expect_place(tie->at, line, col);
}

static void links_lead_out_in_order(void **state)
{
    struct indexing *t = *state;
    int64_t guard = indexing_find(t, "fire/q-guard");
    struct ties about = query_links(t->ix, guard, FIELD_QUOTE_ABOUT, &t->arena);
    assert_int_equal(about.n, 3);
    expect_tie(t, &about.v[0], "fire/starts", "(none)", 19, 5);
    expect_tie(t, &about.v[1], "fire/ines", "role", 19, 5);
    expect_tie(t, &about.v[2], "fire/starts", "date", 20, 5);
    assert_int_equal(query_links(t->ix, guard, FIELD_CLAIM_ABOUT, &t->arena).n, 0);
    struct ties part = query_links(t->ix, indexing_find(t, "fire/caption"),
                                   FIELD_SOURCE_PART_OF, &t->arena);
    assert_int_equal(part.n, 1);
    expect_tie(t, &part.v[0], "fire/gazette", "(none)", 56, 44);
}

static void links_lead_in_by_place(void **state)
{
    struct indexing *t = *state;
    int64_t starts = indexing_find(t, "fire/starts");
    struct ties about = query_backlinks(t->ix, starts, FIELD_QUOTE_ABOUT, &t->arena);
    assert_int_equal(about.n, 4);
    expect_tie(t, &about.v[0], "fire/q-guard", "(none)", 19, 5);
    expect_tie(t, &about.v[1], "fire/q-guard", "date", 20, 5);
    expect_tie(t, &about.v[2], "fire/q-board", "people.ines", 25, 5);
    expect_tie(t, &about.v[3], "fire/q-board", "(none)", 25, 5);
    struct ties claims = query_backlinks(t->ix, starts, FIELD_CLAIM_ABOUT, &t->arena);
    assert_int_equal(claims.n, 1);
    expect_tie(t, &claims.v[0], "fire/lights", "(none)", 5, 5);
    struct ties quotes = query_backlinks(t->ix, indexing_find(t, "fire/gazette"),
                                         FIELD_QUOTE_SOURCE, &t->arena);
    assert_int_equal(quotes.n, 2);
    expect_tie(t, &quotes.v[0], "fire/q-guard", "(none)", 16, 5);
    expect_tie(t, &quotes.v[1], "fire/q-late", "(none)", 26, 12);
    assert_int_equal(query_backlinks(t->ix, starts, FIELD_EVENT_TITLE, &t->arena).n, 0);
}

static void children_keep_order(void **state)
{
    struct indexing *t = *state;
    indexing_expect(t,
        query_children(t->ix, indexing_find(t, "fire/gazette"), KIND_CAPTURE, &t->arena),
        "capture:g.txt capture:g.pdf");
    indexing_expect(t,
        query_children(t->ix, indexing_find(t, "fire/lights"), KIND_ACCOUNT, &t->arena),
        "account:two account:one");
    indexing_expect(t,
        query_children(t->ix, indexing_case(t, "fire"), KIND_PERSON, &t->arena),
        "ines board nobody");
    indexing_expect(t,
        query_children(t->ix, indexing_find(t, "fire/caption"), KIND_CAPTURE, &t->arena),
        "");
}

static void expect_evidence(struct indexing *t, const char *name, const char *statement,
                            const char *expected)
{
    indexing_expect(t,
        query_evidence(t->ix, indexing_find(t, name), str_of(statement), &t->arena),
        expected);
}

static void evidence_is_found_by_statement(void **state)
{
    struct indexing *t = *state;
    expect_evidence(t, "fire/starts", "", "q-guard q-board");
    expect_evidence(t, "fire/starts", "date", "q-guard");
    expect_evidence(t, "fire/starts", "people.ines", "q-board");
    expect_evidence(t, "fire/starts", "people.board", "");
    expect_evidence(t, "fire/starts", "title", "");
    expect_evidence(t, "fire/ines", "", "q-guard");
    expect_evidence(t, "fire/ines", "role", "q-guard");
    expect_evidence(t, "fire/ines", "name", "");
    expect_evidence(t, "fire/works", "", "q-guard q-late");
    expect_evidence(t, "fire/works", "is", "q-guard q-late");
    expect_evidence(t, "fire/lights", "", "q-guard q-board q-late");
    expect_evidence(t, "fire/settled", "", "");
    expect_evidence(t, "fire/q-board", "", "q-board");
    expect_evidence(t, "fire/gazette", "", "q-guard q-late");
    indexing_expect(t,
        query_evidence(t->ix, indexing_case(t, "fire"), STR_NONE, &t->arena), "");
}

static void evidence_of_children(void **state)
{
    struct indexing *t = *state;
    struct recs accounts = query_children(t->ix, indexing_find(t, "fire/lights"),
                                          KIND_ACCOUNT, &t->arena);
    struct recs parts = query_children(t->ix, indexing_find(t, "fire/starts"),
                                       KIND_PARTICIPATION, &t->arena);
    indexing_expect(t, query_evidence(t->ix, accounts.v[0], STR_NONE, &t->arena),
        "q-guard q-late");
    indexing_expect(t, query_evidence(t->ix, accounts.v[1], STR_NONE, &t->arena),
        "q-board");
    indexing_expect(t, query_evidence(t->ix, parts.v[0], STR_NONE, &t->arena), "q-board");
    indexing_expect(t, query_evidence(t->ix, parts.v[1], STR_NONE, &t->arena), "");
}

static void disputes_are_those_of_open_conflicts(void **state)
{
    struct indexing *t = *state;
    assert_true(query_disputed(t->ix, indexing_find(t, "fire/starts")));
    assert_true(query_disputed(t->ix, indexing_find(t, "fire/ines")));
    assert_false(query_disputed(t->ix, indexing_find(t, "fire/ends")));
    assert_false(query_disputed(t->ix, indexing_find(t, "flood/ines")));
    assert_false(query_disputed(t->ix, indexing_find(t, "fire/lights")));
}

static struct list list_of(struct indexing *t, enum kind_tag kind, const char *by,
                           const char *and_by)
{
    struct list l = {.case_rec = indexing_case(t, "fire"), .kind = kind};
    if (by)
        l.by[l.n_by++] = indexing_find(t, by);
    if (and_by)
        l.by[l.n_by++] = indexing_find(t, and_by);
    return l;
}

static void expect_list(struct indexing *t, enum kind_tag kind, const char *by,
                        const char *and_by, const char *expected)
{
    struct list l = list_of(t, kind, by, and_by);
    indexing_expect_list(t, &l, expected);
}

static void lists_stand_in_order(void **state)
{
    struct indexing *t = *state;
    expect_list(t, KIND_PERSON, NULL, NULL, "ines board nobody");
    expect_list(t, KIND_QUOTE, NULL, NULL, "q-guard q-board q-late");
    expect_list(t, KIND_EVENT, NULL, NULL, "since starts also long until ends undated");
    expect_list(t, KIND_CASE, NULL, NULL, "fire");
    expect_list(t, KIND_ACCOUNT, NULL, NULL, "account:two account:one account:nobody");
}

static void lists_narrow(void **state)
{
    struct indexing *t = *state;
    expect_list(t, KIND_PERSON, "fire/starts", NULL, "ines board");
    expect_list(t, KIND_QUOTE, "fire/starts", NULL, "q-guard q-board");
    expect_list(t, KIND_CLAIM, "fire/starts", NULL, "lights");
    expect_list(t, KIND_EVENT, "fire/ines", NULL, "starts");
    expect_list(t, KIND_QUOTE, "fire/ines", NULL, "q-guard q-board");
    expect_list(t, KIND_PERSON, "fire/ines", NULL, "board");
    expect_list(t, KIND_RELATION, "fire/ines", NULL, "works");
    expect_list(t, KIND_QUOTE, "fire/board", NULL, "q-board");
    expect_list(t, KIND_PERSON, "fire/q-board", NULL, "ines board");
    expect_list(t, KIND_SOURCE, "fire/q-board", NULL, "caption");
    expect_list(t, KIND_QUOTE, "fire/gazette", NULL, "q-guard q-late");
    expect_list(t, KIND_SOURCE, "fire/gazette", NULL, "caption");
    expect_list(t, KIND_SOURCE, "fire/caption", NULL, "gazette");
    expect_list(t, KIND_QUOTE, "fire/lights", NULL, "q-guard q-board q-late");
    expect_list(t, KIND_EVENT, "fire/lights", NULL, "starts");
    expect_list(t, KIND_QUOTE, "fire/works", NULL, "q-guard q-late");
    expect_list(t, KIND_PERSON, "fire/works", NULL, "ines board");
    expect_list(t, KIND_PERSON, "fire/undated", NULL, "");
    expect_list(t, KIND_SOURCE, "fire/starts", NULL, "");
}

static void narrowing_stacks(void **state)
{
    struct indexing *t = *state;
    expect_list(t, KIND_QUOTE, "fire/starts", "fire/board", "q-board");
    expect_list(t, KIND_QUOTE, "fire/board", "fire/starts", "q-board");
    expect_list(t, KIND_QUOTE, "fire/starts", "fire/gazette", "q-guard");
    expect_list(t, KIND_QUOTE, "fire/ends", "fire/ines", "");
    expect_list(t, KIND_QUOTE, "fire/ines", "fire/ines", "q-guard q-board");
    expect_list(t, KIND_QUOTE, "fire/ines", "flood/ines", "");
    struct list l = list_of(t, KIND_QUOTE, "fire/starts", "fire/gazette");
    l.by[l.n_by++] = indexing_find(t, "fire/ines");
    l.by[l.n_by++] = indexing_find(t, "fire/lights");
    indexing_expect_list(t, &l, "q-guard");
    assert_int_equal(query_count(t->ix, &l), 1);
    l.case_rec = indexing_case(t, "flood");
    indexing_expect_list(t, &l, "");
}

/* Everything that can be asked about a list, against its rows taken all at once. */
static void check_list(struct indexing *t, const struct list *l, const struct recs *all)
{
    struct recs rows = indexing_walk(t, l, true, 64);
    assert_int_equal(query_count(t->ix, l), (int64_t)rows.n);
    for (size_t page = 1; page <= 3; page++) {
        struct recs down = indexing_walk(t, l, true, page);
        struct recs up = indexing_walk(t, l, false, page);
        assert_int_equal(down.n, rows.n);
        assert_int_equal(up.n, rows.n);
        for (size_t i = 0; i < rows.n; i++) {
            assert_int_equal(down.v[i], rows.v[i]);
            assert_int_equal(up.v[rows.n - 1 - i], rows.v[i]);
        }
    }
    size_t in = 0;
    for (size_t i = 0; i < all->n; i++)
        in += query_in_list(t->ix, l, all->v[i]);
    assert_int_equal(in, rows.n);
    for (size_t i = 0; i < rows.n; i++) {
        struct item item;
        assert_true(query_item(t->ix, rows.v[i], &t->arena, &item));
        assert_int_equal(query_rank(t->ix, l, item.pos), (int64_t)i);
        assert_true(query_in_list(t->ix, l, rows.v[i]));
    }
}

static struct recs all_records(struct indexing *t)
{
    static const char *const cases[] = {"fire", "flood"};
    VEC(int64_t) all = {0};
    for (size_t c = 0; c < 2; c++)
        for (int k = 0; k < KINDS; k++) {
            struct list l = {.case_rec = indexing_case(t, cases[c])};
            l.kind = (enum kind_tag)k;
            struct recs rows = indexing_walk(t, &l, true, 7);
            for (size_t i = 0; i < rows.n; i++)
                vec_push(&all, rows.v[i]);
        }
    struct recs out = {arena_array(&t->arena, all.n, sizeof *out.v), all.n};
    memcpy(out.v, all.v, all.n * sizeof *out.v);
    vec_free(&all);
    return out;
}

static void lists_agree_with_themselves(void **state)
{
    struct indexing *t = *state;
    struct recs all = all_records(t);
    assert_int_equal(all.n, 1 + 2 + 2 + 3 + 1 + 7 + 2 + 3 + 2 + 3 + 2);
    for (int k = 0; k < KINDS; k++) {
        struct list l = {.case_rec = indexing_case(t, "fire"), .kind = (enum kind_tag)k};
        check_list(t, &l, &all);
        for (size_t i = 0; i < all.n; i++) {
            l.by[0] = all.v[i];
            l.n_by = 1;
            check_list(t, &l, &all);
            l.by[1] = all.v[(i * 7 + 3) % all.n];
            l.n_by = 2;
            check_list(t, &l, &all);
        }
    }
}

static bool is_tied(struct indexing *t, int64_t a, int64_t b)
{
    struct list l = {indexing_case(t, "fire"), index_kind(b), {a}, 1};
    return query_in_list(t->ix, &l, b);
}

/* Nothing is narrowed to what stands in another record. */
static bool stands_alone(int64_t rec)
{
    return *schema_kind(index_kind(rec))->section;
}

static void ties_go_both_ways(void **state)
{
    struct indexing *t = *state;
    struct recs all = all_records(t);
    for (size_t i = 0; i < all.n; i++) {
        assert_false(is_tied(t, all.v[i], all.v[i]));
        for (size_t k = 0; k < i && stands_alone(all.v[i]); k++)
            if (stands_alone(all.v[k]))
                assert_int_equal(is_tied(t, all.v[i], all.v[k]),
                                 is_tied(t, all.v[k], all.v[i]));
    }
}

static void pages_begin_at_a_place(void **state)
{
    struct indexing *t = *state;
    struct list l = list_of(t, KIND_EVENT, NULL, NULL);
    struct list_row rows[3];
    int64_t also = item_of(t, "fire/also").pos;
    assert_int_equal(query_page(t->ix, &l, also, true, 3, rows), 3);
    assert_int_equal(rows[0].rec, indexing_find(t, "fire/also"));
    assert_int_equal(query_rank(t->ix, &l, rows[0].pos), 2);
    assert_int_equal(query_rank(t->ix, &l, rows[2].pos), 4);
    assert_int_equal(query_page(t->ix, &l, also - 1, false, 3, rows), 2);
    assert_int_equal(rows[0].rec, indexing_find(t, "fire/starts"));
    assert_int_equal(rows[1].rec, indexing_find(t, "fire/since"));
    assert_int_equal(query_page(t->ix, &l, INT64_MAX, true, 3, rows), 0);
    assert_int_equal(query_page(t->ix, &l, INT64_MIN, true, 0, rows), 0);
    assert_int_equal(query_rank(t->ix, &l, INT64_MIN), 0);
    assert_int_equal(query_rank(t->ix, &l, INT64_MAX), 7);
}

static void files_tell_what_they_hold(void **state)
{
    struct indexing *t = *state;
    struct files files = query_files(t->ix, &t->arena);
    assert_int_equal(files.n, 2);
    const struct file_row *fire = &files.v[0];
    expect_str(fire->path, indexing_path(t, "fire.yaml"));
    expect_str(fire->case_id, "fire");
    expect_str(fire->title, "The fire");
    assert_int_equal(fire->state, FILE_STATE_GOOD);
    assert_int_equal(fire->case_rec, indexing_case(t, "fire"));
    assert_int_equal(fire->counts[KIND_CASE], 1);
    assert_int_equal(fire->counts[KIND_SOURCE], 2);
    assert_int_equal(fire->counts[KIND_EVENT], 7);
    assert_int_equal(fire->counts[KIND_ACCOUNT], 3);
    assert_int_equal(files.v[1].counts[KIND_PERSON], 1);
    assert_int_equal(files.v[1].counts[KIND_QUOTE], 0);
    struct file_row row;
    assert_true(query_file(t->ix, fire->file, &t->arena, &row));
    expect_str(row.case_id, "fire");
    assert_false(query_file(t->ix, 99, &t->arena, &row));
}

/* One id in several cases is one person where a name agrees. */
static void namesakes_share_a_name(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", "dossier: 1\ncase: {id: a, title: A}\n"
                                "people:\n"
                                "  joe: {kind: person, name: Joe}\n"
                                "  rue: {kind: person, name: Rüdiger R}\n"
                                "  man: {kind: person, name: A man, unnamed: true}\n");
    indexing_write(t, "b.yaml", "dossier: 1\ncase: {id: b, title: B}\n"
                                "people:\n"
                                "  joe: {kind: person, name: Joey}\n"
                                "  rue: {kind: person, name: R, aliases: [rudiger r]}\n"
                                "  man: {kind: person, name: A man}\n");
    indexing_refresh(t);
    struct recs found = query_namesakes(t->ix, indexing_find(t, "a/rue"), &t->arena);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.v[0], indexing_find(t, "b/rue"));
    assert_int_equal(query_namesakes(t->ix, indexing_find(t, "b/joe"), &t->arena).n, 0);
    assert_int_equal(query_namesakes(t->ix, indexing_find(t, "b/man"), &t->arena).n, 0);
    assert_int_equal(query_namesakes(t->ix, 0, &t->arena).n, 0);
}

/* What is not there gives nothing, and no complaint. */
static void nothing_gives_nothing(void **state)
{
    struct indexing *t = *state;
    int64_t fire = indexing_case(t, "fire");
    const int64_t recs[] = {0, -1, 1, INT64_MIN, INT64_MAX, fire + 99,
                            fire | 0xffLL << 32, fire + (1LL << 60)};
    for (size_t i = 0; i < sizeof recs / sizeof *recs; i++) {
        int64_t r = recs[i];
        struct item item;
        assert_false(query_item(t->ix, r, &t->arena, &item));
        expect_str(item_text(&item, FIELD_CASE_ID), "(none)");
        assert_int_equal(query_list(t->ix, &item, FIELD_CASE_ALLOW, &t->arena).n, 0);
        expect_str(query_label(t->ix, r, &t->arena), "(none)");
        expect_place(query_place(t->ix, r, FIELD_CASE_ID), 0, 0);
        assert_int_equal(query_links(t->ix, r, FIELD_QUOTE_ABOUT, &t->arena).n, 0);
        assert_int_equal(query_backlinks(t->ix, r, FIELD_QUOTE_ABOUT, &t->arena).n, 0);
        assert_int_equal(query_children(t->ix, r, KIND_ACCOUNT, &t->arena).n, 0);
        assert_int_equal(query_evidence(t->ix, r, STR_NONE, &t->arena).n, 0);
        assert_false(query_disputed(t->ix, r));
        struct list l = {fire, KIND_QUOTE, {r}, 1};
        assert_int_equal(query_count(t->ix, &l), 0);
        assert_false(query_in_list(t->ix, &(struct list){.case_rec = fire}, r));
        assert_int_equal(query_diags(t->ix, r & ~1 ? r : 99, &t->arena).n, 0);
    }
    assert_int_equal(query_count(t->ix, &(struct list){.kind = KIND_QUOTE}), 0);
    assert_int_equal(index_error(t->ix).n, 0);
}

#define test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(item_holds_its_row),
        test(case_belongs_to_itself),
        test(lists_keep_order_and_bytes),
        test(fields_know_their_places),
        test(records_have_names),
        test(records_are_found_in_their_case),
        test(links_lead_out_in_order),
        test(links_lead_in_by_place),
        test(children_keep_order),
        test(evidence_is_found_by_statement),
        test(evidence_of_children),
        test(disputes_are_those_of_open_conflicts),
        test(lists_stand_in_order),
        test(lists_narrow),
        test(narrowing_stacks),
        test(lists_agree_with_themselves),
        test(ties_go_both_ways),
        test(pages_begin_at_a_place),
        test(files_tell_what_they_hold),
        test(namesakes_share_a_name),
        test(nothing_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
