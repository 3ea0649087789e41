/* SPDX-License-Identifier: MIT */
/* Our own words with names replaced, other people's as they are or not at all. */
#include "app/published.h"

static void ours(const void *self, struct str text, struct buf *out)
{
    publish_text(self, text, out);
}

static void theirs(const void *self, struct str text, struct buf *out)
{
    publish_verbatim(self, text, out);
}

struct doc_filter published_filter(const struct publish *publish)
{
    return (struct doc_filter){publish, ours, theirs};
}
