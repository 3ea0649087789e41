/* SPDX-License-Identifier: MIT */
/* A scanner of words and a parser by descent, neither of which can fail. */
#include "index/search_query.h"

#include "base/fold.h"
#include "base/tokens.h"
#include "base/utf8.h"
#include "format/edtf.h"

static const char *const field_names[SEARCH_FIELDS] = {
    [SEARCH_PERSON] = "person", [SEARCH_SOURCE] = "source", [SEARCH_CASE] = "case",
    [SEARCH_AFTER] = "after",   [SEARCH_BEFORE] = "before",
};

/* ---- scanning ---- */

/* One thing between blanks: `word`, `"phrase"`, `field:word`, `field:"phrase"`. */
struct piece {
    struct str field; /* before the colon, where a field can be */
    struct str text;  /* without its quotes and star */
    bool quoted, prefix;
    bool open;        /* its end was not typed yet */
    size_t end;       /* where it ends in what was typed */
};

struct parser {
    struct search_query *q;
    struct str typed;
    size_t at;
    bool typing;
    struct romaniser *romaniser;
};

static bool is_quote(struct str s, size_t at, size_t *next)
{
    *next = at;
    int32_t c = at < s.n ? utf8_next(s, next) : -1;
    return c >= 0 && fold_plain(c) == '"';
}

static bool is_blank(struct str s, size_t at, size_t *next)
{
    *next = at;
    int32_t c = utf8_next(s, next);
    return c >= 0 && fold_plain(c) == ' ';
}

static void skip_blanks(const struct parser *p, size_t *at)
{
    for (size_t next; *at < p->typed.n && is_blank(p->typed, *at, &next); *at = next)
        ;
}

/* Behind an opening quote. False: nothing closes it, and it goes on to the end. */
static bool scan_quoted(struct str s, size_t *at, struct str *inside)
{
    size_t from = *at, next = from;
    while (*at < s.n && !is_quote(s, *at, &next))
        *at = next;
    bool closed = *at < s.n;
    *inside = str_sub(s, from, *at);
    *at = closed ? next : *at;
    return closed;
}

static struct str scan_bare(struct str s, size_t *at)
{
    size_t from = *at;
    for (size_t next; *at < s.n && !is_blank(s, *at, &next) && !is_quote(s, *at, &next);
         *at = next)
        ;
    return str_sub(s, from, *at);
}

/* Cuts `field:` off a bare word. */
static struct str take_field(struct str *text)
{
    for (size_t i = 0; i < SEARCH_FIELDS; i++) {
        struct str name = str_of(field_names[i]);
        if (str_starts(*text, name) && text->n > name.n && text->p[name.n] == ':') {
            *text = str_sub(*text, name.n + 1, text->n);
            return name;
        }
    }
    return STR_NONE;
}

/* False at the end. */
static bool scan(const struct parser *p, size_t at, struct piece *out)
{
    struct str s = p->typed;
    size_t next;
    *out = (struct piece){0};
    skip_blanks(p, &at);
    if (at >= s.n)
        return false;
    if (!is_quote(s, at, &next)) {
        out->text = scan_bare(s, &at);
        out->field = take_field(&out->text);
    }
    if (out->text.n == 0 && is_quote(s, at, &next)) {
        at = next;
        out->quoted = true;
        out->open = !scan_quoted(s, &at, &out->text);
        if (at < s.n && s.p[at] == '*') {
            out->prefix = true;
            at++;
        }
    } else if (str_ends(out->text, STR("*"))) {
        out->text.n--;
        out->prefix = true;
    }
    out->end = at;
    return true;
}

/* ---- terms ---- */

static struct str *tokens_of(struct arena *a, struct str folded, size_t *n)
{
    struct str token, *tokens;
    size_t at = 0, i = 0;
    for (*n = 0; tokens_next(folded, &at, &token); ++*n)
        ;
    tokens = arena_array(a, *n, sizeof *tokens);
    for (at = 0; tokens_next(folded, &at, &token);)
        tokens[i++] = arena_str(a, token);
    return tokens;
}

static int add_node(struct search_query *q, enum search_operation operation, int left,
                    int right)
{
    q->nodes[q->n_nodes] = (struct search_node){operation, left, right};
    return (int)q->n_nodes++;
}

/* The node of a word; none when it has no letter or digit, or is one too many. */
static int add_term(struct parser *p, struct str text, bool prefix)
{
    struct search_query *q = p->q;
    struct search_term term = {.prefix = prefix};
    struct buf folded = {0};
    fold(&folded, text);
    term.tokens = tokens_of(&q->arena, buf_str(&folded), &term.n_tokens);
    buf_clear(&folded);
    if (romanise(p->romaniser, text, &folded))
        term.roman = tokens_of(&q->arena, buf_str(&folded), &term.n_roman);
    buf_free(&folded);
    if (term.n_tokens == 0)
        return SEARCH_NO_NODE;
    if (q->n_terms == SEARCH_TERMS) {
        q->cut = true;
        return SEARCH_NO_NODE;
    }
    q->terms[q->n_terms] = term;
    return add_node(q, SEARCH_TERM, (int)q->n_terms++, SEARCH_NO_NODE);
}

