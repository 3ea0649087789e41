/* SPDX-License-Identifier: MIT */
/* What the loader hands on: one record at a time, in file order, a parent before its
 * children. Everything a record points to is good only during the call that gives it. */
#ifndef DOSSIER_FORMAT_RECORD_H
#define DOSSIER_FORMAT_RECORD_H

#include "base/place.h"
#include "format/schema.h"

/* One scalar; a list field gives several in order. */
struct value {
    const struct field *field;
    struct str text;
    struct place at; /* of the value's first character, behind an opening quote mark */
};

/* One entry of a REF or REFS field. */
struct link {
    const struct field *field;
    uint32_t ord;         /* from 0 within the field */
    uint32_t to;          /* the number of the record it leads to */
    struct str text;      /* as it is written */
    struct str statement; /* of it, behind the dot of `id.field`; empty when absent */
    struct place at;
};

/* Where a field's key stands; every field written has one, children and links too. */
struct field_place {
    const struct field *field;
    struct place at;
};

struct record {
    const struct kind *kind;
    uint32_t number; /* from 1, unique in the file; given at the first mention of its id */
    uint32_t parent; /* number of the record it stands in; 0 for the case itself */
    uint32_t ord;    /* from 0, the order among its parent's children of the kind */
    struct str id;   /* empty for kinds without one (capture, account, participation) */
    struct place at; /* of its id or, without one, of its first key or value */
    const struct value *values;
    size_t n_values;
    const struct link *links;
    size_t n_links;
    const struct field_place *places;
    size_t n_places;
};

/* The first value of a field; NULL when there is none. */
const struct value *record_value(const struct record *record, enum field_tag field);

/* Whether a list field has the word among its values. */
bool record_has(const struct record *record, enum field_tag field, struct str word);

/* The first link of a field; NULL when there is none. */
const struct link *record_link(const struct record *record, enum field_tag field);

/* Where records go. record() returns false to end the load early (cancelled). */
struct record_sink {
    void *self;
    bool (*record)(void *self, const struct record *record);
};

#endif
