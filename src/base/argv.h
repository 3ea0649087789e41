/* SPDX-License-Identifier: MIT */
/* Commands as argument vectors: programs are started with these and never through a
 * shell. */
#ifndef DOSSIER_BASE_ARGV_H
#define DOSSIER_BASE_ARGV_H

#include "base/buf.h"
#include "base/vec.h"

/* Owns its strings. Zero-initialise; whoever fills one ends it with argv_end. */
struct argv {
    VEC(char *) args;
};

void argv_free(struct argv *a);

/* Adds the arguments of a command as people write it in $EDITOR: blanks separate, quotes
 * and backslash keep them. False when a quote is not closed. */
bool argv_split(struct argv *out, struct str command);

void argv_add(struct argv *out, struct str argument);
void argv_end(struct argv *out); /* the NULL that exec wants */

#endif
