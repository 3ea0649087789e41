/* SPDX-License-Identifier: MIT */
/* A typeset document: paragraphs of styled text, broken into lines of a width, and the
 * stops in it, which are what the keys go through: a statement, a tie, a quote.
 *
 * A doc is built once through a doc_writer and then only read. It owns all of its text,
 * which is in the form in which a grid shows it. */
#ifndef DOSSIER_VIEW_DOC_H
#define DOSSIER_VIEW_DOC_H

#include "base/vec.h"
#include "index/query.h"
#include "view/statements.h"
#include "view/grid.h"
#include "view/words.h"

struct doc_span {
    size_t to; /* it ends before this byte of the paragraph */
    enum style style;
};

struct doc_para {
    struct str text; /* LF: a line break of the text's own */
    const struct doc_span *spans;
    size_t n_spans;
    size_t stop; /* the stop that it belongs to, DOC_NONE for none */
    size_t body; /* bytes of text before its mark */
};

struct doc_line {
    size_t row;      /* lines of columns that stand side by side share rows */
    size_t para;
    size_t from, to; /* bytes of its text */
    int indent;
};

#define DOC_NONE SIZE_MAX

struct doc_stop {
    int64_t rec;           /* what it says something of; not always the record shown */
    struct str statement;  /* as in `id.field`; empty: the record as a whole */
    enum field_tag field;  /* where it stands in the file, FIELDS: at `at` */
    struct place at;
    int64_t target;        /* where it leads, 0 for nowhere */
    size_t line, n_lines;  /* its rows */
    size_t lead;           /* the row its heading begins at, its own where it has none */
    /* the column of text that it stands in; cols 0: the only one */
    int left, cols;
    bool turns;            /* it leads to another page of a long document, … */
    int64_t page;          /* … the one that begins there */
};

struct doc {
    struct arena arena;
    VEC(struct doc_para) paras;
    VEC(struct doc_line) lines; /* by row, once it is ended */
    VEC(struct doc_stop) stops;
    size_t rows;
    size_t head; /* rows at the top that stay when the rest is scrolled */
};

/* Zero-initialise. doc_clear keeps memory for the next document. */
void doc_clear(struct doc *d);
void doc_free(struct doc *d);

/* What becomes of text before it is laid out, for documents that leave the program. */
struct doc_filter {
    const void *self;
    void (*ours)(const void *self, struct str text, struct buf *out);
    void (*theirs)(const void *self, struct str text, struct buf *out);
};

/* Whether somebody waits: then what takes longer than a frame is broken off. */
struct doc_hurry {
    bool (*waits)(void *self);
    void *self;
};

struct doc_writer {
    struct doc *doc;
    struct index *ix;
    struct grid look; /* an empty grid that knows whether all is to be ASCII, or plain */
    int columns;
    struct arena *scratch; /* for the queries of whoever writes */
    size_t stop;           /* of the paragraphs to come */
    size_t lead;
    struct buf text; /* the paragraph in the making */
    VEC(struct doc_span) spans;
    int indent, hang;
    size_t row; /* of the next line */
    int left;   /* of the column of text, and … */
    size_t top; /* … where it begins */
    size_t deepest;
    int outer; /* columns of the whole document while there are columns of text */
    const struct doc_filter *filter; /* NULL for none; borrowed */
    const struct doc_hurry *hurry; /* NULL: none; borrowed */
    bool dropped;    /* it was broken off: the document is not to be shown */
    size_t most;     /* rows that are wanted by now; SIZE_MAX: all that there are */
    bool unfinished; /* there are more, or may be */
    struct statements *statements; /* counts what it can within a frame; NULL: all is counted */
};

/* Writes into an empty doc, `columns` wide (at least 1). */
void doc_begin(struct doc_writer *w, struct doc *d, struct index *ix,
               struct arena *scratch,
               int columns, unsigned form);
void doc_end(struct doc_writer *w);

/* Whether there are as many rows as are wanted: then whoever writes may leave the rest.
 * Asking says that there is a rest. */
bool doc_enough(struct doc_writer *w);

/* Whether to break off; to be asked about once for each record that is looked at. */
bool doc_dropped(struct doc_writer *w);

/* An empty line, but not at the top and not twice; a heading of its own, after one. What
 * follows belongs to no stop. */
void doc_gap(struct doc_writer *w);
void doc_heading(struct doc_writer *w, const char *text);

/* The paragraphs from here on are this stop's; lines are filled in. */
void doc_stop(struct doc_writer *w, struct doc_stop stop);

/* A paragraph: its first line set in by `indent`, the others by `hang` columns. Text is
 * raw; its line breaks are kept. */
void doc_para(struct doc_writer *w, int indent, int hang);
void doc_put(struct doc_writer *w, enum style style, struct str text);
void doc_putz(struct doc_writer *w, enum style style, const char *text);

/* The same for words that are somebody else's and are never changed: quotes, titles. */
void doc_put_theirs(struct doc_writer *w, enum style style, struct str text);

/* Blanks up to a column of the first line; none where all is plain. */
void doc_pad(struct doc_writer *w, int column);

void doc_para_end(struct doc_writer *w);

/* Ends it with a mark that is never broken and never left alone at a line's beginning
 * when there is room behind the text. */
void doc_para_end_mark(struct doc_writer *w, enum style style, struct str mark);

/* What was written so far stays at the top. */
void doc_head_end(struct doc_writer *w);

/* Columns of text side by side: doc_columns, then for each doc_column with where it
 * stands and how wide it is (two blanks are left between two for the mark of a stop),
 * then doc_columns_end, which goes on below the longest. Not within one another. */
void doc_columns(struct doc_writer *w);
void doc_column(struct doc_writer *w, int left, int columns);
void doc_columns_end(struct doc_writer *w);

/* Leaves only the stops that match, with their headings and the head; and the first stop
 * when that is what the rest is about. Gives how many match, of how many. */
struct doc_kept {
    size_t kept, all;
};

struct doc_kept doc_keep(struct doc *d, const struct words *words, bool first);

/* The first line of a row, or of the next that has one; lines.n when there is none. */
size_t doc_row(const struct doc *d, size_t row);

/* Adds a row as text, without trailing blanks. */
void doc_row_text(const struct doc *d, size_t row, struct buf *out);

#endif
