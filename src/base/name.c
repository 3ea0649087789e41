/* SPDX-License-Identifier: MIT */
/* On the folding search of base/fold.h, kept to words. */
#include "base/name.h"

#include "base/fold.h"
#include "base/utf8.h"

#include <utf8proc.h>

/* Letters and digits, as far as the beginning and end of names go: whatever is not ASCII
 * punctuation, and not one of the typographic blocks. */
static bool is_word(int32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F);
}

static bool word_before(struct str text, size_t at)
{
    if (at == 0)
        return false;
    size_t start = at - 1;
    while (start > 0 && ((unsigned char)text.p[start] & 0xC0) == 0x80)
        start--;
    return is_word(utf8_next(text, &start));
}

static size_t word_end(struct str text, size_t at)
{
    while (at < text.n) {
        size_t next = at;
        if (!is_word(utf8_next(text, &next)))
            break;
        at = next;
    }
    return at;
}

bool name_find(struct str text, struct str folded, size_t start, size_t *from, size_t *to)
{
    enum { SHORT_NAME = 4 };
    while (fold_find(text, folded, start, from, to)) {
        size_t end = word_end(text, *to);
        bool whole = end == *to;
        if (!word_before(text, *from) && (whole || utf8_length(folded) >= SHORT_NAME)) {
            *to = end;
            return true;
        }
        start = *to;
    }
    return false;
}

bool name_is_written(struct str word)
{
    size_t at = 0;
    int32_t c = word.n ? utf8_next(word, &at) : -1;
    switch (c < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LO:
        return true;
    default:
        return false;
    }
}
