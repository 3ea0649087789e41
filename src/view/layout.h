/* SPDX-License-Identifier: MIT */
/* Where the panes stand: three lists above Detail or beside it, or one pane at a time under
 * a strip that names the others, where there is no room for more or it is zoomed. */
#ifndef DOSSIER_VIEW_LAYOUT_H
#define DOSSIER_VIEW_LAYOUT_H

#include "view/view.h"

/* The least for three lists; rows without title bar and footer. */
enum { LAYOUT_THREE_COLS = 60, LAYOUT_THREE_ROWS = 12 };

struct layout {
    bool single;
    struct rect strip;       /* of one row; no rows where there is none */
    struct rect pane[PANES]; /* with its frame; no rows: not on the screen */
    struct rect body[PANES]; /* what it fills. Hidden panes have the size they would have
                                alone, so that paging and wrapping work in them too. */
};

void layout_compute(struct layout *out, struct rect area, enum pane focused, bool zoomed,
                    const struct view_shape *shape);

/* As view_resize, for an area that shows all panes. */
bool layout_resize(struct view_shape *shape, struct rect area, enum pane pane, int wider,
                   int higher);

/* Sizes that cannot be become the usual ones. */
void layout_mend(struct view_shape *shape);

#endif
