/* SPDX-License-Identifier: MIT */
/* Other ways to look at the case: timeline, claims, relations, sources, weak points. */
#include "app/app_state.h"

static void look(struct app *app, enum aspect aspect)
{
    if (!view_look(app->view, aspect))
        app_say(app, "nothing to look at");
}

void cmd_timeline(struct app *app, struct effects *effects)
{
    (void)effects;
    look(app, ASPECT_TIMELINE);
}

void cmd_claims(struct app *app, struct effects *effects)
{
    (void)effects;
    look(app, ASPECT_CLAIMS);
}

void cmd_relations(struct app *app, struct effects *effects)
{
    (void)effects;
    look(app, ASPECT_RELATIONS);
}

void cmd_sources(struct app *app, struct effects *effects)
{
    (void)effects;
    look(app, ASPECT_SOURCES);
}

void cmd_weak(struct app *app, struct effects *effects)
{
    (void)effects;
    look(app, ASPECT_WEAK);
}

void cmd_changes(struct app *app, struct effects *effects)
{
    (void)effects;
    overlay_close_all(app);
    look(app, ASPECT_CHANGES);
}

void cmd_seen(struct app *app, struct effects *effects)
{
    (void)effects;
    view_see_news(app->view);
    app_say(app, "no more marks");
}

void cmd_coarser(struct app *app, struct effects *effects)
{
    (void)effects;
    if (!view_scale(app->view, -1))
        app_say(app, "years are the longest units");
}

void cmd_finer(struct app *app, struct effects *effects)
{
    (void)effects;
    if (!view_scale(app->view, 1))
        app_say(app, "days are the shortest units");
}

void cmd_all_cases(struct app *app, struct effects *effects)
{
    (void)effects;
    view_all_cases(app->view);
}
