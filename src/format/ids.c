/* SPDX-License-Identifier: MIT */
/* Two open-addressed tables that grow by doubling at three quarters. An id's offset in
 * the list is counted in units of its alignment: 32 bits reach further than a file. */
#include "format/ids.h"

#include "base/mem.h"
#include "base/suggest.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/random.h>

enum { FIRST_SLOTS = 64, FIRST_ROOM = 4096 };

void ids_init(struct ids *ids)
{
    *ids = (struct ids){0};
    uint64_t secret[2] = {0x9e3779b97f4a7c15, 0xd6e8feb86659fd93};
    if (getrandom(secret, sizeof secret, GRND_NONBLOCK) < 0)
        secret[0] ^= (uint64_t)(uintptr_t)ids; /* early in boot: better than nothing */
    ids->seed = secret[0];
    ids->factor = secret[1] | 1;
}

void ids_free(struct ids *ids)
{
    free(ids->list);
    free(ids->tags);
    free(ids->slots);
    free(ids->people.slots);
    arena_free(&ids->arena);
    *ids = (struct ids){0};
}

static uint64_t stir(const struct ids *ids, uint64_t h, uint64_t word)
{
    h = (h ^ word) * ids->factor;
    return h ^ h >> 29;
}

static uint32_t hash_text(const struct ids *ids, struct str text)
{
    uint64_t h = ids->seed ^ text.n, word = 0;
    size_t i = 0;
    for (; text.n - i >= sizeof word; i += sizeof word) {
        memcpy(&word, text.p + i, sizeof word);
        h = stir(ids, h, word);
    }
    for (word = 0; i < text.n; i++)
        word = word << 8 | (unsigned char)text.p[i];
    return (uint32_t)(stir(ids, h, word) >> 32);
}

static size_t hash_pair(const struct ids *ids, uint64_t pair)
{
    return (size_t)(stir(ids, ids->seed, pair) * ids->factor >> 32);
}

/* ---- ids ---- */

struct id *ids_get(const struct ids *ids, uint32_t at)
{
    return (struct id *)(void *)(ids->list + (size_t)at * alignof(struct id));
}

/* What an id with a text of n bytes takes in the list. */
static size_t size_of(size_t n)
{
    size_t size = offsetof(struct id, text) + n, unit = alignof(struct id);
    return (size + unit - 1) / unit * unit;
}

static uint8_t tag_of(uint32_t hash)
{
    uint8_t tag = (uint8_t)(hash >> 24);
    return tag ? tag : 1;
}

/* The slot where the text is, or where it would go. */
static size_t find_slot(const struct ids *ids, struct str text, uint32_t hash)
{
    size_t i = hash & (ids->n_slots - 1);
    __builtin_prefetch(&ids->slots[i]); /* it comes while the tag does */
    for (; ids->tags[i]; i = (i + 1) & (ids->n_slots - 1))
        if (ids->tags[i] == tag_of(hash) &&
            str_eq(ids_text(ids_get(ids, ids->slots[i])), text))
            break;
    return i;
}

static uint32_t place_of(size_t offset)
{
    return (uint32_t)(offset / alignof(struct id));
}

static void grow(struct ids *ids)
{
    free(ids->tags);
    free(ids->slots);
    ids->n_slots = ids->n_slots ? ids->n_slots * 2 : FIRST_SLOTS;
    ids->tags = mem_array(ids->n_slots, sizeof *ids->tags);
    ids->slots = mem_array(ids->n_slots, sizeof *ids->slots);
    for (size_t at = 0; at < ids->used;) {
        const struct id *id = ids_get(ids, place_of(at));
        uint32_t hash = hash_text(ids, ids_text(id));
        size_t i = hash & (ids->n_slots - 1);
        while (ids->tags[i])
            i = (i + 1) & (ids->n_slots - 1);
        ids->tags[i] = tag_of(hash);
        ids->slots[i] = place_of(at);
        at += size_of(id->n);
    }
}

static uint32_t add(struct ids *ids, struct str text, uint32_t number)
{
    size_t size = size_of(text.n);
    if (ids->room - ids->used < size) {
        ids->room = ids->room * 2 + size + FIRST_ROOM;
        ids->list = mem_resize(ids->list, ids->room, 1);
    }
    uint32_t at = place_of(ids->used);
    struct id *id = ids_get(ids, at);
    *id = (struct id){.number = number, .n = (uint32_t)text.n, .kind = KINDS};
    if (text.n)
        memcpy(id->text, text.p, text.n);
    ids->used += size;
    ids->n++;
    return at;
}

uint32_t ids_find(const struct ids *ids, struct str text)
{
    if (!ids->n_slots)
        return NO_ID;
    size_t slot = find_slot(ids, text, hash_text(ids, text));
    return ids->tags[slot] ? ids->slots[slot] : NO_ID;
}

uint32_t ids_at(struct ids *ids, struct str text, uint32_t *numbers)
{
    if (ids->n * 4 >= ids->n_slots * 3)
        grow(ids);
    uint32_t hash = hash_text(ids, text);
    size_t slot = find_slot(ids, text, hash);
    if (!ids->tags[slot]) {
        ids->tags[slot] = tag_of(hash);
        ids->slots[slot] = add(ids, text, ++*numbers);
    }
    return ids->slots[slot];
}

void ids_each(const struct ids *ids, void (*f)(void *self, const struct id *id), void *self)
{
    for (size_t at = 0; at < ids->used;) {
        const struct id *id = ids_get(ids, place_of(at));
        f(self, id);
        at += size_of(id->n);
    }
}

struct offering {
    const struct field *field;
    struct suggestion *to;
};

static void offer(void *self, const struct id *id)
{
    struct offering *o = self;
    if (id->kind != KINDS && schema_takes_kind(o->field, id->kind))
        suggest_offer(o->to, ids_text(id));
}

void ids_offer(const struct ids *ids, const struct field *field, struct suggestion *s)
{
    struct offering o = {field, s};
    ids_each(ids, offer, &o);
}

/* ---- pairs ---- */

static size_t find_pair(const struct ids *ids, uint64_t pair)
{
    const struct pairs *p = &ids->people;
    size_t i = hash_pair(ids, pair) & (p->n_slots - 1);
    while (p->slots[i] && p->slots[i] != pair)
        i = (i + 1) & (p->n_slots - 1);
    return i;
}

static void grow_pairs(struct ids *ids)
{
    struct pairs *p = &ids->people;
    uint64_t *old = p->slots;
    size_t n_old = p->n_slots;
    p->n_slots = n_old ? n_old * 2 : FIRST_SLOTS;
    p->slots = mem_array(p->n_slots, sizeof *p->slots);
    for (size_t i = 0; i < n_old; i++)
        if (old[i])
            p->slots[find_pair(ids, old[i])] = old[i];
    free(old);
}

bool ids_add_part(struct ids *ids, uint32_t event, uint32_t person)
{
    struct pairs *p = &ids->people;
    if (p->n * 4 >= p->n_slots * 3)
        grow_pairs(ids);
    uint64_t pair = (uint64_t)event << 32 | person;
    size_t slot = find_pair(ids, pair);
    if (p->slots[slot])
        return false;
    p->slots[slot] = pair;
    p->n++;
    return true;
}

bool ids_has_part(const struct ids *ids, uint32_t event, uint32_t person)
{
    uint64_t pair = (uint64_t)event << 32 | person;
    return ids->people.n_slots && ids->people.slots[find_pair(ids, pair)] == pair;
}
