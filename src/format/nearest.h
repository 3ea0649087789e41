/* SPDX-License-Identifier: MIT */
/* The passage of an archived text that is most like a quote that does not stand there,
 * with the words in which they differ marked as wdiff marks them: `[-the quote's-]`,
 * `{+the text's+}`. Time: linear in the text, a few milliseconds for a megabyte. */
#ifndef DOSSIER_FORMAT_NEAREST_H
#define DOSSIER_FORMAT_NEAREST_H

#include "base/buf.h"

struct nearest {
    unsigned likeness; /* of 1000; 0: there is nothing like it */
    size_t at;         /* where the passage begins: a byte of the text */
    struct buf marked; /* owned by the caller; one line unless the text holds controls */
};

/* Both texts are folded (typefold.h). A quote of many words is compared in its first part
 * that does not stand in the text. */
struct nearest nearest_find(struct str text, struct str quote);

#endif
