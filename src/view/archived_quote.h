/* SPDX-License-Identifier: MIT */
/* From a quote of the index to the archived text of its source, and to where it stands
 * there. A caption without a text of its own stands in that of its page, as when cases
 * are checked (format/verify.h). */
#ifndef DOSSIER_VIEW_ARCHIVED_QUOTE_H
#define DOSSIER_VIEW_ARCHIVED_QUOTE_H

#include "format/archive.h"
#include "format/locate.h"
#include "index/query.h"

/* Where archived texts are looked for. `folder` is the one that was named for all cases,
 * NULL: each case's own. */
struct archive_place {
    struct archive *archive; /* what was read of it; borrowed */
    const char *folder;
};

enum archived_state {
    ARCHIVED_NOWHERE,    /* no archive is named, or it may not be where it is said to */
    ARCHIVED_NO_CAPTURE, /* the source has no capture that is a text */
    ARCHIVED_UNREAD,     /* it has, but none can be read */
    ARCHIVED_READ,
};

struct archived_quote {
    enum archived_state state;
    struct str folder;    /* the archive, as one would name it; empty where NOWHERE */
    struct str path;      /* where `capture` was looked for, seen from there */
    int64_t source;       /* whose captures these are */
    struct item capture;  /* the one that was read, else the first text */
    struct archived *file; /* READ; its text is good until the next call */
    struct located found;
};

/* Texts live in `a`. */
struct archived_quote archived_quote_find(struct index *ix,
                                          const struct archive_place *place,
                                          const struct item *quote, struct arena *a);

#endif
