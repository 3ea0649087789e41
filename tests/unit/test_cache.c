/* SPDX-License-Identifier: MIT */
/* The cache on disk: what is kept, what is refused, and what becomes of damage. */
#include "corpora.h"
#include "indexing.h"

#include "base/sha256.h"
#include "index/cache.h"
#include "index/db.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <utime.h>

#define CASE(id, rest) "dossier: 1\ncase: {id: " id ", title: T}\n" rest

/* An index over a library, whose cache is in a folder of its own. */
struct caching {
    struct indexing in;
    char *home;
    struct buf folder; /* of the library's cache */
};

static int set_up(void **state)
{
    struct caching *t = mem_alloc(sizeof *t);
    indexing_open(&t->in);
    t->home = indexing_folder();
    char *home = realpath(t->home, NULL), *root = realpath(t->in.folder, NULL);
    char hash[SHA256_HEX + 1];
    setenv("XDG_CACHE_HOME", home, 1);
    sha256_hex(str_of(root), hash);
    buf_addf(&t->folder, "%s/dossier/%.32s", home, hash);
    free(home);
    free(root);
    *state = t;
    return 0;
}

static void remove_tree(const char *path)
{
    DIR *dir = opendir(path);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        struct buf inner = {0};
        buf_addf(&inner, "%s/%s", path, e->d_name);
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            remove_tree(buf_z(&inner));
            remove(buf_z(&inner));
        }
        buf_free(&inner);
    }
    if (dir)
        closedir(dir);
}

static int tear_down(void **state)
{
    struct caching *t = *state;
    remove_tree(t->home);
    remove(t->home);
    free(t->home);
    buf_free(&t->folder);
    indexing_close(&t->in);
    free(t);
    return 0;
}

/* "id people" of each case, as a fresh index in memory and as `ix` has it. */
static void describe(struct index *ix, struct buf *out)
{
    struct arena a = {0};
    struct files files = query_files(ix, &a);
    for (size_t i = 0; i < files.n; i++) {
        const struct file_row *f = &files.v[i];
        buf_addf(out, "%.*s %d %d %.*s:", STR_ARG(f->path), f->state, (int)f->errors,
                 STR_ARG(f->case_id));
        struct list l = {.case_rec = f->case_rec, .kind = KIND_PERSON};
        struct list_row rows[64];
        size_t n = query_page(ix, &l, INT64_MIN, true, 64, rows);
        for (size_t k = 0; k < n; k++)
            buf_addf(out, " %.*s", STR_ARG(query_label(ix, rows[k].rec, &a)));
        struct diag_rows diags = query_diags(ix, f->file, &a);
        for (size_t k = 0; k < diags.n; k++)
            buf_addf(out, " [%.*s]", STR_ARG(diags.v[k].diag.message));
        buf_addc(out, '\n');
    }
    arena_free(&a);
    assert_int_equal(index_error(ix).n, 0);
}

static void expect_same(struct caching *t, struct index *ix)
{
    struct buf have = {0}, want = {0};
    struct index *fresh = index_open();
    library_rescan(&t->in.library);
    assert_true(index_refresh(fresh, &t->in.library, NULL));
    describe(ix, &have);
    describe(fresh, &want);
    assert_string_equal(buf_z(&have), buf_z(&want));
    buf_free(&have);
    buf_free(&want);
    index_close(fresh);
}

/* Refreshes as a new instance does. What it said of the cache goes to `notice`. */
static enum cache_news run(struct caching *t, struct index **ix, struct buf *notice)
{
    library_rescan(&t->in.library);
    struct cache *c = cache_open(&t->in.library, false);
    enum cache_news news = cache_refresh(c, &t->in.library, NULL);
    if (ix) {
        *ix = cache_read(c, 0);
        assert_non_null(*ix);
    }
    struct buf said = {0};
    cache_notice(c, &said);
    if (notice)
        buf_add(notice, buf_str(&said));
    else
        assert_string_equal(buf_z(&said), "");
    buf_free(&said);
    cache_close(c);
    return news;
}

