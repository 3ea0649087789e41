/* SPDX-License-Identifier: MIT */
#include "index/part_rows.h"

#include "index/writer.h"

/* ---- segments ---- */

/* Whether the part has the very records that it had, with the same recs. */
static bool same_recs(const struct part *p)
{
    bool same = p->was.list.n == p->is.list.n;
    for (size_t i = 0; i < p->is.list.n && same; i++)
        same = p->was.list.v[i].rec == p->is.list.v[i].rec &&
               p->was.list.v[i].top == p->is.list.v[i].top;
    return same;
}

/* Whether a segment begins with a record: where one did, if all records are the same; else
 * the part is cut anew, evenly. */
static bool begins_segment(const struct part *p, bool same, const struct part_record *r,
                           size_t nth, size_t count)
{
    size_t cuts = (count + SEGMENT_RECORDS - 1) / SEGMENT_RECORDS;
    for (size_t k = p->from; same && k < p->to; k++)
        if (p->segments.list.v[k].first == r->rec)
            return true;
    return !same && (nth * cuts % count < cuts);
}

static size_t count_tops(const struct part_records *records)
{
    size_t n = 0;
    for (size_t i = 0; i < records->list.n; i++)
        n += records->list.v[i].top == i;
    return n;
}

/* The part's new segments: their records, lines and ranks. */
static struct segments cut_part(const struct part *p)
{
    struct segments out = {0};
    bool same = same_recs(p);
    size_t count = count_tops(&p->is), nth = 0;
    int64_t before = p->segments.list.v[p->from].before;
    for (size_t i = 0; i < p->is.list.n; i++) {
        const struct part_record *r = &p->is.list.v[i];
        if (r->top != i)
            continue;
        if (begins_segment(p, same, r, nth, count))
            vec_push(&out.list, ((struct segment){.first = r->rec,
                                                  .line = r->r.at.line,
                                                  .before = before + (int64_t)nth}));
        nth++;
    }
    return out;
}

/* Their bytes: from the start of each one's first line to the next. */
static void measure_part(const struct part *p, struct segments *cut)
{
    struct segment *v = cut->list.v;
    bool ends = segments_ends_section(&p->segments, p->to - 1);
    size_t at = p->start;
    int64_t line = p->line;
    for (size_t i = 0; i < cut->list.n; line = v[i++].line) {
        at = segments_lines_on(p->text, at, v[i].line - line);
        v[i].at = at;
    }
    if (p->from == 0)
        v[0].at = 0;
    for (size_t i = 0; i < cut->list.n; i++) {
        bool last = i + 1 == cut->list.n;
        size_t end = last ? p->end : v[i + 1].at;
        segment_take_bytes(&v[i], str_sub(p->text, v[i].at, end), last && ends);
    }
}

/* What stands behind the part moves with it. */
static void move_behind(struct part *p)
{
    const struct segment *last = &p->segments.list.v[p->to - 1];
    int64_t moved = (int64_t)p->end - (int64_t)(last->at + last->size);
    int64_t more = (int64_t)count_tops(&p->is) - (int64_t)count_tops(&p->was);
    for (size_t k = p->to; k < p->segments.list.n; k++) {
        struct segment *g = &p->segments.list.v[k];
        g->at = (size_t)((int64_t)g->at + moved);
        g->line += p->lower;
        if (rec_kind(g->first) == p->kind)
            g->before += more;
    }
}

/* Remarks before the first record belong to the segment before. */
static void lend_lead(struct part *p)
{
    if (!p->lead)
        return;
    struct segment *g = &p->segments.list.v[p->from - 1];
    bool ends = segments_ends_section(&p->segments, p->from - 1);
    segment_take_bytes(g, str_sub(p->text, g->at, p->start + p->lead), ends);
}

static bool put_segments(struct part *p)
{
    struct segments cut = cut_part(p);
    measure_part(p, &cut);
    move_behind(p);
    lend_lead(p);
    size_t n = cut.list.n;
    bool ok = segments_replace(&p->segments, p->ix, p->from, p->to, &cut) &&
              segments_store(&p->segments, p->ix);
    p->to = p->from + n;
    segments_free(&cut);
    return ok;
}

/* ---- records ---- */

static bool delete_rows(struct part *p)
{
    bool ok = true;
    for (size_t i = 0; i < p->was.list.n && ok; i++) {
        int64_t rec = p->was.list.v[i].rec;
        sqlite3_stmt *s = db_sql(p->ix, "DELETE FROM main.\"%s\" WHERE rec = ?1",
                                 rec_kind(rec)->name);
        db_bind_int(s, 1, rec);
        ok = db_run(p->ix, s);
    }
    return ok;
}

static bool put_records(struct part *p)
{
    struct writer w;
    const struct segment *g = &p->segments.list.v[p->from];
    const struct segment *end = p->segments.list.v + p->to;
    bool ok = true;
    writer_begin(&w, p->ix, p->file);
    for (size_t i = 0; i < p->is.list.n && ok; i++) {
        const struct part_record *r = &p->is.list.v[i];
        if (r->top == i) {
            while (g + 1 < end && g[1].first <= r->rec)
                g++;
            w.segment_line = g->line;
            w.parent = rec_number(r->rec);
            w.parent_line = r->r.at.line;
        }
        ok = writer_put(&w, &r->r, r->rec);
    }
    writer_free(&w);
    return ok;
}

static bool count_kind(struct part *p, enum kind_tag kind)
{
    int64_t more = 0;
    for (size_t i = 0; i < p->is.list.n; i++)
        more += p->is.list.v[i].r.kind->tag == kind;
    for (size_t i = 0; i < p->was.list.n; i++)
        more -= p->was.list.v[i].r.kind->tag == kind;
    if (!more)
        return true;
    const char *table = schema_kind(kind)->table;
    sqlite3_stmt *s = db_sql(p->ix, "UPDATE files SET \"%s\" = \"%s\" + ?2 WHERE file = ?1",
                             table, table);
    db_bind_int(s, 1, p->file);
    db_bind_int(s, 2, more);
    return db_run(p->ix, s);
}

bool part_rows_put(struct part *p)
{
    bool ok = put_segments(p) && delete_rows(p) && put_records(p);
    for (int k = 0; k < KINDS && ok; k++)
        ok = count_kind(p, (enum kind_tag)k);
    return ok;
}
