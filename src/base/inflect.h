/* SPDX-License-Identifier: MIT */
/* Words that may be another one with another ending, as names in running text have them:
 * Тагирова, Тагировой; Nowaka. Nothing is known of grammar: an ending of up to two letters
 * behind the word, or in the place of the vowel that it ends with. Where letters are Cyrillic,
 * what takes the place of vowels is an ending that names have there. */
#ifndef DOSSIER_BASE_INFLECT_H
#define DOSSIER_BASE_INFLECT_H

#include "base/str.h"

/* A word, folded (base/fold.h), and how many bytes of it all its forms begin with. */
struct inflected {
    struct str folded; /* borrowed */
    size_t stem;
};

struct inflected inflect_word(struct str folded);

/* Whether a folded word is one of the forms, or the word itself. `alone`: there is no other
 * word beside it that says so too, and more is asked of it. */
bool inflect_is_form(const struct inflected *of, struct str folded, bool alone);

#endif
