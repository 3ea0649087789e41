/* SPDX-License-Identifier: MIT */
/* How each role looks: one row a style, on terminals with colour and without, under what
 * the configuration says. As they come, only the terminal's own eight colours over its
 * default background, so that light and dark themes both work. */
#ifndef DOSSIER_TUI_STYLE_H
#define DOSSIER_TUI_STYLE_H

#include "app/config.h"

/* The look of a style, of a selected row in it too, where there are colours. The
 * configuration may be NULL. */
struct look style_look(const struct config *config, unsigned style, bool selected);

/* LOOK_ bits of the same where there are none. */
unsigned style_bits(const struct config *config, unsigned style, bool selected);

#endif
