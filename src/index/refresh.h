/* SPDX-License-Identifier: MIT */
/* The steps of index_refresh, for the cache. Private to src/index. */
#ifndef DOSSIER_INDEX_REFRESH_H
#define DOSSIER_INDEX_REFRESH_H

#include "index/survey.h"

/* What goes before a file's name in this library: its folder and a slash where it is one
 * folder, else nothing. */
void refresh_folder(struct buf *out, const struct library *library);

enum refreshed {
    REFRESH_WHOLE,
    REFRESH_STOPPED,   /* by progress; what was whole by then stays */
    REFRESH_TOO_LARGE, /* a file of more than `most` bytes changed so that it must be read
                        * as a whole */
    REFRESH_FAILED,    /* the database did */
};

/* Brings `ix` up to a survey. Of the index itself; or, for a new generation (ix->bulk),
 * of the one that is attached to it as `old`, or of itself where there is none: then
 * what is unchanged is taken over from there. The survey is used up by it. */
enum refreshed refresh_run(struct index *ix, const struct survey *survey, int64_t most,
                           const struct index_progress *progress);

/* Takes over a file of the generation attached as `old`: its content, under the same
 * numbers; its row with its diagnostics; or, where it has errors now, those that its good
 * content has. */
bool carry_content(struct index *ix, int64_t file);
bool carry_row(struct index *ix, int64_t file);
bool carry_good_diagnostics(struct index *ix, int64_t file);

/* Before any of that: what the records of all files refer to. */
bool carry_layouts(struct index *ix);

#endif
