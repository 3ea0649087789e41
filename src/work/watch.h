/* SPDX-License-Identifier: MIT */
/* Watches the case files of a library in a thread beside the screen, and reports through
 * one descriptor when it is time to read them again: see work/settle.h for when that is,
 * and work/watcher.h for where it looks. */
#ifndef DOSSIER_WORK_WATCH_H
#define DOSSIER_WORK_WATCH_H

#include "index/library.h"

struct watch;

/* Starts watching; the library is copied. A first report follows at once, for what may have
 * changed since the library was looked at. The caller owns it; watch_close waits for the
 * thread. NULL when no thread can be had (errno). */
struct watch *watch_open(const struct library *library);
void watch_close(struct watch *w);

/* Readable when watch_take has something to say. For poll(2); stays the watch's. */
int watch_fd(const struct watch *w);

struct watch_report {
    bool look; /* it is time to read: `files`, for library_take_seen, the caller's */
    struct library_seen *files;
    size_t n;
    struct buf notice; /* what people should know of the watching; the caller's to free */
};

/* Takes what there is to say; what a later report overtook is left out. */
void watch_take(struct watch *w, struct watch_report *out);

#endif
