/* SPDX-License-Identifier: MIT */
/* The full text of the records, for searching: an FTS5 table `text` whose rowid is the
 * rec. It keeps no copy of what it indexes, nor where in a record a word stands: the
 * records' own rows have that, and a hit's row is looked at anyway. Texts are
 * folded before they come in (base/fold.h, base/romanise.h) and the tokenizer is a stock
 * one, so that any sqlite3 can open the file and query it.
 *
 *   words   every searched field of the record, folded
 *   roman   the same romanised, where a letter of it needs that
 *
 * Private to src/index. */
#ifndef DOSSIER_INDEX_TEXT_H
#define DOSSIER_INDEX_TEXT_H

#include "base/romanise.h"
#include "index/db.h"

/* How the table is made. */
extern const char text_sql[];

/* Adds what FOLD_VERSION does not say of how texts are made ready. */
void text_version(struct buf *out);

/* Stands between two values of a record, a word that no one types: no phrase crosses it. */
#define TEXT_BETWEEN "\xee\x80\x80"

/* Whether a field holds text that is searched. */
bool text_is_searched(const struct field *field);

/* The next string of a JSON array as the writer makes them, decoded into `out`, which is
 * emptied first. *at starts at 0. False: there is none. */
bool text_next_string(struct str json, size_t *at, struct buf *out);

/* Told now and then; false stops. */
struct text_progress {
    void *self;
    bool (*tell)(void *self, size_t done);
    int64_t last; /* of the recs that were taken in */
};

/* Takes in all records of a file, whose rows are complete; takes them out again up to the
 * rec `last`, as long as their rows are still there. What is not in must not be taken out.
 * False when the database failed or when stopped. `progress` may be NULL. */
bool text_add(struct index *ix, int64_t file, struct text_progress *progress);
bool text_remove(struct index *ix, int64_t file, int64_t last);

/* The same of single records. */
bool text_add_recs(struct index *ix, struct recs recs);
bool text_remove_recs(struct index *ix, struct recs recs);

/* The index's own romaniser. */
struct romaniser *text_romaniser(struct index *ix);

#endif
