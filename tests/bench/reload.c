/* SPDX-License-Identifier: MIT */
/* A one-line edit of a case file, from the moment it is written until it is on the screen,
 * as a part of what the file's cold load takes until its case is there whole:
 *
 *   reload DOSSIER DIR
 *
 * DIR has one generated case, `case.yaml`; a copy of it in a folder beside DIR is what is
 * edited, and its index is removed first. The line is the locator of the first quote, which
 * the program shows in Detail; it is changed five times, and the median counts. */
#include "bench.h"
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TIMES = 5, LETTERS = 8, QUIET_MS = 300 };

static const char anchor[] = "    locator: ";

void bench_fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("reload: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(EXIT_FAILURE);
}

struct text {
    char *p;
    size_t n;
};

static struct text read_whole(const char *path)
{
    FILE *f = fopen(path, "r");
    struct stat st;
    if (!f || fstat(fileno(f), &st) != 0)
        bench_fail("%s: %s", path, strerror(errno));
    struct text t = {malloc((size_t)st.st_size + 1), (size_t)st.st_size};
    if (!t.p || fread(t.p, 1, t.n, f) != t.n)
        bench_fail("%s: cannot be read", path);
    t.p[t.n] = '\0';
    fclose(f);
    return t;
}

/* As editors save: a new file in the place of the old one. */
static void save(const char *path, struct text t)
{
    char new[PATH_SIZE];
    snprintf(new, sizeof new, "%s.new", path);
    FILE *f = fopen(new, "w");
    if (!f || fwrite(t.p, 1, t.n, f) != t.n || fclose(f) != 0 || rename(new, path) != 0)
        bench_fail("%s: %s", path, strerror(errno));
}

/* Puts a word in the first quote's locator in place of as many bytes. */
static void edit(const char *path, struct text t, const char *word)
{
    char *at = strstr(t.p, anchor);
    if (!at)
        bench_fail("no locator in %s", path);
    memcpy(at + strlen(anchor), word, strlen(word));
    save(path, t);
}

static int by_value(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

/* From its start until the case is whole and nothing more comes. */
static double cold_load(struct terminal *t, double start)
{
    if (!terminal_until(t, 0, "indeed"))
        bench_fail("no case on the screen");
    double last = run_clock();
    for (size_t before = 0; before != t->n; last = before != t->n ? run_clock() : last) {
        before = t->n;
        terminal_quiet(t, QUIET_MS);
    }
    return last - QUIET_MS / 1e3 - start;
}

/* A copy of the case that may be edited; its index is removed. */
struct edited {
    struct text text;
    char folder[PATH_SIZE], path[PATH_SIZE + 16], cache[PATH_SIZE + 16];
};

static void copy_case(struct edited *e, const char *folder)
{
    snprintf(e->path, sizeof e->path, "%s/case.yaml", folder);
    e->text = read_whole(e->path);
    snprintf(e->folder, sizeof e->folder, "%s.edited", folder);
    snprintf(e->path, sizeof e->path, "%s/case.yaml", e->folder);
    snprintf(e->cache, sizeof e->cache, "%s.cache", e->folder);
    if (mkdir(e->folder, 0777) != 0 && errno != EEXIST)
        bench_fail("%s: %s", e->folder, strerror(errno));
    save(e->path, e->text);
    command_forget(&(struct command){.cache = e->cache});
}

/* From the edit to the screen. */
static double edit_shown(struct terminal *t, const struct edited *e, int nth)
{
    char word[LETTERS + 1] = ""; /* no letter where it was: all are sent */
    for (int k = 0; k < LETTERS; k++)
        word[k] = (char)('a' + nth + k);
    size_t from = t->n;
    double start = run_clock();
    edit(e->path, e->text, word);
    if (!terminal_until(t, from, word))
        bench_fail("the edit is not on the screen");
    double took = run_clock() - start;
    terminal_quiet(t, QUIET_MS);
    return took;
}

int main(int argc, char **argv)
{
    struct edited e;
    double took[TIMES];
    char library[] = "-C";
    if (argc != 3)
        bench_fail("usage: reload DOSSIER DIR");
    copy_case(&e, argv[2]);
    char *words[] = {argv[1], library, e.folder, NULL};
    double start = run_clock();
    struct terminal t = terminal_start(words, e.cache);
    double cold = cold_load(&t, start);
    terminal_type(&t, "3", 1);
    terminal_quiet(&t, QUIET_MS);
    for (int i = 0; i < TIMES; i++)
        took[i] = edit_shown(&t, &e, i);
    terminal_type(&t, "Q", 1);
    terminal_end(&t);
    qsort(took, TIMES, sizeof *took, by_value);
    fprintf(stderr, "cold load %.3f s, edits %.3f to %.3f s\n", cold, took[0],
            took[TIMES - 1]);
    printf("%f\n", took[TIMES / 2] / cold);
    free(e.text.p);
    return 0;
}
