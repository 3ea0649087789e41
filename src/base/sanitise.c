/* SPDX-License-Identifier: MIT */
/* One pass that writes code points it knows to be harmless and spells out all others.
 *
 * Every rule looks at what was written, not at what was read, and looks ahead only over
 * what will be written as it is. That is what makes the output its own visible form. */
#include "base/sanitise.h"

#include "base/joining.h"
#include "base/utf8.h"

#include <utf8proc.h>

enum {
    NO_BASE = -1,
    ZWNJ = 0x200C,
    ZWJ = 0x200D,
    DOTTED_CIRCLE = 0x25CC,
    TEXT_STYLE = 0xFE0E, /* VS15 */
    EMOJI_STYLE = 0xFE0F,
    KEYCAP = 0x20E3,
    VIRAMA_CLASS = 9, /* Canonical_Combining_Class */
};

enum syllable { NO_SYLLABLE, LETTER, VIRAMA };

struct state {
    struct buf *out;
    struct str text;
    size_t at; /* behind the code point in hand */
    enum sanitise_mode mode;
    int room;               /* code points of width 0 the cell still takes, or NO_BASE */
    int32_t last;           /* the code point written last; -1 after an escape */
    bool joins_next;        /* cursive letter, then marks */
    bool emoji;             /* emoji, then style and skin tone */
    enum syllable syllable; /* letter, then marks; the same with a virama */
};

static utf8proc_category_t category(int32_t c)
{
    return c < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(c);
}

