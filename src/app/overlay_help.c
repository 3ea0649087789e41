/* SPDX-License-Identifier: MIT */
/* `?`: every command from the command table; Enter runs it where the help was opened. */
#include "app/app_state.h"

static size_t fill(struct app *app, struct overlay *o)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        const struct command *command = command_get((enum command_tag)i);
        struct buf keys = {0};
        keymap_names(&app->keys, command->tag, &keys);
        overlay_push(o, (struct overlay_row){
                            .head = arena_str(&o->arena, buf_str(&keys)),
                            .text = str_of(command->name),
                            .tail = str_of(command->note),
                            .id = str_of(command->name),
                            .number = (int64_t)i,
                        });
        buf_free(&keys);
    }
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
