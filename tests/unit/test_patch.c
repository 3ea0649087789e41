/* SPDX-License-Identifier: MIT */
/* A file that is edited at random, again and again, is read in part where it can be; what
 * the index says must be what a fresh index says of the same file, and while it has
 * errors what it said before. EDITS says how many edits (200; `make soak` makes 10,000),
 * SEED which. */
#include "dump.h"
#include "edits.h"
#include "indexing.h"

#include "index/changes.h"
#include "index/query_changes.h"

#include <string.h>

/* Two sizes of files, the smaller one more often; after so many edits another; and so
 * many with which one look at all that follows from the tables. */
enum { LARGE = 420, SMALL = 140, ANEW = 25, DEEP = 8 };

struct count {
    size_t all, good, in_part;
};

struct walk {
    struct indexing t;
    struct edited e;
    struct buf text; /* the file's */
    struct buf good; /* … when it was without errors for the last time: what the index */
    struct buf content[2];    /* said of it (enum dumped), */
    struct told_records told; /* and each record */
    int64_t file;
    int64_t serial; /* of the last change so far */
    size_t nth;
    struct count counts[EDITS];
};

static size_t setting(const char *name, size_t otherwise)
{
    const char *value = getenv(name);
    return value && *value ? (size_t)strtoul(value, NULL, 10) : otherwise;
}

static void walk_open(struct walk *w, uint64_t seed)
{
    *w = (struct walk){.e.chance = {seed}};
    indexing_open(&w->t);
    w->t.ix->patch_least = 0;
    /* ids that the file may take: of one in front of it, of one behind it */
    indexing_write(&w->t, "0.yaml", "dossier: 1\ncase: {id: early, title: Early}\n");
    indexing_write(&w->t, "z.yaml", "dossier: 1\ncase: {id: late, title: Late}\n");
    indexing_write(&w->t, "a.yaml", "");
    indexing_refresh(&w->t);
    w->file =
        db_int(w->t.ix, db_sql(w->t.ix, "SELECT file FROM files WHERE path = 'a.yaml'"));
    w->serial = query_last_change(w->t.ix);
}

static void walk_close(struct walk *w)
{
    dump_check_database(w->t.ix);
    dump_told_free(&w->told);
    edited_free(&w->e);
    buf_free(&w->text);
    buf_free(&w->good);
    buf_free(&w->content[DUMP_TABLES]);
    buf_free(&w->content[DUMP_ALL]);
    indexing_close(&w->t);
}

static bool has_errors(struct index *ix, int64_t file)
{
    sqlite3_stmt *s = db_sql(ix, "SELECT errors FROM files WHERE file = ?1");
    db_bind_int(s, 1, file);
    return db_int(ix, s) != 0;
}

/* ---- what it should be ---- */

static size_t count_lines(const struct buf *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++)
        n += b->p[i] == '\n';
    return n;
}

/* The rows of `changes` are those between the last good state and this one. */
static void check_changes(struct walk *w, bool good, const char *what)
{
    struct buf is = {0}, should = {0};
    struct told_records now = {0};
    if (good)
        dump_told(w->t.ix, w->file, &now);
    if (good && w->told.list.n)
        dump_expected(&w->told, &now, &should);
    else if (good)
        buf_addz(&should, "case a new \n");
    dump_changes(w->t.ix, w->file, w->serial, &is);
    if (count_lines(&should) <= CHANGES_AT_ONCE)
        dump_same(what, &is, &should);
    else
        assert_int_equal(count_lines(&is), CHANGES_AT_ONCE);
    w->serial = query_last_change(w->t.ix);
    if (good) {
        dump_told_free(&w->told);
        w->told = now;
    }
    buf_free(&is);
    buf_free(&should);
}

static void check_content(
    struct walk *w, struct index *fresh, bool good, const char *what)
{
    struct buf is = {0};
    bool all = good ? w->nth % DEEP == 0 : w->content[DUMP_ALL].n != 0;
    enum dumped how = all ? DUMP_ALL : DUMP_TABLES;
    if (good) {
        buf_clear(&w->content[DUMP_ALL]);
        dump_content(fresh, w->file, how, &w->content[how]);
        buf_clear(&w->good);
        buf_add(&w->good, buf_str(&w->text));
    }
    dump_content(w->t.ix, w->file, how, &is);
    dump_same(what, &is, &w->content[how]);
    buf_free(&is);
}

/* Other files may wait for the case id that this one had, or has now. */
static void check_faults(struct walk *w, struct index *fresh, bool good, const char *what)
{
    struct buf is = {0}, should = {0};
    dump_faults(w->t.ix, good ? 0 : w->file, &is);
    dump_faults(fresh, good ? 0 : w->file, &should);
    dump_same(what, &is, &should);
    buf_free(&is);
    buf_free(&should);
}

/* Reads the text into the index, and wants it to be right. True when it has no errors. */
static bool take(struct walk *w, enum edit edit)
{
    struct index *fresh = index_open();
    struct buf what = {0};
    size_t patches = w->t.ix->patches;
    buf_addf(&what, "edit %zu, %s", w->nth, edited_name(edit));
    indexing_write_str(&w->t, "a.yaml", buf_str(&w->text));
    indexing_refresh(&w->t);
    assert_true(index_refresh(fresh, &w->t.library, NULL));
    bool good = !has_errors(fresh, w->file);
    check_faults(w, fresh, good, buf_z(&what));
    check_content(w, fresh, good, buf_z(&what));
    check_changes(w, good, buf_z(&what));
    dump_check(w->t.ix, w->file, buf_str(&w->good));
    w->counts[edit].all++;
    w->counts[edit].good += good;
    w->counts[edit].in_part += w->t.ix->patches - patches;
    w->nth++;
    buf_free(&what);
    index_close(fresh);
    return good;
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
    lines_read(&e->lines, buf_str(&w->good));
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

static void fail_anew(struct walk *w)
{
    struct buf faults = {0};
    dump_faults(w->t.ix, w->file, &faults);
    fail_msg("a file that was made has errors:\n%s", buf_z(&faults));
}

static void edits_give_what_a_load_gives(void **state)
{
    (void)state;
    struct walk *w = mem_alloc(sizeof *w);
    size_t edits = setting("EDITS", 200);
    walk_open(w, setting("SEED", 7));
    edited_make(&w->e, LARGE);
    enum edit edit = EDIT_ANEW;
    for (size_t i = 0; i < edits; i++) {
        lines_join(&w->e.lines, &w->text);
        bool good = take(w, edit);
        if (edit == EDIT_ANEW && !good)
            fail_anew(w);
        edit = next_edit(w, good);
    }
    print_counts(w);
    assert_in_range(w->t.ix->patches, 1, edits);
    walk_close(w);
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
    struct walk *w = mem_alloc(sizeof *w);
    walk_open(w, 0);
    for (size_t i = 0; i < 3; i++) {
        buf_clear(&w->text);
        buf_addf(&w->text, "%s%s%s", head, i ? "  # a remark\n" : "", last);
        if (i == 2)
            buf_addz(&w->text, "  # another\n");
        assert_true(take(w, EDIT_REMARK));
    }
    walk_close(w);
    free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_give_what_a_load_gives),
        cmocka_unit_test(told_lines_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
