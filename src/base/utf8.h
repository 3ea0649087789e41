/* SPDX-License-Identifier: MIT */
/* UTF-8, graphemes and how many columns a terminal gives them. Widths follow a fixed
 * table (utf8proc's), not the locale, so that a layout is the same wherever it is made. */
#ifndef DOSSIER_BASE_UTF8_H
#define DOSSIER_BASE_UTF8_H

#include "base/buf.h"

#include <stdint.h>

/* Decodes the code point at s[*at] and moves *at behind it. Ill-formed bytes (overlong,
 * surrogate, above 10FFFF, cut short) give -1 and move by one byte. *at < s.n. */
int32_t utf8_next(struct str s, size_t *at);

/* The offset of the first ill-formed byte, or s.n when all is well-formed. */
size_t utf8_check(struct str s);

void utf8_put(struct buf *out, int32_t code_point);

/* Columns of one code point: 0 (combining, joiners, controls), 1 or 2. */
int utf8_width(int32_t code_point);

/* Columns of sanitised text in a terminal: the sum over its code points. */
size_t utf8_columns(struct str s);

/* The end of the extended grapheme cluster that begins at `at` (UAX 29). */
size_t utf8_grapheme(struct str s, size_t at);

/* The end of the terminal cell that begins at `at`: one code point of width 1 or 2 and up
 * to four of width 0 behind it (what a curses cell holds). *columns tells its width. */
size_t utf8_cell(struct str s, size_t at, int *columns);

/* The end of the longest run of whole graphemes from the start in at most `columns`. */
size_t utf8_fit(struct str s, size_t columns);

/* The number of code points, for columns of a `struct place`. */
size_t utf8_length(struct str s);

#endif
