/* SPDX-License-Identifier: MIT */
/* A record's hash is the sum of its own row's and of those that stand in it. */
#include "index/changes_digest.h"

#include "base/hash.h"
#include "index/tables.h"

struct digest {
    uint64_t name, sum; /* of kind and id; of what the record says */
    int64_t rec;
};

struct digests { /* a VEC */
    struct digest *v;
    size_t n, cap;
};

/* What stands in a record comes after it, since the kinds do. */
struct digesting {
    struct index *ix;
    const char *schema;
    int64_t file;
    struct digests out; /* by rec */
    struct buf bytes;
    int64_t parent; /* of the last child */
    uint64_t ord;   /* and its order there */
};

static void add_number(struct buf *bytes, uint64_t n)
{
    buf_add(bytes, (struct str){(const char *)&n, sizeof n});
}

/* Absent is not empty. */
static void add_text(struct buf *bytes, struct str text)
{
    add_number(bytes, text.p ? text.n + 1 : 0);
    buf_add(bytes, text);
}

static uint64_t name_of(struct digesting *d, enum kind_tag kind, struct str id)
{
    buf_clear(&d->bytes);
    add_number(&d->bytes, kind);
    add_text(&d->bytes, id);
    return hash_bytes(buf_str(&d->bytes));
}

static int by_rec(const void *a, const void *b)
{
    const struct digest *x = a, *y = b;
    return (x->rec > y->rec) - (x->rec < y->rec);
}

static struct digest *digest_of(struct digesting *d, int64_t rec)
{
    const struct digest key = {.rec = rec};
    return d->out.n ? bsearch(&key, d->out.v, d->out.n, sizeof key, by_rec) : NULL;
}

/* The columns of a row: rec, its id or its parent, the fields. */
enum { DIGEST_REC, DIGEST_ID, DIGEST_FIELDS };

static void take_row(struct digesting *d, const struct kind *kind, sqlite3_stmt *row)
{
    struct digest own = {.rec = sqlite3_column_int64(row, DIGEST_REC)}, *whose = &own;
    bool alone = tables_has_id(kind);
    if (alone) {
        own.name = name_of(d, kind->tag, db_column(row, DIGEST_ID));
    } else {
        int64_t parent = rec_make(d->file, kind->parent,
                                  (uint32_t)sqlite3_column_int64(row, DIGEST_ID));
        d->ord = parent == d->parent ? d->ord + 1 : 0;
        d->parent = parent;
        whose = digest_of(d, parent);
    }
    buf_clear(&d->bytes);
    add_number(&d->bytes, kind->tag);
    add_number(&d->bytes, alone ? 0 : d->ord);
    for (int i = DIGEST_FIELDS; i < sqlite3_column_count(row); i++)
        add_text(&d->bytes, db_column(row, i));
    if (whose)
        whose->sum += hash_bytes(buf_str(&d->bytes));
    if (alone)
        vec_push(&d->out, own);
}

static void take_kind(struct digesting *d, const struct kind *kind)
{
    struct buf columns = {0};
    for (size_t i = 0; i < kind->n_fields; i++) {
        if (!tables_width(&kind->fields[i]))
            continue;
        buf_addz(&columns, ", ");
        tables_add_column(&columns, &kind->fields[i]);
    }
    sqlite3_stmt *s = db_sql(d->ix,
        "SELECT rec, %s%s FROM \"%s\".\"%s\" WHERE rec BETWEEN ?1 AND ?2 ORDER BY rec",
        tables_has_id(kind) ? "id" : "parent", buf_z(&columns), d->schema, kind->name);
    buf_free(&columns);
    db_bind_int(s, 1, rec_first(d->file));
    db_bind_int(s, 2, rec_last(d->file));
    while (db_row(d->ix, s))
        take_row(d, kind, s);
}

static int by_name(const void *a, const void *b)
{
    const struct digest *x = a, *y = b;
    return (x->name > y->name) - (x->name < y->name);
}

/* By name. */
static struct digests digest_all(struct index *ix, const char *schema, int64_t file)
{
    struct digesting d = {.ix = ix, .schema = schema, .file = file};
    for (int k = 0; k < KINDS; k++)
        take_kind(&d, schema_kind((enum kind_tag)k));
    if (d.out.n)
        qsort(d.out.v, d.out.n, sizeof *d.out.v, by_name);
    buf_free(&d.bytes);
    return d.out;
}

static int in_order(const void *a, const void *b)
{
    const struct difference *x = a, *y = b;
    if (!x->is != !y->is)
        return x->is ? -1 : 1;
    int64_t p = x->is ? x->is : x->was, q = x->is ? y->is : y->was;
    return (p > q) - (p < q);
}

void digest_compare(struct index *ix, int64_t file, struct differences *out)
{
    struct digests was = digest_all(ix, "old", file), is = digest_all(ix, "main", file);
    for (size_t i = 0, k = 0; i < was.n || k < is.n;) {
        int order = i == was.n ? 1 : k == is.n ? -1 : by_name(&was.v[i], &is.v[k]);
        if (order != 0 || was.v[i].sum != is.v[k].sum)
            vec_push(out, ((struct difference){order > 0 ? 0 : was.v[i].rec,
                                               order < 0 ? 0 : is.v[k].rec}));
        i += order <= 0;
        k += order >= 0;
    }
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, in_order);
    vec_free(&was);
    vec_free(&is);
}
