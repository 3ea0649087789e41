/* SPDX-License-Identifier: MIT */
/* Which files there are: the case files of a folder, or files named singly. */
#ifndef DOSSIER_INDEX_LIBRARY_H
#define DOSSIER_INDEX_LIBRARY_H

#include "base/file.h"
#include "base/vec.h"

/* A file as somebody who watches it has seen it settle. */
struct library_seen {
    char *path; /* as in `files`; owned */
    bool there;
    bool anyhow; /* to be read whatever it looks like: it is written all the time */
    struct file_stamp stamp; /* of one that is there; zeros: it is no regular file */
};

struct library {
    VEC(char *) files;   /* paths as people should see them, sorted, each once */
    VEC(char *) folders; /* those that were named as folders, to look into again */
    VEC(char *) singles; /* those that were named as files */
    bool watched; /* the files are as somebody has seen them settle: */
    VEC(struct library_seen) seen; /* by path */
};

/* Whether a name in a folder is a case file's: not hidden, and not what editors and office
 * programs leave beside a file they have open. */
bool library_is_case_name(struct str name);

/* Takes paths as named on a command line: a folder stands for the *.yaml and *.yml in it
 * (not below it; hidden ones and editors' leavings are passed over). False when a path
 * does not exist or cannot be read: `why` then names it and says what to do, raw. The
 * caller owns the library in either case and frees it. */
bool library_open(struct library *l, char *const *paths, size_t n, struct buf *why);

/* Whether people named that file itself. */
bool library_is_single(const struct library *l, const char *path);

/* Looks into the folders again, whatever was seen before. */
void library_rescan(struct library *l);

/* Takes its files, and how they look, from somebody who watches it; takes `seen` over,
 * which is in any order. A file that looks otherwise when it is read is being written: it
 * stays as it was, for it will be seen again. */
void library_take_seen(struct library *l, struct library_seen *seen, size_t n);
void library_free_seen(struct library_seen *seen, size_t n);

/* Whether a file is on its way from one state to another; `there` and `stamp` are what it
 * looks like now. */
bool library_moves(const struct library *l, const char *path, bool there,
                   const struct file_stamp *stamp);

void library_copy(struct library *to, const struct library *from);
void library_free(struct library *l);

#endif
