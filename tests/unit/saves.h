/* SPDX-License-Identifier: MIT */
/* What editors and other programs do to case files when they save, call by call, as strace
 * shows it; and what a library shows of them. For tests that watch. */
#ifndef DOSSIER_TESTS_SAVES_H
#define DOSSIER_TESTS_SAVES_H

#include "base/mem.h"
#include "index/query.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { SAVES_CALLS = 24, SAVES_FILES = 8 };

/* The library is the folder `lib`, where a.yaml, b.yaml and c.yaml are old. One call is a
 * verb and its names; `write` writes a part of the new text of the file that is open: all,
 * first, second (cut within a line), records, rest (cut between records); or the old text of
 * another letter; or one record more. */
struct save {
    const char *name;
    bool moves; /* whole folders move: what is away for a moment is not looked at */
    const char *calls[SAVES_CALLS];
};

static const struct save saves[] = {
    {"vim, backupcopy=yes", false,
     {"creat lib/.c.yaml.swp", "close", "creat lib/c.yaml~", "write all", "close",
      "open lib/c.yaml", "ftruncate", "write all", "fsync", "close", "chmod lib/c.yaml",
      "unlink lib/c.yaml~", "unlink lib/.c.yaml.swp"}},
    {"vim, a long file", false,
     {"open lib/c.yaml", "ftruncate", "write first", "write second", "fsync", "close"}},
    {"vim and nvim, backupcopy=no", false,
     {"creat lib/4913", "close", "unlink lib/4913", "rename lib/c.yaml lib/c.yaml~",
      "creat lib/c.yaml", "write all", "fsync", "close", "chmod lib/c.yaml",
      "unlink lib/c.yaml~"}},
    {"nvim, backup kept", false,
     {"creat lib/c.yaml~", "close", "unlink lib/c.yaml~", "rename lib/c.yaml lib/c.yaml~",
      "creat lib/c.yaml", "write first", "write second", "close", "chmod lib/c.yaml"}},
    {"emacs, the first time", false,
     {"symlink me@here.1 lib/.#c.yaml", "creat lib/#c.yaml#", "write first", "close",
      "rename lib/c.yaml lib/c.yaml~", "creat lib/c.yaml", "write first", "write second",
      "fsync", "close", "unlink lib/#c.yaml#", "unlink lib/.#c.yaml"}},
    {"emacs, again", false,
     {"symlink me@here.1 lib/.#c.yaml", "trunc lib/c.yaml", "write records", "write rest",
      "close", "unlink lib/.#c.yaml"}},
    {"nano", false,
     {"creat lib/.c.yaml.swp", "close", "trunc lib/c.yaml", "write all", "close",
      "unlink lib/.c.yaml.swp"}},
    {"nano, with a backup", false,
     {"creat lib/c.yaml~", "write all", "close", "trunc lib/c.yaml", "write all", "close"}},
    {"kakoune and micro", false,
     {"creat lib/.c.yaml.kak.a1", "write first", "write second", "fsync", "close",
      "rename lib/.c.yaml.kak.a1 lib/c.yaml"}},
    {"sed -i", false,
     {"creat lib/sedA1", "write all", "chmod lib/sedA1", "close",
      "rename lib/sedA1 lib/c.yaml"}},
    {"mv over", false,
     {"creat next", "write all", "close", "rename next lib/c.yaml"}},
    {"ln -f", false,
     {"creat next", "write all", "close", "unlink lib/c.yaml", "link next lib/c.yaml"}},
    {"cp over", false, {"trunc lib/c.yaml", "write all", "close"}},
    {"two halves", false,
     {"trunc lib/c.yaml", "write first", "close", "append lib/c.yaml", "write second",
      "close"}},
    {"two halves, each of whole records", false,
     {"trunc lib/c.yaml", "write records", "close", "append lib/c.yaml", "write rest",
      "close"}},
    {"records added one by one", false,
     {"append lib/c.yaml", "write q-20", "write q-21", "write q-22", "close"}},
    {"deleted and made again", false,
     {"unlink lib/c.yaml", "creat lib/c.yaml", "write first", "write second", "close"}},
    {"git checkout", false,
     {"unlink lib/a.yaml", "unlink lib/b.yaml", "unlink lib/c.yaml", "creat lib/a.yaml",
      "write all", "close", "creat lib/b.yaml", "write all", "close", "creat lib/c.yaml",
      "write all", "close", "creat lib/d.yaml", "write all", "close"}},
    {"git checkout, the other way", false,
     {"unlink lib/a.yaml", "creat lib/a.yaml", "write first", "write second", "close",
      "unlink lib/b.yaml", "unlink lib/c.yaml", "creat lib/c.yaml", "write all", "close"}},
    {"rsync", false,
     {"creat lib/.c.yaml.Xy12", "write first", "write second", "close",
      "chmod lib/.c.yaml.Xy12", "rename lib/.c.yaml.Xy12 lib/c.yaml",
      "creat lib/.d.yaml.Xy13", "write all", "close", "rename lib/.d.yaml.Xy13 lib/d.yaml"}},
    {"rsync --inplace", false,
     {"open lib/c.yaml", "write first", "write second", "ftruncate-here", "close"}},
    {"a new case", false,
     {"creat lib/d.yaml", "write records", "write rest", "close"}},
    {"a case renamed", false, {"rename lib/c.yaml lib/d.yaml"}},
    {"a case renamed by copying", false,
     {"creat lib/d.yaml", "write c", "close", "unlink lib/c.yaml"}},
    {"a case removed", false, {"unlink lib/b.yaml"}},
    {"two cases exchanged", false,
     {"rename lib/a.yaml lib/t", "rename lib/b.yaml lib/a.yaml", "rename lib/t lib/b.yaml"}},
    {"leavings only", false,
     {"creat lib/.c.yaml.swp", "close", "symlink me@here.1 lib/.#c.yaml",
      "creat lib/#c.yaml#", "write first", "close", "creat lib/c.yaml~", "write first",
      "close", "creat lib/notes.txt", "close", "unlink lib/.#c.yaml"}},
    {"the folder replaced by mv", true,
     {"mkdir new", "creat new/a.yaml", "write all", "close", "creat new/c.yaml", "write all",
      "close", "rename lib old", "rename new lib"}},
    {"the folder removed and made again", true,
     {"unlink lib/a.yaml", "unlink lib/b.yaml", "unlink lib/c.yaml", "rmdir lib",
      "mkdir lib", "creat lib/c.yaml", "write all", "close", "creat lib/a.yaml", "write all",
      "close"}},
    {"a link to another folder instead", true,
     {"mkdir new", "creat new/c.yaml", "write all", "close", "rename lib old",
      "symlink new lib"}},
};

