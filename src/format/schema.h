/* SPDX-License-Identifier: MIT */
/* The case format as constant tables, made from schema.def. Nothing is owned or freed. */
#ifndef DOSSIER_FORMAT_SCHEMA_H
#define DOSSIER_FORMAT_SCHEMA_H

#include "base/str.h"

#include <stdint.h>

enum { SCHEMA_VERSION = 1 }; /* the `dossier:` key at the root of a case file */

enum kind_tag {
#define KIND(tag, name, table, section, parent, label, meaning) KIND_##tag,
#define FIELD(kind, tag, name, type, need, words, meaning)
#include "format/schema.def"
#undef KIND
#undef FIELD
    KINDS
};

/* One number for each field of the whole format: FIELD_EVENT_DATE, … */
enum field_tag {
#define KIND(tag, name, table, section, parent, label, meaning)
#define FIELD(kind, tag, name, type, need, words, meaning) FIELD_##kind##_##tag,
#include "format/schema.def"
#undef KIND
#undef FIELD
    FIELDS
};

/* What a field holds, and so how it is written, checked and stored. */
enum field_type {
    TYPE_ID,       /* an id */
    TYPE_LINE,     /* text of one line */
    TYPE_TEXT,     /* text, line breaks allowed */
    TYPE_EXACT,    /* verbatim text: must not be a plain scalar */
    TYPE_ENUM,     /* one of `words` */
    TYPE_BOOL,     /* true or false */
    TYPE_EDTF,     /* a date; stored beside its earliest and latest day */
    TYPE_LANGUAGE, /* a BCP 47 tag */
    TYPE_URL,      /* absolute, http or https */
    TYPE_PATH,     /* relative; what it may leave is the reader's affair */
    TYPE_SHA256,   /* 64 hexadecimal digits */
    TYPE_LINES,    /* list of LINE */
    TYPE_WORDS,    /* list of diagnostic codes */
    TYPE_ENUMS,    /* list of ENUM */
    TYPE_REF,      /* an id of a record of one of the kinds in `words`: a link */
    TYPE_REFS,     /* list of REF: links */
    TYPE_KIDS,     /* list of maps: child records */
    TYPE_ROLES,    /* map from person to role or roles: child records (participation) */
};

struct field {
    enum field_tag tag;
    enum kind_tag kind;
    const char *name; /* as in YAML; the SQLite column has `_` for `-` */
    size_t name_n;    /* its length */
    enum field_type type;
    bool required;
    const char *words;
    const char *meaning;
};

struct kind {
    enum kind_tag tag;
    const char *name, *table, *section;
    enum kind_tag parent;
    const char *label; /* the name of the field that names a record to people */
    const char *meaning;
    const struct field *fields; /* in order */
    size_t n_fields;
};

static inline struct str schema_name(const struct field *field)
{
    return (struct str){field->name, field->name_n};
}

const struct kind *schema_kind(enum kind_tag tag);
const struct field *schema_field(enum field_tag tag);

/* By name; NULL when there is none. */
const struct kind *schema_section(struct str section);
const struct kind *schema_kind_named(struct str name);
const struct field *schema_field_named(const struct kind *kind, struct str name);

/* The field that names a record to people; never NULL. */
const struct field *schema_label(const struct kind *kind);

/* True for types whose values are links, and for those that hold child records. Every
 * other type is a column: lists as a JSON array of strings, the rest as text. */
bool schema_is_link(enum field_type type);
bool schema_is_children(enum field_type type);
bool schema_is_list(enum field_type type); /* LINES WORDS ENUMS REFS */

/* Whether a REF or REFS field takes records of that kind, and `id.field` entries. */
bool schema_takes_kind(const struct field *field, enum kind_tag kind);
bool schema_takes_statement(const struct field *field);

/* The kind of the children of a KIDS or ROLES field. */
const struct kind *schema_child(const struct field *field);

/* ids: ^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$ */
bool schema_is_id(struct str text);

#endif
