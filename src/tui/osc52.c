/* SPDX-License-Identifier: MIT */
/* The sequence and its wrappings. */
#include "tui/osc52.h"

enum { SCREEN_CHUNK = 240 }; /* screen keeps strings of 256 bytes in its old versions */

enum osc52_through osc52_through(const char *tmux, const char *sty, const char *term)
{
    if (tmux && *tmux)
        return OSC52_TMUX;
    if ((sty && *sty) || str_starts(str_of(term), STR("screen")))
        return OSC52_SCREEN;
    return str_starts(str_of(term), STR("tmux")) ? OSC52_TMUX : OSC52_PLAIN;
}

static void add_base64(struct str text, struct buf *out)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t at = 0; at < text.n; at += 3) {
        size_t left = text.n - at;
        unsigned bits = (unsigned)(unsigned char)text.p[at] << 16;
        if (left > 1)
            bits |= (unsigned)(unsigned char)text.p[at + 1] << 8;
        if (left > 2)
            bits |= (unsigned char)text.p[at + 2];
        buf_addc(out, digits[bits >> 18]);
        buf_addc(out, digits[bits >> 12 & 63]);
        buf_addc(out, left > 1 ? digits[bits >> 6 & 63] : '=');
        buf_addc(out, left > 2 ? digits[bits & 63] : '=');
    }
}

static void wrap_for_tmux(struct str sequence, struct buf *out)
{
    buf_addz(out, "\033Ptmux;");
    for (size_t i = 0; i < sequence.n; i++) {
        if (sequence.p[i] == '\033')
            buf_addc(out, '\033');
        buf_addc(out, sequence.p[i]);
    }
    buf_addz(out, "\033\\");
}

static void wrap_for_screen(struct str sequence, struct buf *out)
{
    for (size_t at = 0; at < sequence.n; at += SCREEN_CHUNK) {
        size_t end = at + SCREEN_CHUNK < sequence.n ? at + SCREEN_CHUNK : sequence.n;
        buf_addz(out, "\033P");
        buf_add(out, str_sub(sequence, at, end));
        buf_addz(out, "\033\\");
    }
}

void osc52_sequence(struct str text, enum osc52_through through, struct buf *out)
{
    struct buf sequence = {0};
    buf_addz(&sequence, "\033]52;c;");
    add_base64(text, &sequence);
    buf_addc(&sequence, '\a'); /* ST would end screen's wrapping */
    switch (through) {
    case OSC52_PLAIN:
        buf_add(out, buf_str(&sequence));
        break;
    case OSC52_TMUX:
        buf_add(out, buf_str(&sequence));
        wrap_for_tmux(buf_str(&sequence), out);
        break;
    case OSC52_SCREEN:
        wrap_for_screen(buf_str(&sequence), out);
        break;
    }
    buf_free(&sequence);
}
