/* SPDX-License-Identifier: MIT */
/* dossier summary CASE: a case on one page. */
#include "cli/cli.h"
#include "cli/opened.h"
#include "cli/say.h"
#include "export/summary.h"

int verb_summary(const struct cli *cli)
{
    struct buf out = {0};
    struct page page;
    if (cli->n_arguments != 1) {
        say_error("`summary` takes one CASE: a case file, or the id of a case");
        return EXIT_USAGE;
    }
    if (!say_page(cli, &page, &out))
        return EXIT_USAGE;
    int64_t case_rec;
    int code;
    struct index *ix = opened_case(cli, cli->arguments[0], &case_rec, &code);
    if (!ix)
        return code;
    struct publish *publish = publish_open(ix, cli->given[OPTION_PRIVATE]);
    export_summary(ix, case_rec, publish, &page);
    bool good = say_out(&out);
    publish_close(publish);
    index_close(ix);
    buf_free(&out);
    return good ? EXIT_DONE : EXIT_USAGE;
}
