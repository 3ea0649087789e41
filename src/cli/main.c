/* SPDX-License-Identifier: MIT */
/* The program's entry: reads the command line and hands it to its verb. */
#include "cli/cli.h"
#include "cli/say.h"

#include <locale.h>
#include <signal.h>

static int print_version(void)
{
    struct buf out = {0};
    buf_addz(&out, PACKAGE_STRING "\n");
    bool good = say_out(&out);
    buf_free(&out);
    return good ? EXIT_DONE : EXIT_USAGE;
}

static int run(const struct cli *cli)
{
    static int (*const functions[VERBS])(const struct cli *) = {
        [VERB_BROWSE] = verb_browse, [VERB_CHECK] = verb_check,
        [VERB_SUMMARY] = verb_summary, [VERB_LIST] = verb_list,
        [VERB_SEARCH] = verb_search,
        [VERB_QUERY] = verb_query, [VERB_FORGET] = verb_forget, [VERB_NEW] = verb_new,
        [VERB_SCHEMA] = verb_schema, [VERB_HELP] = verb_help,
    };
    if (cli->given[OPTION_VERSION])
        return print_version();
    if (cli->given[OPTION_SHOW_HELP])
        return verb_help(cli);
    int code = functions[cli->verb](cli);
    for (struct cli again = *cli; code == EXIT_AGAIN;) {
        again.failures++;
        code = functions[cli->verb](&again);
    }
    return code;
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    signal(SIGPIPE, SIG_IGN); /* a reader that goes away is seen at the write */
    struct cli cli;
    struct buf why = {0};
    int code = EXIT_USAGE;
    if (cli_parse(&cli, argc, argv, &why))
        code = run(&cli);
    else
        say_error("%s", buf_z(&why));
    buf_free(&why);
    return code;
}
