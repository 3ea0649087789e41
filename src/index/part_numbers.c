/* SPDX-License-Identifier: MIT */
/* Recs grow as in the file. What stays between its neighbours keeps its rec; what comes takes
 * one of those that are free between them; where none are, what follows in the part moves,
 * and at worst all of it. */
#include "index/part.h"


/* Records of one list and of one kind, by their places in it. */
struct run {
    VEC(size_t) at;
};

static struct run run_of(const struct part_records *records, bool tops)
{
    struct run run = {0};
    for (size_t i = 0; i < records->list.n; i++)
        if ((records->list.v[i].top == i) == tops)
            vec_push(&run.at, i);
    return run;
}

/* Numbers `n` records of the part with recs between two others, evenly; but no further
 * apart than is of use. */
static bool spread(struct part *p, const size_t *at, size_t n, int64_t before, int64_t behind)
{
    enum { APART = 4 };
    int64_t room = behind - before - 1, count = (int64_t)n;
    if (room < count)
        return false;
    if (room / APART > count)
        room = count * APART;
    for (int64_t i = 0; i < count; i++)
        p->is.list.v[at[i]].rec = before + 1 + i * room / count;
    return true;
}

/* Whether a record is what another was; what stands in one, if as much does as did. */
static bool are_twins(const struct part *p, size_t was, size_t is)
{
    size_t was_top = p->was.list.v[was].top, is_top = p->is.list.v[is].top;
    return p->is.list.v[is_top].twin == was_top && was - was_top == is - is_top &&
           (is == is_top || part_size(&p->was, was_top) == part_size(&p->is, is_top));
}

/* Of records between two others. */
static bool number_run(struct part *p, const struct run *was, const struct run *is,
                       int64_t before, int64_t behind)
{
    const struct part_record *v = p->was.list.v;
    size_t front = 0, back = 0, n = is->at.n;
    while (front < n && front < was->at.n && are_twins(p, was->at.v[front], is->at.v[front]))
        front++;
    while (back < n - front && back < was->at.n - front &&
           are_twins(p, was->at.v[was->at.n - 1 - back], is->at.v[n - 1 - back]))
        back++;
    for (size_t i = 0; i < front; i++)
        p->is.list.v[is->at.v[i]].rec = v[was->at.v[i]].rec;
    for (size_t i = 0; i < back; i++)
        p->is.list.v[is->at.v[n - 1 - i]].rec = v[was->at.v[was->at.n - 1 - i]].rec;
    int64_t last = front ? v[was->at.v[front - 1]].rec : before;
    int64_t next = back ? v[was->at.v[was->at.n - back]].rec : behind;
    return n == front + back || spread(p, is->at.v + front, n - front - back, last, next) ||
           spread(p, is->at.v + front, n - front, last, behind) ||
           spread(p, is->at.v, n, before, behind);
}

/* The last record of a kind before the part: its number is not free, those behind it are. */
static int64_t last_before(struct part *p)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT max(rec) FROM main.\"%s\" WHERE rec >= ?1"
                                    " AND rec < ?2", p->kind->name);
    db_bind_int(s, 1, rec_make(p->file, p->kind->tag, 0));
    db_bind_int(s, 2, p->segments.list.v[p->from].first);
    int64_t rec = db_int(p->ix, s);
    return rec ? rec : rec_make(p->file, p->kind->tag, 0);
}

/* ---- what stands in them ---- */

static const struct kind *child_kind(const struct kind *kind)
{
    for (size_t f = 0; f < kind->n_fields; f++)
        if (schema_is_children(kind->fields[f].type))
            return schema_child(&kind->fields[f]);
    return NULL;
}

/* The nearest child of a record before the part or behind it; `none` where there is none. */
static int64_t neighbour(struct part *p, const struct kind *child, bool before, int64_t none)
{
    sqlite3_stmt *s = before
        ? db_sql(p->ix, "SELECT rec FROM main.\"%s\" WHERE rec BETWEEN ?1 AND ?2"
                        " AND parent < ?3 ORDER BY rec DESC LIMIT 1", child->name)
        : db_sql(p->ix, "SELECT rec FROM main.\"%s\" WHERE rec BETWEEN ?1 AND ?2"
                        " AND parent >= ?3 ORDER BY rec LIMIT 1", child->name);
    db_bind_kind(s, 1, p->file, child->tag);
    db_bind_int(s, 3, rec_number(before ? p->segments.list.v[p->from].first
                                        : part_next_rec(p)));
    int64_t rec = db_int(p->ix, s);
    return rec ? rec : none;
}

static bool number_children(struct part *p, const struct run *was, const struct run *is)
{
    const struct kind *child = child_kind(p->kind);
    if (!is->at.n)
        return true;
    int64_t before = neighbour(p, child, true, rec_make(p->file, child->tag, 0));
    int64_t behind = neighbour(p, child, false, rec_make(p->file, child->tag, UINT32_MAX));
    return number_run(p, was, is, before, behind);
}

/* ---- both ---- */

/* Whether what stays is in the order in which it was. */
static bool keeps_order(const struct part *p)
{
    size_t last = 0;
    for (size_t i = 0; i < p->is.list.n; i++) {
        const struct part_record *r = &p->is.list.v[i];
        if (r->top != i || r->twin == PART_NONE)
            continue;
        if (r->twin < last)
            return false;
        last = r->twin;
    }
    return true;
}

static bool same_date(const struct part *p, const struct part_record *r)
{
    const struct value *was = record_value(&p->was.list.v[r->twin].r, FIELD_EVENT_DATE);
    const struct value *is = record_value(&r->r, FIELD_EVENT_DATE);
    return was && is ? str_eq(was->text, is->text) : was == is;
}

/* An event's place is 0 until it has one. */
static void place_all(struct part *p)
{
    bool order = keeps_order(p);
    for (size_t i = 0; i < p->is.list.n; i++) {
        struct part_record *r = &p->is.list.v[i];
        if (r->r.kind->tag != KIND_EVENT)
            r->pos = r->rec;
        else if (order && r->twin != PART_NONE && same_date(p, r))
            r->pos = p->was.list.v[r->twin].pos;
    }
}

bool part_is_touched(const struct part_record *r)
{
    return part_is_changed(r) || r->moved;
}

/* A record moves with what stands in it, which is as much as was where it says the same. */
static void note_moves(struct part *p)
{
    struct part_record *was = p->was.list.v, *is = p->is.list.v;
    for (size_t i = 0; i < p->is.list.n; i++) {
        struct part_record *top = &is[is[i].top];
        if (top->twin == PART_NONE)
            continue;
        size_t twin = top->twin + (i - is[i].top);
        if (top->same && (was[twin].rec != is[i].rec || was[twin].pos != is[i].pos))
            top->moved = was[top->twin].moved = true;
        if (is[i].top == i && (was[twin].rec != top->rec || was[twin].pos != top->pos))
            top->moved = was[top->twin].moved = true;
    }
}

bool part_number(struct part *p)
{
    struct run was = run_of(&p->was, true), is = run_of(&p->is, true);
    struct run was_in = run_of(&p->was, false), is_in = run_of(&p->is, false);
    bool ok = number_run(p, &was, &is, last_before(p), part_next_rec(p)) &&
              number_children(p, &was_in, &is_in);
    vec_free(&was.at);
    vec_free(&is.at);
    vec_free(&was_in.at);
    vec_free(&is_in.at);
    if (ok) {
        place_all(p);
        note_moves(p);
    }
    return ok && !index_error(p->ix).n;
}
