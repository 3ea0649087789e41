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
            "SELECT id FROM \"%s\" WHERE id >= ?1 AND id < ?1 || '~'"
            " AND rec BETWEEN ?2 AND ?3 ORDER BY id LIMIT ?4", kind->name);
        db_bind_text(s, 1, start);
        db_bind_int(s, 2, rec_first(rec_file(case_rec)));
        db_bind_int(s, 3, rec_last(rec_file(case_rec)));
        db_bind_int(s, 4, (int64_t)max);
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

/* The last segment that begins at or above the line, its first line in `*first`. */
static int64_t segment_at(struct index *ix, int64_t file, int64_t line, int64_t *first)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT first, max(line) FROM segment WHERE first BETWEEN ?1 AND ?2 AND line <= ?3");
    db_bind_int(s, 1, rec_first(file));
    db_bind_int(s, 2, rec_last(file));
    db_bind_int(s, 3, line);
    if (!db_row(ix, s))
        return 0;
    int64_t segment = sqlite3_column_int64(s, 0);
    *first = sqlite3_column_int64(s, 1);
    db_rest(s);
    return segment;
}

int64_t query_at_line(struct index *ix, int64_t case_rec, int64_t line)
{
    int64_t first = 0, segment = segment_at(ix, rec_file(case_rec), line, &first);
    const struct kind *kind = rec_kind(segment);
    if (!kind)
        return 0;
    sqlite3_stmt *s = db_sql(ix,
        "SELECT rec FROM \"%s\" WHERE rec BETWEEN ?1 AND ?2 AND line <= ?3"
        " AND rec < coalesce((SELECT n.first FROM segment n WHERE n.first > ?1"
        " ORDER BY n.first LIMIT 1), ?2 + 1) ORDER BY rec DESC LIMIT 1", kind->name);
    db_bind_int(s, 1, segment);
    db_bind_int(s, 2, rec_make(rec_file(segment), kind->tag, UINT32_MAX));
    db_bind_int(s, 3, line - first);
    return db_int(ix, s);
}
