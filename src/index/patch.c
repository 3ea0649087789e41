/* SPDX-License-Identifier: MIT */
/* The part is put in place twice: once to see what it changes, which is taken back, and
 * once for good, when it is known which records those are. */
#include "index/patch.h"

#include "index/layouts.h"
#include "index/patch_links.h"
#include "index/patch_records.h"
#include "index/said.h"
#include "index/segments.h"
#include "index/tables.h"
#include "index/text.h"
#include "index/writer.h"

struct patch {
    struct index *ix;
    int64_t file;
    struct str text;      /* the file's */
    struct segments segments;
    size_t from, to;      /* of these, those that are read again: */
    size_t start, end;    /* … their bytes in `text` */
    const struct kind *kind; /* … and what they are segments of */
    struct str part;      /* these bytes without the tail */
    struct part_records records;
    VEC(int64_t) recs;    /* of each of them */
    VEC(int64_t) changed; /* of the records, with their children, those that say another */
    struct writer writer; /* for its statements */
    struct arena arena;
    bool warned; /* the file has warnings */
};

static void patch_free(struct patch *p)
{
    segments_free(&p->segments);
    part_records_free(&p->records);
    vec_free(&p->recs);
    vec_free(&p->changed);
    writer_free(&p->writer);
    arena_free(&p->arena);
}

/* ---- the part ---- */

static int64_t count_lines(struct str text)
{
    int64_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == '\n';
    return n;
}

/* The key of the section that follows must be what it was. Nothing in the part may look
 * like such a key, nor lead elsewhere. */
static bool find_part(struct patch *p)
{
    if (!segments_read(&p->segments, p->ix, p->file) ||
        !segments_differ(&p->segments, p->text, &p->from, &p->to, &p->start, &p->end) ||
        p->from == 0 || p->end - p->start > PATCH_MOST)
        return false;
    const struct segment *first = &p->segments.list.v[p->from];
    const struct segment *last = &p->segments.list.v[p->to - 1];
    struct segment now = *last;
    p->kind = rec_kind(first->first);
    if (p->kind != rec_kind(last->first) || last->tail > p->end - p->start)
        return false;
    p->part = str_sub(p->text, p->start, p->end - last->tail);
    segment_take_bytes(&now, str_sub(p->text, p->end - last->tail, p->end), false);
    return now.hash == last->tail_hash && segments_tail(p->part) == p->part.n &&
           str_ends(p->part, STR("\n")) && !segments_may_anchor(p->part) &&
           !memchr(p->part.p, '\r', p->part.n);
}

/* The first rec behind the part's of a kind that is a section. */
static int64_t next_first(const struct patch *p)
{
    size_t i = p->to;
    if (segments_ends_section(&p->segments, p->to - 1))
        return rec_make(p->file, p->kind->tag, UINT32_MAX);
    return p->segments.list.v[i].first;
}

static struct recs children_of(struct patch *p, const struct kind *child, int64_t parent)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT rec FROM main.\"%s\" WHERE parent = ?1"
                                    " AND rec BETWEEN ?2 AND ?3 ORDER BY rec", child->name);
    db_bind_int(s, 1, rec_number(parent));
    db_bind_kind(s, 2, p->file, child->tag);
    return db_recs(p->ix, s, &p->arena);
}

/* Gives the children behind record `i` their recs; returns the index behind them, or
 * SIZE_MAX when they are not as many as there were. */
static size_t pair_children(struct patch *p, size_t i)
{
    const struct record *list = p->records.list.v;
    int64_t parent = p->recs.v[i];
    const struct kind *child = NULL;
    for (size_t f = 0; f < p->kind->n_fields && !child; f++)
        if (schema_is_children(p->kind->fields[f].type))
            child = schema_child(&p->kind->fields[f]);
    struct recs were = child ? children_of(p, child, parent) : (struct recs){0};
    size_t n = 0;
    for (i++; i < p->records.list.n && !tables_has_id(list[i].kind); i++, n++)
        vec_push(&p->recs, n < were.n ? were.v[n] : 0);
    return n == were.n ? i : SIZE_MAX;
}

