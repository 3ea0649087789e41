/* SPDX-License-Identifier: MIT */
/* The worker: brings the index of a library up to its files in a thread beside the screen,
 * and reports through one descriptor. */
#ifndef DOSSIER_WORK_WORK_H
#define DOSSIER_WORK_WORK_H

#include "index/cache.h"

struct work;

/* Starts the worker for a library, which it copies, and its cache, which it takes over.
 * `shown` is the generation that the screen has of it; 0 for none: then the first whole
 * cases are reported while the rest is read. The caller owns the worker; work_close stops a
 * load under way and waits for the thread. NULL when no thread can be had (errno). */
struct work *work_open(const struct library *library, struct cache *cache, uint64_t shown);
void work_close(struct work *w);

/* Readable when work_take has something to say. For poll(2); stays the worker's. */
int work_fd(const struct work *w);

/* Asks for a load. A request during a load follows it; several are one. */
void work_reload(struct work *w);

/* The same for files as somebody has seen them settle (library_take_seen): those that look
 * otherwise by now are left as they are. Takes `seen` over. Whoever asks for everything
 * meanwhile, by work_reload, gets everything. */
void work_look(struct work *w, struct library_seen *seen, size_t n);

/* Asks for one that trusts nothing in the cache: what is shown turned out damaged. */
void work_rebuild(struct work *w);

/* Stops the load under way, if any; it is reported as stopped. */
void work_cancel(struct work *w);

enum work_news { WORK_NOTHING, WORK_PROGRESS, WORK_PARTIAL, WORK_LOADED, WORK_STOPPED };

struct work_report {
    enum work_news news;
    struct index_state state;
    int seconds_left;    /* PROGRESS; -1 while nobody can tell */
    struct index *index; /* PARTIAL, LOADED, STOPPED: another, now the caller's; or NULL */
    struct buf notice;   /* what people should know of it; the caller's to free */
};

/* Takes the newest report: progress that a later one overtook is skipped, and so is an
 * index that a later one overtook before anybody took it. */
void work_take(struct work *w, struct work_report *out);

#endif
