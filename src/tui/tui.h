/* SPDX-License-Identifier: MIT */
/* The interactive program: a terminal, an app, a worker, and the loop between them. */
#ifndef DOSSIER_TUI_TUI_H
#define DOSSIER_TUI_TUI_H

#include "index/index.h"

/* Browses `ix`, which it takes over, and reads `library` again when asked. Opens the case
 * `case_id`, or the first. Returns 0 when the person quit; a signal's number when that
 * ended it (the terminal is restored; the caller ends by it); -1 when the terminal cannot
 * be used, with `why`. */
int tui_run(const struct library *library, struct index *ix, struct str case_id,
            struct buf *why);

#endif
