/* SPDX-License-Identifier: MIT */
/* A changed file of which only the changed part is read: the segments that are not in it as
 * they were are parsed again (part.h), and only their records touched. So a reload costs what
 * the change does and not what the file does.
 *
 * The whole is read instead wherever it is not certain that this would give the same:
 *   - the part cannot be told from what stands around it, or holds several sections
 *   - no free number is left for a record, no free place for an event
 *   - the case has another id, and other files have or had that
 *   - the warnings are more than are listed, or very many records are to be looked at again
 *
 * Private to src/index. */
#ifndef DOSSIER_INDEX_PATCH_H
#define DOSSIER_INDEX_PATCH_H

#include "index/changes.h"
#include "index/survey.h"

enum patched {
    PATCH_DONE,   /* records, diagnostics are those of `text` */
    PATCH_NOT,    /* nothing was done: the whole is to be read */
    PATCH_FAILED, /* the database did: index_error */
};

/* Within a transaction, not in bulk. `f` has good content in the index; what it has by the
 * text may have errors: then the content stays, and only the diagnostics are new. */
enum patched patch_file(struct index *ix, const struct surveyed *f, struct str text);

#endif
