/* SPDX-License-Identifier: MIT */
/* The lines of a snippet; and the keys at the left edge of a case file. */
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

/* ---- where it goes ---- */

/* The key at the left edge of a line; empty where there is none. */
static struct str key_of(struct str line)
{
    size_t n = 0;
    while (n < line.n && ((line.p[n] >= 'a' && line.p[n] <= 'z') || line.p[n] == '-'))
        n++;
    return n && n < line.n && line.p[n] == ':' ? str_sub(line, 0, n) : STR_NONE;
}

/* Where a section stands in the order of the schema; 0 for keys that are none. */
static int rank_of(struct str key)
{
    const struct kind *kind = key.n ? schema_section(key) : NULL;
    return kind ? 1 + (int)kind->tag : 0;
}

/* How deep a line stands that is a key below one at the left edge; 0: it is none. */
static uint32_t depth_of(struct str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == ' ')
        n++;
    return n < line.n && line.p[n] != '#' && line.p[n] != '\r' ? (uint32_t)n : 0;
}

bool snippet_place(struct str text, const struct kind *kind, struct snippet_place *out)
{
    uint32_t number = 0, last = 0, before = 0;
    int here = 0;
    bool found = false;
    *out = (struct snippet_place){0, 0};
    for (size_t at = 0; at < text.n; number++) {
        size_t end = str_find(text, STR("\n"), at);
        struct str one = str_sub(text, at, end == SIZE_MAX ? text.n : end);
        at += one.n + 1;
        struct str key = key_of(one);
        if (key.n)
            here = rank_of(key);
        if (!str_trim(one).n || one.p[0] == '#')
            continue;
        last = number + 1;
        if (here == 1 + (int)kind->tag) {
            found = true;
            out->line = last;
            out->indent = out->indent ? out->indent : depth_of(one);
        } else if (here <= (int)kind->tag) {
            before = last;
        }
    }
    if (!found)
        out->line = before ? before : last ? last : 1;
    out->indent = out->indent ? out->indent : INDENT;
    return found;
}

void snippet_add(struct str snippet, uint32_t indent, struct buf *out)
{
    for (size_t at = 0; at < snippet.n;) {
        size_t end = str_find(snippet, STR("\n"), at);
        end = end == SIZE_MAX ? snippet.n : end + 1;
        buf_pad(out, ' ', indent);
        buf_add(out, str_sub(snippet, at + INDENT, end));
        at = end;
    }
}
