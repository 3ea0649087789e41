/* SPDX-License-Identifier: MIT */
/* Where cases are when nobody says. */
#ifndef DOSSIER_CLI_PLACES_H
#define DOSSIER_CLI_PLACES_H

#include "base/buf.h"

/* Adds the library folder: `named` (-C) where given, else $DOSSIER_LIBRARY, ./cases, the
 * cases of the source tree when the program runs from its build folder, the installed
 * ones. */
void places_library(const char *named, struct buf *out);

/* Whether a folder is that of the cases that came with the program. */
bool places_is_bundled(const char *folder);

#endif
