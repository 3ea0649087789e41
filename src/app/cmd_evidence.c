/* SPDX-License-Identifier: MIT */
/* `v`: from a statement to the quote that carries it, from there to the archived text
 * around it, and from there back to the statement. */
#include "app/app_state.h"

/* Where the quote stands among those that carry the statement: "1 of 3 quotes". */
static void say_which(struct app *app, int64_t rec, struct str statement)
{
    struct arena a = {0};
    struct recs quotes = query_evidence(app->ix, rec, statement, &a);
    int64_t here = view_selected(app->view).rec;
    size_t nth = 0;
    while (nth < quotes.n && quotes.v[nth] != here)
        nth++;
    struct key_text key = app_key(app, COMMAND_EVIDENCE);
    if (nth < quotes.n)
        app_say(app, "%zu of %zu quote%s; %s shows what stands around it", nth + 1,
                quotes.n, quotes.n == 1 ? "" : "s", key.z);
    else
        app_say(app, "%s shows what stands around it", key.z);
    arena_free(&a);
}

/* Out of the archived text: to the quote, and on to the statement that led to it. */
static void go_back(struct app *app)
{
    int64_t quote = view_selected(app->view).rec;
    if (!view_back(app->view))
        view_leave(app->view);
    if (app->evidence == quote)
        view_back(app->view);
    app->evidence = 0;
}

static void go_to_quote(struct app *app, const struct selection *at)
{
    struct buf statement = {0}; /* the view's own goes when it moves */
    buf_add(&statement, at->statement);
    if (view_evidence(app->view)) {
        app->evidence = view_selected(app->view).rec;
        say_which(app, at->rec, buf_str(&statement));
    } else {
        app_say(app, "no quote carries this");
    }
    buf_free(&statement);
}

void cmd_evidence(struct app *app, struct effects *effects)
{
    (void)effects;
    struct selection at = view_selected(app->view);
    if (view_aspect(app->view) == ASPECT_CONTEXT)
        go_back(app);
    else if (index_kind(at.rec) == KIND_QUOTE)
        view_look(app->view, ASPECT_CONTEXT);
    else
        go_to_quote(app, &at);
}
