/* SPDX-License-Identifier: MIT */
/* One case is a page of its list. For all cases, the lists are merged: each is by
 * date. */
#include "view/timeline_events.h"

#include "base/vec.h"

static struct timeline_event event_of(struct index *ix, int64_t rec, struct arena *arena)
{
    struct timeline_event e = {0};
    if (query_item(ix, rec, arena, &e.item))
        e.dated = edtf_parse(item_text(&e.item, FIELD_EVENT_DATE), &e.date, NULL);
    return e;
}

void timeline_bounds(const struct edtf *date, int64_t *from, int64_t *to)
{
    const int64_t bounds[] = {date->earliest, date->latest};
    for (size_t i = 0; i < 2; i++) {
        if (bounds[i] == EDTF_OPEN_EARLIEST || bounds[i] == EDTF_OPEN_LATEST)
            continue;
        *from = bounds[i] < *from ? bounds[i] : *from;
        *to = bounds[i] > *to ? bounds[i] : *to;
    }
}

/* One case, as far as the merge has read it. */
struct source {
    struct list list;
    struct list_row rows[32];
    size_t n, next;
    struct timeline_event head; /* of rows[next] */
};

static bool fill(struct source *s, struct doc_writer *w)
{
    if (s->next == s->n) {
        int64_t pos = s->n ? s->rows[s->n - 1].pos + 1 : INT64_MIN;
        s->n = query_page(w->ix, &s->list, pos, true, sizeof s->rows / sizeof *s->rows,
            s->rows);
        s->next = 0;
    }
    if (s->n == 0)
        return false;
    s->head = event_of(w->ix, s->rows[s->next].rec, w->scratch);
    return true;
}

/* A narrowing holds in another case by what has the same id there; a case where nothing
 * has is left out. */
static bool narrowed_list(struct doc_writer *w, const struct aspect_over *over,
                          int64_t case_rec, struct list *out)
{
    *out = (struct list){.case_rec = case_rec, .kind = KIND_EVENT};
    for (size_t i = 0; i < over->by.n_by; i++) {
        struct item item;
        int64_t rec = over->by.by[i];
        if (index_kind(rec) == KIND_EVENT)
            continue;
        if (case_rec != over->by.case_rec) {
            if (!query_item(w->ix, rec, w->scratch, &item))
                return false;
            rec = query_find(w->ix, case_rec, item.id);
            if (!rec || index_kind(rec) != item.kind->tag)
                return false;
        }
        out->by[out->n_by++] = rec;
    }
    return true;
}

/* Which of two heads comes first: by bounds, undated last. */
static bool precedes(const struct timeline_event *a, const struct timeline_event *b)
{
    if (a->dated != b->dated || !a->dated)
        return a->dated && !b->dated;
    if (a->date.earliest != b->date.earliest)
        return a->date.earliest < b->date.earliest;
    return a->date.latest < b->date.latest;
}

struct sources { /* a VEC */
    struct source *v;
    size_t n, cap;
};

static int64_t open_sources(struct doc_writer *w, const struct aspect_over *over,
                            struct sources *sources)
{
    int64_t all = 0;
    struct files files = query_files(w->ix, w->scratch);
    for (size_t i = 0; i < files.n; i++) {
        struct source s = {0};
        if (!files.v[i].case_rec ||
            !narrowed_list(w, over, files.v[i].case_rec, &s.list) || !fill(&s, w))
            continue;
        all += query_count(w->ix, &s.list);
        vec_push(sources, s);
    }
    return all;
}

/* Takes the first of all heads; false when there is none left. */
static bool take(struct doc_writer *w, struct sources *sources,
                 struct timeline_event *out)
{
    size_t best = 0;
    for (size_t i = 1; i < sources->n; i++)
        if (precedes(&sources->v[i].head, &sources->v[best].head))
            best = i;
    if (sources->n == 0)
        return false;
    struct source *s = &sources->v[best];
    *out = s->head;
    s->next++;
    if (!fill(s, w))
        memmove(s, s + 1, (--sources->n - best) * sizeof *s);
    return true;
}

/* Pages of the whole library begin at a number of events, not at a pos. */
static struct timeline_events events_of_library(struct doc_writer *w,
                                                const struct aspect_over *over)
{
    struct timeline_events out = {0};
    struct sources sources = {0};
    int64_t first = over->from > 0 ? over->from : 0;
    int64_t all = open_sources(w, over, &sources);
    size_t most = over->whole || (size_t)all < over->most ? (size_t)all : over->most;
    struct timeline_event e;
    out.v = arena_array(w->scratch, most + 1, sizeof *out.v);
    for (int64_t nth = 0; out.n < most && take(w, &sources, &e); nth++)
        if (nth >= first)
            out.v[out.n++] = e;
    out.rows.before = first < all ? first : all;
    out.rows.behind = all - out.rows.before - (int64_t)out.n;
    out.rows.previous = first > (int64_t)most ? first - (int64_t)most : 0;
    out.rows.next = first + (int64_t)out.n;
    vec_free(&sources);
    return out;
}

struct timeline_events timeline_events(struct doc_writer *w,
                                       const struct aspect_over *over)
{
    struct timeline_events out = {0};
    if (over->library) {
        out = events_of_library(w, over);
    } else {
        out.rows = aspect_rows(w, over, KIND_EVENT);
        out.v = arena_array(w->scratch, out.rows.n + 1, sizeof *out.v);
        for (; out.n < out.rows.n; out.n++)
            out.v[out.n] = event_of(w->ix, out.rows.v[out.n].rec, w->scratch);
    }
    for (size_t i = 0; i < out.n; i++)
        out.v[i].disputed = query_disputed(w->ix, out.v[i].item.rec);
    return out;
}
