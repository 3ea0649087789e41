/* SPDX-License-Identifier: MIT */
/* dossier forget [PATH]: nothing of a library stays in the cache. */
#include "cli/opened.h"
#include "cli/say.h"

static int forget(const struct library *library)
{
    bool any;
    struct buf why = {0};
    int code = EXIT_DONE;
    if (!cache_forget(library, &any, &why)) {
        say_error("%s", buf_z(&why));
        code = EXIT_USAGE;
    } else if (!any) {
        say_error("the cache has nothing of this library");
        code = EXIT_WRONG;
    }
    buf_free(&why);
    return code;
}

int verb_forget(const struct cli *cli)
{
    if (cli->n_arguments > 1) {
        say_error("`forget` takes one library");
        return EXIT_USAGE;
    }
    struct library library = {0};
    int code = EXIT_USAGE;
    if (opened_library(cli, cli->arguments, cli->n_arguments, &library))
        code = forget(&library);
    library_free(&library);
    return code;
}
