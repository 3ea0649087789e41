/* SPDX-License-Identifier: MIT */
/* The full text says which records; their own texts, read again, say where. */
#include "index/search_match.h"

#include "base/fold.h"
#include "base/tokens.h"
#include "index/search_lens.h"
#include "index/text.h"

/* A token of a value, with the bytes that it came from. */
struct token {
    struct str folded, roman; /* roman is empty where the word needs none */
    size_t from, to;
};

struct tokens { /* a VEC */
    struct token *v;
    size_t n, cap;
};

/* Folded, a word may be several tokens; its romanisation goes with the first. */
static void add_word(struct tokens *out, struct romaniser *r, struct str word, size_t from,
                     struct arena *a)
{
    struct buf folded = {0}, roman = {0};
    struct str token, latin = STR_NONE;
    size_t at = 0, roman_at = 0;
    fold(&folded, word);
    if (romanise(r, word, &roman))
        tokens_next(buf_str(&roman), &roman_at, &latin);
    while (tokens_next(buf_str(&folded), &at, &token)) {
        struct token t = {arena_str(a, token), arena_str(a, latin), from, from + word.n};
        vec_push(out, t);
        latin = STR_NONE;
    }
    buf_free(&folded);
    buf_free(&roman);
}

static void cut_tokens(struct tokens *out, struct romaniser *r, struct str text,
                       struct arena *a)
{
    struct str word;
    out->n = 0;
    for (size_t at = 0; tokens_next_raw(text, &at, &word);)
        add_word(out, r, word, (size_t)(word.p - text.p), a);
}

static bool token_is(struct str token, struct str wanted, bool prefix)
{
    return token.n && (prefix ? str_starts(token, wanted) : str_eq(token, wanted));
}

static bool phrase_at(const struct token *t, const struct str *wanted, size_t n, bool prefix,
                      bool roman)
{
    for (size_t i = 0; i < n; i++) {
        struct str token = roman && t[i].roman.n ? t[i].roman : t[i].folded;
        if (!token_is(token, wanted[i], prefix && i + 1 == n))
            return false;
    }
    return true;
}

/* How many tokens from there on are the term; 0: it is not there. */
static size_t term_at(const struct search_term *term, const struct token *t, size_t left)
{
    if (term->n_tokens <= left &&
        (phrase_at(t, term->tokens, term->n_tokens, term->prefix, false) ||
         phrase_at(t, term->tokens, term->n_tokens, term->prefix, true)))
        return term->n_tokens;
    if (term->n_roman && term->n_roman <= left &&
        (phrase_at(t, term->roman, term->n_roman, term->prefix, false) ||
         phrase_at(t, term->roman, term->n_roman, term->prefix, true)))
        return term->n_roman;
    return 0;
}

/* What one value has. */
struct found {
    bool there[SEARCH_TERMS];
    int score;
    struct search_mark *marks;
    size_t n_marks;
};

struct matcher {
    const struct search_query *q;
    bool wanted[SEARCH_TERMS];
    struct tokens tokens;
    VEC(struct search_mark) marks;
    struct arena *scratch;
};

/* Marks what stands from token `from` on; those that overlap become one. */
static void mark(struct matcher *m, size_t from, size_t n)
{
    size_t begin = m->tokens.v[from].from, end = m->tokens.v[from + n - 1].to;
    struct search_mark *last = m->marks.n ? &m->marks.v[m->marks.n - 1] : NULL;
    if (last && begin < last->to)
        last->to = end > last->to ? end : last->to;
    else
        vec_push(&m->marks, ((struct search_mark){begin, end}));
}

static void look(struct matcher *m, struct found *out)
{
    size_t n = m->tokens.n;
    *out = (struct found){0};
    m->marks.n = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t t = 0; t < m->q->n_terms; t++) {
            size_t taken = term_at(&m->q->terms[t], &m->tokens.v[i], n - i);
            if (!taken)
                continue;
            out->score += m->wanted[t] && !out->there[t] ? 4 : 0;
            out->there[t] = true;
            if (m->wanted[t])
                mark(m, i, taken);
        }
    }
    out->marks = m->marks.v;
    out->n_marks = m->marks.n;
}

