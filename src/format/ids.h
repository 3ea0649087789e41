/* SPDX-License-Identifier: MIT */
/* All ids of one file: each is kept once, from its first mention to the end of the load,
 * with the number it was given and what is known of its record. Everything is found by
 * hashes with a secret of their own, so that no file can make the table slow. */
#ifndef DOSSIER_FORMAT_IDS_H
#define DOSSIER_FORMAT_IDS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/place.h"
#include "base/vec.h"
#include "format/schema.h"

#include <stdint.h>

struct id {
    struct place at;      /* where it is the key of its record */
    size_t from;          /* its text: see ids_text */
    uint32_t n;
    uint32_t number;
    uint32_t fields;      /* bit n: the record writes the nth field of its kind */
    uint8_t kind;         /* an enum kind_tag; KINDS until its record is met */
    bool whole;           /* its record ended: `fields` is complete */
};

/* A place in the table of ids: what it is found by, and its index + 1; 0 is free. */
struct id_slot {
    uint32_t hash, id;
};

/* A set of pairs of numbers (event, person): who took part in what. */
struct pairs {
    uint64_t *slots; /* 0 is free; no number is 0 */
    size_t n, n_slots;
};

/* ids_init before use; ids_free gives the memory back. There may be a million ids: an id
 * is kept small, and its hash apart, where most that do not fit are told. */
struct ids {
    VEC(struct id) list; /* in the order of first mention; moves when it grows */
    struct buf texts;    /* one behind the other; likewise */
    struct id_slot *slots;
    size_t n_slots;      /* a power of two */
    struct pairs people;
    struct arena arena;  /* what else must last as long */
    uint64_t seed, factor;
};

void ids_init(struct ids *ids);
void ids_free(struct ids *ids);

/* Good until the next ids_at. */
static inline struct str ids_text(const struct ids *ids, const struct id *id)
{
    return (struct str){ids->texts.p + id->from, id->n};
}

/* The index of the id in the list; it is added at its first mention, with the number
 * *numbers + 1, which *numbers then is. */
size_t ids_at(struct ids *ids, struct str text, uint32_t *numbers);

/* False when the pair was there. */
bool ids_add_part(struct ids *ids, uint32_t event, uint32_t person);
bool ids_has_part(const struct ids *ids, uint32_t event, uint32_t person);

/* The defined id that looks most like `text`, of a kind the field takes (of any, where it
 * is NULL); empty when there is none near. */
struct str ids_suggest(const struct ids *ids, struct str text, const struct field *field);

/* The id, when it was mentioned; else NULL. */
const struct id *ids_find(const struct ids *ids, struct str text);

#endif
