/* SPDX-License-Identifier: MIT */
/* Splitting a command into its arguments, as a shell would split it and no more. */
#include "base/argv.h"

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
        argv_add(out, buf_str(&word));
        buf_free(&word);
    }
    return whole;
}

void argv_add(struct argv *out, struct str argument)
{
    char *copy = mem_copy(argument.n ? argument.p : "", argument.n);
    vec_push(&out->args, copy);
}

void argv_end(struct argv *out)
{
    vec_push(&out->args, NULL);
}
