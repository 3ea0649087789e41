/* SPDX-License-Identifier: MIT */
/* How many bytes a moved selection costs on a terminal of 200x60: what changes is sent, and
 * nothing is painted again that stands there already. Over SSH this is what one feels.
 *
 * The program's own screen paints on a pseudo-terminal; a thread counts what comes out at
 * its other end, up to a mark that is written behind each paint. */
#include "../headless/session.h"
#include "tui/screen.h"

#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { ROWS = 60, COLS = 200, DETAIL_ROW = 30, MOVES = 20, MOST = 600, SKIPPED = 77 };

static const char mark[] = "\a\a\001mark\a"; /* no paint says this */

struct counter {
    int terminal;  /* the other end */
    int counts[2]; /* a pipe */
};

/* Counts bytes up to each mark, and hands the number on. */
static void *count(void *self)
{
    struct counter *c = self;
    struct buf seen = {0};
    char bytes[4096];
    ssize_t n;
    while ((n = read(c->terminal, bytes, sizeof bytes)) > 0) {
        buf_add(&seen, (struct str){bytes, (size_t)n});
        size_t at = str_find(buf_str(&seen), STR("\a\a\001mark\a"), 0);
        if (at == SIZE_MAX)
            continue;
        if (write(c->counts[1], &at, sizeof at) != sizeof at)
            break;
        buf_clear(&seen);
    }
    buf_free(&seen);
    return NULL;
}

static void open_terminal(struct counter *c)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
        die("no pseudo-terminal");
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    struct winsize size = {.ws_row = ROWS, .ws_col = COLS};
    if (slave < 0 || ioctl(slave, TIOCSWINSZ, &size) != 0 || pipe(c->counts) != 0)
        die("no pseudo-terminal");
    c->terminal = master;
    dup2(slave, STDIN_FILENO);
    dup2(slave, STDOUT_FILENO);
    close(slave);
    pthread_t thread;
    if (pthread_create(&thread, NULL, count, c) != 0)
        die("no thread");
    pthread_detach(thread);
}

/* Shows a grid and returns the bytes that this took. */
static size_t paint(const struct grid *g, struct screen *screen, const struct counter *c)
{
    size_t n = 0;
    screen_paint(screen, g);
    if (write(STDOUT_FILENO, mark, sizeof mark - 1) != sizeof mark - 1 ||
        read(c->counts[0], &n, sizeof n) != sizeof n)
        die("the terminal went away");
    return n;
}

/* Puts the cells of `from` into some rows of `to`. */
static void copy_rows(struct grid *to, const struct grid *from, int first, int rows)
{
    uint32_t moved = (uint32_t)to->pool.n;
    buf_add(&to->pool, buf_str(&from->pool));
    for (int i = first * COLS; i < (first + rows) * COLS; i++) {
        to->cells[i] = from->cells[i];
        to->cells[i].text += moved;
    }
}

static void copy_grid(struct grid *to, const struct grid *from)
{
    grid_clear(to);
    copy_rows(to, from, 0, ROWS);
    to->cursor_row = from->cursor_row;
    to->cursor_col = from->cursor_col;
}

struct cost {
    size_t move;   /* of the selection: its pane, the title and the footer */
    size_t detail; /* of the other record that Detail then shows */
};

/* The costliest of some moves in a pane. A list has another record in Detail after each;
 * that is text one has not seen yet, and counted apart: it is held back at first. */
static struct cost costliest_moves(struct session *s, struct screen *screen,
                                   const struct counter *c, int32_t pane)
{
    struct cost most = {0};
    struct grid held = {0};
    grid_resize(&held, ROWS, COLS);
    session_key(s, pane);
    app_draw(s->app, &s->grid);
    paint(&s->grid, screen, c);
    for (int i = 0; i < MOVES; i++) {
        int lists = pane == '4' ? ROWS : DETAIL_ROW;
        copy_grid(&held, &s->grid);
        session_key(s, i < MOVES / 2 ? 'j' : 'k');
        app_draw(s->app, &s->grid);
        copy_rows(&held, &s->grid, 0, lists);
        copy_rows(&held, &s->grid, ROWS - 1, 1);
        held.cursor_row = s->grid.cursor_row;
        held.cursor_col = s->grid.cursor_col;
        size_t move = paint(&held, screen, c), detail = paint(&s->grid, screen, c);
        most.move = move > most.move ? move : most.move;
        most.detail = detail > most.detail ? detail : most.detail;
    }
    grid_free(&held);
    return most;
}

static size_t measure(struct session *s, struct screen *screen, const struct counter *c)
{
    size_t most = 0;
    for (int32_t pane = '1'; pane <= '4'; pane++) {
        struct cost cost = costliest_moves(s, screen, c, pane);
        fprintf(stderr, "pane %c: a moved selection takes at most %zu bytes, the other "
                        "record in Detail %zu\n",
                (char)pane, cost.move, cost.detail);
        most = cost.move > most ? cost.move : most;
    }
    return most;
}

int main(void)
{
    const char *srcdir = getenv("DOSSIER_SRCDIR");
    struct session s = {0};
    struct counter c;
    struct buf path = {0}, why = {0};
    struct config config;
    setlocale(LC_ALL, "");
    setenv("TERM", "xterm-256color", 1);
    buf_addf(&path, "%s/cases/bilal-tagirov.yaml", srcdir ? srcdir : ".");
    open_terminal(&c);
    config_init(&config);
    struct screen *screen = screen_open(&config, &why);
    if (!screen) {
        fprintf(stderr, "skipped: %s\n", buf_z(&why));
        return SKIPPED;
    }
    session_open(&s, buf_z(&path), STR_NONE);
    grid_resize(&s.grid, ROWS, COLS);
    app_draw(s.app, &s.grid);
    fprintf(stderr, "the first paint: %zu bytes\n", paint(&s.grid, screen, &c));
    size_t most = measure(&s, screen, &c);
    screen_close(screen);
    session_close(&s);
    config_free(&config);
    buf_free(&path);
    if (most > MOST)
        die("more than %d", MOST);
    return 0;
}
