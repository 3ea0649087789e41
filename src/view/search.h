/* SPDX-License-Identifier: MIT */
/* What a search in a pane has found: the places of all matches, in order. A place is the
 * pos of a list's row or the number of a stop in Detail. */
#ifndef DOSSIER_VIEW_SEARCH_H
#define DOSSIER_VIEW_SEARCH_H

#include "view/doc.h"
#include "view/spot.h"

struct search {
    struct buf needle; /* folded; empty: nothing is searched for */
    int pane;          /* that was searched */
    unsigned stamp;    /* of what the hits were found in */
    bool found;        /* hits are those of needle, pane and stamp */
    bool longer;       /* hits are those of a beginning of needle, pane and stamp */
    VEC(struct list_row) hits; /* in Detail: pos is the number of the stop */

    struct { /* where it began, for coming back */
        int pane;
        int64_t place;
        char id[SPOT_ID]; /* the selected record of a list */
        int64_t list_top; /* pos of the first row on the screen */
        size_t top;       /* in Detail: the first line */
    } origin;
};

void search_free(struct search *s);
void search_end(struct search *s); /* marks off */
void search_set(struct search *s, struct str needle); /* as typed, more with each call */

/* Finds the matches, unless they were found already in the same pane and stamp. */
void search_list(struct search *s, int pane, unsigned stamp, struct index *ix,
                 const struct list *list);
void search_doc(struct search *s, int pane, unsigned stamp, const struct doc *doc);

/* The first hit at or behind a place, else the first of all; the next one in a direction,
 * going round the end. False when there is none. */
bool search_at_or_behind(const struct search *s, int64_t place, int64_t *hit);
bool search_step(const struct search *s, int64_t place, int step, int64_t *hit,
                 bool *wrapped);

#endif
