/* SPDX-License-Identifier: MIT */
/* Names of people in running text: where one stands, whatever its case and accents. */
#ifndef DOSSIER_BASE_NAME_H
#define DOSSIER_BASE_NAME_H

#include "base/str.h"

/* The bytes [*from, *to) of `text` where a folded name first stands at or after `start`. A
 * name of four letters or more is found at the beginning of a word too, and the word taken
 * whole, so that an inflected form ("Rauchs", "Тагирова") does not slip through; shorter
 * ones are whole words. Where words are written without blanks between them, a name is any
 * part of a sentence. */
bool name_find(struct str text, struct str folded, size_t start, size_t *from, size_t *to);

/* Whether a word is written as a part of a name: it begins with a capital letter, or with a
 * letter of a script that has none. */
bool name_is_written(struct str word);

#endif
