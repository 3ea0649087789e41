/* SPDX-License-Identifier: MIT */
/* Events are listed by their first day, then by their last (open ends outermost), then as in
 * the file; undated ones last: as the writer has it. Between two of them places are left. */
#include "index/part_rows.h"

#include "index/writer.h"

/* An event's key as SQL, of the row of that name. */
#define KEY(e)                                                                            \
    "(" e ".date IS NULL, ifnull(" e ".date_from, -9223372036854775807 - 1),"             \
    " ifnull(" e ".date_to, 9223372036854775807), " e ".rec)"

/* The place of the nearest event before or behind one, of those that have a place; 0. */
static int64_t neighbour(struct part *p, int64_t rec, bool before)
{
    sqlite3_stmt *s = db_sql(p->ix,
        "SELECT %s(e.pos) FROM main.event mine, main.event e"
        " WHERE mine.rec = ?3 AND e.rec BETWEEN ?1 AND ?2 AND e.pos IS NOT NULL"
        " AND " KEY("e") " %s " KEY("mine"),
        before ? "max" : "min", before ? "<" : ">");
    db_bind_kind(s, 1, p->file, KIND_EVENT);
    db_bind_int(s, 3, rec);
    return db_int(p->ix, s);
}

static bool set_place(struct part *p, const struct part_record *r)
{
    sqlite3_stmt *s = db_sql(p->ix, "UPDATE main.event SET pos = ?2 WHERE rec = ?1");
    db_bind_int(s, 1, r->rec);
    db_bind_int(s, 2, r->pos);
    return db_run(p->ix, s);
}

/* In the middle between its neighbours. */
static bool find_place(struct part *p, struct part_record *r)
{
    int64_t before = neighbour(p, r->rec, true), behind = neighbour(p, r->rec, false);
    if (!before)
        before = rec_make(p->file, KIND_EVENT, 0);
    if (!behind)
        behind = before + 2 * EVENT_GAP;
    r->pos = before + (behind - before) / 2;
    return behind - before > 1;
}

bool part_order_events(struct part *p, bool *room)
{
    struct part_record *v = p->is.list.v;
    bool ok = true;
    *room = true;
    for (size_t i = 0; i < p->is.list.n && ok; i++)
        if (v[i].r.kind->tag == KIND_EVENT && v[i].pos)
            ok = set_place(p, &v[i]);
    for (size_t i = 0; i < p->is.list.n && ok && *room; i++) {
        if (v[i].r.kind->tag != KIND_EVENT || v[i].pos)
            continue;
        *room = find_place(p, &v[i]);
        ok = ok && (!*room || set_place(p, &v[i]));
    }
    return ok && !index_error(p->ix).n;
}
