/* SPDX-License-Identifier: MIT */
/* Memory that goes all at once: many small allocations, one reset. Zero-initialise;
 * what arena_* returns is good until the arena is reset or freed. */
#ifndef DOSSIER_BASE_ARENA_H
#define DOSSIER_BASE_ARENA_H

#include "base/str.h"

struct arena {
    struct arena_block *block; /* newest first */
    size_t used;               /* bytes of the newest block */
};

void *arena_alloc(struct arena *a, size_t size);            /* zeroed, aligned */
void *arena_array(struct arena *a, size_t n, size_t size);  /* zeroed, aligned */
void *arena_copy(struct arena *a, const void *from, size_t n, size_t size); /* of an array */
struct str arena_str(struct arena *a, struct str s);        /* a copy, with a NUL */
struct str arena_strf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void arena_reset(struct arena *a); /* keeps one block for the next use */
void arena_free(struct arena *a);

#endif
