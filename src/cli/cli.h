/* SPDX-License-Identifier: MIT */
/* The command line as data: which verb, which options, which arguments. */
#ifndef DOSSIER_CLI_CLI_H
#define DOSSIER_CLI_CLI_H

#include "base/buf.h"

enum verb {
#define VERB(tag, name, arguments, note, more) VERB_##tag,
#define OPTION(tag, verbs, letter, name, value, note)
#include "cli/verbs.def"
#undef VERB
#undef OPTION
    VERBS
};

enum option {
#define VERB(tag, name, arguments, note, more)
#define OPTION(tag, verbs, letter, name, value, note) OPTION_##tag,
#include "cli/verbs.def"
#undef VERB
#undef OPTION
    OPTIONS
};

struct verb_info {
    const char *name, *arguments, *note, *more;
};

struct option_info {
    const char *verbs;
    char letter; /* 0 for none */
    const char *name, *value, *note;
};

/* Exit codes of the program. */
enum { EXIT_DONE = 0, EXIT_WRONG = 1, EXIT_USAGE = 2 };

/* What a verb returns instead when the index failed it before anything was printed: it is
 * called again, with another index. See opened_failed. */
enum { EXIT_AGAIN = -1 };

struct cli {
    enum verb verb;
    bool given[OPTIONS];
    const char *value[OPTIONS]; /* NULL where not given */
    char **arguments;           /* of argv: what is left */
    size_t n_arguments;
    int failures; /* of the index, so far */
};

const struct verb_info *cli_verb(enum verb verb);
const struct option_info *cli_option(enum option option);

/* Whether an option goes with a verb. */
bool cli_takes(enum verb verb, enum option option);

/* Reads the command line. False: wrong usage, and `why` says what and what to do, raw.
 * Options may stand before and behind the verb and its arguments; `--` ends them. */
bool cli_parse(struct cli *cli, int argc, char **argv, struct buf *why);

/* One file for each verb; each returns an exit code. */
int verb_browse(const struct cli *cli);
int verb_check(const struct cli *cli);
int verb_summary(const struct cli *cli);
int verb_search(const struct cli *cli);
int verb_list(const struct cli *cli);
int verb_query(const struct cli *cli);
int verb_forget(const struct cli *cli);
int verb_new(const struct cli *cli);
int verb_schema(const struct cli *cli);
int verb_help(const struct cli *cli);

#endif