/* ---- filters ---- */

static bool date_filter(struct search_filter *f)
{
    struct edtf date;
    if (!edtf_parse(f->value, &date, NULL))
        return false;
    f->day = f->field == SEARCH_AFTER ? date.latest : date.earliest;
    return f->day != EDTF_OPEN_EARLIEST && f->day != EDTF_OPEN_LATEST;
}

static bool has_token(struct str value)
{
    struct buf folded = {0};
    struct str token;
    size_t at = 0;
    fold(&folded, value);
    bool any = tokens_next(buf_str(&folded), &at, &token);
    buf_free(&folded);
    return any;
}

/* False when it says nothing, and is a word. */
static bool add_filter(struct parser *p, const struct piece *piece, bool not)
{
    struct search_filter f = {.not = not};
    while (!str_eq(piece->field, str_of(field_names[f.field])))
        f.field++;
    f.value = arena_str(&p->q->arena, piece->text);
    bool dated = f.field == SEARCH_AFTER || f.field == SEARCH_BEFORE;
    if (dated ? !date_filter(&f) : !has_token(f.value))
        return false;
    if (p->q->filters.n < SEARCH_TERMS)
        vec_push(&p->q->filters, f);
    else
        p->q->cut = true;
    return true;
}

/* ---- parsing ---- */

static bool is_word(const struct piece *piece, struct str word)
{
    return !piece->quoted && !piece->field.n && !piece->prefix && str_eq(piece->text, word);
}

static bool is_operator(const struct piece *piece)
{
    return is_word(piece, STR("AND")) || is_word(piece, STR("OR")) ||
           is_word(piece, STR("NOT"));
}

/* Whether that operator comes next and an operand behind it. Steps over it. An operator
 * at the very end waits for what will be typed: it is passed over. */
static bool take_operator(struct parser *p, struct str word)
{
    struct piece piece, behind;
    if (!scan(p, p->at, &piece) || !is_word(&piece, word))
        return false;
    bool more = scan(p, piece.end, &behind);
    if (more && is_operator(&behind))
        return false;
    p->at = piece.end;
    return more;
}

/* A filter and what has no letters leave no node. Without a left side, NOT takes from all
 * that the filters let through. */
static int join(struct search_query *q, enum search_operation operation, int left, int right)
{
    if (right == SEARCH_NO_NODE)
        return left;
    if (left == SEARCH_NO_NODE && operation != SEARCH_NOT)
        return right;
    return add_node(q, operation, left, right);
}

/* A word, a phrase or a filter. */
static int read_operand(struct parser *p, bool not)
{
    struct piece piece;
    if (!scan(p, p->at, &piece))
        return SEARCH_NO_NODE;
    p->at = piece.end;
    bool last = p->typing && piece.end == p->typed.n && (!piece.quoted || piece.open);
    if (piece.field.n) {
        if (add_filter(p, &piece, not) || last)
            return SEARCH_NO_NODE;
        int field = add_term(p, piece.field, false);
        return join(p->q, SEARCH_AND, field, add_term(p, piece.text, piece.prefix || last));
    }
    return add_term(p, piece.text, piece.prefix || last);
}

static int read_not(struct parser *p)
{
    int left = read_operand(p, false);
    while (take_operator(p, STR("NOT")))
        left = join(p->q, SEARCH_NOT, left, read_operand(p, true));
    return left;
}

/* Whether another operand of AND comes next; steps over the operator itself. */
static bool goes_on(struct parser *p)
{
    struct piece piece, behind;
    if (take_operator(p, STR("AND")))
        return true;
    if (!scan(p, p->at, &piece))
        return false;
    return !is_word(&piece, STR("OR")) ||
           (scan(p, piece.end, &behind) && is_operator(&behind));
}

static int read_and(struct parser *p)
{
    int left = read_not(p);
    while (goes_on(p))
        left = join(p->q, SEARCH_AND, left, read_not(p));
    return left;
}

static int read_or(struct parser *p)
{
    int left = read_and(p);
    while (take_operator(p, STR("OR")))
        left = join(p->q, SEARCH_OR, left, read_and(p));
    return left;
}

void search_query_read(struct search_query *q, struct str typed, bool typing,
                       struct romaniser *romaniser)
{
    memset(q, 0, sizeof *q);
    struct parser p = {.q = q, .typed = typed, .typing = typing, .romaniser = romaniser};
    q->root = read_or(&p);
}

void search_query_free(struct search_query *q)
{
    arena_free(&q->arena);
    vec_free(&q->filters);
}

bool search_query_empty(const struct search_query *q)
{
    return q->root == SEARCH_NO_NODE && q->filters.n == 0;
}
