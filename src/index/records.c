/* SPDX-License-Identifier: MIT */
/* A rec begins with its file and its kind: table after table of one file, then the next. */
#include "index/records.h"

static size_t of_kind(struct index *ix, enum kind_tag kind, int64_t from, int64_t to,
                      size_t max, int64_t *out)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT rec FROM \"%s\" WHERE rec BETWEEN ?1 AND ?2 ORDER BY rec LIMIT ?3",
        schema_kind(kind)->name);
    db_bind_int(s, 1, from);
    db_bind_int(s, 2, to);
    db_bind_int(s, 3, (int64_t)max);
    size_t n = 0;
    while (n < max && db_row(ix, s))
        out[n++] = sqlite3_column_int64(s, 0);
    db_rest(s);
    return n;
}

/* The first file with a case from that number on; 0 when there is none. */
static int64_t next_file(struct index *ix, int64_t file)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT file FROM files WHERE file >= ?1 AND case_rec ORDER BY file LIMIT 1");
    db_bind_int(s, 1, file);
    return db_int(ix, s);
}

size_t records_page(struct index *ix, int64_t from, int64_t to, size_t max, int64_t *out)
{
    size_t n = 0;
    int64_t file = next_file(ix, from > 0 ? rec_file(from) : 1);
    while (file && n < max && rec_first(file) <= to) {
        for (int k = 0; k < KINDS && n < max; k++) {
            int64_t last = rec_make(file, (enum kind_tag)k, UINT32_MAX);
            if (last >= from)
                n += of_kind(ix, (enum kind_tag)k, from, last < to ? last : to, max - n,
                             out + n);
            from = last >= from ? last + 1 : from;
        }
        file = n < max ? next_file(ix, file + 1) : 0;
    }
    return n;
}

bool records_more_than(struct index *ix, int64_t many)
{
    /* files hold at least a case; thousands of them tell enough */
    sqlite3_stmt *s = db_sql(ix,
        "SELECT total(n) FROM (SELECT cases + people + events + quotes + claims AS n"
        " FROM files LIMIT 2000)");
    return db_int(ix, s) > many;
}
