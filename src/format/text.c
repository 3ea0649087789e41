/* SPDX-License-Identifier: MIT */
/* Nearly every byte of a case file is plain ASCII: that is seen for many of them at a
 * time, and only what is left is looked at one by one. */
#include "format/text.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>

/* Noncharacters, which no text holds, of the same length as what they stand for. */
#define STAND_IN_2028 "\xef\xb7\x90" /* U+FDD0 */
#define STAND_IN_2029 "\xef\xb7\x91" /* U+FDD1 */
#define LINE_SEPARATOR "\xe2\x80\xa8"
#define PARAGRAPH_SEPARATOR "\xe2\x80\xa9"

enum {
    TOGETHER = 32,               /* bytes looked at together, in what vectors there are */
    BLOCK = 16 << 10,            /* bytes read at a time; they should fit the first cache */
    KEEP = 2 * TEXT_BLANK_LIMIT, /* bytes behind us that stay: see find_blanks */
};

/* ---- characters ---- */

static bool is_noncharacter(int32_t c)
{
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static bool is_control(int32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* ASCII that is no control. Without branches: many at a time are looked at like this. */
static inline unsigned is_plain(unsigned char c)
{
    return ((unsigned)(c >= ' ') & (unsigned)(c < 0x7f)) | (unsigned)(c == '\t') |
           (unsigned)(c == '\n') | (unsigned)(c == '\r');
}

/* How many bytes from the start are plain: all of them, or at least some of those before
 * the first that is not. */
static size_t plain_run(const char *p, size_t n)
{
    size_t done = 0;
    for (; n - done >= TOGETHER; done += TOGETHER) {
        unsigned char plain = 1;
        for (size_t i = 0; i < TOGETHER; i++)
            plain &= (unsigned char)is_plain((unsigned char)p[done + i]);
        if (!plain)
            break;
    }
    while (done < n && is_plain((unsigned char)p[done]))
        done++;
    return done;
}

static bool is_stand_in(int32_t c)
{
    return c == 0xfdd0 || c == 0xfdd1;
}

/* From the reader's place to the index. */
static size_t count_stand_ins(struct text *t, size_t index)
{
    struct text_cursor c = *text_here(t);
    size_t from = c.byte, n = 0;
    text_to_index(&c, index);
    struct str text = text_between(from, &c);
    for (size_t i = 0; t->stand_ins && i + 3 <= text.n; i++)
        n += memcmp(text.p + i, STAND_IN_2028, 3) == 0 ||
             memcmp(text.p + i, STAND_IN_2029, 3) == 0;
    return n;
}

/* An escape can make a stand-in, too: then there are more than the text has. */
int32_t text_find_control(struct text *t, struct str value, size_t index)
{
    int32_t stand_in = -1;
    size_t stand_ins = 0;
    for (size_t i = 0; t->escapes;) {
        i += plain_run(value.p + i, value.n - i);
        if (i == value.n)
            break;
        int32_t c = utf8_next(value, &i);
        if (is_stand_in(c)) {
            stand_in = c;
            stand_ins++;
        } else if (is_control(c) || is_noncharacter(c)) {
            return c;
        }
    }
    return stand_ins > 0 && stand_ins > count_stand_ins(t, index) ? stand_in : -1;
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

/* ---- checking what was read ---- */

static char *byte_at(const struct text *t, size_t byte)
{
    return t->window + (byte - t->from);
}

static bool refuse(struct text *t)
{
    t->refused = true;
    return false;
}

static void advance(struct text_cursor *c, size_t byte, size_t index);

/* The place of a byte at which something is found. */
static struct place find_at(struct text *t, size_t byte)
{
    struct text_cursor c = t->at;
    advance(&c, byte, SIZE_MAX);
    t->found_at[t->found.list.n] = c.index;
    return c.place;
}

void text_tell(struct text *t, size_t index)
{
    for (; t->told < t->found.list.n && t->found_at[t->told] < index; t->told++) {
        const struct diag *d = &t->found.list.v[t->told];
        diags_add(t->diags, d->code, d->at, "%.*s", STR_ARG(d->message));
    }
}

/* Finds the character of n bytes at the end of what is checked bad, and masks it. */
static bool find_bad(struct text *t, size_t n, int32_t c)
{
    static const char *const mask[] = {"_", "_", "\xc2\xbf", "\xef\xbf\xbd"};
    struct place place = find_at(t, t->end);
    char *p = byte_at(t, t->end);
    if (++t->reports > TEXT_REPORTS) {
        diags_add(&t->found, c < 0 ? DIAG_NOT_UTF8 : DIAG_CONTROL, place,
                  "this and what follows is not text: nothing more is read");
        return refuse(t);
    }
    if (c < 0)
        diags_add(&t->found, DIAG_NOT_UTF8, place,
                  "byte 0x%02X is not UTF-8: save the file as UTF-8", (unsigned char)*p);
    else
        diags_add(&t->found, DIAG_CONTROL, place, "%s U+%04X: take it out",
                  is_control(c) ? "control character" : "no character has the code",
                  (unsigned)c);
    if (n < 4) /* the longer ones are nothing to libyaml */
        memcpy(p, mask[n], n);
    return true;
}

/* Checks one character that is not plain. */
static bool check_other(struct text *t, size_t to)
{
    char *p = byte_at(t, t->end);
    size_t n = 0;
    int32_t c = utf8_next((struct str){p, to - t->end}, &n);
    bool good = c >= 0 && !is_control(c) && !is_noncharacter(c);
    if (!good && !find_bad(t, n, c))
        return false;
    if (c == 0x2028 || c == 0x2029) {
        memcpy(p, c == 0x2028 ? STAND_IN_2028 : STAND_IN_2029, 3);
        t->stand_ins = true;
    }
    t->end += n;
    return true;
}

static bool check_characters(struct text *t, size_t to)
{
    for (;;) {
        t->end += plain_run(byte_at(t, t->end), to - t->end);
        if (t->end == to)
            return true;
        if (!check_other(t, to))
            return false;
    }
}

/* Where the first run of too many blanks begins that is seen whole at `to` and was not at
 * `end`; SIZE_MAX: there is none. It holds a multiple of the limit: others are skipped. */
static size_t find_blanks(const struct text *t, size_t to)
{
    size_t at = t->end / TEXT_BLANK_LIMIT * TEXT_BLANK_LIMIT;
    for (; at < to; at += TEXT_BLANK_LIMIT) {
        size_t start = at, behind = at;
        while (start > t->from && at - start < TEXT_BLANK_LIMIT &&
               is_blank(*byte_at(t, start - 1)))
            start--;
        while (behind < to && behind - start < TEXT_BLANK_LIMIT &&
               is_blank(*byte_at(t, behind)))
            behind++;
        if (behind - start == TEXT_BLANK_LIMIT)
            return start;
    }
    return SIZE_MAX;
}

/* libyaml tells of all tags but of `!` alone. Most other `!` stand behind a word. */
static bool has_lone_tag(const struct text *t, size_t to)
{
    const char *p = byte_at(t, t->end), *end = byte_at(t, to);
    for (; (p = memchr(p, '!', (size_t)(end - p))); p++)
        if (p == t->window || is_blank(p[-1]) || strchr("[{,:", p[-1]))
            return true;
    return false;
}

/* An escape that can make a character which no text may hold: `\x07` and the like. */
static bool has_escape(const struct text *t, size_t to)
{
    const char *p = byte_at(t, t->end), *end = byte_at(t, to);
    if (p > t->window)
        p--; /* a block may have ended between the two characters */
    for (; (p = memchr(p, '\\', (size_t)(end - p))); p++)
        if (p + 1 < end && strchr("0abefNuUvx", p[1]))
            return true;
    return false;
}

/* Checks the bytes from `end` to `to`, and makes them part of the text. */
static bool check(struct text *t, size_t to)
{
    t->lone_tags = t->lone_tags || has_lone_tag(t, to);
    t->escapes = t->escapes || has_escape(t, to);
    size_t blanks = find_blanks(t, to);
    if (blanks == SIZE_MAX)
        return check_characters(t, to);
    if (blanks > t->end && !check_characters(t, blanks))
        return false;
    struct place place = find_at(t, blanks);
    diags_add(&t->found, DIAG_TOO_LARGE, place, "%d blanks in a row: take them out",
              TEXT_BLANK_LIMIT);
    return refuse(t);
}

/* ---- reading ---- */

/* How many of n bytes are whole characters, as far as their first bytes say. */
static size_t whole_characters(const char *p, size_t n)
{
    for (size_t back = 1; back <= 3 && back <= n; back++) {
        unsigned char c = (unsigned char)p[n - back];
        if (is_continuation((char)c))
            continue;
        size_t needs = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
        return needs > back ? n - back : n;
    }
    return n;
}

/* Room for another block, from what of the window nobody needs any more. */
static void make_room(struct text *t)
{
    size_t end = t->end + t->raw, here = text_here(t)->byte;
    size_t keep = t->given < here ? t->given : here;
    keep = keep > KEEP ? keep - KEEP : 0;
    if (keep > t->from) {
        memmove(t->window, byte_at(t, keep), end - keep);
        t->from = keep;
    }
    size_t used = end - t->from;
    if (t->room - used >= BLOCK)
        return;
    t->room = 2 * (t->room + BLOCK);
    t->window = mem_resize(t->window, t->room, 1);
}

/* Reads a block behind the bytes that are to be checked; how many those are then. */
static size_t read_block(struct text *t)
{
    make_room(t);
    char *to = byte_at(t, t->end) + t->raw;
    size_t got = source_read(t->source, to, BLOCK);
    if (t->source->error)
        refuse(t);
    return t->raw += got;
}

bool text_more(struct text *t)
{
    if (t->refused)
        return false;
    size_t held = t->raw, n = read_block(t);
    if (t->refused || n == 0)
        return false;
    bool last = n - held < BLOCK;
    size_t whole = last ? n : whole_characters(byte_at(t, t->end), n);
    t->raw = n - whole;
    return check(t, t->end + whole);
}

size_t text_give(struct text *t, char *to, size_t room)
{
    if (t->given == t->end)
        text_more(t);
    size_t n = t->end - t->given < room ? t->end - t->given : room;
    memcpy(to, byte_at(t, t->given), n);
    t->given += n;
    return n;
}

void text_drain(struct text *t)
{
    do {
        t->given = t->end;
        if (t->end > KEEP) /* a run of blanks is reported where it began */
            advance(&t->at, t->end - KEEP, SIZE_MAX);
    } while (text_more(t));
    text_tell(t, SIZE_MAX);
}

static bool is_utf16(struct str s)
{
    return str_starts(s, STR("\xff\xfe")) || str_starts(s, STR("\xfe\xff")) ||
           (s.n >= 4 && s.p[0] && !s.p[1] && s.p[2] && !s.p[3]) ||
           (s.n >= 4 && !s.p[0] && s.p[1] && !s.p[2] && s.p[3]);
}

bool text_open(struct text *t, struct source *source, struct diags *diags)
{
    *t = (struct text){.source = source, .diags = diags};
    t->at = (struct text_cursor){.text = t, .place = {1, 1}};
    size_t n = read_block(t);
    struct str start = {t->window, n};
    if (str_starts(start, STR("\xef\xbb\xbf"))) {
        t->raw -= 3;
        memmove(t->window, t->window + 3, t->raw);
        start.n = t->raw;
    }
    if (is_utf16(start)) {
        diags_add(diags, DIAG_NOT_UTF8, t->at.place,
                  "the file is UTF-16: save it as UTF-8");
        return refuse(t);
    }
    text_more(t);
    return true;
}

void text_close(struct text *t)
{
    free(t->window);
    diags_free(&t->found);
    *t = (struct text){0};
}

/* ---- places ---- */

/* CR LF ends one line: its LF stands at the start of the next. So nobody has to look
 * ahead, where nothing may have been read yet. */
void text_step(struct text_cursor *c)
{
    if (text_at_end(c))
        return;
    unsigned char b = (unsigned char)text_peek(c);
    c->index++;
    c->byte += b < 0xc0 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
    if (b == '\n' && c->byte > 1 && *byte_at(c->text, c->byte - 2) == '\r')
        return;
    c->place.col++;
    if (b == '\n' || b == '\r') {
        c->place.line++;
        c->place.col = 1;
    }
}

/* Runs of plain ASCII take the short way. */
static void advance(struct text_cursor *c, size_t byte, size_t index)
{
    while (c->byte < byte && c->index < index && !text_at_end(c)) {
        const char *p = byte_at(c->text, c->byte);
        size_t left = (byte < c->text->end ? byte : c->text->end) - c->byte, n = 0;
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

/* How many characters begin in TOGETHER bytes. */
static size_t beginnings(const char *p)
{
    unsigned char n = 0;
    for (size_t i = 0; i < TOGETHER; i++)
        n += (unsigned char)((signed char)p[i] >= -64); /* all but 10xxxxxx */
    return n;
}

struct text_cursor *text_here(struct text *t)
{
    struct text_cursor *c = &t->at;
    if (t->reached <= c->index)
        return c;
    const char *p = byte_at(t, c->byte), *end = byte_at(t, t->end);
    size_t left = t->reached - c->index;
    while (left >= TOGETHER && end - p >= TOGETHER) {
        left -= beginnings(p);
        p += TOGETHER;
    }
    while (p < end && (left > 0 || is_continuation(*p)))
        left -= !is_continuation(*p++);
    if (p == end) {
        text_to_index(c, t->reached);
        return c;
    }
    c->byte = t->from + (size_t)(p - t->window);
    c->index = t->reached;
    c->place = t->place;
    return c;
}

void text_skip_line(struct text_cursor *c)
{
    uint32_t line = c->place.line;
    while (c->place.line == line && !text_at_end(c))
        text_step(c);
}

void text_skip_blanks(struct text_cursor *c)
{
    while (is_blank(text_peek(c)))
        text_step(c);
}

struct str text_between(size_t from, const struct text_cursor *c)
{
    return (struct str){byte_at(c->text, from), c->byte - from};
}

bool text_starts(const struct text_cursor *c, struct str what)
{
    struct text_cursor at = *c;
    for (size_t i = 0; i < what.n; i++) {
        if (text_peek(&at) != what.p[i])
            return false;
        text_step(&at);
    }
    return true;
}
