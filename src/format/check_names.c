/* SPDX-License-Identifier: MIT */
/* Nobody can say which words a text means as names. So this keeps to words that are written
 * like names, are no title, belong to nobody who is published, and do not stand inside a
 * whole name that would be replaced. */
#include "format/check_names.h"

#include "base/fold.h"
#include "base/name.h"
#include "base/tokens.h"
#include "base/utf8.h"

enum { LEAST = 3 }; /* letters of a name that can be told from other words */

static struct str folded_copy(struct str text, struct arena *a)
{
    struct buf folded = {0};
    fold(&folded, text);
    struct str copy = arena_str(a, str_trim(buf_str(&folded)));
    buf_free(&folded);
    return copy;
}

/* ---- people ---- */

/* Parts of names that are nobody's own. */
static bool is_title(struct str folded)
{
    static const char titles[] = "mrs miss sir lady lord prof professor doctor saint san van "
                                 "von der den del bin ibn abu umm";
    struct str rest = str_of(titles);
    for (struct str word = str_word(&rest); word.n; word = str_word(&rest))
        if (str_eq(word, folded))
            return true;
    return false;
}

static bool is_kept(const struct check_names *n, struct str folded)
{
    for (size_t i = 0; i < n->words.n; i++)
        if (str_eq(n->words.v[i].word.folded, folded))
            return true;
    return false;
}

/* All forms of a word begin as it does. */
static unsigned char beginning(struct str folded)
{
    unsigned first = folded.n ? (unsigned char)folded.p[0] : 0;
    unsigned second = folded.n > 1 ? (unsigned char)folded.p[1] : 0;
    return (unsigned char)(first * 31 + second);
}

/* The words of a name, where it has several. */
static void add_words(struct check_names *n, struct str name, const struct record *person,
                      bool withheld, struct arena *a)
{
    struct str word;
    size_t at = 0;
    while (tokens_next_raw(name, &at, &word)) {
        struct str folded = folded_copy(word, a);
        if (word.n == name.n || !name_is_written(word) || utf8_length(folded) < LEAST ||
            is_title(folded) || is_kept(n, folded))
            continue;
        struct short_name one = {
            .word = inflect_word(folded),
            .written = arena_str(a, word),
            .person = arena_str(a, person->id),
            .withheld = withheld,
        };
        vec_push(&n->words, one);
    }
}

static bool is_name(const struct value *value)
{
    return value->field->tag == FIELD_PERSON_NAME ||
           value->field->tag == FIELD_PERSON_ALIASES;
}

static void take_hidden(struct check_names *n, struct str name, const struct record *r,
                        bool withheld, struct arena *a)
{
    struct str folded = folded_copy(name, a), word;
    vec_push(&n->hidden, folded);
    if (record_has(r, FIELD_PERSON_UNNAMED, STR("true")))
        return;
    check_forms_add(&n->forms, name, r->id, withheld, a);
    if (record_has(r, FIELD_PERSON_KIND, STR("person")))
        add_words(n, name, r, withheld, a);
    for (size_t at = 0; tokens_next(folded, &at, &word);)
        n->begins[beginning(word)] = true;
}

static void take_person(struct check_names *n, const struct record *r, struct arena *a)
{
    const struct value *publish = record_value(r, FIELD_PERSON_PUBLISH);
    bool hidden = publish && !str_eq(publish->text, STR("yes"));
    for (size_t i = 0; i < r->n_values; i++) {
        struct str name = r->values[i].text;
        if (!is_name(&r->values[i]))
            continue;
        if (hidden)
            take_hidden(n, name, r, str_eq(publish->text, STR("withhold")), a);
        else
            vec_push(&n->published, arena_str(a, name));
    }
}

/* ---- texts ---- */

struct span {
    size_t from, to;
};

