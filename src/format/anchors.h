/* SPDX-License-Identifier: MIT */
/* YAML's anchors and aliases: the events of an anchored node are kept as they pass and
 * given again for each alias. One log holds them all, and an anchor is a stretch of it,
 * so that nested anchors cost no more than one. How much may be kept and given again is
 * limited (LOAD_ALIAS_LIMIT, LOAD_REPLAY_LIMIT): no alias can make a small file large.
 * Once the log is full, no alias stands for anything. */
#ifndef DOSSIER_FORMAT_ANCHORS_H
#define DOSSIER_FORMAT_ANCHORS_H

#include "base/arena.h"
#include "base/vec.h"
#include "format/yaml.h"

struct anchor {
    struct str name;
    size_t from, to; /* of the log; `to` is 0 while its node is open */
    unsigned depth;  /* of the map or list that its node is */
};

/* Zero-initialise; anchors_free gives the memory back. */
struct anchors {
    VEC(struct yaml_event) log;
    VEC(struct anchor) list; /* in file order: the last of a name counts */
    VEC(size_t) open;        /* indexes of those whose nodes are open, innermost last */
    struct arena arena;      /* names, and the texts of the log */
    size_t aliases, given;   /* aliases met; events given again */
    bool told;             /* that there are too many */
    size_t next, end;        /* what of the log is still to give; none when equal */
    struct place at;         /* of the alias: it is the place of all that is given */
};

/* Keeps the event if it has to be: see anchors_pass. */
void anchors_keep(struct anchors *a, const struct yaml_event *event, struct str name,
                  unsigned depth);

/* Each event of the file passes here once, with the name of its anchor ("" when it has
 * none) and the depth inside a map or list that begins, behind one that ends. */
static inline void anchors_pass(struct anchors *a, const struct yaml_event *event,
                                struct str name, unsigned depth)
{
    if (name.n || a->open.n)
        anchors_keep(a, event, name, depth);
}

/* Begins to give what the alias stands for; false when it stands for nothing, and then
 * why is reported (limits once). */
bool anchors_alias(struct anchors *a, struct str name, struct place at,
                   struct diags *diags);

/* The next event of an alias; false when there is none. */
bool anchors_give(struct anchors *a, struct yaml_event *event);

void anchors_free(struct anchors *a);

#endif
