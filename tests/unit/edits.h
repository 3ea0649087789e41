/* SPDX-License-Identifier: MIT */
/* A case file that is generated and then edited at random, as people do it and as they had
 * better not. For tests; the kinds of edits are in edits.def. */
#ifndef DOSSIER_TESTS_EDITS_H
#define DOSSIER_TESTS_EDITS_H

#include "lines.h"

#include "format/schema.h"

enum edit {
#define EDIT(tag, weight, function, argument, name) EDIT_##tag,
#include "edits.def"
#undef EDIT
    EDITS
};

enum { ID_SIZE = 80 };

struct edited {
    struct lines lines;
    struct chance chance;
    size_t next;         /* the number of the next new id */
    size_t made[KINDS];  /* while it is made: how many of a kind may be led to */
    size_t turn[KINDS];  /* … and whose turn it is, where all are to be */
    bool quiet;          /* … without warnings */
    char place[ID_SIZE]; /* the record behind which others come, again and again */
};

/* Writes a new file of so many quotes and, in proportion, other records: without errors, and
 * with about two warnings of each kind, or hardly any. Half of all files hide somebody's
 * name. */
void edited_make(struct edited *e, size_t quotes);
void edited_free(struct edited *e);

/* Does one edit, chosen by the weights, or that one: false when there is nothing to do it
 * to. */
enum edit edited_change(struct edited *e);
bool edited_do(struct edited *e, enum edit edit);

const char *edited_name(enum edit edit);

/* A record of that kind, as a map in braces or as a block. What it leads to is there. */
void edited_write(struct edited *e, enum kind_tag kind, struct str id, bool flow,
                  struct lines *out);

#endif
