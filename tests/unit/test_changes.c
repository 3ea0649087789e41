/* SPDX-License-Identifier: MIT */
/* What changed when files are read again: in the index that is written to, and from one
 * generation to the next. */
#include "indexing.h"

#include "index/cache.h"
#include "index/changes.h"
#include "index/query_changes.h"
#include "index/said.h"

#define CASE(id, rest) "dossier: 1\ncase: {id: " id ", title: T}\n" rest

static int set_up(void **state)
{
    struct indexing *t = mem_alloc(sizeof *t);
    indexing_open(t);
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    indexing_close(*state);
    free(*state);
    return 0;
}

static const char opening[] = "dossier: 1\n"
                              "case: {id: a, title: T}\n";
static const char sources[] = "sources:\n"
                              "  s: {type: webpage, title: S}\n";
static const char people[] = "people:\n"
                             "  ann: {kind: person, name: Ann, aliases: [A., \"\\\"\"]}\n"
                             "  bob: {kind: person, name: Bob}\n";
static const char events[] = "events:\n"
                             "  fire:\n"
                             "    title: Fire\n"
                             "    people: {ann: [guard, witness], bob: owner}\n";
static const char quotes[] = "quotes:\n"
                             "  q: {source: s, exact: \"Two lights\", about: [fire.title, ann]}\n";
static const char claims[] = "claims:\n"
                             "  how-many:\n"
                             "    question: How many?\n"
                             "    status: open\n"
                             "    accounts: [{value: two, quotes: [q]}, {value: one}]\n";

/* The file of all the above, one of them replaced. */
static const char *text_with(struct indexing *t, const char *part, const char *by)
{
    const char *const parts[] = {opening, sources, people, events, quotes, claims};
    struct buf text = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        buf_addz(&text, parts[i] == part ? by : parts[i]);
    const char *z = arena_str(&t->arena, buf_str(&text)).p;
    buf_free(&text);
    return z;
}

/* "+kind id; ~kind id {what it said}; …" of the changes behind a serial. */
static void describe(struct index *ix, int64_t behind, bool said, struct buf *out)
{
    struct arena a = {0};
    struct change_rows rows = query_changes(ix, behind, &a);
    for (size_t i = 0; i < rows.n; i++) {
        const struct change *c = &rows.v[i];
        buf_addz(out, i ? "; " : "");
        buf_addc(out, "+~-*"[c->what]);
        if (c->what != CHANGE_MORE)
            buf_addf(out, "%s %.*s", schema_kind(c->kind)->name, STR_ARG(c->id));
        if (said)
            buf_add(out, query_said_before(ix, c->serial, &a));
    }
    assert_int_equal(index_error(ix).n, 0);
    arena_free(&a);
}

static void expect(struct indexing *t, int64_t behind, bool said, const char *expected)
{
    struct buf out = {0};
    describe(t->ix, behind, said, &out);
    assert_string_equal(buf_z(&out), expected);
    buf_free(&out);
}

static int64_t write_and_refresh(struct indexing *t, const char *text)
{
    int64_t before = query_last_change(t->ix);
    indexing_write(t, "a.yaml", text);
    indexing_refresh(t);
    return before;
}

