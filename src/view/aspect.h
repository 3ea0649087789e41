/* SPDX-License-Identifier: MIT */
/* Ways to look at a case beside the panes: time, disagreement, ties, sources, weak
 * points, and the archived text around a quote. Each is a document over what is narrowed,
 * written by a file of its own. The screen scrolls it; a printed page is its lines. */
#ifndef DOSSIER_VIEW_ASPECT_H
#define DOSSIER_VIEW_ASPECT_H

#include "view/archived_quote.h"
#include "view/axis.h"
#include "view/doc.h"
#include "view/view.h"

/* How the timeline is drawn: asked for by the keys, the rest filled in by who wrote
 * it. */
struct scale {
    bool chosen; /* unit and window are; else as fits, at the beginning */
    enum axis_unit unit;
    int64_t window;
    bool to_day; /* instead of window: this day in the middle */
    int64_t day;
    struct axis axis; /* as drawn last */
};

/* What an aspect is written over. */
struct news;

struct aspect_over {
    struct list by;     /* case and narrowing; its kind means nothing */
    int64_t centre;     /* relations: whose ties; context: which quote; 0 for none */
    bool library;       /* timeline: all cases, not one */
    int64_t from;       /* the page begins at this place; INT64_MIN: the first */
    size_t most;        /* rows of one page */
    bool whole;         /* no pages: all of it, to be printed, however long it takes */
    bool longer;        /* takes longer than a frame, for figures instead of "…" */
    bool unfinished;    /* set by who writes when that would have given more */
    struct archive_place archive; /* .archive NULL: texts are not looked at */
    const struct news *news; /* what changed */
    struct scale scale;
    size_t select;      /* gets the stop to begin at, DOC_NONE: the first, … */
    size_t select_byte; /* … and the byte of its paragraph to be seen */
    struct buf *status; /* gets what the title says: "21 of 78 events, by month" */
};

struct aspect_kind {
    const char *name;  /* as `summary --view` takes it */
    const char *title; /* as the strip has it */
    size_t rows;       /* of a page: what can be had within a frame */
    bool archived;     /* looks at archived texts */
    void (*write)(struct doc_writer *w, struct aspect_over *over);
};

const struct aspect_kind *aspect_kind(enum aspect aspect);

/* The aspect of that name; ASPECT_NONE when there is none that stands by itself. */
enum aspect aspect_named(struct str name);

/* Adds the whole of an aspect as lines of text, sanitised, at most `columns` wide. */
void aspect_print(struct index *ix, enum aspect aspect, struct aspect_over *over,
                  int columns, unsigned form, const struct doc_filter *filter, struct buf *out);

/* The writers. */
void timeline_write(struct doc_writer *w, struct aspect_over *over);
void claims_write(struct doc_writer *w, struct aspect_over *over);
void relations_write(struct doc_writer *w, struct aspect_over *over);
void sources_write(struct doc_writer *w, struct aspect_over *over);
void weak_write(struct doc_writer *w, struct aspect_over *over);
void context_write(struct doc_writer *w, struct aspect_over *over);
void changes_write(struct doc_writer *w, struct aspect_over *over);

/* Parts for the writers -------------------------------------------------------------- */

/* A page of one kind's records, by the narrowing; in the arena of the writer. */
struct aspect_rows {
    struct list_row *v;
    size_t n;
    int64_t before, behind; /* rows before the page and behind it */
    int64_t previous, next; /* where the pages there begin */
    bool partly;            /* of sources: not all quotes were looked at for them */
};

struct aspect_rows aspect_rows(struct doc_writer *w, const struct aspect_over *over,
                               enum kind_tag kind);

/* "12 more before these": a stop that turns to the page that begins there; nothing for
 * 0. */
void aspect_turn(struct doc_writer *w, int64_t n, int64_t page, const char *where);

/* "12 more before these", "1034 more": stops that turn to the page before or behind;
 * nothing where there is none. */
void aspect_before(struct doc_writer *w, const struct aspect_rows *rows);
void aspect_behind(struct doc_writer *w, const struct aspect_rows *rows);

/* Status: "21", or "21 of 78" where narrowed; by rows that were had, "2 … of 78" where
 * not all is known. */
void aspect_count(struct doc_writer *w, const struct aspect_over *over,
                  enum kind_tag kind);
void aspect_count_rows(struct doc_writer *w, struct aspect_over *over, enum kind_tag kind,
                       const struct aspect_rows *rows);

/* Moves the window of the timeline so that the bar of an event is in it; false when it
 * was there. */
bool timeline_show(struct index *ix, struct aspect_over *over, int64_t event,
                   struct arena *scratch);

#endif
