/* SPDX-License-Identifier: MIT */
/* The `short-name` warnings of a file of which a part was read again: they are about words of
 * hidden names anywhere in the file. Where neither the names nor such words in the part
 * changed, they stay; else the full text says which records may have one, and these are
 * looked through again. Private to src/index. */
#ifndef DOSSIER_INDEX_PART_NAMES_H
#define DOSSIER_INDEX_PART_NAMES_H

#include "base/diag.h"
#include "index/part.h"
#include "index/stored_diags.h"

struct part_names {
    struct part *p;
    bool again;         /* the warnings are not what they were */
    struct diags diags; /* … but these, when they were looked for */
};

/* While the rows are as they were; `stored` are the file's warnings. */
bool part_names_note(struct part_names *n, struct part *p, const struct stored_diags *stored);

/* When rows, ties, segments and the full text are as they will be. Both are false where it
 * would take long to tell, or where the database failed. */
bool part_names_look(struct part_names *n);
void part_names_free(struct part_names *n);

#endif
