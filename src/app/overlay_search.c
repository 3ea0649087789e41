/* SPDX-License-Identifier: MIT */
/* Searching the rows of an overlay: folded, in all three columns, around the end. */
#include "app/overlay.h"
#include "base/fold.h"

static bool matches(const struct overlay *o, size_t row)
{
    struct buf folded = {0};
    overlay_row_text(&o->rows.v[row], &folded);
    bool found = str_find(buf_str(&folded), buf_str(&o->needle), 0) != SIZE_MAX;
    buf_free(&folded);
    return found;
}

/* Selects the first match from row `from` on, in steps of 1 or -1, around the end. */
static bool search_from(struct overlay *o, size_t from, int step, bool *wrapped)
{
    size_t n = o->rows.n;
    size_t row = from % (n + !n);
    for (size_t i = 0; i < n; i++) {
        if (matches(o, row)) {
            *wrapped = step > 0 ? row < o->selected : row > o->selected;
            o->selected = row;
            o->skip = 0;
            return true;
        }
        row = step > 0 ? (row + 1) % n : (row + n - 1) % n;
    }
    return false;
}

void overlay_search_begin(struct overlay *o)
{
    o->origin = o->selected;
    buf_clear(&o->needle);
}

bool overlay_search(struct overlay *o, struct str needle)
{
    bool wrapped = false;
    buf_clear(&o->needle);
    fold(&o->needle, needle);
    o->selected = o->origin;
    o->skip = 0;
    return o->needle.n == 0 || search_from(o, o->origin, 1, &wrapped);
}

bool overlay_search_next(struct overlay *o, int step, bool *wrapped)
{
    size_t n = o->rows.n;
    *wrapped = false;
    if (n == 0 || o->needle.n == 0)
        return false;
    return search_from(o, step > 0 ? o->selected + 1 : o->selected + n - 1, step, wrapped);
}

void overlay_search_cancel(struct overlay *o)
{
    buf_clear(&o->needle);
    o->selected = o->origin < o->rows.n ? o->origin : 0;
    o->skip = 0;
}

bool overlay_search_place(const struct overlay *o, size_t *nth, size_t *total)
{
    *nth = *total = 0;
    if (o->needle.n == 0)
        return false;
    bool here = false;
    for (size_t i = 0; i < o->rows.n; i++) {
        if (!matches(o, i))
            continue;
        ++*total;
        *nth += i <= o->selected;
        here = here || i == o->selected;
    }
    return here;
}