/* Each record that was there is there, and none beside; all in the column they were in. */
static bool pair_records(struct patch *p)
{
    const struct record *list = p->records.list.v;
    int64_t first = p->segments.list.v[p->from].first, col = 0;
    sqlite3_stmt *s = db_sql(p->ix, "SELECT rec, id, col FROM main.\"%s\""
                                    " WHERE rec >= ?1 AND rec < ?2 ORDER BY rec",
                             p->kind->name);
    db_bind_int(s, 1, first);
    db_bind_int(s, 2, next_first(p));
    VEC(struct str) ids = {0};
    VEC(int64_t) recs = {0};
    while (db_row(p->ix, s)) {
        vec_push(&recs, sqlite3_column_int64(s, 0));
        vec_push(&ids, db_text(s, 1, &p->arena));
        col = sqlite3_column_int64(s, 2);
    }
    size_t i = 0, n = 0;
    bool same = list[0].at.line == 1;
    for (; same && i < p->records.list.n; n++) {
        same = n < recs.n && str_eq(list[i].id, ids.v[n]) && list[i].at.col == col;
        if (same) {
            vec_push(&p->recs, recs.v[n]);
            i = pair_children(p, i);
            same = i != SIZE_MAX;
        }
    }
    same = same && n == recs.n;
    vec_free(&ids);
    vec_free(&recs);
    return same;
}

/* ---- rows ---- */

static bool delete_row(struct patch *p, int64_t rec)
{
    sqlite3_stmt *s = db_sql(p->ix, "DELETE FROM main.\"%s\" WHERE rec = ?1",
                             rec_kind(rec)->name);
    db_bind_int(s, 1, rec);
    return db_run(p->ix, s);
}

static bool set_pos(struct patch *p, int64_t rec, int64_t pos)
{
    sqlite3_stmt *s = db_sql(p->ix, "UPDATE main.event SET pos = ?2 WHERE rec = ?1");
    db_bind_int(s, 1, rec);
    db_bind_int(s, 2, pos);
    return db_run(p->ix, s);
}

/* Writes a record over what it was. */
static bool put_row(struct patch *p, size_t i)
{
    const struct record *r = &p->records.list.v[i];
    int64_t rec = p->recs.v[i], pos = 0;
    struct writer *w = &p->writer;
    if (tables_has_id(r->kind)) {
        for (size_t k = p->from; k < p->to; k++)
            if (p->segments.list.v[k].first == rec)
                w->segment_line = r->at.line;
        w->parent = rec_number(rec);
        w->parent_line = r->at.line;
    }
    if (r->kind->tag == KIND_EVENT) {
        sqlite3_stmt *s = db_sql(p->ix, "SELECT pos FROM main.event WHERE rec = ?1");
        db_bind_int(s, 1, rec);
        pos = db_int(p->ix, s);
    }
    return delete_row(p, rec) && writer_put(w, r, rec) && (!pos || set_pos(p, rec, pos));
}

static bool put_rows(struct patch *p)
{
    bool ok = true;
    for (size_t i = 0; i < p->records.list.n && ok; i++)
        ok = put_row(p, i);
    return ok;
}

/* ---- what changes ---- */

/* What a record says, for one look before and one after. */
struct look {
    struct str said, fixed;
};

/* Adds the columns on which other records or warnings depend. */
static void add_fixed(struct patch *p, int64_t rec, struct buf *out)
{
    static const char *const columns[KINDS] = {
        [KIND_CASE] = "id",
        [KIND_SOURCE] = "id, part_of, copy_of, allow",
        [KIND_CAPTURE] = "parent",
        [KIND_PERSON] = "id, sensitivity, publish, allow",
        [KIND_RELATION] = "id, person, of, quotes, allow",
        [KIND_EVENT] = "id, date, allow",
        [KIND_PARTICIPATION] = "parent, person",
        /* years in it are held against a date that it is about */
        [KIND_QUOTE] = ("id, about IS NULL, allow,"
                        " CASE WHEN about LIKE '%.date%' THEN exact || about END"),
        [KIND_CLAIM] = "id, about, status, note IS NULL, allow",
        [KIND_ACCOUNT] = "parent, quotes, as_of",
    };
    sqlite3_stmt *s = db_sql(p->ix, "SELECT %s FROM main.\"%s\" WHERE rec = ?1",
                             columns[index_kind(rec)], rec_kind(rec)->name);
    db_bind_int(s, 1, rec);
    if (!db_row(p->ix, s))
        return;
    for (int i = 0; i < sqlite3_column_count(s); i++) {
        buf_add(out, db_column(s, i));
        buf_addc(out, '\0');
    }
    db_rest(s);
}

