/* SPDX-License-Identifier: MIT */
/* How each role of the grid looks: one row a style, on terminals with colour and without.
 * Only the terminal's own eight colours over its default background, so that light and
 * dark themes both work. */
#ifndef DOSSIER_TUI_STYLE_H
#define DOSSIER_TUI_STYLE_H

enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_UNDERLINE = 4, LOOK_REVERSE = 8 };

struct style_look {
    short color; /* 1-7 of the terminal's colours; 0 its default */
    unsigned char with_color, without_color; /* LOOK_ bits */
};

const struct style_look *style_look(unsigned style); /* without STYLE_SELECTED */

#endif
