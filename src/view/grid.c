/* SPDX-License-Identifier: MIT */
/* Cells point into one pool of visible text. A column holds a whole narrow character or
 * half of a wide one, and the two halves come and go together. */
#include "view/grid.h"

#include "base/mem.h"
#include "base/sanitise.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { CELL_BYTES = 4 * (1 + UTF8_CELL_MARKS) }; /* the most that one cell holds */

static const struct cell blank = {.columns = 1};

void grid_resize(struct grid *g, int rows, int cols)
{
    free(g->cells);
    g->rows = rows > 0 ? rows : 0;
    g->cols = cols > 0 ? cols : 0;
    g->cells = mem_array((size_t)g->rows * (size_t)g->cols, sizeof *g->cells);
    grid_clear(g);
}

void grid_clear(struct grid *g)
{
    size_t n = (size_t)g->rows * (size_t)g->cols;
    for (size_t i = 0; i < n; i++)
        g->cells[i] = blank;
    buf_clear(&g->pool);
    g->cursor_row = g->cursor_col = 0;
}

void grid_free(struct grid *g)
{
    free(g->cells);
    buf_free(&g->pool);
    *g = (struct grid){0};
}

void grid_visible(const struct grid *g, struct str text, struct buf *out)
{
    if (!g->ascii) {
        sanitise(out, text, SANITISE_LINE);
        return;
    }
    struct buf clean = {0};
    sanitise(&clean, text, SANITISE_LINE);
    sanitise_ascii(out, buf_str(&clean));
    buf_free(&clean);
}

/* How many of `columns` at (row, col) are there: 0 when the place is none. */
static int columns_there(const struct grid *g, int row, int col, int columns)
{
    if (row < 0 || row >= g->rows || col < 0 || col >= g->cols || columns <= 0)
        return 0;
    return columns < g->cols - col ? columns : g->cols - col;
}

static struct cell *cell_at(struct grid *g, int row, int col)
{
    return &g->cells[(size_t)row * (size_t)g->cols + (size_t)col];
}

static void blank_cell(struct cell *c)
{
    *c = (struct cell){.columns = 1, .style = c->style};
}

/* Before a column is written: a wide cell that it is half of goes, both halves. */
static void free_column(struct grid *g, int row, int col)
{
    struct cell *c = cell_at(g, row, col);
    if (c->columns == 0)
        blank_cell(c - 1);
    else if (c->columns == 2 && col + 1 < g->cols)
        blank_cell(c + 1);
    blank_cell(c);
}

static void set_cell(struct grid *g, int row, int col, const struct cell *cell)
{
    free_column(g, row, col);
    *cell_at(g, row, col) = *cell;
    if (cell->columns < 2)
        return;
    free_column(g, row, col + 1);
    *cell_at(g, row, col + 1) = (struct cell){.columns = 0, .style = cell->style};
}

/* As much of `text` as could ever show in `columns`, whole code points; long passages
 * need not be sanitised to their end to show their beginning. */
static struct str head_of(struct str text, int columns)
{
    size_t most = ((size_t)columns + 2) * CELL_BYTES;
    if (text.n <= most)
        return text;
    while (most > 0 && ((unsigned char)text.p[most] & 0xC0) == 0x80)
        most--;
    return (struct str){text.p, most};
}

/* Sets cells from the pool's bytes from `from` on; returns the columns used. */
static int put_pool(struct grid *g, int row, int col, int columns, size_t from,
                    unsigned style)
{
    struct str pool = buf_str(&g->pool);
    int used = 0;
    for (size_t at = from; at < pool.n;) {
        int width;
        size_t end = utf8_cell(pool, at, &width);
        if (used + width > columns)
            break;
        struct cell cell = {(uint32_t)at, (uint8_t)(end - at), (uint8_t)width,
                            (uint8_t)style};
        if (width > 0)
            set_cell(g, row, col + used, &cell);
        used += width;
        at = end;
    }
    return used;
}

int grid_put(struct grid *g, int row, int col, int columns, struct str text, unsigned style)
{
    columns = columns_there(g, row, col, columns);
    if (columns == 0)
        return 0;
    size_t from = g->pool.n;
    grid_visible(g, head_of(text, columns), &g->pool);
    return put_pool(g, row, col, columns, from, style);
}

/* What stands for the text that was cut off, in so many columns. */
static struct str ellipsis(const struct grid *g, int columns)
{
    if (!g->ascii)
        return STR("…");
    return columns > 5 ? STR("...") : STR(".");
}

/* Not within what stands for one character: "<U+0301>". */
static size_t whole_character(struct str shown, size_t kept)
{
    enum { LONGEST = sizeof "<U+10FFFF" - 1 };
    for (size_t at = kept; at > 0 && kept - at < LONGEST && shown.p[at - 1] != '>'; at--) {
        struct str rest = str_sub(shown, at - 1, shown.n);
        if (str_starts(rest, STR("<U+")) || str_starts(rest, STR("<x")))
            return at - 1;
    }
    return kept;
}

/* Behind a whole word, where that leaves out no more than a fourth of the room, and there
 * is enough of it: in narrow columns every letter counts. */
