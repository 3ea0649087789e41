/* SPDX-License-Identifier: MIT */
/* Typesetting for a terminal or a mail: headings, paragraphs and labelled entries, wrapped
 * to a width. The door to stdout for everything that is printed: all text is sanitised
 * here, and spelled in ASCII where asked. */
#ifndef DOSSIER_EXPORT_PAGE_H
#define DOSSIER_EXPORT_PAGE_H

#include "base/buf.h"

struct page {
    struct buf *out; /* borrowed */
    size_t columns;  /* at least 20 is used */
    bool styled;     /* bold by escape sequences: a terminal that wants it */
    bool ascii;
};

void page_title(struct page *p, struct str text);
void page_heading(struct page *p, struct str text); /* with an empty line before it */
void page_gap(struct page *p);

/* A paragraph whose lines begin at column `indent`, those after the first at `hang`. */
void page_text(struct page *p, size_t indent, size_t hang, struct str text);
void page_bold(struct page *p, size_t indent, struct str text);

/* `label` at `indent` and `text` from column `at` on; a label that is too long for that
 * has a line of its own. */
void page_entry(struct page *p, size_t indent, size_t at, struct str label, struct str text);

#endif
