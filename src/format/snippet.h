/* SPDX-License-Identifier: MIT */
/* A record to fill in, and where in a case file it goes: for editors to open there and
 * people to paste. Made from the schema. */
#ifndef DOSSIER_FORMAT_SNIPPET_H
#define DOSSIER_FORMAT_SNIPPET_H

#include "base/buf.h"
#include "base/place.h"
#include "format/schema.h"

/* Adds a record of a kind that has a section, indented as it stands there, under the id:
 * required fields to be filled in, the others as comments. */
void snippet_write(const struct kind *kind, struct str id, struct buf *out);

/* How a record goes into a case file, by how what is there is written. */
enum snippet_form {
    SNIPPET_BLOCK,       /* on lines of its own, below others or the section's key */
    SNIPPET_SECTION,     /* the same, and the key of its section goes before it */
    SNIPPET_EMPTY,       /* the same below the key, when the `{}` behind that is gone */
    SNIPPET_FLOW,        /* between the braces of its section, at the end */
    SNIPPET_FLOW_SECTION /* between those of the file, with the key of its section */
};

struct snippet_place {
    enum snippet_form form;
    struct place at; /* the line behind which it goes; for the last two the brace that it
                        goes before, without a column where the file cannot be read */
    uint32_t indent; /* in columns, as deep as the first record of the section */
    bool comma;      /* of the last two: something stands before it that needs one */
};

/* Where a record of the kind goes in the text of a case file: at the end of its section.
 * That of one that is not there is behind those that come before it in the schema. */
void snippet_place(struct str text, const struct kind *kind, struct snippet_place *out);

/* Adds a record with that id as it can be pasted into the file, where and with what else
 * there is to do in comments before it; *at is where to open an editor. */
void snippet_fit(struct str text, const struct kind *kind, struct str id, struct buf *out,
                 struct place *at);

#endif
