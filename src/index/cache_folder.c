/* SPDX-License-Identifier: MIT */
/* Names, owners and locks; nothing here knows what is in a database. */
#include "index/cache_folder.h"

#include "base/sha256.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_DIGITS = 32, NAME_ROOM = 32, OTHERS = S_IRWXG | S_IRWXO };

/* ---- the folder ---- */

/* $XDG_CACHE_HOME must be absolute to be of use, as its specification says. */
static bool cache_home(struct buf *path)
{
    const char *set = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (set && *set == '/')
        buf_addz(path, set);
    else if (home && *home == '/')
        buf_addf(path, "%s/.cache", home);
    return path->n > 0;
}

/* Keeps the first errno; that it went wrong is noticed where the folder is opened. */
static void make_folder(int at, const char *path, int *wrong)
{
    if (mkdirat(at, path, 0700) != 0 && errno != EEXIST && !*wrong)
        *wrong = errno;
}

static void make_parents(const char *path, int *wrong)
{
    struct buf part = {0};
    for (const char *p = path; *p; p++) {
        if (*p == '/' && part.n)
            make_folder(AT_FDCWD, buf_z(&part), wrong);
        buf_addc(&part, *p);
    }
    make_folder(AT_FDCWD, path, wrong);
    buf_free(&part);
}

static bool is_ours(const struct stat *st)
{
    return st->st_uid == geteuid() && !(st->st_mode & OTHERS);
}

/* Opens a folder that nobody else may look into; -1 with `why`. `wrong` is an errno of what
 * was to be made before. */
static int open_private(int at, const char *name, const char *shown, bool make, int wrong,
                        struct buf *why)
{
    enum { TRIES = 100 };
    int fd = -1;
    struct stat st;
    for (int i = 0; fd < 0 && (i == 0 || (make && errno == ENOENT && i < TRIES)); i++) {
        if (make) /* another instance may remove it before it is opened */
            make_folder(at, name, &wrong);
        fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }
    if (fd < 0) {
        if (make)
            buf_addf(why, "%s: %s", shown,
                     strerror(errno == ENOENT && wrong ? wrong : errno));
    } else if (fstat(fd, &st) != 0 || !is_ours(&st)) {
        buf_addf(why, "%s is not yours alone: `chmod 700` it, or remove it", shown);
        close(fd);
        fd = -1;
    }
    return fd;
}

/* Text of an encrypted volume or a stick does not go to another disk. */
static bool same_device(int fd, const char *root)
{
    struct stat here, there;
    return fstat(fd, &here) == 0 && stat(root, &there) == 0 && here.st_dev == there.st_dev;
}

static bool open_folder(struct cache_folder *f, const char *root, bool make, bool gone,
                        struct buf *why)
{
    *f = (struct cache_folder){.fd = -1, .lock = -1};
    if (!cache_home(&f->path)) {
        buf_addz(why, "neither XDG_CACHE_HOME nor HOME is set");
        return false;
    }
    int wrong = 0;
    if (make)
        make_parents(buf_z(&f->path), &wrong);
    buf_addz(&f->path, "/dossier");
    int all = open_private(AT_FDCWD, buf_z(&f->path), buf_z(&f->path), make, wrong, why);
    if (all < 0)
        return false;
    char hash[SHA256_HEX + 1];
    sha256_hex(str_of(root), hash);
    hash[NAME_DIGITS] = '\0';
    buf_addf(&f->path, "/%s", hash);
    if (gone || same_device(all, root))
        f->fd = open_private(all, hash, buf_z(&f->path), make, 0, why);
    close(all);
    if (f->fd >= 0 && make && faccessat(f->fd, ".", W_OK, AT_EACCESS) != 0) {
        buf_addf(why, "%s: %s", buf_z(&f->path), strerror(errno));
        close(f->fd);
        f->fd = -1;
    }
    return f->fd >= 0;
}

bool cache_folder_open(struct cache_folder *f, const char *root, bool make, struct buf *why)
{
    return open_folder(f, root, make, false, why);
}

bool cache_folder_open_gone(struct cache_folder *f, const char *root, struct buf *why)
{
    return open_folder(f, root, false, true, why);
}

void cache_folder_close(struct cache_folder *f)
{
    if (f->lock >= 0)
        close(f->lock);
    if (f->fd >= 0)
        close(f->fd);
    f->fd = f->lock = -1;
    buf_free(&f->path);
}

bool cache_folder_gone(const struct cache_folder *f)
{
    struct stat held, named;
    return f->fd >= 0 && (fstat(f->fd, &held) != 0 || held.st_nlink == 0 ||
                          stat(buf_z(&f->path), &named) != 0 ||
                          held.st_ino != named.st_ino);
}

/* ---- files in it ---- */

struct name {
    char z[NAME_ROOM];
};

static struct name name_of(uint64_t generation, const char *suffix)
{
    struct name name;
    snprintf(name.z, sizeof name.z, "%llu%s", (unsigned long long)generation, suffix);
    return name;
}

/* The number at the beginning of a file's name, or of a line; 0 when it is none. */
static uint64_t number_of(const char *z, const char **end)
{
    uint64_t n = 0;
    const char *p = z;
    for (; *p >= '0' && *p <= '9' && n < UINT64_MAX / 100; p++)
        n = n * 10 + (uint64_t)(*p - '0');
    *end = p;
    return *z == '0' ? 0 : n;
}

static bool is_plain_file(const struct stat *st)
{
    return S_ISREG(st->st_mode) && st->st_nlink == 1 && is_ours(st);
}

