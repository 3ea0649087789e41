/* SPDX-License-Identifier: MIT */
/* The part of a changed file that is read again: whole segments, those that are not in the
 * text as they were, with what their records say and what they said.
 *
 * A part is of one section; or it is the head of the file up to the first section behind
 * the case, where the case stands first. Bytes are of the new text. Lines are the file's;
 * the part begins at the same one in both texts.
 *
 * Private to src/index. */
#ifndef DOSSIER_INDEX_PART_H
#define DOSSIER_INDEX_PART_H

#include "base/arena.h"
#include "base/vec.h"
#include "format/record.h"
#include "index/segments.h"

enum {
    PART_MOST = 1 << 20, /* bytes: what is larger is not worth it */
    PART_RECORDS = 3000, /* some of what is done with them is quadratic */
};

#define PART_NONE SIZE_MAX

/* Strings and arrays are in the part's arena. Of those that were, no place is known but the
 * record's own; numbers are not the loader's and mean nothing. */
struct part_record {
    struct record r;
    int64_t rec, pos; /* pos: its place in lists; of an event 0 until it has one */
    size_t top;       /* the record that it stands in, in the same list; itself */
    size_t twin;      /* the record with its id in the other list, or PART_NONE */
    /* Of a record with an id: */
    bool same;        /* what stands in it and it say what they did */
    bool moved;       /* it has another rec or place in lists */
};

/* Records in the order of the file, each before those that stand in it. */
struct part_records {
    VEC(struct part_record) list;
};

struct part {
    struct index *ix;
    int64_t file;
    struct str text;           /* the file's */
    struct segments segments;  /* as they were, until they are rebuilt */
    size_t from, to;           /* of these, the part */
    size_t start, end;         /* its bytes, the tail with them */
    struct str bytes;          /* without the tail */
    size_t lead;               /* of these, remarks before the first record: they belong to
                                * the segment before the part */
    const struct kind *kind;
    int64_t lines;             /* so many, the tail with them */
    int64_t line;              /* where the part begins, */
    int64_t behind;            /* where it ended; INT64_MAX at the end of the file */
    int64_t lower;             /* by so many lines what stands behind it moves down */
    struct part_records was, is;
    struct arena arena;
};

/* Finds the part of a file of which the index has good content. */
enum part_found {
    PART_FOUND,
    PART_UNCHANGED, /* the text is what it was */
    PART_TORN,      /* … but something in it stands like a key of the root, or what follows
                     * is not what it was: it is not known where it ends */
    PART_UNCLEAR,   /* it cannot be told from what stands around it, or is too large */
};
enum part_found part_find(struct part *p, struct index *ix, int64_t file, struct str text);
void part_free(struct part *p);

/* Reads what the records of the part were. False where there are too many. */
bool part_recall(struct part *p);

/* Tells which record was which, and which say the same. Then gives each its rec: where
 * records come in between, there must be numbers left; false when there are not. */
void part_twins(struct part *p);
bool part_number(struct part *p);

/* The segment of p->segments that a record of the file lies in, or PART_NONE; whether one
 * beside the part stands before it; the record with an id that one stands in, or is. */
size_t part_segment_of(const struct part *p, int64_t rec);
bool part_stands_behind(const struct part *p, int64_t rec);
int64_t part_top_of(struct part *p, int64_t rec);

/* Where in p->is.list the record with an id is that has that rec now; PART_NONE. */
size_t part_is_at(const struct part *p, int64_t rec);

/* How many records of a list are the one at `top` and those that stand in it. */
size_t part_size(const struct part_records *records, size_t top);

/* The records with an id of one list for which that holds, with their children or without
 * them, in the part's arena. */
struct recs part_recs(struct part *p, const struct part_records *records,
                      bool (*holds)(const struct part_record *r), bool children);

/* Whether a record says another thing, or came, or went; whether that is so or it moved. */
bool part_is_changed(const struct part_record *r);
bool part_is_touched(const struct part_record *r);

/* The first of the recs behind the part's, of its kind. */
int64_t part_next_rec(const struct part *p);

#endif
