/* SPDX-License-Identifier: MIT */
/* Rows that match, found in slices: in a list of 700 quotes, every seventh of which says
 * "fire", every hundredth "fire alarm". */
#include "view/finder.h"

#include "indexing.h"

enum { ROWS = 700 };

struct fixture {
    struct indexing t;
    struct list list;
    struct finder f;
};

static int setup(void **state)
{
    struct fixture *f = mem_alloc(sizeof *f);
    struct buf text = {0};
    indexing_open(&f->t);
    buf_addz(&text, "dossier: 1\ncase: {id: c, title: C}\n"
                    "sources:\n  s: {type: webpage, title: S}\nquotes:\n");
    for (int i = 0; i < ROWS; i++)
        buf_addf(&text, "  q%d: {source: s, exact: \"number %d%s%s\"}\n", i, i,
                 i % 7 == 0 ? " fire" : "", i % 100 == 0 ? " fire alarm" : "");
    indexing_write_str(&f->t, "c.yaml", buf_str(&text));
    indexing_refresh(&f->t);
    f->list = (struct list){.case_rec = indexing_case(&f->t, "c"), .kind = KIND_QUOTE};
    buf_free(&text);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    finder_free(&f->f);
    indexing_close(&f->t);
    free(f);
    return 0;
}

static void ask(struct finder *f, const char *typed)
{
    struct words words = {0};
    words_set_filter(&words, str_of(typed));
    finder_ask(f, &words);
    words_free(&words);
}

static void assert_count(const struct finder *f, const char *expected)
{
    struct buf text = {0};
    finder_count_text(f, &text);
    assert_string_equal(buf_z(&text), expected);
    buf_free(&text);
}

/* The place of the nth quote, from 0. */
static int64_t pos_of(struct fixture *x, size_t n)
{
    struct buf id = {0};
    struct item item;
    buf_addf(&id, "q%zu", n);
    int64_t rec = query_find(x->t.ix, x->list.case_rec, buf_str(&id));
    assert_true(query_item(x->t.ix, rec, &x->t.arena, &item));
    buf_free(&id);
    return item.pos;
}

static void finds_in_slices(void **state)
{
    struct fixture *x = *state;
    struct finder *f = &x->f;
    assert_false(finder_active(f));
    ask(f, "fire");
    finder_look_at(f, &x->list, NULL, ROWS);
    assert_count(f, "0…");
    assert_true(finder_go(f, x->t.ix, 70));
    assert_count(f, "10…");
    assert_true(finder_go(f, x->t.ix, 630));
    assert_false(finder_go(f, x->t.ix, 1)); /* only now it is known that this was all */
    assert_count(f, "106");
    assert_false(finder_go(f, x->t.ix, 1000));
}

static void looks_again_at_less(void **state)
{
    struct fixture *x = *state;
    struct finder *f = &x->f;
    ask(f, "fire");
    finder_look_at(f, &x->list, NULL, ROWS);
    finder_go(f, x->t.ix, 350);
    ask(f, "fire al");
    assert_count(f, "0…");
    assert_true(finder_go(f, x->t.ix, 30));
    ask(f, "fire alarm"); /* while there are rows that were not looked at again */
    while (finder_go(f, x->t.ix, 9))
        ;
    assert_count(f, "7");
    for (size_t i = 0; i < f->hits.n; i++)
        assert_int_equal(f->hits.v[i].pos, pos_of(x, 100 * i));
    ask(f, "fire");
    while (finder_go(f, x->t.ix, 64))
        ;
    assert_count(f, "106");
}

static void pages_through_hits(void **state)
{
    struct fixture *x = *state;
    struct finder *f = &x->f;
    struct list_row rows[4];
    ask(f, "alarm");
    finder_look_at(f, &x->list, NULL, ROWS);
    finder_go(f, x->t.ix, 10000);
    assert_int_equal(finder_page(f, INT64_MIN, true, 4, rows), 4);
    assert_int_equal(rows[3].pos, pos_of(x, 300));
    assert_int_equal(finder_page(f, pos_of(x, 301), true, 4, rows), 3);
    assert_int_equal(rows[0].pos, pos_of(x, 400));
    assert_int_equal(finder_page(f, pos_of(x, 100), false, 4, rows), 2);
    assert_int_equal(rows[0].pos, pos_of(x, 100));
    assert_int_equal(rows[1].pos, pos_of(x, 0));
    assert_int_equal(finder_page(f, INT64_MAX, false, 4, rows), 4);
    assert_int_equal(rows[0].pos, pos_of(x, 600));
    assert_int_equal(finder_rank(f, pos_of(x, 301)), 4);
    assert_true(finder_has(f, rows[0].rec));
    assert_false(finder_has(f, 0));
}

static void looks_within_another(void **state)
{
    struct fixture *x = *state;
    struct finder outer = {0};
    ask(&outer, "fire");
    finder_look_at(&outer, &x->list, NULL, ROWS);
    finder_go(&outer, x->t.ix, 100);
    ask(&x->f, "alarm");
    finder_look_at(&x->f, &x->list, &outer, ROWS);
    assert_true(finder_go(&x->f, x->t.ix, 1000)); /* as far as the other is */
    assert_count(&x->f, "1…");
    while (finder_go(&outer, x->t.ix, 100))
        ;
    assert_false(finder_go(&x->f, x->t.ix, 1000));
    assert_count(&x->f, "7");
    finder_free(&outer);
}

static void takes_beginnings_in_long_lists(void **state)
{
    struct fixture *x = *state;
    ask(&x->f, "larm");
    finder_look_at(&x->f, &x->list, NULL, FINDER_EXACT_ROWS + 1);
    finder_go(&x->f, x->t.ix, 1000);
    assert_count(&x->f, "0");
    finder_look_at(&x->f, &x->list, NULL, FINDER_EXACT_ROWS);
    finder_go(&x->f, x->t.ix, 1000);
    assert_count(&x->f, "7");
}

static void asks_for_nothing(void **state)
{
    struct fixture *x = *state;
    ask(&x->f, "fire");
    finder_look_at(&x->f, &x->list, NULL, ROWS);
    finder_go(&x->f, x->t.ix, 1000);
    finder_end(&x->f);
    assert_false(finder_active(&x->f));
    assert_false(finder_go(&x->f, x->t.ix, 1000));
    assert_int_equal(x->f.hits.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(finds_in_slices, setup, teardown),
        cmocka_unit_test_setup_teardown(looks_again_at_less, setup, teardown),
        cmocka_unit_test_setup_teardown(pages_through_hits, setup, teardown),
        cmocka_unit_test_setup_teardown(looks_within_another, setup, teardown),
        cmocka_unit_test_setup_teardown(takes_beginnings_in_long_lists, setup, teardown),
        cmocka_unit_test_setup_teardown(asks_for_nothing, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
