/* SPDX-License-Identifier: MIT */
/* What `make bench` measures, and how. rows.c has the table; command.c makes programs and
 * files of its words; measure.c runs them, terminal.c where they need a terminal; bench.c
 * goes through the table and prints it. */
#ifndef DOSSIER_TESTS_BENCH_H
#define DOSSIER_TESTS_BENCH_H

#include <stdbool.h>
#include <stddef.h>

enum { WORDS_MAX = 8, PATH_SIZE = 4096 };

/* How two commands are compared, or one is measured. */
enum measure {
    TIME,         /* user + system time, a ratio */
    WALL,         /* time on the clock, a ratio */
    SCREEN,       /* the same, under a terminal: from start to end, keys typed ahead */
    SCREEN_TIME,  /* … and user + system time */
    INSTRUCTIONS, /* a ratio; BENCH_INSTRUCTIONS only */
    MEMORY,       /* the peak of what is resident, MiB more than the other's */
    SIZE,         /* of the files that the first words name, a ratio */
    READ,         /* bytes that were read, under a terminal, a ratio */
    RESIDENT,     /* MiB, under a terminal, when its keys were pressed one by one */
    SAYS_MS,      /* the number that the program prints: milliseconds, … */
    SAYS_BYTES,
    SAYS_RATIO,
    MEASURES
};

enum size { SMALL, LARGE /* BENCH_FULL only */ };

/* A program with its arguments. `@NAME` is a program of this folder, `@dossier` the
 * program itself; `@case N` a generated case of N quotes, `@folder N` the folder it is
 * in; `@library M K` a folder of M cases of K quotes, `@empty` one of none; `@db N` and
 * `@db M K` the index of such a folder, which is brought up to date first. A program that
 * is not installed leaves the row out. */
struct words {
    const char *argv[WORDS_MAX];
    const char *keys;  /* typed under a terminal */
    const char *needs; /* a program, where that is not the first word */
};

struct row {
    const char *what;
    enum size size;
    enum measure measure;
    bool cold; /* its index is removed before each run */
    struct words command;
    const char *beside; /* what it is compared with, or measured by */
    struct words other;
    struct words and;     /* counts with the other */
    double reach;         /* at most this; 0: there is none */
    const char *in_the_way; /* of it, where that is known; NULL */
};

extern const struct row bench_rows[];
extern const size_t bench_rows_n;

struct bench {
    bool full, instructions;
    size_t runs;
    const char *dossier, *build;
    char data[PATH_SIZE]; /* the folder of generated files */
};

_Noreturn void bench_fail(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* Words made ready to run: argv[0] is NULL where there are none. */
struct command {
    char *argv[WORDS_MAX];
    const char *keys, *needs;
    char *cache; /* where its index is */
};

/* Makes the files it needs. The caller frees it. */
void command_make(const struct bench *b, const struct words *words, struct command *out);
void command_free(struct command *c);

/* Whether the program is there. */
bool command_exists(const struct command *c);

/* Removes the index of its folder; makes it anew. */
void command_forget(const struct command *c);

struct way {
    const char *name;
    const char *unit; /* "×", or with a sign before it where it is a difference */
    bool repeats;     /* it is measured more than once, after a first time for the caches */
    enum { RATIO, DIFFERENCE, ALONE } as;
    double (*run)(const struct command *c);
};

extern const struct way bench_ways[MEASURES];

#endif
