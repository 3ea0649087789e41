/* SPDX-License-Identifier: MIT */
/* Starting programs, and what they took when they end; with a terminal or without one. */
#ifndef DOSSIER_TESTS_BENCH_RUN_H
#define DOSSIER_TESTS_BENCH_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/types.h>

double run_clock(void); /* seconds */

struct usage {
    double wall;       /* seconds; 0 where nobody looked at the clock */
    double cpu;        /* seconds, user + system */
    double peak_mib;   /* the most that was resident */
    double read_bytes; /* by read(2) and its like, of files, pipes and terminals */
};

/* Starts a command with nothing to read. What it writes to standard output and error goes
 * nowhere and where ours goes; or, with `to`, standard output goes there. `cache` is where
 * its index is, NULL for wherever. */
pid_t run_start(char *const *argv, const char *cache, int to);

/* Waits for it; it must end well. */
struct usage run_to_end(pid_t child, const char *name);

/* A program in a terminal of 120x36. */
struct terminal {
    pid_t child;
    int fd;
    char *seen; /* what it wrote */
    size_t n, size;
};

struct terminal terminal_start(char *const *argv, const char *cache);

/* Types bytes; UTF-8. */
void terminal_type(struct terminal *t, const char *keys, size_t n);

/* Takes what it writes until it has been quiet for so long; until a text has come since
 * byte `from` of what it wrote. False when it ended, or after a minute. */
bool terminal_quiet(struct terminal *t, int ms);
bool terminal_until(struct terminal *t, size_t from, const char *text);

/* Takes what it writes until it ends. */
struct usage terminal_end(struct terminal *t);

#endif
