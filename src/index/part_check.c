/* SPDX-License-Identifier: MIT */
#include "index/part_check.h"

#include "format/check.h"
#include "index/part_text.h"
#include "index/part_ties.h"
#include "index/tables.h"

#include <stdlib.h>

/* More records beside a part are not read again. */
enum { READ_MOST = 2000 };

/* ---- what leads to a record ---- */

/* Recs, numbered by their places from 1. */
struct numbered {
    struct part *p;
    VEC(int64_t) recs;
    bool vague; /* something took long to tell, and was not told */
};

static uint32_t number_of(struct numbered *n, int64_t rec)
{
    for (size_t i = 0; i < n->recs.n; i++)
        if (n->recs.v[i] == rec)
            return (uint32_t)i + 1;
    vec_push(&n->recs, rec);
    return (uint32_t)n->recs.n;
}

static bool is_tied(struct part *p, int64_t rec, enum kind_tag by, int how)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT 1 FROM main.tie WHERE a = ?1"
                                    " AND pos BETWEEN ?2 AND ?3 AND how & ?4 LIMIT 1");
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, p->file, by);
    db_bind_int(s, 4, how);
    return db_int(p->ix, s) != 0;
}

static bool is_mentioned(struct part *p, int64_t rec)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT 1 FROM main.tie WHERE a = ?1 LIMIT 1");
    db_bind_int(s, 1, rec);
    return db_int(p->ix, s) != 0;
}

static bool has(const struct recs *recs, size_t n, int64_t rec)
{
    for (size_t i = 0; i < n; i++)
        if (recs->v[i] == rec)
            return true;
    return false;
}

/* Whether a source is quoted, or any that is part or copy of it, at any remove. */
static bool is_quoted(struct numbered *n, int64_t source)
{
    struct part *p = n->p;
    int64_t found[READ_MOST] = {source};
    struct recs all = {found, 1};
    struct arena a = {0};
    bool quoted = false;
    for (size_t i = 0; i < all.n && !quoted; i++) {
        quoted = is_tied(p, all.v[i], KIND_QUOTE, HOW_SOURCE);
        sqlite3_stmt *s = db_sql(p->ix, "SELECT pos FROM main.tie WHERE a = ?1"
                                        " AND pos BETWEEN ?2 AND ?3 AND how & ?4");
        db_bind_int(s, 1, all.v[i]);
        db_bind_kind(s, 2, p->file, KIND_SOURCE);
        db_bind_int(s, 4, HOW_ROOT);
        struct recs parts = db_recs(p->ix, s, &a);
        for (size_t k = 0; k < parts.n && all.n < READ_MOST; k++)
            if (!has(&all, all.n, parts.v[k]))
                all.v[all.n++] = parts.v[k];
    }
    arena_free(&a);
    n->vague = n->vague || (!quoted && all.n == READ_MOST);
    return quoted;
}

static bool is_led_to(void *self, uint32_t number)
{
    struct numbered *n = self;
    int64_t rec = n->recs.v[number - 1];
    switch (index_kind(rec)) {
    case KIND_SOURCE:
        return is_quoted(n, rec);
    case KIND_EVENT:
        return is_tied(n->p, rec, KIND_QUOTE, HOW_ABOUT);
    default:
        return is_mentioned(n->p, rec);
    }
}

/* ---- checking again ---- */

struct checking {
    struct part *p;
    const struct part_checked *what;
    struct part_records beside; /* read again */
    VEC(const struct part_record *) tops; /* all that the check is given */
};

static bool is_given(const struct checking *c, int64_t rec)
{
    for (size_t i = 0; i < c->tops.n; i++)
        if (c->tops.v[i]->rec == rec)
            return true;
    return false;
}

/* The list of those beside may move while it grows: pointers are taken at its end. */
static bool read_beside(struct checking *c, int64_t rec)
{
    for (size_t i = 0; i < c->beside.list.n; i++)
        if (c->beside.list.v[i].rec == rec)
            return true;
    return c->beside.list.n < READ_MOST && part_read_again(c->p, rec, &c->beside);
}

/* The quotes about an event's date, which the check holds against it. */
static struct recs dating(struct part *p, int64_t event, struct str id)
{
    sqlite3_stmt *s = db_sql(p->ix,
        "SELECT t.pos FROM main.tie t JOIN main.quote q ON q.rec = t.pos WHERE t.a = ?1"
        " AND t.pos BETWEEN ?2 AND ?3 AND t.how & ?4 AND instr(q.about, ?5) LIMIT ?6");
    db_bind_int(s, 1, event);
    db_bind_kind(s, 2, p->file, KIND_QUOTE);
    db_bind_int(s, 4, HOW_ABOUT);
    struct str statement = arena_strf(&p->arena, "\"%.*s.date\"", STR_ARG(id));
    db_bind_text(s, 5, statement);
    db_bind_int(s, 6, READ_MOST);
    return db_recs(p->ix, s, &p->arena);
}

