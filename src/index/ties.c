/* SPDX-License-Identifier: MIT */
/* Who is tied to whom, so that a narrowed list is one range of keys. A link ties both its
 * ends, and the record that its own record stands in (an event and its participants, a
 * claim and its accounts' quotes). A relation ties its two people too, and a statement
 * that names a participant (`fire.people.ines`) ties that person. */
#include "index/tables.h"
#include "index/writer.h"

/* Ties are written in the order of their keys, as many at a time as this: rows that come
 * sorted go to the end of the table, page after page. */
enum { SORTED_TIES = 1 << 19 };

struct tie_row {
    int64_t a, b;
    uint32_t pos;
    uint8_t kind;
};

struct tying {
    struct writer *w;
    sqlite3_stmt *insert, *person;
    VEC(struct tie_row) rows;
    int64_t relation, relation_of; /* the last link `of` seen, and of which relation */
    bool ok;
};

static int compare_rows(const void *a, const void *b)
{
    const struct tie_row *x = a, *y = b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->pos != y->pos)
        return x->pos < y->pos ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

static void write_rows(struct tying *t)
{
    if (t->rows.n)
        qsort(t->rows.v, t->rows.n, sizeof *t->rows.v, compare_rows);
    for (size_t i = 0; i < t->rows.n && t->ok; i++) {
        const struct tie_row *row = &t->rows.v[i];
        if (i && compare_rows(row - 1, row) == 0)
            continue;
        db_bind_int(t->insert, 1, row->a);
        db_bind_int(t->insert, 2, row->kind);
        db_bind_int(t->insert, 3, row->pos);
        db_bind_int(t->insert, 4, row->b);
        t->ok = db_run(t->w->ix, t->insert);
    }
    vec_clear(&t->rows);
}

static void tie_one_way(struct tying *t, int64_t a, int64_t b)
{
    const struct spot *spot = &t->w->spots.v[rec_number(b)];
    vec_push(&t->rows, ((struct tie_row){a, b, spot->pos, spot->kind}));
    if (t->rows.n == SORTED_TIES)
        write_rows(t);
}

static void tie(struct tying *t, int64_t a, int64_t b)
{
    if (!a || !b || a == b)
        return;
    tie_one_way(t, a, b);
    tie_one_way(t, b, a);
}

/* The record that a child stands in, 0 for records that stand in none but the case. */
static int64_t outer(const struct writer *w, int64_t rec)
{
    const struct kind *kind = rec_kind(rec);
    uint32_t parent = w->spots.v[rec_number(rec)].parent;
    if (tables_has_id(kind) || !parent)
        return 0;
    return rec_make(w->file, kind->parent, parent);
}

/* The person whose participation a statement on an event names, or 0. */
static int64_t participant(struct tying *t, int64_t to, struct str statement)
{
    const struct str people = STR("people.");
    if (index_kind(to) != KIND_EVENT || !str_starts(statement, people))
        return 0;
    db_bind_int(t->person, 1, t->w->file);
    db_bind_text(t->person, 2, str_sub(statement, people.n, statement.n));
    return db_int(t->w->ix, t->person);
}

/* Links come ordered by record and field: `of` stands before `person`. */
static void tie_relation(struct tying *t, int64_t from, struct str field, int64_t to)
{
    if (index_kind(from) != KIND_RELATION)
        return;
    if (str_eq(field, STR("of"))) {
        t->relation = from;
        t->relation_of = to;
    } else if (str_eq(field, STR("person")) && t->relation == from) {
        tie(t, to, t->relation_of);
    }
}

static void tie_link(struct tying *t, sqlite3_stmt *link)
{
    int64_t from = sqlite3_column_int64(link, 0), to = sqlite3_column_int64(link, 2);
    if (!to)
        return;
    tie(t, from, to);
    tie(t, outer(t->w, from), to);
    tie(t, from, participant(t, to, db_column(link, 3)));
    tie_relation(t, from, db_column(link, 1), to);
}

bool ties_write(struct writer *w)
{
    struct tying t = {.w = w, .ok = true};
    t.insert = db_sql(w->ix, "INSERT OR IGNORE INTO ties VALUES (?1, ?2, ?3, ?4)");
    t.person = db_sql(w->ix, "SELECT rec FROM people WHERE file = ?1 AND id = ?2");
    sqlite3_stmt *links = db_sql(w->ix,
        "SELECT from_rec, field, to_rec, statement FROM links"
        " WHERE from_rec BETWEEN ?1 AND ?2"
        " ORDER BY from_rec, field, ord");
    if (!links || !t.insert || !t.person)
        return false;
    db_bind_int(links, 1, rec_first(w->file));
    db_bind_int(links, 2, rec_last(w->file));
    while (db_row(w->ix, links)) {
        tie_link(&t, links);
        if (!t.ok) {
            db_rest(links);
            break;
        }
    }
    if (t.ok)
        write_rows(&t);
    vec_free(&t.rows);
    return t.ok;
}
