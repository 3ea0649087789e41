/* SPDX-License-Identifier: MIT */
#include "index/part_doubts.h"

#include "format/check.h"
#include "index/part_text.h"
#include "index/part_ties.h"
#include "index/tables.h"

#include <stdlib.h>

/* More records beside a part are not worth it. */
enum { BESIDE_MOST = 2000 };

void part_doubts_free(struct part_doubts *d)
{
    stored_diags_free(&d->stored);
    part_names_free(&d->names);
    vec_free(&d->beside);
    vec_free(&d->inside);
}

/* ---- who is to be checked again ---- */

static size_t inside(const struct part *p, int64_t rec)
{
    for (size_t i = 0; i < p->is.list.n; i++)
        if (p->is.list.v[i].rec == rec && p->is.list.v[i].top == i)
            return i;
    return PART_NONE;
}

/* By the rec that the record had, or that it has: a record of the part may have come. */
static void note_was(struct part_doubts *d, int64_t rec)
{
    struct part *p = d->p;
    for (size_t i = 0; i < p->was.list.n; i++) {
        const struct part_record *was = &p->was.list.v[i];
        if (was->rec != rec)
            continue;
        if (was->twin != PART_NONE)
            d->inside.v[was->twin] = true;
        return;
    }
    for (size_t i = 0; i < d->beside.n; i++)
        if (d->beside.v[i].rec == rec)
            return;
    struct part_lines lines = part_lines_of(p, rec);
    vec_push(&d->beside, ((struct doubted){rec, lines.from, lines.to}));
}

/* A source, and what it is part or copy of: who quotes it quotes them too. */
static void note_with_roots(struct part_doubts *d, int64_t rec)
{
    static const enum field_tag fields[] = {FIELD_SOURCE_PART_OF, FIELD_SOURCE_COPY_OF};
    size_t known = d->beside.n;
    note_was(d, rec);
    if (index_kind(rec) != KIND_SOURCE || d->beside.n > BESIDE_MOST)
        return;
    if (known == d->beside.n && inside(d->p, rec) == PART_NONE)
        return; /* it was noted before */
    struct arena a = {0};
    for (size_t k = 0; k < 2; k++) {
        struct ties links = query_links(d->p->ix, rec, fields[k], &a);
        for (size_t i = 0; i < links.n; i++)
            if (links.v[i].rec)
                note_with_roots(d, links.v[i].rec);
    }
    arena_free(&a);
}

static void note_linked(struct part_doubts *d, const struct part_records *records)
{
    for (size_t i = 0; i < records->list.n; i++) {
        const struct part_record *r = &records->list.v[i];
        if (!part_is_changed(&records->list.v[r->top]))
            continue;
        for (size_t k = 0; k < r->r.n_links; k++) {
            int64_t to = part_resolve(d->p, &r->r.links[k]);
            if (to)
                note_with_roots(d, to);
        }
    }
}

static void note_named(struct part_doubts *d)
{
    struct part *p = d->p;
    for (size_t i = 0; i < p->is.list.n; i++) {
        const struct part_record *r = &p->is.list.v[i];
        if (r->top == i && part_is_changed(r))
            d->inside.v[i] = true;
        for (size_t k = 0; k < r->r.n_links && p->kind->tag == KIND_SOURCE; k++)
            for (size_t j = 0; j < p->is.list.n; j++) /* may have come */
                if (str_eq(p->is.list.v[j].r.id, r->r.links[k].text))
                    d->inside.v[j] = true;
    }
}

/* The line of a quote that a warning names; 0 for none. */
static int64_t told_line(const struct stored_diag *s)
{
    size_t at = str_find(s->message, STR("(line "), 0);
    if (s->code != DIAG_DATE_CONTRADICTED || at == SIZE_MAX)
        return 0;
    return strtoll(s->message.p + at + 6, NULL, 10);
}

/* Records with a warning in the part, and those whose warning tells of a line that moved. */
static void note_stored(struct part_doubts *d)
{
    struct part *p = d->p;
    for (size_t i = 0; i < d->stored.list.n; i++) {
        const struct stored_diag *s = &d->stored.list.v[i];
        bool in_part = s->at.line >= p->line && s->at.line < p->behind;
        if (s->code == DIAG_SHORT_NAME || (!in_part && told_line(s) < p->line))
            continue;
        int64_t rec = query_at_line(p->ix, rec_make(p->file, KIND_CASE, 1), s->at.line);
        if (rec)
            note_was(d, rec);
    }
}

