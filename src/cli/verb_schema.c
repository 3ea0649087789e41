/* SPDX-License-Identifier: MIT */
/* dossier schema: the case format for editors. */
#include "cli/cli.h"
#include "cli/say.h"
#include "format/schema_json.h"

int verb_schema(const struct cli *cli)
{
    if (cli->n_arguments) {
        say_error("`schema` takes no arguments");
        return EXIT_USAGE;
    }
    struct buf out = {0};
    schema_json(&out);
    bool good = say_out(&out);
    buf_free(&out);
    return good ? EXIT_DONE : EXIT_USAGE;
}
