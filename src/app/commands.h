/* SPDX-License-Identifier: MIT */
/* The commands as a table, made from commands.def: found by key, run by what they need. */
#ifndef DOSSIER_APP_COMMANDS_H
#define DOSSIER_APP_COMMANDS_H

#include "app/event.h"

struct app;

enum command_tag {
#define COMMAND(tag, name, keys, when, hint, note, function) COMMAND_##tag,
#include "app/commands.def"
#undef COMMAND
    COMMANDS
};

enum command_when {
    WHEN_ALWAYS,   /* while a prompt is open, too */
    WHEN_ANY,      /* in the panes and in every overlay */
    WHEN_PANES,    /* no overlay is open */
    WHEN_SHAPE,    /* the panes are on the screen */
    WHEN_TIMELINE, /* the timeline is */
    WHEN_CHANGES,  /* what changed is */
    WHEN_RECORD,   /* no overlay is open, and a record is selected */
    WHEN_LINE,     /* what is selected stands in a file, in an overlay too */
    WHEN_MARK,     /* a mark of their list is selected */
    WHEN_SEARCHED, /* something was searched for here */
};

/* What `:name` must be told. */
enum command_argument {
    ARGUMENT_NONE,
    ARGUMENT_RECORD, /* the id of a record */
    ARGUMENT_CASE,   /* the id of a case */
    ARGUMENT_LINE,   /* a line of the case file */
    ARGUMENT_FILE,   /* a path, which may be left out */
};

struct command {
    enum command_tag tag;
    const char *name;
    const char *keys; /* by default; struct keymap says which they are now */
    enum command_when when;
    const char *hint, *note;
    enum command_argument argument;
    void (*run)(struct app *app, struct effects *effects);
};

const struct command *command_get(enum command_tag tag);

/* "ID" and the like, for the help; empty for ARGUMENT_NONE. */
const char *command_argument_name(enum command_argument argument);

/* Whether what the command needs is there now. */
bool command_applies(const struct app *app, const struct command *command);

/* Runs it, or says in the footer what it needs. */
void command_run(struct app *app, const struct command *command, struct effects *effects);

#endif
