/* SPDX-License-Identifier: MIT */
/* How many bytes a moved selection costs on a terminal of 200x60: what changes is sent, and
 * nothing is painted again that stands there already. Over SSH this is what one feels. */
#include "counted.h"

enum { ROWS = 60, COLS = 200, DETAIL_ROW = 30, MOVES = 20, MOST = 600, SKIPPED = 77 };

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
static struct cost costliest_moves(struct session *s, struct counted *c, int32_t pane)
{
    struct cost most = {0};
    struct grid held = {0};
    grid_resize(&held, ROWS, COLS);
    session_key(s, pane);
    app_draw(s->app, &s->grid);
    counted_paint(c, &s->grid);
    for (int i = 0; i < MOVES; i++) {
        int lists = pane == '4' ? ROWS : DETAIL_ROW;
        copy_grid(&held, &s->grid);
        session_key(s, i < MOVES / 2 ? 'j' : 'k');
        app_draw(s->app, &s->grid);
        copy_rows(&held, &s->grid, 0, lists);
        copy_rows(&held, &s->grid, ROWS - 1, 1);
        held.cursor_row = s->grid.cursor_row;
        held.cursor_col = s->grid.cursor_col;
        size_t move = counted_paint(c, &held), detail = counted_paint(c, &s->grid);
        most.move = move > most.move ? move : most.move;
        most.detail = detail > most.detail ? detail : most.detail;
    }
    grid_free(&held);
    return most;
}

static size_t measure(struct session *s, struct counted *c)
{
    size_t most = 0;
    for (int32_t pane = '1'; pane <= '4'; pane++) {
        struct cost cost = costliest_moves(s, c, pane);
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
    struct counted c;
    struct buf path = {0}, why = {0};
    buf_addf(&path, "%s/cases/bilal-tagirov.yaml", srcdir ? srcdir : ".");
    if (!counted_open(&c, ROWS, COLS, &why)) {
        fprintf(stderr, "skipped: %s\n", buf_z(&why));
        return SKIPPED;
    }
    session_open(&s, buf_z(&path), STR_NONE);
    grid_resize(&s.grid, ROWS, COLS);
    app_draw(s.app, &s.grid);
    fprintf(stderr, "the first paint: %zu bytes\n", counted_paint(&c, &s.grid));
    size_t most = measure(&s, &c);
    counted_close(&c);
    session_close(&s);
    buf_free(&path);
    if (most > MOST)
        die("more than %d", MOST);
    return 0;
}
