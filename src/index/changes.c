/* SPDX-License-Identifier: MIT */
/* Two texts for each record, before and after: which differ. */
#include "index/changes.h"

#include "index/changes_digest.h"
#include "index/said.h"
#include "index/tables.h"

const char changes_sql[] =
    "CREATE TABLE changes (serial INTEGER PRIMARY KEY, file INTEGER NOT NULL, kind TEXT,"
    " id TEXT, what TEXT NOT NULL, old TEXT);";

/* Who is written about, in which table of which file. */
struct whose {
    enum kind_tag kind; /* KINDS: nobody's */
    struct str id;
};

static bool insert(struct index *ix, int64_t file, struct whose whose, const char *what,
                   struct str old)
{
    sqlite3_stmt *s = db_sql(ix,
        "INSERT INTO changes (file, kind, id, what, old) VALUES (?1, ?2, ?3, ?4, ?5)");
    db_bind_int(s, 1, file);
    if (whose.kind < KINDS) {
        db_bind_text(s, 2, str_of(schema_kind(whose.kind)->name));
        db_bind_text(s, 3, whose.id);
    }
    db_bind_text(s, 4, str_of(what));
    if (old.n && old.n <= CHANGES_LONGEST)
        db_bind_text(s, 5, old);
    return db_run(ix, s);
}

static bool put(struct changes *c, struct whose whose, const char *what, struct str old)
{
    c->written++;
    if (c->written <= CHANGES_AT_ONCE)
        return insert(c->ix, c->file, whose, what, old);
    return c->written > CHANGES_AT_ONCE + 1 ||
           insert(c->ix, c->file, (struct whose){.kind = KINDS}, "more", STR_NONE);
}

static struct str id_of(struct index *ix, const char *schema, int64_t rec, struct arena *a)
{
    struct str id = STR_NONE;
    sqlite3_stmt *s = db_sql(ix, "SELECT id FROM \"%s\".\"%s\" WHERE rec = ?1", schema,
                             rec_kind(rec)->name);
    db_bind_int(s, 1, rec);
    if (db_row(ix, s)) {
        id = db_text(s, 0, a);
        db_rest(s);
    }
    return id;
}

static bool is_told_of(int64_t rec)
{
    const struct kind *kind = rec_kind(rec);
    return kind && tables_has_id(kind);
}

/* ---- records that are written again ---- */

void changes_begin(struct changes *c, struct index *ix, int64_t file)
{
    *c = (struct changes){.ix = ix, .file = file};
}

void changes_end(struct changes *c)
{
    vec_free(&c->before);
    arena_free(&c->arena);
    *c = (struct changes){0};
}

struct recs changes_all(struct index *ix, int64_t file, struct arena *a)
{
    struct buf sql = {0};
    for (int k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        if (tables_has_id(kind))
            buf_addf(&sql, "%sSELECT rec FROM \"%s\" WHERE rec BETWEEN ?1 AND ?2",
                     sql.n ? " UNION ALL " : "", kind->name);
    }
    sqlite3_stmt *s = db_sql(ix, "%s", buf_z(&sql));
    buf_free(&sql);
    db_bind_int(s, 1, rec_first(file));
    db_bind_int(s, 2, rec_last(file));
    return db_recs(ix, s, a);
}

bool changes_before(struct changes *c, struct recs recs)
{
    struct buf said = {0};
    for (size_t i = 0; i < recs.n; i++) {
        if (!is_told_of(recs.v[i]))
            continue;
        buf_clear(&said);
        if (!said_record(c->ix, recs.v[i], &said))
            continue;
        vec_push(&c->before, ((struct change_before){
                                 .kind = index_kind(recs.v[i]),
                                 .id = id_of(c->ix, "main", recs.v[i], &c->arena),
                                 .said = arena_str(&c->arena, buf_str(&said)),
                             }));
    }
    buf_free(&said);
    return !index_error(c->ix).n;
}

static int by_kind_and_id(const void *a, const void *b)
{
    const struct change_before *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return str_cmp(x->id, y->id);
}

static struct change_before *find(struct changes *c, enum kind_tag kind, struct str id)
{
    const struct change_before key = {.kind = kind, .id = id};
    return c->before.n ? bsearch(&key, c->before.v, c->before.n, sizeof key, by_kind_and_id)
                       : NULL;
}

