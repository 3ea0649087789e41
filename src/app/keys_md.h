/* SPDX-License-Identifier: MIT */
/* The manual's table of keys. */
#ifndef DOSSIER_APP_KEYS_MD_H
#define DOSSIER_APP_KEYS_MD_H

#include "base/buf.h"

/* Adds docs/keys.md: every command of commands.def in a Markdown table. */
void keys_markdown(struct buf *out);

#endif
