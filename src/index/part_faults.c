/* SPDX-License-Identifier: MIT */
/* Two readings: of the part alone, to see what else has to do with it; then of that all
 * together, on its lines (part_outline.h).
 *
 * Where YAML breaks, the reading ends, in the part or behind it: then lines behind the part
 * are read with it, and twice as many again, to see that it is not their end that breaks
 * it. Where it does not break, the part ends where it did. */
#include "index/part_faults.h"

#include "format/ids.h"
#include "index/part_lost.h"
#include "index/part_outline.h"
#include "index/part_rest.h"
#include "index/recall.h"

enum {
    BEYOND = 1 << 16,  /* bytes that are read behind a part that breaks off */
    BESIDE_MOST = 2000, /* records that are read with it */
};

struct faults {
    struct part_rest rest; /* first, since it is what the hooks are given */
    struct load_rest hooks;
    struct part *p;
    uint32_t end;         /* the line behind the part, as the loader counts */
    bool broken;          /* the reading broke off */
    VEC(int64_t) beside;  /* records that have to do with it */
};

/* ---- what the loader tells ---- */

static void note(struct faults *f, int64_t rec)
{
    for (size_t i = 0; i < f->beside.n; i++)
        if (f->beside.v[i] == rec)
            return;
    if (rec && f->beside.n <= BESIDE_MOST)
        vec_push(&f->beside, rec);
}

static void note_all(struct faults *f, struct recs recs)
{
    for (size_t i = 0; i < recs.n; i++)
        note(f, recs.v[i]);
}

static bool had_edge(const struct part *p, struct str from, struct str to)
{
    for (size_t i = 0; i < p->was.list.n; i++) {
        const struct record *r = &p->was.list.v[i].r;
        for (size_t k = 0; k < r->n_links && str_eq(r->id, from); k++)
            if (str_eq(r->links[k].text, to))
                return true;
    }
    return false;
}

/* A new one may close a circle, which is told where the walk along all of them closes it. */
static void take_edge(void *self, struct str from, struct str to)
{
    struct faults *f = self;
    if (!had_edge(f->p, from, to))
        note_all(f, part_rooted(f->p));
}

static void keep_people(struct faults *f, const struct ids *ids, const struct id *event,
                        size_t was)
{
    struct part *p = f->p;
    for (size_t i = was + 1; i < p->was.list.n && p->was.list.v[i].top == was; i++) {
        const struct link *person =
            record_link(&p->was.list.v[i].r, FIELD_PARTICIPATION_PERSON);
        uint32_t at = person ? ids_find(ids, person->text) : NO_ID;
        if (!person || (at != NO_ID &&
                        ids_has_part(ids, event->number, ids_get(ids, at)->number)))
            continue;
        struct str name = arena_strf(&p->arena, "people.%.*s", STR_ARG(person->text));
        note_all(f, part_stating(p, &p->was.list.v[was], name));
    }
}

/* Who leads to what is there no more: a record, or something that it said. */
static void keep_record(struct faults *f, const struct ids *ids, size_t was)
{
    struct part *p = f->p;
    const struct part_record *v = p->was.list.v;
    uint32_t at = ids_find(ids, v[was].r.id);
    const struct id *id = at == NO_ID ? NULL : ids_get(ids, at);
    if (!id || id->kind != p->kind->tag || id->outside) {
        if (!f->broken)
            note_all(f, part_leading(p, v[was].rec));
        return;
    }
    if (f->broken && !id->whole)
        return;
    uint32_t lost = recall_fields(v + was, part_size(&p->was, was)) & ~id->fields;
    for (size_t k = 0; k < p->kind->n_fields; k++)
        if (lost >> k & 1)
            note_all(f, part_stating(p, &v[was], schema_name(&p->kind->fields[k])));
    keep_people(f, ids, id, was);
}

/* An id of the part that another record has, too. If that stands behind it, who leads to it
 * leads to the part now. */
static void take_id(void *self, const struct id *id)
{
    struct faults *f = self;
    if (id->kind == KINDS || id->outside || id->at.line >= f->end)
        return;
    int64_t other = part_rest_find(&f->rest, ids_text(id));
    note(f, other);
    if (other && !part_stands_behind(f->p, other))
        note_all(f, part_leading(f->p, other));
}

