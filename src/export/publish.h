/* SPDX-License-Identifier: MIT */
/* What may leave the program. The browser shows everything; printed pages, copies, search
 * results and exports obey `publish`: pseudonyms stand for names, and a passage that holds
 * a name which is not published is shown as withheld. The strictest `publish` of one
 * person over the cases of a library wins. */
#ifndef DOSSIER_EXPORT_PUBLISH_H
#define DOSSIER_EXPORT_PUBLISH_H

#include "index/query.h"

/* What stands for a passage that is withheld. */
#define PUBLISH_WITHHELD "[withheld]"

struct publish;

/* What `publish` says about all people of the index; `everything` lifts it (--private).
 * The caller owns it. */
struct publish *publish_open(struct index *ix, bool everything);
void publish_close(struct publish *p);

/* Adds our own words (titles, notes, roles), names replaced. */
void publish_text(const struct publish *p, struct str text, struct buf *out);

/* Adds a passage of somebody else's (a quote, a source's title, an address), or what says
 * that it is withheld: their words are never changed. */
void publish_verbatim(const struct publish *p, struct str text, struct buf *out);

/* Whether it holds a name that is not published. */
bool publish_withholds(const struct publish *p, struct str text);

/* The names that are not published, folded, from 0; false behind the last. */
bool publish_nth_name(const struct publish *p, size_t nth, struct str *name);

/* Whether the name of that person is not published. */
bool publish_hides(const struct publish *p, const struct item *person);

/* Whether an id holds one: they are made of names. */
bool publish_withholds_id(const struct publish *p, struct str id);

/* A path as it may be shown: folders and files that are named so are withheld. */
struct str publish_path(const struct publish *p, struct str path, struct arena *a);

/* Adds the name of a person as it may be shown. */
void publish_name(const struct publish *p, const struct item *person, struct buf *out);

#endif
