/* SPDX-License-Identifier: MIT */
/* The loader's own state, shared by the load*.c files and nobody else.
 *
 * Reading is by descent. A function that reads a value finds its first event in
 * l->event and leaves the value's last one there. */
#ifndef DOSSIER_FORMAT_LOADER_H
#define DOSSIER_FORMAT_LOADER_H

#include "format/ids.h"
#include "format/load.h"
#include "format/yaml.h"

enum { CASE_NUMBER = 1 }; /* the case's record; the others' numbers follow */

/* A record while it is read. */
struct draft {
    struct record head;       /* all but its three arrays */
    uint32_t fields;          /* bit n: the nth field of its kind is written */
    VEC(struct value) values;
    VEC(struct link) links;
    VEC(struct field_place) places;
};

/* A link that waits for the record it leads to. */
struct pending {
    uint32_t id; /* where in ids */
    const struct field *field;
    struct str statement; /* in ids.arena */
    struct place at;
};

/* One source is part or copy of another; both are places in ids. */
struct edge {
    uint32_t from, to;
    struct place at;
};

struct loader {
    struct yaml *yaml;
    struct yaml_event event; /* the current one */
    bool stop;               /* nothing more is read */
    bool broken;             /* … and what is missing proves nothing */
    bool cancelled;          /* … because the sink says so */
    const struct record_sink *sink;
    const struct load_rest *rest; /* of the file, where this is a part; or NULL */
    struct diags *diags;

    struct arena arena;          /* serves one record of a section with its children */
    struct draft top, child;     /* both are used again for each record */
    VEC(struct record) children; /* of top, whole, in the arena */
    uint32_t self;               /* where top is in ids; NO_ID for the case */

    struct ids ids;
    uint32_t numbers;       /* the last one given */
    uint32_t order[KINDS];  /* how many of each kind there were in its section */
    VEC(struct pending) pending;
    VEC(struct edge) edges;
    uint32_t kinds_taken[FIELDS]; /* bit k: the link takes kind k; 0: not asked yet */
    uint32_t lost;        /* bit k: records of kind k may stand below a misspelt section */
    unsigned suggestions; /* made for unknown ids: each looks at all ids */
};

/* What is wrong with a text that schema_is_id refuses. */
#define NOT_AN_ID "is not an id: use a-z, 0-9 and inner `-`, 64 at most"

/* ---- load.c: events ---- */

/* Goes to the next event; false when there is none that can be used. */
bool loader_next(struct loader *l);

/* The same inside a map or list: false at its end too. */
bool loader_more(struct loader *l);

/* Passes over the rest of the value whose first event is current. */
void loader_skip(struct loader *l);

/* Each is true when the current event is what `name` needs; otherwise that is reported
 * and the value passed over. `name` is a key as written; `hint` says how to write it. */
bool loader_wants_map(struct loader *l, struct str name, const char *hint);
bool loader_wants_list(struct loader *l, struct str name, const char *hint);
bool loader_wants_text(struct loader *l, struct str name);

/* ---- load_record.c: records ---- */

/* Reads the value of a section's key: its records, or the case itself. */
void load_section(struct loader *l, const struct kind *kind, struct place key);

/* Reports a key that no field has. `known` are the keys allowed, with blanks between. */
void load_unknown_key(struct loader *l, struct str known);

/* ---- load_value.c: scalars ---- */

/* Checks the current text as a value of the field (as an entry of it, for lists);
 * reports what is wrong. */
bool load_check_text(struct loader *l, const struct field *field);

/* ---- load_refs.c: links ---- */

/* Reads the current text as an entry of a REF or REFS field of `d` and adds it to its
 * links. Where in ids the id is, or NO_ID when it is none. */
uint32_t load_link(struct loader *l, struct draft *d, const struct field *field,
                 uint32_t ord);

/* At the end of the file: what waits, and circles among sources. */
void load_links_end(struct loader *l);

#endif
