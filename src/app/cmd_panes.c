/* SPDX-License-Identifier: MIT */
/* The panes: focus, narrowing, evidence, places. */
#include "app/app_state.h"

void cmd_left(struct app *app, struct effects *effects)
{
    (void)effects;
    if (view_aspect(app->view))
        view_across(app->view, -1);
    else
        view_focus_next(app->view, -1);
}

void cmd_right(struct app *app, struct effects *effects)
{
    (void)effects;
    if (view_aspect(app->view))
        view_across(app->view, 1);
    else
        view_focus_next(app->view, 1);
}

void cmd_next_pane(struct app *app, struct effects *effects)
{
    (void)effects;
    if (view_aspect(app->view))
        view_look_next(app->view, 1);
    else
        view_focus_next(app->view, 1);
}

void cmd_previous_pane(struct app *app, struct effects *effects)
{
    (void)effects;
    if (view_aspect(app->view))
        view_look_next(app->view, -1);
    else
        view_focus_next(app->view, -1);
}

void cmd_people(struct app *app, struct effects *effects)
{
    (void)effects;
    view_focus(app->view, PANE_PEOPLE);
}

void cmd_events(struct app *app, struct effects *effects)
{
    (void)effects;
    view_focus(app->view, PANE_EVENTS);
}

void cmd_quotes(struct app *app, struct effects *effects)
{
    (void)effects;
    view_focus(app->view, PANE_QUOTES);
}

void cmd_detail(struct app *app, struct effects *effects)
{
    (void)effects;
    view_focus(app->view, PANE_DETAIL);
}

void cmd_enter(struct app *app, struct effects *effects)
{
    if (app->overlay) {
        const struct overlay_row *row = overlay_selected(app->overlay);
        if (row)
            app->overlay->kind->enter_row(app, row, effects);
        return;
    }
    if (view_aspect(app->view)) {
        if (!view_enter(app->view))
            app_say(app, "this leads nowhere");
        return;
    }
    struct selection at = view_selected(app->view);
    if (at.rec == 0) {
        app_say(app, "nothing is selected");
    } else if (view_focused(app->view) != PANE_DETAIL) {
        view_narrow(app->view);
    } else if (at.target == 0) {
        app_say(app, "this leads nowhere");
    } else {
        view_go(app->view, at.target);
    }
}

void cmd_widen(struct app *app, struct effects *effects)
{
    if (app->overlay) {
        if (!overlay_filter_off(app->overlay))
            overlay_close(app);
    } else if (!app->searched && view_leave(app->view)) {
        return; /* to the panes */
    } else if (app->searched) {
        find_end(app);
    } else if (!view_filter_off(app->view) && !view_widen(app->view) &&
               !view_filter_off_all(app->view)) {
        if (app->loading.files)
            effects_add(effects, EFFECT_CANCEL);
        else
            app_say(app, "nothing is narrowed");
    }
}

/* Where the quotes of a statement stand among those that carry it: "1 of 3 quotes". */
static void say_which(struct app *app, int64_t rec, struct str statement)
{
    struct arena a = {0};
    struct recs quotes = query_evidence(app->ix, rec, statement, &a);
    int64_t here = view_selected(app->view).rec;
    size_t nth = 0;
    while (nth < quotes.n && quotes.v[nth] != here)
        nth++;
    struct key_text back = app_key(app, COMMAND_EVIDENCE);
    if (nth < quotes.n)
        app_say(app, "%zu of %zu quote%s; %s goes back", nth + 1, quotes.n,
                quotes.n == 1 ? "" : "s", back.z);
    else
        app_say(app, "%s goes back", back.z);
    arena_free(&a);
}

void cmd_evidence(struct app *app, struct effects *effects)
{
    (void)effects;
    struct selection at = view_selected(app->view);
    if (at.rec == app->evidence.rec && view_focused(app->view) == app->evidence.pane) {
        app->evidence.rec = 0;
        if (view_back(app->view))
            return;
    }
    struct buf statement = {0}; /* the view's own goes when it moves */
    buf_add(&statement, at.statement);
    if (view_evidence(app->view)) {
        app->evidence.rec = view_selected(app->view).rec;
        app->evidence.pane = view_focused(app->view);
        say_which(app, at.rec, buf_str(&statement));
    } else {
        app_say(app, index_kind(at.rec) == KIND_QUOTE ? "this is the quote itself"
                                                      : "no quote carries this");
    }
    buf_free(&statement);
}

void cmd_back(struct app *app, struct effects *effects)
{
    (void)effects;
    if (!view_back(app->view))
        app_say(app, "no place before this one");
}

void cmd_forward(struct app *app, struct effects *effects)
{
    (void)effects;
    if (!view_forward(app->view))
        app_say(app, "no place after this one");
}

void cmd_last_place(struct app *app, struct effects *effects)
{
    (void)effects;
    if (!view_last(app->view))
        app_say(app, "no jump yet");
}
