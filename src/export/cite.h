/* SPDX-License-Identifier: MIT */
/* How quotes and sources are named on a printed page. */
#ifndef DOSSIER_EXPORT_CITE_H
#define DOSSIER_EXPORT_CITE_H

#include "export/publish.h"

/* Adds `Title. Author. Publisher, 2 August 2017. https://…`, as far as the source says. */
void cite_source(struct index *ix, const struct publish *publish, const struct item *source,
                 struct buf *out);

/* Adds its authors, and an address, as they may be shown. */
void cite_authors(struct index *ix, const struct publish *publish, const struct item *source,
                  struct buf *out);
void cite_address(const struct publish *publish, struct str url, struct buf *out);

/* Adds the mark under which a source stands in a page's list of sources: `[3]`. */
void cite_mark(struct index *ix, const struct item *source, struct buf *out);

/* Adds who says it: `Ines Rauch, through Harbour Board`; nothing for the source's own
 * voice. With the mark of its source: `Ines Rauch, through Harbour Board [3]`. */
void cite_speaker(struct index *ix, const struct publish *publish, const struct item *quote,
                  struct buf *out);
void cite_voice(struct index *ix, const struct publish *publish, const struct item *quote,
                struct buf *out);

/* Adds the passage between quotation marks, or what says that it is withheld. */
void cite_passage(const struct publish *publish, const struct item *quote, struct buf *out);

#endif
