/* SPDX-License-Identifier: MIT */
/* Quotes and sources in few words. */
#include "view/aspect_parts.h"

#include "format/edtf.h"
#include "index/query_sources.h"
#include "view/detail_parts.h"

enum { COUNT_MOST = 1000 }; /* counting further is not worth the time */

void aspect_source_name(struct doc_writer *w, int64_t source, enum style style)
{
    struct item item;
    struct buf date = {0};
    if (!query_item(w->ix, source, w->scratch, &item))
        return;
    struct str publisher = item_text(&item, FIELD_SOURCE_PUBLISHER);
    doc_put_theirs(w, style,
        publisher.n ? publisher : item_text(&item, FIELD_SOURCE_TITLE));
    edtf_print(item_text(&item, FIELD_SOURCE_ISSUED), &date);
    if (date.n) {
        doc_putz(w, style, ", ");
        doc_put(w, style, buf_str(&date));
    }
    buf_free(&date);
}

void aspect_quote(struct doc_writer *w, int64_t rec, int indent)
{
    struct item quote;
    struct buf who = {0};
    if (!query_item(w->ix, rec, w->scratch, &quote))
        return;
    doc_stop(w, (struct doc_stop){
        .rec = rec, .field = FIELDS, .at = quote.at, .target = rec});
    doc_para(w, indent, indent + 1);
    doc_putz(w, STYLE_QUOTE, "“");
    doc_put_theirs(w, STYLE_QUOTE, item_text(&quote, FIELD_QUOTE_EXACT));
    doc_putz(w, STYLE_QUOTE, "”");
    doc_para_end(w);
    struct ties source = query_links(w->ix, rec, FIELD_QUOTE_SOURCE, w->scratch);
    part_speaker_text(w, &quote, &who);
    doc_para(w, indent + DETAIL_INDENT, indent + DETAIL_INDENT);
    doc_put(w, STYLE_PLAIN, buf_str(&who));
    doc_putz(w, STYLE_DIM, who.n ? " — " : "");
    if (source.n)
        aspect_source_name(w, source.v[0].rec, STYLE_DIM);
    struct str locator = item_text(&quote, FIELD_QUOTE_LOCATOR);
    if (locator.n) {
        doc_putz(w, STYLE_DIM, ", ");
        doc_put(w, STYLE_DIM, locator);
    }
    doc_para_end(w);
    buf_free(&who);
}

void aspect_relation(struct doc_writer *w, int64_t relation)
{
    struct ties who = query_links(w->ix, relation, FIELD_RELATION_PERSON, w->scratch);
    struct ties of = query_links(w->ix, relation, FIELD_RELATION_OF, w->scratch);
    if (who.n)
        doc_put(w, STYLE_LINK, query_label(w->ix, who.v[0].rec, w->scratch));
    doc_putz(w, STYLE_PLAIN, ", ");
    doc_put(w, STYLE_PLAIN, query_label(w->ix, relation, w->scratch));
    doc_putz(w, STYLE_PLAIN, " of ");
    if (of.n)
        doc_put(w, STYLE_LINK, query_label(w->ix, of.v[0].rec, w->scratch));
}

void aspect_end_carried(struct doc_writer *w, int64_t rec, struct str statement)
{
    size_t quotes = query_carrying(w->ix, rec, statement, COUNT_MOST);
    if (quotes == 0)
        doc_para_end_mark(w, STYLE_WARN, STR("no quote"));
    else
        doc_para_end_mark(w, STYLE_DIM,
            arena_strf(w->scratch, "[%zu %squote%s]", quotes,
                quotes == COUNT_MOST ? "or more " : "", quotes == 1 ? "" : "s"));
}

void aspect_none(struct doc_writer *w, size_t n, const char *what)
{
    if (n)
        return;
    doc_para(w, 0, 0);
    doc_putz(w, STYLE_DIM, what);
    doc_para_end(w);
}
