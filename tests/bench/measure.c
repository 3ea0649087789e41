/* SPDX-License-Identifier: MIT */
/* The ways to measure. */
#include "bench.h"

#include "run.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { QUIET_MS = 60 }; /* by then a key is answered */

static struct usage run(const struct command *c)
{
    double start = run_clock();
    struct usage usage = run_to_end(run_start(c->argv, c->cache, -1), c->argv[0]);
    usage.wall = run_clock() - start;
    return usage;
}

static double run_time(const struct command *c)
{
    return run(c).cpu;
}

static double run_wall(const struct command *c)
{
    return run(c).wall;
}

static double run_memory(const struct command *c)
{
    return run(c).peak_mib;
}

/* Keys that are typed ahead are read once the first screen stands. */
static struct usage run_screen(const struct command *c)
{
    double start = run_clock();
    struct terminal t = terminal_start(c->argv, c->cache);
    if (c->keys)
        terminal_type(&t, c->keys, strlen(c->keys));
    struct usage usage = terminal_end(&t);
    usage.wall = run_clock() - start;
    return usage;
}

static double run_screen_wall(const struct command *c)
{
    return run_screen(c).wall;
}

static double run_screen_time(const struct command *c)
{
    return run_screen(c).cpu;
}

static double run_read(const struct command *c)
{
    return run_screen(c).read_bytes;
}

/* Callgrind ends with a line such as "==42== Collected : 123456". */
static double run_instructions(const struct command *c)
{
    static char program[] = "valgrind", tool[] = "--tool=callgrind",
                out[] = "--callgrind-out-file=/dev/null", to_stdout[] = "--log-fd=1";
    char *words[WORDS_MAX + 5] = {program, tool, out, to_stdout};
    for (size_t i = 0; c->argv[i]; i++)
        words[4 + i] = c->argv[i];
    int ends[2];
    if (pipe(ends) != 0)
        bench_fail("pipe: %s", strerror(errno));
    pid_t child = run_start(words, c->cache, ends[1]);
    close(ends[1]);
    FILE *told = fdopen(ends[0], "r");
    char line[512];
    double count = 0;
    while (told && fgets(line, sizeof line, told)) {
        const char *at = strstr(line, "Collected : ");
        if (at)
            count = strtod(at + strlen("Collected : "), NULL);
    }
    if (told)
        fclose(told);
    run_to_end(child, program);
    if (count <= 0)
        bench_fail("valgrind says no number of instructions");
    return count;
}

static double file_size(const struct command *c)
{
    struct stat st;
    if (stat(c->argv[0], &st) != 0)
        bench_fail("%s: %s", c->argv[0], strerror(errno));
    return (double)st.st_size;
}

static double resident_mib(pid_t child)
{
    char path[64], line[256];
    double kib = 0;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)child);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, "VmRSS:", 6) == 0)
            kib = strtod(line + 6, NULL);
    if (f)
        fclose(f);
    return kib / 1024;
}

/* Each key when the one before is answered; an Esc begins no other. */
static double run_resident(const struct command *c)
{
    struct terminal t = terminal_start(c->argv, c->cache);
    terminal_quiet(&t, QUIET_MS);
    for (const char *key = c->keys; *key;) {
        size_t n = 1;
        while ((key[n] & 0xC0) == 0x80)
            n++;
        terminal_type(&t, key, n);
        terminal_quiet(&t, QUIET_MS);
        key += n;
    }
    double mib = resident_mib(t.child);
    terminal_type(&t, "\033\033\033", 3);
    terminal_quiet(&t, QUIET_MS);
    terminal_type(&t, "Q", 1);
    terminal_end(&t);
    return mib;
}

/* NAN where it fails, which it has said. */
static double run_says(const struct command *c)
{
    int ends[2];
    char line[128] = "";
    if (pipe(ends) != 0)
        bench_fail("pipe: %s", strerror(errno));
    pid_t child = run_start(c->argv, c->cache, ends[1]);
    close(ends[1]);
    FILE *told = fdopen(ends[0], "r");
    bool said = told && fgets(line, sizeof line, told);
    if (told)
        fclose(told);
    waitpid(child, NULL, 0);
    return said ? strtod(line, NULL) : (double)NAN;
}

#define TIMES "\xc3\x97"

const struct way bench_ways[MEASURES] = {
    [TIME] = {"user + system time", TIMES, true, RATIO, run_time},
    [WALL] = {"time on the clock", TIMES, true, RATIO, run_wall},
    [SCREEN] = {"time on the clock, in a terminal", TIMES, true, RATIO, run_screen_wall},
    [SCREEN_TIME] = {"user + system time, in a terminal", TIMES, true, RATIO,
                     run_screen_time},
    [INSTRUCTIONS] = {"instructions", TIMES, false, RATIO, run_instructions},
    [MEMORY] = {"peak memory", " MiB", true, DIFFERENCE, run_memory},
    [SIZE] = {"size", TIMES, false, RATIO, file_size},
    [READ] = {"bytes read", TIMES, true, RATIO, run_read},
    [RESIDENT] = {"resident memory", " MiB", true, ALONE, run_resident},
    [SAYS_MS] = {"p99", " ms", true, ALONE, run_says},
    [SAYS_BYTES] = {"bytes", " bytes", false, ALONE, run_says},
    [SAYS_RATIO] = {"time on the clock", TIMES, true, ALONE, run_says},
};
