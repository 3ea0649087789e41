/* SPDX-License-Identifier: MIT */
/* libyaml's events, made into ours: read_event takes them one by one with their places
 * and checks each for itself; yaml_next sees to it that keys are keys. */
#include "format/yaml.h"

#include "base/mem.h"
#include "format/anchors.h"
#include "format/load.h"
#include "format/shown.h"
#include "format/text.h"
#include "format/yaml_problem.h"

#include <stdlib.h>
#include <yaml.h>

struct level {
    bool map;     /* else a list */
    bool key_due; /* in a map: what comes next is a key */
};

struct yaml {
    yaml_parser_t parser;
    yaml_event_t raw; /* what the last event's text is borrowed from */
    struct text text; /* its place is the start of the last event */
    struct anchors anchors;
    struct diags *diags;
    unsigned depth; /* maps and lists that are open */
    struct level levels[LOAD_DEPTH_LIMIT + 1]; /* by depth; 0 is the document */
    bool ended;
    enum yaml_kind end; /* then: YAML_DONE or YAML_BROKEN */
};

/* The rest of the file is read for what is no text in it. */
static void end(struct yaml *y, enum yaml_kind kind)
{
    text_drain(&y->text);
    y->ended = true;
    y->end = kind;
}

/* ---- places ---- */

static struct place place_of(yaml_mark_t mark)
{
    return (struct place){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

/* The same for marks of problems, which may be at the end of the file: see text_reach. */
static struct place place_of_problem(struct yaml *y, yaml_mark_t mark)
{
    struct text_cursor c = *text_here(&y->text);
    if (mark.index < c.index)
        return place_of(mark);
    text_to_index(&c, mark.index);
    return c.place;
}

/* Moves the cursor over `&anchor` and `!tag` before a node that ends at `end`; gives the
 * tag as written, empty when there is none. (libyaml does not tell of a lone `!`.) */
static struct str skip_properties(struct text_cursor *c, size_t end)
{
    struct str tag = STR_NONE;
    if (text_peek(c) != '&' && text_peek(c) != '!')
        return tag;
    struct text_cursor at = *c;
    while (at.index < end && (text_peek(&at) == '&' || text_peek(&at) == '!')) {
        bool is_tag = text_peek(&at) == '!';
        size_t from = at.byte;
        while (at.index < end && !strchr(" \t\r\n", text_peek(&at)))
            text_step(&at);
        if (is_tag && !tag.n) /* a second one is the first key's */
            tag = text_between(from, &at);
        text_skip_blanks(&at);
    }
    if (at.index < end) /* else there is nothing behind them */
        *c = at;
    return tag;
}

/* Where the text of a block scalar begins: on the first line with any. */
static struct place block_text(struct text_cursor c)
{
    text_skip_line(&c);
    text_skip_blanks(&c);
    return c.place;
}

/* ---- one event ---- */

static void report_tag(struct yaml *y, struct str tag)
{
    diags_add(y->diags, DIAG_TAG, text_place(&y->text),
              "the tag `" SHOWN "`: YAML tags are not used in case files, and text that "
              "begins with `!` needs quotes",
              SHOW(tag));
}

static enum yaml_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return YAML_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE:
        return YAML_BLOCK;
    default:
        return YAML_PLAIN;
    }
}

