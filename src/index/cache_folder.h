/* SPDX-License-Identifier: MIT */
/* The cache as files:
 *
 *   $XDG_CACHE_HOME/dossier/   ours alone (0700), or it is not used
 *     LIBRARY/                 by a hash of the library's real path
 *       lock                   held by the one writer
 *       current                the number of the generation to read
 *       7.db, 7.use            a generation; every connection to it shares a lock on `use`
 *
 * A generation is whole before `current` names it, and goes when `current` names another
 * and nobody shares its lock. Private to src/index. */
#ifndef DOSSIER_INDEX_CACHE_FOLDER_H
#define DOSSIER_INDEX_CACHE_FOLDER_H

#include "base/buf.h"

#include <stdint.h>

struct cache_folder {
    int fd; /* -1 while closed */
    struct buf path;
    int lock; /* -1 while it is not held */
};

/* Opens the folder of the library with that real path, and makes it when `make`. False
 * when there can be none: `why` says why, empty where that is nothing to speak of (the
 * library lies on another file system). cache_folder_close in either case. */
bool cache_folder_open(struct cache_folder *f, const char *root, bool make, struct buf *why);

/* The same for a library that is gone, so that nothing of it need stay; makes none. */
bool cache_folder_open_gone(struct cache_folder *f, const char *root, struct buf *why);

void cache_folder_close(struct cache_folder *f);

/* Whether it was removed since it was opened: the library was forgotten meanwhile. */
bool cache_folder_gone(const struct cache_folder *f);

/* The generation to read, 0 for none. */
uint64_t cache_folder_current(const struct cache_folder *f);

/* Shares the lock of a generation: the descriptor, which gives it back when closed; -1
 * when it is gone, or not ours alone. */
int cache_folder_use(const struct cache_folder *f, uint64_t generation);

/* The path of its database. */
void cache_folder_db(const struct cache_folder *f, uint64_t generation, struct buf *out);

/* Tries to become the writer, until the folder is closed: 1, or 0 when another is, or -1
 * when it cannot be (errno). */
int cache_folder_lock(struct cache_folder *f);

/* The writer's: a new, empty generation (0: errno), naming it once its database is whole
 * and closed, and removing what nobody uses. */
uint64_t cache_folder_new(const struct cache_folder *f);
bool cache_folder_name(const struct cache_folder *f, uint64_t generation);
void cache_folder_sweep(const struct cache_folder *f);

/* Removes all of it, used or not, and the folder: who has it open goes on reading what
 * there was. False when something is left that was there. */
bool cache_folder_remove(struct cache_folder *f);

#endif
