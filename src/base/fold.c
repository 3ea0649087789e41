/* SPDX-License-Identifier: MIT */
/* Every code point folds by itself, only runs of white space need a memory of one bit; so
 * any stretch of text folds as it would within the whole, and a match can be led back. */
#include "base/fold.h"

#include "base/utf8.h"

#include <stdint.h>
#include <utf8proc.h>

struct folder {
    struct buf *out;
    bool space; /* what was written last is a space */
};

int32_t fold_plain(int32_t c)
{
    switch (c) {
    case 0x00B4: /* acute accents and koronis, typed for apostrophes */
    case 0x02B9:
    case 0x02BB:
    case 0x02BC:
    case 0x1FBD:
    case 0x1FBF:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A:
        return '\'';
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x301D:
    case 0x301E:
    case 0x301F:
        return '"';
    case 0x2212: /* minus */
        return '-';
    default:
        break;
    }
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_PD:
        return '-';
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS:
        return ' ';
    default:
        return c;
    }
}

/* Accents and points, which people leave out when they type. Not the marks that spell:
 * vowel signs and viramas (classes 0, 9), kana voicing (8), Thai and its like (84 up). */
static bool left_out(int32_t c)
{
    const utf8proc_property_t *property = utf8proc_get_property(c);
    int class = property->combining_class;
    if (property->category == UTF8PROC_CATEGORY_ME)
        return true;
    return class != 0 && class != 8 && class != 9 && (class < 84 || class > 132);
}

static void put(struct folder *f, int32_t c)
{
    bool space = c == ' ';
    if (!space || !f->space)
        utf8_put(f->out, c);
    f->space = space;
}

static void fold_code_point(struct folder *f, int32_t c)
{
    enum { LONGEST = 32 }; /* U+FDFA becomes 18, and no other more */
    utf8proc_int32_t parts[LONGEST];
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    if (c > ' ' && c < 0x7F) {
        put(f, c);
        return;
    }
    const utf8proc_option_t options =
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(
        c < 0 ? 0xFFFD : fold_plain(c), parts, LONGEST, options, &boundary);
    for (utf8proc_ssize_t i = 0; i < n && i < LONGEST; i++)
        if (!left_out(parts[i]))
            put(f, fold_plain(parts[i]));
}

/* Folds the run of blanks and visible ASCII that begins there, which most text is made of;
 * returns its end. */
static size_t fold_ascii(struct folder *f, struct str text, size_t from, size_t to)
{
    buf_reserve(f->out, to - from + 1);
    char *out = f->out->p + f->out->n;
    size_t at = from, n = 0;
    bool space = f->space;
    for (; at < to && text.p[at] >= ' ' && text.p[at] < 0x7F; at++) {
        char c = text.p[at];
        if (c == ' ' && space)
            continue;
        space = c == ' ';
        out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    out[n] = '\0';
    f->out->n += n;
    f->space = space;
    return at;
}

/* Folds text[from, to), which begins and ends between code points. */
static void fold_range(struct folder *f, struct str text, size_t from, size_t to)
{
    while (from < to) {
        from = fold_ascii(f, text, from, to);
        if (from < to)
            fold_code_point(f, utf8_next(text, &from));
    }
}

void fold(struct buf *out, struct str text)
{
    struct folder f = {.out = out};
    fold_range(&f, text, 0, text.n);
}

/* The first grapheme border at or after `at`, which is inside a code point or behind one.
 * Flags count as borders: without their whole run no one can tell. */
static size_t border(struct str text, size_t at)
{
    while (at > 0 && at < text.n) {
        size_t before = at - 1;
        while (before > 0 && at - before < 4 && ((unsigned char)text.p[before] >> 6) == 2)
            before--;
        size_t behind = before;
        int32_t left = utf8_next(text, &behind);
        if (behind > at && left >= 0) {
            at = behind;
            continue;
        }
        behind = at;
        int32_t right = utf8_next(text, &behind);
        bool flags = right >= 0x1F1E6 && right <= 0x1F1FF;
        if (left < 0 || right < 0 || flags || utf8proc_grapheme_break(left, right))
            break;
        at = behind;
    }
    return at;
}

/* Folds again from `start`, grapheme by grapheme, up to the bytes [first, end) of the
 * folded text, and says where these come from. */
static void locate(struct str text, size_t start, size_t first, size_t end, size_t *from,
                   size_t *to)
{
    struct buf piece = {0};
    struct folder f = {.out = &piece};
    size_t done = 0;
    size_t at = start;
    while (done < end && at < text.n) {
        if (done <= first)
            *from = at;
        size_t next = utf8_grapheme(text, at);
        buf_clear(&piece);
        fold_range(&f, text, at, next);
        done += piece.n;
        at = next;
    }
    *to = at;
    while (f.space && at < text.n) { /* a space takes in the whole run of them */
        at = utf8_grapheme(text, at);
        buf_clear(&piece);
        fold_range(&f, text, *to, at);
        if (piece.n)
            break;
        *to = at;
    }
    buf_free(&piece);
}

bool fold_find(struct str text, struct str folded_needle, size_t start, size_t *from,
               size_t *to)
{
    if (folded_needle.n == 0)
        return false;
    struct buf folded = {0};
    struct folder f = {.out = &folded};
    start = border(text, start);
    size_t hit = SIZE_MAX;
    /* Pieces that double: a near match costs little, so marking all of many is linear. */
    size_t piece = folded_needle.n + 64;
    for (size_t at = start; at < text.n && hit == SIZE_MAX; piece *= 2) {
        size_t goal = text.n - at > piece ? at + piece : text.n;
        size_t searched = folded.n < folded_needle.n ? 0 : folded.n - folded_needle.n + 1;
        while (at < goal) {
            size_t next = utf8_grapheme(text, at);
            fold_range(&f, text, at, next);
            at = next;
        }
        hit = str_find(buf_str(&folded), folded_needle, searched);
    }
    buf_free(&folded);
    if (hit == SIZE_MAX)
        return false;
    locate(text, start, hit, hit + folded_needle.n, from, to);
    return true;
}
