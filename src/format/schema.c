/* SPDX-License-Identifier: MIT */
/* The tables of schema.def, as data. */
#include "format/schema.h"

enum { REQUIRED = 1, OPTIONAL = 0 };

static const struct field fields[FIELDS] = {
#define KIND(tag, name, table, section, parent, label, meaning)
#define FIELD(kind, tag, name, type, need, words, meaning) \
    {FIELD_##kind##_##tag, KIND_##kind, name, sizeof name - 1,                           \
     TYPE_##type,          need,        words, meaning},
#include "format/schema.def"
#undef KIND
#undef FIELD
};

/* Where each kind's fields begin in that array: every FIELD counts one, and a KIND takes
 * back the one it counted itself. */
enum {
#define KIND(tag, name, table, section, parent, label, meaning) \
    FIRST_##tag, BEFORE_##tag = FIRST_##tag - 1,
#define FIELD(kind, tag, name, type, need, words, meaning) NTH_##kind##_##tag,
#include "format/schema.def"
#undef KIND
#undef FIELD
};

/* How many each has: a structure with a byte for each, and one more. */
struct count_none {
    char one;
#define KIND(tag, name, table, section, parent, label, meaning) \
    }                                                           \
    ;                                                           \
    struct count_##tag {                                        \
        char one;
#define FIELD(kind, tag, name, type, need, words, meaning) char tag;
#include "format/schema.def"
#undef KIND
#undef FIELD
};

/* Each kind without its label, which is found by name. */
static const struct kind kinds[KINDS] = {
#define KIND(tag, name, table, section, parent, label, meaning)                   \
    {KIND_##tag,       name,    table,                                            \
     section,          KIND_##parent, label,                                      \
     meaning,          fields + FIRST_##tag, sizeof(struct count_##tag) - 1},
#define FIELD(kind, tag, name, type, need, words, meaning)
#include "format/schema.def"
#undef KIND
#undef FIELD
};

const struct kind *schema_kind(enum kind_tag tag)
{
    return &kinds[tag];
}

const struct field *schema_field(enum field_tag tag)
{
    return &fields[tag];
}

const struct field *schema_label(const struct kind *kind)
{
    return schema_field_named(kind, str_of(kind->label));
}

const struct kind *schema_section(struct str section)
{
    for (size_t i = 0; section.n && i < KINDS; i++)
        if (str_eq(str_of(kinds[i].section), section))
            return &kinds[i];
    return NULL;
}

const struct kind *schema_kind_named(struct str name)
{
    for (size_t i = 0; i < KINDS; i++)
        if (str_eq(str_of(kinds[i].name), name))
            return &kinds[i];
    return NULL;
}

const struct field *schema_field_named(const struct kind *kind, struct str name)
{
    for (size_t i = 0; i < kind->n_fields; i++)
        if (kind->fields[i].name_n == name.n &&
            memcmp(kind->fields[i].name, name.p, name.n) == 0)
            return &kind->fields[i];
    return NULL;
}

bool schema_is_link(enum field_type type)
{
    return type == TYPE_REF || type == TYPE_REFS;
}

bool schema_is_children(enum field_type type)
{
    return type == TYPE_KIDS || type == TYPE_ROLES;
}

bool schema_is_list(enum field_type type)
{
    return type == TYPE_LINES || type == TYPE_WORDS || type == TYPE_ENUMS ||
           type == TYPE_REFS;
}

bool schema_takes_kind(const struct field *field, enum kind_tag kind)
{
    return str_in_words(str_of(kinds[kind].name), str_of(field->words));
}

bool schema_takes_statement(const struct field *field)
{
    return str_in_words(STR("field"), str_of(field->words));
}

const struct kind *schema_child(const struct field *field)
{
    return schema_kind_named(str_of(field->words));
}

bool schema_is_id(struct str text)
{
    if (text.n == 0 || text.n > 64)
        return false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-')
            return false;
    }
    return text.p[0] != '-' && text.p[text.n - 1] != '-';
}
