/* SPDX-License-Identifier: MIT */
/* The shape of the screen: one pane or all, how they stand, how large each is. */
#include "app/app_state.h"

void cmd_zoom(struct app *app, struct effects *effects)
{
    (void)effects;
    view_zoom(app->view);
}

void cmd_flip(struct app *app, struct effects *effects)
{
    (void)effects;
    view_flip(app->view);
    app_say(app, view_shape(app->view)->split == SPLIT_ABOVE ? "lists above Detail"
                                                             : "lists left of Detail");
}

static void resize(struct app *app, int wider, int higher)
{
    static const char *const names[] = {"narrower", "wider", "lower", "higher"};
    if (!view_resize(app->view, wider, higher))
        app_say(app, "this pane cannot be made %s",
                names[higher ? 2 + (higher > 0) : wider > 0]);
}

void cmd_narrower(struct app *app, struct effects *effects)
{
    (void)effects;
    resize(app, -1, 0);
}

void cmd_wider(struct app *app, struct effects *effects)
{
    (void)effects;
    resize(app, 1, 0);
}

void cmd_lower(struct app *app, struct effects *effects)
{
    (void)effects;
    resize(app, 0, -1);
}

void cmd_higher(struct app *app, struct effects *effects)
{
    (void)effects;
    resize(app, 0, 1);
}

void cmd_usual_sizes(struct app *app, struct effects *effects)
{
    (void)effects;
    struct view_shape shape = {.split = view_shape(app->view)->split};
    view_set_shape(app->view, &shape);
}
