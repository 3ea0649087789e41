/* SPDX-License-Identifier: MIT */
/* docs/diagnostics.md: every code, from diag.def. */
#ifndef DOSSIER_FORMAT_DIAG_MD_H
#define DOSSIER_FORMAT_DIAG_MD_H

#include "base/buf.h"

/* Adds the whole page. */
void diag_markdown(struct buf *out);

#endif
