/* SPDX-License-Identifier: MIT */
#include "index/tied.h"

#include "index/tables.h"

#include <stdlib.h>

bool tied_by_row(int64_t rec, enum kind_tag kind)
{
    return rec_kind(rec) && index_kind(rec) == KIND_QUOTE &&
           (kind == KIND_SOURCE || kind == KIND_PERSON || kind == KIND_EVENT);
}

int64_t tied_rec_at(struct index *ix, int64_t pos)
{
    if (index_kind(pos) != KIND_EVENT)
        return pos;
    sqlite3_stmt *s = db_sql(ix, "SELECT rec FROM event WHERE pos = ?1");
    db_bind_int(s, 1, pos);
    return db_int(ix, s);
}

int64_t tied_pos_of(struct index *ix, int64_t rec)
{
    if (!rec_kind(rec))
        return 0;
    sqlite3_stmt *s = db_sql(ix, "SELECT %s FROM \"%s\" WHERE rec = ?1",
                             index_kind(rec) == KIND_EVENT ? "pos" : "rec",
                             rec_kind(rec)->name);
    db_bind_int(s, 1, rec);
    return db_int(ix, s);
}

static bool has_row(struct index *ix, int64_t a, int64_t pos)
{
    sqlite3_stmt *s = db_sql(ix, "SELECT 1 FROM tie WHERE a = ?1 AND pos = ?2");
    db_bind_int(s, 1, a);
    db_bind_int(s, 2, pos);
    return db_int(ix, s) != 0;
}

/* A quote's place is its rec. */
bool tied_to(struct index *ix, int64_t rec, struct list_row row)
{
    return has_row(ix, rec, row.pos) ||
           (tied_by_row(rec, index_kind(row.rec)) && has_row(ix, row.rec, rec));
}

static int by_place(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static struct recs sorted_once(struct recs places)
{
    size_t n = 0;
    if (places.n)
        qsort(places.v, places.n, sizeof *places.v, by_place);
    for (size_t i = 0; i < places.n; i++)
        if (!n || places.v[i] != places.v[n - 1])
            places.v[n++] = places.v[i];
    places.n = n;
    return places;
}

static struct recs with_linked(struct index *ix, int64_t quote, enum kind_tag kind,
                               struct recs places, struct arena *a)
{
    static const enum field_tag fields[] = {FIELD_QUOTE_SOURCE, FIELD_QUOTE_SPEAKER,
                                            FIELD_QUOTE_VIA, FIELD_QUOTE_ABOUT};
    VEC(int64_t) all = {0};
    for (size_t i = 0; i < places.n; i++)
        vec_push(&all, places.v[i]);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct ties links = query_links(ix, quote, fields[i], a);
        for (size_t k = 0; k < links.n; k++)
            if (index_kind(links.v[k].rec) == kind)
                vec_push(&all, tied_pos_of(ix, links.v[k].rec));
    }
    struct recs out = {arena_array(a, all.n, sizeof *out.v), all.n};
    if (all.n)
        memcpy(out.v, all.v, all.n * sizeof *out.v);
    vec_free(&all);
    return sorted_once(out);
}

struct recs tied_places(struct index *ix, int64_t rec, enum kind_tag kind, struct arena *a)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT pos FROM tie WHERE a = ?1 AND pos BETWEEN ?2 AND ?3 ORDER BY pos");
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, rec_file(rec), kind);
    struct recs places = db_recs(ix, s, a);
    return tied_by_row(rec, kind) ? with_linked(ix, rec, kind, places, a) : places;
}
