/* SPDX-License-Identifier: MIT */
/* Where places and marks are kept from one session to the next: one file of our own in
 * $XDG_STATE_HOME/dossier (else ~/.local/state/dossier). It holds a few lines that the app
 * gives, for each library under its path; it never holds what a case says.
 *
 * A library on another file system than that folder (an encrypted volume, a stick) is not
 * named in it: only the shape of the screen is kept then. Where the file cannot be written,
 * nothing is kept, and nobody is told. */
#ifndef DOSSIER_TUI_STATE_H
#define DOSSIER_TUI_STATE_H

#include "index/library.h"

struct state {
    struct buf folder;  /* empty: nowhere */
    struct buf library; /* how it is named in the file; empty: it is not */
};

/* Zero-initialise; state_free gives the memory back. */
void state_open(struct state *s, const struct library *library);
void state_free(struct state *s);

/* Adds the lines of any library and those of this one. False: there is a file, and it is
 * not one that we wrote; `why` says what, raw. */
bool state_read(const struct state *s, struct buf *lines, struct buf *why);

/* Writes the file anew, whole or not at all: what it says of other libraries stays. */
void state_write(const struct state *s, struct str shape, struct str places);

#endif
