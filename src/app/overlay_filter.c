/* SPDX-License-Identifier: MIT */
/* Filtering the rows of an overlay, as lists are filtered. */
#include "app/overlay.h"

#include "base/fold.h"

void overlay_row_text(const struct overlay_row *row, struct buf *folded)
{
    struct buf line = {0};
    buf_add(&line, row->head);
    buf_addc(&line, ' ');
    buf_add(&line, row->text);
    buf_addc(&line, ' ');
    buf_add(&line, row->tail);
    fold(folded, buf_str(&line));
    buf_free(&line);
}

static bool matches(const struct overlay *o, const struct overlay_row *row)
{
    if (words_none(&o->filter))
        return true;
    struct buf folded = {0};
    overlay_row_text(row, &folded);
    bool match = words_match(&o->filter, buf_str(&folded), false);
    buf_free(&folded);
    return match;
}

void overlay_show(struct overlay *o, size_t nearest)
{
    size_t selected = SIZE_MAX;
    vec_clear(&o->rows);
    for (size_t i = 0; i < o->all.n; i++) {
        if (!matches(o, &o->all.v[i]))
            continue;
        if (i >= nearest && selected == SIZE_MAX)
            selected = o->rows.n;
        vec_push(&o->rows, o->all.v[i]);
    }
    o->selected = selected != SIZE_MAX ? selected : o->rows.n - (o->rows.n > 0);
    o->skip = 0;
}

void overlay_filter_begin(struct overlay *o)
{
    const struct overlay_row *row = overlay_selected(o);
    o->filter_origin = row ? row->nth : 0;
    buf_clear(&o->filter_before);
    buf_add(&o->filter_before, buf_str(&o->filter.typed));
}

void overlay_filter(struct overlay *o, struct str typed)
{
    words_set_filter(&o->filter, typed);
    overlay_show(o, o->filter_origin);
}

void overlay_filter_cancel(struct overlay *o)
{
    overlay_filter(o, buf_str(&o->filter_before));
}

bool overlay_filter_off(struct overlay *o)
{
    if (words_none(&o->filter))
        return false;
    overlay_filter_begin(o);
    overlay_filter(o, STR_NONE);
    return true;
}

void overlay_filter_status(const struct overlay *o, struct buf *out)
{
    buf_addf(out, "%zu of %zu", o->rows.n, o->all.n);
}
