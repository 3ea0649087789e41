/* SPDX-License-Identifier: MIT */
/* Two texts, word by word: what stayed, what was removed, what was added. */
#ifndef DOSSIER_BASE_WORDDIFF_H
#define DOSSIER_BASE_WORDDIFF_H

#include "base/arena.h"

enum word_what { WORDS_SAME, WORDS_REMOVED, WORDS_ADDED };

struct word_piece {
    enum word_what what;
    struct str text; /* of the old text where removed, else of the new one; borrowed */
};

struct word_pieces {
    struct word_piece *v;
    size_t n;
};

/* In order, what was removed before what was added there; the pieces live in `a`. All that
 * is not added, put together, is the old text; all that is not removed, the new one. Texts
 * that differ in too many words have all between the same beginning and end replaced. */
struct word_pieces word_diff(struct str old, struct str new, struct arena *a);

#endif
