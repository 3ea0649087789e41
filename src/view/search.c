/* SPDX-License-Identifier: MIT */
/* All matches are found, so that they can be counted and gone round. */
#include "view/search.h"

#include "base/fold.h"

void search_free(struct search *s)
{
    finder_free(&s->find);
}

void search_end(struct search *s)
{
    finder_end(&s->find);
    s->looked = s->asked = false;
}

void search_set(struct search *s, struct str needle)
{
    struct words words = {0};
    words_set_phrase(&words, needle);
    finder_ask(&s->find, &words);
    words_free(&words);
    s->asked = true;
}

/* True when what was found is not what is wanted; `other` then says whether it was found
 * in something else. */
static bool start(struct search *s, int pane, unsigned stamp, bool *other)
{
    *other = !s->looked || s->pane != pane || s->stamp != stamp;
    bool wanted = *other || s->asked;
    s->pane = pane;
    s->stamp = stamp;
    s->looked = true;
    s->asked = false;
    return wanted;
}

void search_list(struct search *s, int pane, unsigned stamp, struct index *ix,
                 const struct list *list, const struct finder *within, int64_t total)
{
    bool other;
    if (!start(s, pane, stamp, &other))
        return;
    if (other)
        finder_look_at(&s->find, list, within, total);
    finder_go(&s->find, ix, FINDER_SLICE);
}

void search_doc(struct search *s, int pane, unsigned stamp, const struct doc *doc)
{
    bool other;
    if (!start(s, pane, stamp, &other))
        return;
    struct buf folded = {0};
    struct finder_rows *hits = &s->find.hits;
    vec_clear(hits);
    for (size_t i = 0; i < doc->paras.n && finder_active(&s->find); i++) {
        size_t stop = doc->paras.v[i].stop;
        struct list_row hit = {.pos = (int64_t)stop};
        if (stop == DOC_NONE || (hits->n && hits->v[hits->n - 1].pos == hit.pos))
            continue;
        buf_clear(&folded);
        fold(&folded, doc->paras.v[i].text);
        if (words_match(&s->find.words, buf_str(&folded), false))
            vec_push(hits, hit);
    }
    s->find.done = true;
    buf_free(&folded);
}

int64_t search_rank(const struct search *s, int64_t place)
{
    return finder_rank(&s->find, place < INT64_MAX ? place + 1 : place);
}

bool search_at_or_behind(const struct search *s, int64_t place, int64_t *hit)
{
    struct list_row row;
    if (!finder_page(&s->find, place, true, 1, &row) &&
        (!s->find.done || !finder_page(&s->find, INT64_MIN, true, 1, &row)))
        return false;
    *hit = row.pos;
    return true;
}

bool search_step(const struct search *s, int64_t place, int step, int64_t *hit,
                 bool *wrapped)
{
    struct list_row row;
    bool forward = step > 0;
    bool found = finder_page(&s->find, forward ? place + 1 : place - 1, forward, 1, &row);
    *wrapped = !found && finder_page(&s->find, forward ? INT64_MIN : INT64_MAX, forward, 1,
                                     &row);
    if (found || *wrapped)
        *hit = row.pos;
    return found || *wrapped;
}
