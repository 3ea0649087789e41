/* SPDX-License-Identifier: MIT */
/* Reading files that somebody else may own: regular files only, opened without blocking,
 * read with read(2) (never mapped: a file cut short under a map is a SIGBUS). */
#ifndef DOSSIER_BASE_FILE_H
#define DOSSIER_BASE_FILE_H

#include "base/buf.h"

#include <stdint.h>

/* What a file is known by without reading it. */
struct file_stamp {
    int64_t size;     /* bytes */
    int64_t mtime_ns; /* since the epoch */
    uint64_t inode, device;
};

bool file_stamp_eq(const struct file_stamp *a, const struct file_stamp *b);

enum file_error { FILE_OK, FILE_UNREADABLE, FILE_NOT_REGULAR, FILE_TOO_LARGE };

/* Reads the whole file into out (appended). On FILE_UNREADABLE errno says why. stamp may
 * be NULL. `limit` in bytes. Symbolic links are followed. */
enum file_error file_read(const char *path, size_t limit, struct buf *out,
                          struct file_stamp *stamp);

/* The same for a path inside a folder: no symbolic link in any part, no `..`, not
 * absolute. For captures in an archive. */
enum file_error file_read_inside(const char *folder, struct str path, size_t limit,
                                 struct buf *out);

/* Opens a file as file_read does, for others to read it. *fd is the caller's to close; -1
 * on an error. */
enum file_error file_open(const char *path, size_t limit, int *fd);

enum file_error file_stat(const char *path, struct file_stamp *stamp);

/* Adds when a file was written, local time: 2019-03-05 12:30. Nothing for 0. */
void file_written(int64_t mtime_ns, struct buf *out);

bool file_is_folder(const char *path);

/* The last part of a path; borrowed from it. */
struct str file_name(struct str path);

#endif
