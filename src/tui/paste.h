/* SPDX-License-Identifier: MIT */
/* Bracketed paste: what stands between the terminal's two marks is text, and never taken
 * for keys. curses knows the marks where they arrive whole; over a slow line they arrive in
 * pieces, which are put together here. Knows neither curses nor the terminal. */
#ifndef DOSSIER_TUI_PASTE_H
#define DOSSIER_TUI_PASTE_H

#include "base/buf.h"

#include <stdint.h>

/* How long to wait for the rest of a mark before its beginning is given out as keys: no
 * time for a person, a long one between two bytes of a terminal. */
enum { PASTE_WAIT_MS = 150, PASTE_MARK = 6 };

/* Zero-initialise; paste_free gives the memory back. */
struct paste {
    bool open;       /* between the marks */
    struct buf text; /* what was pasted, as UTF-8 */
    size_t matched;  /* bytes of the mark that is awaited */
    int32_t held[PASTE_MARK + 1]; /* keys that may be the beginning of a mark … */
    size_t n_held, ready;         /* … and how many of them are none, and can go */
};

void paste_free(struct paste *p);

/* The marks, where curses has known them. */
void paste_begin(struct paste *p);
void paste_end(struct paste *p);

enum paste_news {
    PASTE_KEY,   /* it is a key */
    PASTE_HELD,  /* it may be one: paste_release says so in time */
    PASTE_TAKEN, /* it is text */
    PASTE_DONE   /* the paste is whole: it is `text` until the next begins */
};

/* Takes a character as it came from the terminal. A lone Esc is a key at once: nobody may
 * wait for it, and what follows it is still known as the rest of a mark. */
enum paste_news paste_take(struct paste *p, int32_t character);

/* Whether keys are held that may yet become a mark; nothing came: they are keys. */
bool paste_waits(const struct paste *p);
void paste_give_up(struct paste *p);

/* The next held key that is one; false when there is none. */
bool paste_release(struct paste *p, int32_t *key);

#endif
