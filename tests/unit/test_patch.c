/* SPDX-License-Identifier: MIT */
/* A file that is edited at random, again and again, is read in part where it can be; what
 * the index says must be what a fresh index says of the same file, and while it has
 * errors what it said before. EDITS says how many edits (200; `make soak` makes 10,000),
 * SEED which. */
#include "edits.h"
#include "judge.h"

/* Two sizes of files, the smaller one more often; after so many edits another; and so
 * many with which one look at all that follows from the tables. */
enum { LARGE = 420, SMALL = 140, ANEW = 25, DEEP = 8 };

struct count {
    size_t all, good, in_part;
};

struct walk {
    struct judge judge;
    struct edited e;
    size_t nth;
    struct count counts[EDITS];
};

static size_t setting(const char *name, size_t otherwise)
{
    const char *value = getenv(name);
    return value && *value ? (size_t)strtoul(value, NULL, 10) : otherwise;
}

/* Has the file read, which must be right. True when it has no errors. */
static bool take(struct walk *w, enum edit edit)
{
    struct buf what = {0}, text = {0};
    buf_addf(&what, "edit %zu, %s", w->nth, edited_name(edit));
    lines_join(&w->e.lines, &text);
    struct judged judged = judge_take(
        &w->judge, buf_str(&text), w->nth % DEEP ? DUMP_TABLES : DUMP_ALL, buf_z(&what));
    if (edit == EDIT_ANEW && !judged.good)
        judge_fail(&w->judge, "a file that was made has errors");
    w->counts[edit].all++;
    w->counts[edit].good += judged.good;
    w->counts[edit].in_part += judged.in_part;
    w->nth++;
    buf_free(&text);
    buf_free(&what);
    return judged.good;
}

/* ---- the walk ---- */

/* A file with errors is mended, sooner or later, by going back to what was good; perhaps
 * with something else done on the way. */
static enum edit next_edit(struct walk *w, bool good)
{
    struct edited *e = &w->e;
    if (once_in(&e->chance, ANEW)) { /* else an anchor, say, would stay for good */
        edited_make(e, once_in(&e->chance, 5) ? LARGE : SMALL);
        return EDIT_ANEW;
    }
    if (good || once_in(&e->chance, 4))
        return edited_change(e);
    lines_read(&e->lines, buf_str(&w->judge.good));
    if (!once_in(&e->chance, 3))
        return EDIT_MEND;
    edited_change(e);
    return EDIT_MEND_AND;
}

static void print_counts(const struct walk *w)
{
    struct count all = {0};
    print_message("%-50s %6s %6s %8s\n", "", "edits", "good", "in part");
    for (int i = 0; i < EDITS; i++) {
        const struct count *c = &w->counts[i];
        all.all += c->all;
        all.good += c->good;
        all.in_part += c->in_part;
        print_message("%-50s %6zu %6zu %8zu\n", edited_name((enum edit)i), c->all,
            c->good, c->in_part);
    }
    print_message("%-50s %6zu %6zu %8zu\n", "all", all.all, all.good, all.in_part);
}

static void edits_give_what_a_load_gives(void **state)
{
    (void)state;
    struct walk *w = mem_alloc(sizeof *w);
    size_t edits = setting("EDITS", 200);
    w->e.chance.state = setting("SEED", 7);
    judge_open(&w->judge);
    edited_make(&w->e, LARGE);
    enum edit edit = EDIT_ANEW;
    for (size_t i = 0; i < edits; i++) {
        bool good = take(w, edit);
        edit = next_edit(w, good);
    }
    print_counts(w);
    assert_in_range(w->judge.t.ix->patches, edits / 2, edits);
    judge_close(&w->judge);
    edited_free(&w->e);
    free(w);
}

/* A warning names the line of a quote, which is in no column. */
static void told_lines_move(void **state)
{
    static const char head[] = "dossier: 1\n"
                               "case: {id: a, title: A}\n"
                               "sources: {s: {type: webpage, title: S}}\n"
                               "events: {e: {date: \"2019\", title: E}}\n"
                               "quotes:\n"
                               "  q1: {source: s, exact: \"in 2019\", about: [e.date]}\n";
    static const char last[] = "  q2: {source: s, exact: \"in 2018\", about: [e.date]}\n";
    (void)state;
    struct judge judge;
    struct buf text = {0};
    judge_open(&judge);
    for (size_t i = 0; i < 3; i++) {
        buf_clear(&text);
        buf_addf(&text, "%s%s%s", head, i ? "  # a remark\n" : "", last);
        if (i == 2)
            buf_addz(&text, "  # another\n");
        assert_true(judge_take(&judge, buf_str(&text), DUMP_ALL, "a remark").good);
    }
    buf_free(&text);
    judge_close(&judge);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_give_what_a_load_gives),
        cmocka_unit_test(told_lines_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
