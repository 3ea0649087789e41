/* SPDX-License-Identifier: MIT */
#include "index/part_ties.h"

#include "index/tables.h"
#include "index/tied.h"

void part_ties_free(struct part_ties *t)
{
    vec_free(&t->others);
}

int64_t part_resolve(struct part *p, const struct link *link)
{
    struct str id = link->text;
    if (link->statement.n)
        id.n -= link->statement.n + 1;
    return query_find(p->ix, rec_make(p->file, KIND_CASE, 1), id);
}

/* ---- rows ---- */

static bool put(struct part *p, int64_t a, int64_t pos, int how)
{
    sqlite3_stmt *s = db_sql(p->ix, "INSERT INTO main.tie VALUES (?1, ?2, ?3)"
                                    " ON CONFLICT DO UPDATE SET how = how | excluded.how");
    db_bind_int(s, 1, a);
    db_bind_int(s, 2, pos);
    db_bind_int(s, 3, how);
    return db_run(p->ix, s);
}

static bool take(struct part *p, int64_t a, int64_t pos)
{
    sqlite3_stmt *s = db_sql(p->ix, "DELETE FROM main.tie WHERE a = ?1 AND pos = ?2");
    db_bind_int(s, 1, a);
    db_bind_int(s, 2, pos);
    return db_run(p->ix, s);
}

/* -1 when there is none. */
static int how_of(struct part *p, int64_t a, int64_t pos)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT how + 1 FROM main.tie WHERE a = ?1 AND pos = ?2");
    db_bind_int(s, 1, a);
    db_bind_int(s, 2, pos);
    return (int)db_int(p->ix, s) - 1;
}

/* ---- what comes of a record's own links: ties.h says which ---- */

struct own {
    struct part *p;
    const struct part_records *records;
    VEC(struct part_tie) rows;
    VEC(struct part_tie) couples; /* of relations: two people */
};

static void both(struct own *o, const struct part_record *from, int64_t to)
{
    if (!to || to == from->rec)
        return;
    vec_push(&o->rows, ((struct part_tie){to, from->pos, 0}));
    vec_push(&o->rows, ((struct part_tie){from->rec, tied_pos_of(o->p->ix, to), 0}));
}

static int64_t stated_person(struct own *o, const struct link *link)
{
    const struct str people = STR("people.");
    if (!str_starts(link->statement, people))
        return 0;
    return query_find(o->p->ix, rec_make(o->p->file, KIND_CASE, 1),
                      str_sub(link->statement, people.n, link->statement.n));
}

static void add_link(struct own *o, const struct part_record *r, const struct link *link)
{
    const struct part_record *top = &o->records->list.v[r->top];
    int64_t to = part_resolve(o->p, link);
    if (to && to != r->rec)
        vec_push(&o->rows, ((struct part_tie){to, r->pos, (int)tables_how(link->field->tag)}));
    if (top != r)
        both(o, top, to);
    else if (r->r.kind->tag != KIND_QUOTE && to && to != r->rec)
        vec_push(&o->rows, ((struct part_tie){r->rec, tied_pos_of(o->p->ix, to), 0}));
    both(o, r, stated_person(o, link));
}

static void add_couple(struct own *o, const struct record *r)
{
    const struct link *person = record_link(r, FIELD_RELATION_PERSON);
    const struct link *of = record_link(r, FIELD_RELATION_OF);
    int64_t a = person ? part_resolve(o->p, person) : 0, b = of ? part_resolve(o->p, of) : 0;
    if (a && b && a != b) {
        vec_push(&o->couples, ((struct part_tie){a, b, 0}));
        vec_push(&o->couples, ((struct part_tie){b, a, 0}));
    }
}

static struct own own_of(struct part *p, const struct part_records *records)
{
    struct own o = {.p = p, .records = records};
    for (size_t i = 0; i < records->list.n; i++) {
        const struct part_record *r = &records->list.v[i];
        if (!part_is_touched(&records->list.v[r->top]))
            continue;
        for (size_t k = 0; k < r->r.n_links; k++)
            add_link(&o, r, &r->r.links[k]);
        if (r->r.kind->tag == KIND_RELATION)
            add_couple(&o, &r->r);
    }
    return o;
}

static void own_free(struct own *o)
{
    vec_free(&o->rows);
    vec_free(&o->couples);
}

