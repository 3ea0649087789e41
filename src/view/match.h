/* SPDX-License-Identifier: MIT */
/* Text put into a grid with what was searched and filtered for marked. */
#ifndef DOSSIER_VIEW_MATCH_H
#define DOSSIER_VIEW_MATCH_H

#include "view/grid.h"
#include "view/words.h"

/* What to mark; NULL for nothing. */
struct marks {
    const struct words *searched, *filtered;
};

/* As grid_put_cut. */
int match_put(struct grid *g, int row, int col, int columns, struct str text,
              unsigned style, const struct marks *marks);

#endif
