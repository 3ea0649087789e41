/* SPDX-License-Identifier: MIT */
/* A doubt is noted when a record comes, and settled when something leads to the record,
 * which may stand before or behind it. What is not settled at the end is a warning. */
#include "format/check.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"
#include "format/allow.h"
#include "format/check_dates.h"
#include "format/check_names.h"

#include <stdlib.h>

/* What leads to a record. */
enum { MENTIONED = 1, QUOTED = 2 };

struct doubt {
    enum diag_code code;
    uint32_t number; /* of the record that something must lead to; 0: nothing can */
    struct place at;
    struct str id;
    struct str where; /* of a clash: the other one's place */
};

/* A source and what it is part or copy of. */
struct edge {
    uint32_t from, to;
};

struct check {
    struct record_sink next;
    struct namesakes *people;
    struct str path;
    struct allow allow;
    VEC(uint8_t) marks; /* by number */
    VEC(struct doubt) doubts;
    VEC(struct edge) edges;
    struct check_dates dates;
    struct check_names names;
    const struct check_rest *rest; /* where only a part is checked; or NULL */
    struct arena arena;
};

struct check *check_open(struct namesakes *people, struct str path)
{
    struct check *c = mem_alloc(sizeof *c);
    c->people = people;
    c->path = path;
    return c;
}

void check_part(struct check *c, const struct check_rest *rest)
{
    c->rest = rest;
}

static void mark(struct check *c, uint32_t number, uint8_t how)
{
    while (c->marks.n <= number)
        vec_push(&c->marks, 0);
    c->marks.v[number] |= how;
}

static bool is_marked(const struct check *c, uint32_t number, uint8_t how)
{
    return number < c->marks.n && c->marks.v[number] & how;
}

/* Notes the doubt unless it is allowed; NULL when it is. Good until the next one. */
static struct doubt *doubt(struct check *c, enum diag_code code, uint32_t number,
                           const struct record *r)
{
    if (allow_has(&c->allow, code))
        return NULL;
    struct doubt d = {.code = code, .number = number, .at = r->at};
    d.id = arena_str(&c->arena, r->id);
    vec_push(&c->doubts, d);
    return &c->doubts.v[c->doubts.n - 1];
}

/* ---- records ---- */

static void take_link(struct check *c, const struct record *r, const struct link *link)
{
    switch (link->field->tag) {
    case FIELD_QUOTE_SOURCE:
    case FIELD_QUOTE_ABOUT:
    case FIELD_RELATION_QUOTES:
    case FIELD_ACCOUNT_QUOTES:
        mark(c, link->to, QUOTED | MENTIONED);
        break;
    case FIELD_SOURCE_PART_OF:
    case FIELD_SOURCE_COPY_OF:
        vec_push(&c->edges, ((struct edge){r->number, link->to}));
        break;
    default:
        mark(c, link->to, MENTIONED);
        break;
    }
}

static void take_person(struct check *c, const struct record *r)
{
    doubt(c, DIAG_PERSON_UNMENTIONED, r->number, r);
    if (record_has(r, FIELD_PERSON_SENSITIVITY, STR("minor")) &&
        !record_value(r, FIELD_PERSON_PUBLISH))
        doubt(c, DIAG_MINOR_UNDECIDED, 0, r);
    struct buf where = {0};
    if (c->people && !namesakes_add(c->people, c->path, r, &where)) {
        struct doubt *clash = doubt(c, DIAG_PERSON_CLASH, 0, r);
        if (clash)
            clash->where = arena_str(&c->arena, buf_str(&where));
    }
    buf_free(&where);
}

static void take_claim(struct check *c, const struct record *r)
{
    const struct value *status = record_value(r, FIELD_CLAIM_STATUS);
    if (status && str_eq(status->text, STR("conflict")) &&
        !record_value(r, FIELD_CLAIM_NOTE))
        doubt(c, DIAG_CONFLICT_WITHOUT_NOTE, 0, r);
}

static void take(struct check *c, const struct record *r)
{
    allow_read(&c->allow, r);
    for (size_t i = 0; i < r->n_links; i++)
        take_link(c, r, &r->links[i]);
    check_dates_record(&c->dates, r, &c->allow, &c->arena);
    if (!c->rest)
        check_names_record(&c->names, r, &c->allow, &c->arena);
    switch (r->kind->tag) {
    case KIND_SOURCE:
        doubt(c, DIAG_SOURCE_UNQUOTED, r->number, r);
        break;
    case KIND_PERSON:
        take_person(c, r);
        break;
    case KIND_EVENT:
        doubt(c, DIAG_EVENT_WITHOUT_QUOTE, r->number, r);
        break;
    case KIND_QUOTE:
        if (!record_link(r, FIELD_QUOTE_ABOUT))
            doubt(c, DIAG_QUOTE_ABOUT_NOTHING, r->number, r);
        break;
    case KIND_CLAIM:
        take_claim(c, r);
        break;
    case KIND_ACCOUNT:
        if (!record_link(r, FIELD_ACCOUNT_QUOTES))
            doubt(c, DIAG_ACCOUNT_WITHOUT_QUOTE, 0, r);
        break;
    default:
        break;
    }
}

