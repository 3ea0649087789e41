/* SPDX-License-Identifier: MIT */
/* The rows of config.def and style.def, for the files of the configuration. */
#ifndef DOSSIER_APP_CONFIG_TABLES_H
#define DOSSIER_APP_CONFIG_TABLES_H

#include "app/config.h"

struct setting_info {
    const char *name;
    enum { SETTING_CHOICE, SETTING_COMMAND } type;
    const char *words, *value, *note;
};

struct directive_info {
    const char *name, *arguments, *note;
};

struct role_info {
    const char *name, *meaning;
};

const struct setting_info *config_setting(enum setting setting);
const struct directive_info *config_directive(enum directive directive);
const struct role_info *config_role(unsigned role);

#endif
