/* SPDX-License-Identifier: MIT */
/* Writes the records of one file: a sink for the loader. Streaming; over the file only
 * each record's place in its lists and the links to records not seen yet stay in memory.
 * Private to src/index. */
#ifndef DOSSIER_INDEX_WRITER_H
#define DOSSIER_INDEX_WRITER_H

#include "format/record.h"
#include "index/db.h"

/* What the ties need to know of a record: by its number. */
struct spot {
    uint32_t pos;
    uint32_t parent; /* number */
    uint8_t kind;    /* KINDS while the record has not come */
};

/* A link that stands in the index with to_rec 0, since its target's kind is not known. */
struct late_link {
    int64_t from;
    enum field_tag field;
    uint32_t ord, to;
};

/* An event's key in the list of events. */
struct event_key {
    bool undated;
    int64_t from, to; /* days; INT64_MIN and INT64_MAX where open */
    uint32_t pos;     /* as in the file */
    uint32_t number;
};

struct writer {
    struct index *ix;
    int64_t file;
    bool (*tick)(void *self); /* asked now and then; false stops the load; may be NULL */
    void *tick_self;

    sqlite3_stmt *insert[KINDS], *insert_link;
    VEC(struct spot) spots;
    VEC(struct late_link) late;
    VEC(struct event_key) events;
    struct buf json;
    size_t records;
    int64_t line; /* of the last record */
    int64_t counts[KINDS];
    int64_t case_rec;
    struct place case_at; /* of the case's id */
    bool doubled;         /* something came twice */
    bool stopped;         /* by tick */
    bool failed;          /* the database did: index_error */
};

/* Begins with an empty file of that number, inside a transaction of the caller's. The
 * writer's memory is given back by writer_free. */
void writer_begin(struct writer *w, struct index *ix, int64_t file);
struct record_sink writer_sink(struct writer *w);

/* Once the file is whole and without errors: late links, the order of events, the ties.
 * False when the database failed. */
bool writer_finish(struct writer *w);
void writer_free(struct writer *w);

/* The last step of writer_finish: who is tied to whom. */
bool ties_write(struct writer *w);

#endif
