/* SPDX-License-Identifier: MIT */
/* Where something stands in a file, as people and editors count. */
#ifndef DOSSIER_BASE_PLACE_H
#define DOSSIER_BASE_PLACE_H

#include <stdint.h>

/* Line and column from 1, the column in code points. 0 is "the file as a whole". Lines
 * end at LF, CR LF or CR only: editors do not break at NEL, U+2028 or U+2029. */
struct place {
    uint32_t line, col;
};

#endif
