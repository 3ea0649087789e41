/* SPDX-License-Identifier: MIT */
/* Text put into a grid with the matches of a search marked. */
#ifndef DOSSIER_VIEW_MATCH_H
#define DOSSIER_VIEW_MATCH_H

#include "view/grid.h"

/* As grid_put_cut; `needle` is folded, empty for no search. */
int match_put(struct grid *g, int row, int col, int columns, struct str text,
              unsigned style, struct str needle);

#endif
