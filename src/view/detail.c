/* SPDX-License-Identifier: MIT */
/* The document of one record, made when it is looked at. */
#include "view/detail.h"

#include "view/detail_parts.h"
#include "view/list_rows.h"

enum {
    MEASURE = 100,    /* columns; longer lines are hard to read */
    MARGIN_LEAST = 40 /* with fewer, text may touch the frame */
};

void detail_free(struct detail *d)
{
    scroll_free(&d->scroll);
    statements_free(&d->statements);
}

/* A case and a record of it may have the same id: the case goes without. */
static struct spot spot_to_show(struct index *ix, int64_t rec, struct arena *scratch)
{
    struct spot spot = spot_of(ix, rec, scratch);
    if (index_kind(rec) == KIND_CASE)
        spot.id[0] = '\0';
    return spot;
}

void detail_show(struct detail *d, struct index *ix, int64_t rec, struct arena *scratch)
{
    if (rec == d->shown.rec)
        return;
    d->shown = spot_to_show(ix, rec, scratch);
    statements_clear(&d->statements);
    d->counted = false;
    scroll_restart(&d->scroll);
}

void detail_reload(struct detail *d, struct index *ix, int64_t rec, struct arena *scratch)
{
    d->shown = spot_to_show(ix, rec, scratch);
    statements_clear(&d->statements);
    d->counted = false;
    scroll_rebuild(&d->scroll, true);
}

bool detail_busy(const struct detail *d)
{
    return d->scroll.built && (d->counted || statements_busy(&d->statements));
}

void detail_work(struct detail *d, struct index *ix)
{
    if (d->counted)
        scroll_rebuild(&d->scroll, false);
    d->counted = !d->counted && statements_work(&d->statements, ix);
}

static int measure(int columns)
{
    columns -= list_gutter(columns) + (columns >= MARGIN_LEAST);
    return columns < MEASURE ? columns : MEASURE;
}

static void write_shown(struct doc_writer *w, const void *self)
{
    struct detail *d = (struct detail *)(uintptr_t)self;
    statements_begin(&d->statements);
    w->statements = &d->statements;
    detail_write(w, d->shown.rec);
}

void detail_prepare(struct detail *d, struct index *ix, int columns, int rows, unsigned form,
                    struct arena *scratch)
{
    struct scroll_source from = {ix, write_shown, d};
    scroll_prepare(&d->scroll, &from, measure(columns), rows, form, scratch);
}
