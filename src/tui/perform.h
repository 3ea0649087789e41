/* SPDX-License-Identifier: MIT */
/* Effects that hand the terminal to somebody else: the editor, the shell. */
#ifndef DOSSIER_TUI_PERFORM_H
#define DOSSIER_TUI_PERFORM_H

#include "app/config.h"
#include "app/event.h"
#include "base/argv.h"
#include "tui/screen.h"

/* Runs a program in the terminal and waits for it; as program_run. */
bool perform_program(struct screen *s, const struct argv *command, const char *what,
                     const char *advice, struct buf *notice);

/* Runs the editor (the configured one, else that of the environment) on a file and waits
 * for it. False when it could not be run or said that it failed; `notice` then says which
 * and why, raw. */
bool perform_edit(struct screen *s, const struct config *config, struct str path,
                  struct place at, struct buf *notice);

/* Stops the program until the shell continues it. */
void perform_suspend(struct screen *s);

#endif
