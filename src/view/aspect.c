/* SPDX-License-Identifier: MIT */
/* The table of aspects, and what their writers share: pages of rows, and what the title
 * says of them. */
#include "view/aspect.h"

#include "index/query_sources.h"
#include "view/detail_parts.h"

/* How many quotes are looked at for the sources of a narrowing, within a frame and
 * longer. */
enum { QUOTES_WITHIN_FRAME = 300, QUOTES_ON_SCREEN = 5000 };

static const struct aspect_kind kinds[ASPECTS] = {
    [ASPECT_TIMELINE] = {"timeline", "Timeline", 100, false, timeline_write},
    [ASPECT_CLAIMS] = {"claims", "Claims", 60, false, claims_write},
    [ASPECT_RELATIONS] = {"relations", "Relations", 100, false, relations_write},
    [ASPECT_SOURCES] = {"sources", "Sources", 40, true, sources_write},
    [ASPECT_WEAK] = {"weak", "Weak points", 200, true, weak_write},
    [ASPECT_CONTEXT] = {"context", "Context", 0, true, context_write},
    [ASPECT_CHANGES] = {"changes", "Changes", 60, false, changes_write},
};

const struct aspect_kind *aspect_kind(enum aspect aspect)
{
    return &kinds[aspect];
}

enum aspect aspect_named(struct str name)
{
    enum aspect aspect = ASPECT_CONTEXT;
    while (--aspect > ASPECT_NONE)
        if (str_eq(name, str_of(kinds[aspect].name)))
            break;
    return aspect;
}

/* A list is not narrowed by what it lists. */
static struct list list_of(const struct aspect_over *over, enum kind_tag kind)
{
    struct list list = {.case_rec = over->by.case_rec, .kind = kind};
    for (size_t i = 0; i < over->by.n_by; i++)
        if (index_kind(over->by.by[i]) != kind)
            list.by[list.n_by++] = over->by.by[i];
    return list;
}

/* A page of the sources of what is narrowed. A source's place is its rec. */
static struct aspect_rows quoted_rows(struct doc_writer *w, const struct aspect_over *over,
                                      const struct list *by)
{
    struct aspect_rows rows = {0};
    size_t looks = over->whole    ? SIZE_MAX
                   : over->longer ? QUOTES_ON_SCREEN
                                  : QUOTES_WITHIN_FRAME;
    struct recs all = query_quoted_sources(w->ix, by, looks, w->scratch, &rows.partly);
    size_t most = over->whole || all.n < over->most ? all.n : over->most, from = 0;
    rows.v = arena_array(w->scratch, most + 1, sizeof *rows.v);
    while (from < all.n && all.v[from] < over->from)
        from++;
    for (; rows.n < most && from + rows.n < all.n; rows.n++)
        rows.v[rows.n] = (struct list_row){all.v[from + rows.n], all.v[from + rows.n]};
    rows.before = (int64_t)from;
    rows.behind = (int64_t)(all.n - from - rows.n);
    rows.next = rows.n ? rows.v[rows.n - 1].pos + 1 : INT64_MAX;
    rows.previous = from > most ? all.v[from - most] : INT64_MIN;
    return rows;
}

struct aspect_rows aspect_rows(struct doc_writer *w, const struct aspect_over *over,
                               enum kind_tag kind)
{
    struct list list = list_of(over, kind);
    struct aspect_rows rows = {0};
    if (kind == KIND_SOURCE && list.n_by)
        return quoted_rows(w, over, &list);
    int64_t all = query_count(w->ix, &list);
    size_t most = over->whole || (size_t)all < over->most ? (size_t)all : over->most;
    rows.v = arena_array(w->scratch, most + 1, sizeof *rows.v);
    rows.n = query_page(w->ix, &list, over->from, true, most, rows.v);
    if (rows.n == 0)
        return rows;
    rows.before = query_rank(w->ix, &list, rows.v[0].pos);
    rows.behind = all - rows.before - (int64_t)rows.n;
    rows.next = rows.v[rows.n - 1].pos + 1;
    if (rows.before) {
        struct list_row *page = arena_array(w->scratch, most, sizeof *page);
        size_t n = query_page(w->ix, &list, rows.v[0].pos - 1, false, most, page);
        rows.previous = n ? page[n - 1].pos : INT64_MIN;
    }
    return rows;
}

void aspect_turn(struct doc_writer *w, int64_t n, int64_t page, const char *where)
{
    if (n <= 0)
        return;
    doc_gap(w);
    doc_stop(w, (struct doc_stop){.field = FIELDS, .turns = true, .page = page});
    doc_para(w, 0, 0);
    doc_put(w, STYLE_LINK, arena_strf(w->scratch, "%lld more%s", (long long)n, where));
    doc_para_end(w);
}

void aspect_before(struct doc_writer *w, const struct aspect_rows *rows)
{
    aspect_turn(w, rows->before, rows->previous, " before these");
    if (rows->before > 0)
        doc_gap(w);
}

void aspect_behind(struct doc_writer *w, const struct aspect_rows *rows)
{
    aspect_turn(w, rows->behind, rows->next, "");
}

void aspect_count(struct doc_writer *w, const struct aspect_over *over,
                  enum kind_tag kind)
{
    struct list list = list_of(over, kind),
        all = {.case_rec = over->by.case_rec, .kind = kind};
    int64_t n = query_count(w->ix, &list), of = query_count(w->ix, &all);
    buf_addf(over->status, "%lld", (long long)n);
    if (list.n_by)
        buf_addf(over->status, " of %lld", (long long)of);
}

void aspect_count_rows(struct doc_writer *w, struct aspect_over *over, enum kind_tag kind,
                       const struct aspect_rows *rows)
{
    struct list list = list_of(over, kind),
        all = {.case_rec = over->by.case_rec, .kind = kind};
    over->unfinished |= rows->partly;
    buf_addf(over->status, "%lld",
        (long long)(rows->before + (int64_t)rows->n + rows->behind));
    if (rows->partly)
        buf_addz(over->status, over->longer ? " or more" : " …");
    if (list.n_by)
        buf_addf(over->status, " of %lld", (long long)query_count(w->ix, &all));
}

void aspect_print(struct index *ix, enum aspect aspect, struct aspect_over *over,
                  int columns, unsigned form, const struct doc_filter *filter, struct buf *out)
{
    struct doc doc = {0};
    struct arena scratch = {0};
    struct doc_writer w;
    struct buf status = {0};
    over->whole = true;
    over->from = INT64_MIN;
    over->status = &status;
    doc_begin(&w, &doc, ix, &scratch, columns, form);
    w.filter = filter;
    kinds[aspect].write(&w, over);
    doc_end(&w);
    for (size_t row = 0; row < doc.rows; row++) {
        doc_row_text(&doc, row, out);
        buf_addc(out, '\n');
    }
    over->status = NULL;
    buf_free(&status);
    doc_free(&doc);
    arena_free(&scratch);
}
