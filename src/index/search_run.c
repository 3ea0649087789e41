/* SPDX-License-Identifier: MIT */
/* Candidates from the full text in the order of their rec, each looked at: until enough are
 * found or time is up. Where the full text has nothing to say (common beginnings of words
 * in a large library, filters alone) every record is a candidate. */
#include "index/search.h"

#include "index/records.h"
#include "index/search_filter.h"
#include "index/search_lens.h"
#include "index/search_match.h"
#include "index/search_sample.h"
#include "index/text.h"

#include <time.h>

enum {
    CALL_MS = 6,           /* a key is to be answered within a frame, drawing included */
    BATCH = 256,           /* candidates taken at a time */
    LOOKED_AT = 32,        /* of them, between two looks at the clock */
};

struct search_run {
    struct index *ix;
    struct search_query query;
    struct search_filters filters;
    struct search_looks looks;
    struct buf fts;    /* empty: every record is a candidate */
    bool loose;        /* candidates need not match */
    int64_t next, last; /* recs still to be looked at */
    size_t found;
    bool done, more;
};

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct search_run *begin(struct index *ix, struct str typed, bool typing)
{
    struct search_run *s = mem_alloc(sizeof *s);
    s->ix = ix;
    s->last = INT64_MAX;
    search_query_read(&s->query, typed, typing, text_romaniser(ix));
    search_sample(ix, &s->query);
    search_query_fts(&s->query, &s->loose, &s->fts);
    s->loose = s->loose || s->query.filters.n;
    s->done = search_query_empty(&s->query);
    return s;
}

/* A `case:` that is known may be as good as a range of recs. */
static void narrow(struct search_run *s)
{
    int64_t file = search_filters_file(s->ix, &s->query, s->filters.lens);
    if (file) {
        s->next = rec_first(file);
        s->last = rec_last(file);
    }
}

struct search_run *search_open(struct index *ix, struct str typed, bool typing)
{
    struct search_run *s = begin(ix, typed, typing);
    narrow(s);
    return s;
}

/* The full text knows what stands there, and not what may be found: it tells of records
 * that hold a name neither that they match nor that they do not. */
struct search_run *search_open_lens(struct index *ix, struct str typed,
                                    const struct search_lens *lens)
{
    struct search_run *s = begin(ix, typed, false);
    search_looks_open(&s->looks, ix, lens);
    s->filters.lens = &s->looks.lens;
    s->loose = s->loose || s->looks.all || s->looks.recs.n;
    if (s->looks.all)
        buf_clear(&s->fts);
    narrow(s);
    return s;
}

void search_close(struct search_run *s)
{
    if (!s)
        return;
    search_query_free(&s->query);
    search_filters_free(&s->filters);
    search_looks_free(&s->looks);
    buf_free(&s->fts);
    free(s);
}

bool search_empty(const struct search_run *s)
{
    return search_query_empty(&s->query);
}

const char *search_note(const struct search_run *s)
{
    return s->query.cut ? "only the first 32 words are looked for" : "";
}

bool search_done(const struct search_run *s)
{
    return s->done;
}

bool search_more(const struct search_run *s)
{
    return s->more;
}

static size_t candidates(struct search_run *s, int64_t *recs)
{
    if (!s->fts.n)
        return records_page(s->ix, s->next, s->last, BATCH, recs);
    sqlite3_stmt *st = db_sql(s->ix,
        "SELECT rowid FROM text WHERE text MATCH ?4"
        " AND rowid BETWEEN ?1 AND ?2 ORDER BY rowid LIMIT ?3");
    db_bind_int(st, 1, s->next);
    db_bind_int(st, 2, s->last);
    db_bind_int(st, 3, BATCH);
    db_bind_text(st, 4, buf_str(&s->fts));
    size_t n = 0;
    while (n < BATCH && db_row(s->ix, st))
        recs[n++] = sqlite3_column_int64(st, 0);
    db_rest(st);
    return s->fts.n ? search_looks_merge(&s->looks, s->next, s->last, recs, n, BATCH) : n;
}

