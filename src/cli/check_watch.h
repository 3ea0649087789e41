/* SPDX-License-Identifier: MIT */
/* dossier check --watch: the same check again and again, each time that case files have
 * changed and settled, until somebody ends it. */
#ifndef DOSSIER_CLI_CHECK_WATCH_H
#define DOSSIER_CLI_CHECK_WATCH_H

#include "cli/check_texts.h"
#include "index/library.h"

/* One check of the library's files, which prints what is wrong, and takes the archived texts
 * that it has read over to `texts`; the exit code, or CHECK_MOVED, with nothing printed, where
 * a file was written to while it was read. */
enum { CHECK_MOVED = -1 };
struct check_again {
    void *self;
    int (*check)(void *self, const struct library *library, struct check_texts *texts);
};

/* Checks, and checks again after every change of the files or of those texts, until SIGINT,
 * SIGTERM or SIGHUP comes or nobody reads stdout any more. Returns the exit code of the last
 * check. Those signals stay blocked, as does whatever else it takes: the program is to end
 * then. */
int check_watch(struct library *library, const struct check_again *again);

#endif
