/* SPDX-License-Identifier: MIT */
/* Rows are written in the order of their keys, so that each goes to the end of the table.
 * As many of them are made at a time as memory may hold: the records are taken in the order
 * of their recs, and all that was noted is looked through for each such lot. */
#include "index/ties.h"

#include "index/tables.h"

enum {
    LOT = 1 << 20, /* rows */
    BATCH = 64,    /* rows of one statement, which costs as much as several rows */
    FEW = 16,      /* rows that are quicker sorted without calls */
};

void ties_free(struct ties_made *t)
{
    vec_free(&t->spots);
    vec_free(&t->made);
    vec_free(&t->parts);
    vec_free(&t->event_order);
    arena_free(&t->arena);
}

/* ---- noting ---- */

static void note(struct ties_made *t, uint32_t from, uint32_t to, enum how how, bool one_way)
{
    if (from != to)
        vec_push(&t->made, ((struct tie_made){from, to, (uint8_t)how, one_way}));
}

static void note_link(struct ties_made *t, const struct record *r, const struct link *link)
{
    const struct str people = STR("people.");
    bool child = !tables_has_id(r->kind);
    bool one_way = child || r->kind->tag == KIND_QUOTE;
    note(t, r->number, link->to, tables_how(link->field->tag), one_way);
    if (child)
        note(t, r->parent, link->to, 0, false);
    if (str_starts(link->statement, people)) {
        struct str person = str_sub(link->statement, people.n, link->statement.n);
        vec_push(&t->parts, ((struct tie_part){r->number, arena_str(&t->arena, person)}));
    }
}

static void note_relation(struct ties_made *t, const struct record *r)
{
    const struct link *person = record_link(r, FIELD_RELATION_PERSON);
    const struct link *of = record_link(r, FIELD_RELATION_OF);
    if (person && of)
        note(t, person->to, of->to, 0, false);
}

void ties_note(struct ties_made *t, const struct record *r, uint32_t number)
{
    while (t->spots.n <= r->number)
        vec_push(&t->spots, ((struct spot){0, KINDS}));
    t->spots.v[r->number] = (struct spot){number, (uint8_t)r->kind->tag};
    for (size_t i = 0; i < r->n_links; i++)
        note_link(t, r, &r->links[i]);
    if (r->kind->tag == KIND_RELATION)
        note_relation(t, r);
}

/* ---- writing ---- */

struct tying {
    struct ties_made *made;
    struct index *ix;
    int64_t file;
    sqlite3_stmt *insert; /* of BATCH rows at a time */
    int64_t values[BATCH * 3];
    int bound; /* rows among `values` */
    uint32_t *order; /* all records that came, by rec */
    size_t n;
    uint32_t *rows_of; /* by the loader's number: how many rows it has; then, in a lot, */
    uint32_t *next;    /* … where its next row goes, NOT_NOW outside the lot */
    struct tie_row {
        uint64_t pos;
        uint64_t how;
    } *rows;
};

#define NOT_NOW UINT32_MAX

static uint64_t key_of(struct spot spot)
{
    return (uint64_t)spot.kind << 32 | spot.number;
}

struct sorted {
    uint64_t key;
    uint32_t at;
};

