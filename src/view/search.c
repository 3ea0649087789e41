/* SPDX-License-Identifier: MIT */
/* One pass over the rows finds all matches, so that they can be counted and gone round. */
#include "view/search.h"

#include "base/fold.h"
#include "view/list_rows.h"

enum { CHUNK = 256 }; /* rows per query */

void search_free(struct search *s)
{
    buf_free(&s->needle);
    vec_free(&s->hits);
}

void search_end(struct search *s)
{
    buf_clear(&s->needle);
    vec_clear(&s->hits);
    s->found = s->longer = false;
}

/* Whoever types on looks among what was found so far. */
void search_set(struct search *s, struct str needle)
{
    struct buf folded = {0};
    fold(&folded, needle);
    s->longer = s->needle.n && (s->found || s->longer) &&
                str_starts(buf_str(&folded), buf_str(&s->needle));
    s->found = false;
    buf_free(&s->needle);
    s->needle = folded;
}

static bool matches(const struct search *s, struct str text, struct buf *folded)
{
    buf_clear(folded);
    fold(folded, text);
    return str_find(buf_str(folded), buf_str(&s->needle), 0) != SIZE_MAX;
}

/* True when there is something to find that was not found yet; `longer` then says that it
 * is among the hits. */
static bool start(struct search *s, int pane, unsigned stamp)
{
    bool same = s->pane == pane && s->stamp == stamp;
    if (s->found && same)
        return false;
    s->longer = s->longer && same;
    if (!s->longer)
        vec_clear(&s->hits);
    s->pane = pane;
    s->stamp = stamp;
    s->found = true;
    return s->needle.n > 0;
}

struct row_matcher {
    struct search *search;
    struct index *ix;
    struct arena arena;
    struct buf text, folded;
};

static bool row_matches(struct row_matcher *m, int64_t rec)
{
    buf_clear(&m->text);
    list_row_text(m->ix, rec, &m->arena, &m->text);
    arena_reset(&m->arena);
    return matches(m->search, buf_str(&m->text), &m->folded);
}

static void search_hits(struct row_matcher *m)
{
    struct search *s = m->search;
    size_t kept = 0;
    for (size_t i = 0; i < s->hits.n; i++)
        if (row_matches(m, s->hits.v[i].rec))
            s->hits.v[kept++] = s->hits.v[i];
    s->hits.n = kept;
}

static void search_rows(struct row_matcher *m, const struct list *list)
{
    struct list_row rows[CHUNK];
    int64_t pos = INT64_MIN;
    size_t n;
    do {
        n = query_page(m->ix, list, pos, true, CHUNK, rows);
        for (size_t i = 0; i < n; i++) {
            if (row_matches(m, rows[i].rec))
                vec_push(&m->search->hits, rows[i]);
            pos = rows[i].pos + 1;
        }
    } while (n == CHUNK);
}

void search_list(struct search *s, int pane, unsigned stamp, struct index *ix,
                 const struct list *list)
{
    if (!start(s, pane, stamp))
        return;
    struct row_matcher m = {.search = s, .ix = ix};
    if (s->longer)
        search_hits(&m);
    else
        search_rows(&m, list);
    arena_free(&m.arena);
    buf_free(&m.text);
    buf_free(&m.folded);
}

void search_doc(struct search *s, int pane, unsigned stamp, const struct doc *doc)
{
    if (!start(s, pane, stamp))
        return;
    struct buf folded = {0};
    vec_clear(&s->hits);
    for (size_t i = 0; i < doc->paras.n; i++) {
        size_t stop = doc->paras.v[i].stop;
        struct list_row hit = {.pos = (int64_t)stop};
        if (stop == DOC_NONE || (s->hits.n && s->hits.v[s->hits.n - 1].pos == hit.pos))
            continue;
        if (matches(s, doc->paras.v[i].text, &folded))
            vec_push(&s->hits, hit);
    }
    buf_free(&folded);
}

bool search_at_or_behind(const struct search *s, int64_t place, int64_t *hit)
{
    for (size_t i = 0; i < s->hits.n; i++)
        if (s->hits.v[i].pos >= place) {
            *hit = s->hits.v[i].pos;
            return true;
        }
    if (s->hits.n)
        *hit = s->hits.v[0].pos;
    return s->hits.n > 0;
}

bool search_step(const struct search *s, int64_t place, int step, int64_t *hit,
                 bool *wrapped)
{
    size_t before = 0, upto = 0; /* hits before the place, and up to it */
    for (size_t i = 0; i < s->hits.n; i++) {
        before += s->hits.v[i].pos < place;
        upto += s->hits.v[i].pos <= place;
    }
    *wrapped = s->hits.n && (step < 0 ? before == 0 : upto == s->hits.n);
    if (s->hits.n == 0)
        return false;
    if (step < 0)
        *hit = s->hits.v[(before ? before : s->hits.n) - 1].pos;
    else
        *hit = s->hits.v[upto < s->hits.n ? upto : 0].pos;
    return true;
}
