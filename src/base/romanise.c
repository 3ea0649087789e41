/* SPDX-License-Identifier: MIT */
/* Three functions of ICU, found at run time. Its functions carry its version in their
 * names, so the library is the very one whose headers were there. */
#include "base/romanise.h"

#include "base/mem.h"

#include <stdlib.h>

#ifdef HAVE_ICU

#include "base/fold.h"
#include "base/utf8.h"

#include <dlfcn.h>
#include <stdint.h>
#include <unicode/utrans.h>
#include <unistd.h>

/* The name of a function with its version: ICU's headers make a macro of each. */
#define TEXT_OF(x) #x
#define VERSIONED(function) TEXT_OF(function)

/* Letters of the alphabets and syllabaries that are spelled out in Latin ones. */
static bool needs_roman(int32_t c)
{
    static const struct {
        int32_t first, last;
    } ranges[] = {
        {0x0370, 0x058F}, /* Greek, Cyrillic, Armenian */
        {0x0900, 0x0DFF}, /* the scripts of India */
        {0x10A0, 0x11FF}, /* Georgian, Hangul's letters */
        {0x1C80, 0x1CBF}, /* more Cyrillic and Georgian */
        {0x1F00, 0x1FFF}, /* Greek with accents */
        {0x2DE0, 0x2DFF}, /* Cyrillic above the line */
        {0x3040, 0x30FF}, /* kana */
        {0xA640, 0xA69F}, /* old Cyrillic */
        {0xAC00, 0xD7A3}, /* Hangul */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

/* Whether the eight bytes are ASCII, as most of most texts are. */
static bool is_ascii(const char *p)
{
    uint64_t bytes;
    memcpy(&bytes, p, sizeof bytes);
    return (bytes & UINT64_C(0x8080808080808080)) == 0;
}

/* The first such letter at or after `at`; text.n when there is none. */
static size_t find_needing(struct str text, size_t at)
{
    while (at < text.n) {
        if (text.n - at >= 8 && is_ascii(text.p + at)) {
            at += 8;
            continue;
        }
        size_t next = at;
        if ((unsigned char)text.p[at] < 0xCD) /* below U+0370, or inside a code point */
            next++;
        else if (needs_roman(utf8_next(text, &next)))
            break;
        at = next;
    }
    return at;
}

static bool is_between_words(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The word around `at`, up to white space: the rules look no further. */
static void find_word(struct str text, size_t at, size_t *from, size_t *to)
{
    *from = *to = at;
    while (*from > 0 && !is_between_words(text.p[*from - 1]))
        --*from;
    while (*to < text.n && !is_between_words(text.p[*to]))
        ++*to;
}

enum { MOST_UNITS = 1 << 24 }; /* of a text; a case file's are far below */

struct romaniser {
    const char *path;
    void *library;
    bool tried;
    UTransliterator *rules;
    __typeof__(utrans_openU) *open;
    __typeof__(utrans_transUChars) *transliterate;
    __typeof__(utrans_close) *close;
};

struct romaniser *romaniser_new(const char *library)
{
    struct romaniser *r = mem_alloc(sizeof *r);
    r->path = library ? library : DOSSIER_ICU_LIBRARY;
    return r;
}

void romaniser_free(struct romaniser *r)
{
    if (!r)
        return;
    if (r->rules)
        r->close(r->rules);
    if (r->library)
        dlclose(r->library);
    free(r);
}

/* ISO C has no way from an object pointer to a function; POSIX has this one. */
static bool find(void *library, const char *name, void *function)
{
    void *found = dlsym(library, name);
    memcpy(function, &found, sizeof found);
    return found != NULL;
}

static bool open_rules(struct romaniser *r)
{
    static const char id[] = "Russian-Latin/BGN; Any-Latin";
    if (r->tried)
        return r->rules != NULL;
    r->tried = true;
    /* it stays: what ICU keeps for later hangs on its own variables */
    r->library = dlopen(r->path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!r->library || !find(r->library, VERSIONED(utrans_openU), &r->open) ||
        !find(r->library, VERSIONED(utrans_transUChars), &r->transliterate) ||
        !find(r->library, VERSIONED(utrans_close), &r->close))
        return false;
    UChar name[sizeof id];
    for (size_t i = 0; i < sizeof id; i++)
        name[i] = (UChar)id[i];
    UErrorCode status = U_ZERO_ERROR;
    r->rules = r->open(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    return U_SUCCESS(status) && r->rules;
}

/* UTF-16, as ICU has it, with room for `cap` units. Ill-formed bytes become U+FFFD. */
static int32_t to_units(struct str text, UChar *out)
{
    int32_t n = 0;
    for (size_t at = 0; at < text.n;) {
        int32_t c = utf8_next(text, &at);
        if (c >= 0x10000) {
            out[n++] = (UChar)(0xD7C0 + (c >> 10));
            c = 0xDC00 + (c & 0x3FF);
        }
        out[n++] = (UChar)(c < 0 ? 0xFFFD : c);
    }
    return n;
}

/* Without the primes that stand for hard and soft signs: nobody types them. */
static void from_units(const UChar *units, int32_t n, struct buf *out)
{
    for (int32_t i = 0; i < n; i++) {
        int32_t c = units[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < n)
            c = 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00);
        if (c != 0x02B9 && c != 0x02BA)
            utf8_put(out, c);
    }
}

static bool transliterate(struct romaniser *r, struct str text, struct buf *out)
{
    bool done = false;
    size_t cap = text.n * 2 + 64;
    for (; !done && cap < MOST_UNITS; cap *= 4) {
        UChar *units = mem_array(cap, sizeof *units);
        int32_t n = to_units(text, units), limit = n;
        UErrorCode status = U_ZERO_ERROR;
        r->transliterate(r->rules, units, &n, (int32_t)cap, 0, &limit, &status);
        done = U_SUCCESS(status);
        if (done)
            from_units(units, n, out);
        free(units);
        if (!done && status != U_BUFFER_OVERFLOW_ERROR)
            break;
    }
    return done;
}

bool romanise(struct romaniser *r, struct str text, struct buf *out)
{
    size_t at = find_needing(text, 0), done = 0;
    if (at == text.n || !open_rules(r))
        return false;
    struct buf latin = {0};
    bool ok = true;
    while (at < text.n && ok) {
        size_t from, to;
        find_word(text, at, &from, &to);
        buf_add(&latin, str_sub(text, done, from));
        ok = transliterate(r, str_sub(text, from, to), &latin);
        done = to;
        at = find_needing(text, to);
    }
    buf_add(&latin, str_sub(text, done, text.n));
    if (ok)
        fold(out, buf_str(&latin));
    buf_free(&latin);
    return ok;
}

const char *romanise_rules(void)
{
    return access(DOSSIER_ICU_LIBRARY, R_OK) == 0 ? "BGN 1, ICU " U_ICU_VERSION : "";
}

#else

struct romaniser {
    bool nothing;
};

struct romaniser *romaniser_new(const char *library)
{
    (void)library;
    return mem_alloc(sizeof(struct romaniser));
}

void romaniser_free(struct romaniser *r)
{
    free(r);
}

bool romanise(struct romaniser *r, struct str text, struct buf *out)
{
    (void)r;
    (void)text;
    (void)out;
    return false;
}

const char *romanise_rules(void)
{
    return "";
}

#endif
