/* SPDX-License-Identifier: MIT */
/* Paging by key: wherever a row is, reaching it costs its screen and not its list. */
#include "view/list.h"

enum { CHUNK = 64 }; /* rows per query while the selection moves */

static void select_row(struct list_pane *l, struct index *ix, int64_t rec,
                       struct arena *scratch)
{
    l->selected = spot_of(ix, rec, scratch);
}

void list_free(struct list_pane *l)
{
    finder_free(&l->filter);
    vec_free(&l->screen);
}

size_t list_rows(const struct list_pane *l, struct index *ix, int64_t pos, bool forward,
                 size_t max, struct list_row *out)
{
    if (finder_active(&l->filter))
        return finder_page(&l->filter, pos, forward, max, out);
    return query_page(ix, &l->list, pos, forward, max, out);
}

bool list_has(const struct list_pane *l, struct index *ix, int64_t rec)
{
    if (!rec || !query_in_list(ix, &l->list, rec))
        return false;
    return !finder_active(&l->filter) || finder_has(&l->filter, rec);
}

/* Other rows; the filter looks at enough of them at once that the selection can be kept. */
static void take_list(struct list_pane *l, struct index *ix, const struct list *list)
{
    struct list all = {.case_rec = list->case_rec, .kind = list->kind};
    l->list = *list;
    l->count = -1;
    l->total = query_count(ix, &all);
    finder_look_at(&l->filter, list, NULL, l->total);
    finder_go(&l->filter, ix, FINDER_EXACT_ROWS);
}

void list_filter(struct list_pane *l, struct index *ix, struct words *words)
{
    bool first = !finder_active(&l->filter);
    finder_ask(&l->filter, words);
    if (first)
        finder_look_at(&l->filter, &l->list, NULL, l->total);
    finder_go(&l->filter, ix, FINDER_SLICE);
    l->scroll = LIST_SCROLL_MIDDLE;
}

bool list_filter_go(struct list_pane *l, struct index *ix)
{
    return finder_go(&l->filter, ix, FINDER_SLICE);
}

void list_show(struct list_pane *l, struct index *ix, const struct list *list,
               struct arena *scratch)
{
    take_list(l, ix, list);
    l->scroll = LIST_SCROLL_MIDDLE;
    if (list_has(l, ix, l->selected.rec))
        return;
    l->top = INT64_MIN;
    list_move_end(l, ix, false, scratch);
}

bool list_select(struct list_pane *l, struct index *ix, int64_t rec, struct arena *scratch)
{
    if (!list_has(l, ix, rec))
        return false;
    select_row(l, ix, rec, scratch);
    l->scroll = LIST_SCROLL_MIDDLE;
    return true;
}

void list_select_near(struct list_pane *l, struct index *ix, int64_t pos,
                      struct arena *scratch)
{
    struct list_row row = {0};
    if (!list_rows(l, ix, pos, true, 1, &row))
        list_rows(l, ix, pos, false, 1, &row);
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
        size_t n = list_rows(l, ix, at.pos, rows > 0, wanted, page);
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
    list_rows(l, ix, last ? INT64_MAX : INT64_MIN, !last, 1, &row);
    select_row(l, ix, row.rec, scratch);
    l->scroll = LIST_SCROLL_LEAST;
}

/* The pos up to `steps` rows before that row, which is in the list. */
static int64_t rows_before(struct list_pane *l, struct index *ix, int64_t pos, size_t steps,
                           struct list_row *rows)
{
    size_t n = list_rows(l, ix, pos, false, steps + 1, rows);
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

void list_drawn(struct list_pane *l, struct index *ix, const struct list_row *rows, size_t n,
                struct arena *scratch)
{
    struct list_row two[2];
    vec_clear(&l->screen);
    if (n && list_rows(l, ix, rows[0].pos, false, 2, two) == 2)
        vec_push(&l->screen, spot_of(ix, two[1].rec, scratch));
    for (size_t i = 0; i < n; i++)
        vec_push(&l->screen, spot_of(ix, rows[i].rec, scratch));
}

/* Whether a row that was drawn is still there. */
static bool still_there(const struct list_pane *l, struct index *ix, size_t row,
                        struct list_row *out, struct arena *scratch)
{
    int64_t rec = spot_find(ix, l->list.case_rec, l->screen.v[row].id);
    *out = (struct list_row){spot_of(ix, rec, scratch).pos, rec};
    return list_has(l, ix, rec);
}

/* What stands where the selected row stood: behind the nearest row above it that is still
 * there, else the nearest below; 0 when none is. It may be the same under another id. */
static int64_t in_its_place(const struct list_pane *l, struct index *ix,
                            struct arena *scratch)
{
    size_t n = l->screen.n, at = 0;
    struct list_row row, two[2];
    while (at < n && strcmp(l->screen.v[at].id, l->selected.id) != 0)
        at++;
    for (size_t i = at; at < n && i-- > 0;)
        if (still_there(l, ix, i, &row, scratch))
            return list_rows(l, ix, row.pos, true, 2, two) == 2 ? two[1].rec : row.rec;
    for (size_t i = at + 1; i < n; i++)
        if (still_there(l, ix, i, &row, scratch))
            return row.rec;
    return 0;
}

void list_reload(struct list_pane *l, struct index *ix, const struct list *list,
                 int64_t rec, struct arena *scratch)
{
    take_list(l, ix, list);
    if (!list_select(l, ix, rec, scratch) &&
        !list_select(l, ix, in_its_place(l, ix, scratch), scratch))
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
        n = list_rows(l, ix, l->top, true, visible, rows);
    if (screen_row(l, rows, n) == n) {
        l->top = wanted_top(l, ix, visible, rows);
        n = list_rows(l, ix, l->top, true, visible, rows);
    }
    if (n < visible) { /* at the end of the list: no empty rows where there are others */
        l->top = rows_before(l, ix, INT64_MAX, visible - 1, rows);
        n = list_rows(l, ix, l->top, true, visible, rows);
    }
    l->scroll = LIST_SCROLL_LEAST;
    l->screen_row = screen_row(l, rows, n);
    return n;
}

void list_count_text(struct list_pane *l, struct index *ix, struct buf *out)
{
    bool filtered = finder_active(&l->filter);
    if (filtered) {
        finder_count_text(&l->filter, out);
    } else {
        if (l->count < 0)
            l->count = l->list.n_by ? query_count(ix, &l->list) : l->total;
        buf_addf(out, "%lld", (long long)l->count);
    }
    if (filtered || l->list.n_by)
        buf_addf(out, " of %lld", (long long)l->total);
}
