/* SPDX-License-Identifier: MIT */
/* The worker: reads the library into a new generation of the index in a thread beside the
 * screen, and reports through one descriptor. */
#ifndef DOSSIER_WORK_WORK_H
#define DOSSIER_WORK_WORK_H

#include "index/index.h"

struct work;

/* Starts the worker for a library, which it copies. The caller owns it; work_close stops
 * a load under way and waits for the thread. NULL when no thread can be had (errno). */
struct work *work_open(const struct library *library);
void work_close(struct work *w);

/* Readable when work_take has something to say. For poll(2); stays the worker's. */
int work_fd(const struct work *w);

/* Asks for a load. `base` is copied before the call returns: unchanged content and the last
 * good content of faulty files come from it. A request during a load follows it; several
 * are one. */
void work_reload(struct work *w, struct index *base);

enum work_news { WORK_NOTHING, WORK_PROGRESS, WORK_LOADED, WORK_FAILED };

struct work_report {
    enum work_news news;
    size_t files_done, files;
    struct index *index; /* WORK_LOADED: now the caller's */
    struct buf why;      /* WORK_FAILED: the caller's to free */
};

/* Takes the newest report: progress that a later one overtook is skipped, and so is a
 * loaded index that a later one overtook before anybody took it. */
void work_take(struct work *w, struct work_report *out);

#endif
