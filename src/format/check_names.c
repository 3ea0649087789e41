/* SPDX-License-Identifier: MIT */
/* Nobody can say which words a text means as names. So this keeps to words that are written
 * like names, are no title, belong to nobody who is published, and do not stand inside a
 * whole name that would be replaced. */
#include "format/check_names.h"

#include "base/fold.h"
#include "base/name.h"
#include "base/tokens.h"
#include "base/utf8.h"

enum {
    LEAST = 3,     /* letters of a name that can be told from other words */
    INFLECTED = 4, /* … and of one that may have an ending */
    ENDING = 2,    /* letters */
};

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
        if (str_eq(n->words.v[i].folded, folded))
            return true;
    return false;
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
            .folded = folded,
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

static void take_person(struct check_names *n, const struct record *r, struct arena *a)
{
    const struct value *publish = record_value(r, FIELD_PERSON_PUBLISH);
    bool hidden = publish && !str_eq(publish->text, STR("yes"));
    bool person = record_has(r, FIELD_PERSON_KIND, STR("person")) &&
                  !record_has(r, FIELD_PERSON_UNNAMED, STR("true"));
    for (size_t i = 0; i < r->n_values; i++) {
        struct str name = r->values[i].text;
        if (!is_name(&r->values[i]))
            continue;
        if (hidden)
            vec_push(&n->hidden, folded_copy(name, a));
        else
            vec_push(&n->published, arena_str(a, name));
        if (hidden && person)
            add_words(n, name, r, str_eq(publish->text, STR("withhold")), a);
    }
}

/* ---- texts ---- */

/* Whether [from, to) of the text lies in a name that would be replaced whole. */
static bool is_covered(const struct check_names *n, struct str text, size_t from, size_t to)
{
    for (size_t i = 0; i < n->hidden.n; i++) {
        size_t begin = 0, end = 0;
        while (name_find(text, n->hidden.v[i], end, &begin, &end) && begin <= from)
            if (to <= end)
                return true;
    }
    return false;
}

/* The short name that a folded word is, perhaps with an ending. */
static struct short_name *find_word(struct check_names *n, struct str folded)
{
    for (size_t i = 0; i < n->words.n; i++) {
        struct str name = n->words.v[i].folded;
        if (!str_starts(folded, name))
            continue;
        size_t ending = utf8_length(str_sub(folded, name.n, folded.n));
        if (ending == 0 || (ending <= ENDING && utf8_length(name) >= INFLECTED))
            return &n->words.v[i];
    }
    return NULL;
}

static void look_through(struct check_names *n, struct str text, struct place at)
{
    struct buf folded = {0};
    struct str word;
    size_t end = 0;
    while (tokens_next_raw(text, &end, &word)) {
        if (!name_is_written(word))
            continue;
        buf_clear(&folded);
        fold(&folded, word);
        struct short_name *name = find_word(n, buf_str(&folded));
        if (!name || is_covered(n, text, end - word.n, end))
            continue;
        if (name->places++ == 0)
            name->at = at;
    }
    buf_free(&folded);
}

/* All people have come: what was kept for them can be looked through. */
static void settle(struct check_names *n)
{
    n->known = true;
    for (size_t i = 0; n->words.n && i < n->kept.n; i++)
        look_through(n, n->kept.v[i].text, n->kept.v[i].at);
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
        settle(n); /* people stand together */
    if (allow_has(allow, DIAG_SHORT_NAME) || (n->known && !n->words.n))
        return;
    for (size_t i = 0; i < record->n_values; i++) {
        const struct value *value = &record->values[i];
        if (!is_text(value))
            continue;
        if (n->known)
            look_through(n, value->text, value->at);
        else
            vec_push(&n->kept,
                     ((struct kept_text){arena_str(arena, value->text), value->at}));
    }
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

void check_names_report(struct check_names *n, struct diags *diags)
{
    if (!n->known)
        settle(n);
    for (size_t i = 0; i < n->words.n; i++) {
        const struct short_name *word = &n->words.v[i];
        if (word->places == 0 || is_public(n, word->folded))
            continue;
        struct buf more = {0};
        if (word->places > 1)
            buf_addf(&more, ", here and in %zu more place%s", word->places - 1,
                     word->places == 2 ? "" : "s");
        diags_add(diags, DIAG_SHORT_NAME, word->at,
                  "`%.*s` alone is not replaced%s, and the name of `%.*s` is %s: write it "
                  "among their `aliases`",
                  STR_ARG(word->written), buf_z(&more), STR_ARG(word->person),
                  word->withheld ? "withheld" : "published as a pseudonym");
        buf_free(&more);
    }
}

void check_names_free(struct check_names *n)
{
    vec_free(&n->words);
    vec_free(&n->hidden);
    vec_free(&n->published);
    vec_free(&n->kept);
}
