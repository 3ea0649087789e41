/* SPDX-License-Identifier: MIT */
/* Goes through the quotes of a record in the order of their list and notes what each says
 * it carries. */
#include "view/statements.h"

#include "index/query_sources.h"

enum { FRAME_LOOKS = 200 }; /* at quotes, within a frame */

struct statement_count {
    struct str statement;
    size_t quotes;
    int64_t last; /* the quote that was counted last */
};

struct statements_of {
    int64_t rec, next; /* the quote to go on from */
    bool done;
    struct arena arena;
    VEC(struct statement_count) counts;
};

static void record_free(struct statements_of *r)
{
    arena_free(&r->arena);
    vec_free(&r->counts);
}

void statements_clear(struct statements *c)
{
    for (size_t i = 0; i < c->records.n; i++)
        record_free(&c->records.v[i]);
    vec_clear(&c->records);
}

void statements_free(struct statements *c)
{
    statements_clear(c);
    vec_free(&c->records);
}

void statements_begin(struct statements *c)
{
    c->looks = FRAME_LOOKS;
}

static struct statement_count *count_of(struct statements_of *r, struct str statement)
{
    for (size_t i = 0; i < r->counts.n; i++)
        if (str_eq(r->counts.v[i].statement, statement))
            return &r->counts.v[i];
    return NULL;
}

static void count_statement(struct statements_of *r, struct str statement, int64_t quote)
{
    struct statement_count *count = count_of(r, statement);
    if (!count) {
        struct statement_count new = {.statement = arena_str(&r->arena, statement)};
        vec_push(&r->counts, new);
        count = &r->counts.v[r->counts.n - 1];
    }
    count->quotes += count->last != quote;
    count->last = quote;
}

/* Looks at up to `most` further quotes; returns at how many. */
static size_t go_on(struct statements_of *r, struct index *ix, size_t most)
{
    struct arena scratch = {0};
    size_t looked = 0;
    if (r->done || !most)
        return 0;
    struct ties found = query_statements(ix, r->rec, &r->next, most, &looked, &scratch);
    for (size_t i = 0; i < found.n; i++)
        count_statement(r, found.v[i].statement, found.v[i].rec);
    r->done = looked < most;
    arena_free(&scratch);
    return looked;
}

static struct statements_of *record_of(struct statements *c, int64_t rec)
{
    for (size_t i = 0; i < c->records.n; i++)
        if (c->records.v[i].rec == rec)
            return &c->records.v[i];
    vec_push(&c->records, ((struct statements_of){.rec = rec}));
    return &c->records.v[c->records.n - 1];
}

bool statements_count(struct statements *c, struct index *ix, int64_t rec, struct str statement,
                   size_t *n)
{
    struct statements_of *r = record_of(c, rec);
    if (!r->done)
        c->looks -= go_on(r, ix, c->looks);
    struct statement_count *count = count_of(r, statement);
    *n = count ? count->quotes : 0;
    return r->done;
}

static struct statements_of *unfinished(const struct statements *c)
{
    for (size_t i = 0; i < c->records.n; i++)
        if (!c->records.v[i].done)
            return &c->records.v[i];
    return NULL;
}

bool statements_busy(const struct statements *c)
{
    return unfinished(c) != NULL;
}

bool statements_work(struct statements *c, struct index *ix)
{
    struct statements_of *r;
    bool known = false;
    for (size_t looks = FRAME_LOOKS; looks && (r = unfinished(c));) {
        looks -= go_on(r, ix, looks);
        known = known || r->done;
    }
    return known;
}
