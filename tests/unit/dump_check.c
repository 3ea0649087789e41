/* SPDX-License-Identifier: MIT */
/* Segments may be cut where they like, as long as they are what they are said to be. */
#include "dump.h"

#include "index/segments.h"
#include "index/tables.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* The segments are read by where they begin; their bytes are all bytes of the file. */
static void check_bytes(const struct segments *s, struct str text)
{
    size_t at = 0;
    for (size_t i = 0; i < s->list.n; i++) {
        const struct segment *g = &s->list.v[i];
        struct segment should = *g;
        assert_int_equal(g->at, at);
        assert_in_range(g->size, 1, text.n - at);
        segment_take_bytes(
            &should, str_sub(text, at, at + g->size), segments_ends_section(s, i));
        assert_int_equal(g->hash, should.hash);
        assert_int_equal(g->tail, should.tail);
        assert_int_equal(g->tail_hash, should.tail_hash);
        at += g->size;
    }
    assert_int_equal(at, text.n);
}

/* Each begins with the line of its first record, but for what stands above the first. */
static void check_lines(const struct segments *s, struct str text)
{
    int64_t line = 1;
    size_t at = 0;
    for (size_t i = 0; i < s->list.n; i++) {
        const struct segment *g = &s->list.v[i];
        for (; line < g->line; line++) {
            at = str_find(text, STR("\n"), at);
            assert_true(at != SIZE_MAX);
            at++;
        }
        assert_int_equal(g->line, line);
        assert_int_equal(g->at, i ? at : 0);
    }
}

static int64_t count_between(
    struct index *ix, const struct kind *kind, int64_t from, int64_t to)
{
    sqlite3_stmt *s = db_sql(
        ix, "SELECT count(*) FROM \"%s\" WHERE rec >= ?1 AND rec < ?2", kind->name);
    db_bind_int(s, 1, from);
    db_bind_int(s, 2, to);
    return db_int(ix, s);
}

/* The first record of each is there, its line that of the segment; so many of its kind
 * stand before it; numbers grow as in the file. */
static void check_records(struct index *ix, int64_t file, const struct segments *s)
{
    int64_t before[KINDS] = {0}, last[KINDS] = {0}, held[KINDS] = {0};
    for (size_t i = 0; i < s->list.n; i++) {
        const struct segment *g = &s->list.v[i];
        const struct kind *kind = rec_kind(g->first);
        assert_non_null(kind);
        assert_true(tables_has_id(kind));
        assert_true(g->first > last[kind->tag]);
        last[kind->tag] = g->first;
        sqlite3_stmt *row =
            db_sql(ix, "SELECT 1 + line FROM \"%s\" WHERE rec = ?1", kind->name);
        db_bind_int(row, 1, g->first);
        assert_int_equal(db_int(ix, row), 1);
        int64_t end = rec_make(file, kind->tag, UINT32_MAX);
        for (size_t k = 0; k < s->list.n; k++)
            if (s->list.v[k].first > g->first && s->list.v[k].first < end)
                end = s->list.v[k].first;
        assert_int_equal(g->before, before[kind->tag]);
        int64_t holds = count_between(ix, kind, g->first, end);
        before[kind->tag] += holds;
        held[kind->tag] += holds;
    }
    for (int k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        if (tables_has_id(kind))
            assert_int_equal(
                held[k], count_between(ix, kind, rec_make(file, kind->tag, 0),
                             rec_make(file, kind->tag, UINT32_MAX)));
    }
}

/* What stands in a record has greater numbers than what stands in one before it; its line
 * counts from its record's. */
static void check_children(struct index *ix, int64_t file)
{
    for (int k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        if (tables_has_id(kind))
            continue;
        sqlite3_stmt *s = db_sql(ix,
            "SELECT parent, line, col FROM \"%s\""
            " WHERE rec BETWEEN ?1 AND ?2 ORDER BY rec",
            kind->name);
        int64_t was[3] = {0, 0, 0};
        db_bind_kind(s, 1, file, kind->tag);
        while (db_row(ix, s)) {
            int64_t is[3];
            for (int i = 0; i < 3; i++)
                is[i] = sqlite3_column_int64(s, i);
            assert_true(is[0] >= was[0]);
            if (is[0] == was[0])
                assert_true(is[1] > was[1] || (is[1] == was[1] && is[2] > was[2]));
            memcpy(was, is, sizeof was);
        }
    }
}

/* In the order of their keys: by their first day, by their last, by their number, open
 * ends outermost, undated ones last. */
static void check_events(struct index *ix, int64_t file)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT count(*) FROM (SELECT pos, lag(pos) OVER (ORDER BY date IS NULL,"
        " coalesce(date_from, -1 << 62), coalesce(date_to, 1 << 62), rec)"
        " AS before FROM event WHERE rec BETWEEN ?1 AND ?2)"
        " WHERE pos <= before OR pos IS NULL OR pos NOT BETWEEN ?1 AND ?2");
    db_bind_kind(s, 1, file, KIND_EVENT);
    assert_int_equal(db_int(ix, s), 0);
}

void dump_check(struct index *ix, int64_t file, struct str text)
{
    struct segments s;
    bool measured = segments_read(&s, ix, file);
    if (measured) {
        check_bytes(&s, text);
        check_lines(&s, text);
        check_records(ix, file, &s);
    }
    segments_free(&s);
    check_children(ix, file);
    check_events(ix, file);
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
