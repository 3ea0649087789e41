/* SPDX-License-Identifier: MIT */
/* Records read from a part of a file's text, of which the index knows the rest.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_PART_READ_H
#define DOSSIER_INDEX_PART_READ_H

#include "format/load.h"
#include "index/part.h"

/* Reads whole lines of a section, of which the first is that `line` of the file, and adds
 * their records to `out`, copied to the arena. Ids that they lead to are looked up in the
 * content that the index has. False where anything is wrong with them. */
bool part_read_lines(struct index *ix, int64_t file, const struct kind *section,
                     struct str text, int64_t line, struct arena *a,
                     struct part_records *out);

/* Reads what the records of the part are; notes how many bytes of remarks stand before the
 * first. False where anything is wrong, or there are too many. */
bool part_read(struct part *p);

#endif