enum { SAVES = sizeof saves / sizeof *saves };

/* The text of a case; the letter is its id, `title` what it is called. */
static inline void saves_text(char letter, const char *title, struct buf *out)
{
    buf_addf(out, "dossier: 1\ncase:\n  id: case-%c\n  title: %s\n", letter, title);
    buf_addz(out, "sources:\n  paper: {type: book, title: A book}\nquotes:\n");
    for (int i = 0; i < 8; i++)
        buf_addf(out, "  q-%d: {source: paper, exact: \"Passage %d of the %s text\"}\n", i, i,
                 title);
}

/* Who saves. Zero-initialise, with fd -1. */
struct saver {
    int fd;
    char letter; /* of the file that is open */
};

static inline char saves_letter(const char *path)
{
    const char *dot = strstr(path, ".yaml");
    return dot && dot > path ? dot[-1] : 'c';
}

static inline void saves_write(struct saver *s, const char *part)
{
    struct buf text = {0};
    bool as_it_was = part[1] == '\0';
    if (part[1] == '-') {
        assert_true(dprintf(s->fd, "  %s: {source: paper, exact: \"More\"}\n", part) > 0);
        return;
    }
    saves_text(as_it_was ? part[0] : s->letter, as_it_was ? "old" : "new", &text);
    struct str whole = buf_str(&text);
    size_t within = whole.n * 6 / 10 + 3, between = str_find(whole, STR("  q-4"), 0);
    size_t from = 0, to = whole.n;
    if (strcmp(part, "first") == 0)
        to = within;
    else if (strcmp(part, "second") == 0)
        from = within;
    else if (strcmp(part, "records") == 0)
        to = between;
    else if (strcmp(part, "rest") == 0)
        from = between;
    assert_int_equal(write(s->fd, whole.p + from, to - from), to - from);
    buf_free(&text);
}

static inline void saves_open(struct saver *s, const char *path, int flags)
{
    s->letter = saves_letter(path);
    s->fd = open(path, flags | O_WRONLY | O_CLOEXEC, 0644);
    assert_true(s->fd >= 0);
}

static inline void saves_call(struct saver *s, const char *call)
{
    char verb[16] = "", a[64] = "", b[64] = "";
    int failed = 0;
    sscanf(call, "%15s %63s %63s", verb, a, b);
    struct str is = str_of(verb);
    if (str_eq(is, STR("creat")))
        saves_open(s, a, O_CREAT | O_EXCL);
    else if (str_eq(is, STR("open")))
        saves_open(s, a, 0);
    else if (str_eq(is, STR("trunc")))
        saves_open(s, a, O_TRUNC);
    else if (str_eq(is, STR("append")))
        saves_open(s, a, O_APPEND);
    else if (str_eq(is, STR("write")))
        saves_write(s, a);
    else if (str_eq(is, STR("ftruncate")))
        failed = ftruncate(s->fd, 0);
    else if (str_eq(is, STR("ftruncate-here")))
        failed = ftruncate(s->fd, lseek(s->fd, 0, SEEK_CUR));
    else if (str_eq(is, STR("fsync")))
        failed = 0; /* the disk is not what is tested */
    else if (str_eq(is, STR("close")))
        failed = close(s->fd);
    else if (str_eq(is, STR("chmod")))
        failed = chmod(a, 0600);
    else if (str_eq(is, STR("unlink")))
        failed = unlink(a);
    else if (str_eq(is, STR("rename")))
        failed = rename(a, b);
    else if (str_eq(is, STR("link")))
        failed = link(a, b);
    else if (str_eq(is, STR("symlink")))
        failed = symlink(a, b);
    else if (str_eq(is, STR("mkdir")))
        failed = mkdir(a, 0700);
    else if (str_eq(is, STR("rmdir")))
        failed = rmdir(a);
    else
        fail_msg("no such call: %s", call);
    if (failed)
        fail_msg("%s: %s", call, strerror(errno));
}

