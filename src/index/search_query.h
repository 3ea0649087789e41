/* SPDX-License-Identifier: MIT */
/* What people type to search a library, as something that can be looked up. Anything that
 * they type is a query; nothing is a mistake:
 *
 *   words            all of them, in any order
 *   "two words"      a phrase
 *   begin*           words that begin so
 *   a OR b, a NOT b  and AND, which is what words beside each other mean; in capitals.
 *                    NOT binds first, OR last; one without its operands is a word
 *   person:rauch     a filter: what is tied to that person. So are source: and case:,
 *                    after:2017 and before:2017-08. NOT turns one round. They hold for the
 *                    whole query; one that says nothing is a word
 *
 * Knows nothing of the database but how FTS5 spells a query. */
#ifndef DOSSIER_INDEX_SEARCH_QUERY_H
#define DOSSIER_INDEX_SEARCH_QUERY_H

#include "base/arena.h"
#include "base/romanise.h"
#include "base/vec.h"

#include <stdint.h>

enum { SEARCH_TERMS = 32 }; /* words or filters; what comes behind is not looked for */

enum { SEARCH_NO_NODE = -1 };

/* A word or a phrase, folded; the same romanised where that is something else. */
struct search_term {
    struct str *tokens, *roman;
    size_t n_tokens, n_roman;
    bool prefix; /* the last token is the beginning of a word */
    bool broad;  /* of so many words that they are not looked up: search_sample.h */
};

enum search_operation { SEARCH_TERM, SEARCH_AND, SEARCH_OR, SEARCH_NOT };

struct search_node {
    enum search_operation operation;
    int left, right; /* nodes; of a TERM, `left` is the term; NOT may be without `left` */
};

enum search_field { SEARCH_PERSON, SEARCH_SOURCE, SEARCH_CASE, SEARCH_AFTER, SEARCH_BEFORE,
                    SEARCH_FIELDS };

struct search_filter {
    enum search_field field;
    bool not;
    struct str value; /* as typed */
    int64_t day;      /* AFTER: the last day of the date; BEFORE: the first */
};

struct search_query {
    struct arena arena;
    struct search_term terms[SEARCH_TERMS];
    size_t n_terms;
    struct search_node nodes[3 * SEARCH_TERMS]; /* at most NOT and AND for each */
    size_t n_nodes;
    int root; /* SEARCH_NO_NODE: filters at most */
    VEC(struct search_filter) filters;
    bool cut; /* there were more */
};

/* Reads it. With `typing` the last word is taken for a beginning when nothing stands behind
 * it. The caller frees the query. */
void search_query_read(struct search_query *q, struct str typed, bool typing,
                       struct romaniser *romaniser);
void search_query_free(struct search_query *q);

/* Whether there is nothing to look for. */
bool search_query_empty(const struct search_query *q);

/* Adds the query as an FTS5 expression, without the terms that are `broad`: it may give
 * more than was asked for then (*loose). Adds nothing when nothing is left. */
void search_query_fts(const struct search_query *q, bool *loose, struct buf *out);

/* Whether the query holds, by which terms are there. */
bool search_query_holds(const struct search_query *q, const bool *there);

/* Marks the terms that a hit may have, which are not those behind NOT. */
void search_query_wanted(const struct search_query *q, bool *wanted);

#endif
