/* SPDX-License-Identifier: MIT */
/* The small parts of a document: label, title, mark, date. */
#include "view/detail_parts.h"

#include "format/edtf.h"

enum {
    LABEL_COLUMNS = 13, /* "Translation" and two */
    QUOTES_COUNTED = 1000,
    LABEL_LEAST = 46,   /* narrower, a column for labels takes too much */
};

void part_label(struct doc_writer *w, const char *label)
{
    if (w->columns >= LABEL_LEAST && !w->look.plain) {
        doc_para(w, 0, LABEL_COLUMNS);
        doc_putz(w, STYLE_LABEL, label);
        doc_pad(w, LABEL_COLUMNS);
        return;
    }
    doc_para(w, *label ? 0 : DETAIL_INDENT, DETAIL_INDENT);
    if (*label) {
        doc_putz(w, STYLE_LABEL, label);
        doc_putz(w, STYLE_LABEL, ": ");
    }
}

void part_end_carried(struct doc_writer *w, int64_t rec, struct str statement)
{
    size_t quotes;
    if (!w->statements || !statement.n)
        quotes = query_evidence_count(w->ix, rec, statement, QUOTES_COUNTED);
    else if (!statements_count(w->statements, w->ix, rec, statement, &quotes)) {
        doc_para_end_mark(w, STYLE_DIM, STR("[… quotes]"));
        return;
    }
    if (quotes == 0) {
        doc_para_end_mark(w, STYLE_WARN, STR("no quote"));
        return;
    }
    doc_para_end_mark(w, STYLE_DIM,
        arena_strf(w->scratch, "[%zu%s quote%s]", quotes,
                   quotes == QUOTES_COUNTED && !statement.n ? "+" : "",
                   quotes == 1 ? "" : "s"));
}

void part_title(struct doc_writer *w, const struct item *item, const char *what)
{
    doc_stop(w, (struct doc_stop){
        .rec = item->rec, .field = FIELDS, .at = item->at});
    doc_para(w, 0, DETAIL_INDENT);
    doc_put(w, STYLE_BOLD, query_label(w->ix, item->rec, w->scratch));
    if (*what) {
        doc_putz(w, STYLE_PLAIN, "  ");
        doc_putz(w, STYLE_DIM, what);
    }
    if (query_disputed(w->ix, item->rec))
        doc_putz(w, STYLE_WARN, grid_sign(&w->look, "  ≠ disputed", ", disputed"));
}

void part_more(struct doc_writer *w, size_t all)
{
    if (all <= DETAIL_SECTION_MAX)
        return;
    doc_stop(w, (struct doc_stop){.field = FIELDS});
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT);
    doc_put(w, STYLE_DIM,
        arena_strf(w->scratch, "and %zu more", all - DETAIL_SECTION_MAX));
    doc_para_end(w);
}

void part_date(struct doc_writer *w, struct str edtf)
{
    struct buf words = {0};
    edtf_print(edtf, &words);
    doc_put(w, STYLE_PLAIN, buf_str(&words));
    if (!str_eq(buf_str(&words), edtf)) {
        doc_putz(w, STYLE_PLAIN, "  ");
        doc_put(w, STYLE_DIM, edtf);
    }
    buf_free(&words);
}

void part_list_text(struct strs list, struct buf *out)
{
    for (size_t i = 0; i < list.n; i++) {
        if (i)
            buf_addz(out, ", ");
        buf_add(out, list.v[i]);
    }
}

void part_names_text(struct doc_writer *w, struct ties ties, struct buf *out)
{
    for (size_t i = 0; i < ties.n; i++) {
        if (i)
            buf_addz(out, ", ");
        buf_add(out, query_label(w->ix, ties.v[i].rec, w->scratch));
    }
}
