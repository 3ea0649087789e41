/* SPDX-License-Identifier: MIT */
/* Links: from the id that is written to the number of its record. What leads forward in
 * the file waits until the end; whether sources go in circles shows only there. */
#include "format/loader.h"

#include "base/mem.h"
#include "base/suggest.h"
#include "format/shown.h"

/* Each guess at an unknown id looks at all ids: so many are made for one file. */
enum { GUESSES = 32 };

/* ---- what a link may lead to ---- */

/* "source", "person or event": the kinds that the field takes. */
static void kinds_taken(struct buf *out, const struct field *field)
{
    const char *between = "";
    for (size_t i = 0; i < KINDS; i++) {
        if (!schema_takes_kind(field, i))
            continue;
        buf_addf(out, "%s%s", between, schema_kind(i)->name);
        between = " or ";
    }
}

/* schema_takes_kind reads words: once for each field of a file is enough. */
static bool takes_kind(struct loader *l, const struct field *field, enum kind_tag kind)
{
    uint32_t *known = &l->kinds_taken[field->tag];
    if (!*known) /* every link takes some */
        for (size_t k = 0; k < KINDS; k++)
            *known |= (uint32_t)schema_takes_kind(field, k) << k;
    return *known >> kind & 1;
}

static const char *article(const char *word)
{
    return strchr("aeiou", word[0]) ? "an" : "a";
}

static void report_unknown(struct loader *l, const struct field *field, struct str text,
                           struct place at)
{
    takes_kind(l, field, KIND_CASE);
    if (l->kinds_taken[field->tag] & l->lost)
        return; /* the misspelt section was reported; its records may well be there */
    struct suggestion near = suggest_start(text);
    if (l->suggestions++ < GUESSES) {
        ids_offer(&l->ids, field, &near);
        if (l->rest)
            l->rest->offer(l->rest->self, field, &near);
    }
    struct buf kinds = {0};
    kinds_taken(&kinds, field);
    if (near.best.n)
        diags_add(l->diags, DIAG_DANGLING, at,
                  "unknown id `" SHOWN "`: did you mean `%.*s`?", SHOW(text),
                  STR_ARG(near.best));
    else
        diags_add(l->diags, DIAG_DANGLING, at,
                  "unknown id `" SHOWN "`: no %s of this case has it", SHOW(text),
                  buf_z(&kinds));
    buf_free(&kinds);
}

static void report_kind(struct loader *l, const struct field *field, const struct id *id,
                        struct place at)
{
    struct buf kinds = {0};
    kinds_taken(&kinds, field);
    const char *is = schema_kind(id->kind)->name;
    diags_add(l->diags, DIAG_WRONG_KIND, at, "`%.*s` is %s %s; `%s` takes %s %s",
              STR_ARG(ids_text(id)), article(is), is, field->name, article(buf_z(&kinds)),
              buf_z(&kinds));
    buf_free(&kinds);
}

/* ---- statements: the part behind the dot of `id.field` ---- */

static void report_field(struct loader *l, const struct id *id, struct str name,
                         struct place at)
{
    const struct kind *kind = schema_kind(id->kind);
    struct suggestion s = suggest_start(name);
    for (size_t i = 0; i < kind->n_fields; i++)
        suggest_offer(&s, str_of(kind->fields[i].name));
    if (s.best.n)
        diags_add(l->diags, DIAG_UNKNOWN_FIELD, at,
                  "%s %s has no field `" SHOWN "`: did you mean `%.*s`?",
                  article(kind->name), kind->name, SHOW(name), STR_ARG(s.best));
    else
        diags_add(l->diags, DIAG_UNKNOWN_FIELD, at,
                  "%s %s has no field `" SHOWN "`: write one that `%.*s` has",
                  article(kind->name), kind->name, SHOW(name), STR_ARG(ids_text(id)));
}

/* `event.people.person` must name one who takes part. */
static void check_part(struct loader *l, const struct id *event, struct str person,
                       struct place at)
{
    uint32_t found = ids_find(&l->ids, person);
    if (event->outside) {
        if (l->rest->has_part(l->rest->self, ids_text(event), person))
            return;
    } else if (found != NO_ID &&
               ids_has_part(&l->ids, event->number, ids_get(&l->ids, found)->number)) {
        return;
    }
    if (person.n)
        diags_add(l->diags, DIAG_UNKNOWN_FIELD, at,
                  "`" SHOWN "` is not among the people of `%.*s`: write them there",
                  SHOW(person), STR_ARG(ids_text(event)));
    else
        diags_add(l->diags, DIAG_UNKNOWN_FIELD, at,
                  "`%.*s.people` says of whom: write `%.*s.people.` and an id",
                  STR_ARG(ids_text(event)), STR_ARG(ids_text(event)));
}

