/* SPDX-License-Identifier: MIT */
/* The lines of a snippet, in block style or in flow. */
#include "format/snippet.h"

enum { INDENT = 2, COMMENT_COLUMN = 28, WORDS_SHOWN = 60 };

/* What stands behind `field:` until somebody fills it in. */
static const char *blank_of(enum field_type type)
{
    switch (type) {
    case TYPE_EXACT:
    case TYPE_EDTF:
    case TYPE_SHA256: return " \"\"";
    case TYPE_LINES:
    case TYPE_WORDS:
    case TYPE_ENUMS:
    case TYPE_REFS: return " []";
    case TYPE_ROLES: return " {}";
    case TYPE_BOOL: return " true";
    default: return "";
    }
}

static void add_comment(struct buf *out, size_t line, const char *comment)
{
    size_t n = out->n - line; /* all of it is ASCII */
    buf_pad(out, ' ', n < COMMENT_COLUMN ? COMMENT_COLUMN - n : 1);
    buf_addf(out, "# %s", comment);
}

/* "One of: a, b", where there are few. */
static void add_words(struct buf *out, const struct field *field)
{
    bool few = strlen(field->words) <= WORDS_SHOWN;
    if ((field->type != TYPE_ENUM && field->type != TYPE_ENUMS) || !few)
        return;
    struct str rest = str_of(field->words), word = str_word(&rest);
    for (const char *before = " One of: "; word.n; before = ", ", word = str_word(&rest))
        buf_addf(out, "%s%.*s", before, STR_ARG(word));
    buf_addc(out, '.');
}

static void add_fields(struct buf *out, const struct kind *kind, const char *indent,
                       const char *first);

static void add_field(struct buf *out, const struct field *field, const char *indent)
{
    size_t line = out->n;
    bool children = field->type == TYPE_KIDS && field->required;
    buf_addf(out, "%s%s%s:%s", indent, field->required ? "" : "# ", field->name,
             blank_of(field->type));
    add_comment(out, line, field->meaning);
    add_words(out, field);
    buf_addc(out, '\n');
    if (children)
        add_fields(out, schema_child(field), "        ", "      - ");
}

/* Required ones first, for they are what must be written; `first` goes before the first of
 * them instead of the indent. */
static void add_fields(struct buf *out, const struct kind *kind, const char *indent,
                       const char *first)
{
    for (int required = 1; required >= 0; required--) {
        for (size_t i = 0; i < kind->n_fields; i++) {
            if (kind->fields[i].required != (required == 1))
                continue;
            add_field(out, &kind->fields[i], first ? first : indent);
            first = NULL;
        }
    }
}

void snippet_write(const struct kind *kind, struct str id, struct buf *out)
{
    size_t line = out->n;
    buf_addf(out, "  %.*s:", STR_ARG(id));
    add_comment(out, line, "an id of your own: a-z, 0-9 and inner hyphens");
    buf_addc(out, '\n');
    add_fields(out, kind, "    ", NULL);
}

/* ---- as it is pasted ---- */

/* Adds what snippet_write wrote as it stands so many columns in. */
static void add_indented(struct str snippet, uint32_t indent, struct buf *out)
{
    for (size_t at = 0; at < snippet.n;) {
        size_t end = str_find(snippet, STR("\n"), at);
        end = end == SIZE_MAX ? snippet.n : end + 1;
        buf_pad(out, ' ', indent);
        buf_add(out, str_sub(snippet, at + INDENT, end));
        at = end;
    }
}

/* "{source: , exact: ""}": the fields that must be there, in braces. */
static void add_flow(struct buf *out, const struct kind *kind)
{
    const char *before = "{";
    for (size_t i = 0; i < kind->n_fields; i++) {
        const struct field *field = &kind->fields[i];
        if (!field->required)
            continue;
        buf_addf(out, "%s%s:", before, field->name);
        before = ", ";
        if (field->type == TYPE_KIDS) {
            buf_addz(out, " [");
            add_flow(out, schema_child(field));
            buf_addc(out, ']');
        } else {
            const char *blank = blank_of(field->type);
            buf_addz(out, *blank ? blank : " ");
        }
    }
    buf_addc(out, '}');
}

static void add_optional_names(struct buf *out, const struct kind *kind)
{
    const char *before = "  # There may also be: ";
    for (size_t i = 0; i < kind->n_fields; i++) {
        if (kind->fields[i].required)
            continue;
        buf_addf(out, "%s%s", before, kind->fields[i].name);
        before = ", ";
    }
    buf_addz(out, ".\n");
}

static void add_flow_lines(struct buf *out, const struct kind *kind, struct str id,
                           const struct snippet_place *place)
{
    bool section = place->form == SNIPPET_FLOW_SECTION;
    buf_addz(out, "  # Put these lines before the } that ends ");
    buf_addf(out, section ? "the file" : "`%s`", kind->section);
    if (place->at.col)
        buf_addf(out, ": line %u, column %u", place->at.line, place->at.col);
    buf_addz(out, ".\n");
    add_optional_names(out, kind);
    buf_addf(out, "  %s", place->comma ? ", " : "");
    if (section)
        buf_addf(out, "%s: {", kind->section);
    buf_addf(out, "%.*s: ", STR_ARG(id));
    add_flow(out, kind);
    buf_addz(out, section ? "}\n" : "\n");
}

void snippet_fit(struct str text, const struct kind *kind, struct str id, struct buf *out,
                 struct place *at)
{
    struct snippet_place place;
    struct buf record = {0};
    snippet_place(text, kind, &place);
    *at = (struct place){place.at.line, place.at.col ? place.at.col : 1};
    if (place.form == SNIPPET_FLOW || place.form == SNIPPET_FLOW_SECTION) {
        add_flow_lines(out, kind, id, &place);
        return;
    }
    if (place.form == SNIPPET_SECTION)
        buf_addf(out, "\n%s:\n", kind->section);
    else if (place.form == SNIPPET_EMPTY)
        buf_addf(out, "  # Take the {} behind `%s:` away, and put this below it.\n",
                 kind->section);
    snippet_write(kind, id, &record);
    add_indented(buf_str(&record), place.indent, out);
    buf_free(&record);
}
