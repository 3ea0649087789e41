/* SPDX-License-Identifier: MIT */
/* The only door to libxxhash. */
#include "base/hash.h"

#include <xxhash.h>

uint64_t hash_bytes(struct str bytes)
{
    return XXH3_64bits(bytes.p ? bytes.p : "", bytes.n);
}
