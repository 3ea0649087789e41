/* SPDX-License-Identifier: MIT */
/* The diagnostics of one file as they are stored. While a file has errors, the warnings of
 * its last good content are kept in `good_diagnostics`, for when it is right again.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_STORED_DIAGS_H
#define DOSSIER_INDEX_STORED_DIAGS_H

#include "base/diag.h"
#include "base/excerpt.h"
#include "index/db.h"

struct stored_diag {
    enum diag_code code;
    struct place at;
    struct str message, excerpt; /* excerpt.p NULL: there is none, or not yet */
    int64_t excerpt_at;
};

struct stored_diags {
    VEC(struct stored_diag) list;
};

/* Those of the file's good content, which it has; copied to the arena. */
void stored_diags_read(struct stored_diags *d, struct index *ix, int64_t file,
                       struct arena *a);

/* Puts them, by place, in the place of the file's diagnostics. Excerpts that are not there
 * are taken from `text`. How many there are in all is told apart, since what is listed has a
 * limit. False when the database failed. */
bool stored_diags_write(struct stored_diags *d, struct index *ix, int64_t file,
                        struct str text);
bool stored_diags_count(struct index *ix, int64_t file, size_t errors, size_t warnings);
void stored_diags_free(struct stored_diags *d);

/* Before the errors of a file are stored that was good: keeps its warnings. And when it is
 * good again: forgets them. */
bool stored_diags_keep(struct index *ix, int64_t file);
bool stored_diags_forget(struct index *ix, int64_t file);

#endif
