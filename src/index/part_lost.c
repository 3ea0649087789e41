/* SPDX-License-Identifier: MIT */
#include "index/part_lost.h"

#include "index/part_ties.h"
#include "index/recall.h"
#include "index/tables.h"

/* Of each question, so many are found; more is too many for anybody who asks. */
enum { FOUND_MOST = 2001 };

static bool is_beside(const struct part *p, int64_t rec)
{
    return rec && (rec < p->segments.list.v[p->from].first || rec >= part_next_rec(p));
}

bool part_concerns_cases(struct part *p)
{
    if (p->kind->tag != KIND_CASE || !p->is.list.n || p->is.list.v[0].twin != PART_NONE)
        return false;
    sqlite3_stmt *s = db_sql(p->ix,
        "SELECT EXISTS (SELECT 1 FROM main.\"case\" WHERE id IN (?1, ?2) AND rec <> ?3)"
        " OR EXISTS (SELECT 1 FROM main.files WHERE waits)");
    db_bind_text(s, 1, p->was.list.v[0].r.id);
    db_bind_text(s, 2, p->is.list.v[0].r.id);
    db_bind_int(s, 3, p->was.list.v[0].rec);
    return db_int(p->ix, s) != 0;
}

static bool clashes(struct part *p)
{
    bool clash = false;
    for (size_t i = 0; i < p->is.list.n && !clash; i++) {
        const struct part_record *r = &p->is.list.v[i];
        if (r->top == i && r->twin == PART_NONE)
            clash = query_find(p->ix, rec_make(p->file, KIND_CASE, 1), r->r.id) != 0;
    }
    return clash;
}

/* ---- records ---- */

/* `how` is not 0 where the other's own link makes the tie, or that of what stands in it. */
struct recs part_leading(struct part *p, int64_t rec)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT pos FROM main.tie WHERE a = ?1 AND how"
                                    " AND NOT (pos >= ?2 AND pos < ?3) LIMIT ?4");
    db_bind_int(s, 1, rec);
    db_bind_int(s, 2, p->segments.list.v[p->from].first);
    db_bind_int(s, 3, part_next_rec(p));
    db_bind_int(s, 4, FOUND_MOST);
    struct recs recs = db_recs(p->ix, s, &p->arena);
    for (size_t i = 0; i < recs.n; i++)
        recs.v[i] = part_top_of(p, recs.v[i]);
    return recs;
}

static bool loses_record(struct part *p)
{
    bool loses = false;
    for (size_t i = 0; i < p->was.list.n && !loses; i++) {
        const struct part_record *r = &p->was.list.v[i];
        loses = r->top == i && r->twin == PART_NONE && part_leading(p, r->rec).n;
    }
    return loses;
}

/* ---- statements ---- */

static struct recs naming(struct part *p, int64_t rec, enum kind_tag by, struct str statement)
{
    sqlite3_stmt *s = db_sql(p->ix,
        "SELECT q.rec FROM main.tie t JOIN main.\"%s\" q ON q.rec = t.pos WHERE t.a = ?1"
        " AND t.pos BETWEEN ?2 AND ?3 AND t.how & ?4 AND instr(q.about, ?5) LIMIT ?6",
        schema_kind(by)->name);
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, p->file, by);
    db_bind_int(s, 4, HOW_ABOUT);
    db_bind_text(s, 5, statement);
    db_bind_int(s, 6, FOUND_MOST);
    return db_recs(p->ix, s, &p->arena);
}

struct recs part_stating(struct part *p, const struct part_record *was, struct str name)
{
    if (p->kind->tag != KIND_EVENT && p->kind->tag != KIND_PERSON)
        return (struct recs){0};
    struct str statement =
        arena_strf(&p->arena, "\"%.*s.%.*s\"", STR_ARG(was->r.id), STR_ARG(name));
    struct recs quotes = naming(p, was->rec, KIND_QUOTE, statement);
    struct recs claims = naming(p, was->rec, KIND_CLAIM, statement);
    struct recs all = {arena_array(&p->arena, quotes.n + claims.n, sizeof *all.v), 0};
    for (size_t i = 0; i < quotes.n; i++)
        all.v[all.n++] = quotes.v[i];
    for (size_t i = 0; i < claims.n; i++)
        all.v[all.n++] = claims.v[i];
    return all;
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
    size_t n = part_size(&p->was, was);
    for (size_t i = was + 1; i < was + n && !loses; i++) {
        const struct link *person =
            record_link(&p->was.list.v[i].r, FIELD_PARTICIPATION_PERSON);
        struct str name = arena_strf(&p->arena, "people.%.*s", STR_ARG(person->text));
        loses = !has_person(p, is, person->text) &&
                part_stating(p, &p->was.list.v[was], name).n;
    }
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
            loses = part_stating(p, w + was, schema_name(&p->kind->fields[f])).n;
    return loses;
}

