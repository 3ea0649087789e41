/* SPDX-License-Identifier: MIT */
/* Single edits, there and back, and which of them are read in part. That this gives what a
 * load of the whole gives is the judge's; that it is so where it can be, this table's. */
#include "judge.h"
#include "patch_bases.h"

enum reading { WHOLE, PART };

/* ---- the edits ---- */

#define TO_THE_END "\f"

struct single {
    const char *name;
    enum base base;
    enum reading there, back;
    const char *from, *to;   /* the first time it stands there; perhaps TO_THE_END */
    const char *from2, *to2; /* at once; NULL */
};

#define QUOTE(id) "  " id ": {source: s1, exact: \"new\", about: [e1, p1]}\n"
#define QUOTE_BLOCK(id)                                                                   \
    "  " id ":\n    source: s1\n    exact: >-\n      new\n      lights\n    about:\n"     \
    "      - e1\n      - p1.role\n"
#define Q70                                                                               \
    "  q70:\n    source: s0\n    exact: \"I saw lights, number 70\"\n"                    \
    "    locator: page 70\n    about: [e0, p0]\n"
#define QUOTE_OF(n, source)                                                               \
    "  q" n ":\n    source: s" source "\n    exact: \"I saw lights, number " n "\"\n"      \
    "    locator: page " n "\n    about: [e" n ", p" n "]\n"
#define E30 "  e30:\n    date: \"2010\"\n    title: Event 30\n    people: {p30: witness"
#define EVENT(id)                                                                         \
    "  " id ":\n    date: \"2004-03\"\n    title: New\n    people: {p1: guard}\n"
#define CLAIM(id)                                                                         \
    "  " id ":\n    question: Why?\n    about: [e1]\n    status: open\n    accounts:\n"    \
    "      - {value: no, quotes: [q1]}\n"

#define ONE(name, base, there, back, from, to) \
    {name, base, there, back, from, to, NULL, NULL},
#define TWO(name, base, there, back, from, to, from2, to2) \
    {name, base, there, back, from, to, from2, to2},

static const struct single singles[] = {
#include "patch_kinds.def"
};

/* ---- the test ---- */

static void replace(struct buf *text, const char *from, const char *to)
{
    struct buf out = {0};
    struct str was = buf_str(text);
    size_t n = strcspn(from, TO_THE_END), at = str_find(was, (struct str){from, n}, 0);
    if (at == SIZE_MAX)
        fail_msg("there is no %s", from);
    if (from[n])
        n = was.n - at;
    buf_add(&out, str_sub(was, 0, at));
    buf_addz(&out, to);
    buf_add(&out, str_sub(was, at + n, was.n));
    buf_free(text);
    *text = out;
}

static void change(struct buf *text, const struct single *s)
{
    replace(text, s->from, s->to);
    if (s->from2)
        replace(text, s->from2, s->to2);
}

static bool is_mistake(const struct single *s)
{
    return strncmp(s->name, "mistake", 7) == 0;
}

/* Whether the table is right; what it should be, for people. */
static size_t expect(const struct single *s, const char *way, bool is, enum reading should)
{
    if (is != (should == PART))
        print_message("%s, %s: %s\n", s->name, way,
                      is ? "is read in part" : "is no more read in part");
    return is != (should == PART);
}

/* What follows from the tables is looked at where only a part was read. */
static enum dumped depth(enum reading reading)
{
    return reading == PART ? DUMP_ALL : DUMP_TABLES;
}

/* The file is as it was made, before and afterwards. */
static size_t go(struct judge *j, const struct single *s, struct str text)
{
    struct buf edited = {0}, what = {0};
    buf_add(&edited, text);
    change(&edited, s);
    struct judged there = judge_take(j, buf_str(&edited), depth(s->there), s->name);
    if (there.good == is_mistake(s))
        judge_fail(j, s->name);
    buf_addf(&what, "%s, and back", s->name);
    struct judged back = judge_take(j, text, depth(s->back), buf_z(&what));
    assert_true(back.good);
    buf_free(&edited);
    buf_free(&what);
    return expect(s, "there", there.in_part, s->there) +
           expect(s, "back", back.in_part, s->back);
}

