/* SPDX-License-Identifier: MIT */
/* `?`: every command from the command table, those that do something here first; Enter
 * runs it where the help was opened. */
#include "app/app_state.h"

/* Whether it applies to what lies under the help. */
static bool applies_under(struct app *app, const struct overlay *help,
                          const struct command *command)
{
    struct overlay *top = app->overlay;
    app->overlay = help->under;
    bool applies = command_applies(app, command);
    app->overlay = top;
    return applies;
}

static void push(struct app *app, struct overlay *o, const struct command *command,
                 bool applies)
{
    struct buf keys = {0};
    keymap_names(&app->keys, command->tag, &keys);
    const char *argument = command_argument_name(command->argument);
    overlay_push(o, (struct overlay_row){
                        .head = arena_str(&o->arena, buf_str(&keys)),
                        .text = arena_strf(&o->arena, "%s%s%s", command->name,
                                           *argument ? " " : "", argument),
                        .tail = arena_strf(&o->arena, "%s%s", command->note,
                                           applies ? "" : " (not now)"),
                        .style = applies ? STYLE_PLAIN : STYLE_DIM,
                        .id = str_of(command->name),
                        .number = (int64_t)command->tag,
                    });
    buf_free(&keys);
}

static size_t fill(struct app *app, struct overlay *o)
{
    for (int applies = 1; applies >= 0; applies--)
        for (enum command_tag tag = 0; tag < COMMANDS; tag++)
            if (applies_under(app, o, command_get(tag)) == (applies != 0))
                push(app, o, command_get(tag), applies != 0);
    return 0;
}

static void enter_row(struct app *app, const struct overlay_row *row,
                      struct effects *effects)
{
    const struct command *command = command_get((enum command_tag)row->number);
    overlay_close(app);
    command_run(app, command, effects);
}

const struct overlay_kind overlay_help = {
    .title = "Keys and commands",
    .empty = "",
    .enter = "run",
    .fill = fill,
    .enter_row = enter_row,
};