static bool check_record(void *self, const struct record *record)
{
    struct check *c = self;
    take(c, record);
    return !c->next.record || c->next.record(c->next.self, record);
}

struct record_sink check_sink(struct check *c, const struct record_sink *next)
{
    if (next)
        c->next = *next;
    return (struct record_sink){c, check_record};
}

/* ---- the end ---- */

static int compare_edges(const void *a, const void *b)
{
    const struct edge *left = a, *right = b;
    return (left->from > right->from) - (left->from < right->from);
}

/* The first edge from that source or a later one. */
static size_t find_edge(const struct check *c, uint32_t from)
{
    size_t low = 0, high = c->edges.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->edges.v[middle].from < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Who quotes a caption quotes its page too; who quotes the copy at hand, the original. */
static void mark_roots(struct check *c)
{
    VEC(uint32_t) quoted = {0};
    if (c->edges.n)
        qsort(c->edges.v, c->edges.n, sizeof *c->edges.v, compare_edges);
    for (size_t i = 0; i < c->edges.n; i++)
        if (is_marked(c, c->edges.v[i].from, QUOTED))
            vec_push(&quoted, c->edges.v[i].from);
    while (quoted.n) {
        uint32_t from = quoted.v[--quoted.n];
        size_t i = find_edge(c, from);
        for (; i < c->edges.n && c->edges.v[i].from == from; i++) {
            uint32_t to = c->edges.v[i].to;
            if (!is_marked(c, to, QUOTED))
                vec_push(&quoted, to);
            mark(c, to, QUOTED);
        }
    }
    vec_free(&quoted);
}

static bool is_settled(const struct check *c, const struct doubt *d)
{
    bool by_mention =
        d->code == DIAG_PERSON_UNMENTIONED || d->code == DIAG_QUOTE_ABOUT_NOTHING;
    if (c->rest)
        return d->number && c->rest->is_led_to(c->rest->self, d->number);
    return d->number && is_marked(c, d->number, by_mention ? MENTIONED : QUOTED);
}

static const char *advice(enum diag_code code)
{
    switch (code) {
    case DIAG_EVENT_WITHOUT_QUOTE:
        return "has no quote: name it in the `about` of one";
    case DIAG_PERSON_UNMENTIONED:
        return "is mentioned nowhere: tie them to an event, a relation or a quote";
    case DIAG_SOURCE_UNQUOTED:
        return "is never quoted: quote it, or take it out";
    case DIAG_QUOTE_ABOUT_NOTHING:
        return "carries nothing: write what it is `about`, or name it in a relation or "
               "an account";
    case DIAG_CONFLICT_WITHOUT_NOTE:
        return "is in conflict: write a `note` on what separates the accounts";
    case DIAG_MINOR_UNDECIDED:
        return "is a minor: decide on `publish`, which is one of yes, "
               "pseudonym, withhold";
    default:
        return "";
    }
}

static void report(const struct doubt *d, struct diags *diags)
{
    if (d->code == DIAG_ACCOUNT_WITHOUT_QUOTE)
        diags_add(diags, d->code, d->at,
                  "this account has no quote: name those that give it in `quotes`");
    else if (d->code == DIAG_PERSON_CLASH)
        diags_add(diags, d->code, d->at,
                  "`%.*s` has no name in common with the one at %.*s: add the alias, or "
                  "give one of them another id",
                  STR_ARG(d->id), STR_ARG(d->where));
    else
        diags_add(diags, d->code, d->at, "`%.*s` %s", STR_ARG(d->id), advice(d->code));
}

void check_finish(struct check *c, struct diags *diags)
{
    if (diags) {
        mark_roots(c);
        for (size_t i = 0; i < c->doubts.n; i++)
            if (!is_settled(c, &c->doubts.v[i]))
                report(&c->doubts.v[i], diags);
        check_dates_report(&c->dates, diags);
        check_names_report(&c->names, diags, &c->arena);
    }
    vec_free(&c->marks);
    vec_free(&c->doubts);
    vec_free(&c->edges);
    check_dates_free(&c->dates);
    check_names_free(&c->names);
    arena_free(&c->arena);
    free(c);
}
