/* SPDX-License-Identifier: MIT */
/* Dates as people write them outside EDTF, such as "14.07.2017" or "c. July 2017". The
 * text becomes a form, one letter for each word, number and sign ("n.n.Y", "mY"); a table
 * of forms says what the numbers are. */
#include "format/edtf_read.h"

#include <stdio.h>
#include <strings.h>

enum { LONGEST_FORM = 12 };

enum part { WHOLE, EARLY, MIDDLE, LATE };

struct guess {
    char form[LONGEST_FORM + 1];
    int values[LONGEST_FORM]; /* of the numbers and names in the form, in order */
    size_t length, numbers;
    enum part part;
    bool about, uncertain;
    char bound; /* S since, A after, B before, U until, [ between */
};

/* Letters of the form: Y a year, n a day or month, 6 and 8 numbers like 201707 and
 * 20170714, N another number, m a month's name, s a season's; ~ about, p early to late,
 * b BC, a AD, d the s of 1990s, o now; a space is left out. */
static const struct {
    const char *word;
    char letter;
    int value;
} words[] = {
    {"spring", 's', 21}, {"summer", 's', 22}, {"autumn", 's', 23}, {"fall", 's', 23},
    {"winter", 's', 24}, {"about", '~', 0}, {"approx", '~', 0}, {"approximately", '~', 0},
    {"around", '~', 0}, {"c", '~', 0}, {"ca", '~', 0}, {"circa", '~', 0},
    {"early", 'p', EARLY}, {"beginning", 'p', EARLY}, {"mid", 'p', MIDDLE},
    {"middle", 'p', MIDDLE}, {"late", 'p', LATE}, {"end", 'p', LATE}, {"bc", 'b', 0},
    {"bce", 'b', 0}, {"ad", 'a', 0}, {"ce", 'a', 0}, {"s", 'd', 0}, {"now", 'o', 0},
    {"present", 'o', 0}, {"today", 'o', 0}, {"since", 'S', 0}, {"after", 'A', 0},
    {"before", 'B', 0}, {"until", 'U', 0}, {"between", '[', 0}, {"and", '-', 0},
    {"to", '-', 0}, {"from", ' ', 0}, {"the", ' ', 0}, {"of", ' ', 0}, {"in", ' ', 0},
    {"on", ' ', 0}, {"st", ' ', 0}, {"nd", ' ', 0}, {"rd", ' ', 0}, {"th", ' ', 0},
};

/* What the numbers of a form are: the year, month and day of a date, and z, M, D of a
 * second one. `!` says that day and month may stand the other way round. */
