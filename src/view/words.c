/* SPDX-License-Identifier: MIT */
/* Words are runs of letters and digits. What lies beyond ASCII counts as letters, which
 * folded text makes nearly true; scripts without blanks begin a word with each sign. */
#include "view/words.h"

#include "base/fold.h"
#include "base/suggest.h"
#include "base/utf8.h"

enum {
    FIRST_WITHOUT_BLANKS = 0x2E80, /* from here on: CJK and what is written like it */
    LETTERS_FOR_AN_ERROR = 4,      /* that a word has for each that may be wrong */
};

static void set(struct words *w, struct str typed, struct str text)
{
    buf_clear(&w->typed);
    buf_clear(&w->folded);
    buf_add(&w->typed, typed);
    fold(&w->folded, text);
}

void words_set_filter(struct words *w, struct str typed)
{
    bool near = str_starts(typed, STR("~"));
    w->kind = near ? WORDS_NEAR : WORDS_ALL;
    set(w, typed, near ? str_sub(typed, 1, typed.n) : typed);
    /* a blank at an end is a word still to come */
    struct str trimmed = str_trim(buf_str(&w->folded));
    if (trimmed.n)
        memmove(w->folded.p, trimmed.p, trimmed.n);
    buf_cut(&w->folded, trimmed.n);
}

void words_set_phrase(struct words *w, struct str typed)
{
    w->kind = WORDS_PHRASE;
    set(w, typed, typed);
}

void words_free(struct words *w)
{
    buf_free(&w->typed);
    buf_free(&w->folded);
}

bool words_none(const struct words *w)
{
    return w->folded.n == 0;
}

struct str words_next(const struct words *w, struct str *rest)
{
    if (w->kind != WORDS_PHRASE)
        return str_word(rest);
    struct str whole = *rest;
    *rest = STR_NONE;
    return whole;
}

static bool is_letter(char c)
{
    unsigned char b = (unsigned char)c;
    return b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') ||
           (b >= 'A' && b <= 'Z');
}

static bool begins_word(struct str text, size_t at)
{
    if (at == 0 || !is_letter(text.p[at - 1]) || !is_letter(text.p[at]))
        return true;
    size_t next = at;
    return utf8_next(text, &next) >= FIRST_WITHOUT_BLANKS;
}

static bool has(struct str text, struct str word, bool beginnings)
{
    size_t at = str_find(text, word, 0);
    while (at != SIZE_MAX && beginnings && !begins_word(text, at))
        at = str_find(text, word, at + 1);
    return at != SIZE_MAX;
}

/* Whether the letters of `word` stand in `text` in their order, the first one first. */
static bool is_short_for(struct str word, struct str text)
{
    if (text.n < word.n || word.p[0] != text.p[0])
        return false;
    size_t at = 1;
    for (size_t i = 1; i < text.n && at < word.n; i++)
        at += text.p[i] == word.p[at];
    return at == word.n;
}

/* Whether `text` begins as `word` but for a few letters. */
static bool begins_nearly(struct str word, struct str text)
{
    size_t errors = word.n / LETTERS_FOR_AN_ERROR;
    if (errors == 0)
        return false;
    for (size_t n = word.n - errors; n <= word.n + errors && n <= text.n; n++)
        if (suggest_distance(word, str_sub(text, 0, n), errors) <= errors)
            return true;
    return false;
}

static bool has_near(struct str text, struct str word)
{
    if (has(text, word, false))
        return true;
    for (size_t at = 0; at < text.n;) {
        size_t end = at;
        while (end < text.n && is_letter(text.p[end]))
            end++;
        struct str one = str_sub(text, at, end);
        if (one.n && (is_short_for(word, one) || begins_nearly(word, one)))
            return true;
        at = end + 1;
    }
    return false;
}

bool words_match(const struct words *w, struct str folded, bool beginnings)
{
    struct str rest = buf_str(&w->folded);
    for (struct str word = words_next(w, &rest); word.n; word = words_next(w, &rest)) {
        bool near = w->kind == WORDS_NEAR && !beginnings;
        if (near ? !has_near(folded, word) : !has(folded, word, beginnings))
            return false;
    }
    return true;
}

bool words_lead_to(const struct words *w, const struct words *longer)
{
    return w->kind == longer->kind && w->kind != WORDS_NEAR &&
           str_starts(buf_str(&longer->folded), buf_str(&w->folded));
}
