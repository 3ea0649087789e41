/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include <stdio.h>

void lines_free(struct lines *l)
{
    lines_remove(l, (struct span){0, l->v.n});
    vec_free(&l->v);
}

void lines_read(struct lines *l, struct str text)
{
    lines_remove(l, (struct span){0, l->v.n});
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR("\n"), at);
        vec_push(&l->v, mem_copy(text.p + at, end - at));
        at = end + 1;
    }
}

void lines_join(const struct lines *l, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < l->v.n; i++) {
        buf_addz(out, l->v.v[i]);
        buf_addc(out, '\n');
    }
}

void lines_add(struct lines *l, const char *format, ...)
{
    struct buf line = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&line, format, args);
    va_end(args);
    lines_insert(l, l->v.n, buf_str(&line));
    buf_free(&line);
}

void lines_insert(struct lines *l, size_t at, struct str line)
{
    vec_push(&l->v, NULL);
    memmove(l->v.v + at + 1, l->v.v + at, (l->v.n - 1 - at) * sizeof *l->v.v);
    l->v.v[at] = mem_copy(line.p, line.n);
}

void lines_insert_all(struct lines *l, size_t at, const struct lines *more)
{
    for (size_t i = 0; i < more->v.n; i++)
        lines_insert(l, at + i, str_of(more->v.v[i]));
}

void lines_replace(struct lines *l, size_t at, struct str line)
{
    char *was = l->v.v[at]; /* `line` may be a part of it */
    l->v.v[at] = mem_copy(line.p, line.n);
    free(was);
}

void lines_remove(struct lines *l, struct span span)
{
    for (size_t i = span.from; i < span.to; i++)
        free(l->v.v[i]);
    if (span.to > span.from)
        memmove(
            l->v.v + span.from, l->v.v + span.to, (l->v.n - span.to) * sizeof *l->v.v);
    l->v.n -= span.to - span.from;
}

void lines_copy(const struct lines *l, struct span span, struct lines *out)
{
    for (size_t i = span.from; i < span.to; i++)
        lines_insert(out, out->v.n, str_of(l->v.v[i]));
}

/* Bytes [from, to) of a line become a text. */
static void splice(struct lines *l, size_t at, size_t from, size_t to, struct str text)
{
    struct buf line = {0};
    struct str was = str_of(l->v.v[at]);
    buf_add(&line, str_sub(was, 0, from));
    buf_add(&line, text);
    buf_add(&line, str_sub(was, to, was.n));
    lines_replace(l, at, buf_str(&line));
    buf_free(&line);
}

bool lines_change(struct lines *l, size_t at, const char *from, struct str to)
{
    size_t found = str_find(str_of(l->v.v[at]), str_of(from), 0);
    if (found == SIZE_MAX)
        return false;
    splice(l, at, found, found + strlen(from), to);
    return true;
}

/* ---- sections and records ---- */

static bool is_key(const char *line, const char *key)
{
    size_t n = strlen(key);
    return strncmp(line, key, n) == 0 && line[n] == ':';
}

bool lines_section(const struct lines *l, const char *key, struct span *out)
{
    size_t at = 0;
    while (at < l->v.n && !is_key(l->v.v[at], key))
        at++;
    *out = (struct span){at, at + 1};
    if (at == l->v.n)
        return false;
    while (
        out->to < l->v.n && (!l->v.v[out->to][0] || strchr(" \t#", l->v.v[out->to][0])))
        out->to++;
    return true;
}

static bool is_record(const char *line)
{
    return line[0] == ' ' && line[1] == ' ' &&
           strspn(line + 2, "abcdefghijklmnopqrstuvwxyz");
}

size_t lines_records(const struct lines *l, const char *section)
{
    struct span span;
    size_t n = 0;
    if (lines_section(l, section, &span))
        for (size_t i = span.from + 1; i < span.to; i++)
            n += is_record(l->v.v[i]);
    return n;
}

bool lines_record(
    const struct lines *l, const char *section, size_t nth, struct span *out)
{
    struct span span;
    if (!lines_section(l, section, &span))
        return false;
    size_t i = span.from + 1;
    for (; i < span.to; i++)
        if (is_record(l->v.v[i]) && nth-- == 0)
            break;
    if (i >= span.to)
        return false;
    *out = (struct span){i, i + 1};
    while (out->to < span.to && !is_record(l->v.v[out->to]))
        out->to++;
    return true;
}

