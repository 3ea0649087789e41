/* SPDX-License-Identifier: MIT */
/* One pass over the file's bytes; a copy is made only where something is replaced. */
#include "format/text.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>

/* Noncharacters, which no text holds, of the same length as what they stand for. */
#define STAND_IN_2028 "\xef\xb7\x90" /* U+FDD0 */
#define STAND_IN_2029 "\xef\xb7\x91" /* U+FDD1 */
#define LINE_SEPARATOR "\xe2\x80\xa8"
#define PARAGRAPH_SEPARATOR "\xe2\x80\xa9"

struct scan {
    struct text *text;
    struct str file; /* behind the byte order mark */
    struct text_cursor cursor;
    struct diags *diags;
    unsigned reports;
};

static bool is_noncharacter(int32_t c)
{
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static bool is_control(int32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0);
}

static struct place place_of(struct scan *s, size_t byte)
{
    text_to_byte(&s->cursor, byte);
    return s->cursor.place;
}

static void replace(struct scan *s, size_t at, const char *with, size_t n)
{
    struct text *t = s->text;
    if (!t->copy) {
        t->copy = mem_copy(s->file.p, s->file.n);
        t->clean.p = s->cursor.text.p = t->copy;
    }
    memcpy(t->copy + at, with, n);
}

static bool refuse(struct scan *s, size_t at, size_t n, int32_t c)
{
    static const char *const mask[] = {"_", "_", "\xc2\xbf", "\xef\xbf\xbd"};
    struct place place = place_of(s, at);
    if (++s->reports > TEXT_REPORTS) {
        diags_add(s->diags, c < 0 ? DIAG_NOT_UTF8 : DIAG_CONTROL, place,
                  "this and what follows is not text: nothing more is read");
        return false;
    }
    if (c < 0)
        diags_add(s->diags, DIAG_NOT_UTF8, place,
                  "byte 0x%02X is not UTF-8: save the file as UTF-8",
                  (unsigned char)s->file.p[at]);
    else
        diags_add(s->diags, DIAG_CONTROL, place, "%s U+%04X: take it out",
                  is_control(c) ? "control character" : "no character has the code",
                  (unsigned)c);
    if (n < 4) /* the longer ones are nothing to libyaml */
        replace(s, at, mask[n], n);
    return true;
}

/* Looks at one character that is not plain ASCII. */
static bool scan_other(struct scan *s, size_t *at)
{
    size_t from = *at;
    int32_t c = utf8_next(s->file, at);
    if (c < 0 || is_control(c) || is_noncharacter(c))
        return refuse(s, from, *at - from, c);
    if (c == 0x2028 || c == 0x2029) {
        replace(s, from, c == 0x2028 ? STAND_IN_2028 : STAND_IN_2029, 3);
        s->text->stand_ins = true;
    }
    return true;
}

static bool scan(struct scan *s)
{
    size_t blanks = 0;
    for (size_t i = 0; i < s->file.n;) {
        unsigned char c = (unsigned char)s->file.p[i];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            i++;
            if (++blanks < TEXT_BLANK_LIMIT)
                continue;
            diags_add(s->diags, DIAG_TOO_LARGE, place_of(s, i - blanks),
                      "%d blanks in a row: take them out", TEXT_BLANK_LIMIT);
            return false;
        }
        blanks = 0;
        if (c > 0x20 && c < 0x7f)
            i++;
        else if (!scan_other(s, &i))
            return false;
    }
    return true;
}

static bool is_utf16(struct str s)
{
    return str_starts(s, STR("\xff\xfe")) || str_starts(s, STR("\xfe\xff")) ||
           (s.n >= 4 && s.p[0] && !s.p[1] && s.p[2] && !s.p[3]) ||
           (s.n >= 4 && !s.p[0] && s.p[1] && !s.p[2] && s.p[3]);
}

bool text_open(struct text *t, struct str file, struct diags *diags)
{
    if (str_starts(file, STR("\xef\xbb\xbf")))
        file = str_sub(file, 3, file.n);
    *t = (struct text){.clean = file};
    if (is_utf16(file)) {
        diags_add(diags, DIAG_NOT_UTF8, (struct place){1, 1},
                  "the file is UTF-16: save it as UTF-8");
        return false;
    }
    struct scan s = {.text = t, .file = file, .cursor = TEXT_START(file), .diags = diags};
    return scan(&s);
}

void text_close(struct text *t)
{
    free(t->copy);
    *t = (struct text){0};
}

void text_restore(const struct text *t, char *p, size_t n)
{
    if (!t->stand_ins)
        return;
    for (size_t i = 0; i + 3 <= n; i++) {
        if (memcmp(p + i, STAND_IN_2028, 3) == 0)
            memcpy(p + i, LINE_SEPARATOR, 3);
        else if (memcmp(p + i, STAND_IN_2029, 3) == 0)
            memcpy(p + i, PARAGRAPH_SEPARATOR, 3);
    }
}

int32_t text_find_control(const struct text *t, struct str value)
{
    for (size_t i = 0; i < value.n;) {
        if (value.p[i] >= ' ' && value.p[i] < 0x7f) {
            i++;
            continue;
        }
        int32_t c = utf8_next(value, &i);
        bool stand_in = t->stand_ins && (c == 0xfdd0 || c == 0xfdd1);
        if (is_control(c) || (is_noncharacter(c) && !stand_in))
            return c;
    }
    return -1;
}

void text_step(struct text_cursor *c)
{
    if (text_at_end(c))
        return;
    unsigned char b = (unsigned char)c->text.p[c->byte];
    c->index++;
    c->byte += b < 0xc0 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
    if (c->byte > c->text.n)
        c->byte = c->text.n;
    if (b == '\n' || (b == '\r' && text_peek(c) != '\n')) {
        c->place.line++;
        c->place.col = 1;
    } else {
        c->place.col++;
    }
}

/* Every character of the file passes here: runs of plain ASCII take the short way. */
static void advance(struct text_cursor *c, size_t byte, size_t index)
{
    if (byte > c->text.n)
        byte = c->text.n;
    while (c->byte < byte && c->index < index) {
        const char *p = c->text.p + c->byte;
        size_t left = byte - c->byte, n = 0;
        if (left > index - c->index)
            left = index - c->index;
        while (n < left && (unsigned char)(p[n] - ' ') < 0x80 - ' ')
            n++;
        c->byte += n;
        c->index += n;
        c->place.col += (uint32_t)n;
        if (n < left)
            text_step(c);
    }
}

void text_to_index(struct text_cursor *c, size_t index)
{
    advance(c, SIZE_MAX, index);
}

void text_to_byte(struct text_cursor *c, size_t byte)
{
    advance(c, byte, SIZE_MAX);
}

void text_skip_line(struct text_cursor *c)
{
    uint32_t line = c->place.line;
    while (c->place.line == line && !text_at_end(c))
        text_step(c);
}

void text_skip_blanks(struct text_cursor *c)
{
    while (text_peek(c) == ' ' || text_peek(c) == '\t' || text_peek(c) == '\n' ||
           text_peek(c) == '\r')
        text_step(c);
}
