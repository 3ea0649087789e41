/* SPDX-License-Identifier: MIT */
/* Which quotes carry a record or a statement of it, and whether sources dispute it. A
 * quote's place in lists is its rec: ordered by one, they are by the other. */
#include "index/query_evidence.h"

#include "index/tables.h"

/* The quotes tied to a record by those fields of theirs; by any when `how` is 0. */
static sqlite3_stmt *tied_quotes(struct index *ix, int64_t rec, unsigned how)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT pos FROM tie WHERE a = ?1 AND pos BETWEEN ?2 AND ?3%s ORDER BY pos",
        how ? " AND how & ?4" : "");
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, rec_file(rec), KIND_QUOTE);
    if (how)
        db_bind_int(s, 4, how);
    return s;
}

/* The id is that of ?1's record, which is of the kind. */
static sqlite3_stmt *quotes_about(struct index *ix, int64_t rec, struct str statement)
{
    if (!statement.n)
        return tied_quotes(ix, rec, HOW_ABOUT);
    sqlite3_stmt *s = db_sql(ix,
        "SELECT q.rec FROM tie JOIN quote q ON q.rec = tie.pos"
        " WHERE tie.a = ?1 AND tie.pos BETWEEN ?2 AND ?3 AND tie.how & ?4"
        " AND EXISTS (SELECT 1 FROM json_each(q.about) j WHERE j.value ="
        " (SELECT r.id FROM \"%s\" r WHERE r.rec = ?1) || '.' || ?5) ORDER BY q.rec",
        rec_kind(rec)->name);
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, rec_file(rec), KIND_QUOTE);
    db_bind_int(s, 4, HOW_ABOUT);
    db_bind_text(s, 5, statement);
    return s;
}

/* An account is no list's row: its quotes are those that it names. */
static sqlite3_stmt *quotes_of_account(struct index *ix, int64_t account)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT DISTINCT q.rec FROM account t, json_each(t.quotes) j"
        " JOIN quote q ON q.id = j.value AND q.rec BETWEEN ?2 AND ?3"
        " WHERE t.rec = ?1 ORDER BY q.rec");
    db_bind_int(s, 1, account);
    db_bind_kind(s, 2, rec_file(account), KIND_QUOTE);
    return s;
}

/* A participation has no id: quotes name it `event.people.person`. */
static sqlite3_stmt *quotes_of_part(struct index *ix, int64_t part)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT q.rec FROM participation x"
        " JOIN event e ON e.rec = ?5 + x.parent"
        " JOIN tie ON tie.a = e.rec AND tie.pos BETWEEN ?2 AND ?3 AND tie.how & ?4"
        " JOIN quote q ON q.rec = tie.pos WHERE x.rec = ?1"
        " AND EXISTS (SELECT 1 FROM json_each(q.about) j"
        " WHERE j.value = e.id || '.people.' || x.person) ORDER BY q.rec");
    db_bind_int(s, 1, part);
    db_bind_kind(s, 2, rec_file(part), KIND_QUOTE);
    db_bind_int(s, 4, HOW_ABOUT);
    db_bind_int(s, 5, rec_make(rec_file(part), KIND_EVENT, 0));
    return s;
}

static sqlite3_stmt *itself(struct index *ix, int64_t quote)
{
    sqlite3_stmt *s = db_sql(ix, "SELECT rec FROM quote WHERE rec = ?1");
    db_bind_int(s, 1, quote);
    return s;
}

sqlite3_stmt *evidence_sql(struct index *ix, int64_t rec, struct str statement)
{
    if (!rec_kind(rec))
        return NULL;
    switch (index_kind(rec)) {
    case KIND_ACCOUNT:
        return quotes_of_account(ix, rec);
    case KIND_RELATION:
    case KIND_CLAIM: /* by its accounts */
        return tied_quotes(ix, rec, 0);
    case KIND_SOURCE:
        return tied_quotes(ix, rec, HOW_SOURCE);
    case KIND_QUOTE:
        return itself(ix, rec);
    case KIND_PARTICIPATION:
        return quotes_of_part(ix, rec);
    case KIND_PERSON:
    case KIND_EVENT:
        return quotes_about(ix, rec, statement);
    case KIND_CASE:
    case KIND_CAPTURE:
    case KINDS:
        break;
    }
    return NULL;
}

struct recs query_evidence(struct index *ix, int64_t rec, struct str statement,
                           struct arena *a)
{
    return db_recs(ix, evidence_sql(ix, rec, statement), a);
}

size_t query_evidence_count(struct index *ix, int64_t rec, struct str statement,
                            size_t max)
{
    sqlite3_stmt *s = evidence_sql(ix, rec, statement);
    size_t n = 0;
    while (n < max && db_row(ix, s))
        n++;
    db_rest(s);
    return n;
}

bool query_disputed(struct index *ix, int64_t rec)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT 1 FROM tie JOIN claim c ON c.rec = tie.pos WHERE tie.a = ?1"
        " AND tie.pos BETWEEN ?2 AND ?3 AND tie.how & ?4"
        " AND c.status IN ('conflict', 'apparent') LIMIT 1");
    db_bind_int(s, 1, rec);
    db_bind_kind(s, 2, rec_file(rec), KIND_CLAIM);
    db_bind_int(s, 4, HOW_ABOUT);
    return db_int(ix, s) != 0;
}
