/* SPDX-License-Identifier: MIT */
/* Asking the terminal to put text on the clipboard: OSC 52, as xterm defines it
 * (ctlseqs: "Manipulate Selection Data"), wrapped where a multiplexer stands between. */
#ifndef DOSSIER_TUI_OSC52_H
#define DOSSIER_TUI_OSC52_H

#include "base/buf.h"

/* Bytes of text. More is cut or refused by terminals: hterm and kitty take no more than
 * 100,000 bytes of base64. */
enum { OSC52_LIMIT = 74994 };

enum osc52_through {
    OSC52_PLAIN,
    OSC52_TMUX,   /* takes it itself with `set-clipboard on`, passes it on wrapped with
                     `allow-passthrough on`: it is told both ways */
    OSC52_SCREEN, /* passes on what is wrapped, in strings of a few hundred bytes */
};

/* How it has to go, by the environment (TMUX, STY, TERM). */
enum osc52_through osc52_through(const char *tmux, const char *sty, const char *term);

/* Adds the bytes to send. `text` is not longer than OSC52_LIMIT. */
void osc52_sequence(struct str text, enum osc52_through through, struct buf *out);

#endif
