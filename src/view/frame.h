/* SPDX-License-Identifier: MIT */
/* What stands around a pane: its frame with name and count, or, where one pane fills the
 * screen, the strip that names all four. */
#ifndef DOSSIER_VIEW_FRAME_H
#define DOSSIER_VIEW_FRAME_H

#include "view/view.h"

/* The name of a pane with its key, as in "1 People". */
struct str frame_name(enum pane pane);

/* What is said of the rows in a pane: how many ("23", "9 of 74"), and the filter that they
 * match, raw. Each may be empty. */
struct frame_rows {
    struct str count, filter;
    bool fewer; /* than there are: the count then says more than the others' names */
};

/* The count stands at the right where it fits, in front of it as much of the filter as
 * fits beside it: "fire: 9 of 74". */
void frame_draw(struct grid *g, struct rect r, enum pane pane,
                const struct frame_rows *rows, bool focused);

/* One row: " 1 People  2 Events [3 Quotes] 4 Detail", shorter where it does not fit; the
 * columns behind each of them. */
void frame_strip(struct grid *g, struct rect r, enum pane focused,
                 const struct frame_rows *rows, int ends[PANES]);

#endif