static void take_end(void *self, const struct ids *ids, bool broken)
{
    struct faults *f = self;
    f->broken = broken;
    if (f->p->kind->tag == KIND_CASE)
        return;
    for (size_t i = 0; i < f->p->was.list.n; i++)
        if (f->p->was.list.v[i].top == i)
            keep_record(f, ids, i);
    ids_each(ids, take_id, f);
}

/* ---- reading ---- */

/* Reads from the part's start on. */
static void read_to(struct faults *f, size_t end, struct diags *diags)
{
    struct part *p = f->p;
    f->broken = false;
    vec_clear(&f->beside);
    f->end = LOAD_PART_LINE + (uint32_t)p->lines;
    load_part(str_sub(p->text, p->start, end), p->kind, &f->hooks, NULL, diags);
    arena_free(&f->rest.arena);
    f->rest.arena = (struct arena){0};
}

/* The end of a line, so many bytes behind the part or at the end of the file. */
static size_t beyond(const struct part *p, size_t bytes)
{
    size_t at = p->text.n - p->end > bytes ? p->end + bytes : p->text.n;
    const char *line = at < p->text.n ? memchr(p->text.p + at, '\n', p->text.n - at) : NULL;
    return line ? (size_t)(line - p->text.p) + 1 : p->text.n;
}

static bool same_diags(const struct diags *a, const struct diags *b)
{
    bool same = a->list.n == b->list.n;
    for (size_t i = 0; i < a->list.n && same; i++) {
        const struct diag *x = &a->list.v[i], *y = &b->list.v[i];
        same = x->code == y->code && x->at.line == y->at.line && x->at.col == y->at.col &&
               str_eq(x->message, y->message);
    }
    return same;
}

/* How far is to be read so that it is known where YAML breaks; 0 when that is not known. */
static size_t reach(struct faults *f)
{
    struct part *p = f->p;
    struct diags near = {0}, far = {0};
    size_t end = beyond(p, BEYOND);
    read_to(f, beyond(p, 2 * BEYOND), &far);
    bool known = f->broken;
    read_to(f, end, &near);
    known = known && f->broken && same_diags(&near, &far);
    diags_free(&near);
    diags_free(&far);
    return known ? end : 0;
}

/* Reads the part and what has to do with it, on the lines of the file. */
static bool read_in_place(struct faults *f, size_t end, struct diags *diags)
{
    struct part *p = f->p;
    struct buf outline = {0};
    struct recs beside = {f->beside.v, f->beside.n};
    bool clear = part_outline(p, beside, end, f->broken, &outline);
    f->hooks.edge = NULL;
    f->hooks.ended = NULL;
    if (clear)
        load_part(buf_str(&outline), schema_kind(KIND_CASE), &f->hooks, NULL, diags);
    arena_free(&f->rest.arena);
    buf_free(&outline);
    return clear && diags->errors && !index_error(p->ix).n;
}

static uint32_t first_column(struct str text)
{
    for (size_t at = 0, col = 1; at < text.n; at++, col++) {
        if (text.p[at] == '#')
            at = segments_lines_on(text, at, 1) - 1;
        else if (text.p[at] != ' ' && text.p[at] != '\n')
            return (uint32_t)col;
        if (text.p[at] == '\n')
            col = 0;
    }
    return 0;
}

/* Whether the part stands where its section's records do, behind the case. */
static bool stands_well(const struct part *p)
{
    if (p->from == 0)
        return true;
    const struct segment *head = &p->segments.list.v[0];
    return p->line >= LOAD_PART_LINE && index_kind(head->first) == KIND_CASE &&
           segments_head(str_sub(p->text, 0, head->size)) &&
           first_column(p->bytes) == p->was.list.v[0].r.at.col;
}

bool part_faults(struct part *p, bool torn, struct diags *diags)
{
    struct faults f = {.rest = {.ix = p->ix, .file = p->file, .part = p}, .p = p};
    struct diags found = {0};
    size_t end = p->end;
    f.hooks = part_rest_hooks(&f.rest);
    f.hooks.edge = take_edge;
    f.hooks.ended = take_end;
    if (!stands_well(p))
        return false;
    read_to(&f, p->start + p->bytes.n, &found);
    diags_free(&found);
    if (f.broken || torn)
        end = reach(&f);
    bool known = end && f.beside.n <= BESIDE_MOST && read_in_place(&f, end, diags);
    vec_free(&f.beside);
    return known;
}