static void check_statement(struct loader *l, const struct id *id, struct str statement,
                            struct place at)
{
    size_t dot = str_find(statement, STR("."), 0);
    struct str name = statement, rest = STR_NONE;
    if (dot != SIZE_MAX) {
        name = str_sub(statement, 0, dot);
        rest = str_sub(statement, dot + 1, statement.n);
    }
    const struct kind *kind = schema_kind(id->kind);
    const struct field *field = schema_field_named(kind, name);
    if (!field)
        report_field(l, id, name, at);
    else if (field->type == TYPE_ROLES)
        check_part(l, id, rest, at);
    else if (dot != SIZE_MAX)
        diags_add(l->diags, DIAG_UNKNOWN_FIELD, at,
                  "`%s` has no parts: write `%.*s.%s`", field->name,
                  STR_ARG(ids_text(id)), field->name);
    else if (!(id->fields >> (field - kind->fields) & 1))
        diags_add(l->diags, DIAG_UNKNOWN_FIELD, at,
                  "`%.*s` has no `%s`: write it there, or leave `.%s` off here",
                  STR_ARG(ids_text(id)), field->name, field->name);
}

static void check_link(struct loader *l, const struct pending *link)
{
    const struct id *id = ids_get(&l->ids, link->id);
    if (id->kind == KINDS)
        report_unknown(l, link->field, ids_text(id), link->at);
    else if (!takes_kind(l, link->field, id->kind))
        report_kind(l, link->field, id, link->at);
    else if (link->statement.n)
        check_statement(l, id, link->statement, link->at);
}

/* ---- reading a link ---- */

/* Whether the current text is an id, with or without a statement; says so if it is not.
 * What was mentioned before (`known`) is one. */
static bool is_reference(struct loader *l, const struct field *field, struct str id,
                         struct str statement, bool known)
{
    struct place at = l->event.text_at;
    bool dotted = id.n < l->event.text.n;
    if (dotted && !schema_takes_statement(field))
        diags_add(l->diags, DIAG_BAD_ID, at,
                  "`" SHOWN "`: `%s` takes an id without a field", SHOW(l->event.text),
                  field->name);
    else if (!known && !schema_is_id(id))
        diags_add(l->diags, DIAG_BAD_ID, at,
                  "`" SHOWN "` " NOT_AN_ID, SHOW(id));
    else if (dotted && !statement.n)
        diags_add(l->diags, DIAG_UNKNOWN_FIELD, at,
                  "no field behind the dot of `" SHOWN "`: write one, or drop the dot",
                  SHOW(l->event.text));
    else
        return true;
    return false;
}

static void note_edge(struct loader *l, const struct field *field, uint32_t to)
{
    if (l->self == NO_ID ||
        (field->tag != FIELD_SOURCE_PART_OF && field->tag != FIELD_SOURCE_COPY_OF))
        return;
    struct edge edge = {l->self, to, l->event.text_at};
    vec_push(&l->edges, edge);
}

uint32_t load_link(struct loader *l, struct draft *d, const struct field *field,
                 uint32_t ord)
{
    struct str text = l->event.text, statement = STR_NONE;
    const char *dot = memchr(text.p, '.', text.n);
    struct str name = {text.p, dot ? (size_t)(dot - text.p) : text.n};
    if (dot)
        statement = str_sub(text, name.n + 1, text.n);
    uint32_t to = ids_find(&l->ids, name);
    if (!is_reference(l, field, name, statement, to != NO_ID))
        return NO_ID;
    if (to == NO_ID)
        to = ids_at(&l->ids, name, &l->numbers);
    const struct id *id = ids_get(&l->ids, to);
    struct link link = {.field = field,
                        .ord = ord,
                        .to = id->number,
                        .text = arena_str(&l->arena, text),
                        .at = l->event.text_at};
    if (dot)
        link.statement = str_sub(link.text, name.n + 1, text.n);
    vec_push(&d->links, link);
    note_edge(l, field, to);

    struct pending wait = {to, field, statement, link.at};
    if (id->kind != KINDS && (id->whole || !statement.n)) {
        check_link(l, &wait);
    } else {
        if (statement.n)
            wait.statement = arena_str(&l->ids.arena, statement);
        vec_push(&l->pending, wait);
    }
    return to;
}

