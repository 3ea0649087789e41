/* SPDX-License-Identifier: MIT */
/* The mouse: a click goes where it points, the wheel scrolls what is under it. */
#include "app/app_state.h"

enum { WHEEL_ROWS = 3 };

void app_mouse(struct app *app, const struct event *event)
{
    if (app->prompt.kind)
        return; /* what is typed stays for what it was asked about */
    if (app->overlay && event->wheel)
        overlay_move(app->overlay, event->wheel * WHEEL_ROWS);
    else if (app->overlay)
        overlay_click(app->overlay, event->row);
    else if (event->wheel)
        view_wheel(app->view, event->row, event->col, event->wheel * WHEEL_ROWS);
    else
        view_click(app->view, event->row, event->col);
}
