/* SPDX-License-Identifier: MIT */
/* stat(2), statfs(2), and the loader. */
#include "work/eyes.h"

#include "format/load.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef HAVE_SYS_VFS_H
#include <sys/vfs.h>
#endif

enum { LOADED_BYTES = 1 << 20 };

/* Whether the folder of a path is there. */
static bool has_folder(const char *path)
{
    struct str name = file_name(str_of(path));
    struct buf folder = {0};
    buf_add(&folder, (struct str){path, (size_t)(name.p - path)});
    buf_addc(&folder, '.');
    bool there = file_is_folder(buf_z(&folder));
    buf_free(&folder);
    return there;
}

static enum settle_look look(void *self, const char *path, struct file_stamp *stamp)
{
    (void)self;
    struct stat st;
    if (file_stat(path, stamp) == FILE_OK)
        return SETTLE_THERE;
    *stamp = (struct file_stamp){0};
    if (lstat(path, &st) == 0)
        return file_is_folder(path) ? SETTLE_GONE : SETTLE_THERE;
    return errno == ENOENT && has_folder(path) ? SETTLE_GONE : SETTLE_UNKNOWN;
}

static bool ends_a_line(const char *path, int64_t size)
{
    int fd;
    char last = 0;
    if (file_open(path, LOAD_FILE_LIMIT, &fd) != FILE_OK)
        return false;
    bool good = pread(fd, &last, 1, size - 1) == 1 && last == '\n';
    close(fd);
    return good;
}

static bool whole(void *self, const char *path, const struct file_stamp *stamp)
{
    (void)self;
    if (stamp->size > LOADED_BYTES)
        return ends_a_line(path, stamp->size);
    struct diags diags = {0};
    bool good = load_file(path, NULL, &diags);
    diags_free(&diags);
    return good;
}

struct settle_eyes eyes_open(void)
{
    return (struct settle_eyes){NULL, look, whole};
}

#ifdef HAVE_SYS_VFS_H

/* As statfs(2) and linux/magic.h have them. FUSE is among them for sshfs and its like. */
bool eyes_remote(void *self, const char *folder)
{
    static const uint32_t remote[] = {
        0x6969,     /* NFS */
        0x517b,     /* SMB */
        0xfe534d42, /* SMB2 */
        0xff534d42, /* CIFS */
        0x5346414f, /* AFS */
        0x6b414653, /* AFS, the kernel's own */
        0x73757245, /* Coda */
        0x01021997, /* 9P */
        0x65735546, /* FUSE */
        0x00c36400, /* Ceph */
        0x0bd00bd0, /* Lustre */
        0x47504653, /* GPFS */
        0x564c,     /* NCP */
        0x786f4256, /* shared by a virtual machine's host */
    };
    (void)self;
    struct statfs fs;
    if (statfs(folder, &fs) != 0)
        return false;
    for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
        if ((uint32_t)fs.f_type == remote[i])
            return true;
    return false;
}

#else

bool eyes_remote(void *self, const char *folder)
{
    (void)self;
    (void)folder;
    return true; /* nobody can tell */
}

#endif
