/* SPDX-License-Identifier: MIT */
/* A document on the screen: which stop is selected in it, and how far it is scrolled.
 * Rows and columns are those of the area that it is drawn into, without the gutter. */
#ifndef DOSSIER_VIEW_SCROLL_H
#define DOSSIER_VIEW_SCROLL_H

#include "view/doc.h"

/* Who writes the document. */
struct scroll_source {
    struct index *ix;
    void (*write)(struct doc_writer *w, const void *self);
    const void *self;
};

/* Zero-initialise. */
struct scroll {
    struct doc doc;
    bool built; /* doc is the one to show, for these: */
    int columns;
    unsigned form;
    unsigned serial; /* counts the documents, so that others can tell an old one */
    size_t stop;     /* selected; meaningless where the doc has none */
    size_t top;      /* first row on the screen, behind … */
    size_t head;     /* … the rows that stay there */
    struct buf key;  /* what the stop is known by in another document */
    bool seek;       /* look for `key` when built */
    struct buf here; /* the key of the stop as last prepared, of … */
    size_t here_stop;
    unsigned here_serial; /* … that document */
    struct words filter;  /* only the stops that match are shown, … */
    bool keep_first;      /* … and the first one */
    bool all, more; /* the whole document is wanted; there is more than was written */
    struct doc_kept kept; /* of the last doc that was built with a filter */
};

void scroll_free(struct scroll *d);

/* The document must be made again: another one, from its beginning; or the same one, stop
 * and scroll kept, with `seek` by what was remembered of the stop. */
void scroll_restart(struct scroll *d);
void scroll_rebuild(struct scroll *d, bool seek);

/* Only the stops that match what was typed; another document has no filter. */
void scroll_filter(struct scroll *d, struct str typed);

/* Before an index goes away, or a filter is typed: remembers the stop by what it says. */
void scroll_remember(struct scroll *d, struct index *ix, struct arena *scratch);

/* The same when the index says something else already: as the stop was last prepared. */
void scroll_recall(struct scroll *d);

/* Of a long document only as much is written as is soon to be seen. Before its last stop,
 * or any but the next ones, is gone to, all of it must be. */
void scroll_want_all(struct scroll *d);

/* Builds the document where it is not there or has another width, and scrolls so that the
 * stop is seen. To be called before anything below and before reading doc. */
void scroll_prepare(struct scroll *d, const struct scroll_source *from, int columns,
                    int rows, unsigned form, struct arena *scratch);

/* Writes the document that is there once more, now with what takes longer. False when it
 * was broken off: then all is as before. */
bool scroll_improve(struct scroll *d, const struct scroll_source *from, int rows,
                    struct arena *scratch);

const struct doc_stop *scroll_stop(const struct scroll *d); /* NULL: there is none */

/* From stop to stop; through one that is longer than the pane line by line. */
void scroll_move(struct scroll *d, int steps, int rows);
void scroll_lines(struct scroll *d, int lines, int rows);
void scroll_move_end(struct scroll *d, bool last, int rows);
void scroll_select(struct scroll *d, size_t stop, int rows);

/* Selects a stop and shows the row that has a byte of its last paragraph, with some of
 * what is before it. */
void scroll_reveal(struct scroll *d, size_t stop, size_t byte, int rows);

/* The row of the document in a row of the screen, from 0, as last prepared. */
size_t scroll_row_at(const struct scroll *d, int row);

/* `needle` is folded; empty for no search. `body` has the gutter too. Sets the cursor
 * when focused. */
void scroll_draw(const struct scroll *d, struct grid *g, struct rect body, bool focused,
                 struct str needle);

#endif
