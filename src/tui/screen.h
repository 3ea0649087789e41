/* SPDX-License-Identifier: MIT */
/* The terminal, through ncurses: cells out, events in. The only file that
 * knows curses is curses.c behind this. There is one screen at a time: curses has it so. */
#ifndef DOSSIER_TUI_SCREEN_H
#define DOSSIER_TUI_SCREEN_H

#include "app/config.h"
#include "app/event.h"
#include "view/grid.h"

#include <termios.h>

struct screen;

/* Takes the terminal over, with the looks that are configured. NULL: it cannot be used; `why` says so and what to do instead.
 * The caller owns the screen; screen_close gives the terminal back as it was. */
struct screen *screen_open(const struct config *config, struct buf *why);
void screen_close(struct screen *s);

/* Gives the terminal to another program or the shell, and takes it back. */
void screen_leave(struct screen *s);
void screen_return(struct screen *s);

/* Asks the terminal for its size again (after SIGWINCH), and tells it. */
void screen_measure(struct screen *s, int *rows, int *cols);

/* True where only ASCII can be shown: the locale's character set is not UTF-8. */
bool screen_is_ascii(const struct screen *s);

/* Shows the grid: rows that are as they were cost nothing. */
void screen_paint(struct screen *s, const struct grid *grid);
void screen_distrust(struct screen *s); /* the next paint repaints everything */

/* `title` is sanitised text. Nothing where the terminal has no title to set. */
void screen_title(struct screen *s, struct str title);

/* Whether the terminal may be asked to copy; sends it bytes that do not show. */
bool screen_can_copy(const struct screen *s);
void screen_send(struct screen *s, struct str bytes);

/* The next event of the input that has arrived; false when there is none. Its text stays
 * good until the next call. */
bool screen_read(struct screen *s, struct event *event);

/* What a signal handler needs to give the terminal back: bytes to write and modes to set. */
struct screen_rescue {
    struct termios modes;
    char bytes[256];
    size_t n;
};

void screen_rescue(const struct screen *s, struct screen_rescue *out);

#endif
