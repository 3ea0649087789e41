/* SPDX-License-Identifier: MIT */
/* What stands around a pane: its frame with name and count, or, where one pane fills the
 * screen, the strip that names all four. */
#ifndef DOSSIER_VIEW_FRAME_H
#define DOSSIER_VIEW_FRAME_H

#include "view/view.h"

/* The name of a pane with its key, as in "1 People". */
struct str frame_name(enum pane pane);

/* `count` stands at the right, where it fits: "23", "9 of 74", empty for none. */
void frame_draw(struct grid *g, struct rect r, enum pane pane, struct str count,
                bool focused);

/* One row: " 1 People  2 Events [3 Quotes] 4 Detail", shorter where it does not fit.
 * `narrowed`: the count says more than the others' names. */
void frame_strip(struct grid *g, struct rect r, enum pane focused, struct str count,
                 bool narrowed);

#endif
