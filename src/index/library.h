/* SPDX-License-Identifier: MIT */
/* Which files there are: the case files of a folder, or files named singly. */
#ifndef DOSSIER_INDEX_LIBRARY_H
#define DOSSIER_INDEX_LIBRARY_H

#include "base/buf.h"
#include "base/vec.h"

struct library {
    VEC(char *) files;   /* paths as people should see them, sorted, each once */
    VEC(char *) folders; /* those that were named as folders, to look into again */
    VEC(char *) singles; /* those that were named as files */
};

/* Takes paths as named on a command line: a folder stands for the *.yaml and *.yml in it
 * (not below it; hidden ones and editors' leavings are passed over). False when a path
 * does not exist or cannot be read: `why` then names it and says what to do, raw. The
 * caller owns the library in either case and frees it. */
bool library_open(struct library *l, char *const *paths, size_t n, struct buf *why);

/* Looks into the folders again. */
void library_rescan(struct library *l);

void library_copy(struct library *to, const struct library *from);
void library_free(struct library *l);

#endif
