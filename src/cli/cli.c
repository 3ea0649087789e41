/* SPDX-License-Identifier: MIT */
/* Reading the command line by the tables of verbs.def. */
#include "cli/cli.h"

#include "base/suggest.h"

static const struct verb_info verbs[VERBS] = {
#define VERB(tag, name, arguments, note, more) {name, arguments, note, more},
#define OPTION(tag, verbs, letter, name, value, note)
#include "cli/verbs.def"
#undef VERB
#undef OPTION
};

static const struct option_info options[OPTIONS] = {
#define VERB(tag, name, arguments, note, more)
#define OPTION(tag, verbs, letter, name, value, note) {verbs, letter, name, value, note},
#include "cli/verbs.def"
#undef VERB
#undef OPTION
};

const struct verb_info *cli_verb(enum verb verb)
{
    return &verbs[verb];
}

const struct option_info *cli_option(enum option option)
{
    return &options[option];
}

bool cli_takes(enum verb verb, enum option option)
{
    struct str list = str_of(options[option].verbs);
    struct str name = verb == VERB_BROWSE ? STR("browse") : str_of(verbs[verb].name);
    return !list.n || str_in_words(name, list);
}

/* The rest of the command line while it is read. */
struct reader {
    struct cli *cli;
    char **argv;
    int argc, at;
    struct buf *why;
};

static void unknown_option(struct reader *r, struct str name)
{
    struct suggestion near = suggest_start(name);
    for (size_t i = 0; i < OPTIONS; i++)
        suggest_offer(&near, str_of(options[i].name));
    buf_addf(r->why, "no option `--%.*s`", STR_ARG(name));
    if (near.best.n)
        buf_addf(r->why, ": did you mean `--%.*s`?", STR_ARG(near.best));
    else
        buf_addz(r->why, ": `dossier help` lists them");
}

static bool set_option(struct reader *r, enum option option, const char *value)
{
    const struct option_info *info = &options[option];
    if (*info->value && !value) {
        if (r->at >= r->argc) {
            buf_addf(r->why, "`--%s` needs a %s behind it", info->name, info->value);
            return false;
        }
        value = r->argv[r->at++];
    } else if (!*info->value && value) {
        buf_addf(r->why, "`--%s` takes no value", info->name);
        return false;
    }
    r->cli->given[option] = true;
    r->cli->value[option] = value;
    return true;
}

static bool read_long(struct reader *r, struct str text)
{
    const char *equals = memchr(text.p, '=', text.n);
    struct str name = equals ? str_sub(text, 0, (size_t)(equals - text.p)) : text;
    for (enum option i = 0; i < OPTIONS; i++)
        if (str_eq(str_of(options[i].name), name))
            return set_option(r, i, equals ? equals + 1 : NULL);
    unknown_option(r, name);
    return false;
}

static bool read_letters(struct reader *r, const char *letters)
{
    for (; *letters; letters++) {
        enum option i = 0;
        while (i < OPTIONS && options[i].letter != *letters)
            i++;
        if (i == OPTIONS) {
            buf_addf(r->why, "no option `-%c`: `dossier help` lists them", *letters);
            return false;
        }
        if (*options[i].value)
            return set_option(r, i, letters[1] ? letters + 1 : NULL);
        set_option(r, i, NULL);
    }
    return true;
}

/* The verb is the first argument when it is the name of one. */
static void take_argument(struct reader *r, char *argument, bool *verb_open)
{
    for (enum verb v = VERB_BROWSE + 1; *verb_open && v < VERBS; v++) {
        if (strcmp(verbs[v].name, argument) == 0) {
            r->cli->verb = v;
            *verb_open = false;
            return;
        }
    }
    *verb_open = false;
    r->cli->arguments[r->cli->n_arguments++] = argument;
}

static bool fits_verb(struct reader *r)
{
    for (enum option i = 0; i < OPTIONS; i++) {
        if (r->cli->given[i] && !cli_takes(r->cli->verb, i)) {
            buf_addf(r->why, "`--%s` goes with: %s", options[i].name, options[i].verbs);
            return false;
        }
    }
    return true;
}

bool cli_parse(struct cli *cli, int argc, char **argv, struct buf *why)
{
    /* Arguments are gathered at the front of argv, over what has been read. */
    *cli = (struct cli){.verb = VERB_BROWSE, .arguments = argv};
    struct reader r = {.cli = cli, .argv = argv, .argc = argc, .at = 1, .why = why};
    bool verb_open = true, only_arguments = false;
    while (r.at < argc) {
        char *word = argv[r.at++];
        bool good = true;
        if (only_arguments || word[0] != '-' || !word[1])
            take_argument(&r, word, &verb_open);
        else if (strcmp(word, "--") == 0)
            only_arguments = true;
        else if (word[1] == '-')
            good = read_long(&r, str_of(word + 2));
        else
            good = read_letters(&r, word + 1);
        if (!good)
            return false;
    }
    return fits_verb(&r);
}
