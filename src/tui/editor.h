/* SPDX-License-Identifier: MIT */
/* Which program edits a file at a line, as an argument vector: never through a shell. */
#ifndef DOSSIER_TUI_EDITOR_H
#define DOSSIER_TUI_EDITOR_H

#include "base/argv.h"
#include "base/place.h"

/* The command for `editor` (an $EDITOR value) on `path` at `at`. Editors that are known get
 * the line as they want it, others the path alone; `arguments`, where there are any, are
 * what people have configured instead: {file}, {line} and {column} in them stand for the
 * place. A path that could be taken for an option or an address is written with `./` before
 * it. False: one of the two cannot be split, or the editor is empty. */
bool editor_command(struct argv *out, struct str editor, struct str arguments,
                    struct str path, struct place at);

/* $VISUAL, else $EDITOR, else vi. */
struct str editor_chosen(void);

#endif
