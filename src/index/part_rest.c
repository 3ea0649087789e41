/* SPDX-License-Identifier: MIT */
#include "index/part_rest.h"

#include "index/recall.h"

static bool is_in_part(const struct part_rest *rest, int64_t rec)
{
    const struct part *p = rest->part;
    return p && rec >= p->segments.list.v[p->from].first && rec < part_next_rec(p);
}

int64_t part_rest_find(const struct part_rest *rest, struct str id)
{
    int64_t rec = query_find(rest->ix, rec_make(rest->file, KIND_CASE, 1), id);
    return is_in_part(rest, rec) ? 0 : rec;
}

static bool find(void *self, struct str id, struct load_found *found)
{
    const struct part_rest *rest = self;
    int64_t rec = part_rest_find(rest, id);
    if (!rec)
        return false;
    struct arena a = {0};
    struct part_records records = {0};
    recall_record(rest->ix, rec, 0, &a, &records);
    *found = (struct load_found){.kind = index_kind(rec)};
    if (records.list.n)
        found->fields = recall_fields(records.list.v, records.list.n);
    found->before = !rest->part || part_stands_behind(rest->part, rec);
    vec_free(&records.list);
    arena_free(&a);
    return true;
}

static bool has_part(void *self, struct str event, struct str person)
{
    const struct part_rest *rest = self;
    int64_t rec = part_rest_find(rest, event);
    if (!rec)
        return false;
    sqlite3_stmt *s = db_sql(rest->ix,
        "SELECT 1 FROM main.participation WHERE parent = ?1 AND rec BETWEEN ?2 AND ?3"
        " AND person = ?4 LIMIT 1");
    db_bind_int(s, 1, rec_number(rec));
    db_bind_kind(s, 2, rest->file, KIND_PARTICIPATION);
    db_bind_text(s, 4, person);
    return db_int(rest->ix, s) != 0;
}

/* Only ids are read, which an index has together. */
static void offer_kind(struct part_rest *rest, enum kind_tag kind, struct suggestion *s)
{
    sqlite3_stmt *ids = db_sql(rest->ix, "SELECT id, rec FROM main.\"%s\" INDEXED BY"
                                         " \"%s_by_id\" WHERE rec BETWEEN ?1 AND ?2",
                               schema_kind(kind)->name, schema_kind(kind)->name);
    db_bind_kind(ids, 1, rest->file, kind);
    while (db_row(rest->ix, ids)) {
        const char *best = s->best.p;
        if (is_in_part(rest, sqlite3_column_int64(ids, 1)))
            continue;
        suggest_offer(s, db_column(ids, 0));
        if (s->best.p != best) /* the row goes */
            s->best = arena_str(&rest->arena, s->best);
    }
}

static void offer(void *self, const struct field *field, struct suggestion *s)
{
    for (int k = 0; k < KINDS; k++)
        if (schema_takes_kind(field, (enum kind_tag)k))
            offer_kind(self, (enum kind_tag)k, s);
}

struct load_rest part_rest_hooks(struct part_rest *rest)
{
    return (struct load_rest){
        .self = rest, .find = find, .has_part = has_part, .offer = offer};
}
