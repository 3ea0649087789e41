/* SPDX-License-Identifier: MIT */
/* The state of the panes: case, focus, selection, and what follows from them. */
#include "view/view_state.h"

#include "view/list_rows.h"

struct view *view_new(void)
{
    struct view *v = mem_alloc(sizeof *v);
    v->detail = mem_alloc(sizeof *v->detail);
    v->detail->scroll.keep_first = true; /* the record's name */
    v->look = mem_alloc(sizeof *v->look);
    v->search = mem_alloc(sizeof *v->search);
    v->scratch = mem_alloc(sizeof *v->scratch);
    v->area = (struct rect){1, 0, 22, 80};
    for (enum pane p = 0; p < LIST_PANES; p++)
        v->lists[p].list.kind = view_kind_of(p);
    view_layout(v);
    return v;
}

void view_free(struct view *v)
{
    if (!v)
        return;
    detail_free(v->detail);
    scroll_free(&v->look->scroll);
    buf_free(&v->look->status);
    archive_close(v->look->archive);
    free(v->archive);
    search_free(v->search);
    arena_free(v->scratch);
    places_free(&v->places);
    buf_free(&v->notice);
    buf_free(&v->trail.statement);
    news_free(&v->news);
    buf_free(&v->filter_origin.typed);
    for (enum pane p = 0; p < LIST_PANES; p++)
        list_free(&v->lists[p]);
    free(v->detail);
    free(v->look);
    free(v->search);
    free(v->scratch);
    free(v);
}

enum kind_tag view_kind_of(enum pane pane)
{
    static const enum kind_tag kinds[PANES] = {
        [PANE_PEOPLE] = KIND_PERSON,
        [PANE_EVENTS] = KIND_EVENT,
        [PANE_QUOTES] = KIND_QUOTE,
        [PANE_DETAIL] = KINDS,
    };
    return kinds[pane];
}

enum pane view_pane_of(enum kind_tag kind)
{
    enum pane p = 0;
    while (p < LIST_PANES && view_kind_of(p) != kind)
        p++;
    return p;
}

/* The shape with what is usual where it says nothing. */
static struct view_shape shape_of(const struct view *v)
{
    struct view_shape shape = v->shape;
    for (int i = 0; i < SPLITS; i++) {
        struct view_sizes *sizes = &shape.sizes[i];
        if (!sizes->lists)
            sizes->lists = v->usual.lists;
        if (!sizes->share[0])
            memcpy(sizes->share, v->usual.share, sizeof sizes->share);
    }
    return shape;
}

void view_layout(struct view *v)
{
    struct view_shape shape = shape_of(v);
    bool alone = v->zoomed || (v->form & GRID_PLAIN);
    layout_compute(&v->layout, v->area, v->focused, alone, &shape);
}

int view_visible(const struct view *v, enum pane pane)
{
    int rows = v->layout.body[pane].rows;
    if (pane == PANE_DETAIL)
        return rows;
    int lines = list_row_lines(view_kind_of(pane));
    return rows >= lines ? rows / lines : rows > 0;
}

struct list view_wanted_list(const struct view *v, enum pane pane)
{
    struct list list = {.case_rec = v->opened.rec, .kind = view_kind_of(pane)};
    for (size_t i = 0; i < v->n_by; i++)
        if (index_kind(v->by[i].rec) != list.kind)
            list.by[list.n_by++] = v->by[i].rec;
    return list;
}

void view_relist(struct view *v)
{
    v->stamp++;
    for (enum pane p = 0; p < LIST_PANES; p++) {
        struct list list = view_wanted_list(v, p);
        list_show(&v->lists[p], v->ix, &list, v->scratch);
    }
}

void view_follow(struct view *v)
{
    int64_t rec = v->lists[v->followed].selected.rec;
    detail_show(v->detail, v->ix, rec ? rec : v->opened.rec, v->scratch);
}

const struct doc *view_doc(const struct view *v)
{
    detail_prepare(v->detail, v->ix, v->layout.body[PANE_DETAIL].cols,
        view_visible(v, PANE_DETAIL), v->form, v->scratch);
    return &v->detail->scroll.doc;
}

void view_enter_case(struct view *v, int64_t case_rec)
{
    v->opened = spot_of(v->ix, case_rec, v->scratch);
    v->n_by = 0;
    v->trail.carried = v->trail.quote = (struct spot){0};
    view_close_look(v);
    v->focused = v->followed = PANE_PEOPLE;
    for (enum pane p = 0; p < LIST_PANES; p++) {
        v->lists[p].selected = (struct spot){0};
        finder_end(&v->lists[p].filter);
    }
    search_end(v->search);
    view_layout(v);
    if (!v->ix)
        return;
    view_relist(v);
    detail_show(v->detail, v->ix, case_rec, v->scratch); /* its summary is to be read first */
}

