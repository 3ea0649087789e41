/* SPDX-License-Identifier: MIT */
/* Two generations of a file, compared as a whole: a hash of what each record says, taken in
 * one walk over the tables of each, and the two set against each other by id. For files so
 * large that their records are not to be read one by one. Private to src/index. */
#ifndef DOSSIER_INDEX_CHANGES_DIGEST_H
#define DOSSIER_INDEX_CHANGES_DIGEST_H

#include "index/db.h"

/* The record in `old`, and the one in `main`; 0 where there is none. */
struct difference {
    int64_t was, is;
};

struct differences { /* a VEC */
    struct difference *v;
    size_t n, cap;
};

/* Adds the records that differ, in the order of what is there now, those that are gone
 * last. Failures of the database are index_error's. */
void digest_compare(struct index *ix, int64_t file, struct differences *out);

#endif
