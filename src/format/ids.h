/* SPDX-License-Identifier: MIT */
/* All ids of one file: each is kept once, from its first mention to the end of the load,
 * with the number it was given and what is known of its record. Everything is found by
 * hashes with a secret of their own, so that no file can make the table slow.
 *
 * There may be a million ids, and finding one costs memory that no cache holds. So an id
 * is small and has its text with it; and in the table, one byte of each hash lies apart,
 * where most slots show that they are free or another's. */
#ifndef DOSSIER_FORMAT_IDS_H
#define DOSSIER_FORMAT_IDS_H

#include "base/arena.h"
#include "base/place.h"
#include "base/suggest.h"
#include "format/schema.h"

#include <stdint.h>

struct id {
    struct place at; /* where it is the key of its record */
    uint32_t number;
    uint32_t fields; /* bit n: the record writes the nth field of its kind */
    uint32_t n;      /* bytes of its text */
    uint8_t kind;    /* an enum kind_tag; KINDS until its record is met */
    bool whole;      /* its record ended: `fields` is complete */
    bool outside;    /* its record is not in the part of a file that is read */
    char text[];
};

/* A set of pairs of numbers (event, person): who took part in what. */
struct pairs {
    uint64_t *slots; /* 0 is free; no number is 0 */
    size_t n, n_slots;
};

/* ids_init before use; ids_free gives the memory back. */
struct ids {
    char *list;         /* of struct id, one behind the other; moves when it grows */
    size_t n, used, room; /* ids; and bytes of the list */
    uint8_t *tags;      /* by slot: of the id's hash; 0 is free */
    uint32_t *slots;    /* where in the list the id is */
    size_t n_slots;     /* a power of two */
    struct pairs people;
    struct arena arena; /* what else must last as long */
    uint64_t seed, factor;
};

void ids_init(struct ids *ids);
void ids_free(struct ids *ids);

/* Where an id is in the list; NO_ID when it was not mentioned yet. */
#define NO_ID UINT32_MAX
uint32_t ids_find(const struct ids *ids, struct str text);

/* The same, but it is added at its first mention, with the number *numbers + 1, which
 * *numbers then is. */
uint32_t ids_at(struct ids *ids, struct str text, uint32_t *numbers);

/* The id there. Good until the next ids_at, as is its text. */
struct id *ids_get(const struct ids *ids, uint32_t at);

static inline struct str ids_text(const struct id *id)
{
    return (struct str){id->text, id->n};
}

/* False when the pair was there. */
bool ids_add_part(struct ids *ids, uint32_t event, uint32_t person);
bool ids_has_part(const struct ids *ids, uint32_t event, uint32_t person);

/* Calls `f` with every id, in the order of their first mention. */
void ids_each(const struct ids *ids, void (*f)(void *self, const struct id *id), void *self);

/* Offers all defined ids of a kind that the field takes. */
void ids_offer(const struct ids *ids, const struct field *field, struct suggestion *s);

#endif
