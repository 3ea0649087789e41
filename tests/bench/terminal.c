/* SPDX-License-Identifier: MIT */
/* Programs in a terminal: a pseudo-terminal of ours, which answers nothing. */
#include "bench.h"
#include "run.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROWS = 36, COLS = 120, BLOCK = 4096, PATIENCE_MS = 60000 };

struct terminal terminal_start(char *const *argv, const char *cache)
{
    struct winsize size = {.ws_row = ROWS, .ws_col = COLS};
    struct terminal t = {0};
    t.child = forkpty(&t.fd, NULL, NULL, &size);
    if (t.child == 0) {
        setenv("TERM", "xterm-256color", 1);
        if (cache)
            setenv("XDG_CACHE_HOME", cache, 1);
        execvp(argv[0], argv);
        _exit(127);
    }
    if (t.child < 0)
        bench_fail("no pseudo-terminal: %s", strerror(errno));
    return t;
}

void terminal_type(struct terminal *t, const char *keys, size_t n)
{
    if (write(t->fd, keys, n) != (ssize_t)n)
        bench_fail("cannot type: %s", strerror(errno));
}

/* False at its end, and when nothing comes. */
static bool take(struct terminal *t, int ms)
{
    struct pollfd fd = {.fd = t->fd, .events = POLLIN};
    if (t->size < t->n + BLOCK + 1) {
        t->size = 2 * t->n + 2 * BLOCK;
        t->seen = realloc(t->seen, t->size);
        if (!t->seen)
            bench_fail("no memory");
    }
    if (poll(&fd, 1, ms) <= 0)
        return false;
    ssize_t n = read(t->fd, t->seen + t->n, BLOCK);
    if (n <= 0)
        return false;
    t->n += (size_t)n;
    t->seen[t->n] = '\0';
    return true;
}

bool terminal_quiet(struct terminal *t, int ms)
{
    size_t before = t->n;
    while (take(t, ms))
        ;
    return t->n > before;
}

bool terminal_until(struct terminal *t, size_t from, const char *text)
{
    size_t n = strlen(text);
    for (;;) {
        if (t->n >= from + n && memmem(t->seen + from, t->n - from, text, n))
            return true;
        if (!take(t, PATIENCE_MS))
            return false;
    }
}

struct usage terminal_end(struct terminal *t)
{
    while (take(t, PATIENCE_MS))
        ;
    close(t->fd);
    free(t->seen);
    return run_to_end(t->child, "a program in a terminal");
}
