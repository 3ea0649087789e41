/* SPDX-License-Identifier: MIT */
/* docs/index.md, from the tables themselves. */
#ifndef DOSSIER_INDEX_TABLES_MD_H
#define DOSSIER_INDEX_TABLES_MD_H

#include "base/buf.h"

void tables_markdown(struct buf *out);

#endif
