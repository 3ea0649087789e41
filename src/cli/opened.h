/* SPDX-License-Identifier: MIT */
/* The library that a command line names, and its index. */
#ifndef DOSSIER_CLI_OPENED_H
#define DOSSIER_CLI_OPENED_H

#include "cli/cli.h"
#include "index/cache.h"

/* The library of the PATHs of a command line, or the one that is meant without them. False
 * when a path cannot be read, which has been said. The caller frees it in either case. */
bool opened_library(const struct cli *cli, char *const *paths, size_t n, struct library *out);

/* The cache of a library, as --no-cache has it. The caller closes it. */
struct cache *opened_cache(const struct cli *cli, const struct library *library);

/* False when --archive names no folder, which has been said. */
bool opened_archive(const struct cli *cli);

/* The index of a library, brought up to its files, and held (index_hold); NULL when it
 * failed, which has been said. The caller closes it. After a failure it is made anew, after
 * two it is in memory. */
struct index *opened_index(const struct cli *cli, const struct library *library);

/* What to exit with when the index failed while it was read (index_error): EXIT_AGAIN, or
 * EXIT_USAGE where another would be no better, which has been said. Nothing may have been
 * printed by then. */
int opened_failed(const struct cli *cli, struct index *ix);

/* An index that holds the CASE of a command line (a path, or an id in the library), and its
 * rec. NULL: there is none, which has been said; *code is what to exit with. */
struct index *opened_case(const struct cli *cli, const char *name, int64_t *case_rec,
                          int *code);

#endif
