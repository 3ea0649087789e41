/* SPDX-License-Identifier: MIT */
/* Quotes and sources as one cites them elsewhere: a quote with who says it and a whole
 * reference, in one of a few styles. What one pastes into a text; `publish` is obeyed. */
#ifndef DOSSIER_EXPORT_REFERENCE_H
#define DOSSIER_EXPORT_REFERENCE_H

#include "export/publish.h"

/* In the order of the configuration's words for them.
 *   Chicago, as in a note:  A. Writer, “Title,” Publisher, 4 March 2019, accessed …, URL
 *   APA, as in a list:      A. Writer. (4 March 2019). Title. Publisher. Retrieved …, URL
 *   plain:                  Title. A. Writer. Publisher, 4 March 2019. Accessed …. URL */
enum reference_style { REFERENCE_CHICAGO, REFERENCE_APA, REFERENCE_PLAIN };

/* Adds the reference of a source, one line. A piece of another (`part-of`) names that one,
 * and what it does not say itself is taken from there. */
void reference_source(struct index *ix, const struct publish *publish,
                      const struct item *source, enum reference_style style,
                      struct buf *out);

/* Adds the passage, who says it where somebody does, and the reference of its source with
 * the quote's place in it, each on lines of its own. */
void reference_quote(struct index *ix, const struct publish *publish,
                     const struct item *quote, enum reference_style style,
                     struct buf *out);

#endif
