/* SPDX-License-Identifier: MIT */
/* An edit of a case file, from the moment it is written until it is on the screen, as a
 * part of what the file's cold load takes until its case is there whole:
 *
 *   reload DOSSIER DIR WHAT
 *
 * DIR has one generated case, `case.yaml`; a copy of it in a folder beside DIR is what is
 * edited, and its index is removed first. WHAT is a name of the table below. It is done
 * five times, and the median counts. */
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

enum { TIMES = 5, LETTERS = 8, DAY = 10, QUIET_MS = 300 }; /* DAY: letters of a date */

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

/* ---- texts ---- */

struct text {
    char *p; /* ends with a NUL */
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

/* Puts words in the place of so many bytes. */
static void put(struct text *t, size_t at, size_t bytes, const char *words)
{
    size_t more = strlen(words);
    char *p = malloc(t->n - bytes + more + 1);
    if (!p)
        bench_fail("%s", strerror(errno));
    memcpy(p, t->p, at);
    memcpy(p + at, words, more);
    memcpy(p + at + more, t->p + at + bytes, t->n - at - bytes + 1);
    free(t->p);
    *t = (struct text){p, t->n - bytes + more};
}

/* Behind where some words first stand at or behind `at`. */
static size_t behind(const struct text *t, size_t at, const char *words)
{
    const char *found = strstr(t->p + at, words);
    if (!found)
        bench_fail("there is no %s", words);
    return (size_t)(found - t->p) + strlen(words);
}

static size_t behind_last(const struct text *t, size_t before, const char *words)
{
    size_t n = strlen(words), at = before - n;
    while (at && memcmp(t->p + at, words, n) != 0)
        at--;
    if (!at)
        bench_fail("there is no %s", words);
    return at + n;
}

/* The rest of the line becomes a word. */
static void put_value(struct text *t, size_t at, const char *word)
{
    put(t, at, strcspn(t->p + at, "\n"), word);
}

/* ---- edits ---- */

static void first_locator(struct text *t, const char *word)
{
    put_value(t, behind(t, 0, "    locator: "), word);
}

static void last_locator(struct text *t, const char *word)
{
    put_value(t, behind_last(t, t->n, "    locator: "), word);
}

static void first_name(struct text *t, const char *word)
{
    put_value(t, behind(t, 0, "    name: "), word);
}

/* Of the event that is listed first, so that it stays there. */
static void first_date(struct text *t, const char *year)
{
    static const char key[] = "\n    date: \"";
    size_t first = behind(t, 0, key);
    for (char *at = t->p; (at = strstr(at, key)); at++)
        if (strncmp(at + strlen(key), t->p + first, DAY) < 0)
            first = (size_t)(at - t->p) + strlen(key);
    put(t, first, strcspn(t->p + first, "\""), year);
}

/* The start of the quote in the middle of the file. */
static size_t middle(const struct text *t)
{
    return behind(t, t->n / 2, "]\n  q-") - strlen("  q-");
}

/* About the last person, whom few quotes lead to. */
static void add_quote(struct text *t, const char *word)
{
    char block[512];
    size_t end = behind(t, 0, "\nevents:\n"),
           id = behind_last(t, end, "    kind: person\n");
    id = behind_last(t, id - strlen("    kind: person\n"), "\n  ");
    snprintf(block, sizeof block,
        "  q-%s:\n    source: gazette-0\n    exact: |-\n      %s\n    about:\n      - "
        "%.*s\n",
        word, word, (int)strcspn(t->p + id, ":"), t->p + id);
    put(t, middle(t), 0, block);
}

static const char mistake[] = "    mistaken: indeed\n";

static void make_error(struct text *t, const char *word)
{
    (void)word;
    put(t, behind(t, middle(t), ":\n"), 0, mistake);
}

static void mend_error(struct text *t, const char *word)
{
    (void)word;
    put(t, behind(t, 0, mistake) - strlen(mistake), strlen(mistake), "");
}

/* What is shown is waited for: a word, where there is none of its letters before, so that
 * all are sent; or what else is written anew. */
struct edit {
    const char *name;
    const char *keys; /* lead to where it is shown */
    void (*change)(struct text *t, const char *word);
    const char *shown; /* NULL: the word */
    bool years;        /* the word is one */
    /* before the next time, and what is shown then; NULL */
    void (*undo)(struct text *t, const char *word);
    const char *undone;
    bool back; /* it is undoing it that counts */
};

static const char banner[] = "error in case.yaml", counts[] = " claims";

static const struct edit edits[] = {
    {.name = "first", .keys = "3", .change = first_locator},
    {.name = "last", .keys = "3G", .change = last_locator},
    {.name = "record", .keys = "1G\r", .change = add_quote},
    {.name = "date", .keys = "2", .change = first_date, .years = true},
    {.name = "name", .keys = "1", .change = first_name},
    {.name = "error", .keys = "3", .change = make_error, .shown = banner,
     .undo = mend_error, .undone = counts},
    {.name = "mended", .keys = "3", .change = make_error, .shown = banner,
     .undo = mend_error, .undone = counts, .back = true},
};

static const struct edit *find_edit(const char *name)
{
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++)
        if (strcmp(edits[i].name, name) == 0)
            return &edits[i];
    bench_fail("there is no edit %s", name);
}

