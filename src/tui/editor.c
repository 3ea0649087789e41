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

void argv_free(struct argv *a)
{
    for (size_t i = 0; i < a->args.n; i++)
        free(a->args.v[i]);
    vec_free(&a->args);
}

/* Adds one argument of `command` from *at on to `word`. False: an open quote. */
static bool split_one(struct str command, size_t *at, struct buf *word)
{
    char quote = 0;
    for (; *at < command.n; (*at)++) {
        char c = command.p[*at];
        if (quote ? c == quote : c == '\'' || c == '"') {
            quote = quote ? 0 : c;
        } else if (c == '\\' && quote != '\'' && *at + 1 < command.n) {
            buf_addc(word, command.p[++*at]);
        } else if (!quote && (c == ' ' || c == '\t')) {
            break;
        } else {
            buf_addc(word, c);
        }
    }
    return !quote;
}

bool argv_split(struct argv *out, struct str command)
{
    size_t at = 0;
    bool whole = true;
    while (whole) {
        while (at < command.n && (command.p[at] == ' ' || command.p[at] == '\t'))
            at++;
        if (at >= command.n)
            break;
        struct buf word = {0};
        whole = split_one(command, &at, &word);
        char *copy = mem_copy(buf_z(&word), word.n);
        vec_push(&out->args, copy);
        buf_free(&word);
    }
    return whole;
}

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
        vec_push(&out->args, mem_copy(d->flag, strlen(d->flag)));
    if (d && d->colon) {
        buf_addf(&safe, ":%u", at.line);
    } else if (d) {
        struct buf line = {0};
        buf_addf(&line, "+%u", at.line);
        vec_push(&out->args, line.p); /* the buffer's memory is the argument's now */
    }
    vec_push(&out->args, safe.p ? safe.p : mem_copy("", 0));
    vec_push(&out->args, NULL);
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
