/* SPDX-License-Identifier: MIT */
/* A printed page into a file: a new one, or whole over an old one; 0600 either way. */
#include "tui/take.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The path as typed; `~/` is the home folder, as people are used to. */
static void expand(struct str typed, struct buf *out)
{
    const char *home = getenv("HOME");
    if (str_starts(typed, STR("~/")) && home && *home) {
        buf_addz(out, home);
        typed = str_sub(typed, 1, typed.n);
    }
    buf_add(out, typed);
}

static bool write_and_close(int fd, struct str text)
{
    bool good = true;
    for (size_t done = 0; good && done < text.n;) {
        ssize_t n = write(fd, text.p + done, text.n - done);
        good = n > 0 || (n < 0 && errno == EINTR);
        done += n > 0 ? (size_t)n : 0;
    }
    int error = errno;
    if (close(fd) != 0 && good)
        return false;
    errno = error;
    return good;
}

static bool is_case_file(const struct file_stamp *stamp, const struct library *library)
{
    for (size_t i = 0; i < library->files.n; i++) {
        struct file_stamp other;
        if (file_stat(library->files.v[i], &other) == FILE_OK &&
            other.inode == stamp->inode && other.device == stamp->device)
            return true;
    }
    return false;
}

static bool create(const char *path, struct str text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    if (write_and_close(fd, text))
        return true;
    int error = errno;
    unlink(path);
    errno = error;
    return false;
}

/* The old file stays until the new one is whole beside it. */
static bool replace(const char *path, struct str text)
{
    struct buf name = {0};
    buf_addf(&name, "%s.XXXXXX", path);
    int fd = mkstemp(name.p);
    bool good = fd >= 0 && write_and_close(fd, text) && rename(name.p, path) == 0;
    int error = errno;
    if (fd >= 0 && !good)
        unlink(name.p);
    errno = error;
    buf_free(&name);
    return good;
}

/* Whether there is something at the path that must stay. */
static bool must_stay(const char *path, const struct library *library, struct buf *notice)
{
    struct file_stamp stamp;
    if (file_stat(path, &stamp) != FILE_OK)
        buf_addf(notice, "not printed: `%s` is not a regular file", path);
    else if (is_case_file(&stamp, library))
        buf_addf(notice, "not printed: `%s` is a case file", path);
    return notice->n > 0;
}

enum take_outcome take_print(const struct effect *effect, const struct library *library,
                             struct buf *notice)
{
    struct buf path = {0};
    enum take_outcome outcome = TAKE_FAILED;
    expand(buf_str(&effect->path), &path);
    bool done = create(buf_z(&path), buf_str(&effect->text));
    if (!done && errno == EEXIST) {
        if (!must_stay(buf_z(&path), library, notice)) {
            outcome = TAKE_EXISTS;
            done = effect->replace && replace(buf_z(&path), buf_str(&effect->text));
        }
    }
    if (done) {
        outcome = TAKE_DONE;
        buf_addf(notice, "printed to %s", buf_z(&path));
    } else if (!notice->n && (outcome != TAKE_EXISTS || effect->replace)) {
        outcome = TAKE_FAILED;
        buf_addf(notice, "not printed to %s: %s", buf_z(&path), strerror(errno));
    }
    buf_free(&path);
    return outcome;
}
