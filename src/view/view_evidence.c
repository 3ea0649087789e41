/* SPDX-License-Identifier: MIT */
/* From a statement to the quotes that carry it, one after another. */
#include "view/view_state.h"

#include "index/query_sources.h"

/* What is selected, as a statement that quotes carry: a record and perhaps a field of it.
 * A quote that is read within another record stands for itself. */
static bool carried_here(struct view *v, int64_t *rec, struct str *statement)
{
    const struct scroll *text = view_text(v);
    const struct doc_stop *stop = text ? scroll_stop(text) : NULL;
    *statement = STR_NONE;
    if (!text) {
        *rec = v->lists[v->focused].selected.rec;
        return *rec != 0;
    }
    if (!stop || !stop->rec)
        return false;
    *rec = stop->rec;
    *statement = stop->statement;
    return v->look->aspect || index_kind(*rec) != KIND_QUOTE || *rec != v->detail->shown.rec;
}

enum { FAMILY_QUOTES = 1000 };

/* The quotes that carry something; of an original that is not quoted itself, those of its
 * copies and parts. */
static struct recs carrying(const struct view *v, int64_t rec, struct str statement)
{
    struct recs quotes = query_evidence(v->ix, rec, statement, v->scratch);
    if (!quotes.n && index_kind(rec) == KIND_SOURCE)
        quotes = query_quotes_of(v->ix, query_family(v->ix, rec, v->scratch), FAMILY_QUOTES,
            v->scratch);
    return quotes;
}

bool view_evidence(struct view *v)
{
    arena_reset(v->scratch);
    struct trail *trail = &v->trail;
    int64_t rec;
    struct str statement;
    if (!v->ix || !carried_here(v, &rec, &statement))
        return false;
    struct recs quotes = carrying(v, rec, statement);
    if (!quotes.n)
        return false;
    trail->carried = spot_of(v->ix, rec, v->scratch);
    buf_clear(&trail->statement);
    buf_add(&trail->statement, statement);
    trail->quote = spot_of(v->ix, quotes.v[0], v->scratch);
    view_go(v, quotes.v[0]);
    return true;
}

/* The quotes of the statement that led here, and which of them this is; none when one has
 * gone elsewhere since. */
static struct recs quotes_here(const struct view *v, size_t *nth)
{
    const struct trail *trail = &v->trail;
    int64_t here = view_selected(v).rec;
    struct recs quotes = {0};
    if (!trail->carried.rec || !here || here != trail->quote.rec)
        return quotes;
    quotes = carrying(v, trail->carried.rec, buf_str(&trail->statement));
    for (*nth = 0; *nth < quotes.n; ++*nth)
        if (quotes.v[*nth] == here)
            return quotes;
    return (struct recs){0};
}

bool view_evidence_place(const struct view *v, size_t *nth, size_t *total)
{
    struct recs quotes = quotes_here(v, nth);
    *total = quotes.n;
    ++*nth;
    return quotes.n > 0;
}

bool view_evidence_step(struct view *v, int step)
{
    size_t nth;
    struct recs quotes = quotes_here(v, &nth);
    if (!quotes.n || (step < 0 ? nth == 0 : nth + 1 == quotes.n))
        return false;
    bool context = v->look->aspect == ASPECT_CONTEXT;
    int64_t quote = quotes.v[step < 0 ? nth - 1 : nth + 1];
    view_go_unmarked(v, quote);
    v->trail.quote = spot_of(v->ix, quote, v->scratch);
    if (context)
        view_open_look(v, ASPECT_CONTEXT, quote, false, INT64_MIN);
    return true;
}

void view_reload_trail(struct view *v)
{
    struct trail *trail = &v->trail;
    int64_t quote = spot_find(v->ix, v->opened.rec, trail->quote.id);
    int64_t carried = spot_find(v->ix, v->opened.rec, trail->carried.id);
    trail->quote = spot_of(v->ix, quote, v->scratch);
    trail->carried = spot_of(v->ix, carried, v->scratch);
}
