/* SPDX-License-Identifier: MIT */
/* `f`: the live filter of the focused pane or the open overlay, one prompt for both. */
#include "app/app_state.h"

static void changed(struct app *app)
{
    struct str typed = buf_str(&app->prompt.text);
    if (app->overlay)
        overlay_filter(app->overlay, typed);
    else
        view_filter(app->view, typed);
}

static void accepted(struct app *app, struct effects *effects)
{
    (void)effects;
    struct str typed = str_trim(buf_str(&app->prompt.text));
    if (typed.n)
        history_add(&app->filters, typed);
    if (!app->overlay)
        view_filter_keep(app->view);
}

static void cancelled(struct app *app)
{
    if (app->overlay)
        overlay_filter_cancel(app->overlay);
    else
        view_filter_cancel(app->view);
}

static void status(const struct app *app, struct buf *out)
{
    if (app->prompt.text.n == 0)
        buf_addz(out, "words that all must be there; ~ in front: nearly");
    else if (app->overlay)
        overlay_filter_status(app->overlay, out);
    else
        view_filter_status(app->view, out);
}

static const struct prompt_kind filter_prompt = {
    .label = "filter: ",
    .changed = changed,
    .accepted = accepted,
    .cancelled = cancelled,
    .status = status,
};

void cmd_filter(struct app *app, struct effects *effects)
{
    (void)effects;
    if (!app->overlay && !view_filter_begin(app->view)) {
        app_say(app, "there is nothing to filter; %s searches here",
                app_key(app, COMMAND_SEARCH).z);
        return;
    }
    if (app->overlay)
        overlay_filter_begin(app->overlay);
    app_open_prompt(app, &filter_prompt, &app->filters);
    /* what holds already is there to be changed */
    prompt_set(&app->prompt, app->overlay
                                 ? buf_str(&app->overlay->filter.typed)
                                 : view_filter_typed(app->view));
}
