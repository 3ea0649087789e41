/* SPDX-License-Identifier: MIT */
/* Sources, and the case itself, which lists them. */
#include "view/detail_parts.h"

/* A source as a line that leads to it, with how many quotes stand in it. */
static void write_source_line(struct doc_writer *w, int64_t rec)
{
    struct item source;
    if (!query_item(w->ix, rec, w->scratch, &source))
        return;
    struct buf text = {0};
    part_source_text(w, rec, &text);
    doc_stop(w, (struct doc_stop){
        .rec = rec, .field = FIELDS, .at = source.at, .target = rec});
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
    doc_put(w, STYLE_LINK, buf_str(&text));
    part_end_carried(w, rec, STR_NONE);
    buf_free(&text);
}

static void write_sources(struct doc_writer *w, const char *heading, struct ties sources)
{
    if (sources.n)
        doc_heading(w, heading);
    for (size_t i = 0; i < sources.n && i < DETAIL_SECTION_MAX && !doc_enough(w); i++)
        write_source_line(w, sources.v[i].rec);
    part_more(w, sources.n);
}

void detail_write_source(struct doc_writer *w, const struct item *item)
{
    part_title(w, item, arena_str(w->scratch, item_text(item, FIELD_SOURCE_TYPE)).p);
    doc_para_end(w);
    detail_write_fields(w, item);
    write_sources(w, "Parts",
        query_backlinks(w->ix, item->rec, FIELD_SOURCE_PART_OF, w->scratch));
    write_sources(w, "Copies",
        query_backlinks(w->ix, item->rec, FIELD_SOURCE_COPY_OF, w->scratch));
    part_quotes(w, "Quotes", item->rec, &(struct quotes_by){.by = FIELD_QUOTE_SOURCE});
}

/* The records of a kind that has no pane of its own, so that each can be reached. */
static void write_section(struct doc_writer *w, const char *heading, int64_t case_rec,
                          enum kind_tag kind)
{
    if (doc_enough(w))
        return;
    struct list list = {.case_rec = case_rec, .kind = kind};
    struct list_row rows[DETAIL_SECTION_MAX];
    size_t n = query_page(w->ix, &list, INT64_MIN, true, DETAIL_SECTION_MAX, rows);
    if (n == 0)
        return;
    doc_heading(w, heading);
    for (size_t i = 0; i < n && !doc_enough(w); i++) {
        struct item item;
        if (kind == KIND_SOURCE) {
            write_source_line(w, rows[i].rec);
        } else if (query_item(w->ix, rows[i].rec, w->scratch, &item)) {
            doc_stop(w, (struct doc_stop){
                .rec = item.rec, .field = FIELDS, .at = item.at, .target = item.rec});
            doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
            doc_put(w, STYLE_LINK, query_label(w->ix, item.rec, w->scratch));
            doc_putz(w, STYLE_PLAIN, "  ");
            doc_put(w, STYLE_DIM, item_text(&item, FIELD_CLAIM_STATUS));
            doc_para_end(w);
        }
    }
    if (n == DETAIL_SECTION_MAX)
        part_more(w, (size_t)query_count(w->ix, &list));
}

/* What a newcomer reads first stands by itself. */
static void write_summary(struct doc_writer *w, const struct item *item)
{
    struct str summary = str_trim(item_text(item, FIELD_CASE_SUMMARY));
    if (!summary.n)
        return;
    doc_stop(w, (struct doc_stop){
        .rec = item->rec, .statement = STR("summary"), .field = FIELD_CASE_SUMMARY});
    doc_para(w, 0, 0);
    doc_put(w, STYLE_PLAIN, summary);
    doc_para_end(w);
    doc_gap(w);
}

void detail_write_case(struct doc_writer *w, const struct item *item)
{
    part_title(w, item, "");
    doc_para_end(w);
    write_summary(w, item);
    detail_write_fields(w, item);
    write_section(w, "Claims", item->rec, KIND_CLAIM);
    write_section(w, "Sources", item->rec, KIND_SOURCE);
}
