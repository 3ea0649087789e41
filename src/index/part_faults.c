/* SPDX-License-Identifier: MIT */
/* Where YAML breaks, the reading ends, in the part or behind it: then lines behind the part
 * are read with it, and twice as many again, to see that it is not their end that breaks
 * it. Where it does not break, the part ends where it did, and the rest is what it was. */
#include "index/part_faults.h"

#include "format/ids.h"
#include "index/part_lost.h"
#include "index/part_rest.h"
#include "index/part_text.h"
#include "index/recall.h"

enum { BEYOND = 1 << 16 }; /* bytes that are read behind a part that breaks off */

struct faults {
    struct part_rest rest; /* first, since it is what the hooks are given */
    struct load_rest hooks;
    struct part *p;
    uint32_t end; /* the line behind the part, as the loader counts */
    bool broken;  /* the reading broke off */
    bool spread;  /* something is, or may be, wrong elsewhere, too */
};

/* ---- what the loader tells ---- */

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

/* A new one may close a circle. */
static void take_edge(void *self, struct str from, struct str to)
{
    struct faults *f = self;
    f->spread = f->spread || !had_edge(f->p, from, to);
}

static bool keeps_people(struct part *p, const struct ids *ids, const struct id *event,
                         size_t was)
{
    bool keeps = true;
    for (size_t i = was + 1; i < p->was.list.n && p->was.list.v[i].top == was; i++) {
        const struct link *person =
            record_link(&p->was.list.v[i].r, FIELD_PARTICIPATION_PERSON);
        uint32_t at = person ? ids_find(ids, person->text) : NO_ID;
        bool there = !person || (at != NO_ID && ids_has_part(ids, event->number,
                                                             ids_get(ids, at)->number));
        keeps = keeps &&
                (there || !part_is_stated(p, &p->was.list.v[was],
                                          arena_strf(&p->arena, "people.%.*s",
                                                     STR_ARG(person->text))));
    }
    return keeps;
}

/* Whether what others lead to in a record is still there. */
static bool is_kept(struct faults *f, const struct ids *ids, size_t was)
{
    struct part *p = f->p;
    const struct part_record *v = p->was.list.v;
    uint32_t at = ids_find(ids, v[was].r.id);
    const struct id *id = at == NO_ID ? NULL : ids_get(ids, at);
    if (!id || id->kind != p->kind->tag || id->outside)
        return f->broken || !part_is_led_to(p, v[was].rec);
    if (f->broken && !id->whole)
        return true;
    uint32_t lost = recall_fields(v + was, part_size(&p->was, was)) & ~id->fields;
    for (size_t k = 0; k < p->kind->n_fields; k++)
        if (lost >> k & 1 && part_is_stated(p, &v[was], schema_name(&p->kind->fields[k])))
            return false;
    return keeps_people(p, ids, id, was);
}

/* An id of the part that another record has, too. */
static void take_id(void *self, const struct id *id)
{
    struct faults *f = self;
    struct load_found found;
    if (id->kind == f->p->kind->tag && !id->outside && id->at.line < f->end)
        f->spread = f->spread || f->hooks.find(&f->rest, ids_text(id), &found);
}

static void take_end(void *self, const struct ids *ids, bool broken)
{
    struct faults *f = self;
    f->broken = broken;
    if (f->p->kind->tag == KIND_CASE)
        return;
    for (size_t i = 0; i < f->p->was.list.n; i++)
        if (f->p->was.list.v[i].top == i)
            f->spread = f->spread || !is_kept(f, ids, i);
    ids_each(ids, take_id, f);
}

/* ---- reading ---- */

static bool read_text(struct faults *f, struct str text, int64_t line, struct diags *diags)
{
    load_part(text, f->p->kind, (uint32_t)line, &f->hooks, NULL, diags);
    arena_free(&f->rest.arena);
    f->rest.arena = (struct arena){0};
    return diags->errors && !index_error(f->p->ix).n;
}

/* Reads from the part's start on. False where nothing is wrong, or more than in it. */
static bool read_to(struct faults *f, size_t end, struct diags *diags)
{
    struct part *p = f->p;
    f->spread = f->broken = false;
    f->end = LOAD_PART_LINE + (uint32_t)p->lines;
    return read_text(f, str_sub(p->text, p->start, end), LOAD_PART_LINE, diags) && !f->spread;
}

/* The first segment of the section, where that is not in the part. */
static const struct segment *section_before(const struct part *p)
{
    size_t k = p->from;
    while (k && rec_kind(p->segments.list.v[k - 1].first) == p->kind)
        k--;
    return k < p->from ? &p->segments.list.v[k] : NULL;
}

/* The same once more with the lines of the file, which some messages name; also that on
 * which the section begins, so its first record is read, too. */
static bool read_in_place(struct faults *f, size_t end, struct diags *diags)
{
    struct part *p = f->p;
    const struct segment *g = section_before(p);
    struct buf text = {0};
    int64_t line = p->line;
    if (g) {
        struct part_lines first = part_lines_of(p, g->first);
        size_t to = segments_lines_on(p->text, g->at, first.to - first.from);
        buf_add(&text, str_sub(p->text, g->at, to));
        for (line = first.to; line < p->line; line++)
            buf_addc(&text, '\n');
        line = first.from;
    }
    buf_add(&text, str_sub(p->text, p->start, end));
    f->hooks.edge = NULL;
    f->hooks.ended = NULL;
    bool wrong = read_text(f, buf_str(&text), line, diags);
    buf_free(&text);
    return wrong;
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
    bool known = read_to(f, end, &near) && f->broken &&
                 read_to(f, beyond(p, 2 * BEYOND), &far) && f->broken &&
                 same_diags(&near, &far);
    diags_free(&near);
    diags_free(&far);
    return known ? end : 0;
}

/* What is no text in a file is told by the blocks that it is read in. */
static bool is_text(const struct diags *diags)
{
    bool text = true;
    for (size_t i = 0; i < diags->list.n; i++)
        text = text && diags->list.v[i].code != DIAG_NOT_UTF8 &&
               diags->list.v[i].code != DIAG_CONTROL;
    return text;
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

bool part_faults(struct part *p, struct diags *diags)
{
    struct faults f = {.rest = {.ix = p->ix, .file = p->file, .part = p}, .p = p};
    struct diags found = {0};
    f.hooks = part_rest_hooks(&f.rest);
    f.hooks.edge = take_edge;
    f.hooks.ended = take_end;
    size_t end = p->start + p->bytes.n;
    bool known = stands_well(p) && read_to(&f, end, &found) && is_text(&found);
    if (known && f.broken)
        end = reach(&f);
    diags_free(&found);
    return known && end && read_in_place(&f, end, diags) && is_text(diags);
}
