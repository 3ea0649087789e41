/* SPDX-License-Identifier: MIT */
/* The files that single edits are done to. */
#ifndef DOSSIER_TESTS_PATCH_BASES_H
#define DOSSIER_TESTS_PATCH_BASES_H

#include "lines.h"

enum base {
    PLAIN,   /* without warnings */
    WARNED,  /* with all of them */
    HIDING,  /* that hides a name, */
    TITLED,  /* one that begins with a word which is written as no name */
    LONG,    /* with a text of more lines than may be blank one after another */
    TEXTS,   /* with texts of several lines where segments end, and claims on a line each */
    BRACES,  /* with a section in braces, */
    JSON,    /* with several, like JSON */
    MIDDLE,  /* with the case in the middle, and its title above its id */
    CHAINED, /* with sources in several segments, some of which are part of others */
};

void patch_base_make(struct lines *l, enum base base);

/* One of nothing but so many sources, in chains; all of that title. */
void patch_base_chains(struct lines *l, size_t sources, const char *title);

#endif
