/* SPDX-License-Identifier: MIT */
/* Segments may be cut where they like, as long as they are what they are said to be. */
#include "dump.h"

#include "index/segments.h"
#include "index/tables.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* What is looked at, for whom it fails. */
struct checked {
    struct index *ix;
    int64_t file;
    const char *what;
};

static void expect(const struct checked *c, const char *of, int64_t is, int64_t should)
{
    if (is != should)
        fail_msg("%s: %s is %lld and should be %lld", c->what, of, (long long)is,
            (long long)should);
}

/* Segments are read by where they begin; their bytes are all bytes of the file. */
static void check_bytes(
    const struct checked *c, const struct segments *s, struct str text)
{
    size_t at = 0;
    for (size_t i = 0; i < s->list.n; i++) {
        const struct segment *g = &s->list.v[i];
        struct segment should = *g;
        expect(c, "where a segment begins", (int64_t)g->at, (int64_t)at);
        expect(c, "that a segment has bytes, of the file",
            g->size > 0 && g->size <= text.n - at, true);
        segment_take_bytes(
            &should, str_sub(text, at, at + g->size), segments_ends_section(s, i));
        expect(c, "a segment's hash", (int64_t)g->hash, (int64_t)should.hash);
        expect(c, "a segment's tail", (int64_t)g->tail, (int64_t)should.tail);
        expect(c, "a tail's hash", (int64_t)g->tail_hash, (int64_t)should.tail_hash);
        at += g->size;
    }
    expect(c, "the end of the last segment", (int64_t)at, (int64_t)text.n);
}

/* Each begins with the line of its first record, but for what stands above the first. */
static void check_lines(
    const struct checked *c, const struct segments *s, struct str text)
{
    int64_t line = 1;
    size_t at = 0;
    for (size_t i = 0; i < s->list.n; i++) {
        const struct segment *g = &s->list.v[i];
        for (; line < g->line && at != SIZE_MAX; line++) {
            at = str_find(text, STR("\n"), at);
            at += at != SIZE_MAX;
        }
        expect(c, "the line of a segment", g->line, line);
        expect(c, "where that line begins", (int64_t)g->at, i ? (int64_t)at : 0);
    }
}

static int64_t count_between(
    const struct checked *c, const struct kind *kind, int64_t from, int64_t to)
{
    sqlite3_stmt *s = db_sql(
        c->ix, "SELECT count(*) FROM \"%s\" WHERE rec >= ?1 AND rec < ?2", kind->name);
    db_bind_int(s, 1, from);
    db_bind_int(s, 2, to);
    return db_int(c->ix, s);
}

/* The number at which another segment of the kind begins. */
static int64_t end_of_segment(
    const struct checked *c, const struct segments *s, const struct segment *g)
{
    int64_t end = rec_make(c->file, index_kind(g->first), UINT32_MAX);
    for (size_t i = 0; i < s->list.n; i++)
        if (s->list.v[i].first > g->first && s->list.v[i].first < end)
            end = s->list.v[i].first;
    return end;
}

/* The first record of each is there, on the segment's line; so many of its kind stand
 * before it; numbers grow as in the file; and each record lies in one. */
static void check_records(const struct checked *c, const struct segments *s)
{
    int64_t before[KINDS] = {0}, last[KINDS] = {0};
    for (size_t i = 0; i < s->list.n; i++) {
        const struct segment *g = &s->list.v[i];
        const struct kind *kind = rec_kind(g->first);
        expect(c, "that a segment has a kind", kind && tables_has_id(kind), true);
        expect(c, "that numbers grow from segment to segment",
            g->first > last[kind->tag], true);
        last[kind->tag] = g->first;
        sqlite3_stmt *row =
            db_sql(c->ix, "SELECT 1 + line FROM \"%s\" WHERE rec = ?1", kind->name);
        db_bind_int(row, 1, g->first);
        expect(c, "the line of a segment's first record, from 1,", db_int(c->ix, row), 1);
        expect(c, "how many stand before a segment", g->before, before[kind->tag]);
        before[kind->tag] += count_between(c, kind, g->first, end_of_segment(c, s, g));
    }
    for (int k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        if (tables_has_id(kind))
            expect(c, "how many stand in segments", before[k],
                count_between(c, kind, rec_make(c->file, kind->tag, 0),
                    rec_make(c->file, kind->tag, UINT32_MAX)));
    }
}

/* What stands in a record has greater numbers than what stands in one before it, and than
 * what stands there before. */
static void check_children(const struct checked *c)
{
    for (int k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        if (tables_has_id(kind))
            continue;
        sqlite3_stmt *s = db_sql(c->ix,
            "SELECT count(*) FROM (SELECT parent, line, col,"
            " lag(parent) OVER by_rec AS parent0, lag(line) OVER by_rec AS line0,"
            " lag(col) OVER by_rec AS col0 FROM \"%s\" WHERE rec BETWEEN ?1 AND ?2"
            " WINDOW by_rec AS (ORDER BY rec))"
            " WHERE (parent, line, col) <= (parent0, line0, col0)",
            kind->name);
        db_bind_kind(s, 1, c->file, kind->tag);
        expect(c, "how many children are not in order", db_int(c->ix, s), 0);
    }
}

/* In the order of their keys: by their first day, by their last, by their number, open
 * ends outermost, undated ones last. */
static void check_events(const struct checked *c)
{
    sqlite3_stmt *s = db_sql(c->ix,
        "SELECT count(*) FROM (SELECT pos, lag(pos) OVER (ORDER BY date IS NULL,"
        " coalesce(date_from, -1 << 62), coalesce(date_to, 1 << 62), rec)"
        " AS before FROM event WHERE rec BETWEEN ?1 AND ?2)"
        " WHERE pos <= before OR pos IS NULL OR pos NOT BETWEEN ?1 AND ?2");
    db_bind_kind(s, 1, c->file, KIND_EVENT);
    expect(c, "how many events are not in order", db_int(c->ix, s), 0);
}

void dump_check(struct index *ix, int64_t file, struct str text, const char *what)
{
    const struct checked c = {ix, file, what};
    struct segments s;
    if (segments_read(&s, ix, file)) {
        check_bytes(&c, &s, text);
        check_lines(&c, &s, text);
        check_records(&c, &s);
    }
    segments_free(&s);
    check_children(&c);
    check_events(&c);
    assert_int_equal(index_error(ix).n, 0);
}

void dump_check_database(struct index *ix)
{
    sqlite3_stmt *s = db_sql(ix, "PRAGMA integrity_check");
    assert_true(db_row(ix, s));
    assert_string_equal((const char *)sqlite3_column_text(s, 0), "ok");
    db_rest(s);
    assert_true(db_exec(ix, "INSERT INTO text(text) VALUES ('integrity-check')"));
}
