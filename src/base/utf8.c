/* SPDX-License-Identifier: MIT */
/* Decoding and segmentation are utf8proc's; the widths are utf8proc's too, but for the
 * places where they differ from the wcwidth(3) that terminals and curses count with. */
#include "base/utf8.h"

#include <utf8proc.h>

int32_t utf8_next(struct str s, size_t *at)
{
    unsigned char first = (unsigned char)s.p[*at];
    if (first < 0x80) {
        ++*at;
        return first;
    }
    utf8proc_int32_t code_point;
    size_t left = s.n - *at;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + *at,
        left < 4 ? (utf8proc_ssize_t)left : 4, &code_point);
    *at += n > 0 ? (size_t)n : 1;
    return n > 0 ? code_point : -1;
}

size_t utf8_check(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t here = at;
        if (utf8_next(s, &at) < 0)
            return here;
    }
    return s.n;
}

void utf8_put(struct buf *out, int32_t code_point)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char(code_point, bytes);
    for (utf8proc_ssize_t i = 0; i < n; i++)
        buf_addc(out, (char)bytes[i]);
}

/* Vowels and finals of conjoining Hangul: they are drawn into the cell of the initial. */
static bool conjoining(int32_t c)
{
    return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7C6) ||
           (c >= 0xD7CB && c <= 0xD7FB);
}

int utf8_width(int32_t code_point)
{
    if (code_point < 0)
        return 1; /* an ill-formed byte: terminals show one replacement character */
    if (code_point < 0x80)
        return code_point >= ' ' && code_point != 0x7F;
    if (conjoining(code_point))
        return 0;
    if (utf8proc_category(code_point) == UTF8PROC_CATEGORY_MC)
        return 1; /* spacing marks: utf8proc says 0, wcwidth(3) says 1 */
    return utf8proc_charwidth(code_point);
}

size_t utf8_columns(struct str s)
{
    size_t columns = 0;
    for (size_t at = 0; at < s.n;)
        columns += (size_t)utf8_width(utf8_next(s, &at));
    return columns;
}

size_t utf8_grapheme(struct str s, size_t at)
{
    if (at >= s.n)
        return s.n;
    int32_t before = utf8_next(s, &at);
    utf8proc_int32_t state = 0;
    while (before >= 0 && at < s.n) {
        size_t behind = at;
        int32_t c = utf8_next(s, &behind);
        if (c < 0 || (before < 0x80 && c < 0x80 && before != '\r') ||
            utf8proc_grapheme_break_stateful(before, c, &state))
            break;
        before = c;
        at = behind;
    }
    return at;
}

size_t utf8_cell(struct str s, size_t at, int *columns)
{
    *columns = 0;
    if (at >= s.n)
        return s.n;
    *columns = utf8_width(utf8_next(s, &at));
    for (int marks = 0; marks < UTF8_CELL_MARKS && at < s.n; marks++) {
        size_t behind = at;
        if (utf8_width(utf8_next(s, &behind)) > 0)
            break;
        at = behind;
    }
    return at;
}

size_t utf8_fit(struct str s, size_t columns)
{
    size_t at = 0;
    while (at < s.n) {
        size_t end = utf8_grapheme(s, at);
        size_t width = utf8_columns(str_sub(s, at, end));
        if (width > columns)
            break;
        columns -= width;
        at = end;
    }
    return at;
}

size_t utf8_length(struct str s)
{
    size_t length = 0;
    for (size_t at = 0; at < s.n; length++)
        utf8_next(s, &at);
    return length;
}
