/* SPDX-License-Identifier: MIT */
/* dossier forget [PATH]: nothing of a library stays in the cache. */
#include "cli/opened.h"
#include "cli/say.h"

#include <errno.h>
#include <sys/stat.h>

static int tell(bool good, bool any, const struct buf *why)
{
    if (good && any)
        return EXIT_DONE;
    say_error("%s", good ? "the cache has nothing of this library" : buf_z(why));
    return good ? EXIT_WRONG : EXIT_USAGE;
}

static int forget(const struct library *library)
{
    bool any;
    struct buf why = {0};
    bool good = cache_forget(library, &any, &why);
    int code = tell(good, any, &why);
    buf_free(&why);
    return code;
}

/* Whether that library was removed, and its cache was left: it is not left now. */
static bool forgot_gone(const char *folder, int *code)
{
    struct stat there;
    if (!folder || lstat(folder, &there) == 0 || errno != ENOENT)
        return false;
    bool any;
    struct buf why = {0};
    bool good = cache_forget_gone(folder, &any, &why);
    if (any)
        *code = tell(good, any, &why);
    buf_free(&why);
    return any;
}

int verb_forget(const struct cli *cli)
{
    if (cli->n_arguments > 1) {
        say_error("`forget` takes one library");
        return EXIT_USAGE;
    }
    struct library library = {0};
    int code = EXIT_USAGE;
    const char *named = cli->n_arguments ? cli->arguments[0] : cli->value[OPTION_LIBRARY];
    if (forgot_gone(named, &code))
        return code;
    if (opened_library(cli, cli->arguments, cli->n_arguments, &library))
        code = forget(&library);
    library_free(&library);
    return code;
}
