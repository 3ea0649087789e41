/* SPDX-License-Identifier: MIT */
/* Programs without a terminal, and what any of them took. */
#include "run.h"

#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double run_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static _Noreturn void become(char *const *argv, const char *cache, int to)
{
    int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, STDIN_FILENO) < 0 ||
        dup2(to >= 0 ? to : null, STDOUT_FILENO) < 0)
        _exit(126);
    if (cache)
        setenv("XDG_CACHE_HOME", cache, 1);
    execvp(argv[0], argv);
    _exit(127);
}

pid_t run_start(char *const *argv, const char *cache, int to)
{
    pid_t child = fork();
    if (child == 0)
        become(argv, cache, to);
    if (child < 0)
        bench_fail("fork: %s", strerror(errno));
    return child;
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* While it has ended and nobody has been told, the kernel still knows. */
static double bytes_read(pid_t child)
{
    char path[64], line[128];
    double bytes = 0;
    siginfo_t info;
    if (waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) != 0)
        return 0;
    snprintf(path, sizeof path, "/proc/%ld/io", (long)child);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, "rchar: ", 7) == 0)
            bytes = strtod(line + 7, NULL);
    if (f)
        fclose(f);
    return bytes;
}

struct usage run_to_end(pid_t child, const char *name)
{
    struct rusage usage;
    int status;
    double read = bytes_read(child);
    if (wait4(child, &status, 0, &usage) != child)
        bench_fail("wait: %s", strerror(errno));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        bench_fail("%s failed", name);
    return (struct usage){.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime),
                          .peak_mib = (double)usage.ru_maxrss / 1024,
                          .read_bytes = read};
}
