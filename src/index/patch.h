/* SPDX-License-Identifier: MIT */
/* A changed file of which only the changed part is read: the segments that are not in it as
 * they were are parsed again, and only their records touched. So a reload costs what the
 * change does and not what the file does.
 *
 * The whole is read instead wherever it is not certain that this would give the same:
 *   - records came, went, or changed their order
 *   - a record other than a quote has other links, or an event another date
 *   - a quote lets go what nothing else leads to, or is about nothing
 *   - what a warning may depend on changed, or has a warning already
 *   - the part cannot be told from what stands around it: segments.h, load_part
 *
 * Private to src/index. */
#ifndef DOSSIER_INDEX_PATCH_H
#define DOSSIER_INDEX_PATCH_H

#include "index/changes.h"
#include "index/survey.h"

/* A part that is larger is not worth it. Bytes. */
enum { PATCH_MOST = 1 << 20 };

enum patched {
    PATCH_DONE,   /* records, diagnostics are those of `text` */
    PATCH_NOT,    /* nothing was done: the whole is to be read */
    PATCH_FAILED, /* the database did: index_error */
};

/* Within a transaction, not in bulk. `f` has good content in the index. */
enum patched patch_file(struct index *ix, const struct surveyed *f, struct str text);

#endif
