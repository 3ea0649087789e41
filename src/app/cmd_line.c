/* SPDX-License-Identifier: MIT */
/* `:`: a command by its name, with completion; and the commands that need to be told
 * something. */
#include "app/app_state.h"

#include "base/suggest.h"

#include <ctype.h>

static void changed(struct app *app)
{
    complete_line(&app->completion, app, buf_str(&app->prompt.text));
}

static void complete(struct app *app, int step)
{
    const struct candidate *chosen = complete_step(&app->completion, step);
    if (chosen)
        prompt_set(&app->prompt, chosen->line);
}

static void say_unknown(struct app *app, struct str word, struct str near)
{
    if (near.n)
        app_say(app, "no command `%.*s`; did you mean `%.*s`?", STR_ARG(word),
                STR_ARG(near));
    else
        app_say(app, "no command `%.*s`; %s lists them", STR_ARG(word),
                app_key(app, COMMAND_HELP).z);
}

static void run_line(struct app *app, struct str line, struct effects *effects)
{
    struct str rest = line, near;
    struct str word = str_word(&rest);
    struct str argument = str_trim(rest);
    const struct command *command = complete_command(app, word, &near);
    if (!command) {
        say_unknown(app, word, near);
    } else if (argument.n && !command->argument) {
        app_say(app, "`%s` takes nothing behind it", command->name);
    } else {
        app->argument = argument;
        command_run(app, command, effects);
        app->argument = STR_NONE;
    }
}

static void accepted(struct app *app, struct effects *effects)
{
    /* the command may open the prompt again */
    struct buf line = {0};
    buf_add(&line, str_trim(buf_str(&app->prompt.text)));
    if (line.n) {
        history_add(&app->lines, buf_str(&line));
        run_line(app, buf_str(&line), effects);
    }
    buf_free(&line);
}

static void cancelled(struct app *app)
{
    (void)app;
}

static void status(const struct app *app, struct buf *out)
{
    const struct completion *c = &app->completion;
    if (c->found.n == 0)
        return;
    if (c->chosen != COMPLETE_NONE)
        buf_addf(out, "%zu of %zu%s", c->chosen + 1, c->found.n,
                 complete_more(c) ? "+" : "");
    else if (c->found.n == 1)
        buf_add(out, c->found.v[0].note);
    else
        buf_addz(out, "Tab completes");
}

const struct prompt_kind line_prompt = {
    .label = ":",
    .changed = changed,
    .accepted = accepted,
    .cancelled = cancelled,
    .complete = complete,
    .status = status,
};

static void open_line(struct app *app, struct str text)
{
    app_open_prompt(app, &line_prompt, &app->lines);
    prompt_set(&app->prompt, text);
    changed(app);
}

void cmd_line(struct app *app, struct effects *effects)
{
    (void)effects;
    open_line(app, STR_NONE);
}

void line_ask(struct app *app, const struct command *command)
{
    struct buf text = {0};
    buf_addf(&text, "%s ", command->name);
    open_line(app, buf_str(&text));
    buf_free(&text);
}

/* Commands with an argument ---------------------------------------------------------- */

static void go(struct app *app, int64_t rec)
{
    overlay_close_all(app);
    view_go(app->view, rec);
}

/* In the case that is shown, or in the first other one that has it. */
static int64_t find_record(struct app *app, struct str id)
{
    int64_t rec = query_find(app->ix, view_case(app->view), id);
    struct arena a = {0};
    struct files files = query_files(app->ix, &a);
    for (size_t i = 0; i < files.n && !rec; i++)
        rec = query_find(app->ix, files.v[i].case_rec, id);
    arena_free(&a);
    return rec;
}

/* The nearest id of the case that begins with the same letter. */
static void say_no_record(struct app *app, struct str id)
{
    enum { IDS_MAX = 10000 };
    struct arena a = {0};
    struct suggestion near = suggest_start(id);
    struct strs ids =
        query_ids(app->ix, view_case(app->view), str_sub(id, 0, 1), IDS_MAX, &a);
    for (size_t i = 0; i < ids.n; i++)
        suggest_offer(&near, ids.v[i]);
    if (near.best.n)
        app_say(app, "no record `%.*s`; did you mean `%.*s`?", STR_ARG(id),
                STR_ARG(near.best));
    else
        app_say(app, "no record `%.*s`", STR_ARG(id));
    arena_free(&a);
}

void cmd_go(struct app *app, struct effects *effects)
{
    (void)effects;
    int64_t rec = find_record(app, app->argument);
    if (rec)
        go(app, rec);
    else
        say_no_record(app, app->argument);
}

void cmd_case(struct app *app, struct effects *effects)
{
    (void)effects;
    int64_t rec = query_find_case(app->ix, app->argument);
    if (rec) {
        overlay_close_all(app);
        if (rec != view_case(app->view))
            view_open_case(app->view, rec);
        return;
    }
    struct arena a = {0};
    struct suggestion near = suggest_start(app->argument);
    struct files files = query_files(app->ix, &a);
    for (size_t i = 0; i < files.n; i++)
        suggest_offer(&near, files.v[i].case_id);
    if (near.best.n)
        app_say(app, "no case `%.*s`; did you mean `%.*s`?", STR_ARG(app->argument),
                STR_ARG(near.best));
    else
        app_say(app, "no case `%.*s`", STR_ARG(app->argument));
    arena_free(&a);
}

void cmd_go_to_line(struct app *app, struct effects *effects)
{
    (void)effects;
    int64_t line = 0;
    struct str digits = app->argument;
    for (size_t i = 0; i < digits.n && line < INT32_MAX && line >= 0; i++)
        line = isdigit((unsigned char)digits.p[i]) ? line * 10 + (digits.p[i] - '0') : -1;
    int64_t rec = line > 0 ? query_at_line(app->ix, view_case(app->view), line) : 0;
    if (rec)
        go(app, rec);
    else
        app_say(app, line > 0 ? "no record stands at line %.*s" : "`%.*s` is no line",
                STR_ARG(digits));
}
