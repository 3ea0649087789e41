/* SPDX-License-Identifier: MIT */
/* Quotes of a record, as many as a screen shows: `tie` has them in order, so that the
 * first of thousands cost no more than the first of ten. */
#include "index/query.h"

#include "index/tables.h"

enum { LOOKED_AT = 20000 }; /* ties of a record, for the few that are wanted */

struct recs query_quotes(struct index *ix, int64_t to, const struct quotes_by *q,
                         size_t max, struct arena *a, bool *more)
{
    unsigned by = tables_how(q->by), but = 0;
    for (size_t i = 0; i < q->n_but; i++)
        but |= tables_how(q->but[i]);
    sqlite3_stmt *s = db_sql(ix,
        "SELECT pos, how FROM tie WHERE a = ?1 AND pos BETWEEN ?2 AND ?3 ORDER BY pos");
    db_bind_int(s, 1, to);
    db_bind_kind(s, 2, rec_file(to), KIND_QUOTE);
    struct recs out = {arena_array(a, max, sizeof *out.v), 0};
    size_t looked = 0;
    *more = false;
    while (!*more && db_row(ix, s)) {
        unsigned how = (unsigned)sqlite3_column_int64(s, 1);
        bool wanted = (how & by) && !(how & but);
        *more = (wanted && out.n == max) || ++looked > LOOKED_AT;
        if (wanted && !*more)
            out.v[out.n++] = sqlite3_column_int64(s, 0);
    }
    db_rest(s);
    return out;
}
