/* SPDX-License-Identifier: MIT */
/* By category, with one addition of SQLite's: the usual accents go on with a token. */
#include "base/tokens.h"

#include "base/utf8.h"

#include <utf8proc.h>

static bool is_accent(int32_t c)
{
    return c >= 0x0300 && c <= 0x0331;
}

static bool is_mark(int32_t c)
{
    utf8proc_category_t category = c < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

static bool is_token(int32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
        return true;
    default:
        return false;
    }
}

static bool next(struct str text, size_t *at, struct str *token, bool (*goes_on)(int32_t))
{
    size_t from = *at, end = from;
    while (end < text.n && !is_token(utf8_next(text, &end)))
        from = end;
    if (from == end) {
        *at = text.n;
        return false;
    }
    for (size_t next_at = end; next_at < text.n; end = next_at) {
        int32_t c = utf8_next(text, &next_at);
        if (!is_token(c) && !goes_on(c))
            break;
    }
    *token = str_sub(text, from, end);
    *at = end;
    return true;
}

bool tokens_next(struct str folded, size_t *at, struct str *token)
{
    return next(folded, at, token, is_accent);
}

bool tokens_next_raw(struct str text, size_t *at, struct str *word)
{
    return next(text, at, word, is_mark);
}
