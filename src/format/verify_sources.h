/* SPDX-License-Identifier: MIT */
/* The sources of a case file and their captures, before its quotes are looked at. Private
 * to verify.c. */
#ifndef DOSSIER_FORMAT_VERIFY_SOURCES_H
#define DOSSIER_FORMAT_VERIFY_SOURCES_H

#include "base/arena.h"
#include "base/vec.h"
#include "format/allow.h"

struct verify_capture {
    struct str path, sha256; /* the latter empty where absent */
    struct place at, sha256_at;
    bool is_text, allowed; /* that it is missing */
    size_t file;           /* in the archive; set by verify.c */
};

struct verify_source {
    uint32_t number, part_of; /* the latter 0 where absent */
    struct str id;
    struct place at;
    bool share_allowed;
    size_t first, n_captures, n_texts;
    bool resolved;
    size_t holder; /* index + 1 of the source whose texts have its quotes; 0: none */
};

/* Zero-initialise; verify_sources_free gives the memory back. */
struct verify_sources {
    struct arena arena;
    VEC(struct verify_source) list;
    VEC(struct verify_capture) captures; /* each source's in a row, from `first` on */
    VEC(uint32_t) by_number;             /* index in list, + 1 */
    struct str archive; /* the case's own, as written; empty where absent */
    struct place archive_at;
    bool archive_allowed; /* that it is missing */
    struct allow allow;
};

void verify_sources_clear(struct verify_sources *s); /* for the next file */
void verify_sources_free(struct verify_sources *s);

/* Takes in a record; those of other kinds are passed over. */
void verify_sources_take(struct verify_sources *s, const struct record *record);

/* Once all are there: finds each source's holder, itself or the nearest that it is part
 * of. A copy has texts of its own, or none. */
void verify_sources_resolve(struct verify_sources *s);

/* By record number; NULL when there is none. */
struct verify_source *verify_sources_find(struct verify_sources *s, uint32_t number);

#endif
