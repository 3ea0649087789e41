/* SPDX-License-Identifier: MIT */
/* The Detail pane: the document of one record, the stop that is selected in it, and how far
 * it is scrolled. Rows and columns are those of the pane's body. */
#ifndef DOSSIER_VIEW_DETAIL_H
#define DOSSIER_VIEW_DETAIL_H

#include "view/doc.h"
#include "view/spot.h"

struct detail {
    struct spot shown;
    struct doc doc;
    bool built; /* doc is that of `shown`, for these: */
    int columns;
    bool ascii;
    unsigned serial; /* counts the documents, so that others can tell an old one */
    size_t stop;     /* selected; meaningless where the doc has none */
    size_t top;      /* first line on the screen */
    struct buf key;  /* what the stop is known by in another document of the record */
    bool seek;       /* look for `key` when built */
};

void detail_free(struct detail *d);

/* Shows a record from its beginning; nothing changes when it is shown already. */
void detail_show(struct detail *d, struct index *ix, int64_t rec, struct arena *scratch);

/* The document must be made again: of the same record, whose number in the index may be
 * another now. Stop and scroll are kept. */
void detail_reload(struct detail *d, struct index *ix, int64_t rec, struct arena *scratch);

/* Before an index goes away: remembers the stop by what it says. */
void detail_remember(struct detail *d, struct index *ix, struct arena *scratch);

/* Builds the document where it is not there or has another width, and scrolls so that the
 * stop is seen. To be called before anything below and before reading doc. */
void detail_prepare(struct detail *d, struct index *ix, int columns, int rows, bool ascii,
                    struct arena *scratch);

const struct doc_stop *detail_stop(const struct detail *d); /* NULL: there is none */

/* From stop to stop; through one that is longer than the pane line by line. */
void detail_move(struct detail *d, int steps, int rows);
void detail_scroll(struct detail *d, int lines, int rows);
void detail_move_end(struct detail *d, bool last, int rows);
void detail_select(struct detail *d, size_t stop, int rows);

/* `needle` is folded; empty for no search. Sets the cursor when focused. */
void detail_draw(const struct detail *d, struct grid *g, struct rect body, bool focused,
                 struct str needle);

#endif
