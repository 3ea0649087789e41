/* SPDX-License-Identifier: MIT */
/* The rows of `files` and `diagnostics`: what the index knows of a file beside its records.
 * Private to src/index. Each returns false when the database failed. */
#ifndef DOSSIER_INDEX_FILE_ROWS_H
#define DOSSIER_INDEX_FILE_ROWS_H

#include "index/survey.h"
#include "index/writer.h"

/* Gives the file its row and number. Those of a new generation's new files begin behind
 * the old one's, at *next_file, which counts on; 0: any number does. */
bool file_rows_add(struct index *ix, struct surveyed *f, int64_t *next_file);

/* With its records, which are in the full text up to the rec `last_text`. */
bool file_rows_remove(struct index *ix, int64_t file, int64_t last_text);

/* How the file is known again. */
bool file_rows_stamp(struct index *ix, const struct surveyed *f);

/* What is wrong with it; `text` is where the diagnostics' lines are taken from. */
bool file_rows_faults(struct index *ix, int64_t file, struct str text, struct diags *d);

/* The case and the counters. */
bool file_rows_counts(struct index *ix, const struct writer *w);

/* Whether a file before this one (by path) has the same case id; adds its path to
 * `other`, which may be NULL. Files are refreshed by path, so what stands before is
 * settled. */
bool file_rows_clash(struct index *ix, int64_t case_rec, struct str name, struct buf *other);

#endif
