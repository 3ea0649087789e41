/* SPDX-License-Identifier: MIT */
/* The same person in other cases: the same id, and a name or an alias that agrees. */
#include "index/query.h"

#include "base/fold.h"
#include "index/tables.h"

/* Every name of a person, folded, one on a line, with a line end before and behind each. */
static void add_names(struct index *ix, int64_t rec, struct arena *a, struct buf *out)
{
    struct item person;
    if (!query_item(ix, rec, a, &person))
        return;
    struct strs aliases = query_list(ix, &person, FIELD_PERSON_ALIASES, a);
    buf_addc(out, '\n');
    fold(out, item_text(&person, FIELD_PERSON_NAME));
    for (size_t i = 0; i < aliases.n; i++) {
        buf_addc(out, '\n');
        fold(out, aliases.v[i]);
    }
    buf_addc(out, '\n');
}

/* Folded text has no line ends of its own. */
static bool agree(struct str names, struct str others)
{
    for (size_t at = 0; at + 1 < names.n;) {
        size_t end = str_find(names, STR("\n"), at + 1);
        struct str line = str_sub(names, at, end + 1);
        if (line.n > 2 && str_find(others, line, 0) != SIZE_MAX)
            return true;
        at = end;
    }
    return false;
}

struct recs query_namesakes(struct index *ix, int64_t rec, struct arena *a)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT o.rec FROM person p JOIN person o ON o.id = p.id AND o.rec <> p.rec"
        " JOIN files f ON f.file = o.rec >> 40 WHERE p.rec = ?1"
        " AND coalesce(p.unnamed, '') <> 'true' AND coalesce(o.unnamed, '') <> 'true'"
        " ORDER BY f.path");
    db_bind_int(s, 1, rec);
    struct recs found = db_recs(ix, s, a);
    struct buf names = {0}, others = {0};
    size_t n = 0;
    if (found.n)
        add_names(ix, rec, a, &names);
    for (size_t i = 0; i < found.n; i++) {
        buf_clear(&others);
        add_names(ix, found.v[i], a, &others);
        if (agree(buf_str(&names), buf_str(&others)))
            found.v[n++] = found.v[i];
    }
    found.n = n;
    buf_free(&names);
    buf_free(&others);
    return found;
}
