/* SPDX-License-Identifier: MIT */
/* The case files: their errors and cases, the editor, reading them again. */
#include "app/app_state.h"

void cmd_errors(struct app *app, struct effects *effects)
{
    (void)effects;
    overlay_open(app, &overlay_errors);
}

void cmd_cases(struct app *app, struct effects *effects)
{
    (void)effects;
    overlay_open(app, &overlay_cases);
}

void cmd_reload(struct app *app, struct effects *effects)
{
    app_say(app, "reading the case files");
    effects_add(effects, EFFECT_RELOAD);
}

void cmd_edit(struct app *app, struct effects *effects)
{
    if (app->overlay) {
        const struct overlay_row *row = overlay_selected(app->overlay);
        effects_add_edit(effects, row->path, row->at);
        return;
    }
    struct selection at = view_selected(app->view);
    struct arena a = {0};
    struct item item;
    struct file_row file;
    if (query_item(app->ix, at.rec, &a, &item) &&
        query_file(app->ix, item.file, &a, &file))
        effects_add_edit(effects, file.path, at.at);
    arena_free(&a);
}
