/* SPDX-License-Identifier: MIT */
/* Numbers that look random and are the same for one seed everywhere. */
#ifndef DOSSIER_TESTS_HEADLESS_RANDOM_H
#define DOSSIER_TESTS_HEADLESS_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state; /* xorshift64*: never 0 */
};

/* From 0, below `below`. */
static inline uint32_t next(struct random *r, uint32_t below)
{
    r->state ^= r->state >> 12;
    r->state ^= r->state << 25;
    r->state ^= r->state >> 27;
    return (uint32_t)((r->state * 0x2545F4914F6CDD1DU) >> 33) % below;
}

#endif
