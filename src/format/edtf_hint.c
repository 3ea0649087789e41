/* SPDX-License-Identifier: MIT */
/* What to write instead of a text that is not written as EDTF. Rules are tried from the
 * sure ones to the bold; each offers only what the parser accepts, so a rule may build
 * nonsense from a text that is not its own: the next rule is asked then. */
#include "format/edtf_read.h"

#include <ctype.h>
#include <strings.h>

enum { LONGEST_HINTED = 100 }; /* bytes; what is longer is no mistyped date */

static bool is_edtf(struct str text)
{
    struct edtf unused;
    return text.n && edtf_parse(text, &unused, NULL);
}

bool edtf_offer(const struct edtf_puzzle *z, const char *before, struct str instead,
                const char *after)
{
    const char *end = z->text.p + z->text.n, *bad_end = z->bad.p + z->bad.n;
    struct buf whole = {0};
    buf_add(&whole, str_sub(z->text, 0, (size_t)(z->bad.p - z->text.p)));
    buf_add(&whole, instead);
    buf_add(&whole, (struct str){bad_end, (size_t)(end - bad_end)});
    struct str offer = is_edtf(buf_str(&whole)) ? buf_str(&whole) : instead;
    bool good = is_edtf(offer);
    if (good)
        buf_addf(z->why, "%s`%.*s`%s", before, STR_ARG(offer), after);
    buf_free(&whole);
    return good;
}

/* The length of the dash or blank at s[at] that is not ASCII, or 0. *plain is what it
 * stands for. Word processors put them in. */
static size_t odd_character(struct str s, size_t at, char *plain)
{
    static const char *const dashes[] = {"\u2010", "\u2011", "\u2012", "\u2013",
                                         "\u2014", "\u2015", "\u2212", "\uff0d"};
    struct str rest = str_sub(s, at, s.n);
    *plain = '-';
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(rest, str_of(dashes[i])))
            return strlen(dashes[i]);
    *plain = ' ';
    return str_starts(rest, STR("\u00a0")) ? 2 : 0;
}

struct tidied {
    struct buf text;
    bool dashes, spaces, letters; /* what was put right */
};

/* Plain dashes; no spaces, and capitals, if asked for. */
static struct tidied tidy(struct str s, bool squeeze)
{
    struct tidied t = {0};
    for (size_t at = 0; at < s.n;) {
        char c = s.p[at], plain;
        size_t n = odd_character(s, at, &plain);
        if (n) {
            t.dashes |= plain == '-';
            c = plain;
        }
        at += n ? n : 1;
        if (squeeze && isspace((unsigned char)c)) {
            t.spaces = true;
            continue;
        }
        if (squeeze && strchr("xyzt", c) && c) {
            t.letters = true;
            c = (char)toupper((unsigned char)c);
        }
        buf_addc(&t.text, c);
    }
    return t;
}

static bool hint_tidied(const struct edtf_puzzle *z)
{
    struct tidied t = tidy(z->bad, true);
    const char *after = t.dashes    ? ", with plain hyphens"
                        : t.spaces  ? ", without spaces"
                        : t.letters ? ", in capitals"
                                    : "";
    bool said = (t.dashes || t.spaces || t.letters) &&
                edtf_offer(z, "write ", buf_str(&t.text), after);
    buf_free(&t.text);
    return said;
}

/* 2015-10-??, 201?, 19uu: a sign for each digit that is not known. */
static bool hint_placeholder(const struct edtf_puzzle *z)
{
    struct buf s = {0};
    bool any = false;
    for (size_t i = 0; i < z->bad.n; i++) {
        bool placeholder = z->bad.p[i] && strchr("?ux*#_", z->bad.p[i]);
        buf_addc(&s, placeholder ? 'X' : z->bad.p[i]);
        any |= placeholder;
    }
    bool said = any && edtf_offer(z, "a digit that is not known is X: ", buf_str(&s), "");
    buf_free(&s);
    return said;
}

/* 19 and 193 for a century and a decade. Only where they stand alone: 2017-07-14/16 means
 * a day. */
static bool hint_short_year(const struct edtf_puzzle *z)
{
    struct str s = z->bad;
    size_t minus = s.p[0] == '-', digits = minus;
    while (digits < s.n && isdigit((unsigned char)s.p[digits]))
        digits++;
    size_t n = digits - minus;
    if (s.n != z->text.n || (n != 2 && n != 3))
        return false;
    struct buf year = {0};
    buf_add(&year, str_sub(s, 0, digits));
    buf_pad(&year, 'X', 4 - n);
    buf_add(&year, str_sub(s, digits, s.n));
    const char *what = n == 2 ? "a century is " : "a decade is ";
    bool said = edtf_offer(z, what, buf_str(&year), "");
    buf_free(&year);
    return said;
}

/* 12345 without its Y, and Y2006 and +2006 with a sign too many. */
static bool hint_long_year(const struct edtf_puzzle *z)
{
    struct str s = z->bad;
    bool sign = s.p[0] == 'Y' || s.p[0] == '+';
    struct buf year = {0};
    buf_addz(&year, sign ? "" : "Y");
    buf_add(&year, str_sub(s, sign, s.n));
    bool said = edtf_offer(z, sign ? "a year of four digits has neither Y nor +: "
                                   : "a year of more than four digits begins with Y: ",
                           buf_str(&year), "");
    buf_free(&year);
    return said;
}

