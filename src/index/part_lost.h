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

/* The same of one record: whether a quote or a claim names the statement `name` of it, a field
 * or `people.` and an id; whether any record beside the part leads to it. */
bool part_is_stated(struct part *p, const struct part_record *was, struct str name);
bool part_is_led_to(struct part *p, int64_t rec);

/* When the rows are as they will be: whether sources go in circles. Also true where that
 * would take long to tell. */
bool part_goes_in_circles(struct part *p);

#endif
