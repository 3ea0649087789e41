/* SPDX-License-Identifier: MIT */
/* When what happens to files is over, so that they may be read. Of each file it keeps what
 * is believed of it (that it is there, and how it looks), and whether something has happened
 * since. What happens is hinted at; what a file looks like is asked when it is time. Knows no
 * clock and no file system: both are handed in. Times are milliseconds of any clock that
 * does not go back.
 *
 * - A change is believed when nothing has happened to the file for SETTLE_QUIET.
 * - Longer, SETTLE_GRACE, when the file looks as if it were on its way: it is new or
 *   gone, empty, a good part shorter, still held open by its writer, or with errors where it
 *   had none. What lasts no longer than that is never believed.
 * - A file that is written all the time is believed every SETTLE_PATIENCE where it is whole,
 *   and every SETTLE_LIMIT whatever it looks like.
 * - Files that appear or are gone wait for one another and for what else is on its way (a
 *   renamed case would be there twice, or not at all), for SETTLE_LIMIT at most. */
#ifndef DOSSIER_WORK_SETTLE_H
#define DOSSIER_WORK_SETTLE_H

#include "index/library.h"

enum {
    SETTLE_QUIET = 20,
    SETTLE_GRACE = 300,
    SETTLE_PATIENCE = 500,
    SETTLE_LIMIT = 2000,
};

enum settle_hint {
    SETTLE_TOUCHED, /* anything */
    SETTLE_WRITING, /* somebody has it open, and has written */
    SETTLE_CLOSED,  /* who wrote has closed it */
};

enum settle_look {
    SETTLE_THERE, /* a stamp of zeros: it is there and cannot be read as a file */
    SETTLE_GONE,
    SETTLE_UNKNOWN, /* nobody can tell: its whole folder is away. What is believed stays */
};

/* How files are looked at; `self` goes to each call. */
struct settle_eyes {
    void *self;
    enum settle_look (*look)(void *self, const char *path, struct file_stamp *stamp);
    /* Whether it can be read without an error. May take long; asked when all else is well. */
    bool (*whole)(void *self, const char *path, const struct file_stamp *stamp);
};

struct settle;

/* The caller owns it and frees it; `eyes` is copied. */
struct settle *settle_new(const struct settle_eyes *eyes);
void settle_free(struct settle *s);

/* Believes that the file is as it is now, even where it is not there. */
void settle_know(struct settle *s, const char *path);

bool settle_has(const struct settle *s, const char *path);

/* Something has happened to a file, of which nothing need be known. */
void settle_note(struct settle *s, const char *path, enum settle_hint hint, int64_t now);

/* The same for each file whose path begins with `head` (a folder and a slash) that no longer
 * looks as it did when it was looked at last. */
void settle_compare(struct settle *s, const char *head, int64_t now);

/* Believes what has settled by now. True when anything has: it is time to read. */
bool settle_run(struct settle *s, int64_t now);

/* How long until settle_run may have something to do, in milliseconds; -1: until the next
 * hint. */
int settle_wait(const struct settle *s, int64_t now);

/* What is believed, for library_take_seen: the caller's to hand on. */
struct library_seen *settle_seen(const struct settle *s, size_t *n);

#endif
