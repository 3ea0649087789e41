/* SPDX-License-Identifier: MIT */
/* From a record to the writer of its kind. */
#include "view/detail_parts.h"

void detail_write_event(struct doc_writer *w, const struct item *item)
{
    part_title(w, item, "");
    part_end_carried(w, item->rec, STR_NONE);
    detail_write_fields(w, item);
    part_claims_about(w, item->rec);
    part_quotes(w, "Quotes about", item->rec,
                &(struct quotes_by){.by = FIELD_QUOTE_ABOUT});
}

void detail_write(struct doc_writer *w, int64_t rec)
{
    struct item item;
    if (!query_item(w->ix, rec, w->scratch, &item))
        return;
    switch (item.kind->tag) {
    case KIND_PERSON:
        detail_write_person(w, &item);
        break;
    case KIND_EVENT:
        detail_write_event(w, &item);
        break;
    case KIND_QUOTE:
        detail_write_quote(w, &item);
        break;
    case KIND_SOURCE:
        detail_write_source(w, &item);
        break;
    case KIND_CLAIM:
        detail_write_claim(w, &item);
        break;
    case KIND_RELATION:
        detail_write_relation(w, &item);
        break;
    case KIND_CASE:
        detail_write_case(w, &item);
        break;
    default:
        part_title(w, &item, item.kind->name);
        doc_para_end(w);
        detail_write_fields(w, &item);
        break;
    }
}
