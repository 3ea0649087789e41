/* SPDX-License-Identifier: MIT */
/* Counts in a few hundred quotes from all over the library. */
#include "index/search_sample.h"

#include "base/fold.h"
#include "base/tokens.h"
#include "index/records.h"

enum {
    LARGE_LIBRARY = 20000, /* records; in a smaller one FTS5 is quick with any beginning */
    PROBES = 16,           /* places in the library */
    QUOTES_A_PROBE = 12,
    COMMON = 4,            /* quotes with it, of all that were read: about 2 of 100 */
};

struct sample {
    struct search_query *q;
    size_t counts[SEARCH_TERMS];
    struct buf folded;
};

static bool ends_in(const struct search_term *t, struct str token)
{
    return str_starts(token, t->tokens[t->n_tokens - 1]) ||
           (t->n_roman && str_starts(token, t->roman[t->n_roman - 1]));
}

static void count(struct sample *s, struct str text)
{
    buf_clear(&s->folded);
    fold(&s->folded, text);
    for (size_t i = 0; i < s->q->n_terms; i++) {
        struct str token;
        bool there = false;
        for (size_t at = 0; !there && s->q->terms[i].prefix &&
                            tokens_next(buf_str(&s->folded), &at, &token);)
            there = ends_in(&s->q->terms[i], token);
        s->counts[i] += there;
    }
}

/* Quotes of one file, from the part `nth` of PROBES on. */
static void probe(struct sample *s, struct index *ix, int64_t file, int64_t nth)
{
    sqlite3_stmt *last = db_sql(ix,
        "SELECT max(rec) FROM quote WHERE rec BETWEEN ?1 AND ?2");
    db_bind_kind(last, 1, file, KIND_QUOTE);
    int64_t number = (int64_t)rec_number(db_int(ix, last)) * nth / PROBES;
    sqlite3_stmt *st = db_sql(ix,
        "SELECT exact FROM quote WHERE rec BETWEEN ?1 AND ?2 ORDER BY rec LIMIT ?3");
    db_bind_int(st, 1, rec_make(file, KIND_QUOTE, (uint32_t)number));
    db_bind_int(st, 2, rec_last(file));
    db_bind_int(st, 3, QUOTES_A_PROBE);
    while (db_row(ix, st))
        count(s, db_column(st, 0));
}

void search_sample(struct index *ix, struct search_query *q)
{
    bool any = false;
    for (size_t i = 0; i < q->n_terms; i++)
        any = any || q->terms[i].prefix;
    if (!any || !records_more_than(ix, LARGE_LIBRARY))
        return;
    struct sample s = {.q = q};
    int64_t files = db_int(ix, db_sql(ix, "SELECT max(file) FROM files"));
    for (int64_t i = 0; i < PROBES; i++) {
        int64_t file = 1 + files * i / PROBES;
        probe(&s, ix, file, i);
    }
    for (size_t i = 0; i < q->n_terms; i++)
        q->terms[i].broad = s.counts[i] >= COMMON;
    buf_free(&s.folded);
}