/* 2017-08-02 14:30 for ...T14:30:00, and zones written +0230. */
static bool hint_time(const struct edtf_puzzle *z)
{
    enum { DAY = 10, MINUTES = 5 }; /* lengths of 2017-08-02 and 14:30 */
    struct str s = z->bad;
    if (s.n < DAY + 2 || (s.p[DAY] != ' ' && s.p[DAY] != 'T') ||
        !isdigit((unsigned char)s.p[DAY + 1]))
        return false;
    struct str clock = str_sub(s, DAY + 1, s.n);
    bool no_seconds = clock.n == MINUTES ||
                      (clock.n > MINUTES && clock.p[MINUTES] != ':');
    struct buf t = {0};
    buf_add(&t, str_sub(s, 0, DAY));
    buf_addc(&t, 'T');
    buf_add(&t, str_sub(clock, 0, no_seconds ? MINUTES : clock.n));
    if (no_seconds) {
        buf_addz(&t, ":00");
        buf_add(&t, str_sub(clock, MINUTES, clock.n));
    }
    if (t.p[t.n - 5] == '+' || t.p[t.n - 5] == '-') {
        const char minutes[] = {':', t.p[t.n - 2], t.p[t.n - 1], '\0'};
        buf_cut(&t, t.n - 2);
        buf_addz(&t, minutes);
    }
    if (!edtf_offer(z, "write ", buf_str(&t), ""))
        buf_addz(z->why, "a time is written as in `2017-08-02T14:30:00`, with Z, +02:00 "
                         "or nothing behind it");
    buf_free(&t);
    return true;
}

static bool hint_nothing(const struct edtf_puzzle *z)
{
    static const char *const words[] = {
        "unknown", "undated", "no date", "none", "n.d.", "n/a", "tbd", "?", "-",
    };
    struct str s = str_trim(z->text);
    bool nothing = s.n == 0;
    for (size_t i = 0; !nothing && i < sizeof words / sizeof *words; i++)
        nothing = s.n == strlen(words[i]) && strncasecmp(s.p, words[i], s.n) == 0;
    if (nothing)
        buf_addz(z->why, "leave the field out when the date is not known");
    return nothing;
}

/* The brackets of a set missing or half there, or an interval in them. */
static bool hint_set(const struct edtf_puzzle *z)
{
    struct str s = z->text;
    if (s.p[0] == '[')
        s = str_sub(s, 1, s.n);
    if (s.n && s.p[s.n - 1] == ']')
        s.n--;
    struct buf set = {0};
    buf_addc(&set, '[');
    for (size_t i = 0; i < s.n; i++)
        buf_addz(&set, s.p[i] == '/' ? ".." : (const char[]){s.p[i], '\0'});
    buf_addc(&set, ']');
    bool said = edtf_offer(z, "one of several dates stands in square brackets: ",
                           buf_str(&set), "");
    buf_free(&set);
    return said;
}

/* 2004/open and unknown/2004 of EDTF's draft of 2012; 2014/present. */
static bool hint_interval(const struct edtf_puzzle *z)
{
    static const struct {
        const char *word, *end;
    } words[] = {
        {"open", ".."}, {"present", ".."}, {"now", ".."}, {"unknown", ""}, {"?", ""},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (z->bad.n == strlen(words[i].word) &&
            strncasecmp(z->bad.p, words[i].word, z->bad.n) == 0)
            return edtf_offer(z, "write ", str_of(words[i].end), "");
    return false;
}

static bool hint_guess(const struct edtf_puzzle *z)
{
    struct tidied t = tidy(z->bad, false);
    bool said = edtf_guess(z, buf_str(&t.text));
    buf_free(&t.text);
    return said;
}

typedef bool hint_rule(const struct edtf_puzzle *);

static bool try_rules(hint_rule *const *rules, const struct edtf_puzzle *z)
{
    for (; *rules; rules++)
        if ((*rules)(z))
            return true;
    return false;
}

void edtf_hint(struct str text, struct str bad, struct buf *why)
{
    static hint_rule *const whole_rules[] = {hint_nothing, edtf_hint_all_of, hint_tidied,
                                             hint_guess, hint_set, NULL};
    static hint_rule *const part_rules[] = {
        hint_interval,     hint_tidied,         hint_guess,      hint_placeholder,
        edtf_hint_exponent, edtf_hint_qualifier, edtf_hint_unknown, hint_short_year,
        hint_long_year,    hint_time,           NULL,
    };
    const struct edtf_puzzle whole = {text, text, why}, part = {text, bad, why};
    bool short_enough = text.n <= LONGEST_HINTED;
    if (short_enough && try_rules(whole_rules, &whole))
        return;
    bool one_date = bad.n > 0;
    for (size_t i = 0; i < bad.n; i++)
        one_date = one_date && !strchr("/,[]{}", bad.p[i]);
    if (short_enough && one_date && try_rules(part_rules, &part))
        return;
    if (memchr(text.p, '[', text.n) || memchr(text.p, ']', text.n))
        buf_addz(why, "one of several dates is written `[2014,2016]` or `[2014..2016]`");
    else if (bad.n && memchr(bad.p, '/', bad.n))
        buf_addz(why, "an interval has one slash, between two dates: "
                      "`2017-07-14/2017-08-02`");
    else
        buf_addz(why, "write a day as `2017-07-14`, a month as `2017-07`, a year as "
                      "`2017`");
}
