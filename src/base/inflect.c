/* SPDX-License-Identifier: MIT */
/* Endings by letters, which are counted in code points: folded text has no marks. */
#include "base/inflect.h"

#include "base/utf8.h"

enum {
    ENDING = 2,       /* letters behind a word */
    LEAST = 4,        /* letters of a word that may have one, … */
    LEAST_CYRILLIC = 2,
    LEAST_STEM = 3,   /* … and what is left when its vowels are off */
};

static bool is_cyrillic(struct str word)
{
    size_t at = 0;
    int32_t c = word.n ? utf8_next(word, &at) : 0;
    return c >= 0x400 && c < 0x530;
}

/* Where the last letter of a word begins, if it is one that gives way to an ending; else the
 * end of the word. й is folded to и. */
static size_t without_vowel(struct str word, bool cyrillic)
{
    struct str vowels = cyrillic ? STR("а я о е и у ю ы э ь") : STR("a e i o u y");
    size_t last = word.n;
    while (last > 0 && ((unsigned char)word.p[--last] & 0xC0) == 0x80)
        ;
    return word.n && str_in_words(str_sub(word, last, word.n), vowels) ? last : word.n;
}

struct inflected inflect_word(struct str folded)
{
    struct inflected word = {folded, folded.n};
    bool cyrillic = is_cyrillic(folded);
    for (int most = cyrillic ? 2 : 1; most > 0; most--) {
        size_t stem = without_vowel(str_sub(folded, 0, word.stem), cyrillic);
        if (utf8_length(str_sub(folded, 0, stem)) >= LEAST_STEM)
            word.stem = stem;
    }
    return word;
}

/* Those of one person, folded: Анна Анны Анной, Андрей Андрею, Белая Белой Белую, Белый
 * Белого Белому Белым. */
static bool is_ending(struct str ending)
{
    return str_in_words(ending, STR("а я у ю е и ы о ь ом ем ои еи ою ею ью ия ии ию ие ую юю "
                                    "ая яя ым им ого его ому ему"));
}

/* Whether `rest`, behind the stem, is an ending in the place of some of the vowels `off`. */
static bool replaces(struct str off, struct str rest, bool cyrillic)
{
    if (!cyrillic)
        return off.n && utf8_length(rest) <= ENDING && rest.n;
    for (size_t kept = off.n; kept > 0;) {
        while (((unsigned char)off.p[--kept] & 0xC0) == 0x80)
            ;
        if (str_starts(rest, str_sub(off, 0, kept)) && is_ending(str_sub(rest, kept, rest.n)))
            return true;
    }
    return false;
}

bool inflect_is_form(const struct inflected *of, struct str folded, bool alone)
{
    struct str word = of->folded;
    if (folded.n < of->stem || memcmp(folded.p, word.p, of->stem) != 0)
        return false;
    bool cyrillic = is_cyrillic(word);
    size_t letters = utf8_length(word);
    if (str_starts(folded, word)) {
        size_t ending = utf8_length(folded) - letters;
        size_t least = cyrillic && !alone ? LEAST_CYRILLIC : LEAST;
        if (ending == 0 || (ending <= ENDING && letters >= least))
            return true;
    }
    if (alone && (!cyrillic || letters < LEAST))
        return false;
    return replaces(str_sub(word, of->stem, word.n), str_sub(folded, of->stem, folded.n),
                    cyrillic);
}
