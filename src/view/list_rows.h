/* SPDX-License-Identifier: MIT */
/* How a record looks as a row of its list, and the text of it that a search looks at. */
#ifndef DOSSIER_VIEW_LIST_ROWS_H
#define DOSSIER_VIEW_LIST_ROWS_H

#include "index/query.h"
#include "view/match.h"
#include "view/news.h"

/* Lines that a row of that kind takes. */
int list_row_lines(enum kind_tag kind);

struct list_row_look {
    struct rect at;    /* list_row_lines rows; fewer where the pane ends */
    bool selected;     /* ">" in the first column */
    bool focused;      /* and its pane takes the keys */
    enum news_what news; /* "+" new, "~" changed, beside the sign of the selection */
    struct marks marks;
};

void list_row_draw(struct index *ix, struct grid *g, const struct list_row_look *look,
                   int64_t rec, struct arena *scratch);

/* Adds what searches and filters find a row by: what it shows, but the title of a source;
 * a person's other spellings, an event's place, a quote's translation. Raw. */
void list_row_text(struct index *ix, int64_t rec, struct arena *scratch, struct buf *out);

/* Columns that the sign of the selection takes in a pane of that width. */
int list_gutter(int columns);

#endif
