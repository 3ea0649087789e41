/* SPDX-License-Identifier: MIT */
/* What the loader asks of the rest of a file when it reads a part: the index knows.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_PART_REST_H
#define DOSSIER_INDEX_PART_REST_H

#include "format/load.h"
#include "index/part.h"

struct part_rest {
    struct index *ix;
    int64_t file;
    const struct part *part; /* that is read for the first time: what its records were is not
                              * known to be there any more; NULL for others */
    struct arena arena;      /* freed by the caller */
};

/* The record of the rest with that id; 0 for none. */
int64_t part_rest_find(const struct part_rest *rest, struct str id);

/* The hooks, but for `edge` and `ended`; `rest` is their `self`. */
struct load_rest part_rest_hooks(struct part_rest *rest);

#endif
