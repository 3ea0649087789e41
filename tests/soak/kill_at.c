/* SPDX-License-Identifier: MIT */
/* kill_at N COMMAND…: runs a command and kills it (SIGKILL) in front of its Nth system call
 * that changes something on the disk, so that every state in which a killed process can
 * leave its files is reached by some N. Exits with what the command exited with, or with 137
 * when it was killed. N = 0 kills nothing, and prints how many such calls there were.
 *
 * Exits with 77 where processes may not be traced. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/ptrace.h>

enum { SKIPPED = 77, NOT_RUN = 127, KILLED = 128 + SIGKILL };

static const long changing[] = {
    SYS_write,    SYS_pwrite64, SYS_writev,    SYS_fsync,    SYS_fdatasync, SYS_ftruncate,
    SYS_renameat, SYS_unlinkat, SYS_renameat2, SYS_fallocate, SYS_mkdirat,
#ifdef SYS_rename
    SYS_rename,   SYS_unlink,   SYS_rmdir,     SYS_mkdir,
#endif
};

static bool changes(const struct ptrace_syscall_info *call)
{
    for (size_t i = 0; i < sizeof changing / sizeof *changing; i++)
        if (call->entry.nr == (unsigned long)changing[i])
            return call->entry.nr != SYS_write || call->entry.args[0] > STDERR_FILENO;
    return call->entry.nr == SYS_openat && (call->entry.args[2] & (O_CREAT | O_TRUNC));
}

/* The child: stops for its tracer, and goes on as the command. */
static void become(char **command)
{
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
        _exit(SKIPPED);
    raise(SIGSTOP);
    execvp(command[0], command);
    fprintf(stderr, "kill_at: %s: %s\n", command[0], strerror(errno));
    _exit(NOT_RUN);
}

static int ended(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Goes from system call to system call; *calls counts those that change something. */
static int trace(pid_t child, long kill_at, long *calls)
{
    int status, pass_on = 0;
    if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
        return ended(status);
    if (ptrace(PTRACE_SETOPTIONS, child, NULL,
               (void *)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL)) != 0)
        return SKIPPED;
    for (;;) {
        ptrace(PTRACE_SYSCALL, child, NULL, (void *)(long)pass_on);
        if (waitpid(child, &status, 0) != child)
            return SKIPPED;
        if (!WIFSTOPPED(status))
            return ended(status);
        pass_on = WSTOPSIG(status) == (SIGTRAP | 0x80) || WSTOPSIG(status) == SIGTRAP
                      ? 0 : WSTOPSIG(status);
        struct ptrace_syscall_info call;
        if (pass_on || ptrace(PTRACE_GET_SYSCALL_INFO, child, (void *)sizeof call, &call) < 0)
            continue;
        if (call.op == PTRACE_SYSCALL_INFO_ENTRY && changes(&call) && ++*calls == kill_at)
            kill(child, SIGKILL);
    }
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: kill_at N COMMAND…\n");
        return 2;
    }
    long calls = 0, kill_at = strtol(argv[1], NULL, 10);
    pid_t child = fork();
    if (child == 0)
        become(argv + 2);
    if (child < 0)
        return SKIPPED;
    int code = trace(child, kill_at, &calls);
    if (kill_at == 0)
        printf("%ld\n", calls);
    return code == KILLED && kill_at == 0 ? NOT_RUN : code;
}
