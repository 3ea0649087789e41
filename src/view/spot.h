/* SPDX-License-Identifier: MIT */
/* A record as the view remembers it: by its number while this generation of the index
 * lasts, by its id and its place in the lists of its kind across generations. */
#ifndef DOSSIER_VIEW_SPOT_H
#define DOSSIER_VIEW_SPOT_H

#include "index/query.h"

enum { SPOT_ID = 64 + 1 }; /* the longest id, and a NUL */

struct spot {
    int64_t rec; /* 0: no record */
    int64_t pos;
    char id[SPOT_ID];
};

/* The spot of a record, empty when there is none. `scratch` is used, not kept. */
struct spot spot_of(struct index *ix, int64_t rec, struct arena *scratch);

/* The record of a case with a spot's id, never the case itself, whose id may be that of a
 * record, too; 0 when it is gone. */
int64_t spot_find(struct index *ix, int64_t case_rec, const char *id);

#endif
