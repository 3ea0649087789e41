/* SPDX-License-Identifier: MIT */
/* memmem from match to match. A passage that repeats itself (a thousand spaces in a
 * million) could match everywhere at a high price each time, so the work is limited. */
#include "format/locate.h"

#include <stdint.h>

enum { WORK = 1 << 26 }; /* bytes compared in matches of one passage */

/* The places where a passage stands. */
struct spots {
    size_t n;
    size_t at[LOCATE_SHOWN];
};

struct search {
    struct spots all, fitting; /* fitting: between prefix and suffix */
    bool cut;
};

static void add_spot(struct spots *s, size_t at)
{
    if (s->n < LOCATE_SHOWN)
        s->at[s->n] = at;
    s->n++;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool stands_before(struct str text, size_t at, struct str prefix)
{
    struct str before = str_sub(text, 0, at);
    if (!prefix.n)
        return true;
    while (before.n && is_blank(before.p[before.n - 1]))
        before.n--;
    return str_ends(before, prefix);
}

static bool stands_behind(struct str text, size_t at, struct str suffix)
{
    if (!suffix.n)
        return true;
    while (at < text.n && is_blank(text.p[at]))
        at++;
    return str_starts(str_sub(text, at, text.n), suffix);
}

static struct search search(struct str text, struct passage p)
{
    struct search s = {0};
    size_t work = 0, cost = p.exact.n + p.prefix.n + p.suffix.n + 16;
    p.prefix = str_trim(p.prefix);
    p.suffix = str_trim(p.suffix);
    if (!p.exact.n)
        return s;
    size_t at = str_find(text, p.exact, 0);
    for (; at != SIZE_MAX && !s.cut; at = str_find(text, p.exact, at + 1)) {
        add_spot(&s.all, at);
        if (stands_before(text, at, p.prefix) &&
            stands_behind(text, at + p.exact.n, p.suffix))
            add_spot(&s.fitting, at);
        work += cost;
        s.cut = work > WORK;
    }
    return s;
}

static void tell_spots(struct located *l, const struct spots *spots, bool cut,
                       const struct typefold *folded)
{
    l->times = spots->n;
    l->more = cut;
    for (size_t i = 0; i < spots->n && i < LOCATE_SHOWN; i++)
        l->starts[i] = folded ? typefold_original(folded, spots->at[i]) : spots->at[i];
}

/* The end of the original that the folded byte ends at: what was folded away behind it
 * does not belong to the passage. */
static size_t original_end(const struct typefold *f, struct str text, size_t folded)
{
    size_t end = typefold_original(f, folded - 1) + 1;
    while (end < text.n && ((unsigned char)text.p[end] & 0xc0) == 0x80)
        end++;
    return end;
}

static struct located locate_exact(struct str text, const struct passage *p)
{
    struct located l = {.state = LOCATE_NONE};
    struct search s = search(text, *p);
    if (s.fitting.n == 1 && !s.cut) {
        l.state = LOCATE_EXACT;
        l.from = s.fitting.at[0];
        l.to = l.from + p->exact.n;
    } else if (s.fitting.n) {
        l.state = LOCATE_MANY;
        tell_spots(&l, &s.fitting, s.cut, NULL);
    } else if (s.all.n) {
        l.state = LOCATE_CONTEXT;
        tell_spots(&l, &s.all, s.cut, NULL);
    }
    return l;
}

static struct located locate_folded(struct str text, const struct typefold *folded,
                                    const struct passage *p)
{
    struct located l = {.state = LOCATE_NONE};
    struct search s = search(buf_str(&folded->text), *p);
    if (s.fitting.n == 1 && !s.cut) {
        l.state = LOCATE_FOLDED;
        l.from = typefold_original(folded, s.fitting.at[0]);
        l.to = original_end(folded, text, s.fitting.at[0] + p->exact.n);
    } else if (s.fitting.n) {
        l.state = LOCATE_MANY;
        tell_spots(&l, &s.fitting, s.cut, folded);
    } else if (s.all.n) {
        l.state = LOCATE_CONTEXT;
        tell_spots(&l, &s.all, s.cut, folded);
    }
    return l;
}

struct located locate(struct str text, struct typefold *folded, const struct passage *p)
{
    struct located exact = locate_exact(text, p);
    if (exact.state > LOCATE_CONTEXT)
        return exact;
    if (!folded->steps.n)
        typefold(folded, text);
    struct typefold parts[3] = {0};
    typefold(&parts[0], p->exact);
    typefold(&parts[1], p->prefix);
    typefold(&parts[2], p->suffix);
    struct passage typed = {str_trim(buf_str(&parts[0].text)), buf_str(&parts[1].text),
                            buf_str(&parts[2].text)};
    struct located found = locate_folded(text, folded, &typed);
    for (size_t i = 0; i < 3; i++)
        typefold_free(&parts[i]);
    return found.state >= exact.state ? found : exact;
}

size_t locate_line(struct str text, size_t byte)
{
    size_t line = 1;
    if (byte > text.n)
        byte = text.n;
    for (size_t i = 0; i < byte; i++) {
        bool crlf = text.p[i] == '\r' && i + 1 < text.n && text.p[i + 1] == '\n';
        line += text.p[i] == '\n' || (text.p[i] == '\r' && !crlf);
    }
    return line;
}
