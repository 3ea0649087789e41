/* SPDX-License-Identifier: MIT */
/* What can be known of the terminal by its name and the environment, without curses. */
#ifndef DOSSIER_TUI_TERMINAL_H
#define DOSSIER_TUI_TERMINAL_H

#include "base/buf.h"

/* Whether $TERM begins with one of these words. */
bool terminal_is(const char *names);

/* It shows a window title; it copies what it is asked to (OSC 52). */
bool terminal_has_title(void);
bool terminal_copies(void);

/* Where the terminal says that it has every colour ($COLORTERM) and $TERM describes it with
 * fewer, the name that its description with all of them usually has. False: neither. */
bool terminal_direct_name(struct buf *out);

/* Writes bytes to it, past curses. */
void terminal_say(struct str bytes);

#endif
