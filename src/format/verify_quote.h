/* SPDX-License-Identifier: MIT */
/* One quote against the texts of its source. Private to verify.c. */
#ifndef DOSSIER_FORMAT_VERIFY_QUOTE_H
#define DOSSIER_FORMAT_VERIFY_QUOTE_H

#include "format/archive.h"
#include "format/locate.h"
#include "format/verify_sources.h"

struct verify_search {
    struct archive *archive;
    const struct verify_capture *captures; /* of its source, or what that is part of */
    size_t n_captures;
    struct diags *diags;
    size_t *spent; /* on nearest passages, in this run */

    struct located found; /* what came of it: the best of all texts, … */
    size_t file;          /* … and the one it is of */
};

/* Looks for the quote, which has an `exact`, and reports it when it is not found, or
 * found more than once. False when none of the texts can be read. */
bool verify_quote(struct verify_search *s, const struct record *quote);

#endif