static size_t whole_word(struct str shown, size_t kept, size_t columns)
{
    enum { ROOM_FOR_WORDS = 20 };
    if (columns < ROOM_FOR_WORDS)
        return kept;
    size_t at = kept;
    while (at > 0 && at < shown.n && shown.p[at] != ' ')
        at--;
    size_t lost = utf8_columns(str_sub(shown, at, kept));
    return at > 0 && lost <= columns / 4 ? at : kept;
}

int grid_put_cut(struct grid *g, int row, int col, int columns, struct str text,
                 unsigned style)
{
    columns = columns_there(g, row, col, columns);
    if (columns == 0)
        return 0;
    size_t from = g->pool.n;
    grid_visible(g, head_of(text, columns), &g->pool);
    struct str shown = str_sub(buf_str(&g->pool), from, g->pool.n);
    size_t width = (size_t)columns;
    if (utf8_fit(shown, width) < shown.n) {
        struct str dots = ellipsis(g, columns);
        size_t kept = utf8_fit(shown, width - utf8_columns(dots));
        kept = whole_word(shown, whole_character(shown, kept), width);
        while (kept > 1 && shown.p[kept - 1] == ' ') /* "of…", not "of …" */
            kept--;
        buf_cut(&g->pool, from + kept);
        buf_add(&g->pool, dots);
    }
    return put_pool(g, row, col, columns, from, style);
}

void grid_fill(struct grid *g, int row, int col, int columns, unsigned style)
{
    columns = columns_there(g, row, col, columns);
    for (int i = 0; i < columns; i++) {
        free_column(g, row, col + i);
        cell_at(g, row, col + i)->style = (uint8_t)style;
    }
}

void grid_style(struct grid *g, int row, int col, int columns, unsigned style)
{
    columns = columns_there(g, row, col, columns);
    for (int i = 0; i < columns; i++)
        cell_at(g, row, col + i)->style = (uint8_t)style;
}

/* The same narrow text in each cell of a run, across or down. */
static void put_run(struct grid *g, struct rect run, struct str text, unsigned style)
{
    if (run.rows < 1 || run.cols < 1 || grid_put(g, run.row, run.col, 1, text, style) != 1)
        return;
    struct cell first = *cell_at(g, run.row, run.col);
    for (int row = 0; row < run.rows; row++)
        for (int col = 0; col < columns_there(g, run.row + row, run.col, run.cols); col++)
            set_cell(g, run.row + row, run.col + col, &first);
}

void grid_frame(struct grid *g, struct rect r, struct str title, bool focused)
{
    if (r.rows < 2 || r.cols < 2)
        return;
    unsigned style = focused ? STYLE_FOCUS : STYLE_DIM;
    int bottom = r.row + r.rows - 1, right = r.col + r.cols - 1;
    put_run(g, (struct rect){r.row, r.col + 1, 1, r.cols - 2}, STR("─"), style);
    put_run(g, (struct rect){bottom, r.col + 1, 1, r.cols - 2}, STR("─"), style);
    put_run(g, (struct rect){r.row + 1, r.col, r.rows - 2, 1}, STR("│"), style);
    put_run(g, (struct rect){r.row + 1, right, r.rows - 2, 1}, STR("│"), style);
    grid_put(g, r.row, r.col, 1, STR("┌"), style);
    grid_put(g, r.row, right, 1, STR("┐"), style);
    grid_put(g, bottom, r.col, 1, STR("└"), style);
    grid_put(g, bottom, right, 1, STR("┘"), style);
    if (title.n == 0 || r.cols < 5)
        return;
    /* The mark tells the focused pane where there is no colour. */
    grid_put(g, r.row, r.col + 1, 1, focused ? STR("▸") : STR(" "), style);
    int used = grid_put_cut(g, r.row, r.col + 2, r.cols - 4, title,
        focused ? STYLE_FOCUS : STYLE_TITLE);
    grid_put(g, r.row, r.col + 2 + used, 1, STR(" "), style);
}

struct str grid_cell_text(const struct grid *g, const struct cell *c)
{
    if (c->bytes == 0)
        return c->columns ? STR(" ") : STR("");
    return (struct str){g->pool.p + c->text, c->bytes};
}

void grid_row_text(const struct grid *g, int row, struct buf *out)
{
    if (row < 0 || row >= g->rows)
        return;
    size_t end = out->n; /* behind the last cell that is not blank */
    for (int col = 0; col < g->cols; col++) {
        struct str text =
            grid_cell_text(g, &g->cells[(size_t)row * (size_t)g->cols + (size_t)col]);
        buf_add(out, text);
        if (text.n > 0 && !str_eq(text, STR(" ")))
            end = out->n;
    }
    buf_cut(out, end);
}

bool grid_row_is_same(const struct grid *a, const struct grid *b, int row)
{
    for (int i = row * a->cols; i < (row + 1) * a->cols; i++) {
        const struct cell *x = &a->cells[i], *y = &b->cells[i];
        if (x->style != y->style || x->columns != y->columns ||
            !str_eq(grid_cell_text(a, x), grid_cell_text(b, y)))
            return false;
    }
    return true;
}

void grid_copy(struct grid *to, const struct grid *from)
{
    if (to->rows != from->rows || to->cols != from->cols)
        grid_resize(to, from->rows, from->cols);
    memcpy(to->cells, from->cells,
           (size_t)from->rows * (size_t)from->cols * sizeof *from->cells);
    buf_clear(&to->pool);
    buf_add(&to->pool, buf_str(&from->pool));
}
