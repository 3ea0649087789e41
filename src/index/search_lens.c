/* SPDX-License-Identifier: MIT */
/* Who holds all words of a name may hold the name, the last of which may go on; a lens may
 * find less, never more. */
#include "index/search_lens.h"

#include "base/tokens.h"
#include "base/utf8.h"

/* The name as FTS5 looks it up; false when the full text cannot tell who holds it. */
static bool add_words(struct str name, struct buf *out)
{
    struct str token;
    size_t at = 0, n = 0, first = 0;
    while (tokens_next(name, &at, &token)) {
        buf_addz(out, n++ ? "\" AND \"" : "\"");
        buf_add(out, token);
    }
    buf_addz(out, "\"*");
    return n > 0 && !tokens_run_on(utf8_next(name, &first));
}

static void add_holders(struct search_looks *l, struct index *ix, struct str name)
{
    struct buf words = {0};
    sqlite3_stmt *s = db_sql(ix, "SELECT rowid FROM text WHERE text MATCH ?1");
    if (add_words(name, &words)) {
        db_bind_text(s, 1, buf_str(&words));
        while (db_row(ix, s))
            vec_push(&l->recs, sqlite3_column_int64(s, 0));
    } else {
        l->all = true;
    }
    buf_free(&words);
}

static int compare_recs(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void sort_once(struct search_looks *l)
{
    size_t kept = 0;
    if (l->recs.n)
        qsort(l->recs.v, l->recs.n, sizeof *l->recs.v, compare_recs);
    for (size_t i = 0; i < l->recs.n; i++)
        if (!kept || l->recs.v[kept - 1] != l->recs.v[i])
            l->recs.v[kept++] = l->recs.v[i];
    l->recs.n = kept;
}

void search_looks_open(struct search_looks *l, struct index *ix,
                       const struct search_lens *lens)
{
    struct str name;
    l->lens = *lens;
    for (size_t i = 0; !l->all && lens->name(lens->self, i, &name); i++)
        add_holders(l, ix, name);
    sort_once(l);
}

void search_looks_free(struct search_looks *l)
{
    vec_free(&l->recs);
}

const struct search_lens *search_looks_at(const struct search_looks *l, int64_t rec)
{
    bool through = l->all || (l->recs.n && bsearch(&rec, l->recs.v, l->recs.n,
                                                   sizeof rec, compare_recs));
    return l->lens.text && through ? &l->lens : NULL;
}

/* The first at or behind `rec`. */
static size_t lower_bound(const struct search_looks *l, int64_t rec)
{
    size_t from = 0, to = l->recs.n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (l->recs.v[middle] < rec)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

size_t search_looks_merge(const struct search_looks *l, int64_t first, int64_t last,
                          int64_t *recs, size_t n, size_t max)
{
    VEC(int64_t) merged = {0};
    size_t i = 0, k = lower_bound(l, first);
    while (merged.n < max) {
        bool more = k < l->recs.n && l->recs.v[k] <= last;
        if (i == n && !more)
            break;
        bool old = i < n && (!more || recs[i] <= l->recs.v[k]);
        int64_t next = old ? recs[i] : l->recs.v[k];
        i += i < n && recs[i] == next;
        k += more && l->recs.v[k] == next;
        vec_push(&merged, next);
    }
    if (merged.n)
        memcpy(recs, merged.v, merged.n * sizeof *recs);
    n = merged.n;
    vec_free(&merged);
    return n;
}

struct str search_lens_text(const struct search_lens *lens, const struct item *item,
                            enum field_tag field, struct str value, struct buf *shown)
{
    if (!lens)
        return value;
    buf_clear(shown);
    lens->text(lens->self, item, field, value, shown);
    return buf_str(shown);
}
