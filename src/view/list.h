/* SPDX-License-Identifier: MIT */
/* One of the three lists: which rows it shows, which is selected, where it is scrolled to.
 * Rows are fetched by key, a screen at a time; the list itself holds none. */
#ifndef DOSSIER_VIEW_LIST_H
#define DOSSIER_VIEW_LIST_H

#include "base/vec.h"
#include "view/finder.h"
#include "view/spot.h"

struct list_pane {
    struct list list;
    struct finder filter; /* of these only the rows that it has found, where it is active */
    struct spot selected; /* rec 0: the list is empty */
    int64_t top;          /* pos of the first row on the screen */
    size_t screen_row;    /* the row of the screen that the selection was last drawn in */
    VEC(struct spot) screen; /* the rows that were, and the one above them */
    enum list_scroll {
        LIST_SCROLL_LEAST,  /* as little as shows the selection */
        LIST_SCROLL_MIDDLE, /* where it is off the screen, to the middle */
        LIST_SCROLL_KEEP,   /* so that it stays in its screen_row */
    } scroll;
    int64_t count; /* rows of the list without filter; -1: not counted */
    int64_t total; /* of its kind in the case */
};

void list_free(struct list_pane *l);

/* Shows other rows. The selection stays when it is among them, else the first is
 * selected. */
void list_show(struct list_pane *l, struct index *ix, const struct list *list,
               struct arena *scratch);

/* Shows only what matches, of what the list shows; what was typed is taken over. Nothing
 * is selected anew. Then lets it look at more rows, true while there are others. */
void list_filter(struct list_pane *l, struct index *ix, struct words *words);
bool list_filter_go(struct list_pane *l, struct index *ix);

/* Rows as they are shown; see query_page. */
size_t list_rows(const struct list_pane *l, struct index *ix, int64_t pos, bool forward,
                 size_t max, struct list_row *out);
bool list_has(const struct list_pane *l, struct index *ix, int64_t rec);

/* Selects a row: that record (false when the list does not have it), or the one nearest
 * to a pos (none in an empty list). */
bool list_select(struct list_pane *l, struct index *ix, int64_t rec, struct arena *scratch);
void list_select_near(struct list_pane *l, struct index *ix, int64_t pos,
                      struct arena *scratch);

/* Moves the selection, up to the ends. */
void list_move(struct list_pane *l, struct index *ix, int rows, struct arena *scratch);
void list_move_end(struct list_pane *l, struct index *ix, bool last, struct arena *scratch);

/* Shows another generation of the index: rows may have come and gone. The selection must
 * have been found again (`rec`, 0 where it is gone: then the nearest is selected). */
void list_reload(struct list_pane *l, struct index *ix, const struct list *list,
                 int64_t rec, struct arena *scratch);

/* Scrolls so that the selection is on a screen of `visible` rows, and fetches these.
 * Returns how many there are. */
size_t list_page(struct list_pane *l, struct index *ix, size_t visible,
                 struct list_row *rows);

/* What was drawn: where the selected row is gone after a reload, what stands in its place
 * among these is selected. */
void list_drawn(struct list_pane *l, struct index *ix, const struct list_row *rows, size_t n,
                struct arena *scratch);

/* "9 of 74", or "23" where nothing narrows or filters; "9… of 74" while more are looked
 * for. */
void list_count_text(struct list_pane *l, struct index *ix, struct buf *out);

#endif
