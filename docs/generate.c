/* SPDX-License-Identifier: MIT */
/* Writes the pages that come from the program's tables: generate PAGE. Part of the build,
 * not installed. */
#include "app/commands.h"
#include "app/config.h"
#include "app/keys_md.h"
#include "cli/cli.h"
#include "format/diag_md.h"
#include "format/schema_json.h"
#include "format/schema_md.h"
#include "index/tables_md.h"

#include <stdio.h>

/* Text for roff: no line begins with a control, backslashes and hyphens are themselves. */
static void add_roff(struct buf *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        buf_addz(out, "\\&");
    for (; *text; text++) {
        if (*text == '\\')
            buf_addz(out, "\\e");
        else if (*text == '-')
            buf_addz(out, "\\-");
        else if (*text != '`')
            buf_addc(out, *text);
    }
    buf_addc(out, '\n');
}

static void add_verbs(struct buf *out)
{
    for (enum verb v = 0; v < VERBS; v++) {
        const struct verb_info *info = cli_verb(v);
        buf_addf(out, ".TP\n.BI \"dossier%s%s \" \"%s\"\n", *info->name ? " " : "",
                 info->name, info->arguments);
        add_roff(out, info->note);
        if (*info->more) {
            buf_addz(out, ".IP\n");
            add_roff(out, info->more);
        }
    }
}

static void add_options(struct buf *out)
{
    for (enum option o = 0; o < OPTIONS; o++) {
        const struct option_info *info = cli_option(o);
        buf_addz(out, ".TP\n.B ");
        if (info->letter)
            buf_addf(out, "\\-%c, ", info->letter);
        buf_addf(out, "\\-\\-%s %s\n", info->name, info->value);
        add_roff(out, info->note);
        if (*info->verbs)
            buf_addf(out, "(goes with: %s)\n", info->verbs);
    }
}

static void add_keys(struct buf *out)
{
    for (enum command_tag t = 0; t < COMMANDS; t++) {
        const struct command *c = command_get(t);
        buf_addz(out, ".TP\n.B \"");
        for (const char *k = c->keys; *k; k++)
            buf_addz(out, *k == '\\' ? "\\e" : (char[]){*k, 0});
        if (!*c->keys)
            buf_addf(out, ":%s %s", c->name, command_argument_name(c->argument));
        buf_addz(out, "\"\n");
        add_roff(out, c->note);
    }
}

static void manual(struct buf *out)
{
    buf_addz(out, ".\\\" Written from the program's tables by make regen.\n"
                  ".TH DOSSIER 1 \"\" \"dossier\" \"User commands\"\n"
                  ".SH NAME\ndossier \\- a browser for investigative case files\n"
                  ".SH DESCRIPTION\n"
                  "A case is one YAML file: who, what happened, which source says so, in\n"
                  "which exact words, and where the sources disagree. dossier browses cases,\n"
                  "reads them again when they were edited, checks them and prints them. It\n"
                  "never fetches anything and never writes to a case file.\n"
                  ".SH VERBS\n");
    add_verbs(out);
    buf_addz(out, ".SH OPTIONS\n");
    add_options(out);
    buf_addz(out, ".SH KEYS\nIn the browser:\n");
    add_keys(out);
    buf_addz(out, ".SH ENVIRONMENT\n"
                  ".TP\n.B DOSSIER_LIBRARY\nThe library folder, where none is named.\n"
                  ".TP\n.B VISUAL\\fR,\\fP EDITOR\nThe editor that the browser opens; run\n"
                  "without a shell.\n"
                  ".TP\n.B NO_COLOR\nWhen set: no colours, and printed pages are plain.\n"
                  ".TP\n.B XDG_STATE_HOME\nThe folder for the file below; without it\n"
                  "~/.local/state.\n"
                  ".SH FILES\n"
                  ".TP\n.I ~/.local/state/dossier/state\n"
                  "The sizes of the panes and, for each library under its path, the last place\n"
                  "and the marks, as ids: nothing that a case says, and nothing that was typed\n"
                  "to search or filter. A library on another file system (an encrypted volume,\n"
                  "a stick) is not named in it. Deleting it does no harm.\n"
                  ".SH EXIT STATUS\n0: done. 1: a case has errors, or nothing was found.\n"
                  "2: wrong usage, or a file that cannot be read.\n");
}

static const struct {
    const char *name;
    void (*write)(struct buf *);
} pages[] = {
    {"case.schema.json", schema_json}, {"config.md", config_markdown},
    {"diagnostics.md", diag_markdown}, {"dossier.1", manual},
    {"format.md", schema_markdown},    {"index.md", tables_markdown},
    {"keys.md", keys_markdown},
};

int main(int argc, char **argv)
{
    struct buf out = {0};
    for (size_t i = 0; argc == 2 && i < sizeof pages / sizeof *pages; i++)
        if (strcmp(argv[1], pages[i].name) == 0)
            pages[i].write(&out);
    if (!out.n) {
        fputs("usage: generate PAGE\n", stderr);
        return 2;
    }
    size_t written = fwrite(out.p, 1, out.n, stdout);
    bool good = written == out.n && fflush(stdout) == 0;
    buf_free(&out);
    return good ? 0 : 2;
}