/* Whether some relation is between the two. */
static bool is_couple(struct part *p, int64_t a, int64_t b)
{
    sqlite3_stmt *s = db_sql(p->ix,
        "SELECT 1 FROM main.tie x JOIN main.tie y ON y.a = ?2 AND y.pos = x.pos"
        " WHERE x.a = ?1 AND x.pos BETWEEN ?3 AND ?4 AND x.how & ?5 AND y.how & ?5 LIMIT 1");
    db_bind_int(s, 1, a);
    db_bind_int(s, 2, b);
    db_bind_kind(s, 3, p->file, KIND_RELATION);
    db_bind_int(s, 5, HOW_PERSON);
    return db_int(p->ix, s) != 0;
}

static bool take_own(struct part *p)
{
    struct own o = own_of(p, &p->was);
    bool ok = true;
    for (size_t i = 0; i < o.rows.n && ok; i++)
        ok = take(p, o.rows.v[i].a, o.rows.v[i].pos);
    for (size_t i = 0; i < o.couples.n && ok; i++)
        if (!is_couple(p, o.couples.v[i].a, o.couples.v[i].pos))
            ok = take(p, o.couples.v[i].a, o.couples.v[i].pos);
    own_free(&o);
    return ok;
}

static bool put_own(struct part *p)
{
    struct own o = own_of(p, &p->is);
    bool ok = true;
    for (size_t i = 0; i < o.rows.n && ok; i++)
        ok = put(p, o.rows.v[i].a, o.rows.v[i].pos, o.rows.v[i].how);
    for (size_t i = 0; i < o.couples.n && ok; i++)
        ok = put(p, o.couples.v[i].a, o.couples.v[i].pos, 0);
    own_free(&o);
    return ok;
}

/* ---- what comes of others' ---- */

/* All that is left of a record's ties, in both directions. */
static bool take_others(struct part_ties *t, struct part *p, const struct part_record *r)
{
    struct arena a = {0};
    sqlite3_stmt *s = db_sql(p->ix, "SELECT pos FROM main.tie WHERE a = ?1");
    db_bind_int(s, 1, r->rec);
    struct recs places = db_recs(p->ix, s, &a);
    bool ok = true;
    for (size_t i = 0; i < places.n && ok; i++) {
        int64_t pos = places.v[i], other = tied_rec_at(p->ix, pos);
        int back = how_of(p, other, r->pos);
        vec_push(&t->others, ((struct part_tie){r->rec, pos, how_of(p, r->rec, pos)}));
        ok = take(p, r->rec, pos);
        if (back < 0)
            continue;
        vec_push(&t->others, ((struct part_tie){other, r->pos, back}));
        ok = ok && take(p, other, r->pos);
    }
    arena_free(&a);
    return ok;
}

bool part_ties_take(struct part_ties *t, struct part *p)
{
    *t = (struct part_ties){0};
    bool ok = take_own(p);
    for (size_t i = 0; i < p->was.list.n && ok; i++) {
        const struct part_record *r = &p->was.list.v[i];
        if (r->top == i && r->twin != PART_NONE && r->moved)
            ok = take_others(t, p, r);
    }
    return ok && !index_error(p->ix).n;
}

/* ---- by new recs and places ---- */

struct move {
    int64_t from, to;
};

struct moves {
    struct move *v;
    size_t n;
};

static int by_from(const void *a, const void *b)
{
    const struct move *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

static int64_t moved(const struct moves *m, int64_t from)
{
    const struct move key = {from, 0};
    const struct move *found = m->n ? bsearch(&key, m->v, m->n, sizeof key, by_from) : NULL;
    return found ? found->to : from;
}

/* Of recs, or of places. */
static struct moves moves_of(struct part *p, bool places)
{
    struct moves m = {arena_array(&p->arena, p->was.list.n, sizeof *m.v), 0};
    for (size_t i = 0; i < p->was.list.n; i++) {
        const struct part_record *was = &p->was.list.v[i];
        if (was->top != i || was->twin == PART_NONE)
            continue;
        const struct part_record *is = &p->is.list.v[was->twin];
        m.v[m.n++] = places ? (struct move){was->pos, is->pos}
                            : (struct move){was->rec, is->rec};
    }
    if (m.n)
        qsort(m.v, m.n, sizeof *m.v, by_from);
    return m;
}

bool part_ties_put(struct part_ties *t, struct part *p)
{
    struct moves recs = moves_of(p, false), places = moves_of(p, true);
    bool ok = true;
    for (size_t i = 0; i < t->others.n && ok; i++) {
        const struct part_tie *o = &t->others.v[i];
        ok = put(p, moved(&recs, o->a), moved(&places, o->pos), o->how);
    }
    return ok && put_own(p) && !index_error(p->ix).n;
}