/* Oversized scalars and those with controls (by escapes) are reported and made bad. */
static void check_scalar(struct yaml *y, struct yaml_event *e)
{
    if (e->text.n > LOAD_SCALAR_LIMIT) {
        diags_add(y->diags, DIAG_TOO_LARGE, e->at,
                  "text of %zu bytes: at most %d are read", e->text.n, LOAD_SCALAR_LIMIT);
        e->kind = YAML_BAD;
        return;
    }
    if (y->raw.data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return;
    int32_t c = text_find_control(&y->text, e->text, y->raw.end_mark.index);
    if (c < 0)
        return;
    diags_add(y->diags, DIAG_CONTROL, e->at,
              "an escape here makes U+%04X, which no text may hold: take it out",
              (unsigned)c);
    e->kind = YAML_BAD;
}

/* The places of a scalar that something stands before: properties, a block's header. */
static void look_closer(struct yaml *y, struct yaml_event *e)
{
    struct text_cursor c = *text_here(&y->text);
    struct str tag = skip_properties(&c, y->raw.end_mark.index);
    if (tag.n)
        report_tag(y, tag);
    e->at = c.place;
    e->text_at = e->style == YAML_BLOCK ? block_text(c) : c.place;
}

static void set_places(struct yaml *y, struct yaml_event *e)
{
    struct place at = text_place(&y->text);
    e->at = at;
    e->text_at = at;
    if (y->raw.data.scalar.anchor || y->raw.data.scalar.tag || y->text.lone_tags ||
        e->style == YAML_BLOCK)
        look_closer(y, e);
    if (e->style == YAML_QUOTED)
        e->text_at.col++;
}

/* Returns the node's anchor, as do the next ones; empty when it has none. */
static struct str take_scalar(struct yaml *y, struct yaml_event *e)
{
    char *text = (char *)y->raw.data.scalar.value;
    *e = (struct yaml_event){.kind = YAML_SCALAR,
                             .style = style_of(y->raw.data.scalar.style),
                             .text = {text, y->raw.data.scalar.length}};
    set_places(y, e);
    check_scalar(y, e);
    text_restore(&y->text, text, e->text.n);
    return str_of((const char *)y->raw.data.scalar.anchor);
}

static struct str take_start(struct yaml *y, struct yaml_event *e)
{
    bool map = y->raw.type == YAML_MAPPING_START_EVENT;
    *e = (struct yaml_event){.kind = map ? YAML_MAP : YAML_LIST,
                             .at = text_place(&y->text)};
    if (map ? y->raw.data.mapping_start.tag : y->raw.data.sequence_start.tag) {
        struct text_cursor c = *text_here(&y->text);
        report_tag(y, skip_properties(&c, SIZE_MAX));
    }
    return str_of((const char *)(map ? y->raw.data.mapping_start.anchor
                                     : y->raw.data.sequence_start.anchor));
}

static void take_alias(struct yaml *y, struct yaml_event *e)
{
    struct str name = str_of((const char *)y->raw.data.alias.anchor);
    struct place at = text_place(&y->text);
    if (!anchors_alias(&y->anchors, name, at, y->diags) || !anchors_give(&y->anchors, e))
        *e = (struct yaml_event){.kind = YAML_BAD, .at = at};
}

/* ---- the ends of the document ---- */

/* libyaml looks through all `%TAG` lines for each one, so it must not see them. */
static bool has_tag_directive(struct yaml *y)
{
    struct text_cursor c = *text_here(&y->text);
    for (;;) {
        text_skip_blanks(&c);
        if (c.place.col == 1 && text_starts(&c, STR("%TAG"))) {
            diags_add(y->diags, DIAG_TAG, c.place,
                      "YAML tags are not used in case files: take the line out");
            return true;
        }
        if (text_peek(&c) != '#' && text_peek(&c) != '%')
            return false;
        text_skip_line(&c);
    }
}

/* The rest of the file, which libyaml is not asked about: only comments may follow. */
static void check_rest(struct yaml *y)
{
    struct text_cursor c = *text_here(&y->text);
    text_to_index(&c, y->raw.end_mark.index);
    for (;;) {
        text_skip_blanks(&c);
        bool marker = c.place.col == 1 && text_starts(&c, STR("..."));
        if (text_peek(&c) != '#' && !marker)
            break;
        text_skip_line(&c);
    }
    if (!text_at_end(&c))
        diags_add(y->diags, DIAG_DOCUMENTS, c.place,
                  "a case file is one YAML document: nothing may follow it");
}

static void syntax_error(struct yaml *y)
{
    const yaml_parser_t *p = &y->parser;
    struct yaml_problem unknown;
    const struct yaml_problem *found = yaml_problem_find(p->problem, &unknown);
    struct place at = place_of_problem(y, p->problem_mark);
    struct place start = place_of_problem(y, p->context_mark);
    enum diag_code code = found->is_tag ? DIAG_TAG : DIAG_YAML;
    if (found->at_start && p->context)
        diags_add(y->diags, code, start, "%s", found->text);
    else if (p->context && start.line != at.line)
        diags_add(y->diags, code, at, "%s (%s that begins at line %u)",
                  found->text, p->context, start.line);
    else
        diags_add(y->diags, code, at, "%s", found->text);
}

/* ---- the stream ---- */

/* Takes the next of libyaml's events that means something here into *e; returns the
 * anchor of its node. */
static struct str take_event(struct yaml *y, struct yaml_event *e)
{
    for (;;) {
        yaml_event_delete(&y->raw);
        if (!yaml_parser_parse(&y->parser, &y->raw)) {
            if (!y->text.refused || y->parser.error != YAML_READER_ERROR)
                syntax_error(y);
            end(y, YAML_BROKEN);
            return STR_NONE;
        }
        text_reach(&y->text, y->raw.start_mark.index, place_of(y->raw.start_mark));
        text_tell(&y->text, y->raw.end_mark.index);
        switch (y->raw.type) {
        case YAML_SCALAR_EVENT:
            return take_scalar(y, e);
        case YAML_MAPPING_START_EVENT:
        case YAML_SEQUENCE_START_EVENT:
            return take_start(y, e);
        case YAML_MAPPING_END_EVENT:
        case YAML_SEQUENCE_END_EVENT:
            *e = (struct yaml_event){.kind = YAML_END, .at = text_place(&y->text)};
            return STR_NONE;
        case YAML_ALIAS_EVENT:
            take_alias(y, e);
            return STR_NONE;
        case YAML_DOCUMENT_END_EVENT:
            check_rest(y);
            end(y, YAML_DONE);
            return STR_NONE;
        case YAML_STREAM_END_EVENT:
            end(y, YAML_DONE);
            return STR_NONE;
        default:
            break; /* the stream's and the document's start */
        }
    }
}

/* The next event of the file or of an alias; counts depth. */
static void read_event(struct yaml *y, struct yaml_event *e)
{
    struct str anchor = STR_NONE;
    if (!y->ended && !anchors_give(&y->anchors, e))
        anchor = take_event(y, e);
    if (!y->ended && (e->kind == YAML_MAP || e->kind == YAML_LIST) &&
        ++y->depth > LOAD_DEPTH_LIMIT) {
        diags_add(y->diags, DIAG_TOO_DEEP, e->at,
                  "nesting deeper than %d: nothing more is read", LOAD_DEPTH_LIMIT);
        end(y, YAML_BROKEN);
    }
    if (y->ended) {
        *e = (struct yaml_event){.kind = y->end};
        return;
    }
    if (e->kind == YAML_END)
        y->depth--;
    anchors_pass(&y->anchors, e, anchor, y->depth);
}

/* Reads on to the end of the node that `e` begins. */
static void skip_rest(struct yaml *y, struct yaml_event *e)
{
    if (e->kind != YAML_MAP && e->kind != YAML_LIST)
        return;
    unsigned outside = y->depth - 1;
    while (y->depth > outside && !y->ended)
        read_event(y, e);
}

static bool check_key(struct yaml *y, const struct yaml_event *e)
{
    if (e->kind == YAML_BAD)
        return false;
    if (e->kind != YAML_SCALAR)
        diags_add(y->diags, DIAG_BAD_KEY, e->at,
                  "a map or list as a key: a key is one word");
    else if (e->text.n > LOAD_KEY_LIMIT)
        diags_add(y->diags, DIAG_TOO_LARGE, e->at,
                  "a key of %zu bytes: at most %d are read", e->text.n, LOAD_KEY_LIMIT);
    else if (e->text.n == 0)
        diags_add(y->diags, DIAG_BAD_KEY, e->at, "no key before `:`: write one");
    else if (e->style == YAML_PLAIN && str_eq(e->text, STR("<<")))
        diags_add(y->diags, DIAG_MERGE_KEY, e->at,
                  "YAML merge keys are not used in case files: write the fields out");
    else
        return true;
    return false;
}

void yaml_next(struct yaml *y, struct yaml_event *e)
{
    for (;;) {
        struct level *in = &y->levels[y->depth];
        read_event(y, e);
        if (y->ended || e->kind == YAML_END)
            return;
        if (in->map && in->key_due) {
            if (check_key(y, e)) {
                in->key_due = false;
                return;
            }
            skip_rest(y, e); /* the key, and its value with it */
            read_event(y, e);
            skip_rest(y, e);
            continue;
        }
        in->key_due = true;
        if (e->kind == YAML_MAP || e->kind == YAML_LIST)
            y->levels[y->depth] = (struct level){e->kind == YAML_MAP, true};
        return;
    }
}

/* libyaml asks for the next bytes; an answer of none is the end, of 0 a failure. */
static int give(void *self, unsigned char *to, size_t room, size_t *n)
{
    struct yaml *y = self;
    *n = text_give(&y->text, (char *)to, room);
    return *n > 0 || !y->text.refused;
}

struct yaml *yaml_open(struct source *source, struct diags *diags)
{
    struct yaml *y = mem_alloc(sizeof *y);
    y->diags = diags;
    if (!yaml_parser_initialize(&y->parser))
        abort();
    yaml_parser_set_encoding(&y->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input(&y->parser, give, y);
    if (!text_open(&y->text, source, diags) || has_tag_directive(y))
        end(y, YAML_BROKEN);
    return y;
}

void yaml_close(struct yaml *y)
{
    yaml_event_delete(&y->raw);
    yaml_parser_delete(&y->parser);
    anchors_free(&y->anchors);
    text_close(&y->text);
    free(y);
}
