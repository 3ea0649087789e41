/* SPDX-License-Identifier: MIT */
/* Where the shared test inputs are: $DOSSIER_SHARED, or `shared` beside the source tree.
 * They are not part of the tree; a test skips when they are absent. */
#ifndef DOSSIER_TESTS_CORPORA_H
#define DOSSIER_TESTS_CORPORA_H

#include "base/file.h"

#include <dirent.h>
#include <stdlib.h>

typedef void corpora_visit(const char *path, struct str bytes, void *context);

/* Reads every regular file below a folder; returns how many. */
static inline size_t corpora_walk(const char *path, corpora_visit *visit, void *context)
{
    struct buf bytes = {0};
    size_t files = 0;
    DIR *folder = opendir(path);
    if (!folder) {
        files = file_read(path, (size_t)64 << 20, &bytes, NULL) == FILE_OK;
        if (files)
            visit(path, buf_str(&bytes), context);
        buf_free(&bytes);
        return files;
    }
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        struct buf inner = {0};
        buf_addf(&inner, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.')
            files += corpora_walk(buf_z(&inner), visit, context);
        buf_free(&inner);
    }
    closedir(folder);
    return files;
}

/* The same for one of the corpora, such as "blns"; 0 when it is absent. */
static inline size_t corpora_each(const char *name, corpora_visit *visit, void *context)
{
    const char *shared = getenv("DOSSIER_SHARED");
    const char *source = getenv("DOSSIER_SRCDIR");
    struct buf path = {0};
    if (shared)
        buf_addz(&path, shared);
    else
        buf_addf(&path, "%s/../shared", source ? source : ".");
    buf_addf(&path, "/corpora/%s", name);
    size_t files = corpora_walk(buf_z(&path), visit, context);
    buf_free(&path);
    return files;
}

#endif
