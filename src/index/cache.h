/* SPDX-License-Identifier: MIT */
/* Where the index of a library is kept: on disk from one run to the next, as generations
 * of which one is current (cache_folder.h); or in memory.
 *
 * On disk it is for a library that is one folder, in $XDG_CACHE_HOME/dossier/, where that
 * can be written and is on the library's own file system. One instance writes at a time,
 * and readers do not wait for it: a small change is one transaction, a first build or a
 * large change a new generation. What another version wrote, or is damaged, is made anew.
 *
 * A cache belongs to one thread. */
#ifndef DOSSIER_INDEX_CACHE_H
#define DOSSIER_INDEX_CACHE_H

#include "index/index.h"

struct cache;

/* Opens the cache of a library; of what it is now, nothing is read yet. The caller owns it.
 * `in_memory` keeps it off the disk. */
struct cache *cache_open(const struct library *library, bool in_memory);
void cache_close(struct cache *c);

/* The current generation, for a reader with a connection of its own; NULL when there is
 * none yet, or when it is `shown` (which may be 0). In memory: a copy. The caller closes
 * it. */
struct index *cache_read(struct cache *c, uint64_t shown);

enum cache_news {
    CACHE_SAME,    /* it was up to date */
    CACHE_CHANGED, /* now it is */
    CACHE_STOPPED, /* by progress; what was whole by then is kept where there was nothing */
    CACHE_FAILED,  /* cache_notice says how */
};

/* Brings it up to what the library's files say now (index_refresh). Waits for another
 * writer, and tells progress meanwhile. */
enum cache_news cache_refresh(struct cache *c, const struct library *library,
                              const struct index_progress *progress);

/* What people should know of the cache itself, such as that it was damaged and why it is
 * in memory; each is said once. Adds nothing when there is nothing. */
void cache_notice(struct cache *c, struct buf *out);

/* Makes the next refresh build it anew: a reader found it damaged. */
void cache_distrust(struct cache *c);

/* Removes the cache of a library from the disk. False with `why`; true too where there was
 * none (*any). */
bool cache_forget(const struct library *library, bool *any, struct buf *why);

/* The same for a folder that is not there any more, by the path that it had. */
bool cache_forget_gone(const char *folder, bool *any, struct buf *why);

#endif