bool part_doubts_note(struct part_doubts *d, struct part *p)
{
    *d = (struct part_doubts){.p = p};
    for (size_t i = 0; i < p->is.list.n; i++)
        vec_push(&d->inside, false);
    stored_diags_read(&d->stored, p->ix, p->file, &p->arena);
    if (d->stored.list.n >= DIAGS_LIMIT)
        return false;
    note_linked(d, &p->was);
    note_linked(d, &p->is);
    note_named(d);
    note_stored(d);
    if (p->kind->tag == KIND_SOURCE)
        for (size_t i = 0; i < p->was.list.n; i++)
            if (part_is_changed(&p->was.list.v[i]))
                note_with_roots(d, p->was.list.v[i].rec);
    return d->beside.n <= BESIDE_MOST && part_names_note(&d->names, p, &d->stored) &&
           !index_error(p->ix).n;
}

/* ---- what leads to a record ---- */

/* Recs, numbered by their places from 1. */
struct numbered {
    struct part *p;
    VEC(int64_t) recs;
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

/* Sources do not go in circles here. */
static bool is_quoted(struct part *p, int64_t source)
{
    if (is_tied(p, source, KIND_QUOTE, HOW_SOURCE))
        return true;
    struct arena a = {0};
    sqlite3_stmt *s = db_sql(p->ix, "SELECT pos FROM main.tie WHERE a = ?1"
                                    " AND pos BETWEEN ?2 AND ?3 AND how & ?4");
    db_bind_int(s, 1, source);
    db_bind_kind(s, 2, p->file, KIND_SOURCE);
    db_bind_int(s, 4, HOW_ROOT);
    struct recs parts = db_recs(p->ix, s, &a);
    bool quoted = false;
    for (size_t i = 0; i < parts.n && !quoted; i++)
        quoted = is_quoted(p, parts.v[i]);
    arena_free(&a);
    return quoted;
}

static bool is_led_to(void *self, uint32_t number)
{
    const struct numbered *n = self;
    int64_t rec = n->recs.v[number - 1];
    switch (index_kind(rec)) {
    case KIND_SOURCE:
        return is_quoted(n->p, rec);
    case KIND_EVENT:
        return is_tied(n->p, rec, KIND_QUOTE, HOW_ABOUT);
    default:
        return is_mentioned(n->p, rec);
    }
}

/* ---- checking again ---- */

struct checking {
    struct part_doubts *d;
    struct part_records beside; /* read again */
    VEC(const struct part_record *) tops; /* all that the check is given */
    struct diags diags;
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
    return c->beside.list.n < BESIDE_MOST && part_read_again(c->d->p, rec, &c->beside);
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
    db_bind_int(s, 6, BESIDE_MOST);
    return db_recs(p->ix, s, &p->arena);
}

static bool read_dating(struct checking *c, const struct part_record *event)
{
    struct part *p = c->d->p;
    bool ok = true;
    if (event->r.kind->tag != KIND_EVENT)
        return true;
    struct recs quotes = dating(p, event->rec, event->r.id);
    for (size_t i = 0; i < quotes.n && ok; i++)
        ok = inside(p, quotes.v[i]) != PART_NONE || read_beside(c, quotes.v[i]);
    return ok && quotes.n < BESIDE_MOST;
}

static bool read_all(struct checking *c)
{
    struct part *p = c->d->p;
    bool ok = true;
    for (size_t i = 0; i < c->d->beside.n && ok; i++)
        ok = read_beside(c, c->d->beside.v[i].rec);
    for (size_t i = 0, n = c->beside.list.n; i < n && ok; i++) {
        struct part_record event = c->beside.list.v[i];
        ok = read_dating(c, &event);
    }
    for (size_t i = 0; i < p->is.list.n && ok; i++)
        if (c->d->inside.v[i])
            ok = read_dating(c, &p->is.list.v[i]);
    return ok;
}

static void add_quote(struct checking *c, int64_t rec)
{
    size_t i = inside(c->d->p, rec);
    if (i != PART_NONE && !is_given(c, rec))
        vec_push(&c->tops, &c->d->p->is.list.v[i]);
}

static int by_line(const void *a, const void *b)
{
    const struct part_record *const *x = a, *const *y = b;
    return ((*x)->r.at.line > (*y)->r.at.line) - ((*x)->r.at.line < (*y)->r.at.line);
}

/* In the order of the file. */
static void gather(struct checking *c)
{
    struct part *p = c->d->p;
    for (size_t i = 0; i < c->beside.list.n; i++)
        if (c->beside.list.v[i].top == i)
            vec_push(&c->tops, &c->beside.list.v[i]);
    for (size_t i = 0; i < p->is.list.n; i++)
        if (c->d->inside.v[i] && p->is.list.v[i].top == i)
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
    struct link *links = arena_array(&c->d->p->arena, mine.n_links, sizeof *links);
    if (r->rec)
        mine.number = number_of(n, r->rec);
    for (size_t i = 0; i < mine.n_links; i++) {
        links[i] = mine.links[i];
        links[i].to = number_of(n, part_resolve(c->d->p, &links[i]));
    }
    mine.links = links;
    sink->record(sink->self, &mine);
}

static void run_check(struct checking *c)
{
    struct numbered n = {.p = c->d->p};
    const struct check_rest rest = {&n, is_led_to};
    struct check *check = check_open(NULL, STR_NONE);
    check_part(check, &rest);
    struct record_sink sink = check_sink(check, NULL);
    for (size_t i = 0; i < c->tops.n; i++) {
        const struct part_record *top = c->tops.v[i], *list = c->d->p->is.list.v;
        size_t length = c->d->p->is.list.n;
        if (inside(c->d->p, top->rec) == PART_NONE) {
            list = c->beside.list.v;
            length = c->beside.list.n;
        }
        size_t at = (size_t)(top - list);
        for (size_t k = at; k < length && list[k].top == at; k++)
            give(c, &sink, &n, &list[k]);
    }
    check_finish(check, &c->diags);
    vec_free(&n.recs);
}

/* ---- what was and is said ---- */

/* As the lines were. */
static bool is_dropped(const struct part_doubts *d, const struct stored_diag *s)
{
    const struct part *p = d->p;
    if (s->code == DIAG_SHORT_NAME)
        return d->names.again;
    if (s->at.line >= p->line && s->at.line < p->behind)
        return true;
    for (size_t i = 0; i < d->beside.n; i++)
        if (s->at.line >= d->beside.v[i].from && s->at.line < d->beside.v[i].to)
            return true;
    return false;
}

/* As the lines are: whether a warning is about a record that was to be checked again, and
 * not one that was only given with them. */
static bool is_wanted(const struct part_doubts *d, struct place at)
{
    const struct part *p = d->p;
    int64_t end = p->behind == INT64_MAX ? INT64_MAX : p->behind + p->lower;
    if (at.line >= p->line && at.line < end)
        return true;
    for (size_t i = 0; i < d->beside.n; i++) {
        const struct doubted *b = &d->beside.v[i];
        int64_t lower = b->from >= p->behind ? p->lower : 0;
        if (at.line >= b->from + lower && (b->to == INT64_MAX || at.line < b->to + lower))
            return true;
    }
    return false;
}

static void move_kept(struct part_doubts *d)
{
    size_t n = 0;
    for (size_t i = 0; i < d->stored.list.n; i++) {
        struct stored_diag s = d->stored.list.v[i];
        if (is_dropped(d, &s))
            continue;
        if (s.at.line >= d->p->behind)
            s.at.line = (uint32_t)(s.at.line + d->p->lower);
        d->stored.list.v[n++] = s;
    }
    d->stored.list.n = n;
}

static void add_new(struct part_doubts *d, const struct diags *diags, bool all)
{
    for (size_t i = 0; i < diags->list.n; i++) {
        const struct diag *diag = &diags->list.v[i];
        if (all || is_wanted(d, diag->at))
            vec_push(&d->stored.list,
                     ((struct stored_diag){
                         .code = diag->code,
                         .at = diag->at,
                         .message = arena_str(&d->p->arena, diag->message),
                     }));
    }
}

bool part_doubts_settle(struct part_doubts *d)
{
    struct part *p = d->p;
    struct checking c = {.d = d};
    bool ok = part_names_look(&d->names) && read_all(&c);
    if (ok) {
        gather(&c);
        run_check(&c);
        move_kept(d);
        add_new(d, &c.diags, false);
        add_new(d, &d->names.diags, true);
        ok = c.diags.list.n < DIAGS_LIMIT && d->stored.list.n <= DIAGS_LIMIT &&
             !index_error(p->ix).n;
    }
    vec_free(&c.tops);
    vec_free(&c.beside.list);
    diags_free(&c.diags);
    return ok && stored_diags_write(&d->stored, p->ix, p->file, p->text) &&
           stored_diags_count(p->ix, p->file, 0, d->stored.list.n);
}
