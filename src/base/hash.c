/* SPDX-License-Identifier: MIT */
/* The only door to libxxhash. */
#include "base/hash.h"

#include "base/mem.h"

#include <stdlib.h>
#include <xxhash.h>

uint64_t hash_bytes(struct str bytes)
{
    return XXH3_64bits(bytes.p ? bytes.p : "", bytes.n);
}

struct hash {
    XXH3_state_t *state;
};

struct hash *hash_open(void)
{
    struct hash *h = mem_alloc(sizeof *h);
    h->state = XXH3_createState();
    if (!h->state)
        abort(); /* no memory */
    XXH3_64bits_reset(h->state);
    return h;
}

void hash_add(struct hash *h, struct str bytes)
{
    XXH3_64bits_update(h->state, bytes.p ? bytes.p : "", bytes.n);
}

uint64_t hash_close(struct hash *h)
{
    uint64_t hash = XXH3_64bits_digest(h->state);
    XXH3_freeState(h->state);
    free(h);
    return hash;
}
