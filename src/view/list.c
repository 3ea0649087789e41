/* SPDX-License-Identifier: MIT */
/* Paging by key: wherever a row is, reaching it costs its screen and not its list. */
#include "view/list.h"

enum { CHUNK = 64 }; /* rows per query while the selection moves */

static void select_row(struct list_pane *l, struct index *ix, int64_t rec,
                       struct arena *scratch)
{
    l->selected = spot_of(ix, rec, scratch);
}

void list_show(struct list_pane *l, struct index *ix, const struct list *list,
               struct arena *scratch)
{
    l->list = *list;
    l->count = l->total = -1;
    l->scroll = LIST_SCROLL_MIDDLE;
    if (l->selected.rec && query_in_list(ix, list, l->selected.rec))
        return;
    l->top = INT64_MIN;
    list_move_end(l, ix, false, scratch);
}

bool list_select(struct list_pane *l, struct index *ix, int64_t rec, struct arena *scratch)
{
    if (!rec || !query_in_list(ix, &l->list, rec))
        return false;
    select_row(l, ix, rec, scratch);
    l->scroll = LIST_SCROLL_MIDDLE;
    return true;
}

void list_select_near(struct list_pane *l, struct index *ix, int64_t pos,
                      struct arena *scratch)
{
    struct list_row row = {0};
    if (!query_page(ix, &l->list, pos, true, 1, &row))
        query_page(ix, &l->list, pos, false, 1, &row);
    select_row(l, ix, row.rec, scratch);
    l->scroll = LIST_SCROLL_MIDDLE;
}

void list_move(struct list_pane *l, struct index *ix, int rows, struct arena *scratch)
{
    struct list_row page[CHUNK], at = {l->selected.pos, l->selected.rec};
    size_t left = (size_t)(rows < 0 ? -(int64_t)rows : rows);
    if (!at.rec || left == 0)
        return;
    while (left > 0) {
        size_t wanted = left < CHUNK ? left + 1 : CHUNK; /* the row we stand on, too */
        size_t n = query_page(ix, &l->list, at.pos, rows > 0, wanted, page);
        if (n < 2)
            break;
        at = page[n - 1];
        left -= n - 1;
    }
    if (at.rec != l->selected.rec)
        select_row(l, ix, at.rec, scratch);
    l->scroll = LIST_SCROLL_LEAST;
}

void list_move_end(struct list_pane *l, struct index *ix, bool last, struct arena *scratch)
{
    struct list_row row = {0};
    query_page(ix, &l->list, last ? INT64_MAX : INT64_MIN, !last, 1, &row);
    select_row(l, ix, row.rec, scratch);
    l->scroll = LIST_SCROLL_LEAST;
}

/* The pos up to `steps` rows before that row, which is in the list. */
static int64_t rows_before(struct list_pane *l, struct index *ix, int64_t pos, size_t steps,
                           struct list_row *rows)
{
    size_t n = query_page(ix, &l->list, pos, false, steps + 1, rows);
    return n ? rows[n - 1].pos : pos;
}

/* Which of the rows is the selected one; n when none is. */
static size_t screen_row(const struct list_pane *l, const struct list_row *rows, size_t n)
{
    size_t i = 0;
    while (i < n && rows[i].rec != l->selected.rec)
        i++;
    return i;
}

void list_reload(struct list_pane *l, struct index *ix, const struct list *list,
                 int64_t rec, struct arena *scratch)
{
    l->list = *list;
    l->count = l->total = -1;
    if (!list_select(l, ix, rec, scratch))
        list_select_near(l, ix, l->selected.pos, scratch);
    l->scroll = LIST_SCROLL_KEEP;
}

/* The pos that the top row should have for the selection to be seen. */
static int64_t wanted_top(struct list_pane *l, struct index *ix, size_t visible,
                          struct list_row *rows)
{
    size_t above = visible - 1;
    if (l->scroll == LIST_SCROLL_MIDDLE)
        above = visible / 2;
    else if (l->scroll == LIST_SCROLL_KEEP && l->screen_row < visible)
        above = l->screen_row;
    else if (l->selected.pos < l->top)
        above = 0;
    return rows_before(l, ix, l->selected.pos, above, rows);
}

size_t list_page(struct list_pane *l, struct index *ix, size_t visible,
                 struct list_row *rows)
{
    if (!l->selected.rec || visible == 0)
        return 0;
    size_t n = 0;
    if (l->scroll != LIST_SCROLL_KEEP)
        n = query_page(ix, &l->list, l->top, true, visible, rows);
    if (screen_row(l, rows, n) == n) {
        l->top = wanted_top(l, ix, visible, rows);
        n = query_page(ix, &l->list, l->top, true, visible, rows);
    }
    if (n < visible) { /* at the end of the list: no empty rows where there are others */
        l->top = rows_before(l, ix, INT64_MAX, visible - 1, rows);
        n = query_page(ix, &l->list, l->top, true, visible, rows);
    }
    l->scroll = LIST_SCROLL_LEAST;
    l->screen_row = screen_row(l, rows, n);
    return n;
}

void list_count_text(struct list_pane *l, struct index *ix, struct buf *out)
{
    if (l->count < 0) {
        struct list all = {.case_rec = l->list.case_rec, .kind = l->list.kind};
        l->count = query_count(ix, &l->list);
        l->total = l->list.n_by ? query_count(ix, &all) : l->count;
    }
    buf_addf(out, "%lld", (long long)l->count);
    if (l->list.n_by)
        buf_addf(out, " of %lld", (long long)l->total);
}
