/* SPDX-License-Identifier: MIT */
/* What the documents of the aspects are made of. For the writers in src/view/ only. */
#ifndef DOSSIER_VIEW_ASPECT_PARTS_H
#define DOSSIER_VIEW_ASPECT_PARTS_H

#include "view/doc.h"

/* A stop: a quote, then who says so and where, short: for places beside one another. */
void aspect_quote(struct doc_writer *w, int64_t quote, int indent);

/* Into the paragraph: a source by its publisher, else its title, and its date. */
void aspect_source_name(struct doc_writer *w, int64_t source, enum style style);

/* Into the paragraph: "Ines Rauch, employee of Harbour Board". */
void aspect_relation(struct doc_writer *w, int64_t relation);

/* Ends the paragraph of a statement that quotes can carry: "[2 quotes]", "no quote". */
void aspect_end_carried(struct doc_writer *w, int64_t rec, struct str statement);

/* "no claims" where there are no rows. */
void aspect_none(struct doc_writer *w, size_t n, const char *what);

#endif
