/* SPDX-License-Identifier: MIT */
/* What a search in a pane has found: the places of all matches, in order. A place is the
 * pos of a list's row or the number of a stop in Detail. */
#ifndef DOSSIER_VIEW_SEARCH_H
#define DOSSIER_VIEW_SEARCH_H

#include "view/doc.h"
#include "view/finder.h"
#include "view/spot.h"

struct search {
    struct finder find; /* in Detail: hits by the number of the stop */
    int pane;           /* that was searched */
    unsigned stamp;     /* of what the hits were found in */
    bool looked;        /* at pane and stamp; only then are there hits */
    bool asked;         /* something else, since */

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

/* Begins to find the matches, unless that was done in the same pane and stamp. `within`
 * has the rows that the list shows, NULL for all; see finder_look_at. */
void search_list(struct search *s, int pane, unsigned stamp, struct index *ix,
                 const struct list *list, const struct finder *within, int64_t total);
void search_doc(struct search *s, int pane, unsigned stamp, const struct doc *doc);

/* The first hit at or behind a place, else, when all are found, the first of all; the next
 * one in a direction, going round the end. False when there is none. */
bool search_at_or_behind(const struct search *s, int64_t place, int64_t *hit);
bool search_step(const struct search *s, int64_t place, int step, int64_t *hit,
                 bool *wrapped);

/* How many hits stand at or before a place. */
int64_t search_rank(const struct search *s, int64_t place);

#endif
