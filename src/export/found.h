/* SPDX-License-Identifier: MIT */
/* A hit of a search as it may leave the program: one line for people and editors, or one
 * JSON object for programs. */
#ifndef DOSSIER_EXPORT_FOUND_H
#define DOSSIER_EXPORT_FOUND_H

#include "export/publish.h"
#include "index/search.h"

/* Adds `file:line: case ▸ record: …match…`, fit to be shown; `styled`: matches in bold. */
void found_line(struct index *ix, const struct publish *p, const struct search_hit *hit,
                bool styled, struct buf *out);

/* Adds an object with file, line, case, record, kind, field, text and matches. */
void found_json(struct index *ix, const struct publish *p, const struct search_hit *hit,
                struct buf *out);

#endif
