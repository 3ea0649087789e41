/* SPDX-License-Identifier: MIT */
/* Editors and how each takes a line number. */
#include "tui/editor.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

struct dialect {
    const char *names; /* of programs, separated by spaces */
    bool colon;        /* takes `path:line`; the others `+line path` */
    const char *flag;  /* an argument that goes before, or NULL */
};

static const struct dialect dialects[] = {
    {"vi vim nvim view nvi vim.tiny vim.basic vim.nox", false, NULL},
    {"emacs emacsclient mg zile nano pico rnano joe jed kak micro", false, NULL},
    {"hx helix subl zed", true, NULL},
    {"code codium code-insiders", true, "-g"},
};

static const struct dialect *dialect_of(const char *program)
{
    struct str name = file_name(str_of(program));
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
        if (str_in_words(name, str_of(dialects[i].names)))
            return &dialects[i];
    return NULL;
}

bool editor_command(struct argv *out, struct str editor, struct str path, struct place at)
{
    if (!argv_split(out, editor) || out->args.n == 0 || !out->args.v[0][0])
        return false;
    struct buf safe = {0};
    if (path.n && (path.p[0] == '-' || path.p[0] == '+'))
        buf_addz(&safe, "./");
    buf_add(&safe, path);
    const struct dialect *d = at.line ? dialect_of(out->args.v[0]) : NULL;
    if (d && d->flag)
        argv_add(out, str_of(d->flag));
    if (d && d->colon) {
        buf_addf(&safe, ":%u", at.line);
    } else if (d) {
        struct buf line = {0};
        buf_addf(&line, "+%u", at.line);
        argv_add(out, buf_str(&line));
        buf_free(&line);
    }
    argv_add(out, buf_str(&safe));
    argv_end(out);
    buf_free(&safe);
    return true;
}

struct str editor_chosen(void)
{
    static const char *const variables[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        struct str value = str_trim(str_of(getenv(variables[i])));
        if (value.n)
            return value;
    }
    return STR("vi");
}
