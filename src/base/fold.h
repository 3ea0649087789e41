/* SPDX-License-Identifier: MIT */
/* Folding for search: what people type finds what they mean. Case and accents fold (NFKD,
 * case folding, accents and points off but not the marks that spell: Indic vowel signs,
 * kana voicing, Thai), runs of white space and controls become one space, typographic
 * quotes and dashes their ASCII forms. Ill-formed bytes become U+FFFD. */
#ifndef DOSSIER_BASE_FOLD_H
#define DOSSIER_BASE_FOLD_H

#include "base/buf.h"

#include <stdint.h>

/* Raise it when the folding of any text changes: stored folded text is then rebuilt. */
enum { FOLD_VERSION = 1 };

void fold(struct buf *out, struct str text);

/* White space, typographic quotes and dashes as ASCII has them; any other code point as
 * it is. Not for the -1 of an ill-formed byte. */
int32_t fold_plain(int32_t code_point);

/* The bytes [*from, *to) of `text` whose folding is the first match of `folded_needle`
 * at or after byte `start`; false when there is none, or the needle is empty. For marking
 * matches as people see them: both ends lie on grapheme borders. The next match is found
 * from `start` = *to; finding all of them so takes linear time. */
bool fold_find(struct str text, struct str folded_needle, size_t start, size_t *from,
               size_t *to);

#endif
