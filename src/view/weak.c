/* SPDX-License-Identifier: MIT */
/* Weak points: open questions, accounts and relations without a quote, events without a
 * date or on one source alone, statements without a quote, sources without an archived
 * text. */
#include "view/aspect.h"

#include "index/query_sources.h"
#include "view/aspect_parts.h"
#include "view/detail_parts.h"
#include "view/weak_scan.h"

static void put_name(struct doc_writer *w, const struct item *item)
{
    if (item->kind->tag == KIND_ACCOUNT) {
        doc_put(w, STYLE_LINK, query_label(w->ix, item->parent, w->scratch));
        doc_putz(w, STYLE_PLAIN, " — ");
    }
    if (item->kind->tag == KIND_RELATION) {
        aspect_relation(w, item->rec);
        return;
    }
    struct str label = query_label(w->ix, item->rec, w->scratch);
    bool quote = item->kind->tag == KIND_QUOTE;
    doc_putz(w, STYLE_QUOTE, quote ? "“" : "");
    if (item->kind->tag == KIND_SOURCE || quote)
        doc_put_theirs(w, quote ? STYLE_QUOTE : STYLE_LINK, label);
    else
        doc_put(w, STYLE_LINK, label);
    doc_putz(w, STYLE_QUOTE, quote ? "”" : "");
}

static void write_point(struct doc_writer *w, const struct weak_point *point, int indent)
{
    struct item item;
    if (!query_item(w->ix, point->rec, w->scratch, &item))
        return;
    bool inner = item.kind->section[0] == '\0';
    doc_stop(w, (struct doc_stop){
        .rec = point->rec,
        .statement = point->statement,
        .field = point->field,
        .at = point->field < FIELDS ? (struct place){0} : item.at,
        .target = inner ? item.parent : item.rec,
    });
    doc_para(w, indent, indent + 2);
    put_name(w, &item);
    if (point->what.n) {
        doc_putz(w, STYLE_DIM, ": ");
        doc_put(w, STYLE_PLAIN, point->what);
    }
    doc_para_end(w);
}

/* The source on which the points below rest, and how many these are. */
static void write_source(struct doc_writer *w, int64_t source, size_t n)
{
    struct item item;
    if (!query_item(w->ix, source, w->scratch, &item))
        return;
    doc_stop(w, (struct doc_stop){
        .rec = source, .field = FIELDS, .at = item.at, .target = source});
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 4);
    aspect_source_name(w, source, STYLE_LINK);
    doc_para_end_mark(w, STYLE_DIM,
        arena_strf(w->scratch, "[%zu event%s]", n, n == 1 ? "" : "s"));
}

static int compare_sources(const void *a, const void *b)
{
    const struct weak_point *const *x = a, *const *y = b;
    if ((*x)->source != (*y)->source)
        return (*x)->source < (*y)->source ? -1 : 1;
    return (*x > *y) - (*x < *y); /* as they came */
}

/* Points below their sources, where they have any. */
static void write_points(struct doc_writer *w, const struct weak_point **points, size_t n)
{
    int64_t source = 0;
    if (n)
        qsort(points, n, sizeof *points, compare_sources);
    for (size_t i = 0; i < n; i++) {
        size_t end = i + 1;
        while (end < n && points[end]->source == points[i]->source)
            end++;
        if (points[i]->source != source)
            write_source(w, points[i]->source, end - i);
        source = points[i]->source;
        write_point(w, points[i], source ? DETAIL_INDENT + 2 : DETAIL_INDENT);
    }
}

static const char *const headings[WEAK_KINDS] = {
    [WEAK_OPEN] = "Open questions",
    [WEAK_ACCOUNTS] = "Accounts without a quote",
    [WEAK_RELATIONS] = "Relations without a quote",
    [WEAK_UNDATED] = "Events without a date",
    [WEAK_ALONE] = "Events that rest on one source, with its parts and copies",
    [WEAK_STATEMENTS] = "Statements without a quote",
    [WEAK_UNVERIFIED] = "Not verified by an archived text",
};

static size_t count_kind(const struct weak_scan *scan, enum weak_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < scan->points.n; i++)
        n += scan->points.v[i].kind == kind;
    return n;
}

static void write_more(struct doc_writer *w, const struct weak_scan *scan,
                       enum weak_kind kind, size_t hidden)
{
    bool partly = scan->partly[kind] && scan->over->longer;
    if (!hidden && !partly)
        return;
    w->stop = DOC_NONE;
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT);
    if (hidden)
        doc_put(w, STYLE_DIM, arena_strf(w->scratch, "and %zu more. ", hidden));
    if (partly)
        doc_put(w, STYLE_DIM,
            arena_strf(w->scratch, "Only the first %zu of %lld were looked at; "
                                   "narrowed to less, all are.",
                scan->looked[kind], (long long)scan->all[kind]));
    doc_para_end(w);
}

static void write_kind(struct doc_writer *w, const struct weak_scan *scan,
                       enum weak_kind kind, size_t n)
{
    const char *more = !scan->partly[kind] ? "" : scan->over->longer ? " or more" : " …";
    doc_heading(w, arena_strf(w->scratch, "%s: %zu%s", headings[kind], n, more).p);
    const struct weak_point **points = arena_array(w->scratch, n + 1, sizeof *points);
    size_t shown = 0;
    for (size_t i = 0; i < scan->points.n && shown < scan->most; i++)
        if (scan->points.v[i].kind == kind)
            points[shown++] = &scan->points.v[i];
    write_points(w, points, shown);
    write_more(w, scan, kind, n - shown);
}

/* "Not found: accounts without a quote, relations without a quote." */
static void write_absent(struct doc_writer *w, const bool *absent)
{
    struct buf text = {0};
    for (enum weak_kind kind = 0; kind < WEAK_KINDS; kind++)
        if (absent[kind])
            buf_addf(&text, "%s%c%s", text.n ? ", " : "Not found: ",
                headings[kind][0] | 0x20, headings[kind] + 1);
    if (text.n) {
        w->stop = DOC_NONE;
        doc_gap(w);
        doc_para(w, 0, DETAIL_INDENT);
        doc_put(w, STYLE_DIM, buf_str(&text));
        doc_para_end(w);
    }
    buf_free(&text);
}

void weak_write(struct doc_writer *w, struct aspect_over *over)
{
    struct weak_scan scan = {.w = w, .over = over};
    weak_scan(&scan);
    buf_addf(over->status, "%zu%s", scan.points.n,
        !over->unfinished ? "" : over->longer ? " or more" : " …");
    bool absent[WEAK_KINDS];
    for (enum weak_kind kind = 0; kind < WEAK_KINDS; kind++) {
        size_t n = count_kind(&scan, kind);
        absent[kind] = n == 0 && !scan.partly[kind];
        if (!absent[kind])
            write_kind(w, &scan, kind, n);
    }
    write_absent(w, absent);
    weak_scan_free(&scan);
}
