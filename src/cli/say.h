/* SPDX-License-Identifier: MIT */
/* What the program says on stdout and stderr, and how it fits there. */
#ifndef DOSSIER_CLI_SAY_H
#define DOSSIER_CLI_SAY_H

#include "base/diag.h"
#include "cli/cli.h"
#include "export/page.h"

#include <stdio.h>

/* `dossier: message` on stderr, sanitised. */
void say_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* One line, sanitised. */
void say_line(FILE *to, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Diagnostics of a file, one on a line. */
void say_diags(FILE *to, struct str path, const struct diags *diags);

/* Text that has been made fit to be shown, on stdout. False when it cannot be written
 * (stderr says so; a reader that went away is no error to speak of). */
bool say_out(const struct buf *text);

/* The same, spelled as the locale can show it. */
bool say_shown(const struct buf *clean);

/* A page for stdout: as wide as the terminal (80 when piped), or as --width says. False:
 * wrong usage, which has been said. */
bool say_page(const struct cli *cli, struct page *page, struct buf *out);

#endif
