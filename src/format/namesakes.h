/* SPDX-License-Identifier: MIT */
/* The people of several cases, by id. The same id in two cases is the same person where a
 * name or an alias agrees (folded: case and accents do not count); `unnamed: true` joins
 * nobody. Memory: every name of the run. */
#ifndef DOSSIER_FORMAT_NAMESAKES_H
#define DOSSIER_FORMAT_NAMESAKES_H

#include "base/buf.h"
#include "format/record.h"

struct namesakes;

/* Nobody yet. The caller owns it and closes it, after the checks that were given it. */
struct namesakes *namesakes_open(void);
void namesakes_close(struct namesakes *n);

/* Takes in a person of the case file `path`, which is copied. False when other cases have
 * the id and none of them a name of this person's: *where is then the place of one of
 * them, as "path:line", raw. */
bool namesakes_add(struct namesakes *n, struct str path, const struct record *person,
                   struct buf *where);

#endif
