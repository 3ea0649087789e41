/* SPDX-License-Identifier: MIT */
#include "index/part_doubts.h"

#include "index/part_check.h"
#include "index/part_text.h"
#include "index/part_ties.h"

#include <stdlib.h>

/* More records beside a part are not worth it. */
enum { BESIDE_MOST = 2000 };

void part_doubts_free(struct part_doubts *d)
{
    stored_diags_free(&d->stored);
    part_names_free(&d->names);
    vec_free(&d->beside);
    vec_free(&d->inside);
    vec_free(&d->roots);
}

/* ---- who is to be checked again ---- */

/* By the rec that the record had. False when it was noted before, or is there no more. */
static bool note_was(struct part_doubts *d, int64_t rec)
{
    struct part *p = d->p;
    for (size_t i = 0; i < p->was.list.n; i++) {
        const struct part_record *was = &p->was.list.v[i];
        if (was->rec != rec)
            continue;
        if (was->twin == PART_NONE || d->inside.v[was->twin])
            return false;
        return d->inside.v[was->twin] = true;
    }
    for (size_t i = 0; i < d->beside.n; i++)
        if (d->beside.v[i].rec == rec)
            return false;
    struct part_lines lines = part_lines_of(p, rec);
    vec_push(&d->beside, ((struct doubted){rec, lines.from, lines.to}));
    return d->beside.n <= BESIDE_MOST;
}

static void push_roots(struct part_doubts *d, int64_t source)
{
    static const enum field_tag fields[] = {FIELD_SOURCE_PART_OF, FIELD_SOURCE_COPY_OF};
    struct arena a = {0};
    for (size_t k = 0; k < 2 && index_kind(source) == KIND_SOURCE; k++) {
        struct ties links = query_links(d->p->ix, source, fields[k], &a);
        for (size_t i = 0; i < links.n; i++)
            if (links.v[i].rec)
                vec_push(&d->roots, links.v[i].rec);
    }
    arena_free(&a);
}

/* What a source is part or copy of, too: who quotes it quotes them. */
static void note_roots(struct part_doubts *d, int64_t source)
{
    vec_clear(&d->roots);
    push_roots(d, source);
    while (d->roots.n) {
        int64_t rec = d->roots.v[--d->roots.n];
        if (note_was(d, rec))
            push_roots(d, rec);
    }
}

static void note_with_roots(struct part_doubts *d, int64_t rec)
{
    if (note_was(d, rec))
        note_roots(d, rec);
}

static void note_linked(struct part_doubts *d, const struct part_records *records)
{
    for (size_t i = 0; i < records->list.n; i++) {
        const struct part_record *r = &records->list.v[i];
        if (!part_is_changed(&records->list.v[r->top]))
            continue;
        for (size_t k = 0; k < r->r.n_links && d->beside.n <= BESIDE_MOST; k++) {
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
    for (size_t i = 0; i < p->was.list.n && d->beside.n <= BESIDE_MOST; i++)
        if (part_is_changed(&p->was.list.v[i]))
            note_roots(d, p->was.list.v[i].rec);
    note_named(d);
    note_stored(d);
    return d->beside.n <= BESIDE_MOST && part_names_note(&d->names, p, &d->stored) &&
           !index_error(p->ix).n;
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
    struct diags diags = {0};
    struct part_checked what = {d->inside.v, {0}};
    what.beside.v = arena_array(&p->arena, d->beside.n, sizeof *what.beside.v);
    for (size_t i = 0; i < d->beside.n; i++)
        what.beside.v[what.beside.n++] = d->beside.v[i].rec;
    bool ok = part_names_look(&d->names) && part_check(p, &what, &diags);
    if (ok) {
        move_kept(d);
        add_new(d, &diags, false);
        add_new(d, &d->names.diags, true);
        ok = diags.list.n < DIAGS_LIMIT && d->stored.list.n <= DIAGS_LIMIT;
    }
    diags_free(&diags);
    return ok && stored_diags_write(&d->stored, p->ix, p->file, p->text) &&
           stored_diags_count(p->ix, p->file, 0, d->stored.list.n);
}
