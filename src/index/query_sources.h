/* SPDX-License-Identifier: MIT */
/* What rests on which source. A caption is part of its page and a repost a copy of its
 * original: how many sources carry a thing is counted by root, the source that a source
 * is in the end a copy or part of.
 *
 * Results are copies in the caller's arena. What looks at many quotes takes a limit, and
 * says when it was not enough. */
#ifndef DOSSIER_INDEX_QUERY_SOURCES_H
#define DOSSIER_INDEX_QUERY_SOURCES_H

#include "index/query.h"

/* The root of a source: itself, where it is neither copy nor part. 0 for no source. */
int64_t query_root(struct index *ix, int64_t source);

/* The root of the source of a quote. */
int64_t query_root_of_quote(struct index *ix, int64_t quote);

/* The roots of some quotes, each once, in the order of the quotes. */
struct recs query_roots(struct index *ix, struct recs quotes, struct arena *a);

/* A source with all parts and copies of it, theirs too. */
struct recs query_family(struct index *ix, int64_t root, struct arena *a);

/* How many quotes stand in the sources of a family, counted up to `most`. */
int64_t query_family_quotes(struct index *ix, struct recs family, int64_t most);

/* Up to `most` quotes of a family, by source and place in the file. */
struct recs query_quotes_of(struct index *ix, struct recs family, size_t most,
                            struct arena *a);

/* The sources in which the quotes of a narrowed list stand, each once, by place: sources
 * are tied to people and events by quotes alone. `by` says the case and the narrowing; the
 * first `most` of its quotes are looked at. `more`: there are others. */
struct recs query_quoted_sources(struct index *ix, const struct list *by, size_t most,
                                 struct arena *a, bool *more);

/* What a quote carries: people, events, relations, claims. Each once. */
struct recs query_carried(struct index *ix, int64_t quote, struct arena *a);

/* Whether a record is carried by quotes of other roots too. */
bool query_shared(struct index *ix, int64_t rec, int64_t root);

/* True when all quotes of a record have one root, which is put into *root. False for one
 * without quotes. */
bool query_rests_on_one(struct index *ix, int64_t rec, int64_t *root);

/* How many quotes carry a record, or one statement of a person or event (empty: any), up
 * to `most`. */
size_t query_carrying(struct index *ix, int64_t rec, struct str statement, size_t most);

/* The statements of a record that quotes are about, as in `id.field`, among the first
 * `most` of its links; not each once. */
struct strs query_carried_statements(struct index *ix, int64_t rec, size_t most,
                                     struct arena *a);

/* The same from quote to quote: each tie is a quote and a statement of the record that it
 * carries, in the order of the list. Looks at the next `most` quotes from *next on (0: the
 * first), which goes behind them; *looked is less when these were the last. */
struct ties query_statements(struct index *ix, int64_t rec, int64_t *next, size_t most,
                             size_t *looked, struct arena *a);

/* Whether a source has a text capture, or the nearest source that it is part of. */
bool query_has_text(struct index *ix, int64_t source);

#endif
