/* SPDX-License-Identifier: MIT */
/* What is new to the person at the screen: the changes of this session, one for each
 * record, each until it was looked at.
 *
 * A record counts as looked at when it stood in Detail, after the change, and one went on
 * to something else: while it is before one's eyes its mark stays. What went back to what
 * one last saw of it is no news. Records are known by file, kind and id;
 * where their case goes to another file, so do they. */
#ifndef DOSSIER_VIEW_NEWS_H
#define DOSSIER_VIEW_NEWS_H

#include "base/vec.h"
#include "index/query_changes.h"
#include "view/spot.h"

enum news_what { NEWS_NONE, NEWS_NEW, NEWS_CHANGED, NEWS_GONE, NEWS_WHATS };

struct news_item {
    int64_t file;
    enum kind_tag kind;
    char id[SPOT_ID];
    enum news_what what; /* against what it was before `since` */
    int64_t since, last; /* serials of its first and last change since it was looked at */
    unsigned round;      /* of news_take, that brought the last */
    bool was, seen;      /* it was there before; it was looked at since */
};

/* Zero-initialise. */
struct news {
    VEC(struct news_item) items; /* by file, kind, id */
    bool begun;
    unsigned round; /* counts what news_take has brought */
    bool more;      /* there were more changes than are known */
    int64_t serial; /* what is known goes up to here */
    int64_t told;   /* and what was said of it in the footer */
    size_t unseen;  /* how many are marked */
};

void news_free(struct news *n);

/* Takes in what changed since the last call; the first one says where the session begins.
 * Of an index that was made anew nothing is known. */
void news_take(struct news *n, struct index *ix);

/* The item of a record; NULL where it has none. */
const struct news_item *news_of(const struct news *n, int64_t file, enum kind_tag kind,
                                const char *id);

/* What marks it in a list: NEWS_NONE once it was looked at. */
enum news_what news_mark(const struct news *n, int64_t file, enum kind_tag kind,
                         const char *id);

/* What marks a file in the list of cases: NEWS_NEW while its case is new and was not looked
 * at, NEWS_CHANGED while anything in it is marked. */
enum news_what news_mark_file(const struct news *n, int64_t file);

/* How a mark is drawn in one column, and read where all is plain: "+", "new: ". */
const char *news_sign(enum news_what what);
const char *news_words(enum news_what what);

/* Somebody looked at it, at a time when the news went up to `serial`; at everything. True
 * when that takes a mark off. */
bool news_see(struct news *n, int64_t file, enum kind_tag kind, const char *id,
              int64_t serial);
void news_see_all(struct news *n);

/* Adds "2 quotes changed, 1 person new", once: what was not said before. True when there
 * were changes, even if they led back and there is nothing to say. */
bool news_tell(struct news *n, struct buf *out);

/* All that are news: those that are marked first; the latest first, but in the order of the
 * files what came at once. Within `a`. */
struct news_items {
    const struct news_item **v;
    size_t n;
};

struct news_items news_all(const struct news *n, struct arena *a);

/* The record that the item is about, 0 where it is gone; what names it to people, also
 * where it is gone. */
int64_t news_record(struct index *ix, const struct news_item *item);
struct str news_label(struct index *ix, const struct news_item *item, struct arena *a);

#endif
