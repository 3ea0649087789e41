/* SPDX-License-Identifier: MIT */
/* From names on the command line to an index. */
#include "cli/opened.h"

#include "base/file.h"
#include "base/suggest.h"
#include "cli/places.h"
#include "cli/say.h"
#include "export/publish.h"

#include <unistd.h>

bool opened_library(const struct cli *cli, char *const *paths, size_t n, struct library *out)
{
    struct buf folder = {0}, why = {0};
    char *standard[1];
    if (n == 0) {
        places_library(cli->value[OPTION_LIBRARY], &folder);
        standard[0] = folder.p;
        paths = standard;
        n = 1;
    }
    bool good = library_open(out, paths, n, &why);
    if (!good)
        say_error("%s", buf_z(&why));
    buf_free(&folder);
    buf_free(&why);
    return good;
}

struct cache *opened_cache(const struct cli *cli, const struct library *library)
{
    return cache_open(library, cli->given[OPTION_NO_CACHE] || cli->failures > 1);
}

struct index *opened_index(const struct cli *cli, const struct library *library)
{
    enum { TRIES = 20 };
    struct cache *cache = opened_cache(cli, library);
    struct buf notice = {0};
    struct index *ix = NULL;
    if (cli->failures)
        cache_distrust(cache);
    /* Between the two another instance may forget the library. */
    for (int i = 0; !ix && i < TRIES && cache_refresh(cache, library, NULL) != CACHE_FAILED; i++)
        ix = cache_read(cache, 0);
    cache_notice(cache, &notice);
    if (notice.n || !ix)
        say_error("%s", notice.n ? buf_z(&notice) : "the index cannot be read");
    buf_free(&notice);
    cache_close(cache);
    if (ix)
        index_hold(ix); /* a verb tells of one state, whoever writes meanwhile */
    return ix;
}

int opened_failed(const struct cli *cli, struct index *ix)
{
    struct str why = index_error(ix);
    if (!index_generation(ix)) {
        say_error("the index cannot be read: %.*s", STR_ARG(why));
        return EXIT_USAGE;
    }
    if (cli->failures == 0)
        say_error("the index in the cache was damaged (%.*s) and is made anew", STR_ARG(why));
    return EXIT_AGAIN;
}

static void say_file_diags(struct index *ix, int64_t file)
{
    struct arena scratch = {0};
    struct diag_rows rows = query_diags(ix, file, &scratch);
    for (size_t i = 0; i < rows.n; i++) {
        struct diags one = {0};
        vec_push(&one.list, rows.v[i].diag);
        say_diags(stderr, rows.v[i].path, &one);
        vec_free(&one.list);
    }
    arena_free(&scratch);
}

static int no_case(const struct cli *cli, struct index *ix, const char *name)
{
    struct arena scratch = {0};
    struct files files = query_files(ix, &scratch);
    struct publish *p = publish_open(ix, cli->given[OPTION_PRIVATE]);
    struct suggestion near = suggest_start(str_of(name));
    int code = EXIT_WRONG;
    for (size_t i = 0; i < files.n; i++)
        if (!publish_withholds_id(p, files.v[i].case_id))
            suggest_offer(&near, files.v[i].case_id);
    publish_close(p);
    if (index_error(ix).n)
        code = opened_failed(cli, ix);
    else if (near.best.n)
        say_error("no case `%s` here: did you mean `%.*s`?", name, STR_ARG(near.best));
    else
        say_error("no case `%s` here: name a case file, or the id of a case in the library "
                  "(-C DIR)",
                  name);
    arena_free(&scratch);
    return code;
}

/* What could not be read at all, as against what was read and is wrong. */
static bool any_unreadable(struct index *ix)
{
    struct arena scratch = {0};
    struct diag_rows rows = query_diags(ix, 0, &scratch);
    bool any = false;
    for (size_t i = 0; i < rows.n; i++)
        any = any || rows.v[i].diag.code == DIAG_UNREADABLE ||
              rows.v[i].diag.code == DIAG_NOT_REGULAR;
    arena_free(&scratch);
    return any;
}

static bool has_path(const char *name)
{
    return strchr(name, '/') || access(name, F_OK) == 0;
}

static struct index *case_file(const struct cli *cli, const char *path, int64_t *case_rec,
                               int *code)
{
    struct library library = {0};
    char *paths[] = {(char *)(uintptr_t)path};
    struct index *ix = NULL;
    if (file_is_folder(path))
        say_error("`%s` is a folder: name one case file in it", path);
    else if (opened_library(cli, paths, 1, &library))
        ix = opened_index(cli, &library);
    library_free(&library);
    if (!ix)
        return NULL;
    struct arena scratch = {0};
    struct files files = query_files(ix, &scratch);
    *case_rec = files.n ? files.v[0].case_rec : 0;
    if (index_error(ix).n) {
        *case_rec = 0;
        *code = opened_failed(cli, ix);
    } else if (*case_rec == 0) {
        say_file_diags(ix, 0);
        *code = any_unreadable(ix) ? EXIT_USAGE : EXIT_WRONG;
    }
    arena_free(&scratch);
    return ix;
}

static struct index *case_by_id(const struct cli *cli, const char *id, int64_t *case_rec,
                                int *code)
{
    struct library library = {0};
    struct index *ix = NULL;
    if (opened_library(cli, NULL, 0, &library))
        ix = opened_index(cli, &library);
    library_free(&library);
    if (!ix)
        return NULL;
    *case_rec = query_find_case(ix, str_of(id));
    if (index_error(ix).n) {
        *case_rec = 0;
        *code = opened_failed(cli, ix);
    } else if (*case_rec == 0) {
        *code = no_case(cli, ix, id);
    }
    return ix;
}

struct index *opened_case(const struct cli *cli, const char *name, int64_t *case_rec,
                          int *code)
{
    *code = EXIT_USAGE;
    *case_rec = 0;
    struct index *ix = has_path(name) ? case_file(cli, name, case_rec, code)
                                      : case_by_id(cli, name, case_rec, code);
    if (ix && *case_rec == 0) {
        index_close(ix);
        return NULL;
    }
    return ix;
}

bool opened_archive(const struct cli *cli)
{
    const char *archive = cli->value[OPTION_ARCHIVE];
    bool good = !archive || file_is_folder(archive);
    if (!good)
        say_error("no folder `%s`: `--archive` names the folder of archived texts", archive);
    return good;
}