/* ---- the program ---- */

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

/* A copy of the case that may be edited. Its index is removed, and what was its last
 * place, which the program keeps beside it. */
struct edited {
    struct text text;
    char folder[PATH_SIZE], path[PATH_SIZE + 16], cache[PATH_SIZE + 16];
    char state[PATH_SIZE + 32];
};

static void copy_case(struct edited *e, const char *folder)
{
    snprintf(e->path, sizeof e->path, "%s/case.yaml", folder);
    e->text = read_whole(e->path);
    snprintf(e->folder, sizeof e->folder, "%s.edited", folder);
    snprintf(e->path, sizeof e->path, "%s/case.yaml", e->folder);
    snprintf(e->cache, sizeof e->cache, "%s.cache", e->folder);
    snprintf(e->state, sizeof e->state, "%s/state", e->cache);
    if (mkdir(e->folder, 0777) != 0 && errno != EEXIST)
        bench_fail("%s: %s", e->folder, strerror(errno));
    save(e->path, e->text);
    command_forget(&(struct command){.cache = e->cache});
    setenv("XDG_STATE_HOME", e->state, 1);
}

/* From the saved text to the screen. */
static double save_shown(struct terminal *t, const struct edited *e, const char *shown)
{
    size_t from = t->n;
    double start = run_clock();
    save(e->path, e->text);
    if (!terminal_until(t, from, shown))
        bench_fail("%s is not on the screen", shown);
    double took = run_clock() - start;
    terminal_quiet(t, QUIET_MS);
    return took;
}

/* Words and years in which each letter is another than the one before had there. */
static void make_word(const struct edit *edit, int nth, char word[LETTERS + 1])
{
    static const char *const years[TIMES] = {"0975", "1357", "0864", "1246", "0753"};
    if (edit->years)
        snprintf(word, LETTERS + 1, "%s", years[nth]);
    else
        for (int k = 0; k < LETTERS; k++)
            word[k] = (char)('a' + nth + k);
}

static double time_edit(
    struct terminal *t, struct edited *e, const struct edit *edit, int nth)
{
    char word[LETTERS + 1] = "";
    make_word(edit, nth, word);
    edit->change(&e->text, word);
    double took = save_shown(t, e, edit->shown ? edit->shown : word);
    if (!edit->undo)
        return took;
    edit->undo(&e->text, word);
    double undone = save_shown(t, e, edit->undone);
    return edit->back ? undone : took;
}

int main(int argc, char **argv)
{
    struct edited e;
    double took[TIMES];
    char library[] = "-C";
    if (argc != 4)
        bench_fail("usage: reload DOSSIER DIR WHAT");
    const struct edit *edit = find_edit(argv[3]);
    copy_case(&e, argv[2]);
    char *words[] = {argv[1], library, e.folder, NULL};
    double start = run_clock();
    struct terminal t = terminal_start(words, e.cache);
    double cold = cold_load(&t, start);
    terminal_type(&t, edit->keys, strlen(edit->keys));
    terminal_quiet(&t, QUIET_MS);
    for (int i = 0; i < TIMES; i++)
        took[i] = time_edit(&t, &e, edit, i);
    terminal_type(&t, "Q", 1);
    terminal_end(&t);
    qsort(took, TIMES, sizeof *took, by_value);
    fprintf(stderr, "%s: cold load %.3f s, edits %.3f to %.3f s\n", edit->name, cold,
        took[0], took[TIMES - 1]);
    printf("%f\n", took[TIMES / 2] / cold);
    free(e.text.p);
    return 0;
}