/* ---- circles ---- */

/* A walk along the edges, depth first without recursion: a chain can be as long as a
 * file. */
struct walk {
    uint32_t *edge; /* by number: the next edge to go, + 1; 0 when there is none */
    uint32_t *then; /* by edge: its neighbour from the same source, likewise */
    enum { NEW, OPEN, CLOSED } *state; /* by number */
    VEC(uint32_t) path; /* of OPEN sources, by their places in ids */
};

static uint32_t number_of(const struct loader *l, uint32_t at)
{
    return ids_get(&l->ids, at)->number;
}

/* The path from `edge->to` to its end, which `edge` closes. */
static void report_circle(struct loader *l, const struct walk *w, const struct edge *edge)
{
    enum { NAMED = 6 };
    struct buf names = {0};
    size_t from = w->path.n - 1;
    while (w->path.v[from] != edge->to)
        from--;
    for (size_t i = from; i < w->path.n && i < from + NAMED; i++)
        buf_addf(&names, "`%.*s` > ", STR_ARG(ids_text(ids_get(&l->ids, w->path.v[i]))));
    if (from + NAMED < w->path.n)
        buf_addz(&names, "… > ");
    diags_add(l->diags, DIAG_CYCLE, edge->at,
              "%s`%.*s`: a source is no part or copy of itself; cut the circle",
              buf_z(&names), STR_ARG(ids_text(ids_get(&l->ids, edge->to))));
    buf_free(&names);
}

static void walk_from(struct loader *l, struct walk *w, uint32_t start)
{
    vec_push(&w->path, start);
    w->state[number_of(l, start)] = OPEN;
    while (w->path.n) {
        uint32_t at = number_of(l, w->path.v[w->path.n - 1]);
        uint32_t next = w->edge[at];
        if (!next) {
            w->state[at] = CLOSED;
            w->path.n--;
            continue;
        }
        const struct edge *edge = &l->edges.v[next - 1];
        uint32_t to = number_of(l, edge->to);
        w->edge[at] = w->then[next - 1];
        if (w->state[to] == OPEN)
            report_circle(l, w, edge);
        if (w->state[to] != NEW)
            continue;
        w->state[to] = OPEN;
        vec_push(&w->path, edge->to);
    }
}

static void find_circles(struct loader *l)
{
    if (!l->edges.n)
        return;
    size_t numbers = (size_t)l->numbers + 1;
    struct walk w = {.edge = mem_array(numbers, sizeof *w.edge),
                     .then = mem_array(l->edges.n, sizeof *w.then),
                     .state = mem_array(numbers, sizeof *w.state)};
    for (size_t i = l->edges.n; i > 0; i--) {
        uint32_t from = number_of(l, l->edges.v[i - 1].from);
        w.then[i - 1] = w.edge[from];
        w.edge[from] = (uint32_t)i;
    }
    for (size_t i = 0; i < l->edges.n; i++)
        if (w.state[number_of(l, l->edges.v[i].from)] == NEW)
            walk_from(l, &w, l->edges.v[i].from);
    vec_free(&w.path);
    free(w.edge);
    free(w.then);
    free(w.state);
}

/* Looks for what a part leads to in the rest of its file. Where that breaks off, what stands
 * behind it is not known. */
static void find_outside(struct loader *l, struct id *id)
{
    struct load_found found;
    if (l->rest && id->kind == KINDS &&
        l->rest->find(l->rest->self, ids_text(id), &found) && (found.before || !l->broken)) {
        id->kind = (uint8_t)found.kind;
        id->fields = found.fields;
        id->whole = id->outside = true;
    }
}

static void tell_rest(struct loader *l)
{
    const struct load_rest *rest = l->rest;
    for (size_t i = 0; i < l->edges.n && rest->edge; i++)
        rest->edge(rest->self, ids_text(ids_get(&l->ids, l->edges.v[i].from)),
                   ids_text(ids_get(&l->ids, l->edges.v[i].to)));
    if (rest->ended)
        rest->ended(rest->self, &l->ids, l->broken);
}

void load_links_end(struct loader *l)
{
    for (size_t i = 0; i < l->pending.n; i++) {
        const struct pending *link = &l->pending.v[i];
        struct id *id = ids_get(&l->ids, link->id);
        find_outside(l, id);
        /* of a file that breaks off, only what was read whole can be wrong */
        if (!l->broken || (id->kind != KINDS && id->whole))
            check_link(l, link);
    }
    find_circles(l);
    if (l->rest)
        tell_rest(l);
}
