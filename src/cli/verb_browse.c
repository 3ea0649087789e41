/* SPDX-License-Identifier: MIT */
/* dossier [PATH…]: the browser. */
#include "base/suggest.h"
#include "cli/configured.h"
#include "cli/opened.h"
#include "cli/places.h"
#include "cli/say.h"
#include "tui/tui.h"

#include <signal.h>
#include <unistd.h>

static int browse(struct tui_start *start)
{
    struct buf why = {0}, printed = {0};
    int ended = tui_run(start, &printed, &why);
    if (ended < 0)
        say_error("%s", buf_z(&why));
    else if (ended == 0)
        say_out(&printed);
    buf_free(&why);
    buf_free(&printed);
    if (ended > 0) { /* so that whoever waits for us sees which signal it was */
        signal(ended, SIG_DFL);
        raise(ended);
    }
    return ended < 0 ? EXIT_USAGE : EXIT_DONE;
}

/* A first argument that is no file may be a verb that was mistyped. */
static bool is_mistyped_verb(const struct cli *cli)
{
    if (!cli->n_arguments || access(cli->arguments[0], F_OK) == 0)
        return false;
    struct suggestion near = suggest_start(str_of(cli->arguments[0]));
    for (enum verb v = VERB_BROWSE + 1; v < VERBS; v++)
        suggest_offer(&near, str_of(cli_verb(v)->name));
    if (near.best.n)
        say_error("no verb and no file `%s`: did you mean `%.*s`?", cli->arguments[0],
                  STR_ARG(near.best));
    return near.best.n > 0;
}

/* Where to go from the cases that came with the program, for who sees them first. */
static void add_hint(const struct cli *cli, const struct library *library,
                     const struct config *config, struct buf *out)
{
    if (cli->n_arguments || library->folders.n != 1 ||
        !places_is_bundled(library->folders.v[0]))
        return;
    buf_addf(out, "Bundled cases: %s about this one, %s all, %s keys; "
                  "`dossier FOLDER` opens yours",
             keymap_text(&config->keys, COMMAND_ABOUT).z,
             keymap_text(&config->keys, COMMAND_CASES).z,
             keymap_text(&config->keys, COMMAND_HELP).z);
}

int verb_browse(const struct cli *cli)
{
    if (is_mistyped_verb(cli))
        return EXIT_USAGE;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        say_error("browsing needs a terminal; `dossier summary CASE` prints a case");
        return EXIT_USAGE;
    }
    if (!opened_archive(cli))
        return EXIT_USAGE;
    struct library library = {0};
    struct config config;
    struct buf alert = {0}, hint = {0};
    int code = EXIT_USAGE;
    if (configured(cli, &config, &alert) &&
        opened_library(cli, cli->arguments, cli->n_arguments, &library)) {
        add_hint(cli, &library, &config, &hint);
        code = browse(&(struct tui_start){
            .library = &library,
            .cache = opened_cache(cli, &library),
            .config = &config,
            .archive = cli->value[OPTION_ARCHIVE],
            .everything = cli->given[OPTION_PRIVATE],
            .alert = buf_str(&alert),
            .hint = buf_str(&hint)});
    }
    library_free(&library);
    config_free(&config);
    buf_free(&alert);
    buf_free(&hint);
    return code;
}
