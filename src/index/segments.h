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
 *              of the next one; and a hash of these without remarks, tail_hash
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
 * [*start, *end) of the text. */
enum segments_differ { SEGMENTS_DIFFER, SEGMENTS_SAME, SEGMENTS_UNCLEAR };
enum segments_differ segments_differ(const struct segments *s, struct str text, size_t *from,
                                     size_t *to, size_t *start, size_t *end);

/* Notes which bytes a segment has, and which of these are its tail. False where something
 * else stands in the tail than keys, on a line each, and remarks: a section in braces. */
bool segment_take_bytes(struct segment *g, struct str bytes, bool ends_section);
bool segment_take_tail(struct segment *g, struct str tail);

/* Writes down what stands in the list, where the table has the same segments; and puts some
 * in the place of others. False when the database failed. */
bool segments_store(const struct segments *s, struct index *ix);
bool segments_replace(struct segments *s, struct index *ix, size_t from, size_t to,
                      const struct segments *by);

/* Whether a segment is the last of its section. */
bool segments_ends_section(const struct segments *s, size_t i);

/* How many lines end in a text. */
int64_t segments_count_lines(struct str text);

/* The byte so many lines behind `at`, where a line begins. */
size_t segments_lines_on(struct str text, size_t at, int64_t lines);

/* Where the tail of a segment begins in `bytes`, looked for from a line on that no key of the
 * root stands before; and the line behind the case's key in the head of a file, 0 where it
 * has none, or no version before it. */
size_t segments_tail(struct str bytes, size_t from);
size_t segments_head(struct str bytes);

/* Whether a text may be another thing than its lines look like: it has line ends of other
 * kinds; an anchor, whose use may lie anywhere; or a byte order mark, but at
 * the very start of a file (`head`). */
bool segments_may_mislead(struct str text, bool head);

#endif
