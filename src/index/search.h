/* SPDX-License-Identifier: MIT */
/* Searching all cases of the library. What may be typed is told in search_query.h.
 *
 * A search hands out its hits page by page, by file and kind; each call looks for a few
 * milliseconds at most and goes on from there the next time, so that a screen may ask for
 * more between two keys. It keeps no statement open and holds for one generation of the
 * index. */
#ifndef DOSSIER_INDEX_SEARCH_H
#define DOSSIER_INDEX_SEARCH_H

#include "index/query.h"

enum { SEARCH_MOST = 1000 }; /* hits of one search; then it is "1000+" */

/* Bytes of a text. */
struct search_mark {
    size_t from, to;
};

/* A record that matches, and the value in it that shows it best. */
struct search_hit {
    int64_t rec, case_rec, file;
    const struct kind *kind;
    struct str id;             /* its own, or that of the record it stands in */
    struct str label;          /* what names that record to people */
    const struct field *field; /* of the value */
    struct str text;           /* the value, raw (not sanitised) */
    const struct search_mark *marks; /* the words found in it, in order */
    size_t n_marks;
    struct place at;           /* of the field */
    int score;                 /* how well it matches; more is better */
};

/* What may be found where not everything may: texts as they leave the program. */
struct search_lens {
    void *self;
    /* The names that other texts stand for, folded, from 0; false behind the last. A record
     * that holds none of them is as it stands. */
    bool (*name)(void *self, size_t nth, struct str *name);
    /* Adds a value of a record as it may be found and shown. */
    void (*text)(void *self, const struct item *item, enum field_tag field,
                 struct str value, struct buf *out);
    /* Whether the id of a person, a source or a case may be found. */
    bool (*id)(void *self, const struct item *item);
};

struct search_run;

/* Begins a search for what was typed. With `typing` a last word without a blank behind it
 * is the beginning of a word. Borrows the index; the caller owns the search. */
struct search_run *search_open(struct index *ix, struct str typed, bool typing);

/* The same, where only what the lens shows may be found; it is copied. Texts of hits are
 * what it shows. Neither which hits there are, nor how many, nor their order depends on what
 * it does not show. */
struct search_run *search_open_lens(struct index *ix, struct str typed,
                                    const struct search_lens *lens);
void search_close(struct search_run *s);

/* Whether nothing is asked for: then there are no hits. */
bool search_empty(const struct search_run *s);

/* What people should know of the query; "" for nothing. */
const char *search_note(const struct search_run *s);

/* Up to `max` further hits, with their texts in `a`. Returns how many were written to
 * `out`: fewer than `max` when time was up. */
size_t search_page(struct search_run *s, size_t max, struct arena *a, struct search_hit *out);

/* Whether all hits were handed out, or SEARCH_MOST of them; in that case there are more. */
bool search_done(const struct search_run *s);
bool search_more(const struct search_run *s);

/* Orders hits by how well they match: cases by their best hit, and so within each. */
void search_order(struct search_hit *hits, size_t n);

/* Adds about `columns` code points of a hit's text around its first mark, with … where it
 * was cut and line breaks as blanks; `marks` gets the places of its marks in `out`, up to
 * `max`. Returns how many. */
size_t search_snippet(struct str text, const struct search_mark *marks, size_t n_marks,
                      size_t columns, struct buf *out, struct search_mark *in_out,
                      size_t max);

#endif
