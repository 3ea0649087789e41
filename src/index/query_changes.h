/* SPDX-License-Identifier: MIT */
/* What changed while files were read again (the table `changes`). A serial is good for as
 * long as the index is not made anew: then serials begin from 1, and there are none. */
#ifndef DOSSIER_INDEX_QUERY_CHANGES_H
#define DOSSIER_INDEX_QUERY_CHANGES_H

#include "index/query.h"

enum change_what {
    CHANGE_NEW,     /* the record was not there */
    CHANGE_CHANGED, /* it said something else */
    CHANGE_GONE,    /* it is not there any more */
    CHANGE_MORE,    /* of the file more changed at once than is listed; no record */
};

struct change {
    int64_t serial, file;
    enum change_what what;
    enum kind_tag kind;
    struct str id;
};

struct change_rows {
    struct change *v;
    size_t n;
};

/* The serial of the last change; 0 where there was none. */
int64_t query_last_change(struct index *ix);

/* Those behind a serial, in order. Where the first is not the next one, those between are
 * not known any more. */
struct change_rows query_changes(struct index *ix, int64_t behind, struct arena *a);

/* What the record said before a change (index/said.h); empty where it was new, and where
 * that is not known any more. */
struct str query_said_before(struct index *ix, int64_t serial, struct arena *a);

/* A record by what a change calls it; 0 when it is not there. */
int64_t query_changed_record(struct index *ix, int64_t file, enum kind_tag kind,
                             struct str id);

#endif
