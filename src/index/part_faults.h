/* SPDX-License-Identifier: MIT */
/* A mistake in a part: what is wrong with the file as it is now, told from the part alone,
 * since the rest was right and is what it was. The content stays.
 *
 * The whole must be read where the mistake makes something wrong elsewhere, or where it
 * cannot be told how far it reaches. Private to src/index. */
#ifndef DOSSIER_INDEX_PART_FAULTS_H
#define DOSSIER_INDEX_PART_FAULTS_H

#include "base/diag.h"
#include "index/part.h"

/* Adds what a load of the whole file would say to `diags`. False where that is not certain;
 * also where nothing is wrong. p->was must be there; nothing is written. */
bool part_faults(struct part *p, struct diags *diags);

#endif