static void record_says_its_fields(void **state)
{
    struct indexing *t = *state;
    write_and_refresh(t, text_with(t, NULL, NULL));
    static const char *const want[][2] = {
        {"a/s", "{\"type\":\"webpage\",\"title\":\"S\"}"},
        {"a/ann", "{\"kind\":\"person\",\"name\":\"Ann\",\"aliases\":[\"A.\",\"\\u0022\"]}"},
        {"a/fire", "{\"title\":\"Fire\",\"people\":["
                   "{\"person\":\"ann\",\"role\":[\"guard\",\"witness\"]},"
                   "{\"person\":\"bob\",\"role\":[\"owner\"]}]}"},
        {"a/q", "{\"source\":\"s\",\"exact\":\"Two lights\",\"about\":[\"fire.title\",\"ann\"]}"},
        {"a/how-many", "{\"question\":\"How many?\",\"status\":\"open\",\"accounts\":["
                       "{\"value\":\"two\",\"quotes\":[\"q\"]},{\"value\":\"one\"}]}"},
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        struct buf said = {0};
        assert_true(said_record(t->ix, indexing_find(t, want[i][0]), &said));
        assert_string_equal(buf_z(&said), want[i][1]);
        buf_free(&said);
    }
    struct buf said = {0};
    assert_true(said_record(t->ix, indexing_case(t, "a"), &said));
    assert_string_equal(buf_z(&said), "{\"id\":\"a\",\"title\":\"T\"}");
    assert_false(said_record(t->ix, 0, &said));
    assert_false(said_record(t->ix, indexing_find(t, "a/q") + 1, &said));
    buf_free(&said);
}

static void expect_field(const struct said_field *f, enum field_tag field, const char *want)
{
    struct buf values = {0};
    for (size_t i = 0; i < f->values.n; i++)
        buf_addf(&values, "%s%.*s", i ? "|" : "", STR_ARG(f->values.v[i]));
    assert_int_equal(f->field->tag, field);
    assert_string_equal(buf_z(&values), want);
    buf_free(&values);
}

static void what_was_said_is_read_back(void **state)
{
    struct indexing *t = *state;
    struct str json = STR("{\"question\":\"How\\n\\\"many\\\"?\",\"about\":[\"ann\",\"fire.title\"],"
                          "\"nothing\":1,\"accounts\":[{\"value\":\"two\",\"quotes\":[\"q\","
                          "\"r\"]},{\"value\":\"one\"}]}");
    struct said_fields f = said_read(t->ix, KIND_CLAIM, json, &t->arena);
    assert_int_equal(f.n, 3);
    expect_field(&f.v[0], FIELD_CLAIM_QUESTION, "How\n\"many\"?");
    expect_field(&f.v[1], FIELD_CLAIM_ABOUT, "ann|fire.title");
    expect_field(&f.v[2], FIELD_CLAIM_ACCOUNTS, "value: two; quotes: q, r|value: one");
    assert_int_equal(said_read(t->ix, KIND_CLAIM, STR_NONE, &t->arena).n, 0);
}

static void first_reading_changes_nothing(void **state)
{
    struct indexing *t = *state;
    write_and_refresh(t, text_with(t, NULL, NULL));
    assert_int_equal(query_last_change(t->ix), 0);
    expect(t, 0, false, "");
}

/* One after another, each against the one before. */
struct step {
    const char *part, *by; /* of the text; NULL: as it was */
    const char *expected;
};

