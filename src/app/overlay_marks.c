/* SPDX-License-Identifier: MIT */
/* `M`: the marks, each with the record that it leads to; Enter goes there. */
#include "app/app_state.h"

/* What a record of a case is called; its id where it is not there. */
static void add_label(struct app *app, struct arena *a, int64_t case_rec, const char *id,
                      struct buf *out)
{
    int64_t rec = query_find(app->ix, case_rec, str_of(id));
    if (rec)
        buf_add_line(out, query_label(app->ix, rec, a));
    else
        buf_addf(out, "%s (gone)", id);
}

/* The record that has the keys there. */
static const char *record_of(const struct placemark *place)
{
    return place->focused < LIST_PANES ? place->selected[place->focused] : place->shown;
}

static struct str text_of(struct app *app, struct arena *a, const struct placemark *place)
{
    struct buf text = {0};
    int64_t case_rec = query_find_case(app->ix, str_of(place->case_id));
    const char *id = record_of(place);
    if (case_rec && *id && strcmp(id, place->case_id) != 0)
        add_label(app, a, case_rec, id, &text);
    else
        buf_addz(&text, *id ? id : place->case_id);
    struct str kept = arena_str(a, buf_str(&text));
    buf_free(&text);
    return kept;
}

/* The case, and what it was narrowed to. */
static struct str tail_of(struct app *app, struct arena *a, const struct placemark *place)
{
    struct item item;
    struct buf text = {0};
    int64_t case_rec = query_find_case(app->ix, str_of(place->case_id));
    if (query_item(app->ix, case_rec, a, &item))
        buf_add_line(&text, item_text(&item, FIELD_CASE_TITLE));
    else
        buf_addf(&text, "%s (not here)", place->case_id);
    for (size_t i = 0; i < place->n_by; i++) {
        buf_addz(&text, app->form & GRID_PLAIN ? ", narrowed to " : " ▸ ");
        if (case_rec)
            add_label(app, a, case_rec, place->by[i], &text);
        else
            buf_addz(&text, place->by[i]);
    }
    struct str kept = arena_str(a, buf_str(&text));
    buf_free(&text);
    return kept;
}

static size_t fill(struct app *app, struct overlay *o)
{
    for (size_t i = 0; i < app->marks.n; i++) {
        const struct mark *mark = &app->marks.v[i];
        struct str letter = arena_strf(&o->arena, "%c", mark->letter);
        overlay_push(o, (struct overlay_row){
                            .head = letter,
                            .text = text_of(app, &o->arena, &mark->place),
                            .tail = tail_of(app, &o->arena, &mark->place),
                            .id = letter,
                            .number = mark->letter,
                        });
    }
    return 0;
}

static void enter_row(struct app *app, const struct overlay_row *row,
                      struct effects *effects)
{
    (void)effects;
    marks_go(app, (char)row->number);
}

const struct overlay_kind overlay_marks = {
    .title = "Marks",
    .empty = "No marks",
    .enter = "go there",
    .fill = fill,
    .enter_row = enter_row,
};
