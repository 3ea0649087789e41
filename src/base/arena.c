/* SPDX-License-Identifier: MIT */
/* A list of blocks, filled from the front. */
#include "base/arena.h"

#include "base/buf.h"
#include "base/mem.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

enum { BLOCK_BYTES = 16 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *block_new(size_t size, struct arena_block *next)
{
    struct arena_block *b = mem_alloc(sizeof *b + size);
    b->next = next;
    b->size = size;
    return b;
}

/* Memory as it is: zeros, or what was there before a reset. `align` is a power of two. */
static void *take(struct arena *a, size_t size, size_t align)
{
    size_t at = (a->used + align - 1) & ~(align - 1);
    if (!a->block || at > a->block->size || size > a->block->size - at) {
        a->block = block_new(size > BLOCK_BYTES ? size : BLOCK_BYTES, a->block);
        at = 0;
    }
    a->used = at + size;
    return a->block->bytes + at;
}

void *arena_alloc(struct arena *a, size_t size)
{
    return memset(take(a, size, alignof(max_align_t)), 0, size);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size)
        abort();
    return arena_alloc(a, n * size);
}

void *arena_copy(struct arena *a, const void *from, size_t n, size_t size)
{
    void *to = arena_array(a, n, size);
    if (n)
        memcpy(to, from, n * size);
    return to;
}

struct str arena_str(struct arena *a, struct str s)
{
    char *p = take(a, s.n + 1, 1);
    if (s.n)
        memcpy(p, s.p, s.n);
    p[s.n] = '\0';
    return (struct str){p, s.n};
}

struct str arena_strf(struct arena *a, const char *format, ...)
{
    struct buf b = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&b, format, args);
    va_end(args);
    struct str s = arena_str(a, buf_str(&b));
    buf_free(&b);
    return s;
}

void arena_reset(struct arena *a)
{
    if (!a->block)
        return;
    struct arena_block *keep = a->block, *b = keep->next;
    while (b) {
        struct arena_block *next = b->next;
        free(b);
        b = next;
    }
    keep->next = NULL;
    if (keep->size > BLOCK_BYTES) { /* one huge record must not stay for ever */
        free(keep);
        keep = NULL;
    }
    a->block = keep;
    a->used = 0;
}

void arena_free(struct arena *a)
{
    arena_reset(a);
    free(a->block);
    *a = (struct arena){0};
}
