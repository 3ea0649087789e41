/* SPDX-License-Identifier: MIT */
/* The line of a text that a diagnostic is about, as much of it as one wants to see. */
#ifndef DOSSIER_BASE_EXCERPT_H
#define DOSSIER_BASE_EXCERPT_H

#include "base/place.h"
#include "base/str.h"

enum { EXCERPT_BYTES = 400 }; /* the most that is taken of a line, on either side */

struct excerpt {
    struct str text;       /* without its line end; borrowed; p NULL: no such line */
    size_t at;             /* the byte that the place names, text.n behind the end */
    bool cut_front, cut_end; /* the line goes on there */
};

/* Walks a text from line to line: zero-initialise but for `text`. Places that come in order
 * are found in one walk; others begin it anew. */
struct excerpt_walk {
    struct str text;
    size_t byte;   /* where … */
    uint32_t line; /* … this line begins, from 1 */
};

/* Lines end at LF, CR LF and CR, columns count code points, as in struct place. */
struct excerpt excerpt_at(struct excerpt_walk *walk, struct place at);

#endif
