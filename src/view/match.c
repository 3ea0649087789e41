/* SPDX-License-Identifier: MIT */
/* Matches are found in the text as it is shown, so that what is marked is what is read. */
#include "view/match.h"

#include "base/fold.h"
#include "base/utf8.h"

/* Bytes of text that may show in a column: sanitised text takes 20, no raw text takes
 * more. */
enum { COLUMN_BYTES = 32 };

/* The columns of `shown` text that match, up to `used`, in cells from `col` on. */
static void mark(struct grid *g, int row, int col, int used, struct str shown,
                 unsigned style, struct str needle)
{
    size_t from, to;
    for (size_t at = 0; fold_find(shown, needle, at, &from, &to); at = to) {
        int start = (int)utf8_columns(str_sub(shown, 0, from));
        int end = (int)utf8_columns(str_sub(shown, 0, to));
        if (start >= used || to <= at)
            break;
        grid_style(g, row, col + start, (end < used ? end : used) - start,
            STYLE_MATCH | (style & STYLE_SELECTED));
    }
}

int match_put(struct grid *g, int row, int col, int columns, struct str text,
              unsigned style, const struct marks *marks)
{
    const struct words *wanted[] = {marks->searched, marks->filtered};
    int used = grid_put_cut(g, row, col, columns, text, style);
    if (used == 0 || (!wanted[0] && !wanted[1]))
        return used;
    size_t most = (size_t)used * COLUMN_BYTES;
    while (most < text.n && ((unsigned char)text.p[most] & 0xC0) == 0x80)
        most++;
    struct buf shown = {0};
    grid_visible(g, str_sub(text, 0, most < text.n ? most : text.n), &shown);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct str rest = wanted[i] ? buf_str(&wanted[i]->folded) : STR_NONE;
        while (rest.n)
            mark(g, row, col, used, buf_str(&shown), style, words_next(wanted[i], &rest));
    }
    buf_free(&shown);
    return used;
}