static struct look *look_at_all(struct patch *p)
{
    struct look *looks = arena_array(&p->arena, p->recs.n, sizeof *looks);
    struct buf text = {0};
    for (size_t i = 0; i < p->recs.n; i++) {
        buf_clear(&text);
        add_fixed(p, p->recs.v[i], &text);
        looks[i].fixed = arena_str(&p->arena, buf_str(&text));
        buf_clear(&text);
        said_record(p->ix, p->recs.v[i], &text);
        looks[i].said = arena_str(&p->arena, buf_str(&text));
    }
    buf_free(&text);
    return looks;
}

/* A record has its children with it: what it says has what they say. */
static bool compare(struct patch *p, const struct look *before, const struct look *after)
{
    bool changed = false;
    for (size_t i = 0; i < p->recs.n; i++) {
        if (!str_eq(before[i].fixed, after[i].fixed))
            return false;
        if (tables_has_id(p->records.list.v[i].kind))
            changed = !str_eq(before[i].said, after[i].said);
        if (changed)
            vec_push(&p->changed, p->recs.v[i]);
    }
    return true;
}

/* Takes the part in and back again, to see which records change; false when one does in a
 * way that has to do with others. */
static bool probe(struct patch *p)
{
    if (!db_exec(p->ix, "SAVEPOINT probe"))
        return false;
    struct look *before = look_at_all(p);
    bool ok = put_rows(p) && compare(p, before, look_at_all(p));
    layouts_forget(p->ix);
    return db_exec(p->ix, "ROLLBACK TO probe; RELEASE probe") && ok;
}

/* ---- warnings ---- */

static int64_t of_file(struct patch *p, const char *sql)
{
    sqlite3_stmt *s = db_sql(p->ix, "%s", sql);
    db_bind_int(s, 1, p->file);
    return db_int(p->ix, s);
}

/* The line behind the part, as it was; INT64_MAX when nothing stands there. */
static int64_t line_behind(const struct patch *p)
{
    return p->to < p->segments.list.n ? p->segments.list.v[p->to].line : INT64_MAX;
}

static bool is_warned_of(struct patch *p)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT 1 FROM diagnostics"
                                    " WHERE file = ?1 AND line >= ?2 AND line < ?3 LIMIT 1");
    db_bind_int(s, 1, p->file);
    db_bind_int(s, 2, p->segments.list.v[p->from].line);
    db_bind_int(s, 3, line_behind(p));
    return db_int(p->ix, s) != 0;
}

/* Names that are not published are looked for in every text. */
static bool hides_somebody(struct patch *p)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT 1 FROM person WHERE rec BETWEEN ?1 AND ?2"
                                    " AND publish IN ('pseudonym', 'withhold') LIMIT 1");
    db_bind_kind(s, 1, p->file, KIND_PERSON);
    return db_int(p->ix, s) != 0;
}

/* By how many lines what follows the part moves down. */
static int64_t lines_lower(const struct patch *p)
{
    int64_t behind = line_behind(p);
    int64_t lines = count_lines(str_sub(p->text, p->start, p->end));
    return behind == INT64_MAX ? 0 : p->segments.list.v[p->from].line + lines - behind;
}

/* Whether a warning says on which line something stands that is in the part, where lines
 * may move, or behind it where they do. */
static bool tells_lines(struct patch *p)
{
    sqlite3_stmt *s = db_sql(p->ix,
        "SELECT 1 FROM (SELECT cast(substr(message, instr(message, '(line ') + 6) AS INTEGER)"
        " AS told FROM diagnostics WHERE file = ?1 AND instr(message, '(line '))"
        " WHERE told >= ?2 AND (told < ?3 OR ?4) LIMIT 1");
    db_bind_int(s, 1, p->file);
    db_bind_int(s, 2, p->segments.list.v[p->from].line);
    db_bind_int(s, 3, line_behind(p));
    db_bind_int(s, 4, lines_lower(p));
    return db_int(p->ix, s) != 0;
}