static bool compare(struct changes *c, int64_t rec, struct buf *said)
{
    buf_clear(said);
    if (!is_told_of(rec) || !said_record(c->ix, rec, said))
        return true;
    struct whose whose = {index_kind(rec), id_of(c->ix, "main", rec, &c->arena)};
    struct change_before *before = find(c, whose.kind, whose.id);
    if (!before)
        return put(c, whose, "new", STR_NONE);
    before->there = true;
    return str_eq(before->said, buf_str(said)) || put(c, whose, "changed", before->said);
}

bool changes_after(struct changes *c, struct recs recs)
{
    struct buf said = {0};
    bool ok = true;
    if (c->before.n)
        qsort(c->before.v, c->before.n, sizeof *c->before.v, by_kind_and_id);
    for (size_t i = 0; i < recs.n && ok; i++)
        ok = compare(c, recs.v[i], &said);
    for (size_t i = 0; i < c->before.n && ok; i++) {
        const struct change_before *b = &c->before.v[i];
        if (!b->there)
            ok = put(c, (struct whose){b->kind, b->id}, "gone", b->said);
    }
    buf_free(&said);
    return ok && !index_error(c->ix).n;
}

/* ---- a new generation ---- */

static bool put_difference(struct changes *c, struct difference d, struct buf *said)
{
    int64_t rec = d.was ? d.was : d.is;
    struct whose whose = {index_kind(rec),
                          id_of(c->ix, d.was ? "old" : "main", rec, &c->arena)};
    buf_clear(said);
    if (d.was)
        said_record_in(c->ix, "old", d.was, said);
    return put(c, whose, !d.was ? "new" : d.is ? "changed" : "gone", buf_str(said));
}

bool changes_between(struct index *ix, int64_t file)
{
    struct changes c;
    struct differences found = {0};
    struct buf said = {0};
    changes_begin(&c, ix, file);
    digest_compare(ix, file, &found);
    bool ok = !index_error(ix).n;
    for (size_t i = 0; i < found.n && i <= CHANGES_AT_ONCE && ok; i++)
        ok = put_difference(&c, found.v[i], &said);
    buf_free(&said);
    vec_free(&found);
    changes_end(&c);
    return ok;
}

/* ---- whole cases, all changes ---- */

static bool put_case(struct index *ix, const char *schema, int64_t file, const char *what)
{
    struct arena a = {0};
    struct buf said = {0};
    sqlite3_stmt *s = db_sql(ix, "SELECT case_rec FROM \"%s\".files WHERE file = ?1", schema);
    db_bind_int(s, 1, file);
    int64_t rec = db_int(ix, s);
    bool ok = true;
    if (rec) {
        struct whose whose = {KIND_CASE, id_of(ix, schema, rec, &a)};
        if (strcmp(what, "gone") == 0)
            said_record_in(ix, schema, rec, &said);
        ok = insert(ix, file, whose, what, buf_str(&said));
    }
    buf_free(&said);
    arena_free(&a);
    return ok;
}

bool changes_case_new(struct index *ix, int64_t file)
{
    return put_case(ix, "main", file, "new");
}

bool changes_case_gone(struct index *ix, int64_t file, bool old)
{
    return put_case(ix, old ? "old" : "main", file, "gone");
}

bool changes_carry(struct index *ix)
{
    return db_exec(ix, "INSERT INTO main.changes SELECT * FROM old.changes");
}

/* The newest row stays: serials go on from it. */
bool changes_prune(struct index *ix)
{
    sqlite3_stmt *s = db_sql(ix,
        "DELETE FROM changes WHERE serial <= (SELECT max(serial) FROM changes) - ?1");
    db_bind_int(s, 1, CHANGES_KEPT);
    if (!db_run(ix, s))
        return false;
    s = db_sql(ix,
        "DELETE FROM changes WHERE serial <= (SELECT max(serial) FROM"
        " (SELECT serial, sum(length(CAST(old AS BLOB))) OVER (ORDER BY serial DESC) AS bytes"
        " FROM changes) WHERE bytes > ?1)");
    db_bind_int(s, 1, CHANGES_BYTES);
    return db_run(ix, s);
}
