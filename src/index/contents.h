/* SPDX-License-Identifier: MIT */
/* The bytes of a case file as the refresh needs them: whole in memory, or, where a file is
 * large, only looked through once, to be read again piece by piece. Private to src/index. */
#ifndef DOSSIER_INDEX_CONTENTS_H
#define DOSSIER_INDEX_CONTENTS_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdint.h>

enum { CONTENTS_WHOLE = 64 << 20 }; /* bytes: larger files are not kept in memory */

struct contents {
    struct buf text; /* all of it, where `whole` */
    bool whole;
    uint64_t hash; /* of all bytes */
    int64_t lines;
};

/* `size` is what stat said. What is wrong with the file as a whole is reported; false when
 * it cannot be read. The caller frees it in any case. */
bool contents_look(struct contents *c, const char *path, int64_t size, struct diags *diags);
void contents_free(struct contents *c);

#endif
