/* SPDX-License-Identifier: MIT */
/* Searching in the focused pane: from where the selection was when it began. */
#include "view/view_state.h"

static int64_t present(const struct view *v)
{
    const struct scroll *text = view_text(v);
    return text ? (int64_t)text->stop : v->lists[v->focused].selected.pos;
}

/* The matches in the focused pane as it is now. */
static void find(const struct view *v)
{
    struct scroll *text = view_text(v);
    if (text) {
        if (finder_active(&v->search->find))
            scroll_want_all(text);
        text = view_text(v);
        search_doc(v->search, view_searched(v), text->serial, &text->doc);
        return;
    }
    const struct list_pane *l = &v->lists[v->focused];
    const struct finder *within = finder_active(&l->filter) ? &l->filter : NULL;
    search_list(v->search, view_searched(v), v->stamp, v->ix, &l->list, within, l->total);
}

static void select_hit(struct view *v, int64_t hit)
{
    struct scroll *text = view_text(v);
    if (text) {
        scroll_select(text, (size_t)hit, view_text_rows(v));
        view_in_sight(v);
        return;
    }
    list_select_near(&v->lists[v->focused], v->ix, hit, v->scratch);
    view_follow(v);
}

static void select_origin(struct view *v)
{
    struct search *s = v->search;
    if (s->origin.pane != view_searched(v))
        return;
    struct scroll *text = view_text(v);
    if (text) {
        text->top = s->origin.top;
        scroll_select(text, (size_t)s->origin.place, view_text_rows(v));
        return;
    }
    struct list_pane *l = &v->lists[v->focused];
    int64_t rec = spot_find(v->ix, v->opened.rec, s->origin.id);
    list_select(l, v->ix, rec, v->scratch);
    l->top = s->origin.list_top;
    view_follow(v);
}

void view_search_begin(struct view *v)
{
    arena_reset(v->scratch);
    search_end(v->search);
    if (!v->ix)
        return;
    const struct scroll *text = view_text(v);
    struct search *s = v->search;
    s->origin.pane = view_searched(v);
    s->origin.place = present(v);
    s->origin.top = text ? text->top : 0;
    if (text)
        return;
    memcpy(s->origin.id, v->lists[v->focused].selected.id, SPOT_ID);
    s->origin.list_top = v->lists[v->focused].top;
}

static bool searching(const struct view *v)
{
    return v->ix && finder_active(&v->search->find);
}

bool view_search(struct view *v, struct str needle)
{
    arena_reset(v->scratch);
    search_set(v->search, needle);
    if (!v->ix)
        return false;
    int64_t hit;
    find(v);
    if (searching(v) && search_at_or_behind(v->search, v->search->origin.place, &hit)) {
        select_hit(v, hit);
        return true;
    }
    select_origin(v);
    return !searching(v);
}

bool view_search_unfinished(const struct view *v)
{
    return searching(v) && v->search->looked && !v->search->find.done;
}

/* Whoever has moved on meanwhile is left where they are. */
void view_search_work(struct view *v)
{
    struct search *s = v->search;
    int64_t hit;
    if (!view_search_unfinished(v) || s->pane != view_searched(v) || s->stamp != v->stamp)
        return;
    bool waiting = s->origin.pane == s->pane && present(v) == s->origin.place &&
                   !search_at_or_behind(s, s->origin.place, &hit);
    finder_go(&s->find, v->ix, FINDER_SLICE);
    if (waiting && search_at_or_behind(s, s->origin.place, &hit))
        select_hit(v, hit);
}

bool view_search_next(struct view *v, int step, bool *wrapped)
{
    arena_reset(v->scratch);
    *wrapped = false;
    if (!searching(v))
        return false;
    int64_t hit;
    find(v);
    if (!search_step(v->search, present(v), step, &hit, wrapped))
        return false;
    select_hit(v, hit);
    return true;
}

void view_search_cancel(struct view *v)
{
    arena_reset(v->scratch);
    if (v->ix)
        select_origin(v);
    search_end(v->search);
}

bool view_search_place(const struct view *v, struct search_place *out)
{
    *out = (struct search_place){0};
    if (!searching(v))
        return false;
    find(v);
    const struct finder *found = &v->search->find;
    out->nth = search_rank(v->search, present(v));
    out->total = (int64_t)found->hits.n;
    out->more = !found->done || found->hits.n == FINDER_HITS_MAX;
    out->beginnings = found->beginnings;
    return out->total > 0;
}
