/* SPDX-License-Identifier: MIT */
/* The quotes that carry a record, one by one. Private to src/index. */
#ifndef DOSSIER_INDEX_QUERY_EVIDENCE_H
#define DOSSIER_INDEX_QUERY_EVIDENCE_H

#include "index/db.h"

/* Gives what query_evidence gives, a rec a row; bound, ready to be stepped through, to be
 * put to rest by who stops early. NULL where nothing can carry such a record. */
sqlite3_stmt *evidence_sql(struct index *ix, int64_t rec, struct str statement);

#endif
