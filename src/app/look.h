/* SPDX-License-Identifier: MIT */
/* How a style is to look, as a person writes it: `bold yellow on #203040`. Data only: what
 * the terminal can show of it is the terminal's side. */
#ifndef DOSSIER_APP_LOOK_H
#define DOSSIER_APP_LOOK_H

#include "base/str.h"

#include <stdint.h>

enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_UNDERLINE = 4, LOOK_REVERSE = 8, LOOK_ITALIC = 16 };

/* Colours: the terminal's own, one of its palette (0 to 255), or LOOK_RGB + 0xRRGGBB. */
enum { LOOK_DEFAULT = -1, LOOK_RGB = 0x1000000 };

struct look {
    int32_t text, ground;
    unsigned bits;
};

/* Reads colours, by name, number or `#rrggbb`, and attributes, separated by blanks; behind
 * `on` stands the background. False: `bad` is the first word that says nothing. */
bool look_parse(struct str words, struct look *out, struct str *bad);

/* What comes nearest of a palette of 8, 16 or 256 colours; as it is where it is one. */
int32_t look_nearest(int32_t color, int colors);

/* 0xRRGGBB of a palette's colour, as xterm has it; of an RGB colour itself. */
uint32_t look_rgb(int32_t color);

/* The words that look_parse knows: "bold dim …", "black red …". For the manual and for
 * suggestions. */
extern const char look_attributes[], look_colors[];

#endif
