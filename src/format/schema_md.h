/* SPDX-License-Identifier: MIT */
/* docs/format.md: what a case file is, with tables of every kind and field. */
#ifndef DOSSIER_FORMAT_SCHEMA_MD_H
#define DOSSIER_FORMAT_SCHEMA_MD_H

#include "base/buf.h"

/* Adds the whole page. */
void schema_markdown(struct buf *out);

/* The example case that the page shows: YAML, sound as it stands. */
extern const char *const schema_example;

#endif
