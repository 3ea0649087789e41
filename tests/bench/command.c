/* SPDX-License-Identifier: MIT */
/* From the words of a row to programs and files. */
#include "bench.h"

#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_there(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

static void make_folder(const char *path)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        bench_fail("%s: %s", path, strerror(errno));
}

static void generate(const struct bench *b, const char *kind, const char *first,
                     const char *second, const char *path)
{
    char program[PATH_SIZE];
    snprintf(program, sizeof program, "%s/tests/bench/generate", b->build);
    const char *words[] = {program, kind, first, second, path};
    char *argv[6] = {0};
    size_t n = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i])
            argv[n++] = strdup(words[i]);
    run_to_end(run_start(argv, NULL, -1), argv[0]);
    while (n)
        free(argv[--n]);
}

/* The files are older than their indexing, as they are on another day: else their bytes
 * would be looked at again. */
static int make_old(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    struct timespec times[2] = {{.tv_sec = 1700000000}, {.tv_sec = 1700000000}};
    (void)st;
    (void)type;
    (void)ftw;
    return utimensat(AT_FDCWD, path, times, 0);
}

enum { FOLDERS = 16 };

/* The folder of a set (`1000`, `1000x30`, `0`), made at need, and its cache. */
static void set_folder(const struct bench *b, const char *first, const char *second,
                       char *folder, struct command *c)
{
    char path[PATH_SIZE + 128], cache[PATH_SIZE + 128];
    const char *by = *second ? "x" : "";
    snprintf(folder, PATH_SIZE, "%.3900s/%s%s%s", b->data, first, by, second);
    snprintf(path, sizeof path, "%s/case.yaml", folder);
    if (!is_there(folder)) {
        make_folder(folder);
        if (*second)
            generate(b, "library", first, second, folder);
        else if (strcmp(first, "0") != 0)
            generate(b, "cases", first, NULL, path);
        nftw(folder, make_old, FOLDERS, 0);
    }
    snprintf(cache, sizeof cache, "%s.cache", folder);
    free(c->cache);
    c->cache = strdup(cache);
}

/* Asks the library something, so that its index is there. */
static void make_index(const struct bench *b, const char *folder, const struct command *c)
{
    const char *words[] = {b->dossier, "-C", folder, "query", "SELECT 1"};
    char *argv[6] = {0};
    for (size_t i = 0; i < 5; i++)
        argv[i] = strdup(words[i]);
    run_to_end(run_start(argv, c->cache, -1), argv[0]);
    for (size_t i = 0; i < 5; i++)
        free(argv[i]);
}

static void find_index(const struct command *c, char *out)
{
    char pattern[PATH_SIZE + 64];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/dossier/*/*.db", c->cache);
    if (glob(pattern, 0, NULL, &found) != 0)
        bench_fail("no index in %s", c->cache);
    snprintf(out, PATH_SIZE, "%s", found.gl_pathv[found.gl_pathc - 1]);
    globfree(&found);
}

static char *word(const struct bench *b, const char *text, struct command *c)
{
    char folder[PATH_SIZE] = "", out[PATH_SIZE + 64], kind[16], first[32], second[32] = "";
    if (*text != '@')
        return strdup(text);
    if (strcmp(text, "@dossier") == 0)
        return strdup(b->dossier);
    int n = sscanf(text, "@%15s %31s %31s", kind, first, second);
    if (n < 2) {
        snprintf(out, sizeof out, "%s/tests/bench/%s", b->build, text + 1);
        return strdup(out);
    }
    set_folder(b, first, second, folder, c);
    if (strcmp(kind, "case") == 0) {
        snprintf(out, sizeof out, "%.4000s/case.yaml", folder);
    } else if (strcmp(kind, "db") == 0) {
        make_index(b, folder, c);
        find_index(c, out);
    } else {
        snprintf(out, sizeof out, "%s", folder);
    }
    return strdup(out);
}

void command_make(const struct bench *b, const struct words *words, struct command *out)
{
    *out = (struct command){.keys = words->keys, .needs = words->needs};
    for (size_t n = 0; n < WORDS_MAX - 1 && words->argv[n]; n++)
        out->argv[n] = word(b, words->argv[n], out);
}

void command_free(struct command *c)
{
    for (size_t i = 0; c->argv[i]; i++)
        free(c->argv[i]);
    free(c->cache);
}

static bool is_in(const char *folder, size_t n, const char *name)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%.*s/%s", (int)n, folder, name);
    return access(path, X_OK) == 0;
}

bool command_exists(const struct command *c)
{
    const char *folders = getenv("PATH"), *name = c->needs ? c->needs : c->argv[0];
    if (!name || strchr(name, '/'))
        return true;
    for (const char *p = folders ? folders : ""; *p;) {
        size_t n = strcspn(p, ":");
        if (is_in(p, n, name))
            return true;
        p += n + (p[n] == ':');
    }
    return false;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

void command_forget(const struct command *c)
{
    if (c->cache && is_there(c->cache))
        nftw(c->cache, remove_one, FOLDERS, FTW_DEPTH | FTW_PHYS);
}