static uint64_t expect_run(struct caching *t, enum cache_news expected)
{
    struct index *ix;
    assert_int_equal(run(t, &ix, NULL), expected);
    expect_same(t, ix);
    uint64_t generation = index_generation(ix);
    index_close(ix);
    return generation;
}

static void write_cases(struct caching *t)
{
    indexing_write(&t->in, "a.yaml", CASE("a", "people: {ann: {kind: person, name: Ann}}\n"
                                               "events: {e: {title: E, people: {ann: x}}}\n"));
    indexing_write(&t->in, "b.yaml", CASE("b", "people: {bob: {kind: person, name: Bob}}\n"));
    indexing_write(&t->in, "c.yaml", "nothing: of ours\n");
    indexing_age(&t->in, "a.yaml");
    indexing_age(&t->in, "b.yaml");
    indexing_age(&t->in, "c.yaml");
}

static const char *in_cache(struct caching *t, const char *name)
{
    return arena_strf(&t->in.arena, "%s/%s", buf_z(&t->folder), name).p;
}

static void second_run_finds_what_the_first_wrote(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    assert_int_equal(expect_run(t, CACHE_CHANGED), 1);
    struct stat st;
    assert_int_equal(stat(in_cache(t, "1.db"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(stat(buf_z(&t->folder), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
}

/* In one transaction: the generation stays the same. */
static void small_changes_are_written_in_place(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    expect_run(t, CACHE_CHANGED);
    indexing_write(&t->in, "b.yaml", CASE("b", "people: {eve: {kind: person, name: Eve}}\n"));
    assert_int_equal(expect_run(t, CACHE_CHANGED), 1);
    indexing_write(&t->in, "b.yaml", CASE("b", "people: {eve: {kind: person}}\n"));
    struct index *ix;
    assert_int_equal(run(t, &ix, NULL), CACHE_CHANGED);
    struct buf text = {0};
    describe(ix, &text);
    assert_non_null(strstr(buf_z(&text), "b.yaml 1 1 b: Eve")); /* the last good content */
    buf_free(&text);
    assert_int_equal(index_generation(ix), 1);
    index_close(ix);
    indexing_remove(&t->in, "b.yaml");
    indexing_write(&t->in, "d.yaml", CASE("a", ""));
    assert_int_equal(expect_run(t, CACHE_CHANGED), 1);
    indexing_remove(&t->in, "a.yaml");
    assert_int_equal(expect_run(t, CACHE_CHANGED), 1);
}

static void write_long(struct caching *t, const char *name, const char *id, size_t bytes)
{
    struct buf text = {0};
    buf_addf(&text, "dossier: 1\ncase: {id: %s, title: T}\npeople:\n", id);
    for (int i = 0; text.n < bytes; i++)
        buf_addf(&text, "  p%d: {kind: person, name: Person %d of the long case}\n", i, i);
    indexing_write_str(&t->in, name, buf_str(&text));
    indexing_age(&t->in, name);
    buf_free(&text);
}

/* What did not change is taken over, and what is shown as it last was, too. */
static void large_changes_are_a_new_generation(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    expect_run(t, CACHE_CHANGED);
    indexing_write(&t->in, "b.yaml", CASE("b", "people: {bob: {kind: person}}\n"));
    indexing_age(&t->in, "b.yaml");
    struct index *ix, *before;
    assert_int_equal(run(t, &before, NULL), CACHE_CHANGED);
    write_long(t, "l.yaml", "l", 2 << 20);
    indexing_write(&t->in, "A.yaml", CASE("a", "people: {cat: {kind: person, name: C}}\n"));
    assert_int_equal(run(t, &ix, NULL), CACHE_CHANGED);
    assert_int_equal(index_generation(ix), 2);
    struct buf text = {0};
    describe(ix, &text);
    assert_non_null(strstr(buf_z(&text), "b.yaml 1 1 b: Bob"));
    assert_non_null(strstr(buf_z(&text), "/a.yaml 1 1 a: Ann")); /* its id is that of A.yaml now */
    assert_non_null(strstr(buf_z(&text), "/A.yaml 0 0 a: C"));
    buf_clear(&text);
    describe(before, &text); /* whoever reads the old one goes on */
    assert_non_null(strstr(buf_z(&text), "/a.yaml 0 0 a: Ann"));
    buf_free(&text);
    assert_int_equal(access(in_cache(t, "1.db"), F_OK), 0);
    index_close(before);
    index_close(ix);
    write_long(t, "l.yaml", "l", 3 << 20);
    assert_int_equal(run(t, NULL, NULL), CACHE_CHANGED);
    assert_int_not_equal(access(in_cache(t, "1.db"), F_OK), 0);
    assert_int_not_equal(access(in_cache(t, "2.db"), F_OK), 0);
    assert_int_equal(access(in_cache(t, "3.db"), F_OK), 0);
}

/* A case of that many people, at some 1,100 bytes and a warning each. */
static void write_noted(struct caching *t, const char *id, int people, const char *last)
{
    struct buf text = {0}, name = {0};
    buf_addf(&text, "dossier: 1\ncase: {id: %s, title: T}\npeople:\n", id);
    for (int i = 0; i < people; i++) {
        buf_addf(&text, "  p%d:\n    kind: person\n    name: Person %d\n    note: ", i, i);
        for (int k = 0; k < 100; k++)
            buf_addz(&text, "as we know ");
        buf_addc(&text, '\n');
    }
    buf_addz(&text, last);
    buf_addf(&name, "%s.yaml", id);
    indexing_write_str(&t->in, buf_z(&name), buf_str(&text));
    indexing_age(&t->in, buf_z(&name));
    buf_free(&name);
    buf_free(&text);
}

enum { NOTED = 300, LARGE = 1000 }; /* read in part where it changes; a new generation */

/* The warnings of a file are there again when its mistake is mended, whatever came between. */
static void warnings_outlive_mistakes(void **state)
{
    struct caching *t = *state;
    static const struct {
        const char *mistake; /* told by a part, or by the whole */
        bool with, after;    /* a new generation comes with it, or after it */
    } rounds[] = {{"  q:\n", false, false},
                  {"claims: []\n", false, false},
                  {"  q:\n", true, false},
                  {"  q:\n", false, true}};
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        write_noted(t, "n", NOTED, "");
        indexing_write(&t->in, "l.yaml", CASE("l", "people: {leo: {kind: person, name: L}}\n"));
        uint64_t before = expect_run(t, CACHE_CHANGED);
        struct index *ix;
        write_noted(t, "n", NOTED, rounds[i].mistake);
        if (rounds[i].with)
            write_noted(t, "l", LARGE, "");
        assert_int_equal(run(t, &ix, NULL), CACHE_CHANGED);
        assert_int_equal(db_int(ix, db_sql(ix, "SELECT errors FROM files WHERE path = 'n.yaml'")),
                         1);
        if (rounds[i].after) {
            index_close(ix);
            write_noted(t, "l", LARGE, "");
            assert_int_equal(run(t, &ix, NULL), CACHE_CHANGED);
        }
        assert_int_equal(index_generation(ix) > before, rounds[i].with || rounds[i].after);
        index_close(ix);
        write_noted(t, "n", NOTED, "");
        expect_run(t, CACHE_CHANGED);
    }
}

static void touched_file_is_known_by_its_hash(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    expect_run(t, CACHE_CHANGED);
    indexing_write(&t->in, "a.yaml", CASE("a", "people: {ann: {kind: person, name: Ann}}\n"
                                               "events: {e: {title: E, people: {ann: x}}}\n"));
    expect_run(t, CACHE_CHANGED); /* its stamp */
    indexing_age(&t->in, "a.yaml");
    expect_run(t, CACHE_CHANGED);
    expect_run(t, CACHE_SAME);
}

static void touch(struct caching *t, const char *name)
{
    const struct timespec times[2] = {{1000000001, 0}, {1000000001, 0}};
    assert_int_equal(utimensat(AT_FDCWD, indexing_path(&t->in, name), times, 0), 0);
}

/* Files that are large together, whose stamps alone are others: no new generation. */
static void touching_all_is_a_small_change(void **state)
{
    struct caching *t = *state;
    write_long(t, "l.yaml", "l", 2 << 20);
    write_long(t, "m.yaml", "m", 2 << 20);
    assert_int_equal(expect_run(t, CACHE_CHANGED), 1);
    touch(t, "l.yaml");
    touch(t, "m.yaml");
    assert_int_equal(expect_run(t, CACHE_CHANGED), 1);
    assert_int_equal(expect_run(t, CACHE_SAME), 1);
    write_long(t, "l.yaml", "l", 4 << 20);
    assert_int_equal(expect_run(t, CACHE_CHANGED), 2);
}

/* Bytes that this process has read so far, by whatever call. */
static long long bytes_read(void)
{
    FILE *f = fopen("/proc/self/io", "r");
    long long n = -1;
    if (f && fscanf(f, "rchar: %lld", &n) != 1)
        n = -1;
    if (f)
        fclose(f);
    return n;
}

static void warm_start_reads_no_case(void **state)
{
    struct caching *t = *state;
    write_long(t, "l.yaml", "l", 4 << 20);
    write_cases(t);
    run(t, NULL, NULL);
    long long before = bytes_read();
    if (before < 0)
        skip();
    assert_int_equal(run(t, NULL, NULL), CACHE_SAME);
    assert_in_range(bytes_read() - before, 0, 128 << 10);
}

/* ---- damage ---- */

static void put(struct caching *t, const char *name, struct str bytes)
{
    FILE *f = fopen(in_cache(t, name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

static const char *current_db(struct caching *t)
{
    struct buf line = {0};
    assert_int_equal(file_read(in_cache(t, "current"), 64, &line, NULL), FILE_OK);
    const char *name = arena_strf(&t->in.arena, "%.*s.db", (int)line.n - 1, line.p).p;
    buf_free(&line);
    return name;
}

static void replace(const char *path, struct str bytes, void *context)
{
    struct caching *t = context;
    (void)path;
    put(t, current_db(t), bytes);
    struct index *ix;
    struct buf notice = {0};
    assert_int_equal(run(t, &ix, &notice), CACHE_CHANGED);
    assert_non_null(strstr(buf_z(&notice), "damaged"));
    expect_same(t, ix);
    index_close(ix);
    buf_free(&notice);
}

static void corrupt_databases_are_replaced(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    run(t, NULL, NULL);
    replace("", STR("no database at all"), t);
    replace("", STR("SQLite format 3"), t);
    if (corpora_each("sqlite-corrupt", replace, t) == 0)
        skip();
}

/* Ours, with a byte of each kind of page changed: it answers or it fails, and after a
 * failure it is made anew and answers right. */
static void flipped_bytes_do_no_harm(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    run(t, NULL, NULL);
    struct buf good = {0}, said = {0};
    const char *name = current_db(t);
    assert_int_equal(file_read(in_cache(t, name), 1 << 24, &good, NULL), FILE_OK);
    for (size_t at = 0; at < good.n; at += 1021) {
        struct buf bad = {0};
        buf_add(&bad, buf_str(&good));
        bad.p[at] = (char)~bad.p[at];
        put(t, current_db(t), buf_str(&bad));
        buf_free(&bad);
        indexing_write(&t->in, "a.yaml", at & 1 ? CASE("a", "") : CASE("a", "people: {}\n"));
        struct cache *c = cache_open(&t->in.library, false);
        enum cache_news news = cache_refresh(c, &t->in.library, NULL);
        assert_int_not_equal(news, CACHE_FAILED);
        cache_distrust(c);
        assert_int_not_equal(cache_refresh(c, &t->in.library, NULL), CACHE_FAILED);
        struct index *ix = cache_read(c, 0);
        expect_same(t, ix);
        index_close(ix);
        cache_notice(c, &said);
        cache_close(c);
    }
    buf_free(&good);
    buf_free(&said);
}

static void another_version_is_made_anew(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    run(t, NULL, NULL);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(in_cache(t, "1.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 7", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(expect_run(t, CACHE_CHANGED), 2);
}

/* ---- where there is no cache ---- */

static void expect_in_memory(struct caching *t, const char *why)
{
    struct index *ix;
    struct buf notice = {0};
    assert_int_equal(run(t, &ix, &notice), CACHE_CHANGED);
    assert_int_equal(index_generation(ix), 0);
    expect_same(t, ix);
    index_close(ix);
    if (!strstr(buf_z(&notice), why))
        fail_msg("not said: %s; but: %s", why, buf_z(&notice));
    buf_free(&notice);
}

static void folder_that_others_may_read_is_refused(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    run(t, NULL, NULL);
    assert_int_equal(chmod(buf_z(&t->folder), 0750), 0);
    expect_in_memory(t, "not yours alone");
    assert_int_equal(chmod(buf_z(&t->folder), 0700), 0);
    assert_int_equal(chmod(in_cache(t, "1.db"), 0640), 0);
    assert_int_equal(expect_run(t, CACHE_CHANGED), 2); /* a generation of one's own */
    if (geteuid() != 0)
        skip();
    assert_int_equal(chown(buf_z(&t->folder), 1, 1), 0);
    expect_in_memory(t, "not yours alone");
    assert_int_equal(chown(buf_z(&t->folder), 0, 0), 0);
}

static void cache_that_cannot_be_written_is_in_memory(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    setenv("XDG_CACHE_HOME", "/proc/self/nowhere", 1);
    expect_in_memory(t, "kept in memory");
    unsetenv("XDG_CACHE_HOME");
    char *home = getenv("HOME") ? mem_copy(getenv("HOME"), strlen(getenv("HOME"))) : NULL;
    unsetenv("HOME");
    expect_in_memory(t, "HOME is set");
    if (home)
        setenv("HOME", home, 1);
    free(home);
}

static void single_files_are_in_memory(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    struct library one;
    struct buf why = {0};
    char *path = mem_copy(indexing_path(&t->in, "a.yaml"),
                          strlen(indexing_path(&t->in, "a.yaml")));
    assert_true(library_open(&one, &path, 1, &why));
    struct cache *c = cache_open(&one, false);
    assert_int_equal(cache_refresh(c, &one, NULL), CACHE_CHANGED);
    assert_int_equal(cache_refresh(c, &one, NULL), CACHE_SAME);
    struct index *ix = cache_read(c, 0);
    assert_int_equal(index_generation(ix), 0);
    index_close(ix);
    cache_close(c);
    library_free(&one);
    free(path);
    assert_int_not_equal(access(buf_z(&t->folder), F_OK), 0);
}

static void forgetting_leaves_nothing(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    struct index *ix;
    run(t, &ix, NULL);
    bool any;
    struct buf why = {0};
    assert_true(cache_forget(&t->in.library, &any, &why));
    assert_true(any);
    assert_int_not_equal(access(buf_z(&t->folder), F_OK), 0);
    expect_same(t, ix); /* whoever has it open goes on reading */
    index_close(ix);
    assert_true(cache_forget(&t->in.library, &any, &why));
    assert_false(any);
    expect_run(t, CACHE_CHANGED);
    buf_free(&why);
}

/* ---- others ---- */

/* A reader sees a change of another instance when it looks again, and not before. */
static void held_index_does_not_change(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    struct index *ix;
    run(t, &ix, NULL);
    assert_false(index_hold(ix));
    index_let_go(ix);
    indexing_write(&t->in, "b.yaml", CASE("b", "people: {eve: {kind: person, name: Eve}}\n"));
    expect_run(t, CACHE_CHANGED);
    assert_true(index_hold(ix));
    expect_same(t, ix);
    index_let_go(ix);
    assert_false(index_hold(ix));
    index_let_go(ix);
    index_close(ix);
}

static bool stop_at_once(void *self, const struct index_state *state)
{
    int *calls = self;
    (void)state;
    return ++*calls != 2;
}

/* What a first build takes back leaves nothing. */
static void doubled_case_ids_are_as_in_memory(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    indexing_write(&t->in, "z.yaml", CASE("b", "people: {eve: {kind: person, name: Eve}}\n"));
    struct index *ix;
    assert_int_equal(run(t, &ix, NULL), CACHE_CHANGED);
    expect_same(t, ix);
    struct arena a = {0};
    struct files files = query_files(ix, &a);
    const struct file_row *last = &files.v[files.n - 1];
    assert_int_equal(last->state, FILE_STATE_FAILED);
    assert_int_equal(last->case_rec, 0);
    assert_int_equal(last->counts[KIND_PERSON], 0);
    arena_free(&a);
    index_close(ix);
}

/* Stopped by people, a first build keeps the files that are whole. */
static void stopped_first_build_is_kept(void **state)
{
    struct caching *t = *state;
    write_cases(t);
    library_rescan(&t->in.library);
    struct cache *c = cache_open(&t->in.library, false);
    int calls = 0;
    struct index_progress progress = {&calls, stop_at_once};
    assert_int_equal(cache_refresh(c, &t->in.library, &progress), CACHE_STOPPED);
    struct index *ix = cache_read(c, 0);
    assert_non_null(ix);
    struct arena a = {0};
    assert_int_equal(query_files(ix, &a).n, 1);
    arena_free(&a);
    index_close(ix);
    cache_close(c);
    expect_run(t, CACHE_CHANGED);
}

enum { INSTANCES = 8, ROUNDS = 12 };

static void instance(struct caching *t, int nth)
{
    for (int i = 0; i < ROUNDS; i++) {
        struct buf name = {0}, text = {0};
        buf_addf(&name, "n%d.yaml", nth);
        buf_addf(&text, "dossier: 1\ncase: {id: n%d, title: T}\npeople:\n", nth);
        for (int k = 0; k <= i * nth; k++)
            buf_addf(&text, "  p%d: {kind: person, name: P%d of %d}\n", k, k, i);
        buf_addf(&name, ".new");
        indexing_write_str(&t->in, buf_z(&name), buf_str(&text));
        const char *from = indexing_path(&t->in, buf_z(&name));
        buf_cut(&name, name.n - 4);
        rename(from, indexing_path(&t->in, buf_z(&name)));
        buf_free(&name);
        buf_free(&text);
        struct index *ix;
        run(t, &ix, NULL);
        index_hold(ix);
        struct arena a = {0};
        query_diags(ix, 0, &a);
        arena_free(&a);
        index_let_go(ix);
        if (index_error(ix).n)
            fail_msg("%.*s", STR_ARG(index_error(ix)));
        index_close(ix);
    }
}

static void instances_agree(void **state)
{
    struct caching *t = *state;
    pid_t children[INSTANCES];
    write_cases(t);
    for (int i = 0; i < INSTANCES; i++) {
        children[i] = fork();
        assert_int_not_equal(children[i], -1);
        if (children[i] == 0) {
            instance(t, i);
            _exit(0);
        }
    }
    for (int i = 0; i < INSTANCES; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    struct index *ix;
    run(t, &ix, NULL);
    expect_same(t, ix);
    index_close(ix);
}

#define test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(second_run_finds_what_the_first_wrote),
        test(small_changes_are_written_in_place),
        test(large_changes_are_a_new_generation),
        test(warnings_outlive_mistakes),
        test(touched_file_is_known_by_its_hash),
        test(touching_all_is_a_small_change),
        test(warm_start_reads_no_case),
        test(corrupt_databases_are_replaced),
        test(flipped_bytes_do_no_harm),
        test(another_version_is_made_anew),
        test(folder_that_others_may_read_is_refused),
        test(cache_that_cannot_be_written_is_in_memory),
        test(single_files_are_in_memory),
        test(forgetting_leaves_nothing),
        test(held_index_does_not_change),
        test(doubled_case_ids_are_as_in_memory),
        test(stopped_first_build_is_kept),
        test(instances_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
