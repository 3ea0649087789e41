/* SPDX-License-Identifier: MIT */
/* A library folder that lasts as long as a test, and the index over it. What queries give
 * is written down as ids with blanks between, for tests to compare. */
#ifndef DOSSIER_TESTS_INDEXING_H
#define DOSSIER_TESTS_INDEXING_H

#include "base/mem.h"
#include "index/query.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct indexing {
    char *folder;
    struct library library;
    struct index *ix;
    struct arena arena;
};

static inline char *indexing_folder(void)
{
    const char *base = getenv("TMPDIR");
    struct buf path = {0};
    buf_addf(&path, "%s/dossier-test-XXXXXX", base && *base ? base : ".");
    assert_non_null(mkdtemp(path.p));
    return path.p;
}

static inline const char *indexing_path(struct indexing *t, const char *name)
{
    return arena_strf(&t->arena, "%s/%s", t->folder, name).p;
}

static inline void indexing_write_str(struct indexing *t, const char *name,
                                      struct str text)
{
    FILE *f = fopen(indexing_path(t, name), "w");
    assert_non_null(f);
    assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
    assert_int_equal(fclose(f), 0);
}

static inline void indexing_write(struct indexing *t, const char *name, const char *text)
{
    indexing_write_str(t, name, str_of(text));
}

static inline void indexing_remove(struct indexing *t, const char *name)
{
    assert_int_equal(unlink(indexing_path(t, name)), 0);
}

/* Sets a file's time back, so far that its stamp is trusted. */
static inline void indexing_age(struct indexing *t, const char *name)
{
    const struct timespec times[2] = {{1000000000, 0}, {1000000000, 0}};
    assert_int_equal(utimensat(AT_FDCWD, indexing_path(t, name), times, 0), 0);
}

static inline void indexing_refresh(struct indexing *t)
{
    library_rescan(&t->library);
    if (!index_refresh(t->ix, &t->library, NULL))
        fail_msg("%.*s", STR_ARG(index_error(t->ix)));
    assert_int_equal(index_error(t->ix).n, 0);
}

static inline void indexing_open(struct indexing *t)
{
    *t = (struct indexing){.folder = indexing_folder(), .ix = index_open()};
    struct buf why = {0};
    assert_true(library_open(&t->library, &t->folder, 1, &why));
    assert_int_equal(why.n, 0);
    assert_int_equal(index_error(t->ix).n, 0);
}

static inline void indexing_close(struct indexing *t)
{
    index_close(t->ix);
    library_free(&t->library);
    DIR *dir = opendir(t->folder);
    assert_non_null(dir);
    for (struct dirent *e; (e = readdir(dir));)
        if (e->d_name[0] != '.' || strlen(e->d_name) > 2)
            remove(indexing_path(t, e->d_name));
    closedir(dir);
    assert_int_equal(rmdir(t->folder), 0);
    arena_free(&t->arena);
    free(t->folder);
}

static inline int64_t indexing_case(struct indexing *t, const char *id)
{
    return query_find_case(t->ix, str_of(id));
}

/* By "case/id". */
static inline int64_t indexing_find(struct indexing *t, const char *name)
{
    const char *slash = strchr(name, '/');
    assert_non_null(slash);
    int64_t of = query_find_case(t->ix, (struct str){name, (size_t)(slash - name)});
    int64_t rec = query_find(t->ix, of, str_of(slash + 1));
    if (!rec)
        fail_msg("no record %s", name);
    return rec;
}

/* The record's id; for those without one their kind and label. */
static inline void indexing_name(struct indexing *t, struct buf *out, int64_t rec)
{
    struct item item;
    if (out->n)
        buf_addc(out, ' ');
    if (!query_item(t->ix, rec, &t->arena, &item))
        buf_addf(out, "(%lld)", (long long)rec);
    else if (item.id.n)
        buf_add(out, item.id);
    else
        buf_addf(out, "%s:%.*s", item.kind->name,
                 STR_ARG(query_label(t->ix, rec, &t->arena)));
}

static inline void indexing_expect(struct indexing *t, struct recs recs,
                                   const char *expected)
{
    struct buf names = {0};
    for (size_t i = 0; i < recs.n; i++)
        indexing_name(t, &names, recs.v[i]);
    assert_string_equal(buf_z(&names), expected);
    buf_free(&names);
}

/* Every row of a list, in pages of that size. */
static inline struct recs indexing_walk(struct indexing *t, const struct list *list,
                                        bool forward, size_t page)
{
    struct list_row rows[64];
    int64_t pos = forward ? INT64_MIN : INT64_MAX;
    VEC(int64_t) all = {0};
    for (size_t n = page; n == page && n;) {
        n = query_page(t->ix, list, pos, forward, page, rows);
        for (size_t i = 0; i < n; i++)
            vec_push(&all, rows[i].rec);
        if (n)
            pos = rows[n - 1].pos + (forward ? 1 : -1);
    }
    struct recs out = {arena_array(&t->arena, all.n, sizeof *out.v), all.n};
    if (all.n)
        memcpy(out.v, all.v, all.n * sizeof *out.v);
    vec_free(&all);
    return out;
}

static inline void indexing_expect_list(struct indexing *t, const struct list *list,
                                        const char *expected)
{
    indexing_expect(t, indexing_walk(t, list, true, 64), expected);
}

#endif
