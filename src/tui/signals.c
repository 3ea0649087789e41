/* SPDX-License-Identifier: MIT */
/* Signals as bytes of a pipe. The handlers need to find the pipe and the terminal's modes:
 * the only state of the program that is not handed from function to function. */
#include "tui/signals.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static const int told[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT,
                            SIGCHLD};

/* All others that end a process. */
static const int crashes[] = {SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,  SIGABRT,   SIGSYS, SIGTRAP,
                              SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF};

enum { N_TOLD = sizeof told / sizeof *told, N_CRASHES = sizeof crashes / sizeof *crashes };

enum { STACK_BYTES = 64 * 1024 };

static struct {
    int pipe[2];
    struct screen_rescue rescue;
    struct sigaction before[N_TOLD], before_crash[N_CRASHES];
    stack_t stack, stack_before; /* for the handler, when the stack itself is what ran out */
} state = {.pipe = {-1, -1}};

static void tell(int number)
{
    int kept = errno;
    unsigned char byte = (unsigned char)number;
    if (write(state.pipe[1], &byte, 1) < 0) {
        /* a full pipe already holds a byte that wakes us */
    }
    errno = kept;
}

/* Only calls that POSIX lists as safe here. The default action then ends the process and
 * leaves the core dump it would have left. */
static void crash(int number)
{
    ssize_t done = write(STDOUT_FILENO, state.rescue.bytes, state.rescue.n);
    (void)done;
    tcsetattr(STDIN_FILENO, TCSANOW, &state.rescue.modes);
    signal(number, SIG_DFL);
    raise(number);
}

static void ignore_pipe(void)
{
    /* A clipboard helper or a pager that goes away is an error to report, not an end. */
    signal(SIGPIPE, SIG_IGN);
}

static void install(void)
{
    struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < N_TOLD; i++)
        sigaction(told[i], &action, NULL);
}

int signals_open(const struct screen_rescue *rescue)
{
    if (pipe2(state.pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return -1;
    state.rescue = *rescue;
    for (int i = 0; i < N_TOLD; i++)
        sigaction(told[i], NULL, &state.before[i]);
    install();
    state.stack = (stack_t){.ss_sp = mem_alloc(STACK_BYTES), .ss_size = STACK_BYTES};
    sigaltstack(&state.stack, &state.stack_before);
    struct sigaction action = {.sa_handler = crash,
                               .sa_flags = (int)(SA_RESETHAND | SA_ONSTACK)};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < N_CRASHES; i++)
        sigaction(crashes[i], &action, &state.before_crash[i]);
    ignore_pipe();
    return state.pipe[0];
}

int signals_take(void)
{
    unsigned char byte;
    return read(state.pipe[0], &byte, 1) == 1 ? byte : 0;
}

void signals_close(void)
{
    for (int i = 0; i < N_TOLD; i++)
        sigaction(told[i], &state.before[i], NULL);
    for (int i = 0; i < N_CRASHES; i++)
        sigaction(crashes[i], &state.before_crash[i], NULL);
    sigaltstack(&state.stack_before, NULL);
    free(state.stack.ss_sp);
    close(state.pipe[0]);
    close(state.pipe[1]);
    state.pipe[0] = state.pipe[1] = -1;
}

void signals_stop(void)
{
    signal(SIGTSTP, SIG_DFL);
    raise(SIGTSTP);
    install();
}

void signals_yield(void)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
    signal(SIGTSTP, SIG_DFL); /* an editor that stops its whole group stops us with it */
}

void signals_resume(void)
{
    install();
}