static int open_file(const struct cache_folder *f, const char *name, int flags)
{
    int fd = openat(f->fd, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    struct stat st;
    if (fd >= 0 && (fstat(fd, &st) != 0 || !is_plain_file(&st))) {
        close(fd);
        fd = -1;
        errno = EPERM;
    }
    return fd;
}

uint64_t cache_folder_current(const struct cache_folder *f)
{
    char line[NAME_ROOM] = "";
    const char *end;
    int fd = open_file(f, "current", O_RDONLY);
    if (fd < 0)
        return 0;
    ssize_t n = read(fd, line, sizeof line - 1);
    close(fd);
    uint64_t generation = n > 0 ? number_of(line, &end) : 0;
    return generation && strcmp(end, "\n") == 0 ? generation : 0;
}

int cache_folder_use(const struct cache_folder *f, uint64_t generation)
{
    struct stat st;
    int fd = open_file(f, name_of(generation, ".use").z, O_RDONLY);
    if (fd < 0)
        return -1;
    /* Whoever removes it holds the lock for a moment; then `current` names another. */
    if (flock(fd, LOCK_SH) == 0 && cache_folder_current(f) == generation &&
        fstatat(f->fd, name_of(generation, ".db").z, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
        is_plain_file(&st))
        return fd;
    close(fd);
    return -1;
}

void cache_folder_db(const struct cache_folder *f, uint64_t generation, struct buf *out)
{
    buf_addf(out, "%s/%s", buf_z(&f->path), name_of(generation, ".db").z);
}

/* The lock of a file that was removed meanwhile is nobody's. */
int cache_folder_lock(struct cache_folder *f)
{
    struct stat held, named;
    int fd = open_file(f, "lock", O_RDWR | O_CREAT);
    if (fd < 0)
        return -1;
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        int saved = errno;
        close(fd);
        errno = saved;
        return saved == EWOULDBLOCK || saved == EINTR ? 0 : -1;
    }
    if (fstat(fd, &held) != 0 ||
        fstatat(f->fd, "lock", &named, AT_SYMLINK_NOFOLLOW) != 0 ||
        held.st_ino != named.st_ino) {
        close(fd);
        return 0;
    }
    f->lock = fd;
    return 1;
}

/* The names in the folder; freed by the caller, one by one. */
struct names {
    char **v;
    size_t n, cap;
};

static struct names list_names(const struct cache_folder *f)
{
    struct names names = {0};
    int fd = openat(f->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    if (!dir) {
        if (fd >= 0)
            close(fd);
        return names;
    }
    for (struct dirent *e; (e = readdir(dir));)
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            vec_push(&names, mem_copy(e->d_name, strlen(e->d_name)));
    closedir(dir);
    return names;
}

static void free_names(struct names *names)
{
    for (size_t i = 0; i < names->n; i++)
        free(names->v[i]);
    vec_free(names);
}

uint64_t cache_folder_new(const struct cache_folder *f)
{
    uint64_t last = cache_folder_current(f);
    const char *end;
    struct names names = list_names(f);
    for (size_t i = 0; i < names.n; i++) {
        uint64_t n = number_of(names.v[i], &end);
        last = n > last ? n : last;
    }
    free_names(&names);
    int db = open_file(f, name_of(last + 1, ".db").z, O_RDWR | O_CREAT | O_EXCL);
    int use = open_file(f, name_of(last + 1, ".use").z, O_RDWR | O_CREAT | O_EXCL);
    if (db >= 0)
        close(db);
    if (use >= 0)
        close(use);
    return db >= 0 && use >= 0 ? last + 1 : 0;
}

bool cache_folder_name(const struct cache_folder *f, uint64_t generation)
{
    struct name line = name_of(generation, "\n");
    int fd = open_file(f, "current.new", O_WRONLY | O_CREAT | O_TRUNC);
    if (fd < 0)
        return false;
    bool ok = write(fd, line.z, strlen(line.z)) == (ssize_t)strlen(line.z) && fsync(fd) == 0;
    close(fd);
    return ok && renameat(f->fd, "current.new", f->fd, "current") == 0 && fsync(f->fd) == 0;
}

static void remove_generation(const struct cache_folder *f, uint64_t generation)
{
    static const char *const suffixes[] = {".db", ".db-journal", ".db-wal", ".db-shm",
                                           ".use"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        unlinkat(f->fd, name_of(generation, suffixes[i]).z, 0);
}

/* Without a lock file it is what a killed writer left, half made. */
static bool is_unused(const struct cache_folder *f, uint64_t generation, int *fd)
{
    *fd = open_file(f, name_of(generation, ".use").z, O_RDONLY);
    return *fd < 0 || flock(*fd, LOCK_EX | LOCK_NB) == 0;
}

void cache_folder_sweep(const struct cache_folder *f)
{
    uint64_t current = cache_folder_current(f);
    struct names names = list_names(f);
    for (size_t i = 0; i < names.n; i++) {
        const char *end;
        int fd = -1;
        uint64_t n = number_of(names.v[i], &end);
        if (!n || n == current)
            continue;
        if (is_unused(f, n, &fd))
            remove_generation(f, n);
        if (fd >= 0)
            close(fd);
    }
    free_names(&names);
}

static bool remove_name(const struct cache_folder *f, const char *name)
{
    return unlinkat(f->fd, name, 0) == 0 || errno == ENOENT;
}

/* What names a generation goes before it; the lock last, since it is held. */
bool cache_folder_remove(struct cache_folder *f)
{
    bool ok = remove_name(f, "current");
    struct names names = list_names(f);
    for (size_t i = 0; i < names.n; i++)
        if (strcmp(names.v[i], "lock") != 0)
            ok = remove_name(f, names.v[i]) && ok;
    free_names(&names);
    ok = remove_name(f, "lock") && ok;
    if (!ok)
        return false;
    /* Not empty: another instance has begun anew already. */
    return rmdir(buf_z(&f->path)) == 0 || errno == ENOENT || errno == ENOTEMPTY;
}
