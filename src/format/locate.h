/* SPDX-License-Identifier: MIT */
/* Where a quote stands in an archived text: byte for byte, or else after folding
 * (typefold.h). Prefix and suffix decide between several places; white space between them
 * and the passage does not count. */
#ifndef DOSSIER_FORMAT_LOCATE_H
#define DOSSIER_FORMAT_LOCATE_H

#include "format/typefold.h"

/* Worse to better. */
enum locate_state {
    LOCATE_NONE,
    LOCATE_CONTEXT, /* the passage stands there, but not between prefix and suffix */
    LOCATE_MANY,    /* more than once */
    LOCATE_FOLDED,
    LOCATE_EXACT,
};

struct passage {
    struct str exact, prefix, suffix; /* the latter two empty where absent */
};

enum { LOCATE_SHOWN = 5 };

struct located {
    enum locate_state state;
    size_t from, to;             /* EXACT and FOLDED: bytes of the original text */
    size_t times;                /* MANY and CONTEXT: how often it stands there */
    bool more;                   /* … and more often: counting was cut off */
    size_t starts[LOCATE_SHOWN]; /* … and where, the first ones: bytes of the original */
};

/* `folded` is the folding of `text`; it is made when it is needed and not there yet. */
struct located locate(struct str text, struct typefold *folded, const struct passage *p);

/* The line, from 1, in which a byte of a text stands, as editors count. */
size_t locate_line(struct str text, size_t byte);

#endif
