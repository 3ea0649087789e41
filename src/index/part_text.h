/* SPDX-License-Identifier: MIT */
/* Where records beside a part stand in the file. Private to src/index. */
#ifndef DOSSIER_INDEX_PART_TEXT_H
#define DOSSIER_INDEX_PART_TEXT_H

#include "index/part.h"

/* The lines of a record with an id: from its own to where the next one begins, or what else
 * follows; as p->segments and the rows have them. */
struct part_lines {
    int64_t from, to; /* to: INT64_MAX at the end of the file */
};
struct part_lines part_lines_of(struct part *p, int64_t rec);

/* Reads a record with an id again, with what stands in it, when p->segments and the rows are
 * those of the new text. False when that cannot be done. */
bool part_read_again(struct part *p, int64_t rec, struct part_records *out);

#endif
