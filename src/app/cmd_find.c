/* SPDX-License-Identifier: MIT */
/* `/ n N`: incremental search in the focused pane or the open overlay, one prompt for both. */
#include "app/app_state.h"

/* The list of hits is what a search found: from row to row is from hit to hit. */
static bool among_hits(const struct app *app)
{
    return app->overlay && app->overlay->kind == &overlay_hits && !app->overlay->needle.n;
}

bool find_active(const struct app *app)
{
    if (among_hits(app))
        return app->overlay->rows.n > 0;
    return app->overlay ? app->overlay->needle.n > 0 : app->searched || app->all.stepping;
}

void find_end(struct app *app)
{
    /* the next search begins here, which takes the marks of the last one off */
    view_search_begin(app->view);
    app->searched = false;
    app->all.stepping = false;
}

/* "2 of 31", or "no match"; nothing while nothing is searched for. */
static void add_place(const struct app *app, struct buf *out)
{
    if (app->overlay) {
        size_t nth, total;
        if (overlay_search_place(app->overlay, &nth, &total))
            buf_addf(out, "%zu of %zu", nth, total);
        else
            buf_addz(out, "no match");
        return;
    }
    struct search_place place;
    if (view_search_place(app->view, &place))
        buf_addf(out, "%lld of %lld%s", (long long)place.nth, (long long)place.total,
                 place.more ? "…" : "");
    else
        buf_addz(out, place.more ? "searching…" : "no match");
    if (place.beginnings)
        buf_addz(out, "; beginnings of words only");
}

static void say_place(struct app *app, bool wrapped)
{
    struct buf place = {0};
    add_place(app, &place);
    app_say(app, "%s%s", buf_z(&place), wrapped ? ", wrapped" : "");
    buf_free(&place);
}

static void changed(struct app *app)
{
    struct str needle = buf_str(&app->prompt.text);
    if (app->overlay)
        overlay_search(app->overlay, needle);
    else
        view_search(app->view, needle);
}

static void cancelled(struct app *app)
{
    if (app->overlay)
        overlay_search_cancel(app->overlay);
    else
        view_search_cancel(app->view);
}

static void accepted(struct app *app, struct effects *effects)
{
    (void)effects;
    struct str needle = buf_str(&app->prompt.text);
    if (needle.n == 0) {
        cancelled(app);
        return;
    }
    history_add(&app->searches, needle);
    if (!app->overlay)
        app->searched = true;
    say_place(app, false);
}

static void status(const struct app *app, struct buf *out)
{
    if (app->prompt.text.n)
        add_place(app, out);
}

static const struct prompt_kind search_prompt = {
    .label = "/",
    .changed = changed,
    .accepted = accepted,
    .cancelled = cancelled,
    .status = status,
};

void cmd_search(struct app *app, struct effects *effects)
{
    (void)effects;
    if (app->overlay)
        overlay_search_begin(app->overlay);
    else
        find_end(app);
    app_open_prompt(app, &search_prompt, &app->searches);
}

static void step(struct app *app, int by)
{
    bool wrapped = false;
    if (among_hits(app)) {
        overlay_move(app->overlay, by);
        return;
    }
    if (!app->overlay && app->all.stepping) {
        search_all_step(app, by);
        return;
    }
    bool found = app->overlay ? overlay_search_next(app->overlay, by, &wrapped)
                              : view_search_next(app->view, by, &wrapped);
    if (found)
        say_place(app, wrapped);
    else
        app_say(app, "no match");
}

void cmd_search_next(struct app *app, struct effects *effects)
{
    (void)effects;
    step(app, 1);
}

void cmd_search_previous(struct app *app, struct effects *effects)
{
    (void)effects;
    step(app, -1);
}
