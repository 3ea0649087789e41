/* SPDX-License-Identifier: MIT */
/* The index: what the case files say, in SQLite. A derived cache: YAML is the truth, this
 * can be thrown away at any time. One writer; a reader has an index of its own.
 *
 * A record's number here is its `rec`: unique in the index, 0 for none. It holds for one
 * generation of a file only; across a reload a record is found again by its id. */
#ifndef DOSSIER_INDEX_INDEX_H
#define DOSSIER_INDEX_INDEX_H

#include "base/diag.h"
#include "format/schema.h"
#include "index/library.h"

struct index;

/* An empty index in memory. The caller owns it and closes it. */
struct index *index_open(void);

/* A copy that another thread may own; `from` is only read. */
struct index *index_copy(struct index *from);

void index_close(struct index *ix);

/* Holds still what the index says, for the calls until it is let go: other instances may
 * write to an index on disk. True when they did so since it was held last: records then
 * have other numbers. */
bool index_hold(struct index *ix);
void index_let_go(struct index *ix);

/* Of a generation on disk; 0 in memory. */
uint64_t index_generation(const struct index *ix);

/* How far a refresh has come. */
struct index_state {
    size_t files_done, files, records;
    int64_t bytes_done, bytes; /* of the files that must be read */
};

/* Told before each file that must be read and now and then within one; returns false to
 * stop. */
struct index_progress {
    void *self;
    bool (*tell)(void *self, const struct index_state *state);
};

/* Brings the index up to what the library's files say now. The unit is the file: one
 * without errors replaces its content in one transaction; one with errors changes its row
 * in `files` and its diagnostics, and keeps its last good content; a file that is gone
 * takes its content with it. Of two files with one case id the later by path has an
 * error. `progress` may be NULL. False when stopped or when the database failed
 * (index_error says how); what was whole by then stays. */
bool index_refresh(struct index *ix, const struct library *library,
                   const struct index_progress *progress);

/* The last failure of the database, for people; empty when there was none. Borrowed. */
struct str index_error(const struct index *ix);

/* The kind is part of a rec. */
enum kind_tag index_kind(int64_t rec);

#endif
