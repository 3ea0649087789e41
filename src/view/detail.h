/* SPDX-License-Identifier: MIT */
/* The Detail pane: the document of one record. Rows and columns are those of the pane's
 * body. */
#ifndef DOSSIER_VIEW_DETAIL_H
#define DOSSIER_VIEW_DETAIL_H

#include "view/scroll.h"
#include "view/spot.h"

struct detail {
    struct spot shown; /* the case itself without an id */
    struct scroll scroll;
    struct statements statements;
    bool counted; /* more of them than the document says, which is written again next */
};

void detail_free(struct detail *d);

/* Shows a record from its beginning; nothing changes when it is shown already. */
void detail_show(struct detail *d, struct index *ix, int64_t rec, struct arena *scratch);

/* The document must be made again: of the same record, whose number in the index may be
 * another now. Stop and scroll are kept. */
void detail_reload(struct detail *d, struct index *ix, int64_t rec, struct arena *scratch);

/* Figures that are still "…": whether there are any, and getting some of them. */
bool detail_busy(const struct detail *d);
void detail_work(struct detail *d, struct index *ix);

/* As scroll_prepare. */
void detail_prepare(struct detail *d, struct index *ix, int columns, int rows, unsigned form,
                    struct arena *scratch);

#endif
