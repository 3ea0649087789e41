/* SPDX-License-Identifier: MIT */
/* Effects that take something out of the program: to the clipboard, to a browser, to a
 * file. Each adds to `notice` what came of it, for people, raw. */
#ifndef DOSSIER_TUI_TAKE_H
#define DOSSIER_TUI_TAKE_H

#include "app/event.h"
#include "index/library.h"
#include "tui/screen.h"

#include <sys/types.h>

/* By the configured command; without one, or where it fails, through the terminal. */
void take_copy(struct screen *s, const struct config *config, const struct effect *effect,
               struct buf *notice);

/* For EFFECT_ADD: adds the record as it is pasted into the file as it is now; and where
 * that is. */
void take_record(const struct effect *effect, struct buf *text, struct place *at);

/* Returns the program that runs beside us and is to be waited for, 0 for none. */
pid_t take_open(struct screen *s, const struct config *config, const struct effect *effect,
                struct buf *notice);

enum take_outcome { TAKE_DONE, TAKE_FAILED, TAKE_EXISTS };

/* Writes a file that only its owner can read. TAKE_EXISTS: there is one at the path and
 * nothing was done. Never over a case file of the library. */
enum take_outcome take_print(const struct effect *effect, const struct library *library,
                             struct buf *notice);

#endif
