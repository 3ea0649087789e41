/* SPDX-License-Identifier: MIT */
/* "Did you mean": the nearest word of a list by edits (a swap of neighbours is one). */
#ifndef DOSSIER_BASE_SUGGEST_H
#define DOSSIER_BASE_SUGGEST_H

#include "base/str.h"

/* Words longer than this (bytes) are never near one another. */
enum { SUGGEST_MAX = 255 };

/* Edits between a and b by byte, at most `limit` + 1. */
size_t suggest_distance(struct str a, struct str b, size_t limit);

/* Offer candidates one after another; best.n stays 0 while none is near enough (a third
 * of the word's length, at least 1). Of those that are as near, the one is best that begins
 * as the word does for longest, then the first by bytes, in whichever order they come. */
struct suggestion {
    struct str word; /* what was typed */
    struct str best; /* borrowed from the candidate */
    size_t distance;
};

struct suggestion suggest_start(struct str word);
void suggest_offer(struct suggestion *s, struct str candidate);

#endif
