/* SPDX-License-Identifier: MIT */
/* A case on one page: what it is about, who, when, where accounts differ, from which
 * sources. Fit to be pasted into a mail; `publish` is obeyed. */
#ifndef DOSSIER_EXPORT_SUMMARY_H
#define DOSSIER_EXPORT_SUMMARY_H

#include "export/page.h"
#include "export/publish.h"

/* The same of what is tied to every record of `by`: these, the quotes in full, and the
 * sources of those. `list.by` and its like say what tied means; n_by 0 is the whole case. */
void export_narrowed(struct index *ix, int64_t case_rec, const int64_t *by, size_t n_by,
                     const struct publish *publish, struct page *page);

/* "Narrowed to Ines Rauch; Fire breaks out: 9 of 74 quotes", for a page of another kind;
 * nothing where n_by is 0. */
void export_narrowing(struct index *ix, int64_t case_rec, const int64_t *by, size_t n_by,
                      const struct publish *publish, struct page *page);

void export_summary(struct index *ix, int64_t case_rec, const struct publish *publish,
                    struct page *page);

#endif
