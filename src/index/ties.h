/* SPDX-License-Identifier: MIT */
/* Who is tied to whom, so that a narrowed list is one range of keys. A link ties both its
 * ends, and the record that its own record stands in (an event and its participants, a
 * claim and its accounts' quotes). A relation ties its two people too, and a statement
 * that names a participant (`fire.people.ines`) ties that person.
 *
 * Ties are gathered while records come, and written when all have: only then the order of
 * events is known. Private to src/index. */
#ifndef DOSSIER_INDEX_TIES_H
#define DOSSIER_INDEX_TIES_H

#include "base/arena.h"
#include "base/vec.h"
#include "format/record.h"
#include "index/db.h"

/* What becomes of a record, by the loader's number. */
struct spot {
    uint32_t number; /* of its rec; 0 while it has not come */
    uint8_t kind;
};

/* One record leads to another, by the loader's numbers. */
struct tie_made {
    uint32_t from, to;
    uint8_t how;  /* see enum how; 0: by another record or a part of it */
    bool one_way; /* `from` is no list's row, or its row says so anyway (tied.h) */
};

/* A record that leads to a participant: known by id, found at the end. */
struct tie_part {
    uint32_t from;
    struct str person; /* in the arena */
};

struct ties_made {
    VEC(struct spot) spots;
    VEC(struct tie_made) made;
    VEC(struct tie_part) parts;
    VEC(uint32_t) event_order; /* by an event's number: that of its `pos` */
    struct arena arena;
};

void ties_free(struct ties_made *t);

/* Says what a record's number is, and notes what it leads to. */
void ties_note(struct ties_made *t, const struct record *r, uint32_t number);

/* Writes the ties of a file, all of whose records are in. False when the database failed. */
bool ties_write(struct ties_made *t, struct index *ix, int64_t file);

#endif
