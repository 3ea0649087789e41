/* SPDX-License-Identifier: MIT */
/* Where a record goes in a case file. Sections in block style are found by the keys at the
 * left edge, whatever else the file holds: it may be half-written. In flow style the brace
 * must be found that ends a section, and there YAML is asked. */
#include "format/snippet.h"

#include "base/utf8.h"
#include "format/yaml.h"

enum { INDENT = 2 };

/* ---- flow style ---- */

struct braces {
    struct place open, close; /* close: 0:0 while there is no such map */
    struct place last;        /* where what stands last between them ends, or begins if it
                                 is one word */
};

/* Reads on to the end of the value that *e begins; false: there is none. */
static bool skip_value(struct yaml *y, struct yaml_event *e)
{
    for (unsigned depth = 0;; yaml_next(y, e)) {
        if (e->kind == YAML_MAP || e->kind == YAML_LIST)
            depth++;
        else if (e->kind == YAML_END)
            depth--;
        else if (e->kind == YAML_DONE || e->kind == YAML_BROKEN)
            return false;
        if (depth == 0)
            return true;
    }
}

/* Reads the map that *e begins; that behind `key` goes to *value. */
static bool read_map(struct yaml *y, struct yaml_event *e, struct str key,
                     struct braces *map, struct braces *value)
{
    *map = (struct braces){.open = e->at};
    for (;;) {
        yaml_next(y, e);
        if (e->kind == YAML_END)
            break;
        if (e->kind != YAML_SCALAR)
            return false;
        bool named = value && str_eq(e->text, key);
        yaml_next(y, e);
        if (named && e->kind == YAML_MAP ? !read_map(y, e, key, value, NULL)
                                         : !skip_value(y, e))
            return false;
        map->last = e->at;
    }
    map->close = e->at;
    return true;
}

static void find_braces(struct str text, struct str key, struct braces *root,
                        struct braces *section)
{
    struct source source = source_text(text);
    struct diags diags = {0};
    struct yaml *y = yaml_open(&source, &diags);
    struct yaml_event e;
    *root = *section = (struct braces){0};
    yaml_next(y, &e);
    if (e.kind == YAML_MAP)
        read_map(y, &e, key, root, section);
    yaml_close(y);
    diags_free(&diags);
}

/* The byte at a place of the text. */
static size_t byte_at(struct str text, struct place at)
{
    size_t byte = 0;
    for (uint32_t line = 1; line < at.line && byte < text.n; line++) {
        size_t end = str_find(text, STR("\n"), byte);
        byte = end == SIZE_MAX ? text.n : end + 1;
    }
    for (uint32_t col = 1; col < at.col && byte < text.n; col++)
        utf8_next(text, &byte);
    return byte;
}

/* Whether a comma stands between two places where nothing but comments may. */
static bool has_comma(struct str text, struct place from, struct place to)
{
    size_t end = byte_at(text, to);
    for (size_t at = byte_at(text, from); at < end; at++) {
        if (text.p[at] == ',')
            return true;
        if (text.p[at] == '#' && (at = str_find(text, STR("\n"), at)) == SIZE_MAX)
            break;
    }
    return false;
}

/* The record goes before the end of these braces. */
static void place_inside(struct str text, const struct braces *b, enum snippet_form form,
                         struct snippet_place *out)
{
    struct place last = {b->last.line, b->last.col + 1};
    out->form = form;
    out->at = b->close;
    out->comma = b->last.line && !has_comma(text, last, b->close);
}

/* A file that is one map in braces, as JSON is. */
static void place_in_file(struct str text, const struct kind *kind,
                          struct snippet_place *out)
{
    struct braces root, section;
    find_braces(text, str_of(kind->section), &root, &section);
    if (section.close.line)
        place_inside(text, &section, SNIPPET_FLOW, out);
    else
        place_inside(text, &root, SNIPPET_FLOW_SECTION, out);
}

/* A section in braces, from the line of its key to its last line, out->at. */
static void place_in_section(struct str text, const struct kind *kind, uint32_t line,
                             struct snippet_place *out)
{
    struct braces root, section;
    uint32_t last = out->at.line;
    find_braces(text, str_of(kind->section), &root, &section);
    place_inside(text, &section, section.last.line ? SNIPPET_FLOW : SNIPPET_EMPTY, out);
    if (section.close.line) {
        out->at.line += line - 1;
    } else {
        out->form = SNIPPET_FLOW; /* it cannot be read: somebody is at work on it */
        out->comma = true;
        out->at.line = last;
    }
}

/* ---- block style ---- */

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

/* What a line begins with behind its blanks; 0: nothing but a comment. */
static char first_of(struct str line)
{
    line = str_trim(line);
    return line.n && line.p[0] != '#' ? line.p[0] : 0;
}

/* The file line by line. */
struct scan {
    const struct kind *kind;
    uint32_t number, last; /* the line, and the last so far that says something */
    uint32_t before;       /* the last of the sections that come before this one */
    int here;              /* the rank of the section that the line is in */
    size_t from, to;       /* the bytes of the section: from its key to the next one */
    uint32_t key;          /* the line of its key; 0: it is not there */
    char first;            /* what the section begins with */
};

static void scan_line(struct scan *s, struct str line, size_t at, struct snippet_place *out)
{
    struct str key = key_of(line);
    bool in = s->here == 1 + (int)s->kind->tag;
    if (key.n) {
        s->to = in ? at : s->to;
        s->here = rank_of(key);
        in = s->here == 1 + (int)s->kind->tag;
        line = str_sub(line, key.n + 1, line.n);
    }
    if (key.n && in) {
        s->from = at;
        s->key = s->number;
    }
    if (in && !s->first)
        s->first = first_of(line);
    if (!key.n && (!str_trim(line).n || line.p[0] == '#'))
        return;
    s->last = s->number;
    if (in) {
        out->at.line = s->last;
        if (!key.n && !out->indent)
            out->indent = depth_of(line);
    } else if (s->here <= (int)s->kind->tag) {
        s->before = s->last;
    }
}

void snippet_place(struct str text, const struct kind *kind, struct snippet_place *out)
{
    struct scan s = {.kind = kind, .to = text.n};
    *out = (struct snippet_place){.form = SNIPPET_BLOCK};
    char first = 0;
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR("\n"), at);
        struct str line = str_sub(text, at, end == SIZE_MAX ? text.n : end);
        s.number++;
        first = first ? first : first_of(line);
        scan_line(&s, line, at, out);
        at += line.n + 1;
    }
    if (first == '{') {
        place_in_file(text, kind, out);
        out->at.line = out->at.line ? out->at.line : s.last;
    } else if (s.key && s.first == '{') {
        place_in_section(str_sub(text, s.from, s.to), kind, s.key, out);
    } else if (!s.key) {
        out->form = SNIPPET_SECTION;
        out->at.line = s.before ? s.before : s.last ? s.last : 1;
    }
    out->indent = out->indent ? out->indent : INDENT;
}
