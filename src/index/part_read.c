/* SPDX-License-Identifier: MIT */
#include "index/part_read.h"

#include "index/part_rest.h"
#include "index/tables.h"

/* ---- records ---- */

struct reading {
    struct arena *arena;
    const struct kind *section;
    int64_t lower; /* lines by which places are lower than the loader knows */
    size_t top;
    struct part_records *out;
    bool cut; /* there were more than a part may have */
};

static struct place lowered(const struct reading *c, struct place at)
{
    return (struct place){(uint32_t)((int64_t)at.line + c->lower), at.col};
}

static void copy_values(struct reading *c, struct record *r)
{
    struct value *values = arena_copy(c->arena, r->values, r->n_values, sizeof *values);
    for (size_t i = 0; i < r->n_values; i++) {
        values[i].text = arena_str(c->arena, values[i].text);
        values[i].at = lowered(c, values[i].at);
    }
    r->values = values;
}

static void copy_links(struct reading *c, struct record *r)
{
    struct link *links = arena_copy(c->arena, r->links, r->n_links, sizeof *links);
    for (size_t i = 0; i < r->n_links; i++) {
        size_t n = links[i].text.n, statement = links[i].statement.n;
        links[i].text = arena_str(c->arena, links[i].text);
        links[i].at = lowered(c, links[i].at);
        if (statement)
            links[i].statement = str_sub(links[i].text, n - statement, n);
    }
    r->links = links;
}

static void copy_places(struct reading *c, struct record *r)
{
    struct field_place *places = arena_copy(c->arena, r->places, r->n_places, sizeof *places);
    for (size_t i = 0; i < r->n_places; i++)
        places[i].at = lowered(c, places[i].at);
    r->places = places;
}

static bool keep(void *self, const struct record *r)
{
    struct reading *c = self;
    if (r->kind->tag == KIND_CASE && c->section->tag != KIND_CASE)
        return true;
    struct part_record one = {.r = *r, .twin = PART_NONE};
    if (tables_has_id(r->kind))
        c->top = c->out->list.n;
    one.top = c->top;
    one.r.id = arena_str(c->arena, r->id);
    one.r.at = lowered(c, r->at);
    copy_values(c, &one.r);
    copy_links(c, &one.r);
    copy_places(c, &one.r);
    vec_push(&c->out->list, one);
    c->cut = c->out->list.n >= PART_RECORDS;
    return !c->cut;
}

static bool read_lines(struct part_rest *rest, struct str text, int64_t line,
                       struct reading *c)
{
    const struct load_rest hooks = part_rest_hooks(rest);
    struct record_sink sink = {c, keep};
    struct diags diags = {0};
    if (c->section->tag != KIND_CASE)
        c->lower = line - LOAD_PART_LINE;
    bool good = load_part(text, c->section, &hooks, &sink, &diags) &&
                !diags.list.n;
    diags_free(&diags);
    arena_free(&rest->arena);
    return good && !c->cut && !index_error(rest->ix).n;
}

bool part_read_lines(struct index *ix, int64_t file, const struct kind *section,
                     struct str text, int64_t line, struct arena *a,
                     struct part_records *out)
{
    struct part_rest rest = {.ix = ix, .file = file};
    struct reading c = {.arena = a, .section = section, .out = out};
    return read_lines(&rest, text, line, &c);
}

/* ---- the part ---- */

bool part_read(struct part *p)
{
    struct part_rest rest = {.ix = p->ix, .file = p->file, .part = p};
    struct reading c = {.arena = &p->arena, .section = p->kind, .out = &p->is};
    if (!read_lines(&rest, p->bytes, p->line, &c) || !p->is.list.n)
        return false;
    if (p->from)
        p->lead = segments_lines_on(p->bytes, 0, p->is.list.v[0].r.at.line - p->line);
    return !p->from || p->is.list.v[0].r.at.col == p->was.list.v[0].r.at.col;
}
