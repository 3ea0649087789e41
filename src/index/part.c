/* SPDX-License-Identifier: MIT */
#include "index/part.h"

#include "index/recall.h"
#include "index/tables.h"

void part_free(struct part *p)
{
    segments_free(&p->segments);
    vec_free(&p->was.list);
    vec_free(&p->is.list);
    arena_free(&p->arena);
}

/* ---- where it is ---- */

/* The head of a file is a part only where nothing but the case stands in it. */
static bool is_head(const struct part *p)
{
    return p->from == 0 && p->to == 1 && p->kind->tag == KIND_CASE;
}

/* What follows must be what it was; nothing in the part may look like the key of a section. */
static bool cut_tail(struct part *p)
{
    const struct segment *last = &p->segments.list.v[p->to - 1];
    struct str whole = str_sub(p->text, p->start, p->end);
    size_t body = segments_tail(whole, is_head(p) ? segments_head(whole) : 0);
    bool ends = segments_ends_section(&p->segments, p->to - 1);
    struct segment now = *last;
    bool keys = segment_take_tail(&now, str_sub(whole, body, whole.n));
    p->bytes = str_sub(whole, 0, body);
    return (ends ? keys && now.tail_hash == last->tail_hash : body == whole.n) &&
           (!p->bytes.n || str_ends(p->bytes, STR("\n"))) &&
           (p->to == p->segments.list.n || str_ends(whole, STR("\n")));
}

static bool is_one_section(const struct part *p)
{
    const struct segment *v = p->segments.list.v;
    if (p->kind->tag == KIND_CASE)
        return is_head(p);
    return p->from > 0 && p->kind == rec_kind(v[p->to - 1].first);
}

static bool says_nothing(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.p + at, '\n', text.n - at);
        size_t next = end ? (size_t)(end - text.p) + 1 : text.n;
        struct str line = str_trim(str_sub(text, at, next));
        if (line.n && line.p[0] != '#')
            return false;
        at = next;
    }
    return true;
}

/* A segment of the section is added on one side, so that some record is in the part. */
static bool widen(struct part *p)
{
    const struct segment *v = p->segments.list.v;
    size_t size = p->end - p->start, n = p->segments.list.n;
    if (p->from && !segments_ends_section(&p->segments, p->from - 1)) {
        p->from--;
        p->start = v[p->from].at;
        return true;
    }
    if (p->to == n || segments_ends_section(&p->segments, p->to - 1))
        return false;
    p->to++;
    p->end = p->start + size + v[p->to - 1].size;
    return true;
}

/* Whether it begins with remarks or blank lines, which may be more of a text that the record
 * before it ends with. */
static bool begins_blank(const struct part *p)
{
    size_t end = segments_lines_on(p->bytes, 0, 1);
    return p->from && !segments_ends_section(&p->segments, p->from - 1) &&
           says_nothing(str_sub(p->bytes, 0, end));
}

static enum part_found cut(struct part *p)
{
    bool clear;
    do {
        struct str whole = str_sub(p->text, p->start, p->end);
        p->kind = rec_kind(p->segments.list.v[p->from].first);
        if (!is_one_section(p) || segments_may_mislead(whole, p->start == 0))
            return PART_UNCLEAR;
        clear = cut_tail(p);
        if (!clear)
            p->bytes = whole;
    } while ((says_nothing(p->bytes) || begins_blank(p)) && widen(p));
    return says_nothing(p->bytes) ? PART_UNCLEAR : clear ? PART_FOUND : PART_TORN;
}

enum part_found part_find(struct part *p, struct index *ix, int64_t file, struct str text)
{
    *p = (struct part){.ix = ix, .file = file, .text = text};
    if (!segments_read(&p->segments, ix, file))
        return PART_UNCLEAR;
    enum segments_differ differ =
        segments_differ(&p->segments, text, &p->from, &p->to, &p->start, &p->end);
    if (differ == SEGMENTS_SAME)
        return PART_UNCHANGED;
    if (differ == SEGMENTS_UNCLEAR || p->end - p->start > PART_MOST)
        return PART_UNCLEAR;
    enum part_found found = cut(p);
    const struct segment *v = p->segments.list.v;
    p->line = p->from ? v[p->from].line : 1;
    p->behind = p->to < p->segments.list.n ? v[p->to].line : INT64_MAX;
    p->lines = segments_count_lines(str_sub(text, p->start, p->end));
    if (p->behind != INT64_MAX)
        p->lower = p->line + p->lines - p->behind;
    return found;
}

/* ---- what it was ---- */

