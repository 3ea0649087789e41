/* SPDX-License-Identifier: MIT */
/* The order in which libraries are looked for. */
#include "cli/places.h"

#include "base/file.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* Whether the running program lies in the folder that it was built in. */
static bool is_uninstalled(void)
{
    char path[PATH_MAX], folder[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n <= 0 || !realpath(DOSSIER_BUILDDIR, folder))
        return false;
    path[n] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return strcmp(path, folder) == 0;
}

void places_library(const char *named, struct buf *out)
{
    const char *set = getenv("DOSSIER_LIBRARY");
    if (named)
        buf_addz(out, named);
    else if (set && *set)
        buf_addz(out, set);
    else if (file_is_folder("cases"))
        buf_addz(out, "cases");
    else if (is_uninstalled() && file_is_folder(DOSSIER_SRCDIR "/cases"))
        buf_addz(out, DOSSIER_SRCDIR "/cases");
    else
        buf_addz(out, DOSSIER_PKGDATADIR "/cases");
}

bool places_is_bundled(const char *folder)
{
    static const char *const bundled[] = {DOSSIER_SRCDIR "/cases", DOSSIER_PKGDATADIR "/cases"};
    char wanted[PATH_MAX], path[PATH_MAX];
    if (!realpath(folder, wanted))
        return false;
    for (size_t i = 0; i < sizeof bundled / sizeof *bundled; i++)
        if (realpath(bundled[i], path) && strcmp(path, wanted) == 0)
            return true;
    return false;
}
