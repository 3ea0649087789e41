/* SPDX-License-Identifier: MIT */
/* Effects that hand the terminal to somebody else: the editor, the shell. */
#ifndef DOSSIER_TUI_PERFORM_H
#define DOSSIER_TUI_PERFORM_H

#include "app/event.h"
#include "tui/screen.h"

/* Runs the editor on a file and waits for it. False when it could not be run or said that
 * it failed; `notice` then says which and why, raw. */
bool perform_edit(struct screen *s, struct str path, struct place at, struct buf *notice);

/* Stops the program until the shell continues it. */
void perform_suspend(struct screen *s);

#endif
