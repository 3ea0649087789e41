/* SPDX-License-Identifier: MIT */
/* Context: the archived text of a quote's source, at the passage. */
#include "view/aspect.h"

#include "view/aspect_parts.h"

void context_write(struct doc_writer *w, struct aspect_over *over)
{
    aspect_quote(w, over->centre, 0);
}
