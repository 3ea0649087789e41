/* SPDX-License-Identifier: MIT */
/* `make bench`: a table of ratios. Each row runs a program beside another one that does
 * the least of what it must do, by turns, so that what slows the machine slows both; it
 * says the median of the pairs' ratios and their spread. docs/performance.md tells how
 * each figure comes about.
 *
 *   BENCH_FULL=1          the large sizes too
 *   BENCH_INSTRUCTIONS=1  also counts instructions, under valgrind: slow, but the same on
 *                         a busy machine
 *   BENCH_RUNS=N          pairs for each row (7) */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MAX = 8, RUNS_MAX = 101, RUNS = 7 };

/* ---- what is measured ---- */

enum measure {
    TIME,         /* user + system, a ratio */
    INSTRUCTIONS, /* a ratio; BENCH_INSTRUCTIONS only */
    MEMORY,       /* the peak of what is resident, MiB more than the other's */
};

enum size { SMALL, LARGE /* BENCH_FULL only */ };

/* In a command, `@NAME` is a program of this folder, `@dossier` the program itself,
 * `@case N` a generated case of N quotes, and `@library M K` M cases of K quotes. */
struct row {
    const char *what;
    enum size size;
    enum measure measure;
    const char *command[WORDS_MAX];
    const char *beside;
    const char *other[WORDS_MAX];
    double reach; /* at most this; 0: there is none */
};

/* A new feature's figure is one row more; a new way to measure, one more of `measures`. */
static const struct row rows[] = {
    {"`dossier check` of 10,000 quotes", SMALL, TIME,
     {"@dossier", "check", "@case 10000"},
     "libyaml's event loop", {"@events", "@case 10000"}, 1.30},
    {"`dossier check` of 100,000 quotes", SMALL, TIME,
     {"@dossier", "check", "@case 100000"},
     "libyaml's event loop", {"@events", "@case 100000"}, 1.30},
    {"`dossier check` of 1,000,000 quotes", LARGE, TIME,
     {"@dossier", "check", "@case 1000000"},
     "libyaml's event loop", {"@events", "@case 1000000"}, 0},
    {"`dossier check` of 10,000 quotes", SMALL, INSTRUCTIONS,
     {"@dossier", "check", "@case 10000"},
     "libyaml's event loop", {"@events", "@case 10000"}, 1.30},
    {"`dossier check` of 100,000 quotes", LARGE, INSTRUCTIONS,
     {"@dossier", "check", "@case 100000"},
     "libyaml's event loop", {"@events", "@case 100000"}, 1.30},
    {"`dossier check` of 1,000 cases of 30 quotes", SMALL, TIME,
     {"@dossier", "check", "@library 1000 30"},
     "libyaml's event loop, 30,000 quotes", {"@events", "@case 30000"}, 0},
    {"`dossier check` of 10,000 quotes", SMALL, MEMORY,
     {"@dossier", "check", "@case 10000"}, "an empty program", {"@nothing"}, 0},
    {"`dossier check` of 100,000 quotes", SMALL, MEMORY,
     {"@dossier", "check", "@case 100000"}, "an empty program", {"@nothing"}, 0},
    {"`dossier check` of 1,000,000 quotes", LARGE, MEMORY,
     {"@dossier", "check", "@case 1000000"}, "an empty program", {"@nothing"}, 0},
};

struct bench {
    bool full, instructions;
    size_t runs;
    const char *dossier, *build;
    char data[4096]; /* the folder of generated files */
};

static _Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("bench: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(EXIT_FAILURE);
}

/* ---- running ---- */

static void become(char *const *argv, int err)
{
    int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDOUT_FILENO) < 0 ||
        (err >= 0 && dup2(err, STDERR_FILENO) < 0))
        _exit(126);
    execvp(argv[0], argv);
    _exit(127);
}

/* Starts a command; what it writes to stderr goes to `err`, or where ours goes (-1). */
static pid_t start(char *const *argv, int err)
{
    pid_t child = fork();
    if (child == 0)
        become(argv, err);
    if (child < 0)
        fail("fork: %s", strerror(errno));
    return child;
}