static const struct {
    const char *form, *numbers;
} forms[] = {
    {"Y", "y"},       {"Ymn", "ymd"},    {"Ynn", "ymd"},    {"Y/n/n", "ymd"},
    {"Y.n.n", "ymd"}, {"Y-n-n", "ymd"},  {"Y/n-n", "ymd"},  {"Y-m-n", "ymd"},
    {"nmY", "dmy"},   {"n.mY", "dmy"},   {"n-m-Y", "dmy"},  {"n/m/Y", "dmy"},
    {"mnY", "mdy"},   {"n.n.Y", "dmy"},  {"n/n/Y", "dmy!"}, {"n-n-Y", "dmy!"},
    {"nnY", "dmy!"},  {"mY", "my"},      {"m-Y", "my"},     {"m/Y", "my"},
    {"Ym", "ym"},     {"Y-m", "ym"},     {"sY", "my"},      {"Ys", "ym"},
    {"Y/n", "ym"},    {"Y.n", "ym"},     {"Y-n", "ym"},     {"Yn", "ym"},
    {"n/Y", "my"},    {"n.Y", "my"},     {"n-Y", "my"},     {"Y-Y", "yz"},
    {"mY-mY", "myMz"}, {"m-mY", "mMy"},  {"nmY-nmY", "dmyDMz"}, {"n-nmY", "dDmy"},
    {"nm-nmY", "dmDMy"}, {"mn-nY", "mdDy"}, {"Y-n-n-Y-n-n", "ymdzMD"},
    {"Y-n-Y-n", "ymzM"}, {"Y-n-n/n", "ymdD"}, {"Y-n-n/n-n", "ymdMD"},
    {"n.-n.n.Y", "dDmy"}, {"n.n.-n.n.Y", "dmDMy"}, {"n.n.Y-n.n.Y", "dmyDMz"},
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool same_word(struct str s, const char *word)
{
    return s.n == strlen(word) && strncasecmp(s.p, word, s.n) == 0;
}

static bool push(struct guess *g, char letter, int value)
{
    if (letter == ' ')
        return true;
    if (g->length == LONGEST_FORM)
        return false;
    g->form[g->length++] = letter;
    if (letter == 'p')
        g->part = (enum part)value;
    else if (strchr("Yn68Nms", letter))
        g->values[g->numbers++] = value;
    return true;
}

static bool push_word(struct guess *g, struct str word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (same_word(word, words[i].word))
            return push(g, words[i].letter, words[i].value);
    for (int i = 0; i < 12; i++)
        if (word.n >= 3 && word.n <= strlen(edtf_months[i]) &&
            strncasecmp(word.p, edtf_months[i], word.n) == 0)
            return push(g, 'm', i + 1);
    return false;
}

static bool push_number(struct guess *g, struct str digits)
{
    static const char letters[] = {'N', 'n', 'n', 'N', 'Y', 'N', '6', 'N', '8'};
    if (digits.n >= sizeof letters)
        return false;
    int value = 0;
    for (size_t i = 0; i < digits.n; i++)
        value = value * 10 + (digits.p[i] - '0');
    return push(g, letters[digits.n], value);
}

static bool push_sign(struct guess *g, char c)
{
    if (c == ' ' || c == ',' || c == '(' || c == ')' || c == '\'')
        return true;
    return c && strchr("-/.~?", c) && push(g, c, 0);
}

static struct str run_of(struct str s, size_t at, bool (*kind)(char))
{
    size_t end = at;
    while (end < s.n && kind(s.p[end]))
        end++;
    return str_sub(s, at, end);
}

static bool find_form(struct guess *g, struct str s)
{
    size_t at = 0;
    while (at < s.n) {
        struct str digits = run_of(s, at, is_digit), word = run_of(s, at, is_letter);
        bool known = digits.n ? push_number(g, digits)
                     : word.n ? push_word(g, word)
                              : push_sign(g, s.p[at]);
        if (!known)
            return false;
        at += digits.n + word.n ? digits.n + word.n : 1;
        if (word.n && at < s.n && s.p[at] == '.')
            at++; /* "c.", "Jul." */
    }
    return true;
}

static void drop_front(struct guess *g)
{
    memmove(g->form, g->form + 1, g->length--);
}

/* Takes what is said about the whole date off both ends of the form. */
static void take_marks(struct guess *g)
{
    for (; g->length && strchr("~pSABU[", g->form[0]); drop_front(g)) {
        if (g->form[0] == '~')
            g->about = true;
        else if (g->form[0] != 'p')
            g->bound = g->form[0];
        else if (g->form[1] == '-')
            drop_front(g);
    }
    if (g->length && g->form[g->length - 1] == '?')
        g->uncertain = true;
    else if (g->length && g->form[g->length - 1] == '~')
        g->about = true;
    if (g->length && strchr("?~", g->form[g->length - 1]))
        g->form[--g->length] = '\0';
    if (g->length > 2 && strcmp(g->form + g->length - 2, "-o") == 0) {
        g->bound = 'S';
        g->form[g->length -= 2] = '\0';
    }
}

struct ymd {
    int year, month, day; /* -1 where it is not said */
};

static void add_date(struct buf *out, struct ymd d)
{
    buf_addf(out, "%04d", d.year);
    if (d.month >= 0)
        buf_addf(out, "-%02d", d.month);
    if (d.day >= 0)
        buf_addf(out, "-%02d", d.day);
}

static void add_qualifier(struct buf *out, const struct guess *g)
{
    bool about = g->about || g->part;
    if (about || g->uncertain)
        buf_addc(out, !g->uncertain ? '~' : about ? '%' : '?');
}

static void add_bounded(struct buf *out, const struct guess *g, struct ymd a,
                        struct ymd b, bool two)
{
    bool set = g->bound == '[' || g->bound == 'A' || g->bound == 'B';
    buf_addz(out, !set ? "" : g->bound == 'B' ? "[.." : "[");
    buf_addz(out, g->bound == 'U' ? "../" : "");
    add_date(out, a);
    add_qualifier(out, g);
    if (two) {
        buf_addz(out, set ? ".." : "/");
        add_date(out, b);
        add_qualifier(out, g);
    }
    buf_addz(out, g->bound == 'S' ? "/.." : g->bound == 'A' ? ".." : "");
    buf_addz(out, set ? "]" : "");
}

/* Offers it, with its own words for a text that needed more than a new order. */
static bool say(const struct edtf_puzzle *z, struct str date, bool in_words,
                const char *after)
{
    struct buf before = {0};
    if (in_words && z->bad.n == z->text.n) {
        edtf_print(date, &before);
        bool comma = str_ends(buf_str(&before), STR(", uncertain"));
        buf_addz(&before, comma ? ", is " : " is ");
    } else {
        buf_addz(&before, "write ");
    }
    bool said = edtf_offer(z, buf_z(&before), date, after);
    buf_free(&before);
    return said;
}

/* "mid-July 2017" means some days, which a one-of set can name. */
static void add_part(struct buf *after, const struct guess *g, struct ymd d)
{
    int third = (int)g->part - EARLY;
    if (d.day >= 0)
        return;
    if (d.month < 0) {
        buf_addf(after, ", or the months it may have been, `[%04d-%02d..%04d-%02d]`",
                 d.year, 1 + 4 * third, d.year, 4 + 4 * third);
    } else if (d.month >= 1 && d.month <= 12) {
        int last = g->part == LATE ? edtf_month_days(d.year, d.month) : 10 + 10 * third;
        buf_addf(after, ", or the days it may have been, "
                 "`[%04d-%02d-%02d..%04d-%02d-%02d]`",
                 d.year, d.month, 1 + 10 * third, d.year, d.month, last);
    }
}

static bool offer_dates(const struct edtf_puzzle *z, const struct guess *g,
                        const char *numbers)
{
    struct ymd a = {-1, -1, -1}, b = {-1, -1, -1};
    bool swap = false;
    for (size_t i = 0; numbers[i]; i++) {
        int value = numbers[i] == '!' ? 0 : g->values[i];
        switch (numbers[i]) {
        case 'y': a.year = value; break;
        case 'm': a.month = value; break;
        case 'd': a.day = value; break;
        case 'z': b.year = value; break;
        case 'M': b.month = value; break;
        case 'D': b.day = value; break;
        default: swap = true; break;
        }
    }
    bool two = strpbrk(numbers, "zMD") != NULL;
    b.year = b.year < 0 ? a.year : b.year;
    b.month = b.month < 0 ? a.month : b.month;
    const struct ymd other = {a.year, a.day, a.month};
    if (swap && a.month > 12)
        a = other;

    struct buf date = {0}, after = {0};
    add_bounded(&date, g, a, b, two);
    if (g->part && !two && !g->bound)
        add_part(&after, g, a);
    else if (swap && a.day <= 12 && a.day != a.month)
        buf_addf(&after, " or `%04d-%02d-%02d`, whichever is meant", other.year,
                 other.month, other.day);
    bool said;
    if (two && !g->bound)
        said = edtf_offer(z, "an interval is ", buf_str(&date), "");
    else
        said = say(z, buf_str(&date), (g->about || g->uncertain || g->bound) && !g->part,
                   buf_z(&after));
    buf_free(&after);
    buf_free(&date);
    return said;
}

/* 44 BC and AD 409. */
static bool offer_era(const struct edtf_puzzle *z, const struct guess *g, char era)
{
    int year = era == 'b' ? g->values[0] - 1 : g->values[0];
    struct buf date = {0};
    buf_addf(&date, era == 'b' && year > 0 ? "-%04d" : "%04d", year);
    add_qualifier(&date, g);
    bool said = say(z, buf_str(&date), true, "");
    buf_free(&date);
    return said;
}

/* The 1990s, the mid-1990s, and the 1900s, which may be a century. */
static bool offer_decade(const struct edtf_puzzle *z, const struct guess *g)
{
    static const int first[] = {0, 0, 4, 7}, last[] = {9, 3, 6, 9};
    int decade = g->values[0] / 10;
    if (g->values[0] % 10 != 0)
        return false;
    struct buf date = {0}, after = {0};
    buf_addf(&date, "%03dX", decade);
    add_qualifier(&date, g);
    if (g->part)
        buf_addf(&after, ", or the years it may have been, `[%03d%d..%03d%d]`", decade,
                 first[g->part], decade, last[g->part]);
    else if (decade % 10 == 0)
        buf_addf(&after, ", or `%02dXX` for the whole century", decade / 10);
    bool said = say(z, buf_str(&date), false, buf_z(&after));
    buf_free(&after);
    buf_free(&date);
    return said;
}

bool edtf_guess(const struct edtf_puzzle *z, struct str plain)
{
    struct guess g = {0};
    if (!find_form(&g, plain))
        return false;
    take_marks(&g);
    if (strcmp(g.form, "8") == 0 || strcmp(g.form, "6") == 0) {
        int v = g.values[0];
        bool day = g.form[0] == '8';
        g.values[0] = day ? v / 10000 : v / 100;
        g.values[1] = day ? v / 100 % 100 : v % 100;
        g.values[2] = v % 100;
        return offer_dates(z, &g, day ? "ymd" : "ym");
    }
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(g.form, forms[i].form) == 0)
            return offer_dates(z, &g, forms[i].numbers);
    if (strcmp(g.form, "Yd") == 0)
        return offer_decade(z, &g);
    if (g.length == 2 && strchr("nNY", g.form[0]) && strchr("ab", g.form[1]))
        return offer_era(z, &g, g.form[1]);
    if (g.length == 2 && strchr("nNY", g.form[1]) && g.form[0] == 'a')
        return offer_era(z, &g, 'a');
    return false;
}
