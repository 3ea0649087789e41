/* SPDX-License-Identifier: MIT */
/* YAML as this program allows it, the only door to libyaml: a stream of events with
 * places as editors count them. What libyaml accepts and a case file must not hold is
 * reported here: ill-formed UTF-8, NUL and controls, depth, second documents, tags,
 * anchors without end, merge keys, keys that are not scalars, oversized scalars.
 * Duplicate keys are found by the loader, which knows every key that counts anyway.
 *
 * Aliases are resolved: what an alias stands for comes as if it were written there, with
 * the place of the alias, since that is what an editor would have to change. */
#ifndef DOSSIER_FORMAT_YAML_H
#define DOSSIER_FORMAT_YAML_H

#include "base/diag.h"
#include "base/source.h"

enum yaml_kind {
    YAML_MAP,    /* then key, value, key, value … YAML_END */
    YAML_LIST,   /* then values … YAML_END */
    YAML_END,    /* of the innermost map or list */
    YAML_SCALAR, /* keys too: they alternate with values inside a map */
    YAML_BAD,    /* a value that was reported and stands for nothing; never a key */
    YAML_DONE,   /* the document is whole; nothing follows */
    YAML_BROKEN, /* syntax error or worse, reported; nothing follows */
};

enum yaml_style { YAML_PLAIN, YAML_QUOTED, YAML_BLOCK };

struct yaml_event {
    enum yaml_kind kind;
    enum yaml_style style; /* of a scalar */
    struct str text;       /* of a scalar; good until the next yaml_next */
    struct place at;       /* of its first character: the quote mark, if quoted */
    struct place text_at;  /* of a scalar's text: behind the quote mark or block header */
};

struct yaml;

/* Reads `source`; diagnostics go to `diags`; both must outlive the reader. An error of
 * the source is YAML_BROKEN, and left to the caller to report. The caller owns the reader
 * and closes it. */
struct yaml *yaml_open(struct source *source, struct diags *diags);
void yaml_next(struct yaml *y, struct yaml_event *event);
void yaml_close(struct yaml *y);

#endif
