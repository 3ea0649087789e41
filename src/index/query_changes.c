/* SPDX-License-Identifier: MIT */
/* Reads the table `changes`. */
#include "index/query_changes.h"

#include "index/tables.h"

int64_t query_last_change(struct index *ix)
{
    return db_int(ix, db_sql(ix, "SELECT max(serial) FROM changes"));
}

/* False for a word of another version of the program. */
static bool change_take(sqlite3_stmt *s, struct arena *a, struct change *out)
{
    static const char *const words[] = {"new", "changed", "gone", "more"};
    size_t what = 0;
    while (what < 4 && !str_eq(db_column(s, 2), str_of(words[what])))
        what++;
    const struct kind *kind = schema_kind_named(db_column(s, 3));
    *out = (struct change){
        .serial = sqlite3_column_int64(s, 0),
        .file = sqlite3_column_int64(s, 1),
        .what = (enum change_what)what,
        .kind = kind ? kind->tag : KINDS,
        .id = db_text(s, 4, a),
    };
    return what == CHANGE_MORE || (what < CHANGE_MORE && kind && out->id.n);
}

struct change_rows query_changes(struct index *ix, int64_t behind, struct arena *a)
{
    VEC(struct change) found = {0};
    sqlite3_stmt *s = db_sql(ix, "SELECT serial, file, what, kind, id FROM changes"
                                 " WHERE serial > ?1 ORDER BY serial");
    db_bind_int(s, 1, behind);
    struct change row;
    while (db_row(ix, s))
        if (change_take(s, a, &row))
            vec_push(&found, row);
    struct change_rows out = {arena_array(a, found.n, sizeof *out.v), found.n};
    if (found.n)
        memcpy(out.v, found.v, found.n * sizeof *out.v);
    vec_free(&found);
    return out;
}

struct str query_said_before(struct index *ix, int64_t serial, struct arena *a)
{
    struct str old = STR_NONE;
    sqlite3_stmt *s = db_sql(ix, "SELECT old FROM changes WHERE serial = ?1");
    db_bind_int(s, 1, serial);
    if (db_row(ix, s)) {
        old = db_text(s, 0, a);
        db_rest(s);
    }
    return old;
}

int64_t query_changed_record(struct index *ix, int64_t file, enum kind_tag kind,
                             struct str id)
{
    const struct kind *k = schema_kind(kind);
    if (!tables_has_id(k))
        return 0;
    sqlite3_stmt *s = db_sql(ix,
        "SELECT rec FROM \"%s\" WHERE id = ?1 AND rec BETWEEN ?2 AND ?3", k->name);
    db_bind_text(s, 1, id);
    db_bind_int(s, 2, rec_first(file));
    db_bind_int(s, 3, rec_last(file));
    return db_int(ix, s);
}
