/* SPDX-License-Identifier: MIT */
/* `F`: a search in all cases, as it stands: what was typed, what was found by now, and the
 * hit that was gone to. For the files of src/app/ only. */
#ifndef DOSSIER_APP_SEARCH_ALL_H
#define DOSSIER_APP_SEARCH_ALL_H

#include "base/vec.h"
#include "index/search.h"

struct app;
struct effects;

enum { SEARCH_ALL_NONE = -1 };

/* Zero-initialise; search_all_free gives the memory back. */
struct search_all {
    struct search_run *run; /* of the app's index; NULL: nothing was typed yet */
    struct buf typed;
    struct buf before;      /* what was typed when the prompt was opened */
    bool typing;            /* the prompt is open */
    bool ranked;            /* the hits are in the order of how well they match */
    struct arena arena;     /* of the hits */
    VEC(struct search_hit) hits;
    struct buf gone;        /* names the hit that was gone to, across reloads */
    bool stepping;          /* `n` goes on from there */
};

void search_all_free(struct search_all *s);

/* The index has changed: looks again for the same. */
void search_all_again(struct app *app);

/* Whether there is more to be found, and somebody to see it; looks for some of it. */
bool search_all_busy(const struct app *app);
void search_all_work(struct app *app);

/* Adds a name for a hit that holds across reloads. */
void search_all_name(const struct search_hit *hit, struct buf *out);

/* To a hit, by its number; to the next one in a direction. */
void search_all_go(struct app *app, size_t nth);
void search_all_step(struct app *app, int by);

/* The page of hits again, at the one that was gone to. */
void search_all_return(struct app *app);

#endif
