/* SPDX-License-Identifier: MIT */
/* The aspect that is open: over what it is written, and going about in it. */
#include "view/view_state.h"

#include "view/detail_parts.h"
#include "view/list_rows.h"

enum { MARGIN_LEAST = 40 }; /* columns; with fewer, text may touch the edge */

/* Above the document there is a strip, where there is room for it. */
struct rect view_look_body(const struct view *v)
{
    struct rect body = v->area;
    int strip = body.rows > 2;
    body.row += strip;
    body.rows -= strip;
    return body;
}

static struct aspect_over over_of(const struct view *v)
{
    struct look *look = v->look;
    struct aspect_over over = {
        .by = {.case_rec = v->opened.rec, .n_by = v->n_by},
        .centre = look->centre.rec,
        .library = look->library,
        .from = look->from,
        .most = aspect_kind(look->aspect)->rows,
        .longer = look->longer,
        .archive = {look->archive, v->archive},
        .news = &v->news,
        .scale = look->scale,
        .select = DOC_NONE,
        .status = &look->status,
    };
    for (size_t i = 0; i < v->n_by; i++)
        over.by.by[i] = v->by[i].rec;
    return over;
}

static void write_look(struct doc_writer *w, const void *self)
{
    const struct view *v = self;
    struct aspect_over over = over_of(v);
    buf_clear(&v->look->status);
    w->hurry = over.longer && v->hurry.waits ? &v->hurry : NULL;
    aspect_kind(v->look->aspect)->write(w, &over);
    if (w->dropped)
        return;
    v->look->scale = over.scale;
    v->look->unfinished = over.unfinished;
    v->look->select = over.select;
    v->look->select_byte = over.select_byte;
}

/* The document of the aspect that is open, up to date. */
static struct scroll *prepare(const struct view *v)
{
    struct look *look = v->look;
    struct rect body = view_look_body(v);
    struct scroll_source from = {v->ix, write_look, v};
    int columns = body.cols - list_gutter(body.cols) - (body.cols >= MARGIN_LEAST);
    scroll_prepare(&look->scroll, &from, columns, body.rows, v->form, v->scratch);
    if (look->fresh && look->select != DOC_NONE)
        scroll_reveal(&look->scroll, look->select, look->select_byte, body.rows);
    look->fresh = false;
    return &look->scroll;
}

void view_write_text(struct view *v, struct doc_writer *w)
{
    if (!v->look->aspect) {
        detail_write(w, v->detail->shown.rec);
        return;
    }
    struct buf status = {0};
    struct aspect_over over = over_of(v);
    over.status = &status;
    aspect_kind(v->look->aspect)->write(w, &over);
    buf_free(&status);
}

void view_print_look(struct view *v, int columns, unsigned form,
                     const struct doc_filter *filter,
                     struct buf *out)
{
    struct aspect_over over = over_of(v);
    over.scale = (struct scale){0};
    if (v->look->aspect)
        aspect_print(v->ix, v->look->aspect, &over, columns, form, filter, out);
}

struct scroll *view_text(const struct view *v)
{
    if (v->look->aspect)
        return prepare(v);
    if (v->focused != PANE_DETAIL)
        return NULL;
    view_doc(v);
    return &v->detail->scroll;
}

int view_text_rows(const struct view *v)
{
    return v->look->aspect ? view_look_body(v).rows : view_visible(v, PANE_DETAIL);
}

int view_searched(const struct view *v)
{
    return v->look->aspect ? PANES + (int)v->look->aspect : (int)v->focused;
}

enum aspect view_aspect(const struct view *v)
{
    return v->look->aspect;
}

void view_close_look(struct view *v)
{
    v->look->aspect = ASPECT_NONE;
    v->look->scale = (struct scale){0};
    archive_close(v->look->archive);
    v->look->archive = NULL;
}

bool view_leave(struct view *v)
{
    bool open = v->look->aspect != ASPECT_NONE;
    view_close_look(v);
    return open;
}

void view_open_look(struct view *v, enum aspect aspect, int64_t centre, bool library,
                    int64_t from)
{
    struct look *look = v->look;
    look->aspect = aspect;
    look->centre = spot_of(v->ix, centre, v->scratch);
    look->library = library;
    look->from = from;
    look->scale = (struct scale){0};
    look->fresh = true;
    look->longer = false;
    archive_close(look->archive); /* its files may be others by now */
    look->archive = aspect_kind(aspect)->archived ? archive_open() : NULL;
    scroll_restart(&look->scroll);
}

