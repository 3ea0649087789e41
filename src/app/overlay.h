/* SPDX-License-Identifier: MIT */
/* Full-screen lists over the panes: help, cases, errors. One module moves, searches and
 * draws; a small table for each kind says what the rows are and what Enter does. The
 * selected row unfolds over as many lines as its text needs, so that nothing is out of
 * reach on a narrow screen. Overlays stack: closing one shows what it was opened from. */
#ifndef DOSSIER_APP_OVERLAY_H
#define DOSSIER_APP_OVERLAY_H

#include "app/event.h"
#include "base/arena.h"
#include "base/vec.h"
#include "index/search.h"
#include "view/grid.h"
#include "view/news.h"
#include "view/words.h"

struct app;
struct overlay;

/* Texts are raw, or clean already; all live in the overlay's arena or longer. */
struct overlay_row {
    struct str head, text, tail; /* three columns where they fit; head and tail may be empty */
    enum style style;            /* of text */
    struct str id;               /* finds the row again when the rows are made anew */
    int64_t number;              /* for the kind's own use */
    struct str path;             /* the file that `e` opens; empty: none */
    struct place at;
    struct search_mark *marks; /* bytes of text that were found */
    size_t n_marks;
    /* The line that the row is about and the byte of it that is pointed at: shown below the
     * row while it is selected; p NULL: none. */
    struct str excerpt;
    size_t excerpt_at;
    enum news_what news; /* a sign beside that of the selection */
    bool heading; /* over the rows below it: its text begins where their heads do */
    size_t nth;   /* among all rows; overlay_push sets it */
};

struct overlay_rows { /* a VEC */
    struct overlay_row *v;
    size_t n, cap;
};

struct overlay_kind {
    const char *title;
    const char *empty; /* said where there are no rows */
    const char *enter; /* the footer's word for Enter */
    /* Adds the rows and returns the one to start at. */
    size_t (*fill)(struct app *app, struct overlay *o);
    /* Enter on a row, which lives until the overlay is closed. */
    void (*enter_row)(struct app *app, const struct overlay_row *row,
                      struct effects *effects);
};

extern const struct overlay_kind overlay_help, overlay_cases, overlay_errors, overlay_marks,
    overlay_hits;

struct overlay {
    const struct overlay_kind *kind;
    struct overlay *under; /* what it was opened over; owned */
    struct arena arena;
    struct str place; /* what fill has to say in the title line; else "2 of 31" */
    struct str empty; /* said where there are no rows; else the kind's */
    struct overlay_rows all;
    struct overlay_rows rows; /* those that match the filter; what follows is about these */
    size_t selected;
    size_t top;       /* the first row on the screen */
    size_t skip;      /* lines of the selected row above the screen */
    int page, height; /* lines of the list, and of the selected row, as last drawn */
    int width_head, width_text; /* of the columns, in cells; -1: to be measured */
    struct buf needle;          /* what was searched for, folded; empty: nothing */
    size_t origin;              /* where the search began */
    struct words filter;
    struct buf filter_before; /* as typed, and the row of all that was selected: where a */
    size_t filter_origin;     /* filter that is being typed began */
};

/* Opens a kind over what is open; one that is already open is gone back to, and the
 * topmost itself is closed. */
void overlay_open(struct app *app, const struct overlay_kind *kind);
void overlay_close(struct app *app); /* the topmost */
void overlay_close_all(struct app *app);
void overlay_refill(struct app *app); /* all that are open, from another index */

void overlay_push(struct overlay *o, struct overlay_row row);

void overlay_move(struct overlay *o, int rows); /* scrolls within a row that is too tall */
void overlay_move_end(struct overlay *o, bool last);
void overlay_click(struct overlay *o, int row); /* selects what was drawn in that row */
const struct overlay_row *overlay_selected(const struct overlay *o); /* NULL: no row */
bool overlay_has_line(const struct overlay *o);

/* Search as in the panes: from the row where it began, all three columns, folded. */
void overlay_search_begin(struct overlay *o);
bool overlay_search(struct overlay *o, struct str needle);
bool overlay_search_next(struct overlay *o, int step, bool *wrapped);
void overlay_search_cancel(struct overlay *o);
bool overlay_search_place(const struct overlay *o, size_t *nth, size_t *total);

/* Live filter, as in the panes: what is typed by now; to be taken back; to be taken off,
 * false when there is none; "9 of 74". */
void overlay_filter_begin(struct overlay *o);
void overlay_filter(struct overlay *o, struct str typed);
void overlay_filter_cancel(struct overlay *o);
bool overlay_filter_off(struct overlay *o);
void overlay_filter_status(const struct overlay *o, struct buf *out);

/* Shows the rows that match, and selects the one nearest to that row of all. */
void overlay_show(struct overlay *o, size_t nearest);

/* Adds all three columns, folded. */
void overlay_row_text(const struct overlay_row *row, struct buf *folded);

/* The excerpt of a row as lines of the screen: how many; and one of them, drawn. */
int overlay_excerpt_lines(const struct overlay_row *row);
void overlay_excerpt_draw(const struct overlay_row *row, struct grid *g, int nth, int at);

/* Draws all but the last row of the grid; the title line has so many columns. */
void overlay_draw(struct overlay *o, struct grid *g, int title);

#endif
