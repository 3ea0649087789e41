/* SPDX-License-Identifier: MIT */
/* dossier new ID: a case to start from. */
#include "cli/cli.h"
#include "cli/say.h"
#include "export/template.h"
#include "format/schema.h"

int verb_new(const struct cli *cli)
{
    if (cli->n_arguments != 1) {
        say_error("`new` takes one ID, such as harbour-fire");
        return EXIT_USAGE;
    }
    struct str id = str_of(cli->arguments[0]);
    if (!schema_is_id(id)) {
        say_error("`%s` is not an id: use a-z, 0-9 and inner `-`, 64 at most",
                  cli->arguments[0]);
        return EXIT_USAGE;
    }
    struct buf out = {0};
    export_template(id, &out);
    bool good = say_out(&out);
    buf_free(&out);
    return good ? EXIT_DONE : EXIT_USAGE;
}
