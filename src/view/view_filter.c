/* SPDX-License-Identifier: MIT */
/* Filters: what a list shows while somebody types, and what it showed before. */
#include "view/view_state.h"

/* The document that takes the keys, else the list that does; NULL for what is not. The
 * archived text around a quote is one piece: there is nothing to leave out. */
static struct scroll *filtered_text(const struct view *v)
{
    return v->ix && v->look->aspect != ASPECT_CONTEXT ? view_text(v) : NULL;
}

static struct list_pane *filtered_list(struct view *v)
{
    bool list = v->ix && !v->look->aspect && v->focused < LIST_PANES;
    return list ? &v->lists[v->focused] : NULL;
}

struct str view_filter_typed(const struct view *v)
{
    const struct scroll *text = filtered_text(v);
    if (text)
        return buf_str(&text->filter.typed);
    bool list = !v->look->aspect && v->focused < LIST_PANES;
    return list ? buf_str(&v->lists[v->focused].filter.words.typed) : STR_NONE;
}

bool view_filter_begin(struct view *v)
{
    arena_reset(v->scratch);
    struct list_pane *l = filtered_list(v);
    struct scroll *text = filtered_text(v);
    if (!l && !text)
        return false;
    struct filter_origin *o = &v->filter_origin;
    o->open = true;
    buf_clear(&o->typed);
    buf_add(&o->typed, view_filter_typed(v));
    if (text) {
        scroll_remember(text, v->ix, v->scratch);
    } else if (l) {
        o->selected = l->selected;
        o->top = l->top;
    }
    return true;
}

/* The origin, or the row that is shown nearest to it. */
static void select_near_origin(struct view *v, struct list_pane *l)
{
    const struct filter_origin *o = &v->filter_origin;
    if (!list_select(l, v->ix, o->selected.rec, v->scratch))
        list_select_near(l, v->ix, o->selected.pos, v->scratch);
    view_follow(v);
}

static void filter(struct view *v, struct list_pane *l, struct str typed)
{
    struct words words = {0};
    words_set_filter(&words, typed);
    list_filter(l, v->ix, &words);
    words_free(&words);
    v->stamp++;
}

void view_filter(struct view *v, struct str typed)
{
    arena_reset(v->scratch);
    struct list_pane *l = filtered_list(v);
    struct scroll *text = filtered_text(v);
    if (text) {
        scroll_filter(text, typed);
    } else if (l) {
        filter(v, l, typed);
        select_near_origin(v, l);
    }
}

void view_filter_keep(struct view *v)
{
    v->filter_origin.open = false;
}

void view_filter_cancel(struct view *v)
{
    struct list_pane *l = filtered_list(v);
    view_filter(v, buf_str(&v->filter_origin.typed));
    if (l)
        l->top = v->filter_origin.top;
    view_filter_keep(v);
}

bool view_filtered(const struct view *v, enum pane pane)
{
    if (pane == PANE_DETAIL)
        return !words_none(&v->detail->scroll.filter);
    return finder_active(&v->lists[pane].filter);
}

bool view_filtered_here(const struct view *v)
{
    return view_filter_typed(v).n > 0;
}

void view_unfilter(struct view *v, enum pane pane)
{
    if (pane == PANE_DETAIL) {
        scroll_remember(&v->detail->scroll, v->ix, v->scratch);
        scroll_filter(&v->detail->scroll, STR_NONE);
        return;
    }
    filter(v, &v->lists[pane], STR_NONE);
    if (!v->lists[pane].selected.rec)
        list_move_end(&v->lists[pane], v->ix, false, v->scratch);
    view_follow(v);
}

bool view_filter_off(struct view *v)
{
    if (!view_filtered_here(v))
        return false;
    view_filter_begin(v);
    view_filter(v, STR_NONE);
    view_filter_keep(v);
    return true;
}

bool view_filter_off_all(struct view *v)
{
    arena_reset(v->scratch);
    bool any = false;
    for (enum pane p = 0; v->ix && p < PANES; p++) {
        if (!view_filtered(v, p))
            continue;
        view_unfilter(v, p);
        any = true;
    }
    return any;
}

void view_filter_status(struct view *v, struct buf *out)
{
    const struct scroll *text = filtered_text(v);
    const struct list_pane *l = filtered_list(v);
    if (text)
        buf_addf(out, "%zu of %zu", text->kept.kept, text->kept.all);
    else if (l)
        list_count_text(&v->lists[v->focused], v->ix, out);
    if (!l || !finder_active(&l->filter) || !l->filter.beginnings)
        return;
    buf_addf(out, "; %s in more than %d rows",
             l->filter.words.kind == WORDS_NEAR ? "nothing fuzzy" : "beginnings of words",
             FINDER_EXACT_ROWS);
}

/* Looking at rows, a slice at a time ------------------------------------------------- */

static bool filter_unfinished(const struct list_pane *l)
{
    return finder_active(&l->filter) && !l->filter.done;
}

bool view_busy(const struct view *v)
{
    bool busy = view_search_unfinished(v) || view_look_unfinished(v) ||
                (v->ix && !v->look->aspect && detail_busy(v->detail));
    for (enum pane p = 0; p < LIST_PANES; p++)
        busy = busy || filter_unfinished(&v->lists[p]);
    return busy;
}

void view_work(struct view *v)
{
    arena_reset(v->scratch);
    if (!v->ix)
        return;
    for (enum pane p = 0; p < LIST_PANES; p++) {
        struct list_pane *l = &v->lists[p];
        if (!filter_unfinished(l))
            continue;
        list_filter_go(l, v->ix);
        bool origin = v->filter_origin.open && l == filtered_list(v);
        if (origin && l->selected.rec != v->filter_origin.selected.rec)
            select_near_origin(v, l);
        else if (!l->selected.rec)
            list_move_end(l, v->ix, false, v->scratch);
        view_follow(v);
        return;
    }
    if (view_look_unfinished(v))
        view_look_work(v);
    else if (view_search_unfinished(v))
        view_search_work(v);
    else if (!v->look->aspect && detail_busy(v->detail))
        detail_work(v->detail, v->ix);
}
