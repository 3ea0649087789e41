/* SPDX-License-Identifier: MIT */
/* The longest common subsequence of the words (Wagner and Fischer 1974), between what both
 * texts begin and end with. */
#include "base/worddiff.h"

#include "base/tokens.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { MOST_CELLS = 1 << 18 };

struct words { /* a VEC */
    struct str *v;
    size_t n, cap;
};

/* Scripts without blanks have no words that one could tell: there each character is one. */
static void add_word(struct words *words, struct str word)
{
    size_t from = 0;
    for (size_t at = 0; at < word.n;) {
        size_t end = utf8_grapheme(word, at), first = at;
        if (utf8_width(utf8_next(word, &first)) == 2) {
            if (at > from)
                vec_push(words, str_sub(word, from, at));
            vec_push(words, str_sub(word, at, end));
            from = end;
        }
        at = end;
    }
    if (word.n > from)
        vec_push(words, str_sub(word, from, word.n));
}

/* Words, and what stands between them. */
static struct words split(struct str text)
{
    struct words words = {0};
    struct str word;
    size_t at = 0, done = 0;
    while (tokens_next_raw(text, &at, &word)) {
        size_t from = (size_t)(word.p - text.p);
        if (from > done)
            vec_push(&words, str_sub(text, done, from));
        add_word(&words, word);
        done = at;
    }
    if (text.n > done)
        vec_push(&words, str_sub(text, done, text.n));
    return words;
}

struct differing {
    struct words old, new;
    VEC(struct word_piece) pieces;
};

/* Joins what belongs together: words stand one behind the other in their text. */
static void add_piece(struct differing *d, enum word_what what, struct str text)
{
    size_t n = d->pieces.n;
    struct word_piece *last = n ? &d->pieces.v[n - 1] : NULL;
    if (last && last->what == what && last->text.p + last->text.n == text.p) {
        last->text.n += text.n;
        return;
    }
    /* what is removed stands before what is added at the same place */
    struct word_piece *before = n > 1 ? last - 1 : NULL;
    if (what == WORDS_REMOVED && last && last->what == WORDS_ADDED) {
        if (before && before->what == WORDS_REMOVED &&
            before->text.p + before->text.n == text.p) {
            before->text.n += text.n;
            return;
        }
        struct word_piece added = *last;
        *last = (struct word_piece){what, text};
        vec_push(&d->pieces, added);
        return;
    }
    vec_push(&d->pieces, ((struct word_piece){what, text}));
}

/* Words [from, old_to) against [from, new_to). */
static void add_middle(struct differing *d, size_t from, size_t old_to, size_t new_to)
{
    size_t rows = old_to - from + 1, cols = new_to - from + 1;
    const struct str *a = d->old.v ? d->old.v + from : NULL;
    const struct str *b = d->new.v ? d->new.v + from : NULL;
    uint32_t *longest = NULL; /* common part of a[i, …) and b[k, …) */
    if (rows <= MOST_CELLS / cols)
        longest = mem_array(rows * cols, sizeof *longest);
    for (size_t i = rows - 1; longest && i-- > 0;) {
        for (size_t k = cols - 1; k-- > 0;) {
            uint32_t down = longest[(i + 1) * cols + k], right = longest[i * cols + k + 1];
            longest[i * cols + k] = str_eq(a[i], b[k]) ? 1 + longest[(i + 1) * cols + k + 1]
                                    : down > right     ? down
                                                       : right;
        }
    }
    size_t i = 0, k = 0;
    while (longest && i + 1 < rows && k + 1 < cols) {
        if (str_eq(a[i], b[k])) {
            add_piece(d, WORDS_SAME, b[k++]);
            i++;
        } else if (longest[(i + 1) * cols + k] >= longest[i * cols + k + 1]) {
            add_piece(d, WORDS_REMOVED, a[i++]);
        } else {
            add_piece(d, WORDS_ADDED, b[k++]);
        }
    }
    while (i + 1 < rows)
        add_piece(d, WORDS_REMOVED, a[i++]);
    while (k + 1 < cols)
        add_piece(d, WORDS_ADDED, b[k++]);
    free(longest);
}

static struct str joined(struct str first, struct str last)
{
    return (struct str){first.p, (size_t)(last.p + last.n - first.p)};
}

/* Two replacements with but blanks between are one: "two big" for "a small", not word for
 * word. Returns how many pieces are left. */
static size_t join_replaced(struct word_piece *v, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        v[kept++] = v[i];
        struct word_piece *last = kept < 5 ? NULL : &v[kept - 5];
        if (!last || last[0].what != WORDS_REMOVED || last[1].what != WORDS_ADDED ||
            last[2].what != WORDS_SAME || str_trim(last[2].text).n ||
            last[3].what != WORDS_REMOVED || last[4].what != WORDS_ADDED)
            continue;
        last[0].text = joined(last[0].text, last[3].text);
        last[1].text = joined(last[1].text, last[4].text);
        kept -= 3;
    }
    return kept;
}

/* What goes in between "the" and " gate" is "east " and not " east": so that the mark stands
 * before the word. */
static void slide(struct word_piece *v, size_t n)
{
    for (size_t i = 1; i + 1 < n; i++) {
        struct word_piece *before = &v[i - 1], *at = &v[i], *behind = &v[i + 1];
        if (at->what == WORDS_SAME || before->what != WORDS_SAME ||
            behind->what != WORDS_SAME || behind->text.n < 2 || at->text.p[0] != ' ' ||
            behind->text.p[0] != ' ')
            continue;
        before->text.n++;
        at->text.p++;
        behind->text = str_sub(behind->text, 1, behind->text.n);
    }
}

struct word_pieces word_diff(struct str old, struct str new, struct arena *a)
{
    struct differing d = {.old = split(old), .new = split(new)};
    size_t begin = 0, end = 0, n = d.old.n < d.new.n ? d.old.n : d.new.n;
    while (begin < n && str_eq(d.old.v[begin], d.new.v[begin]))
        add_piece(&d, WORDS_SAME, d.new.v[begin++]);
    while (end < n - begin &&
           str_eq(d.old.v[d.old.n - 1 - end], d.new.v[d.new.n - 1 - end]))
        end++;
    add_middle(&d, begin, d.old.n - end, d.new.n - end);
    for (size_t i = d.new.n - end; i < d.new.n; i++)
        add_piece(&d, WORDS_SAME, d.new.v[i]);
    struct word_pieces out = {arena_array(a, d.pieces.n, sizeof *out.v), d.pieces.n};
    if (out.n)
        memcpy(out.v, d.pieces.v, out.n * sizeof *out.v);
    out.n = join_replaced(out.v, out.n);
    slide(out.v, out.n);
    vec_free(&d.pieces);
    vec_free(&d.old);
    vec_free(&d.new);
    return out;
}