static int by_key(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

static void sort_records(struct tying *t)
{
    const struct ties_made *m = t->made;
    struct sorted *sorted = mem_array(m->spots.n, sizeof *sorted);
    for (size_t i = 0; i < m->spots.n; i++)
        if (m->spots.v[i].number)
            sorted[t->n++] = (struct sorted){key_of(m->spots.v[i]), (uint32_t)i};
    if (t->n)
        qsort(sorted, t->n, sizeof *sorted, by_key);
    t->order = mem_array(t->n, sizeof *t->order);
    for (size_t i = 0; i < t->n; i++)
        t->order[i] = sorted[i].at;
    free(sorted);
}

/* What was noted of a dangling reference leads nowhere: the loader refuses the file. */
static bool came(const struct ties_made *m, uint32_t number)
{
    return number < m->spots.n && m->spots.v[number].number;
}

/* Runs `row` for each row that what was noted makes. */
static void each_row(struct tying *t,
                     void (*row)(struct tying *t, uint32_t a, uint32_t b, uint8_t how))
{
    for (size_t i = 0; i < t->made->made.n; i++) {
        const struct tie_made *tie = &t->made->made.v[i];
        if (!came(t->made, tie->from) || !came(t->made, tie->to))
            continue;
        row(t, tie->to, tie->from, tie->how);
        if (!tie->one_way)
            row(t, tie->from, tie->to, 0);
    }
}

static void count_row(struct tying *t, uint32_t a, uint32_t b, uint8_t how)
{
    (void)b, (void)how;
    t->rows_of[a]++;
}

static uint64_t pos_of(const struct tying *t, uint32_t number)
{
    struct spot spot = t->made->spots.v[number];
    if (spot.kind == KIND_EVENT)
        spot.number = t->made->event_order.v[spot.number];
    return key_of(spot);
}

static void add_row(struct tying *t, uint32_t a, uint32_t b, uint8_t how)
{
    if (t->next[a] != NOT_NOW)
        t->rows[t->next[a]++] = (struct tie_row){pos_of(t, b), how};
}

static int by_pos(const void *a, const void *b)
{
    const struct tie_row *x = a, *y = b;
    return (x->pos > y->pos) - (x->pos < y->pos);
}

static void sort_rows(struct tie_row *rows, size_t n)
{
    if (n > FEW) {
        qsort(rows, n, sizeof *rows, by_pos);
        return;
    }
    for (size_t i = 1; i < n; i++) {
        struct tie_row row = rows[i];
        size_t at = i;
        for (; at > 0 && rows[at - 1].pos > row.pos; at--)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
}

static sqlite3_stmt *insertion(struct index *ix, int rows)
{
    struct buf sql = {0};
    buf_addz(&sql, "INSERT INTO main.tie VALUES (?, ?, ?)");
    for (int i = 1; i < rows; i++)
        buf_addz(&sql, ", (?, ?, ?)");
    sqlite3_stmt *s = db_sql(ix, "%s", buf_z(&sql));
    buf_free(&sql);
    return s;
}

/* Writes the rows that make no whole batch. */
static bool write_rest(struct tying *t)
{
    sqlite3_stmt *one = insertion(t->ix, 1);
    bool ok = one != NULL;
    for (int i = 0; i < t->bound && ok; i++) {
        for (int k = 0; k < 3; k++)
            db_bind_int(one, k + 1, t->values[i * 3 + k]);
        ok = db_run(t->ix, one);
    }
    return ok;
}

static bool write_row(struct tying *t, int64_t a, const struct tie_row *row)
{
    int64_t base = rec_first(t->file);
    int64_t *values = &t->values[t->bound * 3];
    values[0] = a;
    values[1] = base + (int64_t)row->pos;
    values[2] = (int64_t)row->how;
    if (++t->bound < BATCH)
        return true;
    for (int i = 0; i < BATCH * 3; i++)
        db_bind_int(t->insert, i + 1, t->values[i]);
    t->bound = 0;
    return db_run(t->ix, t->insert);
}

static bool write_rows(struct tying *t, uint32_t a, struct tie_row *rows, size_t n)
{
    int64_t rec = rec_first(t->file) + (int64_t)key_of(t->made->spots.v[a]);
    bool ok = true;
    sort_rows(rows, n);
    for (size_t i = 0; i < n && ok; i++) {
        if (i + 1 < n && rows[i].pos == rows[i + 1].pos)
            rows[i + 1].how |= rows[i].how;
        else
            ok = write_row(t, rec, &rows[i]);
    }
    return ok;
}

/* The records order[from, to). */
static bool write_lot(struct tying *t, size_t from, size_t to)
{
    uint32_t at = 0;
    for (size_t i = from; i < to; i++) {
        t->next[t->order[i]] = at;
        at += t->rows_of[t->order[i]];
    }
    t->rows = mem_array(at, sizeof *t->rows);
    each_row(t, add_row);
    bool ok = true;
    at = 0;
    for (size_t i = from; i < to && ok; i++) {
        uint32_t n = t->rows_of[t->order[i]];
        ok = write_rows(t, t->order[i], t->rows + at, n);
        t->next[t->order[i]] = NOT_NOW;
        at += n;
    }
    free(t->rows);
    return ok;
}

static bool write_all(struct tying *t)
{
    bool ok = true;
    for (size_t from = 0, to; from < t->n && ok; from = to) {
        size_t rows = t->rows_of[t->order[from]];
        for (to = from + 1; to < t->n && rows < LOT; to++)
            rows += t->rows_of[t->order[to]];
        ok = write_lot(t, from, to);
    }
    return ok;
}

/* A record's place in the order, by its rec's key; SIZE_MAX when there is none. */
static size_t find_record(const struct tying *t, uint64_t key)
{
    size_t low = 0, high = t->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (key_of(t->made->spots.v[t->order[middle]]) < key)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < t->n && key_of(t->made->spots.v[t->order[low]]) == key;
    return found ? low : SIZE_MAX;
}

static void note_parts(struct tying *t)
{
    sqlite3_stmt *s = db_sql(t->ix,
        "SELECT rec FROM main.person WHERE id = ?1 AND rec BETWEEN ?2 AND ?3");
    for (size_t i = 0; i < t->made->parts.n; i++) {
        const struct tie_part *part = &t->made->parts.v[i];
        db_bind_text(s, 1, part->person);
        db_bind_int(s, 2, rec_first(t->file));
        db_bind_int(s, 3, rec_last(t->file));
        int64_t rec = db_int(t->ix, s);
        size_t at = rec ? find_record(t, (uint64_t)(rec - rec_first(t->file))) : SIZE_MAX;
        if (at != SIZE_MAX)
            note(t->made, part->from, t->order[at], 0, false);
    }
}

bool ties_write(struct ties_made *made, struct index *ix, int64_t file)
{
    struct tying t = {.made = made, .ix = ix, .file = file};
    t.insert = insertion(ix, BATCH);
    sort_records(&t);
    note_parts(&t);
    t.rows_of = mem_array(made->spots.n, sizeof *t.rows_of);
    t.next = mem_array(made->spots.n, sizeof *t.next);
    for (size_t i = 0; i < made->spots.n; i++)
        t.next[i] = NOT_NOW;
    each_row(&t, count_row);
    bool ok = t.insert && write_all(&t) && write_rest(&t);
    free(t.order);
    free(t.rows_of);
    free(t.next);
    return ok && !index_error(ix).n;
}
