/* SPDX-License-Identifier: MIT */
/* The panes: focus, narrowing, places. */
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

static bool is_about(const struct app *app)
{
    return !view_aspect(app->view) && view_focused(app->view) == PANE_DETAIL &&
           view_selected(app->view).rec == view_case(app->view);
}

/* To the case itself; from there back, also where one has widened in between. */
void cmd_about(struct app *app, struct effects *effects)
{
    (void)effects;
    int64_t case_rec = view_case(app->view);
    if (!case_rec) {
        app_say(app, "no case is open");
    } else if (!is_about(app)) {
        view_go(app->view, case_rec);
    } else {
        while (is_about(app))
            if (!view_back(app->view))
                view_focus(app->view, PANE_PEOPLE);
    }
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
            app_say(app, view_aspect(app->view) == ASPECT_CHANGES
                             ? "that is not in the case any more"
                             : "this leads nowhere");
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
    } else if (app->searched) {
        find_end(app);
    } else if (!view_filter_off(app->view) && !view_leave(app->view) &&
               !view_widen(app->view) && !view_filter_off_all(app->view)) {
        if (app->all.stepping)
            search_all_return(app);
        else if (app->loading.files)
            effects_add(effects, EFFECT_CANCEL);
        else
            app_say(app, "nothing is narrowed");
    }
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
