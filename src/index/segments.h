/* SPDX-License-Identifier: MIT */
/* A file as segments: runs of records of one section, each with the bytes that it takes up
 * and a hash of them, so that a changed file is known again but for the segments that
 * changed. `segment` has a row for each; the bytes of a file are all in one.
 *
 *   first      the rec of its first record, by which lines and ranks are found
 *   line       of the file, where that record stands; from 1
 *   before     how many records of the kind stand before it in the file
 *   at, size   its bytes, from the start of that line to the next segment's; the first
 *              segment of a file begins at byte 0. NULL where a file cannot be told apart
 *              line by line: then it is always read whole
 *   hash       of these bytes
 *   tail       how many of them, at the end, belong to no record of the section: the key
 *              of the next one; and their hash, tail_hash
 *
 * Private to src/index. */
#ifndef DOSSIER_INDEX_SEGMENTS_H
#define DOSSIER_INDEX_SEGMENTS_H

#include "base/vec.h"
#include "index/db.h"

struct segment {
    int64_t first, line, before;
    size_t at, size, tail;
    uint64_t hash, tail_hash;
};

struct segments {
    VEC(struct segment) list; /* in the order of the file */
};

/* Fills in the bytes of a file's segments, whose records have come from that text. False
 * when the database failed. */
bool segments_measure(struct index *ix, int64_t file, struct str text);

/* Reads the segments of a file; false when it was not measured. Freed in either case. */
bool segments_read(struct segments *s, struct index *ix, int64_t file);
void segments_free(struct segments *s);

/* Those that are not in `text` as they were: [*from, *to) of the list, which take up
 * [*start, *end) of the text. False when all are, or when that cannot be told. */
bool segments_differ(const struct segments *s, struct str text, size_t *from, size_t *to,
                     size_t *start, size_t *end);

/* Notes which bytes a segment has. */
void segment_take_bytes(struct segment *g, struct str bytes, bool ends_section);

/* Writes down that segments of the list changed their bytes, and the others their place:
 * what stands in the list. */
bool segments_store(const struct segments *s, struct index *ix);

/* Whether a segment is the last of its section. */
bool segments_ends_section(const struct segments *s, size_t i);

/* Where the tail of a segment begins in `bytes`, whose first line is a record's. */
size_t segments_tail(struct str bytes);

/* Whether an anchor may stand in a text: what it is for may lie anywhere. */
bool segments_may_anchor(struct str text);

#endif