static inline size_t saves_count(const struct save *save)
{
    size_t n = 0;
    while (n < SAVES_CALLS && save->calls[n])
        n++;
    return n;
}

/* ---- folders ---- */

static inline void saves_empty(const char *path)
{
    DIR *dir = opendir(path);
    if (!dir)
        return;
    for (struct dirent *e; (e = readdir(dir));) {
        struct buf inner = {0};
        buf_addf(&inner, "%s/%s", path, e->d_name);
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            remove(buf_z(&inner));
        buf_free(&inner);
    }
    closedir(dir);
}

/* Everything as it is before a save. */
static inline void saves_reset(void)
{
    static const char *const folders[] = {"lib", "new", "old"};
    for (size_t i = 0; i < 3; i++) {
        saves_empty(folders[i]);
        remove(folders[i]);
    }
    saves_empty(".");
    assert_int_equal(mkdir("lib", 0700), 0);
    for (char letter = 'a'; letter <= 'c'; letter++) {
        struct buf text = {0}, path = {0};
        saves_text(letter, "old", &text);
        buf_addf(&path, "lib/%c.yaml", letter);
        FILE *f = fopen(buf_z(&path), "w");
        assert_non_null(f);
        assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
        assert_int_equal(fclose(f), 0);
        buf_free(&text);
        buf_free(&path);
    }
}

/* Goes to a new folder, which is left and removed again by saves_leave. */
static inline char *saves_enter(void)
{
    const char *base = getenv("TMPDIR");
    struct buf path = {0};
    buf_addf(&path, "%s/dossier-saves-XXXXXX", base && *base ? base : ".");
    assert_non_null(mkdtemp(path.p));
    char *whole = realpath(path.p, NULL);
    buf_free(&path);
    assert_int_equal(chdir(whole), 0);
    return whole;
}

static inline void saves_leave(char *folder)
{
    saves_reset();
    saves_empty("lib");
    rmdir("lib");
    assert_int_equal(chdir(".."), 0);
    assert_int_equal(rmdir(folder), 0);
    free(folder);
}

/* ---- what is shown ---- */

/* A line for each file: "a.yaml case-a old 8 quotes, 0 errors", by path. */
static inline void saves_shown(struct index *ix, struct buf *out)
{
    struct arena a = {0};
    struct files files = query_files(ix, &a);
    buf_clear(out);
    for (size_t i = 0; i < files.n; i++) {
        struct item item;
        struct str title = STR_NONE;
        if (query_item(ix, files.v[i].case_rec, &a, &item))
            title = item_text(&item, FIELD_CASE_TITLE);
        struct str name = file_name(files.v[i].path);
        buf_addf(out, "%.*s %.*s %.*s %lld quotes, %lld errors\n", STR_ARG(name),
                 STR_ARG(files.v[i].case_id), STR_ARG(title),
                 (long long)files.v[i].counts[KIND_QUOTE], (long long)files.v[i].errors);
    }
    arena_free(&a);
}

/* What a first look at the folder gives. */
static inline void saves_truth(struct buf *out)
{
    char lib[] = "lib", *paths[] = {lib};
    struct library library;
    struct buf why = {0};
    struct index *ix = index_open();
    assert_true(library_open(&library, paths, 1, &why));
    assert_true(index_refresh(ix, &library, NULL));
    saves_shown(ix, out);
    index_close(ix);
    library_free(&library);
}

/* Whether each line is one of before or of after, and each that is in both is there. */
static inline bool saves_between(struct str shown, struct str before, struct str after)
{
    struct str parts[3] = {shown, before, after};
    for (int i = 0; i < 3; i++) {
        for (size_t at = 0; at < parts[i].n;) {
            size_t end = str_find(parts[i], STR("\n"), at) + 1;
            struct str line = str_sub(parts[i], at, end);
            bool in[3];
            for (int k = 0; k < 3; k++)
                in[k] = str_find(parts[k], line, 0) != SIZE_MAX;
            if (i == 0 ? !in[1] && !in[2] : in[1] && in[2] && !in[0])
                return false;
            at = end;
        }
    }
    return true;
}

#endif
