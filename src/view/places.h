/* SPDX-License-Identifier: MIT */
/* Where one has been: a bounded history of places, by ids, so that it outlives
 * reloads. */
#ifndef DOSSIER_VIEW_PLACES_H
#define DOSSIER_VIEW_PLACES_H

#include "view/spot.h"
#include "view/view.h"

enum { PLACES_MAX = 100 };

/* What a view shows, with its narrowing. Zero-initialise. */
struct placemark {
    char case_id[SPOT_ID];
    char by[NARROW_MAX][SPOT_ID];
    size_t n_by;
    char selected[LIST_PANES][SPOT_ID];
    char shown[SPOT_ID]; /* in Detail; empty: the case itself */
    size_t stop;
    enum pane focused, followed;
    enum aspect aspect; /* what was in the place of the panes, … */
    char centre[SPOT_ID];
    bool library;
    int64_t from;       /* … which page of it, and which of its stops */
    size_t aspect_stop;
};

struct place_stack { /* a VEC */
    struct placemark *v;
    size_t n, cap;
};

struct places {
    struct place_stack back, forward; /* the newest last */
};

void places_free(struct places *p);

/* Remembers the present place before a jump; what lay forward is forgotten. The same
 * place twice is one. */
void places_mark(struct places *p, const struct placemark *now);

/* The place before, or forward again, which becomes the present one in exchange for
 * `now`. False when there is none. */
bool places_back(struct places *p, const struct placemark *now, struct placemark *out);
bool places_forward(struct places *p, const struct placemark *now, struct placemark *out);

#endif
