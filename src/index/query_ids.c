/* SPDX-License-Identifier: MIT */
/* Records for somebody who types: the ids that begin so, what stands at a line. */
#include "index/query.h"

#include "index/tables.h"

#include <stdlib.h>

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct strs query_ids(struct index *ix, int64_t case_rec, struct str start, size_t max,
                      struct arena *a)
{
    VEC(struct str) found = {0};
    for (size_t i = 0; i < KINDS; i++) {
        const struct kind *kind = schema_kind((enum kind_tag)i);
        if (!tables_has_id(kind) || kind->tag == KIND_CASE)
            continue;
        /* ids have letters, digits and hyphens, which stand before ~ */
        sqlite3_stmt *s = db_sql(ix,
            "SELECT id FROM \"%s\" WHERE file = ?1 AND id >= ?2 AND id < ?2 || '~'"
            " ORDER BY id LIMIT ?3", kind->table);
        db_bind_int(s, 1, rec_file(case_rec));
        db_bind_text(s, 2, start);
        db_bind_int(s, 3, (int64_t)max);
        while (db_row(ix, s))
            vec_push(&found, db_text(s, 0, a));
    }
    if (found.n)
        qsort(found.v, found.n, sizeof *found.v, by_text);
    struct strs out = {.v = arena_array(a, found.n, sizeof *out.v)};
    out.n = found.n < max ? found.n : max;
    if (found.n)
        memcpy(out.v, found.v, out.n * sizeof *out.v);
    vec_free(&found);
    return out;
}

int64_t query_at_line(struct index *ix, int64_t case_rec, int64_t line)
{
    int64_t rec = 0, best = 0;
    for (size_t i = 0; i < KINDS; i++) {
        const struct kind *kind = schema_kind((enum kind_tag)i);
        if (!tables_has_id(kind))
            continue;
        sqlite3_stmt *s = db_sql(ix,
            "SELECT rec, max(line) FROM \"%s\" WHERE file = ?1 AND line <= ?2",
            kind->table);
        db_bind_int(s, 1, rec_file(case_rec));
        db_bind_int(s, 2, line);
        if (!db_row(ix, s))
            continue;
        if (sqlite3_column_int64(s, 1) > best) {
            rec = sqlite3_column_int64(s, 0);
            best = sqlite3_column_int64(s, 1);
        }
        db_rest(s);
    }
    return rec;
}
