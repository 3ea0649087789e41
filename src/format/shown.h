/* SPDX-License-Identifier: MIT */
/* Text of a file inside a message: cut short, so that a message stays one line. As in
 * diags_add(…, "unknown key `" SHOWN "`", SHOW(key)). */
#ifndef DOSSIER_FORMAT_SHOWN_H
#define DOSSIER_FORMAT_SHOWN_H

#include "base/str.h"

enum { SHOWN_BYTES = 64 };

#define SHOWN "%.*s%s"
#define SHOW(s) (int)shown_bytes(s), (s).p ? (s).p : "", \
                shown_bytes(s) < (s).n ? "\xe2\x80\xa6" : ""

/* How much of it is shown: whole code points. */
static inline size_t shown_bytes(struct str s)
{
    if (s.n <= SHOWN_BYTES)
        return s.n;
    size_t n = SHOWN_BYTES;
    while (n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
        n--;
    return n;
}

#endif
