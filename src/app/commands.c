/* SPDX-License-Identifier: MIT */
/* Dispatch: from a key to its row of commands.def, and from there to its function. */
#include "app/commands.h"

#include "app/app_state.h"

static const struct command commands[COMMANDS] = {
#define COMMAND_TAKING(tag_, name_, keys_, when_, hint_, note_, function_, argument_) \
    [COMMAND_##tag_] = {                                                              \
        .tag = COMMAND_##tag_,                                                        \
        .name = name_,                                                                \
        .keys = keys_,                                                                \
        .when = WHEN_##when_,                                                         \
        .hint = hint_,                                                                \
        .note = note_,                                                                \
        .argument = ARGUMENT_##argument_,                                             \
        .run = function_,                                                             \
    },
#define COMMAND(tag_, name_, keys_, when_, hint_, note_, function_) \
    COMMAND_TAKING(tag_, name_, keys_, when_, hint_, note_, function_, NONE)
#include "app/commands.def"
#undef COMMAND
};

const struct command *command_get(enum command_tag tag)
{
    return &commands[tag];
}

const char *command_argument_name(enum command_argument argument)
{
    static const char *const names[] = {
        [ARGUMENT_NONE] = "",
        [ARGUMENT_RECORD] = "ID",
        [ARGUMENT_CASE] = "CASE",
        [ARGUMENT_LINE] = "N",
        [ARGUMENT_FILE] = "[FILE]",
    };
    return names[argument];
}

bool command_applies(const struct app *app, const struct command *command)
{
    switch (command->when) {
    case WHEN_ALWAYS:
    case WHEN_ANY:
        return true;
    case WHEN_PANES:
        return !app->overlay;
    case WHEN_SHAPE:
        return !app->overlay && !view_aspect(app->view);
    case WHEN_TIMELINE:
        return !app->overlay && view_aspect(app->view) == ASPECT_TIMELINE;
    case WHEN_CHANGES:
        return !app->overlay && view_aspect(app->view) == ASPECT_CHANGES;
    case WHEN_RECORD:
        return !app->overlay && view_selected(app->view).rec != 0;
    case WHEN_LINE:
        if (app->overlay)
            return overlay_has_line(app->overlay);
        return view_selected(app->view).rec != 0;
    case WHEN_MARK:
        return app->overlay && app->overlay->kind == &overlay_marks &&
               overlay_selected(app->overlay);
    case WHEN_SEARCHED:
        return find_active(app);
    }
    return false;
}

/* What to say where command_applies says no. */
static void say_why_not(struct app *app, const struct command *command)
{
    if (command->when == WHEN_SEARCHED)
        app_say(app, "nothing to search for; %s searches", app_key(app, COMMAND_SEARCH).z);
    else if (command->when == WHEN_TIMELINE)
        app_say(app, "`%s` is for the timeline; %s opens it", command->name,
                app_key(app, COMMAND_TIMELINE).z);
    else if (command->when == WHEN_CHANGES)
        app_say(app, "`%s` is for the list of changes; %s opens it", command->name,
                app_key(app, COMMAND_CHANGES).z);
    else if (command->when == WHEN_MARK)
        app_say(app, "`%s` is for the list of marks; %s opens it", command->name,
                app_key(app, COMMAND_MARKS).z);
    else if (command->when == WHEN_SHAPE || (command->when != WHEN_LINE && app->overlay))
        app_say(app, "`%s` is for the panes; %s goes back there", command->name,
                app_key(app, COMMAND_WIDEN).z);
    else if (view_aspect(app->view) == ASPECT_CHANGES)
        app_say(app, "that is not in the case any more");
    else
        app_say(app, "nothing is selected");
}

void command_run(struct app *app, const struct command *command, struct effects *effects)
{
    if (!command_applies(app, command))
        say_why_not(app, command);
    else if (command->argument && command->argument != ARGUMENT_FILE && app->argument.n == 0)
        line_ask(app, command);
    else
        command->run(app, effects);
}
