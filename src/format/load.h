/* SPDX-License-Identifier: MIT */
/* The loader: one case file in, records and diagnostics out. It streams: a record goes to
 * the sink when its map ends; over the whole file only ids with their places, and links
 * to ids not seen yet, are kept. Sections may stand in any order; so may keys.
 *
 * Records are handed on even when the file has errors (a faulty record itself is not), so
 * the caller takes what it was given back when load_* says there were any. */
#ifndef DOSSIER_FORMAT_LOAD_H
#define DOSSIER_FORMAT_LOAD_H

#include "base/diag.h"
#include "base/source.h"
#include "base/suggest.h"
#include "format/record.h"

/* Limits that no honest case meets. Bytes. */
enum {
    LOAD_FILE_LIMIT = 1 << 30,
    LOAD_SCALAR_LIMIT = 1 << 20,
    LOAD_KEY_LIMIT = 1 << 10,
    LOAD_DEPTH_LIMIT = 16,
    LOAD_ALIAS_LIMIT = 256,      /* aliases in a file */
    LOAD_REPLAY_LIMIT = 1 << 14, /* events that they stand for, in all */
};

/* Reads the case in `text`. Diagnostics are added to `diags`, unsorted ones last; the
 * return says whether there were no errors. `sink` may be NULL (check only). */
bool load_text(struct str text, const struct record_sink *sink, struct diags *diags);

/* Reads the bytes of a case file, for load_text, into `text`, which the caller frees.
 * What is wrong with the file as a whole is reported; false when it cannot be read. */
bool load_read(const char *path, struct buf *text, struct diags *diags);

/* A record of the rest of a file. */
struct load_found {
    enum kind_tag kind;
    uint32_t fields; /* bit n: it writes the nth field of its kind */
    bool before;     /* it stands before the part */
};

struct ids;

/* What a part of a file may take for granted of the rest. */
struct load_rest {
    void *self;
    /* The record of that id; false when there is none. */
    bool (*find)(void *self, struct str id, struct load_found *found);
    /* Whether the person takes part in the event. */
    bool (*has_part)(void *self, struct str event, struct str person);
    /* Offers the ids of records that the field takes, for "did you mean". */
    void (*offer)(void *self, const struct field *field, struct suggestion *s);
    /* What was found, also in records with errors: that one source is part or copy of
     * another; and at the end all ids, and whether the reading broke off. Either may be
     * NULL. */
    void (*edge)(void *self, struct str from, struct str to);
    void (*ended)(void *self, const struct ids *ids, bool broken);
};

/* Reads whole lines that hold records of one section, as if they stood in a file, of which
 * `rest` knows the rest; or, where the section is the case's, the head of a file. The first
 * line counts as LOAD_PART_LINE, that of a head as 1. Also hands on a case, which is not
 * theirs. Whether ids of the part stand in the rest, too, is not looked at, nor whether
 * sources go in circles by way of it. */
enum { LOAD_PART_LINE = 4 };
bool load_part(struct str text, const struct kind *section, const struct load_rest *rest,
               const struct record_sink *sink, struct diags *diags);

/* In a folder there may be YAML that is no case, and none of our business: where that is
 * all that is wrong, it becomes a warning. */
void load_excuse(struct diags *diags);

/* What ended the reading of a case file before its end, if anything did. */
void load_report_source(const struct source *source, struct diags *diags);

/* Reads the case in a file, of which only a part is in memory at a time. */
bool load_file(const char *path, const struct record_sink *sink, struct diags *diags);

#endif
