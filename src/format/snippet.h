/* SPDX-License-Identifier: MIT */
/* A record to fill in, and where in a case file it goes: for editors to open there and
 * people to paste. Made from the schema. */
#ifndef DOSSIER_FORMAT_SNIPPET_H
#define DOSSIER_FORMAT_SNIPPET_H

#include "base/buf.h"
#include "format/schema.h"

/* Adds a record of a kind that has a section, indented as it stands there, under the id:
 * required fields to be filled in, the others as comments. */
void snippet_write(const struct kind *kind, struct str id, struct buf *out);

/* The line behind which a record of the kind goes in the text of a case file, from 1: the
 * last one of its section. False: there is no such section, and its key must go there first;
 * the line is then that behind which the section goes, in the order of the schema. */
bool snippet_place(struct str text, const struct kind *kind, uint32_t *line);

#endif
