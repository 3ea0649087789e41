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
    s->found = false;
}

void search_set(struct search *s, struct str needle)
{
    search_end(s);
    fold(&s->needle, needle);
}

static bool matches(const struct search *s, struct str text, struct buf *folded)
{
    buf_clear(folded);
    fold(folded, text);
    return str_find(buf_str(folded), buf_str(&s->needle), 0) != SIZE_MAX;
}

/* True when there is something to find that was not found yet. */
static bool start(struct search *s, int pane, unsigned stamp)
{
    if (s->found && s->pane == pane && s->stamp == stamp)
        return false;
    vec_clear(&s->hits);
    s->pane = pane;
    s->stamp = stamp;
    s->found = true;
    return s->needle.n > 0;
}

void search_list(struct search *s, int pane, unsigned stamp, struct index *ix,
                 const struct list *list)
{
    if (!start(s, pane, stamp))
        return;
    struct list_row rows[CHUNK];
    struct arena a = {0};
    struct buf text = {0}, folded = {0};
    int64_t pos = INT64_MIN;
    size_t n;
    do {
        n = query_page(ix, list, pos, true, CHUNK, rows);
        for (size_t i = 0; i < n; i++) {
            buf_clear(&text);
            list_row_text(ix, rows[i].rec, &a, &text);
            if (matches(s, buf_str(&text), &folded))
                vec_push(&s->hits, rows[i].pos);
            arena_reset(&a);
            pos = rows[i].pos + 1;
        }
    } while (n == CHUNK);
    arena_free(&a);
    buf_free(&text);
    buf_free(&folded);
}

void search_doc(struct search *s, int pane, unsigned stamp, const struct doc *doc)
{
    if (!start(s, pane, stamp))
        return;
    struct buf folded = {0};
    for (size_t i = 0; i < doc->paras.n; i++) {
        size_t stop = doc->paras.v[i].stop;
        int64_t hit = (int64_t)stop;
        if (stop == DOC_NONE || (s->hits.n && s->hits.v[s->hits.n - 1] == hit))
            continue;
        if (matches(s, doc->paras.v[i].text, &folded))
            vec_push(&s->hits, hit);
    }
    buf_free(&folded);
}

bool search_at_or_behind(const struct search *s, int64_t place, int64_t *hit)
{
    for (size_t i = 0; i < s->hits.n; i++)
        if (s->hits.v[i] >= place) {
            *hit = s->hits.v[i];
            return true;
        }
    if (s->hits.n)
        *hit = s->hits.v[0];
    return s->hits.n > 0;
}

bool search_step(const struct search *s, int64_t place, int step, int64_t *hit,
                 bool *wrapped)
{
    size_t before = 0, upto = 0; /* hits before the place, and up to it */
    for (size_t i = 0; i < s->hits.n; i++) {
        before += s->hits.v[i] < place;
        upto += s->hits.v[i] <= place;
    }
    *wrapped = s->hits.n && (step < 0 ? before == 0 : upto == s->hits.n);
    if (s->hits.n == 0)
        return false;
    if (step < 0)
        *hit = s->hits.v[(before ? before : s->hits.n) - 1];
    else
        *hit = s->hits.v[upto < s->hits.n ? upto : 0];
    return true;
}
