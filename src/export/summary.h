/* SPDX-License-Identifier: MIT */
/* A case on one page: what it is about, who, when, where accounts differ, from which
 * sources. Fit to be pasted into a mail; `publish` is obeyed. */
#ifndef DOSSIER_EXPORT_SUMMARY_H
#define DOSSIER_EXPORT_SUMMARY_H

#include "export/page.h"
#include "export/publish.h"

void export_summary(struct index *ix, int64_t case_rec, const struct publish *publish,
                    struct page *page);

#endif