struct str lines_id(const struct lines *l, struct span record)
{
    const char *id = l->v.v[record.from] + 2;
    return (struct str){id, strcspn(id, ":")};
}

bool lines_is_flow(const struct lines *l, struct span record)
{
    const char *colon = strchr(l->v.v[record.from], ':');
    return colon && colon[1] == ' ' && colon[2] == '{';
}

/* ---- ids ---- */

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c == '-' || (unsigned char)c >= 0x80;
}

bool lines_next_id(struct str line, char letter, size_t *at, struct str *id)
{
    for (size_t i = *at; i + 1 < line.n; i++) {
        if (!(letter ? line.p[i] == letter : line.p[i] && strchr("spreqc", line.p[i])) ||
            (i && is_word(line.p[i - 1])))
            continue;
        size_t n = i + 1;
        while (n < line.n && line.p[n] >= '0' && line.p[n] <= '9')
            n++;
        if (n == i + 1 || (n < line.n && is_word(line.p[n])))
            continue;
        *id = str_sub(line, i, n);
        *at = n;
        return true;
    }
    return false;
}

/* Bytes of `text` at which the id stands as a word, at or behind `at`. */
static size_t find_id(struct str text, struct str id, size_t at)
{
    for (; (at = str_find(text, id, at)) != SIZE_MAX; at++)
        if ((at == 0 || !is_word(text.p[at - 1])) &&
            (at + id.n == text.n || !is_word(text.p[at + id.n])))
            return at;
    return SIZE_MAX;
}

static bool is_its_key(struct str line, struct str id, size_t at)
{
    return at == 2 && line.n > at + id.n && line.p[at + id.n] == ':' && line.p[0] == ' ';
}

size_t lines_mentions(const struct lines *l, struct str id)
{
    size_t n = 0;
    for (size_t i = 0; i < l->v.n; i++) {
        struct str line = str_of(l->v.v[i]);
        for (size_t at = 0; (at = find_id(line, id, at)) != SIZE_MAX; at++)
            n += !is_its_key(line, id, at);
    }
    return n;
}

size_t lines_rename(struct lines *l, struct str from, struct str to, bool key)
{
    char id[80]; /* `from` may stand in a line that changes */
    snprintf(id, sizeof id, "%.*s", STR_ARG(from));
    size_t n = 0;
    for (size_t i = 0; i < l->v.n; i++) {
        size_t at = 0;
        while ((at = find_id(str_of(l->v.v[i]), str_of(id), at)) != SIZE_MAX) {
            if (key || !is_its_key(str_of(l->v.v[i]), str_of(id), at)) {
                splice(l, i, at, at + strlen(id), to);
                n++;
            }
            at++;
        }
    }
    return n;
}

/* ---- fields ---- */

/* The column of the fields of a block record, or of the case. */
static size_t field_column(const struct lines *l, struct span record)
{
    return l->v.v[record.from][0] == ' ' ? 4 : 2;
}

/* The line of a field in a block record. */
static size_t block_field(const struct lines *l, struct span record, const char *field)
{
    size_t column = field_column(l, record);
    for (size_t i = record.from + 1; i < record.to; i++)
        if (strspn(l->v.v[i], " ") == column && is_key(l->v.v[i] + column, field))
            return i;
    return SIZE_MAX;
}

/* Behind the lines that belong to the field on a line: those that stand deeper, and what
 * is blank between them. */
static size_t behind_field(const struct lines *l, struct span record, size_t at)
{
    size_t end = at + 1;
    for (at++; at < record.to; at++) {
        size_t column = strspn(l->v.v[at], " ");
        if (l->v.v[at][column] && column <= field_column(l, record))
            break;
        if (l->v.v[at][column])
            end = at + 1;
    }
    return end;
}

