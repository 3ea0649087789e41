/* SPDX-License-Identifier: MIT */
/* Looking for what is weak. For src/view/weak.c only. */
#ifndef DOSSIER_VIEW_WEAK_SCAN_H
#define DOSSIER_VIEW_WEAK_SCAN_H

#include "view/aspect.h"

enum weak_kind {
    WEAK_OPEN,
    WEAK_ACCOUNTS,
    WEAK_RELATIONS,
    WEAK_UNDATED,
    WEAK_ALONE,
    WEAK_STATEMENTS,
    WEAK_UNVERIFIED,
    WEAK_KINDS
};

struct weak_point {
    enum weak_kind kind;
    int64_t rec;
    struct str what;      /* what of it, in words; may be empty */
    int64_t source;       /* the one that it rests on, 0 for none */
    struct str statement; /* that no quote carries, as in `id.statement`; may be empty */
    enum field_tag field; /* where to look in the file, FIELDS: at the record */
};

struct weak_scan {
    struct doc_writer *w;
    struct aspect_over *over;
    VEC(struct weak_point) points;
    size_t most; /* to be shown of each kind */
    size_t left; /* links that may still be looked at */

    /* Where not all records were looked at: how many were, of how many. */
    bool partly[WEAK_KINDS];
    size_t looked[WEAK_KINDS];
    int64_t all[WEAK_KINDS];
};

/* Fills in the points, in the order of the lists; texts live in the arena of the
 * writer. */
void weak_scan(struct weak_scan *scan);
void weak_scan_free(struct weak_scan *scan);

#endif