static bool read_dating(struct checking *c, const struct part_record *event)
{
    struct part *p = c->p;
    bool ok = true;
    if (event->r.kind->tag != KIND_EVENT)
        return true;
    struct recs quotes = dating(p, event->rec, event->r.id);
    for (size_t i = 0; i < quotes.n && ok; i++)
        ok = part_is_at(p, quotes.v[i]) != PART_NONE || read_beside(c, quotes.v[i]);
    return ok && quotes.n < READ_MOST;
}

static bool read_all(struct checking *c)
{
    struct part *p = c->p;
    bool ok = true;
    for (size_t i = 0; i < c->what->beside.n && ok; i++)
        ok = read_beside(c, c->what->beside.v[i]);
    for (size_t i = 0, n = c->beside.list.n; i < n && ok; i++) {
        struct part_record event = c->beside.list.v[i];
        ok = read_dating(c, &event);
    }
    for (size_t i = 0; i < p->is.list.n && ok; i++)
        if (c->what->inside[i])
            ok = read_dating(c, &p->is.list.v[i]);
    return ok;
}

static void add_quote(struct checking *c, int64_t rec)
{
    size_t i = part_is_at(c->p, rec);
    if (i != PART_NONE && !is_given(c, rec))
        vec_push(&c->tops, &c->p->is.list.v[i]);
}

static int by_line(const void *a, const void *b)
{
    const struct part_record *const *x = a, *const *y = b;
    return ((*x)->r.at.line > (*y)->r.at.line) - ((*x)->r.at.line < (*y)->r.at.line);
}

/* In the order of the file. */
static void gather(struct checking *c)
{
    struct part *p = c->p;
    for (size_t i = 0; i < c->beside.list.n; i++)
        if (c->beside.list.v[i].top == i)
            vec_push(&c->tops, &c->beside.list.v[i]);
    for (size_t i = 0; i < p->is.list.n; i++)
        if (c->what->inside[i] && p->is.list.v[i].top == i)
            vec_push(&c->tops, &p->is.list.v[i]);
    for (size_t i = 0, n = c->tops.n; i < n; i++) {
        if (c->tops.v[i]->r.kind->tag != KIND_EVENT)
            continue;
        struct recs quotes = dating(p, c->tops.v[i]->rec, c->tops.v[i]->r.id);
        for (size_t k = 0; k < quotes.n; k++)
            add_quote(c, quotes.v[k]);
    }
    if (c->tops.n)
        qsort(c->tops.v, c->tops.n, sizeof *c->tops.v, by_line);
}

static void give(struct checking *c, struct record_sink *sink, struct numbered *n,
                 const struct part_record *r)
{
    struct record mine = r->r;
    struct link *links = arena_array(&c->p->arena, mine.n_links, sizeof *links);
    if (r->rec)
        mine.number = number_of(n, r->rec);
    for (size_t i = 0; i < mine.n_links; i++) {
        links[i] = mine.links[i];
        links[i].to = number_of(n, part_resolve(c->p, &links[i]));
    }
    mine.links = links;
    sink->record(sink->self, &mine);
}

static bool run_check(struct checking *c, struct diags *diags)
{
    struct numbered n = {.p = c->p};
    const struct check_rest rest = {&n, is_led_to};
    struct check *check = check_open(NULL, STR_NONE);
    check_part(check, &rest);
    struct record_sink sink = check_sink(check, NULL);
    for (size_t i = 0; i < c->tops.n; i++) {
        const struct part_record *top = c->tops.v[i], *list = c->p->is.list.v;
        size_t length = c->p->is.list.n;
        if (part_is_at(c->p, top->rec) == PART_NONE) {
            list = c->beside.list.v;
            length = c->beside.list.n;
        }
        size_t at = (size_t)(top - list);
        for (size_t k = at; k < length && list[k].top == at; k++)
            give(c, &sink, &n, &list[k]);
    }
    check_finish(check, diags);
    vec_free(&n.recs);
    return !n.vague;
}

bool part_check(struct part *p, const struct part_checked *what, struct diags *diags)
{
    struct checking c = {.p = p, .what = what};
    bool ok = read_all(&c);
    if (ok) {
        gather(&c);
        ok = run_check(&c, diags);
    }
    vec_free(&c.tops);
    vec_free(&c.beside.list);
    return ok && !index_error(p->ix).n;
}
