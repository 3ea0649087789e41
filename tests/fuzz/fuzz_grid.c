/* SPDX-License-Identifier: MIT */
/* Any bytes on a grid of any size: first five bytes that say how large it is and where the
 * text goes, then the text. */
#include "fuzz.h"

#include "base/sanitise.h"
#include "view/grid.h"

enum { ROW = 1, ROWS = 3, HEADER = 5, WIDEST = 64 };

/* The two halves of wide cells stand side by side, and each cell's text is clean. */
static void demand_whole(const struct grid *g)
{
    for (int row = 0; row < g->rows; row++) {
        for (int col = 0; col < g->cols; col++) {
            const struct cell *c = &g->cells[row * g->cols + col];
            bool behind_wide = col > 0 && c[-1].columns == 2;
            DEMAND(c->columns <= 2);
            DEMAND((c->columns == 0) == behind_wide);
            DEMAND(c->columns != 2 || col + 1 < g->cols);
            DEMAND(sanitise_is_clean(grid_cell_text(g, c), SANITISE_LINE) || c->bytes > 1);
        }
    }
}

/* Nothing outside the run has been written to. */
static void demand_inside(const struct grid *g, int from, int columns)
{
    for (int row = 0; row < g->rows; row++)
        for (int col = 0; col < g->cols; col++)
            if (row != ROW || col < from || col >= from + columns)
                DEMAND(g->cells[row * g->cols + col].bytes == 0);
}

static void put(struct grid *g, int col, int columns, struct str text, bool cut)
{
    grid_clear(g);
    int used = cut ? grid_put_cut(g, ROW, col, columns, text, STYLE_PLAIN)
                   : grid_put(g, ROW, col, columns, text, STYLE_PLAIN);
    DEMAND(used >= 0 && used <= (columns > 0 ? columns : 0));
    DEMAND(used == 0 || (col >= 0 && col + used <= g->cols));
    demand_whole(g);
    demand_inside(g, col, used);
    struct buf row = {0};
    grid_row_text(g, ROW, &row);
    for (size_t i = 0; g->ascii && i < row.n; i++)
        DEMAND(row.p[i] >= ' ' && row.p[i] <= '~');
    buf_free(&row);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < HEADER)
        return 0;
    struct grid g = {.ascii = data[0] & 1};
    struct str text = fuzz_text(data + HEADER, size - HEADER);
    grid_resize(&g, ROWS, 1 + data[1] % WIDEST);
    int col = (int8_t)data[2] % WIDEST, columns = (int8_t)data[3];
    put(&g, col, columns, text, false);
    put(&g, col, columns, text, true);
    /* over what is there already, half a wide cell to the side */
    grid_put(&g, ROW, data[4] % WIDEST, columns, text, STYLE_PLAIN);
    demand_whole(&g);
    grid_frame(&g, (struct rect){0, col, ROWS, columns}, text, true);
    grid_fill(&g, ROW, data[4] % WIDEST, columns, STYLE_BAR);
    demand_whole(&g);
    grid_free(&g);
    return 0;
}