static const struct step steps[] = {
    {people, "people:\n"
             "  ann: {kind: person, name: Anna, aliases: [A., \"\\\"\"]}\n"
             "  bob: {kind: person, name: Bob}\n",
     "~person ann{\"kind\":\"person\",\"name\":\"Ann\",\"aliases\":[\"A.\",\"\\u0022\"]}"},
    {NULL, NULL,
     "~person ann{\"kind\":\"person\",\"name\":\"Anna\",\"aliases\":[\"A.\",\"\\u0022\"]}"},
    /* lines, comments and order do not count */
    {people, "# a note\npeople:\n\n"
             "  bob: {name: Bob, kind: person}\n"
             "  ann: {kind: person, name: Ann, aliases: [A., \"\\\"\"]}\n",
     ""},
    {people, "people:\n"
             "  ann: {kind: person, name: Ann, aliases: [A., \"\\\"\"]}\n"
             "  cid: {kind: group, name: Cid}\n"
             "  bob: {kind: person, name: Bob}\n",
     "+person cid"},
    {NULL, NULL, "-person cid{\"kind\":\"group\",\"name\":\"Cid\"}"},
    /* what stands in a record is the record's */
    {events, "events:\n"
             "  fire:\n"
             "    title: Fire\n"
             "    people: {ann: [guard, witness], bob: tenant}\n",
     "~event fire{\"title\":\"Fire\",\"people\":[{\"person\":\"ann\",\"role\":[\"guard\","
     "\"witness\"]},{\"person\":\"bob\",\"role\":[\"owner\"]}]}"},
    {NULL, NULL,
     "~event fire{\"title\":\"Fire\",\"people\":[{\"person\":\"ann\",\"role\":[\"guard\","
     "\"witness\"]},{\"person\":\"bob\",\"role\":[\"tenant\"]}]}"},
    {claims, "claims:\n"
             "  how-many:\n"
             "    question: How many?\n"
             "    status: open\n"
             "    accounts: [{value: two}, {value: one, quotes: [q]}]\n",
     "~claim how-many{\"question\":\"How many?\",\"status\":\"open\",\"accounts\":["
     "{\"value\":\"two\",\"quotes\":[\"q\"]},{\"value\":\"one\"}]}"},
    {NULL, NULL,
     "~claim how-many{\"question\":\"How many?\",\"status\":\"open\",\"accounts\":["
     "{\"value\":\"two\"},{\"value\":\"one\",\"quotes\":[\"q\"]}]}"},
    /* so are its links, and their order */
    {quotes, "quotes:\n"
             "  q: {source: s, exact: \"Two lights\", about: [ann, fire.title]}\n",
     "~quote q{\"source\":\"s\",\"exact\":\"Two lights\",\"about\":[\"fire.title\",\"ann\"]}"},
    {quotes, "quotes:\n"
             "  q: {source: s, exact: \"Two lights\", about: [ann, fire]}\n",
     "~quote q{\"source\":\"s\",\"exact\":\"Two lights\",\"about\":[\"ann\",\"fire.title\"]}"},
    {NULL, NULL,
     "~quote q{\"source\":\"s\",\"exact\":\"Two lights\",\"about\":[\"ann\",\"fire\"]}"},
    /* a file with errors changes nothing, nor does mending it */
    {people, "people:\n  ann: {kind: person, nam: Ann}\n", ""},
    {NULL, NULL, ""},
    {opening, "dossier: 1\ncase: {id: a, title: U}\n",
     "~case a{\"id\":\"a\",\"title\":\"T\"}"},
};

static void differences_are_told_by_id(void **state)
{
    struct indexing *t = *state;
    write_and_refresh(t, text_with(t, NULL, NULL));
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        const char *text = text_with(t, steps[i].part, steps[i].by);
        expect(t, write_and_refresh(t, text), true, steps[i].expected);
    }
}

/* Another id is another record, also for what leads to it. */
static void renamed_record_is_one_gone_and_one_new(void **state)
{
    struct indexing *t = *state;
    write_and_refresh(t, CASE("a", "people:\n"
                                   "  ann: {kind: person, name: Ann}\n"
                                   "events:\n"
                                   "  fire: {title: Fire, people: {ann: guard}}\n"));
    int64_t before = write_and_refresh(t, CASE("a", "people:\n"
                                                    "  eve: {kind: person, name: Ann}\n"
                                                    "events:\n"
                                                    "  fire: {title: Fire, people: {eve: guard}}\n"));
    expect(t, before, false, "+person eve; ~event fire; -person ann");
    struct file_row file;
    assert_true(query_file(t->ix, 1, &t->arena, &file));
    assert_int_equal(query_changed_record(t->ix, 1, KIND_PERSON, STR("eve")),
                     indexing_find(t, "a/eve"));
    assert_int_equal(query_changed_record(t->ix, 1, KIND_PERSON, STR("ann")), 0);
    assert_int_equal(query_changed_record(t->ix, 1, KIND_CASE, STR("a")), file.case_rec);
}

