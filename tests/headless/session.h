/* SPDX-License-Identifier: MIT */
/* A session without a terminal, over a library of files, for the programs beside this. */
#ifndef DOSSIER_TESTS_HEADLESS_SESSION_H
#define DOSSIER_TESTS_HEADLESS_SESSION_H

#include "app/app_state.h"
#include "index/cache.h"

#include <stdio.h>
#include <stdlib.h>

struct session {
    struct library library;
    struct app *app;
    struct grid grid;
    struct effects effects; /* asked for and not looked at yet */
};

__attribute__((noreturn, format(printf, 1, 2))) static void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

/* What the worker does for EFFECT_RELOAD: a copy of `base` (NULL: nothing), brought up to
 * date. The caller owns it. */
static inline struct index *session_read(const struct library *library, struct index *base)
{
    struct index *ix = base ? index_copy(base) : index_open();
    if (!index_refresh(ix, library, NULL))
        die("the index failed: %.*s", STR_ARG(index_error(ix)));
    return ix;
}

/* The library of a folder or a file. The caller frees it. */
static inline void session_library(struct library *library, const char *path)
{
    struct buf why = {0};
    char *paths[] = {mem_copy(path, strlen(path))};
    if (!library_open(library, paths, 1, &why))
        die("%s", buf_z(&why));
    free(paths[0]);
    buf_free(&why);
}

/* With the index of the library in the cache, where one is kept on the disk. */
static inline void session_open_cached(struct session *s, const char *path)
{
    session_library(&s->library, path);
    struct cache *cache = cache_open(&s->library, false);
    if (cache_refresh(cache, &s->library, NULL) == CACHE_FAILED)
        die("the index failed");
    struct index *ix = cache_read(cache, 0);
    cache_close(cache);
    if (!ix)
        die("no index");
    s->app = app_new(ix, STR_NONE);
}

static inline void session_open(struct session *s, const char *path, struct str case_id)
{
    session_library(&s->library, path);
    s->app = app_new(session_read(&s->library, NULL), case_id);
}

static inline void session_event(struct session *s, struct event event)
{
    app_event(s->app, &event, &s->effects);
}

static inline void session_key(struct session *s, int32_t key)
{
    session_event(s, (struct event){.type = EVENT_KEY, .key = key});
}

static inline void session_reload(struct session *s, const struct library *library)
{
    struct index *ix = session_read(library, s->app->ix);
    session_event(s, (struct event){.type = EVENT_LOADED, .index = ix});
}

/* The same when nobody asked for it: files have changed and settled. */
static inline void session_follow(struct session *s, const struct library *library)
{
    struct index *ix = session_read(library, s->app->ix);
    session_event(s, (struct event){.type = EVENT_LOADED, .index = ix, .quiet = true});
}

static inline void session_close(struct session *s)
{
    if (s->app)
        app_free(s->app);
    library_free(&s->library);
    grid_free(&s->grid);
    effects_free(&s->effects);
}

#endif