/* Where a value in braces or brackets ends. */
static size_t end_of_value(struct str line, size_t at)
{
    int depth = 0;
    bool quoted = false;
    for (; at < line.n; at++) {
        char c = line.p[at];
        if (c == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (depth == 0 && (c == ',' || c == '}' || c == ']'))
            return at;
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
    }
    return line.n;
}

/* The bytes of a field, its key included, in a flow record of one line. */
static bool flow_field(
    struct str line, const char *field, size_t *from, size_t *to, size_t *value)
{
    struct buf key = {0};
    buf_addf(&key, "%s: ", field);
    size_t at = str_find(line, STR("{"), 0);
    bool found = false;
    while (!found && at < line.n) {
        at++;
        while (at < line.n && line.p[at] == ' ')
            at++;
        *from = at;
        *to = end_of_value(line, at);
        *value = at + key.n;
        found = *to < line.n && str_starts(str_sub(line, at, line.n), buf_str(&key));
        at = *to;
        if (at < line.n && line.p[at] != ',')
            break;
    }
    buf_free(&key);
    return found;
}

static bool is_one_line(const struct lines *l, struct span record)
{
    return str_ends(str_of(l->v.v[record.from]), STR("}"));
}

bool lines_value(
    const struct lines *l, struct span record, const char *field, struct buf *out)
{
    buf_clear(out);
    if (lines_is_flow(l, record)) {
        size_t from, to, value;
        struct str line = str_of(l->v.v[record.from]);
        if (!flow_field(line, field, &from, &to, &value))
            return false;
        buf_add(out, str_sub(line, value, to));
        return true;
    }
    size_t at = block_field(l, record, field);
    if (at == SIZE_MAX)
        return false;
    buf_add(out, str_trim(str_of(strchr(l->v.v[at], ':') + 1)));
    if (out->n)
        return true;
    for (size_t i = at + 1; i < behind_field(l, record, at); i++)
        buf_addf(out, "%s%s", out->n ? ", " : "[", l->v.v[i] + strspn(l->v.v[i], " -"));
    buf_addz(out, out->n ? "]" : "");
    return true;
}

bool lines_take(struct lines *l, struct span record, const char *field)
{
    if (!lines_is_flow(l, record)) {
        size_t at = block_field(l, record, field);
        if (at != SIZE_MAX)
            lines_remove(l, (struct span){at, behind_field(l, record, at)});
        return at != SIZE_MAX;
    }
    size_t from, to, value;
    struct str line = str_of(l->v.v[record.from]);
    if (!flow_field(line, field, &from, &to, &value))
        return false;
    if (line.p[to] == ',')
        to += to + 1 < line.n && line.p[to + 1] == ' ' ? 2 : 1;
    else
        while (from && strchr(" ,", line.p[from - 1]))
            from--;
    splice(l, record.from, from, to, STR_NONE);
    return true;
}

/* `[a, b]` in lines of its own. */
static void spread_list(struct lines *l, size_t at, struct str value)
{
    for (size_t i = 1; i < value.n;) {
        size_t end = end_of_value(value, i);
        struct buf line = {0};
        buf_addf(&line, "      - %.*s", STR_ARG(str_trim(str_sub(value, i, end))));
        lines_insert(l, ++at, buf_str(&line));
        buf_free(&line);
        i = end + 1;
        if (end < value.n && value.p[end] != ',')
            break;
    }
}

static void put_block(
    struct lines *l, struct span record, const char *field, struct str value, bool spread)
{
    struct buf line = {0};
    size_t at = block_field(l, record, field);
    if (at != SIZE_MAX)
        lines_remove(l, (struct span){at, behind_field(l, record, at)});
    else
        at = record.from + 1;
    spread = spread && str_starts(value, STR("[")) && value.n > 2;
    buf_pad(&line, ' ', field_column(l, record));
    buf_addf(&line, "%s:", field);
    if (!spread)
        buf_addf(&line, " %.*s", STR_ARG(value));
    lines_insert(l, at, buf_str(&line));
    if (spread)
        spread_list(l, at, value);
    buf_free(&line);
}

bool lines_put(
    struct lines *l, struct span record, const char *field, struct str value, bool spread)
{
    if (!lines_is_flow(l, record)) {
        put_block(l, record, field, value, spread);
        return true;
    }
    size_t from, to, at;
    struct str line = str_of(l->v.v[record.from]);
    if (flow_field(line, field, &from, &to, &at)) {
        splice(l, record.from, at, to, value);
        return true;
    }
    if (!is_one_line(l, record))
        return false;
    struct buf put = {0};
    buf_addf(&put, ", %s: %.*s", field, STR_ARG(value));
    splice(l, record.from, line.n - 1, line.n - 1, buf_str(&put));
    buf_free(&put);
    return true;
}
