/* SPDX-License-Identifier: MIT */
/* Editors and how each takes a line number. */
#include "tui/editor.h"

#include "base/file.h"

#include <stdint.h>
#include <stdlib.h>

/* How an editor is told a line. */
enum form {
    PLUS,  /* +LINE PATH */
    COLON, /* PATH:LINE, where the path has no colon of its own to be taken for that one */
    COLONS /* PATH:LINE:COLUMN, which is taken off the end of any path */
};

struct dialect {
    const char *names; /* of programs, separated by spaces */
    enum form form;
    const char *flag; /* an argument that goes before, or NULL */
};

static const struct dialect dialects[] = {
    {"vi vim nvim view nvi gvim vim.tiny vim.basic vim.nox vim.gtk3", PLUS, NULL},
    {"emacs emacsclient mg zile", PLUS, NULL},
    {"nano rnano pico", PLUS, NULL},
    {"kak micro vis ne joe gedit", PLUS, NULL},
    {"hx helix", COLONS, NULL},
    {"code codium code-insiders code-oss", COLON, "-g"},
    {"subl zed", COLON, NULL},
};

static const struct dialect *dialect_of(const char *program)
{
    struct str name = file_name(str_of(program));
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
        if (str_in_words(name, str_of(dialects[i].names)))
            return &dialects[i];
    return NULL;
}

/* The path as no program takes it for an option or for an address. */
static void add_safe(struct buf *out, struct str path)
{
    bool option = path.n && (path.p[0] == '-' || path.p[0] == '+');
    bool address = path.n && path.p[0] != '/' && str_find(path, STR("://"), 0) != SIZE_MAX;
    if (option || address)
        buf_addz(out, "./");
    buf_add(out, path);
}

static bool has_argument(const struct argv *argv, const char *argument)
{
    for (size_t i = 1; i < argv->args.n; i++)
        if (strcmp(argv->args.v[i], argument) == 0)
            return true;
    return false;
}

static void add_as_known(struct argv *out, const struct dialect *d, struct buf *path,
                         struct place at)
{
    struct buf line = {0};
    if (d->form == PLUS) {
        buf_addf(&line, "+%u", at.line);
        argv_add(out, buf_str(&line));
    } else if (d->form == COLONS) {
        buf_addf(path, ":%u:%u", at.line, at.col ? at.col : 1);
    } else if (str_find(buf_str(path), STR(":"), 0) == SIZE_MAX) {
        if (d->flag && !has_argument(out, d->flag))
            argv_add(out, str_of(d->flag));
        buf_addf(path, ":%u", at.line);
    }
    argv_add(out, buf_str(path));
    buf_free(&line);
}

/* Takes `name` off the front of *rest when it stands there. */
static bool take(struct str *rest, struct str name)
{
    if (!str_starts(*rest, name))
        return false;
    *rest = str_sub(*rest, name.n, rest->n);
    return true;
}

/* One argument of the configured ones; true when it has the path. */
static bool add_filled(struct argv *out, struct str argument, struct str path,
                       struct place at)
{
    struct buf filled = {0};
    bool has_path = false;
    while (argument.n) {
        if (take(&argument, STR("{file}"))) {
            buf_add(&filled, path);
            has_path = true;
        } else if (take(&argument, STR("{line}"))) {
            buf_addf(&filled, "%u", at.line ? at.line : 1);
        } else if (take(&argument, STR("{column}"))) {
            buf_addf(&filled, "%u", at.col ? at.col : 1);
        } else {
            buf_addc(&filled, argument.p[0]);
            argument = str_sub(argument, 1, argument.n);
        }
    }
    argv_add(out, buf_str(&filled));
    buf_free(&filled);
    return has_path;
}

static bool add_as_configured(struct argv *out, struct str arguments, struct str path,
                              struct place at)
{
    struct argv configured = {0};
    bool good = argv_split(&configured, arguments), has_path = false;
    for (size_t i = 0; good && i < configured.args.n; i++)
        if (add_filled(out, str_of(configured.args.v[i]), path, at))
            has_path = true;
    if (good && !has_path)
        argv_add(out, path);
    argv_free(&configured);
    return good;
}

bool editor_command(struct argv *out, struct str editor, struct str arguments,
                    struct str path, struct place at)
{
    if (!argv_split(out, editor) || out->args.n == 0 || !out->args.v[0][0])
        return false;
    struct buf safe = {0};
    bool good = true;
    add_safe(&safe, path);
    const struct dialect *d = at.line ? dialect_of(out->args.v[0]) : NULL;
    if (arguments.n)
        good = add_as_configured(out, arguments, buf_str(&safe), at);
    else if (d)
        add_as_known(out, d, &safe, at);
    else
        argv_add(out, buf_str(&safe));
    argv_end(out);
    buf_free(&safe);
    return good;
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
