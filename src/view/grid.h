/* SPDX-License-Identifier: MIT */
/* The screen as data: cells of text, width and style, and a cursor. Everything a person
 * sees on the screen goes through grid_put, which sanitises it: nothing else writes text
 * into a grid. The grid owns its text. */
#ifndef DOSSIER_VIEW_GRID_H
#define DOSSIER_VIEW_GRID_H

#include "base/buf.h"

#include <stdint.h>

/* Roles, not colours: tui/ decides how each looks. */
enum style {
#define STYLE(tag, name, meaning) STYLE_##tag,
#include "view/style.def"
#undef STYLE
    STYLES,
    STYLE_SELECTED = 0x80, /* or-ed: the selected row */
};

struct cell {
    uint32_t text;   /* offset into the grid's pool */
    uint8_t bytes;   /* 0: a blank */
    uint8_t columns; /* 1 or 2; 0 is the right half of the wide cell before it */
    uint8_t style;
};

struct grid {
    int rows, cols;
    struct cell *cells; /* rows * cols */
    struct buf pool;
    bool ascii; /* the terminal shows ASCII only; kept by grid_resize, as is … */
    bool plain; /* no drawing: for screen readers and braille, words stand for signs */
    int cursor_row, cursor_col;
};

struct rect {
    int row, col, rows, cols;
};

/* How a grid, or a document for one, spells what it shows: ORed. */
enum { GRID_ASCII = 1, GRID_PLAIN = 2 };

static inline unsigned grid_form(const struct grid *g)
{
    return (g->ascii ? GRID_ASCII : 0U) | (g->plain ? GRID_PLAIN : 0U);
}

/* A sign of our own, or the words that stand for it where all is plain. */
static inline const char *grid_sign(const struct grid *g, const char *sign,
                                    const char *words)
{
    return g->plain ? words : sign;
}

/* Zero-initialise; grid_free gives the memory back. Resizing blanks it. */
void grid_resize(struct grid *g, int rows, int cols);
void grid_clear(struct grid *g);
void grid_free(struct grid *g);

/* Adds the form in which grid_put would show `text` (one line): sanitised and, on an ASCII
 * grid, spelled in ASCII. For measuring and wrapping; putting it again changes nothing. */
void grid_visible(const struct grid *g, struct str text, struct buf *out);

/* Writes one line of text at (row, col), at most `columns` wide and never past the edge; a
 * wide cell that would be cut is left out. Returns the columns used. Out of range: 0. */
int grid_put(struct grid *g, int row, int col, int columns, struct str text, unsigned style);

/* The same, ending in "…" ("..." or "." on ASCII) where text was cut: where there is room,
 * behind a word that ends near the edge; never within the `<U+0301>` that stands for a
 * character. */
int grid_put_cut(struct grid *g, int row, int col, int columns, struct str text,
                 unsigned style);

/* Blanks a run of cells in a style; sets only the style of a run. */
void grid_fill(struct grid *g, int row, int col, int columns, unsigned style);
void grid_style(struct grid *g, int row, int col, int columns, unsigned style);

/* A frame with a title set into its top line. */
void grid_frame(struct grid *g, struct rect r, struct str title, bool focused);

struct str grid_cell_text(const struct grid *g, const struct cell *c); /* " " for a blank */

/* Whether both grids, of one size, have the same in that row; copies all but the cursor. */
bool grid_row_is_same(const struct grid *a, const struct grid *b, int row);
void grid_copy(struct grid *to, const struct grid *from);

/* The row as text, trailing blanks off. For tests and captures. */
void grid_row_text(const struct grid *g, int row, struct buf *out);

#endif
