/* SPDX-License-Identifier: MIT */
/* Text as it would be typed: runs of white space are one space, typographic quotes and
 * dashes their ASCII forms (fold_plain decides); all else stays byte for byte, ill-formed
 * bytes too. With a way back to the original. */
#ifndef DOSSIER_FORMAT_TYPEFOLD_H
#define DOSSIER_FORMAT_TYPEFOLD_H

#include "base/buf.h"
#include "base/vec.h"

/* From byte `folded` on, up to the next step, folded and original run side by side. */
struct typefold_step {
    size_t folded, original;
};

/* Zero-initialise; typefold_free gives the memory back. */
struct typefold {
    struct buf text;
    VEC(struct typefold_step) steps;
};

/* Folds `text`; what was in `f` is gone. */
void typefold(struct typefold *f, struct str text);

/* The byte of the original that the folded byte stands for; the end for the end. */
size_t typefold_original(const struct typefold *f, size_t folded);

/* How much memory it holds. */
size_t typefold_bytes(const struct typefold *f);
void typefold_free(struct typefold *f);

#endif