void view_set_archive(struct view *v, const char *folder)
{
    free(v->archive);
    v->archive = folder ? mem_copy(folder, strlen(folder)) : NULL;
}

void view_reread_archive(struct view *v)
{
    struct look *look = v->look;
    if (!look->archive)
        return;
    archive_close(look->archive);
    look->archive = archive_open();
    scroll_recall(&look->scroll);
    scroll_rebuild(&look->scroll, true);
}

void view_set_hurry(struct view *v, bool (*waits)(void *self), void *self)
{
    v->hurry = (struct doc_hurry){waits, self};
}

void view_reload_look(struct view *v, int64_t centre)
{
    struct look *look = v->look;
    if (look->centre.id[0] && !centre)
        view_close_look(v);
    look->centre = spot_of(v->ix, centre, v->scratch);
    scroll_rebuild(&look->scroll, true);
}

void view_in_sight(struct view *v)
{
    struct look *look = v->look;
    if (look->aspect != ASPECT_TIMELINE)
        return;
    const struct doc_stop *stop = scroll_stop(view_text(v));
    struct aspect_over over = over_of(v);
    if (!stop || !timeline_show(v->ix, &over, stop->rec, v->scratch))
        return;
    look->scale = over.scale;
    look->scale.chosen = true;
    scroll_rebuild(&look->scroll, false);
}

/* Whose ties: the selected person, else the one that is narrowed to, else the first. */
static int64_t person_of(const struct view *v, int64_t selected)
{
    if (selected && index_kind(selected) == KIND_PERSON)
        return selected;
    for (size_t i = v->n_by; i-- > 0;)
        if (index_kind(v->by[i].rec) == KIND_PERSON)
            return v->by[i].rec;
    return v->lists[PANE_PEOPLE].selected.rec;
}

static int64_t centre_of(const struct view *v, enum aspect aspect, int64_t selected)
{
    if (aspect == ASPECT_RELATIONS)
        return person_of(v, selected);
    if (aspect == ASPECT_CONTEXT && selected && index_kind(selected) == KIND_QUOTE)
        return selected;
    return 0;
}

/* The records that an aspect lists, KINDS for none. */
static enum kind_tag listed(enum aspect aspect)
{
    switch (aspect) {
    case ASPECT_TIMELINE: return KIND_EVENT;
    case ASPECT_CLAIMS: return KIND_CLAIM;
    case ASPECT_SOURCES: return KIND_SOURCE;
    default: return KINDS;
    }
}

/* Goes to a record that is listed: on a long list its page begins with it. */
static void seek(struct view *v, const struct item *item)
{
    struct list list = {.case_rec = v->opened.rec, .kind = item->kind->tag};
    int64_t rows = (int64_t)aspect_kind(v->look->aspect)->rows;
    if (query_rank(v->ix, &list, item->pos) >= rows)
        v->look->from = item->pos;
    buf_clear(&v->look->scroll.key);
    buf_addf(&v->look->scroll.key, "%.*s.", STR_ARG(item->id));
    v->look->scroll.seek = true;
}

bool view_look(struct view *v, enum aspect aspect)
{
    struct selection at = view_selected(v);
    struct item item = {0};
    if (!v->ix || !v->opened.rec)
        return false;
    if (v->look->aspect == aspect)
        return view_leave(v);
    int64_t centre = centre_of(v, aspect, at.rec);
    if (!centre && (aspect == ASPECT_RELATIONS || aspect == ASPECT_CONTEXT))
        return false;
    view_mark_place(v);
    view_open_look(v, aspect, centre, false, INT64_MIN);
    if (query_item(v->ix, at.rec, v->scratch, &item) && item.kind->tag == listed(aspect))
        seek(v, &item);
    view_in_sight(v);
    return true;
}

void view_look_next(struct view *v, int step)
{
    int n = ASPECT_CONTEXT - 1, at = (int)v->look->aspect - 1;
    if (at >= 0 && at < n)
        view_look(v, (enum aspect)((at + step % n + n) % n + 1));
}

static void show_page(struct view *v, int64_t from)
{
    v->look->from = from;
    v->look->fresh = true;
    v->look->longer = false;
    scroll_restart(&v->look->scroll);
    view_in_sight(v);
}

