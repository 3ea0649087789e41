/* SPDX-License-Identifier: MIT */
/* The session itself: help, the screen, leaving. */
#include "app/app_state.h"

void cmd_help(struct app *app, struct effects *effects)
{
    (void)effects;
    overlay_open(app, &overlay_help);
}

void cmd_redraw(struct app *app, struct effects *effects)
{
    (void)app;
    effects_add(effects, EFFECT_REDRAW);
}

void cmd_suspend(struct app *app, struct effects *effects)
{
    (void)app;
    effects_add(effects, EFFECT_SUSPEND);
}

void cmd_close(struct app *app, struct effects *effects)
{
    if (app->overlay)
        overlay_close(app);
    else if (!view_leave(app->view))
        effects_add(effects, EFFECT_QUIT);
}

void cmd_quit(struct app *app, struct effects *effects)
{
    (void)app;
    effects_add(effects, EFFECT_QUIT);
}
