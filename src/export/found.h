/* SPDX-License-Identifier: MIT */
/* What a search may find where it leaves the program, and its hits there: one line for
 * people and editors, or one JSON object for programs. */
#ifndef DOSSIER_EXPORT_FOUND_H
#define DOSSIER_EXPORT_FOUND_H

#include "export/publish.h"
#include "index/search.h"

/* A search through it finds what is published; borrows `p`. */
struct search_lens found_lens(const struct publish *p);

/* Of hits that were found through it.
 *
 * Adds `file:line: case ▸ record: …match…`, fit to be shown; `styled`: matches in bold. */
void found_line(struct index *ix, const struct publish *p, const struct search_hit *hit,
                bool styled, struct buf *out);

/* Adds an object with file, line, case, record, kind, field, text and matches. */
void found_json(struct index *ix, const struct publish *p, const struct search_hit *hit,
                struct buf *out);

#endif
