/* SPDX-License-Identifier: MIT */
/* What the `:` line can become: commands by name, and the arguments of those that take
 * one. */
#ifndef DOSSIER_APP_COMPLETE_H
#define DOSSIER_APP_COMPLETE_H

#include "app/commands.h"
#include "base/arena.h"
#include "base/vec.h"
#include "view/grid.h"

struct candidate {
    struct str line;      /* the whole line with it */
    struct str keys;      /* of a command, as bound now */
    struct str note;      /* what it does; what is meant */
    bool applies;         /* here and now */
};

/* Zero-initialise; complete_free gives the memory back. Texts live in its arena. */
struct completion {
    struct arena arena;
    VEC(struct candidate) found;
    size_t chosen; /* COMPLETE_NONE: none yet */
};

#define COMPLETE_NONE SIZE_MAX

void complete_free(struct completion *c);

/* What the line may become; nothing is chosen then. */
void complete_line(struct completion *c, struct app *app, struct str line);

bool complete_more(const struct completion *c); /* not all were listed */

/* The next one in a direction, going round the end; NULL when there is none. */
const struct candidate *complete_step(struct completion *c, int step);

/* Lists them above the last row, as many as there is room for. */
void complete_draw(const struct completion *c, struct grid *g);

/* The command that a word names: by its name, by the beginning of its name where no other
 * begins so, by its key. NULL: none; `near` is then the nearest name, empty for none. */
const struct command *complete_command(const struct app *app, struct str word,
                                       struct str *near);

#endif
