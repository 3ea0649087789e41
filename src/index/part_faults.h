/* SPDX-License-Identifier: MIT */
/* A mistake in a part: what is wrong with the file as it is now. Since the rest was right and
 * is what it was, only what has to do with the part can be: its own lines, and records that
 * lead to what is there no more, or have the same id. The content stays.
 *
 * Private to src/index. */
#ifndef DOSSIER_INDEX_PART_FAULTS_H
#define DOSSIER_INDEX_PART_FAULTS_H

#include "base/diag.h"
#include "index/part.h"

/* Adds what a load of the whole file would say to `diags`. False where that is not certain;
 * also where nothing is wrong. `torn`: the part's end is not known, so the reading must break
 * off in it. p->was must be there, and rows and segments as they were; nothing is written. */
bool part_faults(struct part *p, bool torn, struct diags *diags);

#endif
