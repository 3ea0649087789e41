/* SPDX-License-Identifier: MIT */
/* Signals as bytes of a descriptor, and a terminal that is given back even in a crash.
 * Signal dispositions belong to the process, so there is one of this. */
#ifndef DOSSIER_TUI_SIGNALS_H
#define DOSSIER_TUI_SIGNALS_H

#include "tui/screen.h"

/* From now on SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT and SIGCHLD
 * are read from the descriptor that is returned (-1: errno), and whatever else would end
 * the process gives the terminal back first. */
int signals_open(const struct screen_rescue *rescue);

/* The next signal that has arrived, 0 for none. */
int signals_take(void);

/* Puts back what was there before. */
void signals_close(void);

/* Stops the process as ^Z would, with the shell's own disposition; returns when it goes
 * on. The terminal must have been left. */
void signals_stop(void);

/* While another program has the terminal: keys of it that make signals are its own. */
void signals_yield(void);
void signals_resume(void);

#endif
