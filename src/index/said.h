/* SPDX-License-Identifier: MIT */
/* What a record says, as one line of JSON: its fields by name, as in schema.def and in its
 * order, those that are absent left out. Dates and texts are strings as they stand in the
 * YAML; links are ids, or `id.field`; what stands in the record (captures, participations,
 * accounts) is a list of objects in its field. Where it stands, and in which order among its
 * like, is not in it: two records say the same where the lines are equal. */
#ifndef DOSSIER_INDEX_SAID_H
#define DOSSIER_INDEX_SAID_H

#include "index/query.h"

/* Adds the line for a record that has an id; nothing, and false, where there is none. */
bool said_record(struct index *ix, int64_t rec, struct buf *out);

/* The same of a database that is attached under that name. */
bool said_record_in(struct index *ix, const char *schema, int64_t rec, struct buf *out);

/* One field of such a line: its values, texts as they are; of children one for each, its
 * own fields as "value: two; quotes: q-guard, q-board". */
struct said_field {
    const struct field *field;
    struct strs values;
};

struct said_fields {
    struct said_field *v;
    size_t n;
};

/* Reads a line of JSON back; names that the kind does not have are left out. */
struct said_fields said_read(struct index *ix, enum kind_tag kind, struct str json,
                             struct arena *a);

#endif
