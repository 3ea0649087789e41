/* SPDX-License-Identifier: MIT */
/* By category, with one addition of SQLite's: the usual accents go on with a token. */
#include "base/tokens.h"

#include "base/utf8.h"

#include <utf8proc.h>

static bool is_accent(int32_t c)
{
    return c >= 0x0300 && c <= 0x0331;
}

bool tokens_is_mark(int32_t c)
{
    utf8proc_category_t category = c < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

bool tokens_is_word(int32_t c)
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
    while (end < text.n && !tokens_is_word(utf8_next(text, &end)))
        from = end;
    if (from == end) {
        *at = text.n;
        return false;
    }
    for (size_t next_at = end; next_at < text.n; end = next_at) {
        int32_t c = utf8_next(text, &next_at);
        if (!tokens_is_word(c) && !goes_on(c))
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
    return next(text, at, word, tokens_is_mark);
}

bool tokens_run_on(int32_t c)
{
    static const struct {
        int32_t first, last;
    } scripts[] = {
        {0x0E00, 0x109F},   /* Thai, Lao, Tibetan, Burmese */
        {0x1780, 0x17FF},   /* Khmer */
        {0x1950, 0x19FF},   /* Tai Le, New Tai Lue, more of Khmer */
        {0x2E80, 0x2FDF},   /* radicals */
        {0x3005, 0x3007},   /* 々 and its like */
        {0x3040, 0x312F},   /* kana, bopomofo */
        {0x31A0, 0x31FF},
        {0x3400, 0x9FFF},   /* Han */
        {0xA9E0, 0xA9FF},   /* more of Burmese */
        {0xAA60, 0xAA7F},
        {0xF900, 0xFAFF},   /* more of Han */
        {0xFF66, 0xFF9F},   /* narrow kana */
        {0x1B000, 0x1B16F}, /* old kana */
        {0x20000, 0x3FFFF}, /* rare Han */
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (c >= scripts[i].first && c <= scripts[i].last)
            return true;
    return false;
}
