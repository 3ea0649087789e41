/* SPDX-License-Identifier: MIT */
/* Nothing about a path is trusted until its descriptor says what was opened. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* O_NONBLOCK: a FIFO must not hold the opener up. O_NOCTTY: nor a terminal adopt it. */
enum {
    OPEN_FILE = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK,
    OPEN_FOLDER = O_RDONLY | O_CLOEXEC | O_DIRECTORY,
};

static struct file_stamp stamp_of(const struct stat *st)
{
    return (struct file_stamp){
        .size = st->st_size,
        .mtime_ns = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
        .inode = st->st_ino,
        .device = st->st_dev,
    };
}

bool file_stamp_eq(const struct file_stamp *a, const struct file_stamp *b)
{
    return a->size == b->size && a->mtime_ns == b->mtime_ns && a->inode == b->inode &&
           a->device == b->device;
}

static int open_at(int folder, const char *path, int flags)
{
    int fd;
    do {
        fd = openat(folder, path, flags);
    } while (fd < 0 && errno == EINTR);
    return fd;
}

static void close_quietly(int fd)
{
    int saved = errno;
    close(fd);
    errno = saved;
}

/* What an open that failed means: sockets and absent devices cannot even be opened. */
static enum file_error open_error(void)
{
    return errno == ENXIO || errno == ENODEV ? FILE_NOT_REGULAR : FILE_UNREADABLE;
}

/* Reads up to the end, at most `limit` bytes: the size that fstat gave is a hint only,
 * for the file may grow meanwhile. */
static enum file_error read_all(int fd, size_t hint, size_t limit, struct buf *out)
{
    size_t start = out->n;
    buf_reserve(out, hint + 1);
    for (;;) {
        size_t left = limit - (out->n - start);
        size_t room = out->cap - out->n - 1;
        if (room > left)
            room = left + 1; /* one more than may be: to see that it is there */
        ssize_t n = read(fd, out->p + out->n, room);
        size_t kept = n > 0 && (size_t)n <= left ? (size_t)n : 0;
        out->n += kept;
        out->p[out->n] = '\0'; /* read(2) wrote over it */
        if (n > 0 && kept == 0)
            return FILE_TOO_LARGE;
        if (n == 0)
            return FILE_OK;
        if (n < 0 && errno != EINTR)
            return FILE_UNREADABLE;
        if (out->cap - out->n < 2)
            buf_reserve(out, 4096);
    }
}

/* Whether an open descriptor stands for a file that may be read. */
static enum file_error judge(int fd, size_t limit, struct stat *st)
{
    if (fstat(fd, st) != 0)
        return FILE_UNREADABLE;
    if (!S_ISREG(st->st_mode))
        return FILE_NOT_REGULAR;
    return (uintmax_t)st->st_size > limit ? FILE_TOO_LARGE : FILE_OK;
}

/* Reads what an open descriptor stands for, and closes it. */
static enum file_error read_open(int fd, size_t limit, struct buf *out,
                                 struct file_stamp *stamp)
{
    size_t start = out->n;
    struct stat st;
    enum file_error error = judge(fd, limit, &st);
    if (!error)
        error = read_all(fd, (size_t)st.st_size, limit, out);
    close_quietly(fd);
    if (error)
        buf_cut(out, start);
    else if (stamp)
        *stamp = stamp_of(&st);
    return error;
}

enum file_error file_open(const char *path, size_t limit, int *fd)
{
    *fd = open_at(AT_FDCWD, path, OPEN_FILE);
    if (*fd < 0)
        return open_error();
    struct stat st;
    enum file_error error = judge(*fd, limit, &st);
    if (error) {
        close_quietly(*fd);
        *fd = -1;
    }
    return error;
}

enum file_error file_read(const char *path, size_t limit, struct buf *out,
                          struct file_stamp *stamp)
{
    int fd = open_at(AT_FDCWD, path, OPEN_FILE);
    return fd < 0 ? open_error() : read_open(fd, limit, out, stamp);
}

/* A name of one entry, as a C string; errno is EINVAL where it is none. */
static bool component(struct str name, struct buf *z)
{
    buf_clear(z);
    buf_add(z, name);
    bool ok = name.n && !memchr(name.p, '\0', name.n) && !str_eq(name, STR(".")) &&
              !str_eq(name, STR(".."));
    if (!ok)
        errno = EINVAL;
    return ok;
}

/* Opens a folder inside a folder. A symbolic link is ELOOP, as it is for a file; Linux
 * itself says ENOTDIR. */
static int open_folder_inside(int folder, const char *name)
{
    int fd = open_at(folder, name, OPEN_FOLDER | O_NOFOLLOW);
    struct stat st;
    if (fd < 0 && errno == ENOTDIR) {
        bool link = fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
                    S_ISLNK(st.st_mode);
        errno = link ? ELOOP : ENOTDIR;
    }
    return fd;
}

/* Opens the path one component after another, so that none can be a link. */
static int open_inside(int folder, struct str path, struct buf *name)
{
    int at = folder;
    for (;;) {
        int fd = -1;
        size_t end = str_find(path, STR("/"), 0);
        bool last = end == SIZE_MAX;
        if (component((struct str){path.p, last ? path.n : end}, name))
            fd = last ? open_at(at, buf_z(name), OPEN_FILE | O_NOFOLLOW)
                      : open_folder_inside(at, buf_z(name));
        if (at != folder)
            close_quietly(at);
        if (fd < 0 || last)
            return fd;
        at = fd;
        path = str_sub(path, end + 1, path.n);
    }
}

enum file_error file_read_inside(const char *folder, struct str path, size_t limit,
                                 struct buf *out)
{
    int top = open_at(AT_FDCWD, folder, OPEN_FOLDER);
    if (top < 0)
        return FILE_UNREADABLE;
    struct buf name = {0};
    int fd = open_inside(top, path, &name);
    close_quietly(top);
    enum file_error error = fd < 0 ? open_error() : read_open(fd, limit, out, NULL);
    int saved = errno;
    buf_free(&name);
    errno = saved;
    return error;
}

void file_written(int64_t mtime_ns, struct buf *out)
{
    time_t when = (time_t)(mtime_ns / 1000000000);
    struct tm parts;
    char text[32];
    if (mtime_ns && localtime_r(&when, &parts) &&
        strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts))
        buf_addz(out, text);
}

enum file_error file_stat(const char *path, struct file_stamp *stamp)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return FILE_UNREADABLE;
    if (!S_ISREG(st.st_mode))
        return FILE_NOT_REGULAR;
    *stamp = stamp_of(&st);
    return FILE_OK;
}

bool file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

struct str file_name(struct str path)
{
    while (path.n > 1 && path.p[path.n - 1] == '/')
        path.n--;
    for (size_t i = path.n; i > 0; i--)
        if (path.p[i - 1] == '/' && path.n > 1)
            return str_sub(path, i, path.n);
    return path;
}
