/* SPDX-License-Identifier: MIT */
/* What is new to somebody, over an index that changes under them. */
#include "indexing.h"

#include "view/news.h"

struct reading {
    struct indexing in;
    struct news news;
};

static int set_up(void **state)
{
    struct reading *t = mem_alloc(sizeof *t);
    indexing_open(&t->in);
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    struct reading *t = *state;
    news_free(&t->news);
    indexing_close(&t->in);
    free(t);
    return 0;
}

/* The case with these people: "ann=Ann bob=Bob". */
static void write_people(struct reading *t, const char *people)
{
    struct buf text = {0};
    struct str rest = str_of(people);
    buf_addz(&text, "dossier: 1\ncase: {id: a, title: T}\npeople:\n");
    for (struct str one = str_word(&rest); one.n; one = str_word(&rest)) {
        size_t at = str_find(one, STR("="), 0);
        buf_addf(&text, "  %.*s: {kind: person, name: %.*s}\n", (int)at, one.p,
                 STR_ARG(str_sub(one, at + 1, one.n)));
    }
    indexing_write_str(&t->in, "a.yaml", buf_str(&text));
    indexing_refresh(&t->in);
    buf_free(&text);
}

static void save(struct reading *t, const char *people)
{
    write_people(t, people);
    news_take(&t->news, t->in.ix);
}

/* "+ann ~bob -cid", those that were looked at in brackets. */
static void expect(struct reading *t, const char *expected)
{
    struct buf out = {0};
    struct news_items all = news_all(&t->news, &t->in.arena);
    size_t marked = 0;
    for (size_t i = 0; i < all.n; i++) {
        const struct news_item *item = all.v[i];
        buf_addf(&out, "%s%s%c%s%s", i ? " " : "", item->seen ? "(" : "", " +~-"[item->what],
                 item->id, item->seen ? ")" : "");
        marked += !item->seen;
        assert_int_equal(news_mark(&t->news, 1, KIND_PERSON, item->id),
                         item->seen ? NEWS_NONE : item->what);
    }
    assert_string_equal(buf_z(&out), expected);
    assert_int_equal(t->news.unseen, marked);
    buf_free(&out);
}

static void expect_told(struct reading *t, const char *expected)
{
    struct buf out = {0};
    news_tell(&t->news, &out);
    assert_string_equal(buf_z(&out), expected);
    buf_free(&out);
}

static void see(struct reading *t, const char *id)
{
    news_see(&t->news, 1, KIND_PERSON, id, t->news.serial);
}

static void what_was_there_is_no_news(void **state)
{
    struct reading *t = *state;
    write_people(t, "ann=Ann bob=Bob");
    write_people(t, "ann=Anna bob=Bob");
    news_take(&t->news, t->in.ix);
    expect(t, "");
    expect_told(t, "");
}

static void changes_are_news_until_looked_at(void **state)
{
    struct reading *t = *state;
    save(t, "ann=Ann bob=Bob cid=Cid");
    save(t, "ann=Anna bob=Bob dan=Dan");
    expect(t, "~ann +dan -cid");
    expect_told(t, "1 person new, 1 person changed, 1 person gone");
    expect_told(t, "");
    see(t, "ann");
    see(t, "bob");
    expect(t, "+dan -cid (~ann)");
    save(t, "ann=Annie bob=Bob dan=Dan eve=Eve");
    expect(t, "~ann +eve +dan -cid");
    expect_told(t, "1 person new, 1 person changed");
    news_see_all(&t->news);
    expect(t, "(~ann) (+eve) (+dan) (-cid)");
}

/* Against what one last saw, not against each save. */
static void what_went_back_is_no_news(void **state)
{
    struct reading *t = *state;
    save(t, "ann=Ann bob=Bob");
    save(t, "ann=Anna bob=Bob cid=Cid");
    save(t, "ann=Annie bob=Bob");
    expect(t, "~ann");
    save(t, "ann=Ann bob=Bob");
    expect(t, "");
    save(t, "ann=Anna");
    see(t, "ann");
    save(t, "ann=Ann bob=Bob");
    expect(t, "~ann");
    save(t, "ann=Anna bob=Bobby");
    expect(t, "~bob");
}

/* What one looked at before it changed does not count as looked at. */
static void looking_is_of_a_time(void **state)
{
    struct reading *t = *state;
    save(t, "ann=Ann");
    int64_t before = t->news.serial;
    save(t, "ann=Anna");
    assert_false(news_see(&t->news, 1, KIND_PERSON, "ann", before));
    expect(t, "~ann");
    assert_true(news_see(&t->news, 1, KIND_PERSON, "ann", t->news.serial));
    assert_false(news_see(&t->news, 1, KIND_PERSON, "ann", t->news.serial));
    expect(t, "(~ann)");
}

