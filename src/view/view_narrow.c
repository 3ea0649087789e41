/* SPDX-License-Identifier: MIT */
/* Narrowing, and going to a record wherever it is: both change what the lists show. */
#include "view/view_state.h"

static void drop(struct view *v, size_t i)
{
    memmove(v->by + i, v->by + i + 1, (--v->n_by - i) * sizeof *v->by);
}

bool view_narrowed(const struct view *v)
{
    return v->n_by > 0;
}

size_t view_narrowing(const struct view *v, int64_t by[NARROW_MAX])
{
    for (size_t i = 0; i < v->n_by; i++)
        by[i] = v->by[i].rec;
    return v->n_by;
}

void view_narrow(struct view *v)
{
    struct selection at = view_selected(v);
    if (!at.rec || at.rec == v->opened.rec || v->look->aspect)
        return;
    view_mark_place(v);
    bool same = false;
    for (size_t i = v->n_by; i-- > 0;) {
        if (index_kind(v->by[i].rec) != index_kind(at.rec))
            continue;
        same = v->by[i].rec == at.rec;
        drop(v, i);
    }
    if (!same && v->n_by < NARROW_MAX)
        v->by[v->n_by++] = spot_of(v->ix, at.rec, v->scratch);
    view_relist(v);
    if (v->focused != PANE_DETAIL)
        view_follow(v);
}

bool view_widen(struct view *v)
{
    arena_reset(v->scratch);
    if (v->n_by == 0)
        return false;
    view_mark_place(v);
    v->n_by--;
    view_relist(v);
    if (v->focused != PANE_DETAIL)
        view_follow(v);
    return true;
}

/* The record that stands on the screen for another: what stands inside a record is shown
 * in it. */
static int64_t shown_for(struct view *v, int64_t rec)
{
    struct item item;
    while (query_item(v->ix, rec, v->scratch, &item) && !item.kind->section[0] &&
           item.parent && item.parent != rec)
        rec = item.parent;
    return rec;
}

/* Selects it in its list, after taking off as much narrowing as hides it. */
static void select_in_list(struct view *v, enum pane pane, int64_t rec)
{
    struct list list = view_wanted_list(v, pane);
    bool widened = false;
    while (v->n_by > 0 && !query_in_list(v->ix, &list, rec)) {
        v->n_by--;
        widened = true;
        list = view_wanted_list(v, pane);
    }
    if (widened)
        view_relist(v);
    if (!list_select(&v->lists[pane], v->ix, rec, v->scratch)) {
        view_unfilter(v, pane);
        list_select(&v->lists[pane], v->ix, rec, v->scratch);
    }
}

void view_go_unmarked(struct view *v, int64_t rec)
{
    struct item item;
    if (!v->ix || !query_item(v->ix, shown_for(v, rec), v->scratch, &item))
        return;
    int64_t case_rec = item.kind->tag == KIND_CASE ? item.rec : item.case_rec;
    if (case_rec != v->opened.rec)
        view_enter_case(v, case_rec);
    view_close_look(v);
    v->focused = view_pane_of(item.kind->tag);
    if (v->focused != PANE_DETAIL) {
        v->followed = v->focused;
        select_in_list(v, v->focused, item.rec);
        view_follow(v);
    } else {
        detail_show(v->detail, v->ix, item.rec, v->scratch);
    }
    view_layout(v);
}

void view_go(struct view *v, int64_t rec)
{
    arena_reset(v->scratch);
    struct item item;
    if (!v->ix || !query_item(v->ix, shown_for(v, rec), v->scratch, &item))
        return;
    view_mark_place(v);
    view_go_unmarked(v, rec);
}