/* What names a record, or answers in a claim, says more than a note about it. */
static int bonus(const struct field *field)
{
    if (field == schema_label(schema_kind(field->kind)) ||
        field->tag == FIELD_PERSON_ALIASES)
        return 2;
    return field->type == TYPE_TEXT ? 0 : 1;
}

/* The whole of what is being matched, over all values. */
struct matching {
    struct matcher m;
    bool there[SEARCH_TERMS];
    const struct item *item;
    const struct search_lens *lens;
    struct search_hit *hit;
    struct arena *a;
    struct buf shown;
};

static void take_value(struct matching *w, struct romaniser *r, const struct field *field,
                       struct str value)
{
    struct found found;
    struct str text = search_lens_text(w->lens, w->item, field->tag, value, &w->shown);
    cut_tokens(&w->m.tokens, r, text, w->m.scratch);
    look(&w->m, &found);
    for (size_t t = 0; t < w->m.q->n_terms; t++)
        w->there[t] = w->there[t] || found.there[t];
    int score = found.score ? found.score + bonus(field) : 0;
    if (w->hit->field && score <= w->hit->score)
        return;
    struct search_mark *marks = arena_array(w->a, found.n_marks, sizeof *marks);
    if (found.n_marks)
        memcpy(marks, found.marks, found.n_marks * sizeof *marks);
    w->hit->field = field;
    w->hit->score = score;
    w->hit->text = arena_str(w->a, text);
    w->hit->marks = marks;
    w->hit->n_marks = found.n_marks;
}

/* The label comes first: it is shown where no field has a word (the filters alone). */
static void take_field(struct matching *w, struct romaniser *r, const struct field *field)
{
    struct str text = item_text(w->item, field->tag);
    struct buf value = {0};
    if (field->type != TYPE_LINES && text.n)
        take_value(w, r, field, text);
    for (size_t at = 0; field->type == TYPE_LINES && text_next_string(text, &at, &value);)
        take_value(w, r, field, buf_str(&value));
    buf_free(&value);
}

bool search_match(struct index *ix, const struct search_query *q, const struct item *item,
                  const struct search_lens *lens, bool strict, struct arena *a,
                  struct search_hit *hit)
{
    struct arena scratch = {0};
    struct matching w = {.m = {.q = q, .scratch = &scratch},
                         .item = item, .lens = lens, .hit = hit, .a = a};
    struct romaniser *r = text_romaniser(ix);
    const struct field *label = schema_label(item->kind);
    search_query_wanted(q, w.m.wanted);
    if (text_is_searched(label))
        take_field(&w, r, label);
    for (size_t i = 0; i < item->kind->n_fields; i++)
        if (&item->kind->fields[i] != label && text_is_searched(&item->kind->fields[i]))
            take_field(&w, r, &item->kind->fields[i]);
    buf_free(&w.shown);
    vec_free(&w.m.tokens);
    vec_free(&w.m.marks);
    arena_free(&scratch);
    return hit->field && (!strict || search_query_holds(q, w.there));
}

static bool begins_any(const struct tokens *tokens, struct str folded)
{
    for (size_t i = 0; i < tokens->n; i++)
        if (token_is(tokens->v[i].folded, folded, true) ||
            token_is(tokens->v[i].roman, folded, true))
            return true;
    return false;
}

bool search_words_in(struct romaniser *r, struct str wanted, struct str text)
{
    struct arena scratch = {0};
    struct tokens words = {0}, tokens = {0};
    cut_tokens(&words, r, wanted, &scratch);
    cut_tokens(&tokens, r, text, &scratch);
    bool all = words.n > 0;
    for (size_t i = 0; i < words.n && all; i++)
        all = begins_any(&tokens, words.v[i].folded) ||
              (words.v[i].roman.n && begins_any(&tokens, words.v[i].roman));
    vec_free(&words);
    vec_free(&tokens);
    arena_free(&scratch);
    return all;
}
