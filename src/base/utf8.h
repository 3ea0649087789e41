/* SPDX-License-Identifier: MIT */
/* UTF-8, graphemes and how many columns a terminal gives them. Widths follow a fixed
 * table, not the locale, so that a layout is the same wherever it is made: utf8proc's,
 * but for spacing marks (1) and conjoining Hangul vowels and finals (0), as wcwidth(3)
 * has them. */
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

/* Columns of one code point: 0 (combining, joiners, controls), 1 or 2; 1 for the -1 of
 * an ill-formed byte. */
int utf8_width(int32_t code_point);

/* Columns of sanitised text in a terminal: the sum over its code points. */
size_t utf8_columns(struct str s);

/* The end of the extended grapheme cluster that begins at `at` (UAX 29). */
size_t utf8_grapheme(struct str s, size_t at);

enum { UTF8_CELL_MARKS = 4 }; /* a curses cell holds five code points */

/* The end of the terminal cell that begins at `at`: one code point and up to four of
 * width 0 behind it. *columns tells its width: 1 or 2, or 0 where `at` is at a mark. */
size_t utf8_cell(struct str s, size_t at, int *columns);

/* The end of the longest run of whole graphemes from the start in at most `columns`. */
size_t utf8_fit(struct str s, size_t columns);

/* The number of code points, for columns of a `struct place`. */
size_t utf8_length(struct str s);

#endif
