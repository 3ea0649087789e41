/* SPDX-License-Identifier: MIT */
/* `v`: from a statement to the quote that carries it, from there to the archived text
 * around it, and from there back to the statement. */
#include "app/app_state.h"

/* Where the quote stands among those that carry the statement: "1 of 3 quotes". */
static void say_which(struct app *app)
{
    size_t nth, total;
    struct key_text v = app_key(app, COMMAND_EVIDENCE);
    struct key_text next = app_key(app, COMMAND_NEXT_QUOTE);
    if (view_aspect(app->view) != ASPECT_CONTEXT)
        app_say(app, "%s shows what stands around it", v.z);
    if (!view_evidence_place(app->view, &nth, &total))
        return;
    if (view_aspect(app->view) == ASPECT_CONTEXT)
        app_say(app, "quote %zu of %zu", nth, total);
    else if (total == 1)
        app_say(app, "the only quote; %s shows what stands around it", v.z);
    else if (nth < total)
        app_say(app, "quote %zu of %zu; %s goes to the next, %s shows what stands around it",
                nth, total, next.z, v.z);
    else
        app_say(app, "the last of %zu quotes; %s shows what stands around it", total, v.z);
}

/* Out of the archived text: to the quote, and on to the statement that led to it. */
static void go_back(struct app *app)
{
    int64_t quote = view_selected(app->view).rec;
    if (!view_back(app->view))
        view_leave(app->view);
    if (app->evidence == quote && view_back(app->view))
        while (view_selected(app->view).rec == quote && view_back(app->view))
            ; /* one has widened there, to see more */
    app->evidence = 0;
}

static void go_to_quote(struct app *app)
{
    if (view_evidence(app->view)) {
        app->evidence = view_selected(app->view).rec;
        say_which(app);
    } else {
        app_say(app, "no quote carries this");
    }
}

void cmd_evidence(struct app *app, struct effects *effects)
{
    (void)effects;
    if (view_aspect(app->view) == ASPECT_CONTEXT)
        go_back(app);
    else if (index_kind(view_selected(app->view).rec) == KIND_QUOTE)
        view_look(app->view, ASPECT_CONTEXT);
    else
        go_to_quote(app);
}

/* ---- one quote after another ------------------------------------------------------- */

static void step(struct app *app, int by)
{
    size_t nth, total;
    if (!view_evidence_place(app->view, &nth, &total)) {
        if (index_kind(view_selected(app->view).rec) != KIND_QUOTE)
            go_to_quote(app);
        else
            app_say(app, "no statement led to this quote; %s on one does",
                    app_key(app, COMMAND_EVIDENCE).z);
    } else if (view_evidence_step(app->view, by)) {
        app->evidence = view_selected(app->view).rec;
        say_which(app);
    } else if (total == 1) {
        app_say(app, "no other quote carries the statement");
    } else {
        app_say(app, "this is the %s of %zu quotes", by > 0 ? "last" : "first", total);
    }
}

void cmd_next_quote(struct app *app, struct effects *effects)
{
    (void)effects;
    step(app, 1);
}

void cmd_previous_quote(struct app *app, struct effects *effects)
{
    (void)effects;
    step(app, -1);
}
