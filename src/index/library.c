/* SPDX-License-Identifier: MIT */
/* Paths named by people, to the list of files that they stand for. */
#include "index/library.h"

#include "base/file.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* `.#case.yaml`, `#case.yaml` and `~$case.yaml` are none. */
bool library_is_case_name(struct str name)
{
    if (!name.n || strchr(".#~", name.p[0]))
        return false;
    return str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml"));
}

/* A file and its path without what changes nothing in it: `./` and doubled slashes. */
struct named {
    char *path, *key;
};

static char *path_key(const char *path)
{
    struct buf key = {0};
    for (const char *p = path; *p; p++) {
        bool start = p == path || p[-1] == '/';
        if (start && p[0] == '.' && p[1] == '/')
            p++;
        else if (p[0] != '/' || p == path || p[-1] != '/')
            buf_addc(&key, *p);
    }
    return key.p ? key.p : mem_copy("", 0);
}

static int compare_named(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : strcmp(x->path, y->path);
}

/* Of each file that was named twice, keeps one. */
static void drop_doubles(struct library *l)
{
    size_t n = l->files.n, kept = 0;
    struct named *named = mem_array(n, sizeof *named);
    for (size_t i = 0; i < n; i++)
        named[i] = (struct named){l->files.v[i], path_key(l->files.v[i])};
    qsort(named, n, sizeof *named, compare_named);
    for (size_t i = 0; i < n; i++) {
        if (i && strcmp(named[i].key, named[i - 1].key) == 0)
            free(named[i].path);
        else
            l->files.v[kept++] = named[i].path;
    }
    l->files.n = kept;
    for (size_t i = 0; i < n; i++)
        free(named[i].key);
    free(named);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* One folder alone cannot name a file twice. */
static void settle(struct library *l)
{
    if (l->folders.n + l->singles.n > 1)
        drop_doubles(l);
    if (l->files.n)
        qsort(l->files.v, l->files.n, sizeof *l->files.v, compare_paths);
}

static char *join(const char *folder, const char *name)
{
    struct buf path = {0};
    buf_addz(&path, folder);
    if (!str_ends(buf_str(&path), STR("/")))
        buf_addc(&path, '/');
    buf_addz(&path, name);
    return path.p;
}

static bool is_folder(const struct dirent *e, const char *path)
{
    return e->d_type == DT_DIR ||
           ((e->d_type == DT_UNKNOWN || e->d_type == DT_LNK) && file_is_folder(path));
}

/* False when the folder cannot be read (errno). */
static bool add_folder(struct library *l, const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return false;
    for (struct dirent *e; (e = readdir(dir));) {
        if (!library_is_case_name(str_of(e->d_name)))
            continue;
        char *path = join(folder, e->d_name);
        if (is_folder(e, path))
            free(path);
        else
            vec_push(&l->files, path);
    }
    closedir(dir);
    return true;
}

static char *copy(const char *z)
{
    return mem_copy(z, strlen(z));
}

static bool add_path(struct library *l, const char *path, struct buf *why)
{
    bool ok;
    if (file_is_folder(path)) {
        vec_push(&l->folders, copy(path));
        ok = add_folder(l, path);
    } else {
        vec_push(&l->singles, copy(path));
        vec_push(&l->files, copy(path));
        ok = access(path, R_OK) == 0;
    }
    if (ok)
        return true;
    if (errno == ENOENT)
        buf_addf(why, "%s: there is no such file or folder; check the name", path);
    else
        buf_addf(why, "%s: %s; check who may read it", path, strerror(errno));
    return false;
}

bool library_open(struct library *l, char *const *paths, size_t n, struct buf *why)
{
    *l = (struct library){0};
    bool ok = true;
    for (size_t i = 0; i < n && ok; i++)
        ok = add_path(l, paths[i], why);
    settle(l);
    return ok;
}

/* The files that were found in a folder which cannot be read now: they are not gone, and
 * what was good in them stays. */
static void keep_folder(struct library *l, const struct library *before,
                        const char *folder)
{
    char *head = join(folder, "");
    size_t n = strlen(head);
    for (size_t i = 0; i < before->files.n; i++) {
        const char *path = before->files.v[i];
        if (strncmp(path, head, n) == 0 && !strchr(path + n, '/'))
            vec_push(&l->files, copy(path));
    }
    free(head);
}

static void free_paths(char **v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(v[i]);
    free(v);
}

/* ---- what was seen ---- */

static int compare_seen(const void *a, const void *b)
{
    const struct library_seen *x = a, *y = b;
    return strcmp(x->path, y->path);
}

void library_free_seen(struct library_seen *seen, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(seen[i].path);
    free(seen);
}

static void forget_seen(struct library *l)
{
    library_free_seen(l->seen.v, l->seen.n);
    l->seen.v = NULL;
    l->seen.n = l->seen.cap = 0;
    l->watched = false;
}

static const struct library_seen *find_seen(const struct library *l, const char *path)
{
    struct library_seen key = {.path = (char *)(uintptr_t)path};
    return l->seen.n ? bsearch(&key, l->seen.v, l->seen.n, sizeof key, compare_seen) : NULL;
}

bool library_is_single(const struct library *l, const char *path)
{
    for (size_t i = 0; i < l->singles.n; i++)
        if (strcmp(l->singles.v[i], path) == 0)
            return true;
    return false;
}

static void push_singles(struct library *l)
{
    for (size_t i = 0; i < l->singles.n; i++)
        vec_push(&l->files, copy(l->singles.v[i]));
}

void library_take_seen(struct library *l, struct library_seen *seen, size_t n)
{
    forget_seen(l);
    l->watched = true;
    l->seen.v = seen;
    l->seen.n = l->seen.cap = n;
    if (n)
        qsort(seen, n, sizeof *seen, compare_seen);
    free_paths(l->files.v, l->files.n);
    l->files.v = NULL;
    l->files.n = l->files.cap = 0;
    push_singles(l);
    for (size_t i = 0; i < n; i++)
        if (seen[i].there && !library_is_single(l, seen[i].path))
            vec_push(&l->files, copy(seen[i].path));
    settle(l);
}

bool library_moves(const struct library *l, const char *path, bool there,
                   const struct file_stamp *stamp)
{
    if (!l->watched)
        return false;
    const struct library_seen *seen = find_seen(l, path);
    if (seen && seen->anyhow)
        return false;
    if (!seen || !seen->there || !seen->stamp.inode)
        return there;
    return !there || !file_stamp_eq(&seen->stamp, stamp);
}

void library_rescan(struct library *l)
{
    forget_seen(l);
    struct library before = {0};
    before.files.v = l->files.v;
    before.files.n = l->files.n;
    l->files.v = NULL;
    l->files.n = l->files.cap = 0;
    push_singles(l);
    for (size_t i = 0; i < l->folders.n; i++)
        if (!add_folder(l, l->folders.v[i]))
            keep_folder(l, &before, l->folders.v[i]);
    free_paths(before.files.v, before.files.n);
    settle(l);
}

void library_copy(struct library *to, const struct library *from)
{
    *to = (struct library){.watched = from->watched};
    for (size_t i = 0; i < from->files.n; i++)
        vec_push(&to->files, copy(from->files.v[i]));
    for (size_t i = 0; i < from->folders.n; i++)
        vec_push(&to->folders, copy(from->folders.v[i]));
    for (size_t i = 0; i < from->singles.n; i++)
        vec_push(&to->singles, copy(from->singles.v[i]));
    for (size_t i = 0; i < from->seen.n; i++) {
        struct library_seen seen = from->seen.v[i];
        seen.path = copy(seen.path);
        vec_push(&to->seen, seen);
    }
}

void library_free(struct library *l)
{
    free_paths(l->files.v, l->files.n);
    free_paths(l->folders.v, l->folders.n);
    free_paths(l->singles.v, l->singles.n);
    library_free_seen(l->seen.v, l->seen.n);
    *l = (struct library){0};
}
