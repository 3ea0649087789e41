/* SPDX-License-Identifier: MIT */
/* Names in other alphabets as they are usually spelled in Latin letters: Тагиров becomes
 * tagirov, so that either spelling finds both. Russian by the rules of BGN/PCGN, the rest
 * by ICU's Any-Latin. Arabic and Hebrew write no vowels and Han is read in several
 * languages: they are left alone, and an alias says how a name of theirs is spelled.
 *
 * ICU is opened when the first letter comes that needs it, and not linked: it is large,
 * and most cases do without. Where it is not installed nothing is romanised. */
#ifndef DOSSIER_BASE_ROMANISE_H
#define DOSSIER_BASE_ROMANISE_H

#include "base/buf.h"

struct romaniser; /* belongs to one thread */

/* Opens nothing yet. `library` is ICU's file, NULL for the one that was there when the
 * program was configured. The caller owns it. */
struct romaniser *romaniser_new(const char *library);
void romaniser_free(struct romaniser *r);

/* Adds the romanised text, folded (base/fold.h), when there is a letter in `text` that
 * needs it. False: there is none, or no ICU; nothing was added. */
bool romanise(struct romaniser *r, struct str text, struct buf *out);

/* Names the rules by which texts are romanised here, "" where they are not: for what keeps
 * romanised texts. Opens nothing. */
const char *romanise_rules(void);

#endif