static void cases_come_and_go_as_one(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", CASE("a", "people:\n  ann: {kind: person, name: Ann}\n"));
    indexing_refresh(t);
    indexing_write(t, "b.yaml", CASE("b", "people:\n  bob: {kind: person, name: Bob}\n"));
    indexing_refresh(t);
    expect(t, 0, true, "+case b");
    indexing_remove(t, "b.yaml");
    indexing_refresh(t);
    expect(t, 1, true, "-case b{\"id\":\"b\",\"title\":\"T\"}");
}

/* So many people, all of whom have that name. */
static const char *crowd(struct indexing *t, int n, const char *name)
{
    struct buf text = {0};
    buf_addz(&text, CASE("a", "people:\n"));
    for (int i = 0; i < n; i++)
        buf_addf(&text, "  p%d: {kind: person, name: %s}\n", i, name);
    const char *z = arena_str(&t->arena, buf_str(&text)).p;
    buf_free(&text);
    return z;
}

static void too_much_at_once_is_said(void **state)
{
    struct indexing *t = *state;
    write_and_refresh(t, crowd(t, CHANGES_AT_ONCE + 5, "A"));
    write_and_refresh(t, crowd(t, CHANGES_AT_ONCE, "B"));
    struct change_rows rows = query_changes(t->ix, 0, &t->arena);
    assert_int_equal(rows.n, CHANGES_AT_ONCE + 1);
    assert_int_equal(rows.v[CHANGES_AT_ONCE - 1].what, CHANGE_CHANGED);
    assert_int_equal(rows.v[CHANGES_AT_ONCE].what, CHANGE_MORE);
}

/* The oldest go, and the numbers go on. */
static void old_changes_are_dropped(void **state)
{
    struct indexing *t = *state;
    for (int i = 0; i < 7; i++)
        write_and_refresh(t, crowd(t, 900, i % 2 ? "A" : "B"));
    struct change_rows rows = query_changes(t->ix, 0, &t->arena);
    assert_int_equal(rows.n, CHANGES_KEPT);
    assert_int_equal(rows.v[0].serial, 6 * 900 - CHANGES_KEPT + 1);
    assert_int_equal(query_last_change(t->ix), 6 * 900);
    struct buf name = {0};
    buf_pad(&name, 'x', CHANGES_LONGEST - 1000);
    for (int i = 0; i < 30; i++)
        write_and_refresh(t, crowd(t, 1, i % 2 ? buf_z(&name) : "B"));
    rows = query_changes(t->ix, 6 * 900, &t->arena);
    assert_in_range(rows.n, CHANGES_BYTES / CHANGES_LONGEST, 900 + 30);
    size_t bytes = 0;
    for (size_t i = 0; i < rows.n; i++)
        bytes += query_said_before(t->ix, rows.v[i].serial, &t->arena).n;
    assert_in_range(bytes, CHANGES_BYTES / 2, CHANGES_BYTES);
    buf_pad(&name, 'x', 2000);
    write_and_refresh(t, crowd(t, 1, buf_z(&name)));
    int64_t last = write_and_refresh(t, crowd(t, 1, "B"));
    assert_int_equal(query_said_before(t->ix, last + 1, &t->arena).n, 0);
    expect(t, last, true, "~person p0");
    buf_free(&name);
}

/* What has moved, children's records and all, given record by record. */
static void touched_records_are_enough(void **state)
{
    struct indexing *t = *state;
    write_and_refresh(t, text_with(t, NULL, NULL));
    struct changes c;
    int64_t touched[] = {indexing_find(t, "a/ann"), indexing_find(t, "a/fire"), 0};
    changes_begin(&c, t->ix, 1);
    assert_true(changes_before(&c, (struct recs){touched, 1}));
    assert_true(changes_before(&c, (struct recs){touched + 1, 2}));
    sqlite3_stmt *s = db_sql(t->ix, "UPDATE person SET name = 'Anna' WHERE id = 'ann'");
    assert_true(db_run(t->ix, s));
    assert_true(changes_after(&c, (struct recs){touched, 3}));
    changes_end(&c);
    expect(t, 0, false, "~person ann");
}

