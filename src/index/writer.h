/* SPDX-License-Identifier: MIT */
/* Writes the records of one file: a sink for the loader. Streaming; over the file only
 * each record's number, the days of events and who is tied to whom stay in memory.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_WRITER_H
#define DOSSIER_INDEX_WRITER_H

#include "format/record.h"
#include "index/db.h"
#include "index/ties.h"

/* Records of a section that stand in one segment. Behind each as many numbers again are
 * left free, and before the first, so that records can be added without moving others. */
enum { SEGMENT_RECORDS = 64 };

/* Between two places in the list of events, so that others find one. */
enum { EVENT_GAP = 64 };

/* An event's key in the list of events. */
struct event_key {
    bool undated;
    int64_t from, to; /* days; INT64_MIN and INT64_MAX where open */
    uint32_t number;
};

struct writer {
    struct index *ix;
    int64_t file;
    bool (*tick)(void *self); /* asked now and then; false stops the load; may be NULL */
    void *tick_self;

    sqlite3_stmt *insert[KINDS], *insert_segment;
    struct ties_made ties;
    VEC(struct event_key) events; /* as in the file */
    uint32_t next[KINDS]; /* the number of the kind's next record */
    enum kind_tag segment; /* the kind of the segment that grows; KINDS for none */
    unsigned segment_records;
    uint32_t segment_counts[KINDS];
    int64_t segment_line;
    uint32_t parent; /* the last record of a section: its number, */
    int64_t parent_line;
    struct buf json;
    size_t records;
    int64_t line; /* of the last record */
    int64_t counts[KINDS];
    int64_t case_rec;
    struct place case_at; /* of the case's id */
    bool stopped;         /* by tick */
    bool failed;          /* the database did: index_error */
};

/* Begins with an empty file of that number, inside a transaction of the caller's. The
 * writer's memory is given back by writer_free. */
void writer_begin(struct writer *w, struct index *ix, int64_t file);
struct record_sink writer_sink(struct writer *w);

/* Once the file is whole and without errors: the order of events, the ties. False when the
 * database failed. */
bool writer_finish(struct writer *w);
void writer_free(struct writer *w);

/* Writes one record's row under that rec, and nothing else: for who puts it in the place of
 * what it was. `parent`, `segment_line` and `parent_line` must be set. */
bool writer_put(struct writer *w, const struct record *r, int64_t rec);

#endif