static struct rusage finish(pid_t child, char *const *argv)
{
    struct rusage usage;
    int status;
    if (wait4(child, &status, 0, &usage) != child)
        fail("wait: %s", strerror(errno));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail("%s %s: failed", argv[0], argv[1] ? argv[1] : "");
    return usage;
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double run_time(char *const *argv)
{
    struct rusage usage = finish(start(argv, -1), argv);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

static double run_memory(char *const *argv)
{
    return (double)finish(start(argv, -1), argv).ru_maxrss / 1024;
}

/* Callgrind ends with a line such as "==42== Collected : 123456". */
static double run_instructions(char *const *argv)
{
    static char program[] = "valgrind", tool[] = "--tool=callgrind",
                out[] = "--callgrind-out-file=/dev/null";
    char *words[WORDS_MAX + 4] = {program, tool, out};
    for (size_t i = 0; argv[i]; i++)
        words[3 + i] = argv[i];
    int ends[2];
    if (pipe(ends) != 0)
        fail("pipe: %s", strerror(errno));
    pid_t child = start(words, ends[1]);
    close(ends[1]);
    FILE *told = fdopen(ends[0], "r");
    if (!told)
        fail("fdopen: %s", strerror(errno));
    char line[512];
    double count = 0;
    while (fgets(line, sizeof line, told)) {
        const char *at = strstr(line, "Collected : ");
        if (at)
            count = strtod(at + strlen("Collected : "), NULL);
    }
    fclose(told);
    finish(child, words);
    if (count <= 0)
        fail("valgrind says no number of instructions");
    return count;
}

/* ---- commands ---- */

static void generate(const struct bench *b, const char *kind, const char *first,
                     const char *second, const char *path)
{
    char program[sizeof b->data];
    snprintf(program, sizeof program, "%s/tests/bench/generate", b->build);
    char *words[6] = {program};
    const char *rest[] = {kind, first, second, path};
    size_t n = 1;
    for (size_t i = 0; i < 4; i++)
        if (rest[i])
            words[n++] = strdup(rest[i]);
    finish(start(words, -1), words);
    while (n > 1)
        free(words[--n]);
}

/* What a word of a command stands for; the caller frees it. Files are made at need. */
static char *word(const struct bench *b, const char *text)
{
    char out[sizeof b->data + 64], first[32], second[32];
    struct stat st;
    if (*text != '@') {
        snprintf(out, sizeof out, "%s", text);
    } else if (strcmp(text, "@dossier") == 0) {
        snprintf(out, sizeof out, "%s", b->dossier);
    } else if (sscanf(text, "@case %31s", first) == 1) {
        snprintf(out, sizeof out, "%s/%s.yaml", b->data, first);
        if (stat(out, &st) != 0)
            generate(b, "cases", first, NULL, out);
    } else if (sscanf(text, "@library %31s %31s", first, second) == 2) {
        snprintf(out, sizeof out, "%s/%sx%s", b->data, first, second);
        if (stat(out, &st) != 0)
            generate(b, "library", first, second, out);
    } else {
        snprintf(out, sizeof out, "%s/tests/bench/%s", b->build, text + 1);
    }
    return strdup(out);
}

static void expand(const struct bench *b, const char *const *words, char **argv)
{
    size_t n = 0;
    for (; n < WORDS_MAX - 1 && words[n]; n++)
        argv[n] = word(b, words[n]);
    argv[n] = NULL;
}

static void forget(char **argv)
{
    for (; *argv; argv++)
        free(*argv);
}

/* ---- rows ---- */

static const struct {
    const char *name;
    double (*run)(char *const *argv);
    bool repeats;    /* it is measured more than once */
    bool difference; /* else a ratio */
} measures[] = {
    [TIME] = {"user + system time", run_time, true, false},
    [INSTRUCTIONS] = {"instructions", run_instructions, false, false},
    [MEMORY] = {"peak memory", run_memory, true, true},
};

static int by_value(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static void print_figure(const struct row *row, double figure)
{
    if (measures[row->measure].difference)
        printf("+%.1f MiB", figure);
    else
        printf("%.2f\xc3\x97", figure);
}

static void print_row(const struct row *row, const double *found, size_t n)
{
    double median = found[n / 2];
    printf("| %s | %s | %s | ", row->what, measures[row->measure].name, row->beside);
    print_figure(row, median);
    fputs(" | ", stdout);
    if (n > 1) {
        print_figure(row, found[0]);
        fputs(" to ", stdout);
        print_figure(row, found[n - 1]);
    }
    fputs(" | ", stdout);
    if (row->reach > 0) {
        print_figure(row, row->reach);
        if (median > row->reach)
            printf(", missed by %.0f %%", (median / row->reach - 1) * 100);
    }
    puts(" |");
    fflush(stdout);
}

static void measure(const struct bench *b, const struct row *row)
{
    double (*run)(char *const *) = measures[row->measure].run;
    size_t n = measures[row->measure].repeats ? b->runs : 1;
    double found[RUNS_MAX];
    char *command[WORDS_MAX], *other[WORDS_MAX];
    expand(b, row->command, command);
    expand(b, row->other, other);
    if (n > 1) { /* once for the files to be in memory */
        run(command);
        run(other);
    }
    for (size_t i = 0; i < n; i++) {
        double ours = run(command), theirs = run(other);
        found[i] = measures[row->measure].difference ? ours - theirs : ours / theirs;
    }
    qsort(found, n, sizeof *found, by_value);
    print_row(row, found, n);
    forget(command);
    forget(other);
}

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value && strcmp(value, "0") != 0;
}

static const char *setting(const char *name, const char *standard)
{
    const char *value = getenv(name);
    return value && *value ? value : standard;
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
        fail("%s: %s", b.data, strerror(errno));
    printf("| what | measured | against | median of %zu | spread | at most |\n", b.runs);
    puts("|---|---|---|---|---|---|");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if ((rows[i].size == SMALL || b.full) &&
            (rows[i].measure != INSTRUCTIONS || b.instructions))
            measure(&b, &rows[i]);
    return EXIT_SUCCESS;
}
