/* SPDX-License-Identifier: MIT */
/* dossier [PATH…]: the browser. */
#include "cli/cli.h"
#include "cli/opened.h"
#include "cli/say.h"
#include "tui/tui.h"

#include <signal.h>
#include <unistd.h>

static int browse(const struct library *library)
{
    struct index *ix = opened_index(library);
    if (!ix)
        return EXIT_USAGE;
    struct buf why = {0};
    int ended = tui_run(library, ix, STR_NONE, &why);
    if (ended < 0)
        say_error("%s", buf_z(&why));
    buf_free(&why);
    if (ended > 0) { /* so that whoever waits for us sees which signal it was */
        signal(ended, SIG_DFL);
        raise(ended);
    }
    return ended < 0 ? EXIT_USAGE : EXIT_DONE;
}

int verb_browse(const struct cli *cli)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        say_error("browsing needs a terminal; `dossier summary CASE` prints a case");
        return EXIT_USAGE;
    }
    struct library library = {0};
    int code = EXIT_USAGE;
    if (opened_library(cli, cli->arguments, cli->n_arguments, &library))
        code = browse(&library);
    library_free(&library);
    return code;
}
