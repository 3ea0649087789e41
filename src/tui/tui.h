/* SPDX-License-Identifier: MIT */
/* The interactive program: a terminal, an app, a worker, and the loop between them. */
#ifndef DOSSIER_TUI_TUI_H
#define DOSSIER_TUI_TUI_H

#include "app/config.h"
#include "index/cache.h"

/* All borrowed but the cache, which is taken over: what it has is shown at once, and
 * brought up to the files beside the screen, then and whenever it is asked for. */
struct tui_start {
    const struct library *library; /* what is read again when asked */
    struct cache *cache;
    struct str case_id; /* to open; empty: the first */
    const char *archive; /* folder of archived texts; NULL: each case's own */
    const struct config *config;
    bool everything; /* names leave the program as they are, whatever `publish` says */
    struct str alert; /* for the footer, at once; may be empty */
    struct str hint;  /* … when there is nothing else to say */
};

/* Browses until the person quits. Returns 0 then, with what is to be printed now; a signal's
 * number when that ended it (the terminal is restored; the caller ends by it); -1 when the
 * terminal cannot be used, with `why`. */
int tui_run(const struct tui_start *start, struct buf *printed, struct buf *why);

#endif
