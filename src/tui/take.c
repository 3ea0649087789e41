/* SPDX-License-Identifier: MIT */
/* Clipboard and browser. */
#include "tui/take.h"

#include "base/file.h"
#include "format/load.h"
#include "format/snippet.h"
#include "tui/osc52.h"
#include "tui/perform.h"
#include "tui/program.h"

#include <stdlib.h>

/* Through the terminal: nobody can tell whether it did. */
static void copy_by_terminal(struct screen *s, const struct effect *effect,
                             struct buf *notice)
{
    if (!screen_can_copy(s)) {
        buf_addz(notice, "this terminal cannot copy: set copy-command in the configuration");
        return;
    }
    if (effect->text.n > OSC52_LIMIT) {
        buf_addf(notice,
                 "not copied: %zu bytes, and terminals take %d; set copy-command in the "
                 "configuration",
                 effect->text.n, OSC52_LIMIT);
        return;
    }
    struct buf bytes = {0};
    osc52_sequence(buf_str(&effect->text),
                   osc52_through(getenv("TMUX"), getenv("STY"), getenv("TERM")), &bytes);
    screen_send(s, buf_str(&bytes));
    buf_addf(notice, "copied %s", buf_z(&effect->what));
    buf_free(&bytes);
}

/* False: there is no such command, or it failed and `why` says how. */
static bool copy_by_command(struct str command, const struct effect *effect,
                            struct buf *why)
{
    struct argv argv = {0};
    bool good = command.n && argv_split(&argv, command) && argv.args.n;
    argv_end(&argv);
    good = good && program_feed(&argv, buf_str(&effect->text), why);
    argv_free(&argv);
    return good;
}

void take_copy(struct screen *s, const struct config *config, const struct effect *effect,
               struct buf *notice)
{
    struct buf why = {0};
    if (copy_by_command(config->value[SETTING_COPY_COMMAND], effect, &why)) {
        buf_addf(notice, "copied %s", buf_z(&effect->what));
    } else {
        if (why.n)
            buf_addf(notice, "%s; ", buf_z(&why));
        copy_by_terminal(s, effect, notice);
    }
    buf_free(&why);
}

void take_record(const struct effect *effect, struct buf *text, struct place *at)
{
    struct buf file = {0};
    file_read(buf_z(&effect->path), LOAD_FILE_LIMIT, &file, NULL);
    snippet_fit(buf_str(&file), effect->kind, buf_str(&effect->text), text, at);
    buf_free(&file);
}

static bool has_display(void)
{
    const char *x = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
    return (x && *x) || (wayland && *wayland);
}

pid_t take_open(struct screen *s, const struct config *config, const struct effect *effect,
                struct buf *notice)
{
    struct str command = config->value[SETTING_OPEN_COMMAND];
    pid_t child = 0;
    if (!command.n && !has_display()) {
        buf_addz(notice, "no display here to open it on: ");
        take_copy(s, config, effect, notice);
        return 0;
    }
    struct argv argv = {0};
    argv_split(&argv, command.n ? command : STR("xdg-open"));
    argv_add(&argv, buf_str(&effect->text));
    argv_end(&argv);
    if (config_yes(config, SETTING_OPEN_IN_TERMINAL))
        perform_program(s, &argv, "the browser", "set open-command", notice);
    else
        child = program_detach(&argv, notice);
    if (!notice->n)
        buf_addf(notice, "opened %s", buf_z(&effect->text));
    argv_free(&argv);
    return child;
}
