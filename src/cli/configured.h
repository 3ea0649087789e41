/* SPDX-License-Identifier: MIT */
/* The configuration of this start: its file, then what the command line says. */
#ifndef DOSSIER_CLI_CONFIGURED_H
#define DOSSIER_CLI_CONFIGURED_H

#include "app/config.h"
#include "cli/cli.h"

/* Reads it. What is wrong in the file is said on stderr, and in short in `alert`; it holds
 * without that. False: wrong usage, which has been said. The caller frees the configuration
 * in either case. */
bool configured(const struct cli *cli, struct config *config, struct buf *alert);

#endif
