/* SPDX-License-Identifier: MIT */
#include "index/part_outline.h"

#include "index/part_text.h"

#include <stdlib.h>

/* Whole lines of the text, from `line` on. */
struct stretch {
    size_t from, to;
    int64_t line;
};

struct outline {
    struct part *p;
    VEC(struct stretch) list;
    bool unclear;
};

static void add(struct outline *o, size_t from, size_t to, int64_t line)
{
    if (from < to)
        vec_push(&o->list, ((struct stretch){from, to, line}));
}

/* A segment beside the part where it is in the text. */
static struct segment placed(const struct part *p, size_t k)
{
    struct segment g = p->segments.list.v[k];
    const struct segment *last = &p->segments.list.v[p->to - 1];
    if (k >= p->to) {
        g.at = (size_t)((int64_t)g.at + (int64_t)p->end - (int64_t)(last->at + last->size));
        g.line += p->lower;
    }
    return g;
}

/* The keys that stand behind a section. */
static void add_tail(struct outline *o, size_t k)
{
    struct part *p = o->p;
    struct segment g = placed(p, k);
    size_t end = g.at + g.size, at = end - g.tail;
    int64_t line = k + 1 == p->from ? p->line : 0;
    if (k + 1 < p->segments.list.n && !line)
        line = placed(p, k + 1).line;
    o->unclear = o->unclear || (g.tail && !line);
    add(o, at, end, line - segments_count_lines(str_sub(p->text, at, end)));
}

static void add_record(struct outline *o, int64_t rec)
{
    struct part *p = o->p;
    size_t k = part_segment_of(p, rec);
    if (k == PART_NONE || (k >= p->from && k < p->to))
        return;
    struct segment g = placed(p, k);
    struct part_lines lines = part_lines_of(p, rec);
    int64_t lower = g.line - p->segments.list.v[k].line;
    int64_t below = lines.from - p->segments.list.v[k].line + (k ? 0 : g.line - 1);
    size_t from = segments_lines_on(p->text, g.at, below), end = g.at + g.size - g.tail;
    size_t to = lines.to == INT64_MAX ? end
                                      : segments_lines_on(p->text, from, lines.to - lines.from);
    add(o, from, to < end ? to : end, lines.from + lower);
}

static int by_place(const void *a, const void *b)
{
    const struct stretch *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

static void write(struct outline *o, struct buf *out)
{
    int64_t line = 1;
    size_t done = 0;
    if (o->list.n)
        qsort(o->list.v, o->list.n, sizeof *o->list.v, by_place);
    for (size_t i = 0; i < o->list.n; i++) {
        const struct stretch *s = &o->list.v[i];
        if (s->from < done) {
            o->unclear = o->unclear || s->to > done;
            continue; /* it is there */
        }
        for (; line < s->line; line++)
            buf_addz(out, "#\n");
        struct str text = str_sub(o->p->text, s->from, s->to);
        o->unclear = o->unclear || line != s->line;
        buf_add(out, text);
        line += segments_count_lines(text);
        done = s->to;
    }
}

/* Drops what stands behind a byte. */
static void end_at(struct outline *o, size_t end)
{
    size_t n = 0;
    for (size_t i = 0; i < o->list.n; i++)
        if (o->list.v[i].from < end)
            o->list.v[n++] = o->list.v[i];
    o->list.n = n;
}

bool part_outline(struct part *p, struct recs beside, size_t end, bool broken,
                  struct buf *out)
{
    struct outline o = {.p = p};
    add(&o, p->start, end, p->line);
    if (p->from)
        add(&o, 0, p->segments.list.v[0].size, 1);
    for (size_t k = 0; k < p->segments.list.n; k++) {
        if (k >= p->from && k < p->to)
            continue;
        if (k && segments_ends_section(&p->segments, k))
            add_tail(&o, k);
        if (k && segments_ends_section(&p->segments, k - 1))
            add_record(&o, p->segments.list.v[k].first);
    }
    for (size_t i = 0; i < beside.n; i++)
        add_record(&o, beside.v[i]);
    if (broken)
        end_at(&o, end);
    write(&o, out);
    vec_free(&o.list);
    return !o.unclear && !index_error(p->ix).n;
}
