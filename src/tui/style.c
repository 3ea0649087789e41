/* SPDX-License-Identifier: MIT */
/* The looks of the styles. */
#include "tui/style.h"

enum { RED = 1, GREEN, YELLOW, BLUE, MAGENTA, CYAN, TERMINAL = LOOK_DEFAULT };

static const struct style_row {
    int32_t text;
    unsigned with_color, without_color; /* LOOK_ bits */
} rows[STYLES] = {
    [STYLE_PLAIN] = {TERMINAL, 0, 0},
    [STYLE_DIM] = {TERMINAL, LOOK_DIM, LOOK_DIM},
    [STYLE_BOLD] = {TERMINAL, LOOK_BOLD, LOOK_BOLD},
    [STYLE_TITLE] = {TERMINAL, 0, 0},
    [STYLE_FOCUS] = {CYAN, LOOK_BOLD, LOOK_BOLD},
    [STYLE_LABEL] = {TERMINAL, LOOK_DIM, LOOK_DIM},
    [STYLE_QUOTE] = {GREEN, 0, 0},
    [STYLE_LINK] = {BLUE, 0, LOOK_UNDERLINE},
    [STYLE_MATCH] = {YELLOW, LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD | LOOK_UNDERLINE},
    [STYLE_CHIP] = {MAGENTA, LOOK_BOLD, LOOK_BOLD},
    [STYLE_KEY] = {TERMINAL, LOOK_BOLD, LOOK_BOLD},
    [STYLE_WARN] = {YELLOW, 0, LOOK_BOLD},
    [STYLE_ERROR] = {RED, LOOK_BOLD, LOOK_BOLD | LOOK_REVERSE},
    [STYLE_BAR] = {TERMINAL, LOOK_BOLD, LOOK_BOLD},
};

static const struct style_row *row_of(unsigned style)
{
    return &rows[style < STYLES ? style : STYLE_PLAIN];
}

/* What the configuration says of a role, NULL for nothing. */
static const struct look *configured(const struct config *config, unsigned role)
{
    return config && role < ROLES && config->has_look[role] ? &config->look[role] : NULL;
}

struct look style_look(const struct config *config, unsigned style, bool selected)
{
    const struct look *own = configured(config, style);
    const struct look *over = configured(config, ROLE_SELECTED);
    const struct style_row *row = row_of(style);
    struct look look = {row->text, LOOK_DEFAULT, row->with_color};
    if (own)
        look = *own;
    if (!selected)
        return look;
    look.bits &= ~(unsigned)LOOK_DIM; /* dim text reversed cannot be read */
    look.bits |= over ? over->bits : LOOK_REVERSE;
    if (over && over->text != LOOK_DEFAULT)
        look.text = over->text;
    if (over && over->ground != LOOK_DEFAULT)
        look.ground = over->ground;
    return look;
}

unsigned style_bits(const struct config *config, unsigned style, bool selected)
{
    const struct look *own = configured(config, style);
    unsigned bits = row_of(style)->without_color | (own ? own->bits : 0);
    return selected ? (bits & ~(unsigned)LOOK_DIM) | LOOK_REVERSE : bits;
}
