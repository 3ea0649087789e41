/* SPDX-License-Identifier: MIT */
#include "indexing.h"

/* The names of the library's files, in order, without their folder. */
static void expect_files(struct indexing *t, const struct library *l,
                         const char *expected)
{
    struct buf names = {0};
    for (size_t i = 0; i < l->files.n; i++) {
        struct str path = str_of(l->files.v[i]);
        assert_true(str_starts(path, str_of(t->folder)));
        buf_addz(&names, i ? " " : "");
        buf_add(&names, str_sub(path, strlen(t->folder) + 1, path.n));
    }
    assert_string_equal(buf_z(&names), expected);
    buf_free(&names);
}

static void folder_gives_its_case_files(void **state)
{
    (void)state;
    static const char *const names[] = {
        "b.yaml", "a.yml", "B.yaml", ".hidden.yaml", ".#a.yaml", "#a.yaml#", "#a.yaml",
        "~$a.yml", "a.yaml~", "a.yaml.", "notes.txt", "c.yaml.swp", "yaml", ".yaml",
    };
    struct indexing t;
    indexing_open(&t);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        indexing_write(&t, names[i], "");
    assert_int_equal(mkdir(indexing_path(&t, "folder.yaml"), 0700), 0);
    assert_int_equal(symlink("b.yaml", indexing_path(&t, "link.yaml")), 0);
    assert_int_equal(symlink("folder.yaml", indexing_path(&t, "away.yaml")), 0);
    assert_int_equal(mkfifo(indexing_path(&t, "pipe.yaml"), 0600), 0);
    library_rescan(&t.library);
    expect_files(&t, &t.library, "B.yaml a.yml b.yaml link.yaml pipe.yaml");
    indexing_close(&t);
}

static void rescan_follows_the_folder(void **state)
{
    (void)state;
    struct indexing t;
    indexing_open(&t);
    indexing_write(&t, "b.yaml", "");
    indexing_write(&t, "a.yaml", "");
    library_rescan(&t.library);
    expect_files(&t, &t.library, "a.yaml b.yaml");
    indexing_remove(&t, "a.yaml");
    indexing_write(&t, "c.yaml", "");
    library_rescan(&t.library);
    expect_files(&t, &t.library, "b.yaml c.yaml");
    indexing_close(&t);
}

/* A folder that is away for a moment does not empty the library. */
static void unreadable_folder_keeps_its_files(void **state)
{
    (void)state;
    struct indexing t;
    indexing_open(&t);
    indexing_write(&t, "a.yaml", "");
    library_rescan(&t.library);
    const char *away = arena_strf(&t.arena, "%s.away", t.folder).p;
    assert_int_equal(rename(t.folder, away), 0);
    library_rescan(&t.library);
    expect_files(&t, &t.library, "a.yaml");
    assert_int_equal(rename(away, t.folder), 0);
    indexing_close(&t);
}

static void what_is_named_twice_stands_once(void **state)
{
    (void)state;
    struct indexing t;
    indexing_open(&t);
    indexing_write(&t, "a.yaml", "");
    indexing_write(&t, "b.yaml", "");
    struct str folder = str_of(t.folder);
    char *paths[] = {
        mem_copy(folder.p, folder.n),
        mem_copy(indexing_path(&t, "b.yaml"), folder.n + 7),
        mem_copy(indexing_path(&t, "/b.yaml"), folder.n + 8),
        mem_copy(indexing_path(&t, "././b.yaml"), folder.n + 11),
        mem_copy(indexing_path(&t, ""), folder.n + 1),
    };
    struct library l;
    struct buf why = {0};
    assert_true(library_open(&l, paths, 5, &why));
    assert_int_equal(l.files.n, 2);
    assert_int_equal(l.folders.n, 2);
    assert_int_equal(l.singles.n, 3);
    library_rescan(&l);
    assert_int_equal(l.files.n, 2);
    struct library other;
    library_copy(&other, &l);
    library_free(&l);
    library_rescan(&other);
    assert_int_equal(other.files.n, 2);
    assert_int_equal(other.singles.n, 3);
    library_free(&other);
    for (size_t i = 0; i < 5; i++)
        free(paths[i]);
    indexing_close(&t);
}

/* A file named singly is listed whatever its name, also when it has gone since. */
static void single_files_stay_listed(void **state)
{
    (void)state;
    struct indexing t;
    indexing_open(&t);
    indexing_write(&t, "notes.txt", "");
    char *path = mem_copy(indexing_path(&t, "notes.txt"), strlen(t.folder) + 10);
    struct library l;
    struct buf why = {0};
    assert_true(library_open(&l, &path, 1, &why));
    indexing_remove(&t, "notes.txt");
    library_rescan(&l);
    expect_files(&t, &l, "notes.txt");
    library_free(&l);
    free(path);
    indexing_close(&t);
}

static void missing_path_is_named(void **state)
{
    (void)state;
    char missing[] = "no-such-folder/case.yaml";
    char *paths[] = {missing};
    struct library l;
    struct buf why = {0};
    assert_false(library_open(&l, paths, 1, &why));
    assert_string_equal(buf_z(&why), "no-such-folder/case.yaml: there is no such file or "
                                     "folder; check the name");
    library_free(&l);
    buf_free(&why);
}

static void nothing_named_is_empty(void **state)
{
    (void)state;
    struct library l;
    struct buf why = {0};
    assert_true(library_open(&l, NULL, 0, &why));
    assert_int_equal(l.files.n, 0);
    library_rescan(&l);
    assert_int_equal(l.files.n, 0);
    library_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folder_gives_its_case_files),
        cmocka_unit_test(rescan_follows_the_folder),
        cmocka_unit_test(unreadable_folder_keeps_its_files),
        cmocka_unit_test(what_is_named_twice_stands_once),
        cmocka_unit_test(single_files_stay_listed),
        cmocka_unit_test(missing_path_is_named),
        cmocka_unit_test(nothing_named_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
