/* SPDX-License-Identifier: MIT */
#include "index/patch_records.h"

#include "format/load.h"
#include "index/query.h"

void part_records_free(struct part_records *p)
{
    vec_free(&p->list);
    arena_free(&p->arena);
}

static void *copy(struct arena *a, const void *from, size_t n, size_t size)
{
    void *to = arena_array(a, n, size);
    if (n)
        memcpy(to, from, n * size);
    return to;
}

static bool keep(void *self, const struct record *r)
{
    struct part_records *p = self;
    struct arena *a = &p->arena;
    if (r->kind->tag == KIND_CASE)
        return true;
    struct record mine = *r;
    struct value *values = copy(a, r->values, r->n_values, sizeof *values);
    struct link *links = copy(a, r->links, r->n_links, sizeof *links);
    for (size_t i = 0; i < r->n_values; i++)
        values[i].text = arena_str(a, values[i].text);
    for (size_t i = 0; i < r->n_links; i++) {
        links[i].text = arena_str(a, links[i].text);
        if (links[i].statement.n)
            links[i].statement = str_sub(links[i].text,
                links[i].text.n - links[i].statement.n, links[i].text.n);
    }
    mine.id = arena_str(a, r->id);
    mine.values = values;
    mine.links = links;
    mine.places = copy(a, r->places, r->n_places, sizeof *r->places);
    vec_push(&p->list, mine);
    p->cut = p->list.n >= PART_RECORDS;
    return !p->cut;
}

/* ---- the rest of the file, as the index has it ---- */

struct rest {
    struct index *ix;
    int64_t file;
};

static int64_t find_rec(const struct rest *rest, struct str id)
{
    return query_find(rest->ix, rec_make(rest->file, KIND_CASE, 1), id);
}

static bool find(void *self, struct str id, enum kind_tag *kind, uint32_t *fields)
{
    const struct rest *rest = self;
    int64_t rec = find_rec(rest, id);
    if (!rec)
        return false;
    struct arena a = {0};
    struct str places = STR_NONE;
    sqlite3_stmt *s = db_sql(rest->ix, "SELECT places FROM \"%s\" WHERE rec = ?1",
                             rec_kind(rec)->table);
    db_bind_int(s, 1, rec);
    if (db_row(rest->ix, s)) {
        places = db_text(s, 0, &a);
        db_rest(s);
    }
    *kind = index_kind(rec);
    *fields = 0;
    for (size_t i = 0; i < rec_kind(rec)->n_fields; i++) {
        struct str key = arena_strf(&a, "\"%s\":", rec_kind(rec)->fields[i].name);
        if (str_find(places, key, 0) != SIZE_MAX)
            *fields |= (uint32_t)1 << i;
    }
    arena_free(&a);
    return true;
}

static bool has_part(void *self, struct str event, struct str person)
{
    const struct rest *rest = self;
    int64_t rec = find_rec(rest, event);
    sqlite3_stmt *s = db_sql(rest->ix,
        "SELECT 1 FROM participation WHERE parent = ?1 AND rec BETWEEN ?2 AND ?3"
        " AND person = ?4 LIMIT 1");
    db_bind_int(s, 1, rec_number(rec));
    db_bind_kind(s, 2, rest->file, KIND_PARTICIPATION);
    db_bind_text(s, 4, person);
    return rec && db_int(rest->ix, s);
}

bool part_records_read(struct part_records *p, struct index *ix, int64_t file,
                       const struct kind *section, struct str text)
{
    struct rest rest = {ix, file};
    const struct load_rest outside = {&rest, find, has_part};
    struct record_sink sink = {p, keep};
    struct diags diags = {0};
    *p = (struct part_records){0};
    bool good = load_part(text, section, &outside, &sink, &diags) && !diags.list.n;
    diags_free(&diags);
    return good && !p->cut && p->list.n && !index_error(ix).n;
}
