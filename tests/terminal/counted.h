/* SPDX-License-Identifier: MIT */
/* The program's own screen on a pseudo-terminal whose other end is read: how many bytes a
 * paint takes. A thread counts what comes out, up to a mark that is written behind each. */
#ifndef DOSSIER_TESTS_TERMINAL_COUNTED_H
#define DOSSIER_TESTS_TERMINAL_COUNTED_H

#include "../headless/session.h"
#include "tui/screen.h"

#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define COUNTED_MARK "\a\a\001mark\a" /* no paint says this */

struct counted {
    struct config config;
    struct screen *screen;
    int terminal;  /* the other end */
    int counts[2]; /* a pipe */
};

/* Counts bytes up to each mark, and hands the number on. */
static void *counted_read(void *self)
{
    struct counted *c = self;
    struct buf seen = {0};
    char bytes[4096];
    ssize_t n;
    while ((n = read(c->terminal, bytes, sizeof bytes)) > 0) {
        buf_add(&seen, (struct str){bytes, (size_t)n});
        size_t at = str_find(buf_str(&seen), STR(COUNTED_MARK), 0);
        if (at == SIZE_MAX)
            continue;
        if (write(c->counts[1], &at, sizeof at) != sizeof at)
            break;
        buf_clear(&seen);
    }
    buf_free(&seen);
    return NULL;
}

/* Takes over the standard input and output. False with `why` where there is no such
 * terminal. */
static inline bool counted_open(struct counted *c, int rows, int cols, struct buf *why)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
        die("no pseudo-terminal");
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    if (slave < 0 || ioctl(slave, TIOCSWINSZ, &size) != 0 || pipe(c->counts) != 0)
        die("no pseudo-terminal");
    c->terminal = master;
    dup2(slave, STDIN_FILENO);
    dup2(slave, STDOUT_FILENO);
    close(slave);
    pthread_t thread;
    if (pthread_create(&thread, NULL, counted_read, c) != 0)
        die("no thread");
    pthread_detach(thread);
    setlocale(LC_ALL, "");
    setenv("TERM", "xterm-256color", 1);
    config_init(&c->config);
    c->screen = screen_open(&c->config, why);
    return c->screen != NULL;
}

static inline void counted_close(struct counted *c)
{
    screen_close(c->screen);
    config_free(&c->config);
}

/* How many bytes came out since it was asked last. */
static inline size_t counted_bytes(struct counted *c)
{
    size_t n = 0;
    if (write(STDOUT_FILENO, COUNTED_MARK, sizeof COUNTED_MARK - 1) !=
            sizeof COUNTED_MARK - 1 ||
        read(c->counts[0], &n, sizeof n) != sizeof n)
        die("the terminal went away");
    return n;
}

/* Shows a grid and returns the bytes that this took. */
static inline size_t counted_paint(struct counted *c, const struct grid *g)
{
    screen_paint(c->screen, g);
    return counted_bytes(c);
}

#endif
