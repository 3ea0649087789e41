/* SPDX-License-Identifier: MIT */
/* Children: in the terminal, at the end of a pipe, or on their own. */
#include "tui/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NOT_FOUND = 127, PATIENCE_MS = 3000, STEP_MS = 10 };

/* Where a child's streams go: with none of it, where ours go. */
struct streams {
    bool detached; /* to nowhere, in a session of its own */
    int input;     /* … but the standard input from this descriptor; -1 for none */
};

static void set_signals(posix_spawnattr_t *attributes)
{
    sigset_t defaults, none;
    sigemptyset(&none);
    sigemptyset(&defaults);
    const int numbers[] = {SIGINT, SIGQUIT, SIGTSTP, SIGPIPE, SIGWINCH, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaddset(&defaults, numbers[i]);
    posix_spawnattr_setsigdefault(attributes, &defaults);
    posix_spawnattr_setsigmask(attributes, &none);
}

static void set_streams(posix_spawn_file_actions_t *actions, const struct streams *streams)
{
    if (!streams->detached)
        return;
    if (streams->input >= 0)
        posix_spawn_file_actions_adddup2(actions, streams->input, STDIN_FILENO);
    else
        posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
}

static int spawn(pid_t *child, const struct argv *command, struct streams streams)
{
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&actions);
    set_signals(&attributes);
    set_streams(&actions, &streams);
    int flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    if (streams.detached)
        flags |= POSIX_SPAWN_SETSID;
    posix_spawnattr_setflags(&attributes, (short)flags);
    int error = posix_spawnp(child, command->args.v[0], &actions, &attributes,
                             command->args.v, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error;
}

void program_ended(const char *name, int status, struct buf *why)
{
    if (WIFSIGNALED(status))
        buf_addf(why, "`%s` was ended by signal %d", name, WTERMSIG(status));
    else if (WEXITSTATUS(status) == NOT_FOUND)
        buf_addf(why, "cannot run `%s`", name);
    else if (WEXITSTATUS(status) != 0)
        buf_addf(why, "`%s` ended with status %d", name, WEXITSTATUS(status));
}

bool program_run(const struct argv *command, const char *what, const char *advice,
                 struct buf *why)
{
    pid_t child;
    const char *name = command->args.v[0];
    int error = spawn(&child, command, (struct streams){.input = -1});
    if (error) {
        buf_addf(why, "cannot run %s `%s` (%s): %s", what, name, strerror(error), advice);
        return false;
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND) {
        buf_addf(why, "cannot run %s `%s`: %s", what, name, advice);
        return false;
    }
    struct buf end = {0};
    program_ended(name, status, &end);
    if (end.n)
        buf_addf(why, "%s %s", what, buf_z(&end));
    buf_free(&end);
    return why->n == 0;
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Writes as fast as it is read, until `end`. A reader that goes away has had enough. */
static bool write_all(int fd, struct str input, int64_t end)
{
    for (size_t done = 0; done < input.n;) {
        struct pollfd poller = {.fd = fd, .events = POLLOUT};
        int64_t left = end - now_ms();
        if (left <= 0 || (poll(&poller, 1, (int)left) < 0 && errno != EINTR))
            return false;
        ssize_t n = write(fd, input.p + done, input.n - done);
        if (n < 0 && errno == EPIPE)
            return true;
        if (n < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

/* Waits until the child ends; false when it does not before `end`. */
static bool await(pid_t child, int64_t end, int *status)
{
    for (;;) {
        pid_t gone = waitpid(child, status, WNOHANG);
        if (gone == child)
            return true;
        if ((gone < 0 && errno != EINTR) || now_ms() >= end)
            return false;
        poll(NULL, 0, STEP_MS);
    }
}

bool program_feed(const struct argv *command, struct str input, struct buf *why)
{
    int ends[2];
    pid_t child;
    const char *name = command->args.v[0];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        buf_addf(why, "cannot run `%s` (%s)", name, strerror(errno));
        return false;
    }
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    int error = spawn(&child, command, (struct streams){true, ends[0]});
    close(ends[0]);
    int64_t end = now_ms() + PATIENCE_MS;
    bool written = !error && write_all(ends[1], input, end);
    close(ends[1]);
    int status = 0;
    if (error)
        buf_addf(why, "cannot run `%s` (%s)", name, strerror(error));
    else if (!await(child, end, &status) || !written)
        buf_addf(why, "`%s` does not come to an end", name);
    else
        program_ended(name, status, why);
    return why->n == 0;
}

pid_t program_detach(const struct argv *command, struct buf *why)
{
    pid_t child;
    int error = spawn(&child, command, (struct streams){true, -1});
    if (!error)
        return child;
    buf_addf(why, "cannot run `%s` (%s)", command->args.v[0], strerror(error));
    return 0;
}
