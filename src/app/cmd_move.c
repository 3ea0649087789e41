/* SPDX-License-Identifier: MIT */
/* Moving: in the open overlay, else in the focused pane. */
#include "app/app_state.h"

static void move(struct app *app, int rows)
{
    if (app->overlay)
        overlay_move(app->overlay, rows);
    else
        view_move(app->view, rows);
}

static void move_pages(struct app *app, int half_pages)
{
    if (!app->overlay) {
        view_move_pages(app->view, half_pages);
        return;
    }
    int rows = app->overlay->page * half_pages / 2;
    if (rows == 0)
        rows = half_pages > 0 ? 1 : -1;
    overlay_move(app->overlay, rows);
}

static void move_end(struct app *app, bool last)
{
    if (app->overlay)
        overlay_move_end(app->overlay, last);
    else
        view_move_end(app->view, last);
}

void cmd_down(struct app *app, struct effects *effects)
{
    (void)effects;
    move(app, 1);
}

void cmd_up(struct app *app, struct effects *effects)
{
    (void)effects;
    move(app, -1);
}

void cmd_first(struct app *app, struct effects *effects)
{
    (void)effects;
    move_end(app, false);
}

void cmd_last(struct app *app, struct effects *effects)
{
    (void)effects;
    move_end(app, true);
}

void cmd_page_down(struct app *app, struct effects *effects)
{
    (void)effects;
    move_pages(app, 2);
}

void cmd_page_up(struct app *app, struct effects *effects)
{
    (void)effects;
    move_pages(app, -2);
}

void cmd_half_down(struct app *app, struct effects *effects)
{
    (void)effects;
    move_pages(app, 1);
}

void cmd_half_up(struct app *app, struct effects *effects)
{
    (void)effects;
    move_pages(app, -1);
}
