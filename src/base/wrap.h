/* SPDX-License-Identifier: MIT */
/* Breaking clean text into lines of a width, for the screen and for printed pages. A line
 * ends at LF, behind blanks, behind a hyphen or dash inside a word (but not behind a hyphen
 * between digits, as dates have them), and between wide (CJK) characters; a word that is
 * wider than the line is cut between graphemes. */
#ifndef DOSSIER_BASE_WRAP_H
#define DOSSIER_BASE_WRAP_H

#include "base/str.h"

/* The line of `text` that begins at `at`, at most `columns` wide (at least one grapheme),
 * trailing blanks left out; returns where the next begins, text.n after the last. To be
 * called while at < text.n; an empty text has no lines. */
size_t wrap_line(struct str text, size_t at, size_t columns, struct str *line);

/* How many lines that gives. */
size_t wrap_count(struct str text, size_t columns);

#endif