bool view_enter(struct view *v)
{
    arena_reset(v->scratch);
    struct scroll *text = v->ix && v->look->aspect ? view_text(v) : NULL;
    const struct doc_stop *stop = text ? scroll_stop(text) : NULL;
    if (!stop || (!stop->turns && !stop->target))
        return false;
    int64_t target = stop->target;
    if (stop->turns) {
        show_page(v, stop->page);
    } else if (v->look->aspect == ASPECT_RELATIONS && index_kind(target) == KIND_PERSON) {
        if (target == v->look->centre.rec)
            view_go(v, target);
        else {
            view_mark_place(v);
            view_open_look(v, ASPECT_RELATIONS, target, false, INT64_MIN);
        }
    } else {
        view_go(v, target);
    }
    return true;
}

static size_t rows_between(const struct doc_stop *a, const struct doc_stop *b)
{
    return a->line > b->line ? a->line - b->line : b->line - a->line;
}

/* Whether `s` is nearer to `here`, to its side, than `best`. */
static bool nearer(const struct doc_stop *here, const struct doc_stop *best,
                   const struct doc_stop *s, int step)
{
    if (!s->cols || (s->left - here->left) * step <= 0)
        return false;
    if (!best || rows_between(here, s) < rows_between(here, best))
        return true;
    return rows_between(here, s) == rows_between(here, best) &&
           (s->left - best->left) * step < 0;
}

/* The stop of a column of text at the side that begins nearest to the selected one. */
static size_t stop_across(const struct scroll *text, int step)
{
    const struct doc_stop *here = scroll_stop(text), *best = NULL;
    for (size_t i = 0; here && here->cols && i < text->doc.stops.n; i++)
        if (nearer(here, best, &text->doc.stops.v[i], step))
            best = &text->doc.stops.v[i];
    return best ? (size_t)(best - text->doc.stops.v) : text->stop;
}

void view_across(struct view *v, int step)
{
    arena_reset(v->scratch);
    struct look *look = v->look;
    if (!v->ix || !look->aspect)
        return;
    struct scroll *text = view_text(v);
    if (look->aspect != ASPECT_TIMELINE) {
        scroll_select(text, stop_across(text, step), view_text_rows(v));
        return;
    }
    axis_move(&look->scale.axis,
        look->scale.axis.window + step * (look->scale.axis.cells + 1) / 2);
    look->scale.window = look->scale.axis.window;
    look->scale.chosen = true;
    scroll_rebuild(&look->scroll, false);
}

bool view_scale(struct view *v, int finer)
{
    arena_reset(v->scratch);
    struct look *look = v->look;
    if (!v->ix || look->aspect != ASPECT_TIMELINE)
        return false;
    view_text(v);
    int unit = (int)look->scale.unit + finer;
    if (unit < 0 || unit >= AXIS_UNITS)
        return false;
    int64_t from, to; /* the days in the middle of what is seen */
    int64_t middle = look->scale.window + look->scale.axis.cells / 2;
    axis_days(&look->scale.axis, middle, &from, &to);
    look->scale = (struct scale){
        .chosen = true, .unit = (enum axis_unit)unit, .to_day = true, .day = from};
    scroll_rebuild(&look->scroll, false);
    view_in_sight(v);
    return true;
}

bool view_all_cases(struct view *v)
{
    arena_reset(v->scratch);
    struct look *look = v->look;
    if (!v->ix || look->aspect != ASPECT_TIMELINE)
        return false;
    view_text(v);
    scroll_remember(&look->scroll, v->ix, v->scratch);
    look->library = !look->library;
    look->from = INT64_MIN;
    look->scale = (struct scale){0};
    scroll_rebuild(&look->scroll, true);
    view_in_sight(v);
    return true;
}

bool view_of_library(const struct view *v)
{
    return v->look->aspect == ASPECT_TIMELINE && v->look->library;
}

bool view_look_unfinished(const struct view *v)
{
    return v->look->aspect && v->look->scroll.built && v->look->unfinished &&
           !v->look->longer;
}

void view_look_work(struct view *v)
{
    struct look *look = v->look;
    struct scroll_source from = {v->ix, write_look, v};
    struct buf status = look->status;
    look->status = (struct buf){0};
    look->longer = true;
    look->longer = scroll_improve(&look->scroll, &from, view_look_body(v).rows, v->scratch);
    if (!look->longer) {
        buf_free(&look->status);
        look->status = status;
        return;
    }
    buf_free(&status);
}