static void go_all(enum base base)
{
    struct judge j;
    struct lines l = {0};
    struct buf text = {0};
    size_t wrong = 0;
    judge_open(&j);
    patch_base_make(&l, base);
    lines_join(&l, &text);
    if (!judge_take(&j, buf_str(&text), DUMP_ALL, "at first").good)
        judge_fail(&j, "the file as it was made has errors");
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
        if (singles[i].base == base)
            wrong += go(&j, &singles[i], buf_str(&text));
    judge_close(&j);
    lines_free(&l);
    buf_free(&text);
    assert_int_equal(wrong, 0);
}

static void plain_files(void **state)
{
    (void)state;
    go_all(PLAIN);
}

static void files_with_warnings(void **state)
{
    (void)state;
    go_all(WARNED);
}

static void files_that_hide_names(void **state)
{
    (void)state;
    go_all(HIDING);
    go_all(TITLED);
}

static void files_with_long_texts(void **state)
{
    (void)state;
    go_all(LONG);
    go_all(TEXTS);
}

static void files_that_are_no_blocks(void **state)
{
    (void)state;
    go_all(BRACES);
    go_all(JSON);
    go_all(MIDDLE);
}

static void files_with_sources_in_sources(void **state)
{
    (void)state;
    go_all(CHAINED);
}

/* That of somebody is given away by a part of it alone, also where the rest is no name. */
static void a_name_behind_a_title_is_told(void **state)
{
    struct judge j;
    struct lines l = {0};
    struct buf text = {0}, faults = {0};
    (void)state;
    judge_open(&j);
    patch_base_make(&l, TITLED);
    lines_join(&l, &text);
    judge_take(&j, buf_str(&text), DUMP_TABLES, "at first");
    replace(&text, "number 70\"", "number of Quast\"");
    assert_true(judge_take(&j, buf_str(&text), DUMP_ALL, "a name").in_part);
    dump_faults(j.t.ix, j.file, &faults);
    assert_non_null(strstr(buf_z(&faults), "|short-name|"));
    assert_non_null(strstr(buf_z(&faults), "Quast"));
    judge_close(&j);
    lines_free(&l);
    buf_free(&text);
    buf_free(&faults);
}

/* What takes long to tell of a part is left to a load of the whole. */
static void many_sources_change_at_once(void **state)
{
    enum { MANY = 3000 };
    static const char *const titles[] = {"A", "B", "A"};
    struct judge j;
    (void)state;
    judge_open(&j);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct lines l = {0};
        struct buf text = {0};
        patch_base_chains(&l, MANY, titles[i]);
        lines_join(&l, &text);
        assert_true(judge_take(&j, buf_str(&text), DUMP_ALL, "all titles").good);
        lines_free(&l);
        buf_free(&text);
    }
    judge_close(&j);
}

