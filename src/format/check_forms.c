/* SPDX-License-Identifier: MIT */
/* Word by word, with the same signs between them. */
#include "format/check_forms.h"

#include "base/fold.h"
#include "base/name.h"
#include "base/tokens.h"
#include "base/utf8.h"

static struct str folded_copy(struct str text, struct arena *a)
{
    struct buf folded = {0};
    fold(&folded, text);
    struct str copy = arena_str(a, buf_str(&folded));
    buf_free(&folded);
    return copy;
}

static bool runs_on(struct str word)
{
    size_t at = 0;
    return tokens_run_on(utf8_next(word, &at));
}

static size_t count_words(struct str name)
{
    size_t n = 0, at = 0;
    for (struct str word; tokens_next_raw(name, &at, &word);)
        n++;
    return n;
}

void check_forms_add(struct check_forms *f, struct str name, struct str person,
                     bool withheld, struct arena *arena)
{
    struct form_name one = {.person = arena_str(arena, person), .withheld = withheld};
    struct str word;
    size_t at = 0, before = 0;
    one.words = arena_array(arena, count_words(name), sizeof *one.words);
    for (; tokens_next_raw(name, &at, &word); before = at) {
        if (runs_on(word) || (!one.n && !name_is_written(word)))
            return;
        one.words[one.n++] = (struct form_word){
            folded_copy(str_sub(name, before, at - word.n), arena),
            inflect_word(folded_copy(word, arena)),
        };
    }
    if (one.n)
        vec_push(&f->names, one);
}

/* Whether the words of the text behind byte `at` go on as the name does from its second. */
static bool goes_on(const struct form_name *name, struct str text, size_t at, bool *differs,
                    size_t *end)
{
    struct buf folded = {0};
    bool same = true;
    for (size_t i = 1; same && i < name->n; i++) {
        const struct form_word *next = &name->words[i];
        size_t before = at;
        struct str word = STR_NONE;
        buf_clear(&folded);
        same = tokens_next_raw(text, &at, &word) && at - word.n - before < 16;
        if (!same)
            break;
        fold(&folded, str_sub(text, before, at - word.n));
        same = str_eq(buf_str(&folded), next->gap);
        buf_clear(&folded);
        fold(&folded, word);
        same = same && inflect_is_form(&next->word, buf_str(&folded), false);
        *differs = *differs || !str_eq(buf_str(&folded), next->word.folded);
    }
    buf_free(&folded);
    *end = at;
    return same;
}

const struct form_name *check_forms_at(const struct check_forms *f, struct str text,
                                       size_t to, struct str folded, size_t *end)
{
    const struct form_name *best = NULL;
    *end = to;
    for (size_t i = 0; i < f->names.n; i++) {
        const struct form_name *name = &f->names.v[i];
        const struct inflected *first = &name->words[0].word;
        size_t behind;
        if (!inflect_is_form(first, folded, name->n == 1))
            continue;
        bool differs = !str_eq(folded, first->folded);
        if (goes_on(name, text, to, &differs, &behind) && differs &&
            (!best || behind > *end)) {
            best = name;
            *end = behind;
        }
    }
    return best;
}

void check_forms_note(struct check_forms *f, const struct form_name *name,
                      struct str written, struct place at, struct arena *arena)
{
    struct buf folded = {0};
    fold(&folded, written);
    size_t i = 0;
    while (i < f->found.n && !str_eq(f->found.v[i].folded, buf_str(&folded)))
        i++;
    if (i == f->found.n && i < CHECK_FORMS_MOST) {
        struct name_form form = {
            .folded = arena_str(arena, buf_str(&folded)),
            .written = arena_str(arena, written),
            .person = name->person,
            .withheld = name->withheld,
            .at = at,
        };
        vec_push(&f->found, form);
    }
    if (i < f->found.n)
        f->found.v[i].places++;
    buf_free(&folded);
}

void check_forms_free(struct check_forms *f)
{
    vec_free(&f->names);
    vec_free(&f->found);
}
