/* SPDX-License-Identifier: MIT */
/* Leaving the terminal to another program and coming back. */
#include "tui/perform.h"

#include "tui/editor.h"
#include "tui/program.h"
#include "tui/signals.h"

bool perform_program(struct screen *s, const struct argv *command, const char *what,
                     const char *advice, struct buf *notice)
{
    screen_leave(s);
    signals_yield();
    bool good = program_run(command, what, advice, notice);
    signals_resume();
    screen_return(s);
    return good;
}

bool perform_edit(struct screen *s, const struct config *config, struct str path,
                  struct place at, struct buf *notice)
{
    struct argv command = {0};
    struct str editor = config->value[SETTING_EDITOR];
    struct str chosen = editor.n ? editor : editor_chosen();
    bool good = editor_command(&command, chosen, config->value[SETTING_EDITOR_ARGUMENTS],
                               path, at);
    if (good)
        good = perform_program(s, &command, "the editor", "set VISUAL or EDITOR", notice);
    else
        buf_addf(notice, "the editor is not a command: %.*s", STR_ARG(chosen));
    argv_free(&command);
    return good;
}

void perform_suspend(struct screen *s)
{
    screen_leave(s);
    signals_stop();
    screen_return(s);
}
