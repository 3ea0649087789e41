/* SPDX-License-Identifier: MIT */
/* A fast hash to know bytes again by: XXH3, 64 bits. Nothing that an adversary must not be
 * able to imitate rests on it; for that there is base/sha256.h. */
#ifndef DOSSIER_BASE_HASH_H
#define DOSSIER_BASE_HASH_H

#include "base/str.h"

#include <stdint.h>

uint64_t hash_bytes(struct str bytes);

/* The same of bytes that come piece by piece. hash_close gives it and the memory back. */
struct hash;
struct hash *hash_open(void);
void hash_add(struct hash *h, struct str bytes);
uint64_t hash_close(struct hash *h);

#endif
