/* SPDX-License-Identifier: MIT */
/* The settings and what they are now. */
#include "app/config.h"

#include "app/config_tables.h"
#include "base/argv.h"
#include "base/suggest.h"

static const struct setting_info settings[SETTINGS] = {
#define SETTING(tag, name, type, words, value, note) \
    {name, SETTING_##type, words, value, note},
#define DIRECTIVE(tag, name, arguments, note)
#include "app/config.def"
#undef SETTING
#undef DIRECTIVE
};

static const struct directive_info directives[DIRECTIVES] = {
#define SETTING(tag, name, type, words, value, note)
#define DIRECTIVE(tag, name, arguments, note) {name, arguments, note},
#include "app/config.def"
#undef SETTING
#undef DIRECTIVE
};

static const struct role_info roles[ROLES] = {
#define STYLE(tag, name, meaning) {name, meaning},
#include "view/style.def"
#undef STYLE
    {"selected", "The selected row, over the others; `reverse` as it comes."},
};

const struct setting_info *config_setting(enum setting setting)
{
    return &settings[setting];
}

const struct directive_info *config_directive(enum directive directive)
{
    return &directives[directive];
}

const struct role_info *config_role(unsigned role)
{
    return &roles[role];
}

void config_init(struct config *c)
{
    *c = (struct config){0};
    for (enum setting s = 0; s < SETTINGS; s++)
        c->value[s] = str_of(settings[s].value);
    keymap_add_defaults(&c->keys);
}

void config_free(struct config *c)
{
    keymap_free(&c->keys);
    arena_free(&c->arena);
}

/* Adds what a choice takes, and the word that was meant. */
static void say_words(const struct setting_info *info, struct str value, struct buf *why)
{
    struct suggestion near = suggest_start(value);
    struct str rest = str_of(info->words);
    buf_addf(why, "`%s` takes no `%.*s`: ", info->name, STR_ARG(value));
    for (struct str word = str_word(&rest); word.n; word = str_word(&rest))
        suggest_offer(&near, word);
    if (near.best.n)
        buf_addf(why, "did you mean `%.*s`?", STR_ARG(near.best));
    else
        buf_addf(why, "write one of: %s", info->words);
}

static bool command_is_whole(struct str command)
{
    struct argv parts = {0};
    bool whole = argv_split(&parts, command) && parts.args.n && parts.args.v[0][0];
    argv_free(&parts);
    return whole;
}

bool config_set(struct config *c, enum setting setting, struct str value, struct buf *why)
{
    const struct setting_info *info = &settings[setting];
    if (info->type == SETTING_CHOICE && !str_in_words(value, str_of(info->words))) {
        say_words(info, value, why);
        return false;
    }
    if (info->type == SETTING_COMMAND && !command_is_whole(value)) {
        buf_addf(why, "`%s` is not a command: a quotation mark is not closed", info->name);
        return false;
    }
    c->value[setting] = arena_str(&c->arena, value);
    return true;
}

size_t config_choice(const struct config *c, enum setting setting)
{
    struct str rest = str_of(settings[setting].words);
    size_t n = 0;
    while (rest.n && !str_eq(str_word(&rest), c->value[setting]))
        n++;
    return n;
}

bool config_yes(const struct config *c, enum setting setting)
{
    return str_eq(c->value[setting], STR("yes"));
}