void view_open_case(struct view *v, int64_t case_rec)
{
    arena_reset(v->scratch);
    if (v->opened.rec)
        view_mark_place(v);
    view_enter_case(v, case_rec);
}

int64_t view_case(const struct view *v)
{
    return v->opened.rec;
}

enum pane view_focused(const struct view *v)
{
    return v->focused;
}

void view_focus(struct view *v, enum pane pane)
{
    arena_reset(v->scratch);
    if (pane >= PANES)
        return;
    view_close_look(v);
    v->focused = pane;
    view_layout(v);
    if (pane == PANE_DETAIL || !v->ix)
        return;
    v->followed = pane;
    view_follow(v);
}

void view_focus_next(struct view *v, int step)
{
    int pane = ((int)v->focused + step % PANES + PANES) % PANES;
    view_focus(v, (enum pane)pane);
}

void view_zoom(struct view *v)
{
    v->zoomed = !v->zoomed;
    view_layout(v);
}

bool view_zoomed(const struct view *v)
{
    return v->zoomed;
}

const struct view_shape *view_shape(const struct view *v)
{
    return &v->shape;
}

void view_set_usual(struct view *v, const struct view_sizes *sizes)
{
    v->usual = *sizes;
    view_layout(v);
}

void view_set_shape(struct view *v, const struct view_shape *shape)
{
    v->shape = *shape;
    layout_mend(&v->shape);
    view_layout(v);
}

void view_flip(struct view *v)
{
    v->shape.split = v->shape.split == SPLIT_ABOVE ? SPLIT_BESIDE : SPLIT_ABOVE;
    view_layout(v);
}

bool view_resize(struct view *v, int wider, int higher)
{
    struct view_shape shape = shape_of(v);
    if (v->layout.single || !layout_resize(&shape, v->area, v->focused, wider, higher))
        return false;
    v->shape.sizes[shape.split] = shape.sizes[shape.split];
    view_layout(v);
    return true;
}

void view_move(struct view *v, int rows)
{
    arena_reset(v->scratch);
    if (!v->ix)
        return;
    struct scroll *text = view_text(v);
    if (text) {
        scroll_move(text, rows, view_text_rows(v));
        view_in_sight(v);
        return;
    }
    list_move(&v->lists[v->focused], v->ix, rows, v->scratch);
    view_follow(v);
}

void view_move_pages(struct view *v, int half_pages)
{
    arena_reset(v->scratch);
    struct scroll *text = v->ix ? view_text(v) : NULL;
    int visible = text ? view_text_rows(v) - (int)text->head : view_visible(v, v->focused);
    int rows = half_pages * (visible > 1 ? visible : 2) / 2;
    if (!text) {
        view_move(v, rows);
    } else {
        scroll_lines(text, rows, view_text_rows(v));
        view_in_sight(v);
    }
}

void view_move_end(struct view *v, bool last)
{
    arena_reset(v->scratch);
    if (!v->ix)
        return;
    struct scroll *text = view_text(v);
    if (text) {
        if (last)
            scroll_want_all(text);
        text = view_text(v);
        scroll_move_end(text, last, view_text_rows(v));
        view_in_sight(v);
        return;
    }
    list_move_end(&v->lists[v->focused], v->ix, last, v->scratch);
    view_follow(v);
}

static struct place place_of(const struct view *v, int64_t rec)
{
    struct item item;
    bool there = query_item(v->ix, rec, v->scratch, &item);
    return there ? item.at : (struct place){0};
}

static struct selection selected_stop(const struct view *v, const struct scroll *text)
{
    const struct doc_stop *stop = scroll_stop(text);
    struct selection s = {.rec = v->look->aspect ? 0 : v->detail->shown.rec};
    if (!stop || !stop->rec) {
        s.at = place_of(v, s.rec);
        return s;
    }
    if (v->look->aspect)
        s.rec = stop->rec;
    if (stop->rec == s.rec)
        s.statement = stop->statement;
    s.target = stop->target;
    s.at = stop->field < FIELDS ? query_place(v->ix, stop->rec, stop->field) : stop->at;
    return s;
}

struct selection view_selected(const struct view *v)
{
    arena_reset(v->scratch);
    if (!v->ix)
        return (struct selection){0};
    const struct scroll *text = view_text(v);
    if (text)
        return selected_stop(v, text);
    struct selection s = {.rec = v->lists[v->focused].selected.rec};
    s.at = place_of(v, s.rec);
    return s;
}

void view_take_notice(struct view *v, struct buf *out)
{
    buf_add(out, buf_str(&v->notice));
    buf_clear(&v->notice);
}