int64_t part_next_rec(const struct part *p)
{
    if (segments_ends_section(&p->segments, p->to - 1))
        return rec_make(p->file, p->kind->tag, UINT32_MAX);
    return p->segments.list.v[p->to].first;
}

bool part_recall(struct part *p)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT rec FROM main.\"%s\" WHERE rec >= ?1"
                                    " AND rec < ?2 ORDER BY rec", p->kind->name);
    const struct segment *g = &p->segments.list.v[p->from];
    db_bind_int(s, 1, g->first);
    db_bind_int(s, 2, part_next_rec(p));
    struct recs recs = db_recs(p->ix, s, &p->arena);
    for (size_t i = 0, k = p->from; i < recs.n && p->was.list.n < PART_RECORDS; i++) {
        while (k + 1 < p->to && recs.v[i] >= p->segments.list.v[k + 1].first)
            k++;
        recall_record(p->ix, recs.v[i], p->segments.list.v[k].line, &p->arena, &p->was);
    }
    return !index_error(p->ix).n && p->was.list.n && p->was.list.n < PART_RECORDS;
}

/* ---- records of the file ---- */

size_t part_segment_of(const struct part *p, int64_t rec)
{
    size_t found = PART_NONE;
    const struct segment *v = p->segments.list.v;
    for (size_t i = 0; i < p->segments.list.n; i++)
        if (v[i].first <= rec && index_kind(v[i].first) == index_kind(rec) &&
            (found == PART_NONE || v[i].first > v[found].first))
            found = i;
    return found;
}

bool part_stands_behind(const struct part *p, int64_t rec)
{
    return part_segment_of(p, rec) < p->from; /* PART_NONE is not */
}

int64_t part_top_of(struct part *p, int64_t rec)
{
    const struct kind *kind = rec_kind(rec);
    if (!kind || tables_has_id(kind))
        return rec;
    sqlite3_stmt *s = db_sql(p->ix, "SELECT parent FROM main.\"%s\" WHERE rec = ?1",
                             kind->name);
    db_bind_int(s, 1, rec);
    return rec_make(p->file, kind->parent, (uint32_t)db_int(p->ix, s));
}

/* ---- which is which ---- */

size_t part_size(const struct part_records *records, size_t top)
{
    size_t n = 0;
    while (top + n < records->list.n && records->list.v[top + n].top == top)
        n++;
    return n;
}

size_t part_is_at(const struct part *p, int64_t rec)
{
    for (size_t i = 0; i < p->is.list.n; i++)
        if (p->is.list.v[i].rec == rec && p->is.list.v[i].top == i)
            return i;
    return PART_NONE;
}

bool part_is_changed(const struct part_record *r)
{
    return r->twin == PART_NONE || !r->same;
}

struct recs part_recs(struct part *p, const struct part_records *records,
                      bool (*holds)(const struct part_record *r), bool children)
{
    const struct part_record *v = records->list.v;
    struct recs out = {arena_array(&p->arena, records->list.n, sizeof *out.v), 0};
    for (size_t i = 0; i < records->list.n; i++)
        if (holds(&v[v[i].top]) && (children || v[i].top == i))
            out.v[out.n++] = v[i].rec;
    return out;
}

struct by_id {
    struct str id;
    size_t at;
};

static int compare_ids(const void *a, const void *b)
{
    const struct by_id *x = a, *y = b;
    return str_cmp(x->id, y->id);
}

static bool says_same(const struct part *p, size_t was, size_t is)
{
    size_t n = part_size(&p->is, is);
    bool same = part_size(&p->was, was) == n;
    for (size_t i = 0; i < n && same; i++)
        same = recall_same(&p->was.list.v[was + i].r, &p->is.list.v[is + i].r);
    return same;
}

void part_twins(struct part *p)
{
    struct part_record *was = p->was.list.v, *is = p->is.list.v;
    struct by_id *ids = arena_array(&p->arena, p->was.list.n, sizeof *ids);
    size_t n = 0;
    for (size_t i = 0; i < p->was.list.n; i++)
        if (was[i].top == i)
            ids[n++] = (struct by_id){was[i].r.id, i};
    qsort(ids, n, sizeof *ids, compare_ids);
    for (size_t i = 0; i < p->is.list.n; i++) {
        if (is[i].top != i)
            continue;
        const struct by_id key = {is[i].r.id, 0}, *found =
            bsearch(&key, ids, n, sizeof *ids, compare_ids);
        if (!found)
            continue;
        is[i].twin = found->at;
        was[found->at].twin = i;
        is[i].same = was[found->at].same = says_same(p, found->at, i);
    }
}
