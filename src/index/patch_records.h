/* SPDX-License-Identifier: MIT */
/* The records of a part of a file, kept while the part is put in place of what it was.
 * Private to patch*.c. */
#ifndef DOSSIER_INDEX_PATCH_RECORDS_H
#define DOSSIER_INDEX_PATCH_RECORDS_H

#include "base/arena.h"
#include "base/vec.h"
#include "format/record.h"
#include "index/db.h"

struct part_records {
    VEC(struct record) list; /* as they come: each before its children; in the arena */
    struct arena arena;
    bool cut; /* there were more than a part may have */
};

enum { PART_RECORDS = 20000 };

/* Reads whole lines that hold records of a section and nothing else; ids that they lead to
 * are looked up in the file that the index has. Lines count from 1 in the text. False when
 * there is anything to say against it. */
bool part_records_read(struct part_records *p, struct index *ix, int64_t file,
                       const struct kind *section, struct str text);
void part_records_free(struct part_records *p);

#endif
