/* SPDX-License-Identifier: MIT */
/* The case format as a JSON Schema (draft-07), for editors: they complete keys and words,
 * show what each field means, and mark most mistakes while they are typed. What a schema
 * cannot say (references, dates that are none) only the loader finds. */
#ifndef DOSSIER_FORMAT_SCHEMA_JSON_H
#define DOSSIER_FORMAT_SCHEMA_JSON_H

#include "base/buf.h"

/* Adds the whole schema. */
void schema_json(struct buf *out);

#endif