static void what_is_gone_has_a_name(void **state)
{
    struct reading *t = *state;
    save(t, "ann=Ann bob=Bob");
    save(t, "ann=Anna");
    const struct news_item *ann = news_of(&t->news, 1, KIND_PERSON, "ann");
    const struct news_item *bob = news_of(&t->news, 1, KIND_PERSON, "bob");
    assert_int_equal(news_record(t->in.ix, ann), indexing_find(&t->in, "a/ann"));
    assert_int_equal(news_record(t->in.ix, bob), 0);
    assert_string_equal(news_label(t->in.ix, ann, &t->in.arena).p, "Anna");
    assert_string_equal(news_label(t->in.ix, bob, &t->in.arena).p, "Bob");
    assert_null(news_of(&t->news, 1, KIND_EVENT, "ann"));
    assert_null(news_of(&t->news, 2, KIND_PERSON, "ann"));
}

static void an_index_made_anew_begins_anew(void **state)
{
    struct reading *t = *state;
    save(t, "ann=Ann");
    save(t, "ann=Anna");
    expect(t, "~ann");
    index_close(t->in.ix);
    t->in.ix = index_open();
    save(t, "ann=Annie");
    expect(t, "");
    save(t, "ann=Ann");
    expect(t, "~ann");
}

/* A case whose file got another name is no news. */
static void a_case_may_move(void **state)
{
    struct reading *t = *state;
    save(t, "ann=Ann");
    indexing_write(&t->in, "z.yaml", "dossier: 1\ncase: {id: a, title: T}\n");
    indexing_remove(&t->in, "a.yaml");
    indexing_refresh(&t->in);
    news_take(&t->news, t->in.ix);
    assert_int_equal(news_of(&t->news, 1, KIND_CASE, "a")->what, NEWS_NONE);
    indexing_remove(&t->in, "z.yaml");
    indexing_refresh(&t->in);
    news_take(&t->news, t->in.ix);
    expect_told(t, "1 case gone");
}

/* "~ann -bob", the items of people: all in the file that the case is in now, and found. */
static void expect_moved(struct reading *t, const char *expected)
{
    struct buf out = {0};
    struct item now;
    assert_true(query_item(t->in.ix, query_find_case(t->in.ix, STR("a")), &t->in.arena, &now));
    for (size_t i = 0; i < t->news.items.n; i++) {
        const struct news_item *item = &t->news.items.v[i];
        if (item->kind == KIND_PERSON && item->what != NEWS_NONE) {
            assert_ptr_equal(news_of(&t->news, item->file, item->kind, item->id), item);
            assert_int_equal(item->file, now.file);
            buf_addf(&out, "%s%c%s", out.n ? " " : "", " +~-"[item->what], item->id);
        }
    }
    assert_string_equal(buf_z(&out), expected);
    buf_free(&out);
}

/* What changed in it before is known where it is now, and can be gone to. */
static void its_news_go_with_a_case(void **state)
{
    struct reading *t = *state;
    indexing_write(&t->in, "b.yaml", "dossier: 1\ncase: {id: b, title: T}\n");
    save(t, "ann=Ann bob=Bob cid=Cid");
    save(t, "ann=Anna bob=Bobby cid=Cissy dan=Dan eve=Eve");
    expect_told(t, "2 people new, 3 people changed");
    indexing_remove(&t->in, "a.yaml");
    indexing_refresh(&t->in);
    news_take(&t->news, t->in.ix);
    expect_told(t, "1 case gone");
    indexing_write(&t->in, "z.yaml",
                   "dossier: 1\ncase: {id: a, title: T}\npeople:\n"
                   "  ann: {kind: person, name: Anna}\n"
                   "  bob: {kind: person, name: Bob}\n"
                   "  dan: {kind: person, name: Dan}\n");
    indexing_refresh(&t->in);
    news_take(&t->news, t->in.ix);
    expect_moved(t, "~ann -cid +dan");
    expect_told(t, "1 person gone"); /* the others as they were told, or back */
    assert_int_equal(t->news.unseen, 3);
}

/* One that was away is not new, in whichever file it comes back. */
static void a_case_may_come_back(void **state)
{
    struct reading *t = *state;
    save(t, "ann=Ann");
    indexing_write(&t->in, "b.yaml", "dossier: 1\ncase: {id: b, title: T}\n");
    indexing_refresh(&t->in);
    news_take(&t->news, t->in.ix);
    expect_told(t, "1 case new");
    for (int i = 0; i < 2; i++) {
        indexing_remove(&t->in, i ? "z.yaml" : "a.yaml");
        indexing_refresh(&t->in);
        news_take(&t->news, t->in.ix);
        expect_told(t, "1 case gone");
        indexing_write(&t->in, "z.yaml", "dossier: 1\ncase: {id: a, title: T}\n");
        indexing_refresh(&t->in);
        news_take(&t->news, t->in.ix);
        expect_told(t, "");
        assert_int_equal(t->news.unseen, 1); /* the other case */
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_there_is_no_news, set_up, tear_down),
        cmocka_unit_test_setup_teardown(changes_are_news_until_looked_at, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_went_back_is_no_news, set_up, tear_down),
        cmocka_unit_test_setup_teardown(looking_is_of_a_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_gone_has_a_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_index_made_anew_begins_anew, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_case_may_move, set_up, tear_down),
        cmocka_unit_test_setup_teardown(its_news_go_with_a_case, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_case_may_come_back, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
