/* SPDX-License-Identifier: MIT */
/* Which key runs which command: the keys of commands.def, changed by the configuration.
 * A key has one command at most. */
#ifndef DOSSIER_APP_KEYMAP_H
#define DOSSIER_APP_KEYMAP_H

#include "app/commands.h"
#include "base/vec.h"

struct binding {
    int32_t key;
    enum command_tag command;
};

/* Zero-initialise; keymap_free gives the memory back. */
struct keymap {
    VEC(struct binding) bindings; /* of one command: the one to show first stands first */
};

void keymap_add_defaults(struct keymap *m);
void keymap_copy(struct keymap *to, const struct keymap *from);
void keymap_free(struct keymap *m);

/* The key runs this command from now on, and is its first to be shown; unbound, none. */
void keymap_bind(struct keymap *m, int32_t key, enum command_tag command);
void keymap_unbind(struct keymap *m, int32_t key);

/* NULL: no command has that key. */
const struct command *keymap_command(const struct keymap *m, int32_t key);

/* Adds the names of all keys of a command, separated by blanks; nothing when it has none. */
void keymap_names(const struct keymap *m, enum command_tag command, struct buf *out);

/* How a text names a command to people: its first key, else `:name`. */
struct key_text {
    char z[32];
};

struct key_text keymap_text(const struct keymap *m, enum command_tag command);

#endif
