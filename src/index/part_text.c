/* SPDX-License-Identifier: MIT */
#include "index/part_text.h"

#include "index/part_read.h"

static const struct segment *segment_of(const struct part *p, int64_t rec)
{
    size_t k = part_segment_of(p, rec);
    return k == PART_NONE ? NULL : &p->segments.list.v[k];
}

static bool is_last(const struct part *p, const struct segment *g)
{
    return g + 1 == p->segments.list.v + p->segments.list.n;
}

/* The line of a record below its segment's first; then that of the next one in the segment,
 * -1 when it is the last. */
static int64_t line_below(struct part *p, const struct segment *g, int64_t rec, bool next)
{
    bool ends = is_last(p, g) || index_kind(g[1].first) != index_kind(g->first);
    sqlite3_stmt *s = db_sql(p->ix, "SELECT line + 1 FROM main.\"%s\" WHERE rec >= ?1"
                                    " AND rec < ?2 ORDER BY rec LIMIT 1",
                             rec_kind(rec)->name);
    db_bind_int(s, 1, rec + next);
    db_bind_int(s, 2, ends ? rec_make(p->file, index_kind(rec), UINT32_MAX) : g[1].first);
    return db_int(p->ix, s) - 1;
}

struct part_lines part_lines_of(struct part *p, int64_t rec)
{
    const struct segment *g = segment_of(p, rec);
    if (!g)
        return (struct part_lines){0, 0};
    int64_t next = line_below(p, g, rec, true);
    struct part_lines lines = {g->line + line_below(p, g, rec, false), INT64_MAX};
    if (next >= 0)
        lines.to = g->line + next;
    else if (!is_last(p, g))
        lines.to = g[1].line;
    return lines;
}

bool part_read_again(struct part *p, int64_t rec, struct part_records *out)
{
    const struct segment *g = segment_of(p, rec);
    if (!g || (index_kind(rec) == KIND_CASE && g != p->segments.list.v))
        return false;
    size_t at = out->list.n;
    int64_t line = line_below(p, g, rec, false), next = line_below(p, g, rec, true);
    bool first = g == p->segments.list.v; /* its bytes begin with the head of the file */
    size_t from = segments_lines_on(p->text, g->at, first ? g->line - 1 + line : line);
    size_t to = next >= 0 ? segments_lines_on(p->text, from, next - line) : g->at + g->size - g->tail;
    if (index_kind(rec) == KIND_CASE)
        from = 0; /* it is read with the head of the file */
    struct str text = str_sub(p->text, from, to > from ? to : from);
    if (!part_read_lines(p->ix, p->file, rec_kind(rec), text, g->line + line, &p->arena, out) ||
        out->list.n == at)
        return false;
    for (size_t i = at; i < out->list.n; i++)
        out->list.v[i].rec = i == at ? rec : 0;
    return out->list.v[out->list.n - 1].top == at;
}