/* One after another: what is done while there are errors counts once they are mended. */
static const struct single steps[] = {
    ONE("mistake: an unknown key", PLAIN, PART, PART, "locator: page 70",
        "locators: page 70")
    ONE("mistake: still there, and another word", PLAIN, PART, PART, "number 20\"",
        "number XX\"")
    ONE("mistake: another one", PLAIN, PART, PART, "page 120\n",
        "page 120\n    page: 120\n")
    ONE("mistake: the first is mended", PLAIN, PART, PART, "locators", "locator")
    ONE("both are mended", PLAIN, PART, PART, "    page: 120\n", "")
    ONE("mistake: nobody has the id", PLAIN, PART, PART, "[e5, p5]", "[e99, p5]")
    TWO("mended, and another word", PLAIN, PART, PART, "[e99, p5]", "[e6, p5]",
        "page 9\n", "page IX\n")
    ONE("mistake: a quote mark", PLAIN, PART, PART, "number 70\"", "number 70")
    ONE("mistake: still there, and another record", PLAIN, PART, PART, "  q90:\n",
        QUOTE("q200") "  q90:\n")
    ONE("mended", PLAIN, PART, PART, "number 70", "number 70\"")
    ONE("mistake: an id twice", PLAIN, PART, PART, "  q200:", "  q90:")
    ONE("mended by another id", PLAIN, PART, PART, "  q90:", "  q201:")
    ONE("mistake: an unknown key again", PLAIN, PART, PART, "locator: page 70",
        "locators: page 70")
    ONE("the record is gone", PLAIN, PART, PART,
        "  q70:\n    source: s0\n    exact: \"I saw lights, number"
        " 70\"\n    locators: page 70\n    about: [e0, p0]\n",
        "")
    ONE("a section is gone", PLAIN, WHOLE, WHOLE, "claims:\n" TO_THE_END, "")
    ONE("a section of one record", PLAIN, WHOLE, WHOLE, "page 139\n    about: [e69, p69]\n",
        "page 139\n    about: [e69, p69]\nclaims:\n" CLAIM("c20"))
    ONE("another record for it", PLAIN, PART, PART, "  c20:\n", "  c21:\n")
    ONE("it is gone again", PLAIN, WHOLE, WHOLE, "claims:\n" TO_THE_END, "")
};

static void mistakes_and_other_edits(void **state)
{
    struct judge j;
    struct lines l = {0};
    struct buf text = {0};
    size_t wrong = 0;
    (void)state;
    judge_open(&j);
    patch_base_make(&l, PLAIN);
    lines_join(&l, &text);
    judge_take(&j, buf_str(&text), DUMP_ALL, "at first");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        const struct single *s = &steps[i];
        change(&text, s);
        struct judged judged = judge_take(&j, buf_str(&text), DUMP_ALL, s->name);
        if (judged.good == is_mistake(s))
            judge_fail(&j, s->name);
        wrong += expect(s, "there", judged.in_part, s->there);
    }
    judge_close(&j);
    lines_free(&l);
    buf_free(&text);
    assert_int_equal(wrong, 0);
}

static void insert_quote(struct lines *l, size_t at, size_t id)
{
    struct buf line = {0};
    buf_addf(&line, "  q%zu: {source: s1, exact: \"new\", about: [e1]}", id);
    lines_insert(l, at, buf_str(&line));
    buf_free(&line);
}

/* More records come at one place than there are numbers left between two, then go again. */
static void numbers_run_out(void **state)
{
    enum { ROUNDS = 12, AT_ONCE = 12 };
    struct judge j;
    struct lines l = {0};
    struct buf text = {0};
    struct span at;
    (void)state;
    judge_open(&j);
    patch_base_make(&l, PLAIN);
    for (size_t i = 0; i <= 2 * ROUNDS; i++) {
        assert_true(lines_record(&l, "quotes", 70, &at));
        for (size_t k = 0; i && i <= ROUNDS && k < AT_ONCE; k++)
            insert_quote(&l, at.from, 200 + AT_ONCE * i + k);
        if (i > ROUNDS)
            lines_remove(&l, (struct span){at.from, at.from + AT_ONCE});
        lines_join(&l, &text);
        assert_true(judge_take(&j, buf_str(&text), DUMP_TABLES, "at one place").good);
    }
    judge_close(&j);
    lines_free(&l);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_files),
        cmocka_unit_test(files_with_warnings),
        cmocka_unit_test(files_that_hide_names),
        cmocka_unit_test(files_with_long_texts),
        cmocka_unit_test(files_that_are_no_blocks),
        cmocka_unit_test(files_with_sources_in_sources),
        cmocka_unit_test(a_name_behind_a_title_is_told),
        cmocka_unit_test(many_sources_change_at_once),
        cmocka_unit_test(mistakes_and_other_edits),
        cmocka_unit_test(numbers_run_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
