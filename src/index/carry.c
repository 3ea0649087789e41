/* SPDX-License-Identifier: MIT */
/* From one generation to the next, without reading YAML. The tables are the same in both:
 * a generation of another version is never attached. */
#include "index/refresh.h"
#include "index/tables.h"
#include "index/text.h"

static bool copy_range(struct index *ix, const char *table, const char *key, int64_t first,
                       int64_t last)
{
    sqlite3_stmt *s = db_sql(ix,
        "INSERT INTO main.\"%s\" SELECT * FROM old.\"%s\" WHERE %s BETWEEN ?1 AND ?2"
        " ORDER BY %s", table, table, key, key);
    db_bind_int(s, 1, first);
    db_bind_int(s, 2, last);
    return db_run(ix, s);
}

static bool copy_counts(struct index *ix, int64_t file)
{
    struct buf sql = {0};
    buf_addz(&sql, "UPDATE main.files SET case_rec = o.case_rec");
    for (size_t i = 0; i < KINDS; i++)
        buf_addf(&sql, ", \"%s\" = o.\"%s\"", schema_kind((enum kind_tag)i)->table,
                 schema_kind((enum kind_tag)i)->table);
    buf_addz(&sql, " FROM old.files o WHERE o.file = ?1 AND main.files.file = ?1");
    sqlite3_stmt *s = db_sql(ix, "%s", buf_z(&sql));
    buf_free(&sql);
    db_bind_int(s, 1, file);
    return db_run(ix, s);
}

bool carry_content(struct index *ix, int64_t file)
{
    int64_t first = rec_first(file), last = rec_last(file);
    for (int i = 0; i < KINDS; i++)
        if (!copy_range(ix, schema_kind((enum kind_tag)i)->name, "rec", first, last))
            return false;
    return copy_range(ix, "segment", "first", first, last) &&
           copy_range(ix, "tie", "a", first, last) && text_add(ix, file, NULL) &&
           copy_counts(ix, file);
}

bool carry_layouts(struct index *ix)
{
    return copy_range(ix, "layout", "layout", 0, INT64_MAX);
}

bool carry_row(struct index *ix, int64_t file)
{
    return copy_range(ix, "files", "file", file, file) &&
           copy_range(ix, "diagnostics", "file", file, file) &&
           copy_range(ix, "good_diagnostics", "file", file, file);
}

bool carry_good_diagnostics(struct index *ix, int64_t file)
{
    sqlite3_stmt *s = db_sql(ix,
        "INSERT OR IGNORE INTO main.good_diagnostics SELECT * FROM old.good_diagnostics"
        " WHERE file = ?1 UNION ALL SELECT d.* FROM old.diagnostics d JOIN old.files f"
        " ON f.file = d.file AND f.errors = 0 WHERE d.file = ?1");
    db_bind_int(s, 1, file);
    return db_run(ix, s);
}
