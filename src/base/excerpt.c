/* SPDX-License-Identifier: MIT */
/* From a place to its line. */
#include "base/excerpt.h"

#include "base/utf8.h"

static size_t line_end(struct str text, size_t at)
{
    while (at < text.n && text.p[at] != '\n' && text.p[at] != '\r')
        at++;
    return at;
}

static size_t next_line(struct str text, size_t end)
{
    bool crlf = end + 1 < text.n && text.p[end] == '\r' && text.p[end + 1] == '\n';
    return end + 1 + crlf;
}

/* Not in the middle of a character. */
static size_t boundary(struct str line, size_t at)
{
    while (at < line.n && at > 0 && ((unsigned char)line.p[at] & 0xc0) == 0x80)
        at--;
    return at;
}

struct excerpt excerpt_at(struct excerpt_walk *w, struct place at)
{
    struct excerpt out = {0};
    if (!w->line || at.line < w->line) {
        w->line = 1;
        w->byte = 0;
    }
    while (w->line < at.line) {
        size_t end = line_end(w->text, w->byte);
        if (end >= w->text.n)
            return out;
        w->byte = next_line(w->text, end);
        w->line++;
    }
    if (!at.line || !w->text.p)
        return out;
    struct str line = str_sub(w->text, w->byte, line_end(w->text, w->byte));
    size_t byte = 0;
    for (uint32_t col = 1; col < at.col && byte < line.n; col++)
        utf8_next(line, &byte);
    size_t from = byte > EXCERPT_BYTES ? boundary(line, byte - EXCERPT_BYTES) : 0;
    size_t to = line.n - byte > EXCERPT_BYTES ? boundary(line, byte + EXCERPT_BYTES) : line.n;
    out.text = str_sub(line, from, to);
    out.at = byte - from;
    out.cut_front = from > 0;
    out.cut_end = to < line.n;
    return out;
}
