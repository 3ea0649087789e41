/* SPDX-License-Identifier: MIT */
/* inotify: the events of its queue, one at a time. */
#include "work/ears.h"

#include "base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef HAVE_SYS_INOTIFY_H

#include <sys/inotify.h>

enum {
    NAMES = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO,
    SELF = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED,
    CONTENTS = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB,
    FOLDER = IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_MASK_ADD,
};

struct inotify {
    int fd;
    size_t at, n; /* of what was read */
    _Alignas(struct inotify_event) char bytes[16 * 1024];
};

static int listen_to(void *self, const char *folder, bool contents)
{
    struct inotify *in = self;
    uint32_t mask = FOLDER | NAMES | (contents ? (uint32_t)CONTENTS : 0);
    return inotify_add_watch(in->fd, folder, mask);
}

static void ignore(void *self, int folder)
{
    struct inotify *in = self;
    inotify_rm_watch(in->fd, folder);
}

static enum heard_what what_of(uint32_t mask)
{
    if (mask & IN_Q_OVERFLOW)
        return HEARD_LOST;
    if (mask & SELF)
        return HEARD_FOLDER;
    if (mask & IN_MODIFY)
        return HEARD_WRITING;
    return mask & IN_ATTRIB ? HEARD_TOUCHED : HEARD_CLOSED;
}

static bool hear(void *self, struct heard *out)
{
    struct inotify *in = self;
    if (in->at >= in->n) {
        ssize_t n = read(in->fd, in->bytes, sizeof in->bytes);
        in->at = 0;
        in->n = n > 0 ? (size_t)n : 0;
    }
    if (in->at >= in->n)
        return false;
    const struct inotify_event *event = (const void *)(in->bytes + in->at);
    in->at += sizeof *event + event->len;
    *out = (struct heard){what_of(event->mask), event->wd, event->len ? event->name : ""};
    return true;
}

bool ears_open(struct ears *ears, int *fd)
{
    *fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (*fd < 0)
        return false;
    struct inotify *in = mem_alloc(sizeof *in);
    in->fd = *fd;
    *ears = (struct ears){in, listen_to, ignore, hear};
    return true;
}

void ears_close(struct ears *ears)
{
    struct inotify *in = ears->self;
    if (!in)
        return;
    close(in->fd);
    free(in);
    *ears = (struct ears){0};
}

#else

bool ears_open(struct ears *ears, int *fd)
{
    *ears = (struct ears){0};
    *fd = -1;
    errno = ENOSYS;
    return false;
}

void ears_close(struct ears *ears)
{
    *ears = (struct ears){0};
}

#endif
