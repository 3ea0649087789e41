/* SPDX-License-Identifier: MIT */
/* Words of folded text (base/fold.h) as the full text has them: runs of letters, digits
 * and private use, as SQLite's tokenizer `unicode61` cuts them. */
#ifndef DOSSIER_BASE_TOKENS_H
#define DOSSIER_BASE_TOKENS_H

#include "base/str.h"

#include <stdint.h>

/* The first token at or after *at, which moves behind it. False: there is none. */
bool tokens_next(struct str folded, size_t *at, struct str *token);

/* The same for text that is not folded yet, where marks belong to the letter before them:
 * a stretch of it that folds to one token, seldom to several. */
bool tokens_next_raw(struct str text, size_t *at, struct str *word);

/* Whether a token can begin with this code point; whether it is a mark, which belongs to
 * the letter before it. */
bool tokens_is_word(int32_t code_point);
bool tokens_is_mark(int32_t code_point);

/* Whether it belongs to a script that puts no blanks between words (Han, kana, Thai and
 * their like): a token is a whole sentence there, and a name any part of it. */
bool tokens_run_on(int32_t code_point);

#endif
