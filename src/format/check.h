/* SPDX-License-Identifier: MIT */
/* What a curator should look at again in a case that has no errors: an event that nobody
 * is quoted for, a source that is not quoted, and the like (the warnings of diag.def).
 * Each is silenced where it arises by the record's `allow`.
 *
 * A check listens to a load and hands every record on, so that one load feeds it and
 * whatever else wants the records:
 *
 *     struct check *check = check_open(people, path);
 *     struct record_sink sink = check_sink(check, &writer);
 *     bool good = load_text(text, &sink, &diags);
 *     check_finish(check, good ? &diags : NULL);
 *
 * Memory: a byte for each record, a line for each event, person and source, and the texts
 * that stand before the people. */
#ifndef DOSSIER_FORMAT_CHECK_H
#define DOSSIER_FORMAT_CHECK_H

#include "base/diag.h"
#include "format/namesakes.h"
#include "format/record.h"

struct check;

/* A check of one file. `people` are those of the files before it; it takes in this one's,
 * outlives the check, and may be NULL. `path` is borrowed until check_finish. */
struct check *check_open(struct namesakes *people, struct str path);

/* For a check of some records of a file and not of all: whether anything in the file leads to
 * the record of that number, in a way that settles what may be doubted of its kind: to a
 * person and a quote in any, to an event and a source by a quote. Numbers of records and
 * links must agree among those that are given. Names (`short-name`) are not checked. Must be
 * called before the first record. */
struct check_rest {
    void *self;
    bool (*is_led_to)(void *self, uint32_t number);
};
void check_part(struct check *c, const struct check_rest *rest);

/* Where the records go. `next`, which may be NULL, is copied. Good until check_finish. */
struct record_sink check_sink(struct check *c, const struct record_sink *next);

/* Adds the warnings, and closes the check. `diags` is NULL after a load with errors: what
 * is missing then proves nothing. */
void check_finish(struct check *c, struct diags *diags);

#endif
