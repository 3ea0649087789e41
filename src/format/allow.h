/* SPDX-License-Identifier: MIT */
/* Which warnings a record silences. `allow` holds for the record that has it and for what
 * stands inside it (a claim's accounts, a source's captures), and for nothing else. */
#ifndef DOSSIER_FORMAT_ALLOW_H
#define DOSSIER_FORMAT_ALLOW_H

#include "base/diag.h"
#include "format/record.h"

/* Zero-initialise. */
struct allow {
    bool code[DIAG_CODES];
    bool any;
};

/* Every record of a file passes here, in the order in which the loader gives them. */
void allow_read(struct allow *a, const struct record *record);

static inline bool allow_has(const struct allow *a, enum diag_code code)
{
    return a->code[code];
}

#endif
