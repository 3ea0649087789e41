/* SPDX-License-Identifier: MIT */
/* People and sources by the ties of a record: these are few, while the people who have a
 * name may be many. */
#include "index/search_filter.h"

#include "format/edtf.h"
#include "index/search_match.h"
#include "index/tables.h"
#include "index/text.h"

enum { KNOWN = 256 };

void search_filters_free(struct search_filters *f)
{
    vec_free(&f->known);
}

static bool words_in_list(struct romaniser *r, struct str wanted, struct str json)
{
    struct buf value = {0};
    bool found = false;
    for (size_t at = 0; !found && text_next_string(json, &at, &value);)
        found = search_words_in(r, wanted, buf_str(&value));
    buf_free(&value);
    return found;
}

/* By its whole id, or by the beginnings of words of a name or title. */
static bool is_called(struct index *ix, int64_t rec, struct str wanted)
{
    struct romaniser *r = text_romaniser(ix);
    struct arena a = {0};
    struct item item;
    bool yes = false;
    if (query_item(ix, rec, &a, &item)) {
        yes = str_eq(item.id, wanted) ||
              search_words_in(r, wanted, item_text(&item, schema_label(item.kind)->tag));
        if (item.kind->tag == KIND_PERSON)
            yes = yes || words_in_list(r, wanted, item_text(&item, FIELD_PERSON_ALIASES));
        if (item.kind->tag == KIND_SOURCE)
            yes = yes ||
                  search_words_in(r, wanted, item_text(&item, FIELD_SOURCE_PUBLISHER)) ||
                  words_in_list(r, wanted, item_text(&item, FIELD_SOURCE_AUTHOR));
    }
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
        filter, rec, is_called(ix, rec, q->filters.v[filter].value)};
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
    sqlite3_stmt *s = db_sql(ix, "SELECT pos FROM tie WHERE a = ?1 AND pos BETWEEN ?2 AND ?3");
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, rec_file(rec), kind);
    struct recs tied = db_recs(ix, s, &a);
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

int64_t search_filters_file(struct index *ix, const struct search_query *q)
{
    int64_t rec = 0;
    for (size_t i = 0; i < q->filters.n && !rec; i++)
        if (q->filters.v[i].field == SEARCH_CASE && !q->filters.v[i].not)
            rec = query_find_case(ix, q->filters.v[i].value);
    return rec ? rec_file(rec) : 0;
}
