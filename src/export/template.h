/* SPDX-License-Identifier: MIT */
/* The case that `dossier new` writes to start from: every section, the common fields, and
 * what they are for. */
#ifndef DOSSIER_EXPORT_TEMPLATE_H
#define DOSSIER_EXPORT_TEMPLATE_H

#include "base/buf.h"

/* Adds the template with the case's id, which is one (schema_is_id). */
void export_template(struct str id, struct buf *out);

#endif