static bool is_mark(int32_t c)
{
    utf8proc_category_t k = category(c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC ||
           k == UTF8PROC_CATEGORY_ME;
}

static int mark_class(int32_t c)
{
    return utf8proc_get_property(c)->combining_class;
}

/* True for what is always written as it is (a mark only where there is room). */
static bool is_visible(int32_t c)
{
    switch (category(c)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return false;
    default: /* Default_Ignorable_Code_Point: fillers, variation selectors */
        return !utf8proc_get_property(c)->ignorable;
    }
}

static bool is_letter(int32_t c)
{
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO && c >= 0x80 &&
           utf8_width(c) > 0 && is_visible(c);
}

static bool is_skin_tone(int32_t c)
{
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

/* Nothing joins what was written last. */
static void break_off(struct state *s, int room)
{
    s->room = room;
    s->last = -1;
    s->joins_next = s->emoji = false;
    s->syllable = NO_SYLLABLE;
}

static void spell_out(struct state *s, int32_t c, int room)
{
    buf_addf(s->out, "<U+%04X>", (unsigned)c);
    break_off(s, room);
}

static enum syllable syllable_after(enum syllable before, int32_t c)
{
    if (is_letter(c))
        return LETTER;
    if (before == NO_SYLLABLE || !is_mark(c))
        return NO_SYLLABLE;
    if (mark_class(c) == VIRAMA_CLASS)
        return VIRAMA;
    return before == VIRAMA && mark_class(c) != 0 ? VIRAMA : LETTER;
}

/* Writes a code point and remembers what may follow it. */
static void write_as_is(struct state *s, int32_t c)
{
    bool wide = utf8_width(c) > 0;
    utf8_put(s->out, c);
    s->last = c;
    s->room = wide ? UTF8_CELL_MARKS : s->room - 1;
    s->joins_next = joining_next(c) || (s->joins_next && !wide && is_mark(c));
    s->emoji = joining_emoji(c) || (s->emoji && (c == EMOJI_STYLE || c == TEXT_STYLE ||
                                                 is_skin_tone(c)));
    s->syllable = syllable_after(s->syllable, c);
}

/* The next code point, or -1 at the end and for an ill-formed byte. */
static int32_t peek(const struct state *s, size_t *at)
{
    return *at < s->text.n ? utf8_next(s->text, at) : -1;
}

/* The first code point behind the joiner in hand and the marks there that will be written
 * into its cell, as far as `passes` lets them. */
static int32_t peek_past_marks(const struct state *s, bool (*passes)(int32_t))
{
    size_t at = s->at;
    int32_t c = peek(s, &at);
    for (int room = s->room - 1; room > 0 && passes(c); room--)
        c = peek(s, &at);
    return c;
}

/* Joining_Type T, but for format characters, which are never written. */
static bool is_transparent(int32_t c)
{
    return is_visible(c) && is_mark(c) && utf8_width(c) == 0;
}

static bool is_ordered_mark(int32_t c)
{
    return is_transparent(c) && mark_class(c) != 0;
}

/* UAX 31, rules A1 and A2. */
static bool zwnj_joins(const struct state *s)
{
    if (s->joins_next) {
        int32_t c = peek_past_marks(s, is_transparent);
        return joining_previous(c) && is_visible(c);
    }
    return s->syllable == VIRAMA && is_letter(peek_past_marks(s, is_ordered_mark));
}

/* UAX 31, rule B, with any mark of class 0 taken for a dependent vowel. Then letter, ZWJ,
 * virama, letter (Bengali ya-phalaa: The Unicode Standard, 12.2), and emoji (UTS 51). */
static bool zwj_joins(const struct state *s)
{
    if (s->syllable == VIRAMA) {
        int32_t c = peek_past_marks(s, is_ordered_mark);
        return !(is_visible(c) && is_mark(c) && mark_class(c) == 0);
    }
    size_t at = s->at;
    int32_t c = peek(s, &at);
    if (s->syllable == LETTER && c >= 0 && mark_class(c) == VIRAMA_CLASS)
        return s->room > 1 && is_letter(peek(s, &at));
    return s->emoji && joining_emoji(c) && is_visible(c);
}

/* Emoji and keycaps, by emoji-variation-sequences.txt. */
static bool style_applies(const struct state *s, int32_t c)
{
    if (joining_emoji(s->last))
        return true;
    size_t at = s->at;
    bool key = s->last == '#' || s->last == '*' || (s->last >= '0' && s->last <= '9');
    return key && c == EMOJI_STYLE && peek(s, &at) == KEYCAP;
}

/* Whether something invisible has an effect where it stands, and a cell to be in. */
static bool is_in_place(const struct state *s, int32_t c)
{
    if (s->room <= 0)
        return false;
    switch (c) {
    case ZWNJ:
        return zwnj_joins(s);
    case ZWJ:
        return zwj_joins(s);
    case TEXT_STYLE:
    case EMOJI_STYLE:
        return style_applies(s, c);
    default:
        return false;
    }
}

/* Whether a visible code point of width 0 has something to sit on: marks take any base,
 * the vowels and finals of Hangul only the letters they conjoin with. */
static bool has_base(const struct state *s, int32_t c)
{
    if (s->room == NO_BASE)
        return false;
    if (is_mark(c) || s->room == 0 || s->last == DOTTED_CIRCLE)
        return true;
    return s->last >= 0 && !utf8proc_grapheme_break(s->last, c);
}

static void write_visible(struct state *s, int32_t c)
{
    if (utf8_width(c) > 0 && !is_mark(c)) {
        write_as_is(s, c);
        return;
    }
    if (!has_base(s, c))
        write_as_is(s, DOTTED_CIRCLE);
    if (utf8_width(c) > 0 || s->room > 0)
        write_as_is(s, c);
    else
        spell_out(s, c, 0); /* the cell stays full: more marks go the same way */
}

/* What TEXT mode lets through of lines and tabs; false where the common rules hold. */
static bool write_layout(struct state *s, int32_t c)
{
    if (s->mode != SANITISE_TEXT)
        return false;
    if (c == '\r' && s->at < s->text.n && s->text.p[s->at] == '\n')
        return true; /* CR LF comes out as LF */
    if (c == '\n') {
        buf_addc(s->out, '\n');
        break_off(s, NO_BASE);
    } else if (c == '\t') {
        write_as_is(s, ' ');
    }
    return c == '\n' || c == '\t';
}

/* The end of the printable ASCII from `at`. */
static size_t ascii_run(struct str text, size_t at)
{
    while (at < text.n && text.p[at] >= ' ' && text.p[at] <= '~')
        at++;
    return at;
}

void sanitise(struct buf *out, struct str text, enum sanitise_mode mode)
{
    struct state s = {
        .out = out, .text = text, .mode = mode, .room = NO_BASE, .last = -1};
    while (s.at < text.n) {
        size_t start = s.at;
        size_t run = ascii_run(text, start);
        if (run > start + 1) { /* all but its last, which may be a base, at once */
            buf_add(out, str_sub(text, start, run - 1));
            start = s.at = run - 1;
        }
        int32_t c = utf8_next(text, &s.at);
        if (c < 0) {
            buf_addf(out, "<x%02X>", (unsigned char)text.p[start]);
            break_off(&s, NO_BASE);
        } else if (write_layout(&s, c)) {
            continue;
        } else if (is_visible(c)) {
            write_visible(&s, c);
        } else if (is_in_place(&s, c)) {
            write_as_is(&s, c);
        } else {
            spell_out(&s, c, NO_BASE);
        }
    }
}

bool sanitise_is_clean(struct str text, enum sanitise_mode mode)
{
    if (ascii_run(text, 0) == text.n)
        return true;
    struct buf visible = {0};
    sanitise(&visible, text, mode);
    bool clean = str_eq(buf_str(&visible), text);
    buf_free(&visible);
    return clean;
}
