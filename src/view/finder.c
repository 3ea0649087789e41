/* SPDX-License-Identifier: MIT */
/* One pass over the rows, in slices. Whoever types on has fewer rows to look at again. */
#include "view/finder.h"

#include "base/fold.h"
#include "view/list_rows.h"

enum { CHUNK = 256 }; /* rows per query */

void finder_free(struct finder *f)
{
    words_free(&f->words);
    vec_free(&f->hits);
    vec_free(&f->again);
}

static void start(struct finder *f)
{
    vec_clear(&f->hits);
    vec_clear(&f->again);
    f->at = 0;
    f->next = INT64_MIN;
    f->done = false;
}

void finder_end(struct finder *f)
{
    words_set_filter(&f->words, STR_NONE);
    start(f);
}

bool finder_active(const struct finder *f)
{
    return !words_none(&f->words);
}

/* What was found for less, and what of that was not looked at again yet. */
static void look_again(struct finder *f)
{
    struct finder_rows found = f->hits;
    for (; f->at < f->again.n; f->at++)
        vec_push(&found, f->again.v[f->at]);
    f->hits = f->again;
    f->again = found;
    f->at = 0;
    f->done = false;
    vec_clear(&f->hits);
}

void finder_ask(struct finder *f, struct words *words)
{
    struct words before = f->words;
    f->words = *words;
    *words = before;
    if (!words_none(&before) && words_lead_to(&before, &f->words))
        look_again(f);
    else
        start(f);
}

void finder_look_at(struct finder *f, const struct list *list, const struct finder *within,
                    int64_t total)
{
    f->list = *list;
    f->within = within;
    f->beginnings = total > FINDER_EXACT_ROWS;
    start(f);
}

struct row_reader {
    struct index *ix;
    struct arena arena;
    struct buf text, folded;
};

static bool row_matches(const struct finder *f, struct row_reader *r, int64_t rec)
{
    buf_clear(&r->text);
    buf_clear(&r->folded);
    list_row_text(r->ix, rec, &r->arena, &r->text);
    arena_reset(&r->arena);
    fold(&r->folded, buf_str(&r->text));
    return words_match(&f->words, buf_str(&r->folded), f->beginnings);
}

static void take_row(struct finder *f, struct row_reader *r, struct list_row row)
{
    if (row_matches(f, r, row.rec))
        vec_push(&f->hits, row);
}

/* The next rows that were not looked at yet. */
static size_t next_rows(const struct finder *f, struct index *ix, size_t max,
                        struct list_row *rows)
{
    if (f->within)
        return finder_page(f->within, f->next, true, max, rows);
    return query_page(ix, &f->list, f->next, true, max, rows);
}

static size_t go_on(struct finder *f, struct row_reader *r, size_t most)
{
    struct list_row rows[CHUNK];
    size_t wanted = most < CHUNK ? most : CHUNK;
    size_t n = next_rows(f, r->ix, wanted, rows);
    for (size_t i = 0; i < n && f->hits.n < FINDER_HITS_MAX; i++) {
        take_row(f, r, rows[i]);
        f->next = rows[i].pos + 1;
    }
    bool last = n < wanted && (!f->within || f->within->done);
    f->done = last || f->hits.n == FINDER_HITS_MAX;
    return n < wanted ? most : n; /* nothing more to be had now */
}

bool finder_go(struct finder *f, struct index *ix, size_t rows)
{
    if (f->done || !finder_active(f))
        return false;
    struct row_reader r = {.ix = ix};
    for (; rows > 0 && f->at < f->again.n; rows--)
        take_row(f, &r, f->again.v[f->at++]);
    while (rows > 0 && !f->done)
        rows -= go_on(f, &r, rows);
    arena_free(&r.arena);
    buf_free(&r.text);
    buf_free(&r.folded);
    return !f->done;
}

/* The number of hits before `pos`, which is where the first of the others stands. */
static size_t hits_before(const struct finder *f, int64_t pos)
{
    size_t low = 0, high = f->hits.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->hits.v[middle].pos < pos)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int64_t finder_rank(const struct finder *f, int64_t pos)
{
    return (int64_t)hits_before(f, pos);
}

size_t finder_page(const struct finder *f, int64_t pos, bool forward, size_t max,
                   struct list_row *out)
{
    size_t at = hits_before(f, pos), n = 0;
    if (forward) {
        while (n < max && at < f->hits.n)
            out[n++] = f->hits.v[at++];
        return n;
    }
    if (at < f->hits.n && f->hits.v[at].pos == pos)
        at++;
    while (n < max && at > 0)
        out[n++] = f->hits.v[--at];
    return n;
}

bool finder_has(const struct finder *f, int64_t rec)
{
    for (size_t i = 0; i < f->hits.n; i++)
        if (f->hits.v[i].rec == rec)
            return true;
    return false;
}

void finder_count_text(const struct finder *f, struct buf *out)
{
    buf_addf(out, "%zu", f->hits.n);
    if (f->hits.n == FINDER_HITS_MAX)
        buf_addz(out, "+");
    else if (!f->done && finder_active(f))
        buf_addz(out, "…");
}
