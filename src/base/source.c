/* SPDX-License-Identifier: MIT */
/* One reader of two kinds: whoever reads it does not know which. */
#include "base/source.h"

#include <errno.h>
#include <unistd.h>

struct source source_text(struct str text)
{
    return (struct source){.fd = -1, .memory = text};
}

static void fail(struct source *s, enum file_error error)
{
    s->error = error;
    s->reason = errno;
}

struct source source_file(const char *path, size_t limit)
{
    struct source s = {.fd = -1, .left = limit};
    enum file_error error = file_open(path, limit, &s.fd);
    if (error)
        fail(&s, error);
    return s;
}

void source_close(struct source *s)
{
    if (s->fd >= 0)
        close(s->fd);
    s->fd = -1;
}

static size_t read_memory(struct source *s, char *to, size_t room)
{
    size_t n = room < s->memory.n ? room : s->memory.n;
    if (n)
        memcpy(to, s->memory.p, n);
    s->memory = str_sub(s->memory, n, s->memory.n);
    return n;
}

/* The file may grow meanwhile, past the limit that it kept when it was opened. */
static size_t read_file(struct source *s, char *to, size_t room)
{
    size_t n = 0;
    while (n < room && !s->error) {
        ssize_t got = read(s->fd, to + n, room - n);
        if (got == 0)
            break;
        if (got > 0 && (size_t)got > s->left) {
            fail(s, FILE_TOO_LARGE);
        } else if (got > 0) {
            n += (size_t)got;
            s->left -= (size_t)got;
        } else if (errno != EINTR) {
            fail(s, FILE_UNREADABLE);
        }
    }
    return s->error ? 0 : n;
}

size_t source_read(struct source *s, char *to, size_t room)
{
    return s->fd < 0 ? read_memory(s, to, room) : read_file(s, to, room);
}
