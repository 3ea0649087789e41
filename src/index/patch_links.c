/* SPDX-License-Identifier: MIT */
#include "index/patch_links.h"

#include "index/tables.h"

#include <stdlib.h>

void patch_links_free(struct patch_links *p)
{
    vec_free(&p->before.list);
}

/* ---- what quotes lead to ---- */

static void add(struct leads *l, int64_t quote, int64_t to, unsigned how, bool part)
{
    if (to)
        vec_push(&l->list, ((struct lead){quote, to, how, part}));
}

static void add_links(struct leads *l, struct index *ix, int64_t quote,
                      enum field_tag field, struct arena *a)
{
    const struct str people = STR("people.");
    struct ties links = query_links(ix, quote, field, a);
    for (size_t i = 0; i < links.n; i++) {
        struct str statement = links.v[i].statement;
        add(l, quote, links.v[i].rec, tables_how(field), false);
        if (str_starts(statement, people))
            add(l, quote, query_find(ix, rec_make(rec_file(quote), KIND_CASE, 1),
                                     str_sub(statement, people.n, statement.n)), 0, true);
    }
}

static int by_pair(const void *a, const void *b)
{
    const struct lead *x = a, *y = b;
    if (x->quote != y->quote)
        return x->quote < y->quote ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

static void find_leads(struct leads *l, struct index *ix, struct recs quotes)
{
    static const enum field_tag fields[] = {FIELD_QUOTE_SOURCE, FIELD_QUOTE_SPEAKER,
                                            FIELD_QUOTE_VIA, FIELD_QUOTE_ABOUT};
    struct arena a = {0};
    for (size_t i = 0; i < quotes.n; i++)
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
            add_links(l, ix, quotes.v[i], fields[k], &a);
    arena_free(&a);
    size_t n = 0;
    struct lead *v = l->list.v;
    if (l->list.n)
        qsort(v, l->list.n, sizeof *v, by_pair);
    for (size_t i = 0; i < l->list.n; i++) {
        if (n && by_pair(&v[n - 1], &v[i]) == 0)
            v[n - 1] = (struct lead){v[i].quote, v[i].to, v[n - 1].how | v[i].how,
                                     v[n - 1].part || v[i].part};
        else
            v[n++] = v[i];
    }
    l->list.n = n;
}

static const struct lead *find_pair(const struct leads *l, const struct lead *lead)
{
    return l->list.n ? bsearch(lead, l->list.v, l->list.n, sizeof *lead, by_pair) : NULL;
}

/* ---- rows ---- */

/* A quote's place is its rec. */
static void put_row(struct index *ix, const struct lead *lead, bool there)
{
    sqlite3_stmt *s = there
        ? db_sql(ix, "INSERT OR REPLACE INTO main.tie VALUES (?1, ?2, ?3)")
        : db_sql(ix, "DELETE FROM main.tie WHERE a = ?1 AND pos = ?2 AND ?3 >= 0");
    db_bind_int(s, 1, lead->to);
    db_bind_int(s, 2, lead->quote);
    db_bind_int(s, 3, lead->how);
    db_run(ix, s);
}

/* ---- warnings ---- */

/* Whether a quote leads to the record in one of these ways; to a person, whether anything
 * does in any. */
static bool is_led_to(struct index *ix, int64_t rec, unsigned how)
{
    bool person = index_kind(rec) == KIND_PERSON;
    sqlite3_stmt *s = db_sql(ix, "SELECT 1 FROM main.tie WHERE a = ?1"
                                 " AND pos BETWEEN ?2 AND ?3 AND (how & ?4 OR ?5) LIMIT 1");
    db_bind_int(s, 1, rec);
    if (person) {
        db_bind_int(s, 2, rec_first(rec_file(rec)));
        db_bind_int(s, 3, rec_last(rec_file(rec)));
    } else {
        db_bind_kind(s, 2, rec_file(rec), KIND_QUOTE);
    }
    db_bind_int(s, 4, how);
    db_bind_int(s, 5, person);
    return db_int(ix, s) != 0;
}

/* Whether some quote still is from each source, about each event, and so on. */
static bool all_led_to(struct patch_links *p, const struct leads *after)
{
    for (size_t i = 0; i < p->before.list.n; i++) {
        const struct lead *was = &p->before.list.v[i], *is = find_pair(after, was);
        unsigned lost = was->how & ~(is ? is->how : 0);
        for (unsigned bit = 1; bit <= lost; bit <<= 1)
            if (lost & bit && !is_led_to(p->ix, was->to, bit))
                return false;
    }
    return true;
}

static bool same_leads(const struct leads *a, const struct leads *b)
{
    bool same = a->list.n == b->list.n;
    for (size_t i = 0; i < a->list.n && same; i++)
        same = by_pair(&a->list.v[i], &b->list.v[i]) == 0 &&
               a->list.v[i].how == b->list.v[i].how &&
               a->list.v[i].part == b->list.v[i].part;
    return same;
}

/* ---- both ---- */

void patch_links_before(struct patch_links *p, struct recs quotes)
{
    find_leads(&p->before, p->ix, quotes);
}

/* Who is led to as a participant is left to a load of the whole file. */
static bool has_parts(const struct leads *l)
{
    for (size_t i = 0; i < l->list.n; i++)
        if (l->list.v[i].part)
            return true;
    return false;
}

bool patch_links_after(struct patch_links *p, struct recs quotes)
{
    struct leads after = {0};
    find_leads(&after, p->ix, quotes);
    bool good = same_leads(&p->before, &after);
    if (!good && !p->warned && !has_parts(&p->before) && !has_parts(&after)) {
        for (size_t i = 0; i < p->before.list.n; i++)
            put_row(p->ix, &p->before.list.v[i], false);
        for (size_t i = 0; i < after.list.n; i++)
            put_row(p->ix, &after.list.v[i], true);
        good = all_led_to(p, &after);
    }
    vec_free(&after.list);
    return good;
}
