/* SPDX-License-Identifier: MIT */
/* Words of two passages, laid against each other. Private to nearest.c. */
#ifndef DOSSIER_FORMAT_NEAREST_WORDS_H
#define DOSSIER_FORMAT_NEAREST_WORDS_H

#include "base/buf.h"

/* Adds the words of `quote` laid against those of `window`, a stretch of the text whose
 * ends may be left over; *at is the byte of the window where its passage begins. */
void nearest_words(struct str quote, struct str window, struct buf *out, size_t *at);

#endif
