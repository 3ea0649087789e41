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
        struct ties who = query_links(w->ix, item->rec, FIELD_RELATION_PERSON,
            w->scratch);
        struct ties of = query_links(w->ix, item->rec, FIELD_RELATION_OF, w->scratch);
        if (who.n)
            doc_put(w, STYLE_LINK, query_label(w->ix, who.v[0].rec, w->scratch));
        doc_putz(w, STYLE_PLAIN, ", ");
        doc_put(w, STYLE_PLAIN, query_label(w->ix, item->rec, w->scratch));
        doc_putz(w, STYLE_PLAIN, " of ");
        if (of.n)
            doc_put(w, STYLE_LINK, query_label(w->ix, of.v[0].rec, w->scratch));
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

static void write_point(struct doc_writer *w, const struct weak_point *point)
{
    struct item item;
    if (!query_item(w->ix, point->rec, w->scratch, &item))
        return;
    bool inner = item.kind->section[0] == '\0';
    doc_stop(w, (struct doc_stop){
        .rec = point->rec,
        .field = point->field,
        .at = point->field < FIELDS ? (struct place){0} : item.at,
        .target = inner ? item.parent : item.rec,
    });
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
    put_name(w, &item);
    if (point->what.n) {
        doc_putz(w, STYLE_DIM, ": ");
        doc_put(w, STYLE_PLAIN, point->what);
    }
    if (point->source) {
        doc_putz(w, STYLE_DIM, ": ");
        aspect_source_name(w, point->source, STYLE_PLAIN);
    }
    doc_para_end(w);
}

static void write_kind(struct doc_writer *w, const struct weak_scan *scan,
                       enum weak_kind kind)
{
    static const char *const headings[WEAK_KINDS] = {
        [WEAK_OPEN] = "Open questions",
        [WEAK_ACCOUNTS] = "Accounts without a quote",
        [WEAK_RELATIONS] = "Relations without a quote",
        [WEAK_UNDATED] = "Events without a date",
        [WEAK_ALONE] = "Events that rest on one source, with its parts and copies",
        [WEAK_STATEMENTS] = "Statements without a quote",
        [WEAK_UNVERIFIED] = "Not verified by an archived text",
    };
    size_t n = 0, shown = 0;
    for (size_t i = 0; i < scan->points.n; i++)
        n += scan->points.v[i].kind == kind;
    bool partly = scan->partly[kind];
    struct str more = scan->over->longer ? STR(" or more") : STR(" …");
    if (!partly)
        more = STR_NONE;
    struct str heading = arena_strf(
        w->scratch, "%s: %zu%.*s", headings[kind], n, STR_ARG(more));
    doc_heading(w, heading.p);
    for (size_t i = 0; i < scan->points.n && shown < scan->most; i++) {
        if (scan->points.v[i].kind != kind)
            continue;
        write_point(w, &scan->points.v[i]);
        shown++;
    }
    if (n > shown || (partly && scan->over->longer)) {
        w->stop = DOC_NONE;
        doc_para(w, DETAIL_INDENT, DETAIL_INDENT);
        if (n > shown)
            doc_put(w, STYLE_DIM, arena_strf(w->scratch, "and %zu more. ", n - shown));
        if (partly && scan->over->longer)
            doc_put(w, STYLE_DIM,
                arena_strf(w->scratch, "Only the first %zu of %lld were looked at; "
                                       "narrowed to less, all are.",
                    scan->looked[kind], (long long)scan->all[kind]));
        doc_para_end(w);
    }
}

void weak_write(struct doc_writer *w, struct aspect_over *over)
{
    struct weak_scan scan = {.w = w, .over = over};
    weak_scan(&scan);
    buf_addf(over->status, "%zu%s", scan.points.n,
        !over->unfinished ? "" : over->longer ? " or more" : " …");
    for (enum weak_kind kind = 0; kind < WEAK_KINDS; kind++)
        write_kind(w, &scan, kind);
    weak_scan_free(&scan);
}
