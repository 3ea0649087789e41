/* SPDX-License-Identifier: MIT */
/* dossier help: usage, from the table of verbs. */
#include "base/suggest.h"
#include "cli/cli.h"
#include "cli/say.h"

static void add_usage(enum verb verb, struct buf *out)
{
    const struct verb_info *v = cli_verb(verb);
    buf_addz(out, "dossier");
    if (*v->name)
        buf_addf(out, " %s", v->name);
    if (*v->arguments)
        buf_addf(out, " %s", v->arguments);
}

static void show_options(struct page *page, enum verb verb)
{
    for (enum option i = 0; i < OPTIONS; i++) {
        const struct option_info *o = cli_option(i);
        if (!cli_takes(verb, i))
            continue;
        struct buf name = {0};
        if (o->letter)
            buf_addf(&name, "-%c, ", o->letter);
        buf_addf(&name, "--%s%s%s", o->name, *o->value ? " " : "", o->value);
        page_entry(page, 2, 30, buf_str(&name), str_of(o->note));
        buf_free(&name);
    }
}

static void show_program(struct page *page)
{
    page_text(page, 0, 0, STR("dossier: a browser for investigative case files"));
    page_gap(page);
    for (enum verb v = 0; v < VERBS; v++) {
        struct buf usage = {0};
        add_usage(v, &usage);
        page_entry(page, 2, 30, buf_str(&usage), str_of(cli_verb(v)->note));
        buf_free(&usage);
    }
    page_gap(page);
    show_options(page, VERB_BROWSE);
    page_gap(page);
    page_text(page, 0, 0,
              STR("`dossier help VERB` tells more. Exit codes: 0 done; 1 a case has errors, or "
                  "nothing was found; 2 wrong usage, or a file that cannot be read."));
}

static void show_verb(struct page *page, enum verb verb)
{
    struct buf usage = {0};
    add_usage(verb, &usage);
    page_text(page, 0, 2, buf_str(&usage));
    buf_free(&usage);
    page_gap(page);
    page_text(page, 0, 0, str_of(cli_verb(verb)->note));
    if (*cli_verb(verb)->more)
        page_text(page, 0, 0, str_of(cli_verb(verb)->more));
    page_gap(page);
    show_options(page, verb);
}

static bool find_verb(const char *name, enum verb *out)
{
    struct suggestion near = suggest_start(str_of(name));
    for (enum verb v = VERB_BROWSE + 1; v < VERBS; v++) {
        if (strcmp(cli_verb(v)->name, name) == 0) {
            *out = v;
            return true;
        }
        suggest_offer(&near, str_of(cli_verb(v)->name));
    }
    if (near.best.n)
        say_error("no verb `%s`: did you mean `%.*s`?", name, STR_ARG(near.best));
    else
        say_error("no verb `%s`: `dossier help` lists them", name);
    return false;
}

int verb_help(const struct cli *cli)
{
    enum verb verb = cli->verb;
    bool about_verb = cli->verb != VERB_HELP && cli->verb != VERB_BROWSE;
    if (cli->verb == VERB_HELP && cli->n_arguments) {
        if (!find_verb(cli->arguments[0], &verb))
            return EXIT_USAGE;
        about_verb = true;
    }
    struct buf out = {0};
    struct page page;
    say_page(cli, &page, &out);
    if (about_verb)
        show_verb(&page, verb);
    else
        show_program(&page);
    bool good = say_out(&out);
    buf_free(&out);
    return good ? EXIT_DONE : EXIT_USAGE;
}
