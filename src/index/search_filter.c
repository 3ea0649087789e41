/* SPDX-License-Identifier: MIT */
/* People and sources by the ties of a record: these are few, while the people who have a
 * name may be many. */
#include "index/search_filter.h"

#include "format/edtf.h"
#include "index/search_lens.h"
#include "index/search_match.h"
#include "index/tables.h"
#include "index/text.h"
#include "index/tied.h"

enum { KNOWN = 256 };

void search_filters_free(struct search_filters *f)
{
    vec_free(&f->known);
}

/* A person, a source or a case, and what it may be called. */
struct called {
    struct romaniser *r;
    const struct search_lens *lens;
    struct item item;
    struct str wanted;
    struct buf shown;
};

static bool in_value(struct called *c, enum field_tag field, struct str value)
{
    return search_words_in(c->r, c->wanted,
                           search_lens_text(c->lens, &c->item, field, value, &c->shown));
}

static bool in_field(struct called *c, enum field_tag field)
{
    struct str text = item_text(&c->item, field);
    if (!schema_is_list(schema_field(field)->type))
        return in_value(c, field, text);
    struct buf value = {0};
    bool found = false;
    for (size_t at = 0; !found && text_next_string(text, &at, &value);)
        found = in_value(c, field, buf_str(&value));
    buf_free(&value);
    return found;
}

static bool by_id(const struct called *c)
{
    return str_eq(c->item.id, c->wanted) &&
           (!c->lens || c->lens->id(c->lens->self, &c->item));
}

/* By its whole id, or by the beginnings of words of a name or title. */
static bool is_called(struct index *ix, const struct search_lens *lens, int64_t rec,
                      struct str wanted)
{
    struct called c = {.r = text_romaniser(ix), .lens = lens, .wanted = wanted};
    struct arena a = {0};
    bool yes = false;
    if (query_item(ix, rec, &a, &c.item)) {
        yes = by_id(&c) || in_field(&c, schema_label(c.item.kind)->tag);
        if (c.item.kind->tag == KIND_PERSON)
            yes = yes || in_field(&c, FIELD_PERSON_ALIASES);
        if (c.item.kind->tag == KIND_SOURCE)
            yes = yes || in_field(&c, FIELD_SOURCE_PUBLISHER) ||
                  in_field(&c, FIELD_SOURCE_AUTHOR);
    }
    buf_free(&c.shown);
    arena_free(&a);
    return yes;
}

static bool known_called(struct search_filters *f, struct index *ix,
                         const struct search_query *q, size_t filter, int64_t rec)
{
    for (size_t i = f->known.n; i-- > 0;)
        if (f->known.v[i].filter == filter && f->known.v[i].rec == rec)
            return f->known.v[i].yes;
    struct filter_answer answer = {
        filter, rec, is_called(ix, f->lens, rec, q->filters.v[filter].value)};
    if (f->known.n == KNOWN)
        f->known.n = 0;
    vec_push(&f->known, answer);
    return answer.yes;
}

/* The record that stands for it in the ties: a child's is its parent. */
static int64_t tied_rec(const struct item *item)
{
    return tables_has_id(item->kind) ? item->rec : item->parent;
}

static bool any_tied(struct search_filters *f, struct index *ix,
                     const struct search_query *q, size_t filter, const struct item *item,
                     enum kind_tag kind)
{
    int64_t rec = tied_rec(item);
    if (index_kind(rec) == kind)
        return known_called(f, ix, q, filter, rec);
    struct arena a = {0};
    struct recs tied = tied_places(ix, rec, kind, &a); /* which are recs but of events */
    bool any = false;
    for (size_t i = 0; i < tied.n && !any; i++)
        any = known_called(f, ix, q, filter, tied.v[i]);
    arena_free(&a);
    return any;
}

/* The date that says when: of an event, or when a source was published. */
static bool date_of(struct index *ix, const struct item *item, struct edtf *date)
{
    struct arena a = {0};
    struct item of = *item;
    int64_t rec = tied_rec(item);
    if (index_kind(rec) == KIND_QUOTE) {
        struct ties source = query_links(ix, rec, FIELD_QUOTE_SOURCE, &a);
        rec = source.n ? source.v[0].rec : 0;
    }
    struct str text = STR_NONE;
    if (rec != of.rec && !query_item(ix, rec, &a, &of))
        rec = 0;
    if (rec && of.kind->tag == KIND_EVENT)
        text = item_text(&of, FIELD_EVENT_DATE);
    else if (rec && of.kind->tag == KIND_SOURCE)
        text = item_text(&of, FIELD_SOURCE_ISSUED);
    bool dated = text.n && edtf_parse(text, date, NULL);
    arena_free(&a);
    return dated;
}

static bool passes(struct search_filters *f, struct index *ix, const struct search_query *q,
                   size_t i, const struct item *item)
{
    const struct search_filter *filter = &q->filters.v[i];
    struct edtf date;
    switch (filter->field) {
    case SEARCH_PERSON: return any_tied(f, ix, q, i, item, KIND_PERSON);
    case SEARCH_SOURCE: return any_tied(f, ix, q, i, item, KIND_SOURCE);
    case SEARCH_CASE: return known_called(f, ix, q, i, item->case_rec);
    case SEARCH_AFTER: return date_of(ix, item, &date) && date.latest > filter->day;
    case SEARCH_BEFORE: return date_of(ix, item, &date) && date.earliest < filter->day;
    case SEARCH_FIELDS: break;
    }
    return false;
}

bool search_filters_pass(struct search_filters *f, struct index *ix,
                         const struct search_query *q, const struct item *item)
{
    for (size_t i = 0; i < q->filters.n; i++)
        if (passes(f, ix, q, i, item) == q->filters.v[i].not)
            return false;
    return true;
}

int64_t search_filters_file(struct index *ix, const struct search_query *q,
                            const struct search_lens *lens)
{
    int64_t rec = 0;
    for (size_t i = 0; i < q->filters.n && !rec; i++)
        if (q->filters.v[i].field == SEARCH_CASE && !q->filters.v[i].not)
            rec = query_find_case(ix, q->filters.v[i].value);
    struct arena a = {0};
    struct item item;
    bool found = rec && (!lens || (query_item(ix, rec, &a, &item) &&
                                   lens->id(lens->self, &item)));
    arena_free(&a);
    return found ? rec_file(rec) : 0;
}