static void name_hit(struct index *ix, const struct item *item, struct arena *a,
                     struct search_hit *hit)
{
    struct item owner = *item;
    if (!item->id.n)
        query_item(ix, item->parent, a, &owner);
    hit->rec = item->rec;
    hit->case_rec = item->case_rec;
    hit->file = item->file;
    hit->kind = item->kind;
    hit->id = owner.id;
    hit->label = owner.kind ? query_label(ix, owner.rec, a) : STR_NONE;
    hit->at = query_place(ix, item->rec, hit->field->tag);
}

static bool look_at(struct search_run *s, int64_t rec, struct arena *a, struct search_hit *hit)
{
    struct item item;
    *hit = (struct search_hit){0};
    if (!query_item(s->ix, rec, a, &item) ||
        !search_filters_pass(&s->filters, s->ix, &s->query, &item) ||
        !search_match(s->ix, &s->query, &item, search_looks_at(&s->looks, rec), s->loose, a,
                      hit))
        return false;
    name_hit(s->ix, &item, a, hit);
    return true;
}

/* Keeps what was found in `scratch` by copying it when the record is a hit. */
static bool take(struct search_run *s, int64_t rec, struct arena *scratch, struct arena *a,
                 struct search_hit *out)
{
    arena_reset(scratch);
    if (!look_at(s, rec, scratch, out))
        return false;
    if (s->found == SEARCH_MOST) {
        s->done = s->more = true;
        return false;
    }
    struct search_mark *marks = arena_array(a, out->n_marks, sizeof *marks);
    if (out->n_marks)
        memcpy(marks, out->marks, out->n_marks * sizeof *marks);
    out->marks = marks;
    out->id = arena_str(a, out->id);
    out->label = arena_str(a, out->label);
    out->text = arena_str(a, out->text);
    s->found++;
    return true;
}

size_t search_page(struct search_run *s, size_t max, struct arena *a, struct search_hit *out)
{
    int64_t end = clock_ms() + CALL_MS, recs[BATCH];
    struct arena scratch = {0};
    size_t n = 0, looked = 0;
    bool time_up = false;
    while (!s->done && n < max && !time_up) {
        size_t got = candidates(s, recs);
        for (size_t i = 0; i < got && n < max && !s->done && !time_up; i++) {
            s->next = recs[i] + 1;
            n += take(s, recs[i], &scratch, a, &out[n]);
            time_up = ++looked % LOOKED_AT == 0 && clock_ms() >= end;
        }
        if (got < BATCH && (got == 0 || s->next == recs[got - 1] + 1))
            s->done = true;
    }
    arena_free(&scratch);
    return n;
}

/* ---- order ---- */

struct ranked {
    struct search_hit hit;
    int case_score;
    size_t nth;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->case_score != y->case_score)
        return x->case_score > y->case_score ? -1 : 1;
    if (x->hit.case_rec != y->hit.case_rec)
        return x->hit.case_rec < y->hit.case_rec ? -1 : 1;
    if (x->hit.score != y->hit.score)
        return x->hit.score > y->hit.score ? -1 : 1;
    return (x->nth > y->nth) - (x->nth < y->nth);
}

/* Hits of one case stand beside each other as they come. */
void search_order(struct search_hit *hits, size_t n)
{
    struct ranked *ranked = mem_array(n, sizeof *ranked);
    for (size_t from = 0, to; from < n; from = to) {
        int best = hits[from].score;
        for (to = from; to < n && hits[to].case_rec == hits[from].case_rec; to++)
            best = hits[to].score > best ? hits[to].score : best;
        for (size_t i = from; i < to; i++)
            ranked[i] = (struct ranked){hits[i], best, i};
    }
    if (n)
        qsort(ranked, n, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < n; i++)
        hits[i] = ranked[i].hit;
    free(ranked);
}
