/* SPDX-License-Identifier: MIT */
/* Whether what a part says now makes something wrong elsewhere: then the whole file is to be
 * read, which says what and where. Private to src/index. */
#ifndef DOSSIER_INDEX_PART_LOST_H
#define DOSSIER_INDEX_PART_LOST_H

#include "index/part.h"

/* While the rows are as they were: whether an id of the part is also another record's, or a
 * statement is gone that a quote or a claim names. */
bool part_clashes(struct part *p);
bool part_loses_statement(struct part *p);

/* When the rows are as they will be: whether sources go in circles. Also true where that
 * would take long to tell. */
bool part_goes_in_circles(struct part *p);

#endif
