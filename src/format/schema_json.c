/* SPDX-License-Identifier: MIT */
/* JSON Schema from schema.def: one definition for each kind, one property for each field.
 * Never stricter than the loader, which takes plain numbers and booleans for text. */
#include "format/schema_json.h"

#include "base/json.h"
#include "format/schema.h"

#include <stdio.h>

#define ID_PATTERN "[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?"

static void add(struct json *j, const char *key, const char *text)
{
    json_text(j, key, str_of(text));
}

/* The YAML types that the loader takes for text: all but null. */
static void add_text_types(struct json *j)
{
    json_open(j, "type", '[');
    add(j, NULL, "string");
    add(j, NULL, "number");
    add(j, NULL, "boolean");
    json_close(j, ']');
}

static void add_pattern(struct json *j, const char *pattern)
{
    add_text_types(j);
    add(j, "pattern", pattern);
}

static void add_words(struct json *j, const char *words)
{
    struct str rest = str_of(words);
    json_open(j, "enum", '[');
    for (struct str w = str_word(&rest); w.n; w = str_word(&rest))
        json_text(j, NULL, w);
    json_close(j, ']');
}

static void add_reference(struct json *j, const struct field *field)
{
    add_pattern(j, schema_takes_statement(field) ? "^" ID_PATTERN "([.][a-z0-9.-]+)?$"
                                                 : "^" ID_PATTERN "$");
}

/* What one scalar of the field may be. */
static void add_scalar(struct json *j, const struct field *field)
{
    switch (field->type) {
    case TYPE_ID:
        add_pattern(j, "^" ID_PATTERN "$");
        break;
    case TYPE_LINE:
    case TYPE_LINES:
        add_pattern(j, "^[^\\r\\n]*[^\\s][^\\r\\n]*$");
        break;
    case TYPE_TEXT:
        add_pattern(j, "[^\\s]");
        break;
    case TYPE_EXACT:
        add(j, "type", "string");
        add(j, "pattern", "[^\\s]");
        break;
    case TYPE_ENUM:
    case TYPE_ENUMS:
        add_words(j, field->words);
        break;
    case TYPE_BOOL:
        add(j, "type", "boolean");
        break;
    case TYPE_EDTF:
        add_pattern(j, "^[-0-9XYEST~?%/.,:+ Z\\[\\]]+$");
        break;
    case TYPE_LANGUAGE:
        add_pattern(j, "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$");
        break;
    case TYPE_URL:
        add_pattern(j, "^https?://[^\\s<>\"]+$");
        break;
    case TYPE_PATH:
        add_pattern(j, "^[^/]");
        break;
    case TYPE_SHA256:
        add_pattern(j, "^[0-9a-f]{64}$");
        break;
    case TYPE_WORDS:
        add_pattern(j, "^[a-z0-9-]+$");
        break;
    case TYPE_REF:
    case TYPE_REFS:
        add_reference(j, field);
        break;
    case TYPE_KIDS:
    case TYPE_ROLES:
        break;
    }
}

/* Of a list; the schema of its entries comes next, then a '}'. */
static void open_list(struct json *j)
{
    add(j, "type", "array");
    json_plain(j, "minItems", "1");
    json_open(j, "items", '{');
}

static void add_kind_reference(struct json *j, const struct kind *kind)
{
    struct buf path = {0};
    buf_addf(&path, "#/definitions/%s", kind->name);
    json_text(j, "$ref", buf_str(&path));
    buf_free(&path);
}

/* A map whose keys are ids; the schema of its values comes next, then close_ids. */
static void open_ids(struct json *j)
{
    add(j, "type", "object");
    json_plain(j, "minProperties", "1");
    json_plain(j, "additionalProperties", "false");
    json_open(j, "patternProperties", '{');
    json_open(j, "^" ID_PATTERN "$", '{');
}

static void close_ids(struct json *j)
{
    json_close(j, '}');
    json_close(j, '}');
}

/* One role, or a list of them. */
static void add_roles(struct json *j)
{
    const struct field *role = schema_field(FIELD_PARTICIPATION_ROLE);
    open_ids(j);
    add(j, "description", role->meaning);
    json_open(j, "anyOf", '[');
    json_open(j, NULL, '{');
    add_scalar(j, role);
    json_close(j, '}');
    json_open(j, NULL, '{');
    open_list(j);
    add_scalar(j, role);
    json_close(j, '}');
    json_close(j, '}');
    json_close(j, ']');
    close_ids(j);
}

static void add_field(struct json *j, const struct field *field)
{
    json_open(j, field->name, '{');
    add(j, "description", field->meaning);
    if (field->type == TYPE_ROLES) {
        add_roles(j);
    } else if (field->type == TYPE_KIDS) {
        open_list(j);
        add_kind_reference(j, schema_child(field));
        json_close(j, '}');
    } else if (schema_is_list(field->type)) {
        open_list(j);
        add_scalar(j, field);
        json_close(j, '}');
    } else {
        add_scalar(j, field);
    }
    json_close(j, '}');
}

static void add_kind(struct json *j, const struct kind *kind)
{
    json_open(j, kind->name, '{');
    add(j, "description", kind->meaning);
    add(j, "type", "object");
    json_open(j, "required", '[');
    for (size_t i = 0; i < kind->n_fields; i++)
        if (kind->fields[i].required)
            add(j, NULL, kind->fields[i].name);
    json_close(j, ']');
    json_plain(j, "additionalProperties", "false");
    json_open(j, "properties", '{');
    for (size_t i = 0; i < kind->n_fields; i++)
        add_field(j, &kind->fields[i]);
    json_close(j, '}');
    json_close(j, '}');
}

static void add_section(struct json *j, const struct kind *kind)
{
    json_open(j, kind->section, '{');
    if (kind->tag == KIND_CASE) {
        add_kind_reference(j, kind);
    } else {
        add(j, "description", kind->meaning);
        open_ids(j);
        add_kind_reference(j, kind);
        close_ids(j);
    }
    json_close(j, '}');
}

static void add_root(struct json *j)
{
    char version[8];
    snprintf(version, sizeof version, "%d", SCHEMA_VERSION);
    json_open(j, "required", '[');
    add(j, NULL, "dossier");
    add(j, NULL, schema_kind(KIND_CASE)->section);
    json_close(j, ']');
    json_plain(j, "additionalProperties", "false");
    json_open(j, "properties", '{');
    json_open(j, "dossier", '{');
    add(j, "description", "The version of the case format.");
    json_plain(j, "const", version);
    json_close(j, '}');
    for (size_t i = 0; i < KINDS; i++)
        if (*schema_kind(i)->section)
            add_section(j, schema_kind(i));
    json_close(j, '}');
}

void schema_json(struct buf *out)
{
    struct json json = {.out = out}, *j = &json;
    json_open(j, NULL, '{');
    add(j, "$schema", "http://json-schema.org/draft-07/schema#");
    add(j, "title", "A case file of dossier");
    add(j, "type", "object");
    add_root(j);
    json_open(j, "definitions", '{');
    for (size_t i = 0; i < KINDS; i++)
        if (i != KIND_PARTICIPATION) /* a map from person to role, never written out */
            add_kind(j, schema_kind(i));
    json_close(j, '}');
    json_close(j, '}');
}
