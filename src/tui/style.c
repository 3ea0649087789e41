/* SPDX-License-Identifier: MIT */
/* The looks of the styles. */
#include "tui/style.h"

#include "view/grid.h"

enum { RED = 1, GREEN, YELLOW, BLUE, MAGENTA, CYAN };

static const struct style_look looks[STYLES] = {
    [STYLE_DIM] = {0, LOOK_DIM, LOOK_DIM},
    [STYLE_BOLD] = {0, LOOK_BOLD, LOOK_BOLD},
    [STYLE_TITLE] = {0, 0, 0},
    [STYLE_FOCUS] = {CYAN, LOOK_BOLD, LOOK_BOLD},
    [STYLE_LABEL] = {0, LOOK_DIM, LOOK_DIM},
    [STYLE_QUOTE] = {GREEN, 0, 0},
    [STYLE_LINK] = {BLUE, 0, LOOK_UNDERLINE},
    [STYLE_MATCH] = {YELLOW, LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD | LOOK_UNDERLINE},
    [STYLE_CHIP] = {MAGENTA, LOOK_BOLD, LOOK_BOLD},
    [STYLE_KEY] = {0, LOOK_BOLD, LOOK_BOLD},
    [STYLE_WARN] = {YELLOW, 0, LOOK_BOLD},
    [STYLE_ERROR] = {RED, LOOK_BOLD, LOOK_BOLD | LOOK_REVERSE},
    [STYLE_BAR] = {0, LOOK_BOLD, LOOK_BOLD},
};

const struct style_look *style_look(unsigned style)
{
    return &looks[style < STYLES ? style : STYLE_PLAIN];
}