static bool loses_statement(struct part *p)
{
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

/* Records of the part that are looked at on all ways up: more is not worth it. */
enum { STEPS_MOST = 1 << 20 };

/* Sources that were found on the way up, by id; those of the part as they are now. */
struct climb {
    struct part *p;
    VEC(struct str) ids;
    size_t *steps; /* that are left */
};

static void reach(struct climb *c, struct str id)
{
    for (size_t i = 0; i < c->ids.n; i++)
        if (str_eq(c->ids.v[i], id))
            return;
    if (c->ids.n < FOUND_MOST)
        vec_push(&c->ids, id);
}

static bool is_root(const struct link *link)
{
    return link->field->tag == FIELD_SOURCE_PART_OF || link->field->tag == FIELD_SOURCE_COPY_OF;
}

static void climb_record(struct climb *c, const struct record *r)
{
    for (size_t i = 0; i < r->n_links; i++)
        if (is_root(&r->links[i]))
            reach(c, r->links[i].text);
}

static void climb_from(struct climb *c, struct str id)
{
    struct part *p = c->p;
    *c->steps -= *c->steps < p->is.list.n ? *c->steps : p->is.list.n;
    for (size_t i = 0; i < p->is.list.n; i++)
        if (str_eq(p->is.list.v[i].r.id, id)) {
            climb_record(c, &p->is.list.v[i].r);
            return;
        }
    int64_t rec = query_find(p->ix, rec_make(p->file, KIND_CASE, 1), id);
    struct part_records found = {0};
    if (!is_beside(p, rec))
        return;
    recall_record(p->ix, rec, 0, &p->arena, &found);
    if (found.list.n)
        climb_record(c, &found.list.v[0].r);
    vec_free(&found.list);
}

static struct climb climb(struct part *p, struct str id, size_t *steps)
{
    struct climb c = {.p = p, .steps = steps};
    reach(&c, id);
    for (size_t i = 0; i < c.ids.n && *steps; i++)
        climb_from(&c, c.ids.v[i]);
    return c;
}

struct recs part_rooted(struct part *p)
{
    sqlite3_stmt *s = db_sql(p->ix,
        "SELECT rec FROM main.source WHERE rec BETWEEN ?1 AND ?2 AND NOT (rec >= ?3"
        " AND rec < ?4) AND (part_of IS NOT NULL OR copy_of IS NOT NULL) LIMIT ?5");
    db_bind_kind(s, 1, p->file, KIND_SOURCE);
    db_bind_int(s, 3, p->segments.list.v[p->from].first);
    db_bind_int(s, 4, part_next_rec(p));
    db_bind_int(s, 5, FOUND_MOST);
    return db_recs(p->ix, s, &p->arena);
}

static bool had_root(const struct record *was, const struct link *link)
{
    const struct link *root = record_link(was, link->field->tag);
    return root && str_eq(root->text, link->text);
}

/* Whether one comes back to a source from what it is now part or copy of; also where that
 * would take long to tell. `was` may be NULL. */
static bool comes_back(struct part *p, const struct record *r, const struct record *was,
                       size_t *steps)
{
    bool back = false;
    for (size_t i = 0; i < r->n_links && !back; i++) {
        if (!is_root(&r->links[i]) || (was && had_root(was, &r->links[i])))
            continue;
        struct climb c = climb(p, r->links[i].text, steps);
        back = c.ids.n == FOUND_MOST || !*steps;
        for (size_t k = 0; k < c.ids.n; k++)
            back = back || str_eq(c.ids.v[k], r->id);
        vec_free(&c.ids);
    }
    return back;
}

static bool goes_in_circles(struct part *p)
{
    bool circle = false;
    size_t steps = STEPS_MOST;
    for (size_t i = 0; i < p->is.list.n && !circle && p->kind->tag == KIND_SOURCE; i++) {
        const struct part_record *r = &p->is.list.v[i];
        const struct record *was = r->twin == PART_NONE ? NULL : &p->was.list.v[r->twin].r;
        if (r->top == i && part_is_changed(r))
            circle = comes_back(p, &r->r, was, &steps);
    }
    return circle;
}

bool part_harms(struct part *p)
{
    return clashes(p) || loses_record(p) || loses_statement(p) || goes_in_circles(p);
}
