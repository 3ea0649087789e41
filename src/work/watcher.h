/* SPDX-License-Identifier: MIT */
/* Where to look and when: the folders of a library, and files named singly, by what the
 * ears tell, and by looking again and again where they cannot tell enough: without inotify,
 * where it takes no more folders, on network file systems, and where files are symbolic
 * links. Folders that are replaced, removed and made again are followed by their name.
 *
 * No thread, no waiting: whoever drives it calls watcher_step whenever something is heard or
 * the time that it asked for is over. All it knows of the world is handed in. */
#ifndef DOSSIER_WORK_WATCHER_H
#define DOSSIER_WORK_WATCHER_H

#include "work/ears.h"
#include "work/settle.h"

enum {
    WATCHER_POLL = 250,  /* ms between two looks where nothing is heard, at least */
    WATCHER_CHECK = 2000 /* ms between two looks whether folders are still the same */
};

struct watcher_world {
    void *self;
    int64_t (*now)(void *self);                       /* ms */
    bool (*is_remote)(void *self, const char *folder); /* others may write there unheard */
    struct settle_eyes eyes; /* with a `self` of its own */
    struct ears ears;        /* .hear NULL: there are none … */
    int deaf;                /* … for this errno */
};

struct watcher;

/* Believes the library's files to be as they are now. The library is copied, and so is the
 * world. The caller owns it and closes it. */
struct watcher *watcher_open(const struct library *library,
                             const struct watcher_world *world);
void watcher_close(struct watcher *w);

/* Hears, looks, and believes what has settled. True: it is time to read, and library_take_seen
 * gets watcher_seen. *wait is how long until the next step unless something is heard, in ms;
 * -1: for ever. */
bool watcher_step(struct watcher *w, int *wait);
struct library_seen *watcher_seen(const struct watcher *w, size_t *n);

/* What people should know of the watching itself, once; empty when there is nothing. */
void watcher_notice(struct watcher *w, struct buf *out);

#endif
