/* SPDX-License-Identifier: MIT */
/* Colours by name and number, and the nearest of a smaller palette. */
#include "app/look.h"

const char look_attributes[] = "bold dim underline reverse italic";
const char look_colors[] = "black red green yellow blue magenta cyan white bright-black "
                           "bright-red bright-green bright-yellow bright-blue "
                           "bright-magenta bright-cyan bright-white";

/* The place of a word in a list, -1 when it is not there. */
static int word_number(struct str word, const char *list)
{
    struct str rest = str_of(list);
    int n = 0;
    for (struct str w = str_word(&rest); w.n; w = str_word(&rest), n++)
        if (str_eq(w, word))
            return n;
    return -1;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* `#rrggbb`; false when it is none. */
static bool parse_rgb(struct str word, int32_t *out)
{
    if (word.n != 7 || word.p[0] != '#')
        return false;
    int32_t value = 0;
    for (size_t i = 1; i < word.n; i++) {
        int digit = hex_digit(word.p[i]);
        if (digit < 0)
            return false;
        value = value * 16 + digit;
    }
    *out = LOOK_RGB + value;
    return true;
}

static bool parse_number(struct str word, int32_t *out)
{
    enum { PALETTE = 256 };
    int32_t value = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] < '0' || word.p[i] > '9' || value >= PALETTE)
            return false;
        value = value * 10 + (word.p[i] - '0');
    }
    *out = value;
    return word.n && value < PALETTE;
}

static bool parse_color(struct str word, int32_t *out)
{
    int named = word_number(word, look_colors);
    if (named >= 0)
        *out = named;
    else if (str_eq(word, STR("default")))
        *out = LOOK_DEFAULT;
    else
        return parse_number(word, out) || parse_rgb(word, out);
    return true;
}

bool look_parse(struct str words, struct look *out, struct str *bad)
{
    *out = (struct look){LOOK_DEFAULT, LOOK_DEFAULT, 0};
    int32_t *color = &out->text;
    struct str last = STR_NONE;
    for (struct str word = str_word(&words); word.n; word = str_word(&words)) {
        int attribute = word_number(word, look_attributes);
        last = *bad = word;
        if (attribute >= 0)
            out->bits |= 1U << attribute;
        else if (str_eq(word, STR("on")) && color == &out->text)
            color = &out->ground;
        else if (!parse_color(word, color))
            return false;
    }
    return !str_eq(last, STR("on")); /* on what? */
}

/* ---- palettes ---------------------------------------------------------------------- */

static const uint8_t cube_steps[6] = {0, 95, 135, 175, 215, 255};

uint32_t look_rgb(int32_t color)
{
    static const uint32_t named[16] = {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00,
                                       0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
                                       0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00,
                                       0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF};
    if (color >= LOOK_RGB)
        return (uint32_t)(color - LOOK_RGB);
    if (color < 16)
        return named[color < 0 ? 0 : color];
    if (color < 232) {
        uint32_t cube = (uint32_t)color - 16;
        return (uint32_t)cube_steps[cube / 36] << 16 |
               (uint32_t)cube_steps[cube / 6 % 6] << 8 | cube_steps[cube % 6];
    }
    uint32_t grey = 8 + 10 * ((uint32_t)color - 232);
    return grey << 16 | grey << 8 | grey;
}

static int distance(uint32_t a, uint32_t b)
{
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int d = (int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF);
        sum += d * d;
    }
    return sum;
}

int32_t look_nearest(int32_t color, int colors)
{
    if (color < 0 || color < colors)
        return color;
    if (color < 16)
        return color % 8; /* the bright ones of a terminal of eight */
    /* The sixteen are the person's own and may be anything: where there are 256, only
     * the others are known. */
    uint32_t wanted = look_rgb(color);
    int32_t best = colors > 16 ? 16 : 0;
    for (int32_t i = best + 1; i < colors && i < 256; i++)
        if (distance(look_rgb(i), wanted) < distance(look_rgb(best), wanted))
            best = i;
    return best;
}
