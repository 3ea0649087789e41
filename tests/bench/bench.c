/* SPDX-License-Identifier: MIT */
/* `make bench`: a table of ratios. Each row runs a program beside another one that does
 * the least of what it must do, by turns, so that what slows the machine slows both; it
 * says the median of the pairs' ratios and their spread. docs/performance.md tells how
 * each figure comes about.
 *
 *   BENCH_FULL=1          the large sizes too
 *   BENCH_INSTRUCTIONS=1  also counts instructions, under valgrind: slow, but the same on
 *                         a busy machine
 *   BENCH_RUNS=N          pairs for each row (5)
 *   BENCH_ONLY=WORD       the rows that have it in their first column */
#include "bench.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { RUNS_MAX = 101, RUNS = 5 };

void bench_fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("bench: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(EXIT_FAILURE);
}

static int by_value(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static void print_figure(const struct way *way, double figure)
{
    int places = way->as == RATIO || figure < 0.1 ? 2 : figure < 100 ? 1 : 0;
    if (strcmp(way->unit, "\xc3\x97") == 0)
        places = 2;
    printf("%s%.*f%s", way->as == DIFFERENCE ? "+" : "", places, figure, way->unit);
}

static void print_reach(const struct row *row, double median)
{
    if (row->reach <= 0)
        return;
    print_figure(&bench_ways[row->measure], row->reach);
    if (median <= row->reach)
        return;
    printf(", missed by %.0f %%", (median / row->reach - 1) * 100);
    if (row->in_the_way)
        printf(": %s", row->in_the_way);
}

static void print_row(const struct row *row, const double *found, size_t n)
{
    const struct way *way = &bench_ways[row->measure];
    printf("| %s | %s | %s | ", row->what, way->name, row->beside);
    if (isnan(found[n / 2])) {
        puts("not measured: it failed | | |");
        return;
    }
    print_figure(way, found[n / 2]);
    fputs(" | ", stdout);
    if (n > 1) {
        print_figure(way, found[0]);
        fputs(" to ", stdout);
        print_figure(way, found[n - 1]);
    }
    fputs(" | ", stdout);
    print_reach(row, found[n / 2]);
    puts(" |");
    fflush(stdout);
}

struct pair {
    const struct row *row;
    struct command command, other, and;
};

static double ours(const struct pair *p)
{
    if (p->row->cold)
        command_forget(&p->command);
    return bench_ways[p->row->measure].run(&p->command);
}

static double theirs(const struct pair *p)
{
    const struct way *way = &bench_ways[p->row->measure];
    if (way->as == ALONE)
        return 0;
    return way->run(&p->other) + (p->and.argv[0] ? way->run(&p->and) : 0);
}

static void measure(const struct bench *b, const struct pair *p)
{
    const struct way *way = &bench_ways[p->row->measure];
    size_t n = way->repeats ? b->runs : 1;
    double found[RUNS_MAX];
    if (way->repeats) { /* once for the files to be in memory, and the index there */
        ours(p);
        theirs(p);
    }
    for (size_t i = 0; i < n; i++) {
        double left = ours(p), right = theirs(p);
        found[i] = way->as == RATIO ? left / right : left - right;
    }
    qsort(found, n, sizeof *found, by_value);
    print_row(p->row, found, n);
}

static void go_through(const struct bench *b, const struct row *row)
{
    struct pair p = {.row = row};
    command_make(b, &row->command, &p.command);
    command_make(b, &row->other, &p.other);
    command_make(b, &row->and, &p.and);
    if (command_exists(&p.command) && command_exists(&p.other))
        measure(b, &p);
    else
        printf("| %s | not measured: a program is not installed | %s | | | |\n", row->what,
               row->beside);
    command_free(&p.command);
    command_free(&p.other);
    command_free(&p.and);
}

static const char *setting(const char *name, const char *standard)
{
    const char *value = getenv(name);
    return value && *value ? value : standard;
}

static bool is_set(const char *name)
{
    return strcmp(setting(name, "0"), "0") != 0;
}

static bool is_wanted(const struct bench *b, const struct row *row)
{
    return (row->size == SMALL || b->full) &&
           (row->measure != INSTRUCTIONS || b->instructions) &&
           strstr(row->what, setting("BENCH_ONLY", ""));
}

int main(void)
{
    struct bench b = {.full = is_set("BENCH_FULL"),
                      .instructions = is_set("BENCH_INSTRUCTIONS"),
                      .runs = strtoul(setting("BENCH_RUNS", "0"), NULL, 10),
                      .dossier = setting("DOSSIER", "./dossier"),
                      .build = setting("DOSSIER_BUILDDIR", ".")};
    if (b.runs == 0 || b.runs > RUNS_MAX)
        b.runs = RUNS;
    snprintf(b.data, sizeof b.data, "%s/tests/bench/data", b.build);
    if (mkdir(b.data, 0777) != 0 && errno != EEXIST)
        bench_fail("%s: %s", b.data, strerror(errno));
    printf("| what | measured | against | median of %zu | spread | at most |\n", b.runs);
    puts("|---|---|---|---|---|---|");
    for (size_t i = 0; i < bench_rows_n; i++)
        if (is_wanted(&b, &bench_rows[i]))
            go_through(&b, &bench_rows[i]);
    return EXIT_SUCCESS;
}
