/* SPDX-License-Identifier: MIT */
/* The selection as text to take along. What stands on the screen was broken into lines and
 * perhaps spelled in ASCII there: so the same document is written again. */
#include "view/view_state.h"

#include "format/edtf.h"

enum { NARROW = 40 }; /* so that labels are written `Label: ` */

/* Runs of blanks are columns on the screen and one blank here. */
static void add_even(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] != ' ' || (out->n && !strchr(" \n", out->p[out->n - 1])))
            buf_addc(out, text.p[i]);
}

static void add_stop(const struct doc *doc, size_t stop, struct buf *out)
{
    for (size_t i = 0; i < doc->paras.n; i++) {
        const struct doc_para *para = &doc->paras.v[i];
        if (para->stop != stop)
            continue;
        if (out->n)
            buf_addc(out, '\n');
        add_even(out, str_sub(para->text, 0, para->body));
    }
    while (out->n && out->p[out->n - 1] == ' ')
        buf_cut(out, out->n - 1);
}

/* The label of the selected record; of an event with its date. */
static void add_label(struct view *v, const struct doc_filter *filter, struct buf *out)
{
    struct item item;
    struct buf date = {0};
    struct doc doc = {0};
    struct doc_writer w;
    doc_begin(&w, &doc, v->ix, v->scratch, NARROW, false);
    w.filter = filter;
    doc_stop(&w, (struct doc_stop){0});
    doc_para(&w, 0, 0);
    int64_t rec = view_selected(v).rec;
    if (query_item(v->ix, rec, v->scratch, &item) && item.kind->tag == KIND_EVENT &&
        item_text(&item, FIELD_EVENT_DATE).n) {
        edtf_print(item_text(&item, FIELD_EVENT_DATE), &date);
        buf_addz(&date, ": ");
    }
    doc_putz(&w, STYLE_PLAIN, buf_z(&date));
    doc_put(&w, STYLE_PLAIN, query_label(v->ix, rec, v->scratch));
    doc_para_end(&w);
    doc_end(&w);
    add_stop(&doc, 0, out);
    doc_free(&doc);
    buf_free(&date);
}

void view_selected_text(struct view *v, const struct doc_filter *filter, struct buf *out)
{
    arena_reset(v->scratch);
    if (!v->ix)
        return;
    const struct scroll *text = view_text(v);
    if (!text || v->look->aspect == ASPECT_TIMELINE) { /* a row of that is mostly axis */
        add_label(v, filter, out);
        return;
    }
    if (!scroll_stop(text))
        return;
    struct doc doc = {0};
    struct doc_writer w;
    doc_begin(&w, &doc, v->ix, v->scratch, v->look->aspect ? text->columns : NARROW, false);
    w.filter = filter;
    view_write_text(v, &w);
    doc_end(&w);
    add_stop(&doc, text->stop, out); /* it has the same stops */
    doc_free(&doc);
}
