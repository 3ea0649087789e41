/* SPDX-License-Identifier: MIT */
/* Leaving the terminal to another program and coming back. */
#include "tui/perform.h"

#include "tui/editor.h"
#include "tui/signals.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

/* The child gets the dispositions it would have from a shell, not ours. */
static int spawn(pid_t *child, char *const *argv)
{
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t defaults, none;
    sigemptyset(&none);
    sigemptyset(&defaults);
    const int numbers[] = {SIGINT, SIGQUIT, SIGTSTP, SIGPIPE, SIGWINCH, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaddset(&defaults, numbers[i]);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    int error = posix_spawnp(child, argv[0], NULL, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    return error;
}

static bool run(const struct argv *command, struct buf *notice)
{
    pid_t child;
    const char *name = command->args.v[0];
    int error = spawn(&child, command->args.v);
    if (error) {
        buf_addf(notice, "cannot run the editor `%s` (%s): set VISUAL or EDITOR", name,
                 strerror(error));
        return false;
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFSIGNALED(status))
        buf_addf(notice, "the editor `%s` was ended by signal %d", name, WTERMSIG(status));
    else if (WEXITSTATUS(status) == 127)
        buf_addf(notice, "cannot run the editor `%s`: set VISUAL or EDITOR", name);
    else if (WEXITSTATUS(status) != 0)
        buf_addf(notice, "the editor `%s` ended with status %d", name, WEXITSTATUS(status));
    return notice->n == 0;
}

bool perform_edit(struct screen *s, struct str path, struct place at, struct buf *notice)
{
    struct argv command = {0};
    bool good = editor_command(&command, editor_chosen(), path, at);
    if (good) {
        screen_leave(s);
        signals_yield();
        good = run(&command, notice);
        signals_resume();
        screen_return(s);
    } else {
        struct str chosen = editor_chosen();
        buf_addf(notice, "VISUAL or EDITOR is not a command: %.*s", STR_ARG(chosen));
    }
    argv_free(&command);
    return good;
}

void perform_suspend(struct screen *s)
{
    screen_leave(s);
    signals_stop();
    screen_return(s);
}
