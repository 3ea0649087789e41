/* SPDX-License-Identifier: MIT */
/* dossier summary CASE: a case on one page, or one view of it. */
#include "app/published.h"
#include "cli/cli.h"
#include "cli/opened.h"
#include "cli/say.h"
#include "export/summary.h"
#include "view/aspect.h"

/* False when there is no view of that name, which has been said. */
static bool choose_view(const struct cli *cli, enum aspect *aspect)
{
    const char *name = cli->value[OPTION_VIEW];
    *aspect = name ? aspect_named(str_of(name)) : ASPECT_NONE;
    if (name && !*aspect)
        say_error("no view `%s`: there are timeline, claims, relations, sources and weak",
                  name);
    return !name || *aspect;
}

static void print_view(struct index *ix, int64_t case_rec, enum aspect aspect,
                       const struct publish *publish, struct page *page)
{
    struct archive *archive = archive_open();
    struct aspect_over over = {
        .by = {.case_rec = case_rec}, .archive = {.archive = archive}};
    struct doc_filter filter = published_filter(publish);
    struct arena scratch = {0};
    struct buf title = {0};
    publish_text(publish, query_label(ix, case_rec, &scratch), &title);
    buf_addf(&title, ": %s", aspect_kind(aspect)->title);
    page_title(page, buf_str(&title));
    page_gap(page);
    aspect_print(ix, aspect, &over, (int)page->columns, page->ascii, &filter, page->out);
    archive_close(archive);
    buf_free(&title);
    arena_free(&scratch);
}

int verb_summary(const struct cli *cli)
{
    struct buf out = {0};
    struct page page;
    enum aspect aspect;
    if (cli->n_arguments != 1) {
        say_error("`summary` takes one CASE: a case file, or the id of a case");
        return EXIT_USAGE;
    }
    if (!say_page(cli, &page, &out) || !choose_view(cli, &aspect))
        return EXIT_USAGE;
    int64_t case_rec;
    int code;
    struct index *ix = opened_case(cli, cli->arguments[0], &case_rec, &code);
    if (!ix)
        return code;
    struct publish *publish = publish_open(ix, cli->given[OPTION_PRIVATE]);
    if (aspect)
        print_view(ix, case_rec, aspect, publish, &page);
    else
        export_summary(ix, case_rec, publish, &page);
    if (index_error(ix).n)
        code = opened_failed(cli, ix);
    else
        code = say_out(&out) ? EXIT_DONE : EXIT_USAGE;
    publish_close(publish);
    index_close(ix);
    buf_free(&out);
    return code;
}
