/* SPDX-License-Identifier: MIT */
/* A layout is JSON: {"date": [lines below the record's, columns right of it], …}. For a
 * list whose entries do not all stand on the line of its key, their lines follow. */
#include "index/layouts.h"

#include "base/arena.h"
#include "base/hash.h"

/* So many are known at a time; files with more kinds of layout keep some twice. */
enum { KNOWN_MOST = 1 << 14, SLOTS = KNOWN_MOST * 2 };

struct known {
    struct str text; /* in the arena; n is 0 in a free slot */
    int64_t number;
};

struct layouts {
    struct known slots[SLOTS];
    size_t n;
    struct arena arena;
    struct buf json; /* the one that is asked for */
};

static struct known *slot_of(struct layouts *l, struct str text)
{
    size_t i = (size_t)hash_bytes(text) % SLOTS;
    while (l->slots[i].text.n && !str_eq(l->slots[i].text, text))
        i = (i + 1) % SLOTS;
    return &l->slots[i];
}

static void know(struct layouts *l, struct known *slot, struct str text, int64_t number)
{
    if (l->n == KNOWN_MOST)
        return;
    *slot = (struct known){arena_str(&l->arena, text), number};
    l->n++;
}

static struct layouts *layouts_of(struct index *ix)
{
    if (ix->layouts)
        return ix->layouts;
    struct layouts *l = ix->layouts = mem_alloc(sizeof *l);
    sqlite3_stmt *s = db_sql(ix, "SELECT layout, places FROM main.layout LIMIT ?1");
    db_bind_int(s, 1, KNOWN_MOST);
    while (db_row(ix, s)) {
        struct str text = db_column(s, 1);
        know(l, slot_of(l, text), text, sqlite3_column_int64(s, 0));
    }
    return l;
}

void layouts_forget(struct index *ix)
{
    if (!ix->layouts)
        return;
    arena_free(&ix->layouts->arena);
    buf_free(&ix->layouts->json);
    free(ix->layouts);
    ix->layouts = NULL;
}

/* Written for every record there is, so without printf. */
static void add_number(struct buf *out, int64_t n)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t left = n < 0 ? (uint64_t)-n : (uint64_t)n;
    do
        digits[--at] = (char)('0' + left % 10);
    while (left /= 10);
    if (n < 0)
        digits[--at] = '-';
    buf_add(out, (struct str){digits + at, sizeof digits - at});
}

static void add_entry_lines(struct buf *out, const struct record *r,
                            const struct field_place *p)
{
    bool elsewhere = false;
    for (size_t i = 0; i < r->n_links && !elsewhere; i++)
        elsewhere = r->links[i].field == p->field && r->links[i].at.line != p->at.line;
    for (size_t i = 0; i < r->n_links && elsewhere; i++) {
        if (r->links[i].field != p->field)
            continue;
        buf_addc(out, ',');
        add_number(out, (int64_t)r->links[i].at.line - (int64_t)r->at.line);
    }
}

/* Field names are words of the schema: nothing in them to escape. */
static void write_json(struct buf *out, const struct record *r)
{
    buf_clear(out);
    buf_addc(out, '{');
    for (size_t i = 0; i < r->n_places; i++) {
        const struct field_place *p = &r->places[i];
        buf_addz(out, i ? ",\"" : "\"");
        buf_add(out, schema_name(p->field));
        buf_addz(out, "\":[");
        add_number(out, (int64_t)p->at.line - (int64_t)r->at.line);
        buf_addc(out, ',');
        add_number(out, (int64_t)p->at.col - (int64_t)r->at.col);
        add_entry_lines(out, r, p);
        buf_addc(out, ']');
    }
    buf_addc(out, '}');
}

int64_t layouts_number(struct index *ix, const struct record *r)
{
    struct layouts *l = layouts_of(ix);
    write_json(&l->json, r);
    struct str text = buf_str(&l->json);
    struct known *slot = slot_of(l, text);
    if (slot->text.n)
        return slot->number;
    sqlite3_stmt *s = db_sql(ix, "INSERT INTO main.layout (places) VALUES (?1)");
    db_bind_text(s, 1, text);
    if (!db_run(ix, s))
        return 0;
    int64_t number = sqlite3_last_insert_rowid(ix->db);
    know(l, slot, text, number);
    return number;
}
