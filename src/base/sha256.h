/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4), to tell whether an archived text is still what it was. */
#ifndef DOSSIER_BASE_SHA256_H
#define DOSSIER_BASE_SHA256_H

#include "base/str.h"

enum { SHA256_HEX = 64 };

/* Writes 64 lower-case hexadecimal digits and a NUL. */
void sha256_hex(struct str bytes, char out[SHA256_HEX + 1]);

#endif
