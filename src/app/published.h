/* SPDX-License-Identifier: MIT */
/* What may leave the program of a document: see export/publish.h. */
#ifndef DOSSIER_APP_PUBLISHED_H
#define DOSSIER_APP_PUBLISHED_H

#include "export/publish.h"
#include "view/doc.h"

/* The filter of a document that is printed; borrows `publish`. */
struct doc_filter published_filter(const struct publish *publish);

#endif
