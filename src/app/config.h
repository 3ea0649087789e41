/* SPDX-License-Identifier: MIT */
/* The configuration: settings, keys and looks, read from text. Where the text comes from
 * is somebody else's business; case data never configures anything. */
#ifndef DOSSIER_APP_CONFIG_H
#define DOSSIER_APP_CONFIG_H

#include "app/keymap.h"
#include "app/look.h"
#include "base/diag.h"
#include "view/grid.h"
#include "view/view.h"

enum setting {
#define SETTING(tag, name, type, words, value, note) SETTING_##tag,
#define DIRECTIVE(tag, name, arguments, note)
#include "app/config.def"
#undef SETTING
#undef DIRECTIVE
    SETTINGS
};

enum directive {
#define SETTING(tag, name, type, words, value, note)
#define DIRECTIVE(tag, name, arguments, note) DIRECTIVE_##tag,
#include "app/config.def"
#undef SETTING
#undef DIRECTIVE
    DIRECTIVES
};

/* The styles of the grid, and the selected row over them. */
enum { ROLE_SELECTED = STYLES, ROLES };

struct config {
    struct str value[SETTINGS]; /* never empty where the table has a value */
    struct keymap keys;
    bool has_look[ROLES];
    struct look look[ROLES];
    struct view_sizes panes; /* 0 where nothing is said */
    struct arena arena;
};

/* What holds without a file. The caller owns it: config_free. */
void config_init(struct config *c);
void config_free(struct config *c);

/* Reads the text of a configuration file. What is wrong is said in `diags`, line by line,
 * and the rest holds. */
void config_read(struct config *c, struct str text, struct diags *diags);

/* Sets one setting from the command line. False: `why` says what it takes instead. */
bool config_set(struct config *c, enum setting setting, struct str value, struct buf *why);

bool config_yes(const struct config *c, enum setting setting);

/* The number of a CHOICE's value among its words, from 0. */
size_t config_choice(const struct config *c, enum setting setting);

/* Adds docs/config.md. */
void config_markdown(struct buf *out);

#endif
