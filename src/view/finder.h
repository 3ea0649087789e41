/* SPDX-License-Identifier: MIT */
/* The rows of a list that match what was typed. They are looked at a slice at a time, so
 * that a key is answered at once however long the list is; what was found so far can be
 * shown and gone through while the rest is looked at. */
#ifndef DOSSIER_VIEW_FINDER_H
#define DOSSIER_VIEW_FINDER_H

#include "base/vec.h"
#include "index/query.h"
#include "view/words.h"

enum {
    FINDER_EXACT_ROWS = 20000, /* in longer lists words are found by their beginnings */
    FINDER_SLICE = 250,        /* rows that a key can wait for */
    FINDER_HITS_MAX = 65536,   /* are enough to look at */
};

struct finder_rows { /* a VEC */
    struct list_row *v;
    size_t n, cap;
};

/* Zero-initialise: nothing is asked for. finder_free gives the memory back. */
struct finder {
    struct words words;
    struct list list;
    const struct finder *within; /* only among the rows that this has found; NULL: all */
    bool beginnings;
    struct finder_rows hits;  /* by pos */
    struct finder_rows again; /* found for less: to be looked at once more, from `at` on */
    size_t at;
    int64_t next; /* rows from this pos on were not looked at */
    bool done;    /* all were */
};

void finder_free(struct finder *f);
void finder_end(struct finder *f); /* asks for nothing */
bool finder_active(const struct finder *f);

/* Asks for what was typed, which the finder takes over and replaces by what it had; what
 * was found is used where somebody typed on. */
void finder_ask(struct finder *f, struct words *words);

/* The rows to look at, from the start: `total` are there of that kind in the case. */
void finder_look_at(struct finder *f, const struct list *list, const struct finder *within,
                    int64_t total);

/* Looks at up to that many rows more. True while there are others. */
bool finder_go(struct finder *f, struct index *ix, size_t rows);

/* As query_page and query_in_list, among the hits so far; counts those before `pos`. */
size_t finder_page(const struct finder *f, int64_t pos, bool forward, size_t max,
                   struct list_row *out);
bool finder_has(const struct finder *f, int64_t rec);
int64_t finder_rank(const struct finder *f, int64_t pos);

/* "9", "9…" while there may be more, "65536+" where no more are wanted. */
void finder_count_text(const struct finder *f, struct buf *out);

#endif
