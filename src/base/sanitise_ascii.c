/* SPDX-License-Identifier: MIT */
/* Stand-ins for terminals without UTF-8: what keyboards have always been used for. */
#include "base/sanitise.h"

#include "base/utf8.h"

#include <utf8proc.h>

/* The box drawing block, U+2500 to U+257F. */
static const char box_drawing[128 + 1] = "--||--||--||++++"
                                         "++++++++++++++++"
                                         "++++++++++++++++"
                                         "++++++++++++++++"
                                         "++++++++++++--||"
                                         "=|++++++++++++++"
                                         "+++++++++++++++++/\\X-|-|"
                                         "-|-|-|-|";

static const struct stand_in {
    int32_t code_point;
    const char *ascii;
} stand_ins[] = {
    {0x00AB, "<<"}, {0x00B4, "'"},  {0x00B7, "."},   {0x00BB, ">>"}, {0x00D7, "x"},
    {0x02BC, "'"},  {0x2018, "'"},  {0x2019, "'"},   {0x201A, "'"},  {0x201B, "'"},
    {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""},  {0x201F, "\""}, {0x2010, "-"},
    {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},   {0x2014, "--"}, {0x2015, "--"},
    {0x2022, "*"},  {0x2026, "..."}, {0x2032, "'"},  {0x2033, "\""}, {0x2039, "<"},
    {0x203A, ">"},  {0x2190, "<-"}, {0x2191, "^"},   {0x2192, "->"}, {0x2193, "v"},
    {0x2194, "<->"}, {0x2212, "-"}, {0x2248, "~"},   {0x2260, "!="}, {0x2264, "<="},
    {0x2265, ">="}, {0x25A0, "#"},  {0x25AA, "*"},   {0x25B2, "^"},  {0x25B4, "^"},
    {0x25B6, ">"},  {0x25B8, ">"},  {0x25BA, ">"},   {0x25BC, "v"},  {0x25BE, "v"},
    {0x25C0, "<"},  {0x25C2, "<"},  {0x25C4, "<"},   {0x25CB, "o"},  {0x25CC, "o"},
    {0x25CF, "*"},  {0x2588, "#"},  {0x2591, "#"},   {0x2592, "#"},  {0x2593, "#"},
    {0x2713, "v"},  {0x2717, "x"},
};

static const char *stand_in(int32_t c)
{
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++)
        if (stand_ins[i].code_point == c)
            return stand_ins[i].ascii;
    return utf8proc_category(c) == UTF8PROC_CATEGORY_ZS ? " " : NULL;
}

void sanitise_ascii(struct buf *out, struct str clean)
{
    for (size_t at = 0; at < clean.n;) {
        size_t start = at;
        int32_t c = utf8_next(clean, &at);
        const char *ascii = c >= 0x80 ? stand_in(c) : NULL;
        if (c < 0)
            buf_addf(out, "<x%02X>", (unsigned char)clean.p[start]);
        else if (c == '\n' || (c >= ' ' && c <= '~'))
            buf_addc(out, (char)c);
        else if (c >= 0x2500 && c < 0x2580)
            buf_addc(out, box_drawing[c - 0x2500]);
        else if (ascii)
            buf_addz(out, ascii);
        else
            buf_addf(out, "<U+%04X>", (unsigned)c);
    }
}
