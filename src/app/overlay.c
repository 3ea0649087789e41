/* SPDX-License-Identifier: MIT */
/* Which overlays are open, their rows, and the selection in them. */
#include "app/overlay.h"

#include "app/app_state.h"

static void fill(struct app *app, struct overlay *o)
{
    o->width_head = o->width_text = -1;
    o->place = o->empty = STR_NONE;
    overlay_show(o, o->kind->fill(app, o));
}

static void free_one(struct overlay *o)
{
    arena_free(&o->arena);
    vec_free(&o->all);
    vec_free(&o->rows);
    buf_free(&o->needle);
    words_free(&o->filter);
    buf_free(&o->filter_before);
    free(o);
}

void overlay_open(struct app *app, const struct overlay_kind *kind)
{
    if (app->overlay && app->overlay->kind == kind) {
        overlay_close(app);
        return;
    }
    for (struct overlay *o = app->overlay; o; o = o->under) {
        if (o->kind == kind) {
            while (app->overlay != o)
                overlay_close(app);
            return;
        }
    }
    struct overlay *o = mem_alloc(sizeof *o);
    o->kind = kind;
    o->under = app->overlay;
    o->page = o->height = 1;
    app->overlay = o;
    fill(app, o);
}

void overlay_close(struct app *app)
{
    struct overlay *o = app->overlay;
    app->overlay = o->under;
    free_one(o);
}

void overlay_close_all(struct app *app)
{
    while (app->overlay)
        overlay_close(app);
}

void overlay_push(struct overlay *o, struct overlay_row row)
{
    row.nth = o->all.n;
    vec_push(&o->all, row);
}

/* The row with that id, or the one that stands where it stood. */
static size_t find_again(const struct overlay *o, struct str id, size_t was)
{
    for (size_t i = 0; i < o->rows.n; i++)
        if (id.n && str_eq(o->rows.v[i].id, id))
            return i;
    return was < o->rows.n ? was : o->rows.n - (o->rows.n > 0);
}

void overlay_refill(struct app *app)
{
    for (struct overlay *o = app->overlay; o; o = o->under) {
        struct buf id = {0};
        size_t was = o->selected;
        if (was < o->rows.n)
            buf_add(&id, o->rows.v[was].id);
        vec_clear(&o->all);
        vec_clear(&o->rows); /* their texts go */
        arena_reset(&o->arena);
        fill(app, o);
        o->selected = find_again(o, buf_str(&id), was);
        o->origin = o->origin < o->rows.n ? o->origin : 0;
        buf_free(&id);
    }
}

static void select_row(struct overlay *o, size_t row)
{
    o->selected = row;
    o->skip = 0;
}

void overlay_move(struct overlay *o, int rows)
{
    if (o->rows.n == 0)
        return;
    int hidden = o->height - o->page - (int)o->skip; /* of the selected row, below */
    if (rows == 1 && hidden > 0) {
        o->skip++;
    } else if (rows == -1 && o->skip > 0) {
        o->skip--;
    } else if (rows < 0) {
        size_t up = (size_t)-rows;
        select_row(o, up < o->selected ? o->selected - up : 0);
    } else if (o->selected + 1 < o->rows.n) {
        size_t left = o->rows.n - 1 - o->selected;
        select_row(o, o->selected + ((size_t)rows < left ? (size_t)rows : left));
    }
}

void overlay_move_end(struct overlay *o, bool last)
{
    select_row(o, last && o->rows.n ? o->rows.n - 1 : 0);
}

void overlay_click(struct overlay *o, int row)
{
    int at = 1; /* below the title */
    for (size_t i = o->top; i < o->rows.n && at <= o->page; i++) {
        at += i == o->selected ? o->height - (int)o->skip : 1;
        if (row >= 1 && row < at) {
            if (i != o->selected)
                select_row(o, i);
            return;
        }
    }
}

const struct overlay_row *overlay_selected(const struct overlay *o)
{
    return o->selected < o->rows.n ? &o->rows.v[o->selected] : NULL;
}

bool overlay_has_line(const struct overlay *o)
{
    const struct overlay_row *row = overlay_selected(o);
    return row && row->path.n;
}