/* ---- generations ---- */

/* A text of that many people, of whom some differ; large enough for a new generation. */
static const char *many(struct indexing *t, int n, int changed, const char *rest)
{
    struct buf text = {0};
    buf_addz(&text, CASE("a", "people:\n"));
    for (int i = 0; i < n; i++)
        buf_addf(&text, "  p%d: {kind: person, name: %s, note: \"%060d\"}\n", i,
                 i == changed ? "B" : "A", i);
    buf_addz(&text, rest);
    const char *z = arena_str(&t->arena, buf_str(&text)).p;
    buf_free(&text);
    return z;
}

static int64_t refresh_cache(struct indexing *t, const char *text, uint64_t *generation)
{
    int64_t before = t->ix ? query_last_change(t->ix) : 0;
    indexing_write(t, "a.yaml", text);
    library_rescan(&t->library);
    struct cache *c = cache_open(&t->library, false);
    assert_int_equal(cache_refresh(c, &t->library, NULL), CACHE_CHANGED);
    index_close(t->ix);
    t->ix = cache_read(c, 0);
    assert_non_null(t->ix);
    assert_int_not_equal(index_generation(t->ix), *generation);
    *generation = index_generation(t->ix);
    cache_close(c);
    return before;
}

static void remove_tree(const char *path)
{
    DIR *dir = opendir(path);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        struct buf inner = {0};
        buf_addf(&inner, "%s/%s", path, e->d_name);
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            remove_tree(buf_z(&inner));
            remove(buf_z(&inner));
        }
        buf_free(&inner);
    }
    if (dir)
        closedir(dir);
}

static void generations_are_compared_too(void **state)
{
    struct indexing *t = *state;
    enum { MANY = 14000 };
    uint64_t generation = 0;
    char *home = indexing_folder(), *real = realpath(home, NULL);
    setenv("XDG_CACHE_HOME", real, 1);
    free(real);
    index_close(t->ix);
    t->ix = NULL;
    static const char fire[] = "events:\n  fire: {title: Fire, people: {p1: guard, p2: owner}}\n";
    refresh_cache(t, many(t, MANY, -1, fire), &generation);
    expect(t, 0, false, "");
    int64_t before = refresh_cache(t, many(t, MANY + 1, 7, fire), &generation);
    expect(t, before, false, "~person p7; +person p14000");
    before = refresh_cache(t, many(t, MANY, 7, "# later\nevents:\n"
                                               "  fire: {title: Fire, people: {p1: guard, "
                                               "p3: owner}}\n"), &generation);
    expect(t, before, true,
           "~event fire{\"title\":\"Fire\",\"people\":[{\"person\":\"p1\",\"role\":[\"guard\"]},"
           "{\"person\":\"p2\",\"role\":[\"owner\"]}]}; "
           "-person p14000{\"kind\":\"person\",\"name\":\"A\",\"note\":\""
           "000000000000000000000000000000000000000000000000000000014000\"}");
    before = refresh_cache(t, many(t, MANY, 7, "events:\n"
                                               "  fire: {title: Fire, people: {p3: owner, "
                                               "p1: guard}}\n"), &generation);
    expect(t, before, false, "~event fire");
    before = refresh_cache(t, many(t, MANY, 7, ""), &generation);
    expect(t, before, false, "-event fire");
    assert_int_equal(query_changes(t->ix, 0, &t->arena).n, 6);
    remove_tree(home);
    remove(home);
    free(home);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(record_says_its_fields, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_said_is_read_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(first_reading_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(differences_are_told_by_id, set_up, tear_down),
        cmocka_unit_test_setup_teardown(renamed_record_is_one_gone_and_one_new, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(cases_come_and_go_as_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(too_much_at_once_is_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(old_changes_are_dropped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(touched_records_are_enough, set_up, tear_down),
        cmocka_unit_test_setup_teardown(generations_are_compared_too, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
