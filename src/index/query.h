/* SPDX-License-Identifier: MIT */
/* The queries that everything reads: screen, summary, search, exports. All results are
 * copies in the caller's arena. No statement outlives a call. A `rec` of 0 is "none";
 * asking for what is not there gives empty results, never an error. */
#ifndef DOSSIER_INDEX_QUERY_H
#define DOSSIER_INDEX_QUERY_H

#include "base/arena.h"
#include "index/index.h"

/* A record as it stands in the index. */
struct item {
    int64_t rec;
    const struct kind *kind;
    int64_t file;     /* of `files` */
    int64_t case_rec; /* the case it belongs to */
    int64_t parent;   /* rec */
    int64_t pos;      /* orders the lists of its kind: as in the file; events by date */
    struct str id;
    struct place at;
    const struct str *values; /* one for each of kind->fields; p is NULL where absent */
};

struct recs {
    int64_t *v;
    size_t n;
};

struct strs {
    struct str *v;
    size_t n;
};

bool query_item(struct index *ix, int64_t rec, struct arena *a, struct item *out);

/* The value of a scalar field, empty when absent; of a list field (LINES WORDS ENUMS). */
struct str item_text(const struct item *item, enum field_tag field);
struct strs query_list(struct index *ix, const struct item *item, enum field_tag field,
                       struct arena *a);

/* Where a field of the record stands in its file; the record's own place when absent. */
struct place query_place(struct index *ix, int64_t rec, enum field_tag field);

/* The text that names a record to people: its label field, raw. */
struct str query_label(struct index *ix, int64_t rec, struct arena *a);

/* The record of a case with that id, or 0; the case with that id. */
int64_t query_find(struct index *ix, int64_t case_rec, struct str id);
int64_t query_find_case(struct index *ix, struct str id);

/* Up to `max` ids of a case that begin with `start`, in order; the record (with an id, or
 * the case) whose lines the line of its file belongs to, 0 for none. */
struct strs query_ids(struct index *ix, int64_t case_rec, struct str start, size_t max,
                      struct arena *a);
int64_t query_at_line(struct index *ix, int64_t case_rec, int64_t line);

/* Links ------------------------------------------------------------------------------ */

struct tie {
    int64_t rec;          /* the other end */
    struct str statement; /* behind the dot of `id.field`; empty when absent */
    struct place at;      /* the line that it stands on, the column of the field's key */
};

struct ties {
    struct tie *v;
    size_t n;
};

/* Links of one field out of a record, in order; into a record, by pos of the linking
 * one. */
struct ties query_links(struct index *ix, int64_t from, enum field_tag field,
                        struct arena *a);
struct ties query_backlinks(struct index *ix, int64_t to, enum field_tag field,
                            struct arena *a);
struct recs query_children(struct index *ix, int64_t parent, enum kind_tag kind,
                           struct arena *a);

/* The quotes that carry a record (statement empty: about the record or any statement of
 * it) or one statement of it; for relations and accounts their own `quotes`. By pos. */
struct recs query_evidence(struct index *ix, int64_t rec, struct str statement,
                           struct arena *a);

/* How many these are, counted up to `max`. */
size_t query_evidence_count(struct index *ix, int64_t rec, struct str statement,
                            size_t max);

/* The quotes that lead to a record by one field of theirs (FIELD_QUOTE_…) and not by
 * others; each once, the first `max` by pos. `more`: there are others, or may be. */
struct quotes_by {
    enum field_tag by;
    enum field_tag but[2];
    size_t n_but;
};

struct recs query_quotes(struct index *ix, int64_t to, const struct quotes_by *q,
                         size_t max, struct arena *a, bool *more);

/* True when a claim whose status is conflict or apparent is about the record. */
bool query_disputed(struct index *ix, int64_t rec);

/* The same person in other cases, by path: people with that id, of whom a name or an alias
 * agrees; `unnamed` joins nobody. */
struct recs query_namesakes(struct index *ix, int64_t rec, struct arena *a);

/* Lists ------------------------------------------------------------------------------ */

/* What a pane shows: the records of one kind in one case, all of them or those tied to
 * every record of `by`. Two records are tied when one links to the other, or what stands
 * in it does (an event and its participants, a claim and its accounts' quotes); also the
 * two people of a relation, and a quote or claim and the person in
 * `event.people.person`. */
enum { NARROW_MAX = 8 };

struct list {
    int64_t case_rec;
    enum kind_tag kind;
    int64_t by[NARROW_MAX];
    size_t n_by;
};

/* `pos` grows along a list, with gaps; query_rank counts. */
struct list_row {
    int64_t pos, rec;
};

int64_t query_count(struct index *ix, const struct list *list);

/* Up to `max` rows from `pos` on (that row included), forward or, newest first, backward.
 * Returns how many were written to `out`. pos INT64_MIN / INT64_MAX are the ends. */
size_t query_page(struct index *ix, const struct list *list, int64_t pos, bool forward,
                  size_t max, struct list_row *out);

/* How many rows stand before `pos`; whether a record is in the list. */
int64_t query_rank(struct index *ix, const struct list *list, int64_t pos);
bool query_in_list(struct index *ix, const struct list *list, int64_t rec);

/* Library ---------------------------------------------------------------------------- */

enum file_state {
    FILE_STATE_GOOD,   /* what is shown is what the file says */
    FILE_STATE_STALE,  /* has errors; its last good content is shown */
    FILE_STATE_FAILED, /* has errors and never was good: no case */
    FILE_STATE_OTHER,  /* is no case file, and left alone */
};

struct file_row {
    int64_t file;
    struct str path;
    enum file_state state;
    int64_t errors, warnings;
    int64_t mtime_ns; /* when it was written, since the epoch; 0 when it cannot be read */
    int64_t case_rec; /* 0 when FAILED or OTHER */
    struct str case_id, title;
    int64_t counts[KINDS]; /* records of each kind */
};

struct files {
    struct file_row *v;
    size_t n;
};

struct files query_files(struct index *ix, struct arena *a); /* by path */
bool query_file(struct index *ix, int64_t file, struct arena *a, struct file_row *out);

struct diag_row {
    int64_t file;
    struct str path;
    struct diag diag;
    struct str excerpt; /* the line, or what stands around the place; p NULL: there is none */
    size_t excerpt_at;  /* the byte of it that the place names */
};

struct diag_rows {
    struct diag_row *v;
    size_t n;
};

/* Of one file, or of all when `file` is 0; by path and place. */
struct diag_rows query_diags(struct index *ix, int64_t file, struct arena *a);

#endif
