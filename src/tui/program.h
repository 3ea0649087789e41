/* SPDX-License-Identifier: MIT */
/* Starting other programs: by argument vector, never through a shell, with the signal
 * dispositions that a shell would give them. Each says in `why`, raw, what went wrong. */
#ifndef DOSSIER_TUI_PROGRAM_H
#define DOSSIER_TUI_PROGRAM_H

#include "base/argv.h"

#include <sys/types.h>

/* Runs it in our terminal and waits for it; `what` is what it is called to people ("the
 * editor"), `advice` what to set where it cannot be run. The terminal must have been left.
 * False: it could not be run, or said that it failed. */
bool program_run(const struct argv *command, const char *what, const char *advice,
                 struct buf *why);

/* Gives it `input` on its standard input and waits until it is through with that, for some
 * seconds at most. It has no terminal. False as above. */
bool program_feed(const struct argv *command, struct str input, struct buf *why);

/* Lets it run beside us, without a terminal, in a session of its own. 0: it could not be
 * run. */
pid_t program_detach(const struct argv *command, struct buf *why);

/* Adds how a program ended, nothing when it ended well. */
void program_ended(const char *name, int status, struct buf *why);

#endif
