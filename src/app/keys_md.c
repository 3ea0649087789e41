/* SPDX-License-Identifier: MIT */
/* docs/keys.md, from the command table. */
#include "app/keys_md.h"

#include "app/commands.h"

/* Keys as code spans; a bar would end the table's cell. */
static void add_keys(struct buf *out, const char *keys)
{
    struct str rest = str_of(keys);
    const char *before = "";
    for (struct str key = str_word(&rest); key.n; key = str_word(&rest)) {
        bool bar = str_eq(key, STR("|"));
        buf_addf(out, "%s`%s%.*s`", before, bar ? "\\" : "", STR_ARG(key));
        before = " ";
    }
}

static const char *where(enum command_when when)
{
    switch (when) {
    case WHEN_ALWAYS: return "everywhere, while typing too";
    case WHEN_ANY: return "panes and lists";
    case WHEN_PANES: return "panes";
    case WHEN_SHAPE: return "panes alone";
    case WHEN_TIMELINE: return "timeline";
    case WHEN_CHANGES: return "list of changes";
    case WHEN_RECORD: return "panes, on a record";
    case WHEN_LINE: return "where something of a file is selected";
    case WHEN_MARK: return "list of marks";
    case WHEN_SEARCHED: return "after a search";
    }
    return "";
}

void keys_markdown(struct buf *out)
{
    buf_addz(out, "# Keys\n\n"
                  "Written from `src/app/commands.def` by `make regen`. The browser lists\n"
                  "the same with `?`, where they can be searched and run. `:` runs a command\n"
                  "by its name, or as much of it as says which; Tab completes it, and the\n"
                  "ID or CASE that it takes.\n\n"
                  "| Keys | Command | What it does | Where |\n"
                  "|---|---|---|---|\n");
    for (size_t i = 0; i < COMMANDS; i++) {
        const struct command *command = command_get((enum command_tag)i);
        buf_addz(out, "| ");
        add_keys(out, command->keys);
        const char *argument = command_argument_name(command->argument);
        buf_addf(out, " | %s%s%s | %s | %s |\n", command->name, *argument ? " " : "",
                 argument, command->note, where(command->when));
    }
}
