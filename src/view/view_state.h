/* SPDX-License-Identifier: MIT */
/* The view's state, for the files of src/view/ only. */
#ifndef DOSSIER_VIEW_VIEW_STATE_H
#define DOSSIER_VIEW_VIEW_STATE_H

#include "view/aspect.h"
#include "view/detail.h"
#include "view/layout.h"
#include "view/list.h"
#include "view/news.h"
#include "view/places.h"
#include "view/search.h"

/* The aspect that is open. */
struct look {
    enum aspect aspect;
    struct spot centre; /* the person of relations, the quote of context */
    bool library;
    int64_t from; /* the page */
    struct scale scale;
    struct scroll scroll;
    bool longer, unfinished;    /* as in struct aspect_over */
    bool fresh;                 /* its first stop is still to be chosen, by … */
    size_t select, select_byte; /* … what its writer says */
    struct buf status;
    struct archive *archive;    /* what context has read */
};

/* The record that stood in Detail when the screen was last drawn, and how far the news went
 * then; id empty: none did. */
struct watched {
    int64_t file;
    enum kind_tag kind;
    char id[SPOT_ID];
    int64_t serial;
};

struct view {
    struct index *ix; /* borrowed; NULL before the first */
    struct spot opened; /* the case */
    struct spot by[NARROW_MAX]; /* the innermost last */
    size_t n_by;
    struct list_pane lists[LIST_PANES];
    enum pane focused;
    enum pane followed; /* the list whose selection Detail shows */
    bool zoomed;
    struct view_shape shape;
    unsigned stamp; /* counts changes of what the lists show */

    struct rect area; /* what was last drawn into; a usual terminal before */
    unsigned form; /* of the grid */
    int strip_ends[PANES]; /* columns behind the names in the strip, as last drawn */
    struct view_sizes usual;
    struct layout layout; /* of area, focus, zoom and shape */

    struct filter_origin { /* what to come back to while a filter is typed */
        bool open;
        struct spot selected;
        int64_t top; /* pos of the first row on the screen */
        struct buf typed;
    } filter_origin;

    char *archive; /* the folder of archived texts; NULL: each case's own; owned */
    struct places places;
    struct placemark last; /* where one was before the last jump; no case: nowhere */
    struct placemark away; /* where one was in a case that is gone, until one goes elsewhere or
                              it is back; no case: in none */
    struct buf notice;
    struct news news;
    struct watched watched;

    struct trail { /* what `v` led along: from a statement to the quote of it that is read */
        struct spot carried, quote;
        struct buf statement;
    } trail;

    /* Apart, because asking may mean building: a document is made when it is looked at. */
    struct detail *detail;
    struct look *look;
    struct search *search;
    struct doc_hurry hurry; /* .waits NULL: nobody ever waits */
    struct arena *scratch; /* emptied at the beginning of each call */
};

/* The kind of record that a list shows, and the list for a kind; PANE_DETAIL where the
 * kind has none. */
enum kind_tag view_kind_of(enum pane pane);
enum pane view_pane_of(enum kind_tag kind);

/* Rows of a list, or lines of Detail, that its pane shows. */
int view_visible(const struct view *v, enum pane pane);

/* What a list is to show by the case and the narrowing. */
struct list view_wanted_list(const struct view *v, enum pane pane);

/* After the case or the narrowing has changed: every list shows what it should. */
void view_relist(struct view *v);

/* After selection or focus has changed: Detail shows the record of the followed list. */
void view_follow(struct view *v);

/* The document that takes the keys, up to date: the aspect that is open, or Detail while it
 * is focused; NULL while a list is. The rows that it has, and what searches know it by. */
struct scroll *view_text(const struct view *v);
int view_text_rows(const struct view *v);
int view_searched(const struct view *v);

/* Where the document of the aspect stands. */
struct rect view_look_body(const struct view *v);

/* Writes the document that takes the keys, or would without a list, into any writer. */
void view_write_text(struct view *v, struct doc_writer *w);

/* The document of Detail, up to date. */
const struct doc *view_doc(const struct view *v);

/* After the selection has changed: the timeline shows the bar of the selected event. */
void view_in_sight(struct view *v);

/* Before drawing: what stood in Detail, and does no more, was looked at. */
void view_watch(struct view *v);

/* How a row of a list is marked. */
enum news_what view_mark_of(const struct view *v, int64_t rec);

/* Back to the panes, wherever they were. */
void view_close_look(struct view *v);

/* Opens an aspect as it was, on that page. */
void view_open_look(struct view *v, enum aspect aspect, int64_t centre, bool library,
                    int64_t from);

/* Over another generation of the index: its centre is found again, or it is left. */
void view_reload_look(struct view *v, int64_t centre);

/* Figures that are still "…": whether there are any, and getting them, once. */
bool view_look_unfinished(const struct view *v);
void view_look_work(struct view *v);

void view_draw_look(struct view *v, struct grid *g, struct str needle);

/* Opens a case, or goes to a record, without remembering where one was. */
void view_enter_case(struct view *v, int64_t case_rec);
void view_go_unmarked(struct view *v, int64_t rec);

/* Over another generation of the index; what has no id is not found again. */
void view_reload_trail(struct view *v);

void view_layout(struct view *v);

/* Shows all rows of a list again. */
void view_unfilter(struct view *v, enum pane pane);

/* Whether there are rows that the search has not looked at yet; looks at some. */
bool view_search_unfinished(const struct view *v);
void view_search_work(struct view *v);

#endif
