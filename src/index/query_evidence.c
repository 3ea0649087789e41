/* SPDX-License-Identifier: MIT */
/* Which quotes carry a record or a statement of it, and whether sources dispute it. */
#include "index/query.h"

#include "index/tables.h"

/* Quotes that stand in `quotes:` of the record itself. */
static sqlite3_stmt *own_quotes(struct index *ix, int64_t rec)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT DISTINCT q.rec FROM links l"
        " JOIN quotes q ON q.rec = l.to_rec"
        " WHERE l.from_rec = ?1 AND l.field = 'quotes'"
        " ORDER BY q.pos");
    db_bind_int(s, 1, rec);
    return s;
}

static sqlite3_stmt *quotes_of_accounts(struct index *ix, int64_t claim)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT DISTINCT q.rec FROM accounts a"
        " JOIN links l ON l.from_rec = a.rec AND l.field = 'quotes'"
        " JOIN quotes q ON q.rec = l.to_rec WHERE a.parent = ?1"
        " ORDER BY q.pos");
    db_bind_int(s, 1, claim);
    return s;
}

static sqlite3_stmt *quotes_from(struct index *ix, int64_t source)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT q.rec FROM links l JOIN quotes q ON q.rec = l.from_rec"
        " WHERE l.to_rec = ?1 AND l.field = 'source'"
        " ORDER BY q.pos");
    db_bind_int(s, 1, source);
    return s;
}

static sqlite3_stmt *quotes_about(struct index *ix, int64_t rec, struct str statement)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT DISTINCT q.rec FROM links l"
        " JOIN quotes q ON q.rec = l.from_rec"
        " WHERE l.to_rec = ?1 AND l.field = 'about'"
        " AND (?2 = '' OR l.statement = ?2) ORDER BY q.pos");
    db_bind_int(s, 1, rec);
    db_bind_text(s, 2, statement);
    return s;
}

/* A participation has no id: quotes name it `event.people.person`. */
static sqlite3_stmt *quotes_of_part(struct index *ix, int64_t part)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT DISTINCT q.rec FROM participations x"
        " JOIN links w ON w.from_rec = x.rec AND w.field = 'person'"
        " JOIN people p ON p.rec = w.to_rec"
        " JOIN links l ON l.to_rec = x.parent AND l.field = 'about'"
        " AND l.statement = 'people.' || p.id"
        " JOIN quotes q ON q.rec = l.from_rec WHERE x.rec = ?1"
        " ORDER BY q.pos");
    db_bind_int(s, 1, part);
    return s;
}

static sqlite3_stmt *itself(struct index *ix, int64_t quote)
{
    sqlite3_stmt *s = db_sql(ix, "SELECT rec FROM quotes WHERE rec = ?1");
    db_bind_int(s, 1, quote);
    return s;
}

struct recs query_evidence(struct index *ix, int64_t rec, struct str statement,
                           struct arena *a)
{
    if (!rec_kind(rec))
        return (struct recs){0};
    switch (index_kind(rec)) {
    case KIND_RELATION:
    case KIND_ACCOUNT:
        return db_recs(ix, own_quotes(ix, rec), a);
    case KIND_CLAIM:
        return db_recs(ix, quotes_of_accounts(ix, rec), a);
    case KIND_SOURCE:
        return db_recs(ix, quotes_from(ix, rec), a);
    case KIND_QUOTE:
        return db_recs(ix, itself(ix, rec), a);
    case KIND_PARTICIPATION:
        return db_recs(ix, quotes_of_part(ix, rec), a);
    case KIND_PERSON:
    case KIND_EVENT:
        return db_recs(ix, quotes_about(ix, rec, statement), a);
    case KIND_CASE:
    case KIND_CAPTURE:
    case KINDS:
        break;
    }
    return (struct recs){0};
}

bool query_disputed(struct index *ix, int64_t rec)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT 1 FROM links l JOIN claims c ON c.rec = l.from_rec"
        " WHERE l.to_rec = ?1 AND l.field = 'about' AND l.from_rec BETWEEN ?2 AND ?3"
        " AND c.status IN ('conflict', 'apparent') LIMIT 1");
    db_bind_int(s, 1, rec);
    db_bind_int(s, 2, rec_make(rec_file(rec), KIND_CLAIM, 0));
    db_bind_int(s, 3, rec_make(rec_file(rec), KIND_CLAIM, UINT32_MAX));
    return db_int(ix, s) != 0;
}