/* Nothing is said about the part, and nothing that depends on what its texts say or on
 * which lines they stand. */
static bool is_quiet(struct patch *p)
{
    p->warned = of_file(p, "SELECT warnings FROM files WHERE file = ?1") != 0;
    return !of_file(p, "SELECT errors + waits FROM files WHERE file = ?1") &&
           !is_warned_of(p) && !hides_somebody(p) && !(p->warned && tells_lines(p));
}

/* ---- the rest of the file ---- */

/* The part's segments begin at other lines; those behind it only moved. */
static void move_segments(struct patch *p, int64_t lower)
{
    struct segment *v = p->segments.list.v;
    int64_t line = v[p->from].line;
    int64_t moved = (int64_t)p->end - (int64_t)(v[p->to - 1].at + v[p->to - 1].size);
    size_t k = p->from, at = p->start;
    int64_t at_line = 1;
    for (size_t i = 0; i < p->records.list.n && k < p->to; i++) {
        if (p->recs.v[i] != v[k].first)
            continue;
        for (; at_line < p->records.list.v[i].at.line; at_line++)
            at = (size_t)((char *)memchr(p->text.p + at, '\n', p->text.n - at) - p->text.p) + 1;
        v[k].at = at;
        v[k++].line = line + at_line - 1;
    }
    for (k = p->from; k < p->to; k++) {
        size_t end = k + 1 < p->to ? v[k + 1].at : p->end;
        segment_take_bytes(&v[k], str_sub(p->text, v[k].at, end),
                           segments_ends_section(&p->segments, k));
    }
    for (k = p->to; k < p->segments.list.n; k++) {
        v[k].at = (size_t)((int64_t)v[k].at + moved);
        v[k].line += lower;
    }
}

static bool move_rest(struct patch *p)
{
    int64_t behind = line_behind(p), lower = lines_lower(p);
    move_segments(p, lower);
    sqlite3_stmt *s = lower ? db_sql(p->ix, "UPDATE diagnostics SET line = line + ?3"
                                            " WHERE file = ?1 AND line >= ?2") : NULL;
    db_bind_int(s, 1, p->file);
    db_bind_int(s, 2, behind);
    db_bind_int(s, 3, lower);
    return segments_store(&p->segments, p->ix) && (!lower || db_run(p->ix, s));
}

/* ---- all of it ---- */

static enum patched put_in_place(struct patch *p)
{
    struct recs changed = {p->changed.v, p->changed.n};
    struct patch_links links = {.ix = p->ix, .warned = p->warned};
    struct changes changes;
    changes_begin(&changes, p->ix, p->file);
    bool ok = changes_before(&changes, changed) && text_remove_recs(p->ix, changed);
    if (ok && p->kind->tag == KIND_QUOTE)
        patch_links_before(&links, changed);
    ok = ok && put_rows(p) && text_add_recs(p->ix, changed) &&
         changes_after(&changes, changed);
    bool led = !ok || p->kind->tag != KIND_QUOTE || patch_links_after(&links, changed);
    ok = ok && move_rest(p) && !index_error(p->ix).n;
    patch_links_free(&links);
    changes_end(&changes);
    return !ok ? PATCH_FAILED : led ? PATCH_DONE : PATCH_NOT;
}

enum patched patch_file(struct index *ix, const struct surveyed *f, struct str text)
{
    struct patch p = {.ix = ix, .file = f->file, .text = text};
    enum patched done = PATCH_NOT;
    if (!db_exec(ix, "SAVEPOINT patch"))
        return PATCH_FAILED;
    writer_begin(&p.writer, ix, f->file);
    if (find_part(&p) && is_quiet(&p) &&
        part_records_read(&p.records, ix, p.file, p.kind, p.part) && pair_records(&p) &&
        probe(&p))
        done = put_in_place(&p);
    if (index_error(ix).n)
        done = PATCH_FAILED;
    if (done == PATCH_NOT) {
        layouts_forget(ix);
        if (!db_exec(ix, "ROLLBACK TO patch"))
            done = PATCH_FAILED;
    }
    patch_free(&p);
    return done != PATCH_FAILED && !db_exec(ix, "RELEASE patch") ? PATCH_FAILED : done;
}
