/* SPDX-License-Identifier: MIT */
/* On the folding search of base/fold.h, kept to words. */
#include "base/name.h"

#include "base/fold.h"
#include "base/tokens.h"
#include "base/utf8.h"

#include <utf8proc.h>

/* Words are the full text's, so that what is looked up there is found here. */
static bool word_before(struct str text, size_t at)
{
    while (at > 0) {
        size_t start = at - 1;
        while (start > 0 && ((unsigned char)text.p[start] & 0xC0) == 0x80)
            start--;
        size_t next = start;
        int32_t before = utf8_next(text, &next);
        if (before < 0 || !tokens_is_mark(before))
            return before >= 0 && tokens_is_word(before);
        at = start;
    }
    return false;
}

static size_t word_end(struct str text, size_t at)
{
    while (at < text.n) {
        size_t next = at;
        int32_t c = utf8_next(text, &next);
        if (c < 0 || (!tokens_is_word(c) && !tokens_is_mark(c)))
            break;
        at = next;
    }
    return at;
}

bool name_find(struct str text, struct str folded, size_t start, size_t *from, size_t *to)
{
    enum { SHORT_NAME = 4 };
    size_t behind = 0;
    int32_t first = folded.n ? utf8_next(folded, &behind) : -1;
    bool anywhere = first >= 0 && (!tokens_is_word(first) || tokens_run_on(first));
    while (fold_find(text, folded, start, from, to)) {
        if (anywhere)
            return true;
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
