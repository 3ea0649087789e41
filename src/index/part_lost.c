/* SPDX-License-Identifier: MIT */
#include "index/part_lost.h"

#include "index/part_ties.h"
#include "index/recall.h"
#include "index/tables.h"

bool part_clashes(struct part *p)
{
    bool clash = false;
    for (size_t i = 0; i < p->is.list.n && !clash; i++) {
        const struct part_record *r = &p->is.list.v[i];
        if (r->top == i && r->twin == PART_NONE)
            clash = r->r.kind->tag == KIND_CASE || /* another id: of another file, perhaps */
                    query_find(p->ix, rec_make(p->file, KIND_CASE, 1), r->r.id);
    }
    return clash;
}

/* ---- statements ---- */

static bool is_named(struct part *p, int64_t rec, enum kind_tag by, struct str statement)
{
    sqlite3_stmt *s = db_sql(p->ix,
        "SELECT 1 FROM main.tie t JOIN main.\"%s\" q ON q.rec = t.pos WHERE t.a = ?1"
        " AND t.pos BETWEEN ?2 AND ?3 AND t.how & ?4 AND instr(q.about, ?5) LIMIT 1",
        schema_kind(by)->name);
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, p->file, by);
    db_bind_int(s, 4, HOW_ABOUT);
    db_bind_text(s, 5, statement);
    return db_int(p->ix, s) != 0;
}

bool part_is_stated(struct part *p, const struct part_record *was, struct str name)
{
    if (p->kind->tag != KIND_EVENT && p->kind->tag != KIND_PERSON)
        return false;
    struct arena a = {0};
    struct str statement =
        arena_strf(&a, "\"%.*s.%.*s\"", STR_ARG(was->r.id), STR_ARG(name));
    bool stated = is_named(p, was->rec, KIND_QUOTE, statement) ||
                  is_named(p, was->rec, KIND_CLAIM, statement);
    arena_free(&a);
    return stated;
}

static bool has_person(const struct part *p, size_t top, struct str person)
{
    size_t n = part_size(&p->is, top);
    for (size_t i = top + 1; i < top + n; i++)
        if (str_eq(record_link(&p->is.list.v[i].r, FIELD_PARTICIPATION_PERSON)->text, person))
            return true;
    return false;
}

static bool loses_person(struct part *p, size_t was, size_t is)
{
    bool loses = false;
    struct arena a = {0};
    size_t n = part_size(&p->was, was);
    for (size_t i = was + 1; i < was + n && !loses; i++) {
        const struct link *person =
            record_link(&p->was.list.v[i].r, FIELD_PARTICIPATION_PERSON);
        loses = !has_person(p, is, person->text) &&
                part_is_stated(p, &p->was.list.v[was],
                          arena_strf(&a, "people.%.*s", STR_ARG(person->text)));
    }
    arena_free(&a);
    return loses;
}

static bool loses_field(struct part *p, size_t was, size_t is)
{
    const struct part_record *w = p->was.list.v, *n = p->is.list.v;
    uint32_t lost = recall_fields(w + was, part_size(&p->was, was)) &
                    ~recall_fields(n + is, part_size(&p->is, is));
    bool loses = false;
    for (size_t f = 0; f < p->kind->n_fields && !loses; f++)
        if (lost >> f & 1)
            loses = part_is_stated(p, w + was, schema_name(&p->kind->fields[f]));
    return loses;
}

bool part_is_led_to(struct part *p, int64_t rec)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT 1 FROM main.tie WHERE a = ?1"
                                    " AND NOT (pos >= ?2 AND pos < ?3) LIMIT 1");
    db_bind_int(s, 1, rec);
    db_bind_int(s, 2, p->segments.list.v[p->from].first);
    db_bind_int(s, 3, part_next_rec(p));
    return db_int(p->ix, s) != 0;
}

bool part_loses_statement(struct part *p)
{
    if (p->kind->tag != KIND_EVENT && p->kind->tag != KIND_PERSON)
        return false;
    bool loses = false;
    for (size_t i = 0; i < p->was.list.n && !loses; i++) {
        const struct part_record *r = &p->was.list.v[i];
        if (r->top != i || r->twin == PART_NONE || r->same)
            continue;
        loses = loses_field(p, i, r->twin) ||
                (p->kind->tag == KIND_EVENT && loses_person(p, i, r->twin));
    }
    return loses;
}

/* ---- circles ---- */

enum { ANCESTORS = 200 };

static void push_roots(struct part *p, int64_t source, int64_t *out, size_t *n)
{
    static const enum field_tag fields[] = {FIELD_SOURCE_PART_OF, FIELD_SOURCE_COPY_OF};
    struct arena a = {0};
    for (size_t k = 0; k < 2; k++) {
        struct ties links = query_links(p->ix, source, fields[k], &a);
        for (size_t i = 0; i < links.n && *n < ANCESTORS; i++)
            out[(*n)++] = links.v[i].rec;
    }
    arena_free(&a);
}

static bool comes_back(struct part *p, int64_t source)
{
    int64_t above[ANCESTORS];
    size_t n = 0;
    push_roots(p, source, above, &n);
    for (size_t i = 0; i < n; i++) {
        if (above[i] == source)
            return true;
        push_roots(p, above[i], above, &n);
    }
    return n == ANCESTORS;
}

bool part_goes_in_circles(struct part *p)
{
    bool circle = false;
    for (size_t i = 0; i < p->is.list.n && !circle; i++) {
        const struct part_record *r = &p->is.list.v[i];
        if (p->kind->tag == KIND_SOURCE && r->top == i && part_is_changed(r))
            circle = comes_back(p, r->rec);
    }
    return circle;
}
