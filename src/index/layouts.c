/* SPDX-License-Identifier: MIT */
/* A layout is JSON: {"date": [lines below the record's, columns right of it], …}. For a
 * list whose entries do not all stand on the line of its key, their lines follow.
 *
 * Nearly every record's is one that was there before. So each is known by the numbers that
 * make it, and written as JSON when it is new. */
#include "index/layouts.h"

#include "base/arena.h"
#include "base/hash.h"

/* So many are known at a time; files with more kinds of layout keep some twice. */
enum { KNOWN_MOST = 1 << 14, SLOTS = KNOWN_MOST * 2 };

struct known {
    struct str numbers; /* in the arena; n is 0 in a free slot */
    int64_t layout;
};

struct layouts {
    struct known slots[SLOTS];
    size_t n;
    struct arena arena;
    VEC(int32_t) numbers; /* of the one that is asked for */
    struct buf json;
};

static struct known *slot_of(struct layouts *l, struct str numbers)
{
    size_t i = (size_t)hash_bytes(numbers) % SLOTS;
    while (l->slots[i].numbers.n && !str_eq(l->slots[i].numbers, numbers))
        i = (i + 1) % SLOTS;
    return &l->slots[i];
}

void layouts_forget(struct index *ix)
{
    if (!ix->layouts)
        return;
    arena_free(&ix->layouts->arena);
    vec_free(&ix->layouts->numbers);
    buf_free(&ix->layouts->json);
    free(ix->layouts);
    ix->layouts = NULL;
}

/* ---- numbers: for each place, its field, how many numbers follow, and these ---- */

static int32_t between(uint32_t to, uint32_t from)
{
    return (int32_t)(to - from);
}

static void add_entry_lines(struct layouts *l, const struct record *r,
                            const struct field_place *p)
{
    bool elsewhere = false;
    for (size_t i = 0; i < r->n_links && !elsewhere; i++)
        elsewhere = r->links[i].field == p->field && r->links[i].at.line != p->at.line;
    for (size_t i = 0; i < r->n_links && elsewhere; i++)
        if (r->links[i].field == p->field)
            vec_push(&l->numbers, between(r->links[i].at.line, r->at.line));
}

static struct str numbers_of(struct layouts *l, const struct record *r)
{
    vec_clear(&l->numbers);
    vec_push(&l->numbers, (int32_t)r->kind->tag);
    for (size_t i = 0; i < r->n_places; i++) {
        const struct field_place *p = &r->places[i];
        vec_push(&l->numbers, (int32_t)p->field->tag);
        size_t count = l->numbers.n;
        vec_push(&l->numbers, 0);
        vec_push(&l->numbers, between(p->at.line, r->at.line));
        vec_push(&l->numbers, between(p->at.col, r->at.col));
        if (schema_is_link(p->field->type))
            add_entry_lines(l, r, p);
        l->numbers.v[count] = (int32_t)(l->numbers.n - count - 1);
    }
    return (struct str){(const char *)l->numbers.v, l->numbers.n * sizeof *l->numbers.v};
}

/* Field names are words of the schema: nothing in them to escape. */
static void write_json(struct layouts *l)
{
    const char *between_fields = "{";
    buf_clear(&l->json);
    for (size_t i = 1; i < l->numbers.n;) {
        buf_addf(&l->json, "%s\"%s\":", between_fields,
                 schema_field((enum field_tag)l->numbers.v[i++])->name);
        int32_t n = l->numbers.v[i++];
        for (int32_t k = 0; k < n; k++)
            buf_addf(&l->json, "%c%d", k ? ',' : '[', (int)l->numbers.v[i++]);
        buf_addc(&l->json, ']');
        between_fields = ",";
    }
    buf_addz(&l->json, l->json.n ? "}" : "{}");
}

/* One that is not known may be in the table: it has no index, and few rows. */
static int64_t find_layout(struct index *ix, struct str json)
{
    sqlite3_stmt *s = db_sql(ix, "SELECT layout FROM main.layout WHERE places = ?1 LIMIT 1");
    db_bind_text(s, 1, json);
    return db_int(ix, s);
}

static int64_t add_layout(struct index *ix, struct str json)
{
    sqlite3_stmt *s = db_sql(ix, "INSERT INTO main.layout (places) VALUES (?1)");
    db_bind_text(s, 1, json);
    return db_run(ix, s) ? sqlite3_last_insert_rowid(ix->db) : 0;
}

int64_t layouts_number(struct index *ix, const struct record *r)
{
    if (!ix->layouts)
        ix->layouts = mem_alloc(sizeof *ix->layouts);
    struct layouts *l = ix->layouts;
    struct str numbers = numbers_of(l, r);
    struct known *slot = slot_of(l, numbers);
    if (slot->numbers.n)
        return slot->layout;
    write_json(l);
    int64_t layout = l->n < KNOWN_MOST ? find_layout(ix, buf_str(&l->json)) : 0;
    if (!layout)
        layout = add_layout(ix, buf_str(&l->json));
    if (layout && l->n < KNOWN_MOST) {
        *slot = (struct known){arena_str(&l->arena, numbers), layout};
        l->n++;
    }
    return layout;
}