/* A text that is looked through from its beginning to its end. */
struct look {
    struct check_names *n;
    struct str text;
    struct place at;
    struct arena *arena;
    bool measured;        /* … where names stand in it that would be replaced whole: */
    VEC(struct span) covered; /* by where they begin */
    size_t next, reach;   /* of those so far, and up to where they go */
};

static int compare_spans(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

/* Most names are not in the folded text, which tells at once. */
static void measure(struct look *l)
{
    struct buf folded = {0};
    l->measured = true;
    fold(&folded, l->text);
    for (size_t i = 0; i < l->n->hidden.n; i++) {
        struct span at = {0};
        if (str_find(buf_str(&folded), l->n->hidden.v[i], 0) == SIZE_MAX)
            continue;
        while (name_find(l->text, l->n->hidden.v[i], at.to, &at.from, &at.to))
            vec_push(&l->covered, at);
    }
    buf_free(&folded);
    if (l->covered.n)
        qsort(l->covered.v, l->covered.n, sizeof *l->covered.v, compare_spans);
}

/* Whether [from, to) of the text lies in such a name; `from` only grows. */
static bool is_covered(struct look *l, size_t from, size_t to)
{
    if (!l->measured)
        measure(l);
    for (; l->next < l->covered.n && l->covered.v[l->next].from <= from; l->next++)
        if (l->covered.v[l->next].to > l->reach)
            l->reach = l->covered.v[l->next].to;
    return to <= l->reach;
}

/* The short name that a folded word is, perhaps with another ending. */
static struct short_name *find_word(struct check_names *n, struct str folded)
{
    for (size_t i = 0; i < n->words.n; i++)
        if (inflect_is_form(&n->words.v[i].word, folded, true))
            return &n->words.v[i];
    return NULL;
}

/* Whether a word from `at` to `end` would be printed. */
static bool any_uncovered(struct look *l, size_t at, size_t end)
{
    struct str word;
    while (at < end && tokens_next_raw(l->text, &at, &word))
        if (!is_covered(l, at - word.n, at))
            return true;
    return false;
}

/* The word [from, to), which is `folded`; returns where to go on. */
static size_t look_at(struct look *l, size_t from, size_t to, struct str folded)
{
    size_t end;
    const struct form_name *form = check_forms_at(&l->n->forms, l->text, to, folded, &end);
    if (form) {
        if (any_uncovered(l, from, end))
            check_forms_note(&l->n->forms, form, str_sub(l->text, from, end), l->at,
                             l->arena);
        return end;
    }
    struct short_name *name = find_word(l->n, folded);
    if (name && !is_covered(l, from, to) && name->places++ == 0)
        name->at = l->at;
    return to;
}

static void look_through(struct check_names *n, struct str text, struct place at,
                         struct arena *arena)
{
    struct look l = {.n = n, .text = text, .at = at, .arena = arena};
    struct buf folded = {0};
    struct str word;
    size_t end = 0;
    while (tokens_next_raw(text, &end, &word)) {
        if (!name_is_written(word))
            continue;
        buf_clear(&folded);
        fold(&folded, word);
        if (n->begins[beginning(buf_str(&folded))])
            end = look_at(&l, end - word.n, end, buf_str(&folded));
    }
    vec_free(&l.covered);
    buf_free(&folded);
}

/* All people have come: what was kept for them can be looked through. */
static void settle(struct check_names *n, struct arena *arena)
{
    n->known = true;
    for (size_t i = 0; n->hidden.n && i < n->kept.n; i++)
        look_through(n, n->kept.v[i].text, n->kept.v[i].at, arena);
    vec_free(&n->kept);
}

/* What is printed, and not as a name, an address or the like. */
static bool is_text(const struct value *value)
{
    switch (value->field->type) {
    case TYPE_LINE:
    case TYPE_TEXT:
    case TYPE_LINES:
        return !is_name(value) && value->field->tag != FIELD_PERSON_PSEUDONYM;
    case TYPE_EXACT:
        return value->field->tag == FIELD_QUOTE_EXACT;
    default:
        return false;
    }
}

void check_names_record(struct check_names *n, const struct record *record,
                        const struct allow *allow, struct arena *arena)
{
    if (record->kind->tag == KIND_PERSON)
        take_person(n, record, arena);
    else if (n->published.n + n->hidden.n && !n->known)
        settle(n, arena); /* people stand together */
    if (allow_has(allow, DIAG_SHORT_NAME) || (n->known && !n->hidden.n))
        return;
    for (size_t i = 0; i < record->n_values; i++) {
        const struct value *value = &record->values[i];
        if (!is_text(value))
            continue;
        if (n->known)
            look_through(n, value->text, value->at, arena);
        else
            vec_push(&n->kept,
                     ((struct kept_text){arena_str(arena, value->text), value->at}));
    }
}

void check_names_person(struct check_names *n, const struct record *person,
                        struct arena *arena)
{
    n->known = true;
    take_person(n, person, arena);
}

void check_names_texts(struct check_names *n, const struct record *record,
                       const struct allow *allow, struct arena *arena)
{
    if (allow_has(allow, DIAG_SHORT_NAME) || !n->hidden.n)
        return;
    for (size_t i = 0; i < record->n_values; i++)
        if (is_text(&record->values[i]))
            look_through(n, record->values[i].text, record->values[i].at, arena);
}

/* ---- the end ---- */

/* Whether somebody who is published, or an alias, has the word for themselves. */
static bool is_public(const struct check_names *n, struct str folded)
{
    bool found = false;
    size_t from, to;
    for (size_t i = 0; i < n->published.n && !found; i++)
        found = name_find(n->published.v[i], folded, 0, &from, &to);
    return found;
}

/* The same of a form: of one word, whether it may be a form of such a one's, too. */
static bool is_public_form(const struct check_names *n, const struct name_form *form)
{
    struct str word;
    size_t at = 0;
    if (is_public(n, form->folded))
        return true;
    if (!tokens_next(form->folded, &at, &word) || at < form->folded.n)
        return false;
    struct buf folded = {0};
    bool found = false;
    for (size_t i = 0; i < n->published.n && !found; i++) {
        buf_clear(&folded);
        fold(&folded, n->published.v[i]);
        for (at = 0; !found && tokens_next(buf_str(&folded), &at, &word);) {
            struct inflected one = inflect_word(word);
            found = inflect_is_form(&one, form->folded, true);
        }
    }
    buf_free(&folded);
    return found;
}

static void report(struct str written, const char *alone, size_t places, struct str person,
                   bool withheld, struct place at, struct diags *diags)
{
    struct buf more = {0};
    if (places > 1)
        buf_addf(&more, ", here and in %zu more place%s", places - 1,
                 places == 2 ? "" : "s");
    diags_add(diags, DIAG_SHORT_NAME, at,
              "`%.*s`%s is not replaced%s, and the name of `%.*s` is %s: write it among "
              "their `aliases`",
              STR_ARG(written), alone, buf_z(&more), STR_ARG(person),
              withheld ? "withheld" : "published as a pseudonym");
    buf_free(&more);
}

void check_names_report(struct check_names *n, struct diags *diags, struct arena *arena)
{
    if (!n->known)
        settle(n, arena);
    for (size_t i = 0; i < n->words.n; i++) {
        const struct short_name *s = &n->words.v[i];
        if (s->places && !is_public(n, s->word.folded))
            report(s->written, " alone", s->places, s->person, s->withheld, s->at, diags);
    }
    for (size_t i = 0; i < n->forms.found.n; i++) {
        const struct name_form *f = &n->forms.found.v[i];
        if (!is_public_form(n, f))
            report(f->written, "", f->places, f->person, f->withheld, f->at, diags);
    }
}

void check_names_free(struct check_names *n)
{
    vec_free(&n->words);
    check_forms_free(&n->forms);
    vec_free(&n->hidden);
    vec_free(&n->published);
    vec_free(&n->kept);
}
