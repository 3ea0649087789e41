/* SPDX-License-Identifier: MIT */
#include "judge.h"

#include "index/changes.h"
#include "index/query_changes.h"

void judge_open(struct judge *j)
{
    *j = (struct judge){0};
    indexing_open(&j->t);
    j->t.ix->patch_least = 0;
    indexing_write(&j->t, "0.yaml", "dossier: 1\ncase: {id: early, title: Early}\n");
    indexing_write(&j->t, "z.yaml", "dossier: 1\ncase: {id: late, title: Late}\n");
    indexing_write(&j->t, "a.yaml", "");
    indexing_refresh(&j->t);
    sqlite3_stmt *s = db_sql(j->t.ix, "SELECT file FROM files WHERE path = 'a.yaml'");
    j->file = db_int(j->t.ix, s);
    j->serial = query_last_change(j->t.ix);
}

void judge_close(struct judge *j)
{
    dump_check_database(j->t.ix);
    dump_told_free(&j->told);
    buf_free(&j->good);
    buf_free(&j->content[DUMP_TABLES]);
    buf_free(&j->content[DUMP_ALL]);
    indexing_close(&j->t);
}

void judge_fail(struct judge *j, const char *what)
{
    struct buf faults = {0};
    dump_faults(j->t.ix, j->file, &faults);
    fail_msg("%s: %s", what, buf_z(&faults));
}

static bool has_errors(struct index *ix, int64_t file)
{
    sqlite3_stmt *s = db_sql(ix, "SELECT errors FROM files WHERE file = ?1");
    db_bind_int(s, 1, file);
    return db_int(ix, s) != 0;
}

/* Other files may wait for the case id that this one had, or has now. */
static void check_faults(
    struct judge *j, struct index *fresh, bool good, const char *what)
{
    struct buf is = {0}, should = {0};
    dump_faults(j->t.ix, good ? 0 : j->file, &is);
    dump_faults(fresh, good ? 0 : j->file, &should);
    dump_same(what, &is, &should);
    buf_free(&is);
    buf_free(&should);
}

static void check_content(
    struct judge *j, struct index *fresh, bool good, enum dumped how, const char *what)
{
    struct buf is = {0};
    if (good) {
        buf_clear(&j->content[DUMP_ALL]);
        dump_content(fresh, j->file, how, &j->content[how]);
    } else {
        how = j->content[DUMP_ALL].n ? DUMP_ALL : DUMP_TABLES;
    }
    dump_content(j->t.ix, j->file, how, &is);
    dump_same(what, &is, &j->content[how]);
    buf_free(&is);
}

static size_t count_lines(const struct buf *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++)
        n += b->p[i] == '\n';
    return n;
}

/* The rows of `changes` are those between the last good state and this one. */
static void check_changes(struct judge *j, bool good, const char *what)
{
    struct buf is = {0}, should = {0};
    struct told_records now = {0};
    if (good)
        dump_told(j->t.ix, j->file, &now);
    if (good && j->told.list.n)
        dump_expected(&j->told, &now, &should);
    else if (good)
        buf_addz(&should, "case a new \n");
    dump_changes(j->t.ix, j->file, j->serial, &is);
    if (count_lines(&should) <= CHANGES_AT_ONCE)
        dump_same(what, &is, &should);
    else
        assert_int_equal(count_lines(&is), CHANGES_AT_ONCE);
    j->serial = query_last_change(j->t.ix);
    if (good) {
        dump_told_free(&j->told);
        j->told = now;
    }
    buf_free(&is);
    buf_free(&should);
}

struct judged judge_take(
    struct judge *j, struct str text, enum dumped how, const char *what)
{
    struct index *fresh = index_open();
    size_t patches = j->t.ix->patches;
    indexing_write_str(&j->t, "a.yaml", text);
    indexing_refresh(&j->t);
    assert_true(index_refresh(fresh, &j->t.library, NULL));
    bool good = !has_errors(fresh, j->file);
    check_faults(j, fresh, good, what);
    check_content(j, fresh, good, how, what);
    check_changes(j, good, what);
    index_close(fresh);
    if (good) {
        buf_clear(&j->good);
        buf_add(&j->good, text);
    }
    dump_check(j->t.ix, j->file, buf_str(&j->good), what);
    return (struct judged){good, j->t.ix->patches > patches};
}
