/* SPDX-License-Identifier: MIT */
/* The events of a page of the timeline: of one case, or of all cases merged by date. For
 * src/view/timeline.c. */
#ifndef DOSSIER_VIEW_TIMELINE_EVENTS_H
#define DOSSIER_VIEW_TIMELINE_EVENTS_H

#include "view/aspect.h"

struct timeline_event {
    struct item item;
    struct edtf date; /* where dated */
    bool dated, disputed;
};

struct timeline_events {
    struct timeline_event *v; /* in the arena of the writer */
    size_t n;
    struct aspect_rows rows; /* what is before and behind; its own rows mean nothing */
};

struct timeline_events timeline_events(struct doc_writer *w,
                                       const struct aspect_over *over);

/* Stretches [from, to] over the bounds that a date has. */
void timeline_bounds(const struct edtf *date, int64_t *from, int64_t *to);

#endif
