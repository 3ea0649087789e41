/* SPDX-License-Identifier: MIT */
/* A file of which most is left out: the head, the keys of the sections, the first record of
 * each, the part, and some records beside it. All stands on its lines, with empty remarks in
 * place of the rest (the loader takes offence at long blanks), so that the loader says of it
 * what it would say of the whole: what it asks for and does not find, the index knows.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_PART_OUTLINE_H
#define DOSSIER_INDEX_PART_OUTLINE_H

#include "index/part.h"

/* While segments and rows are as they were. What stands at the byte `end` of the text, which
 * is the part's end, or behind it where the reading breaks off there, is taken; of what is
 * behind that, nothing where `broken`. `beside` are recs with ids. False when it cannot be
 * told on which lines something stands. */
bool part_outline(struct part *p, struct recs beside, size_t end, bool broken,
                  struct buf *out);

#endif
