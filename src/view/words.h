/* SPDX-License-Identifier: MIT */
/* What is typed to find things, as something that matches or does not. A filter takes words
 * that must all be there, or with `~` in front words that come near; a search takes what
 * was typed as it stands. Case and accents are folded. */
#ifndef DOSSIER_VIEW_WORDS_H
#define DOSSIER_VIEW_WORDS_H

#include "base/buf.h"

enum words_kind {
    WORDS_ALL,    /* every word of it, in any order */
    WORDS_NEAR,   /* the same, but a letter may be wrong, and letters may be left out */
    WORDS_PHRASE, /* the whole, blanks too */
};

/* Zero-initialise, which matches everything; words_free gives the memory back. */
struct words {
    enum words_kind kind;
    struct buf typed;
    struct buf folded;
};

/* As typed into a filter: `~` in front asks for WORDS_NEAR; into a search: a phrase. */
void words_set_filter(struct words *w, struct str typed);
void words_set_phrase(struct words *w, struct str typed);
void words_free(struct words *w);

bool words_none(const struct words *w); /* nothing is asked for */

/* Whether folded text has it. `beginnings`: only where words begin, which an index can
 * answer for any number of rows; what is near is then as it is. */
bool words_match(const struct words *w, struct str folded, bool beginnings);

/* Whether all that matches `longer` is known to match `w`: somebody typed on. */
bool words_lead_to(const struct words *w, const struct words *longer);

/* Cuts the next thing to mark off *rest, which starts as the folded text. Empty: no more. */
struct str words_next(const struct words *w, struct str *rest);

#endif
