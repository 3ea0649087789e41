/* SPDX-License-Identifier: MIT */
/* The list of what an event asks for. */
#include "app/app_state.h"
#include "base/mem.h"

#include <stdlib.h>

static struct effect *push(struct effects *e, enum effect_type type)
{
    if (e->n == e->cap) {
        e->cap = e->cap ? e->cap * 2 : 4;
        e->v = mem_resize(e->v, e->cap, sizeof *e->v);
    }
    e->v[e->n] = (struct effect){.type = type};
    return &e->v[e->n++];
}

void effects_add(struct effects *e, enum effect_type type)
{
    push(e, type);
}

void effects_add_edit(struct effects *e, struct str path, struct place at)
{
    struct effect *effect = push(e, EFFECT_EDIT);
    effect->at = at;
    buf_add(&effect->path, path);
}

void effects_free(struct effects *e)
{
    for (size_t i = 0; i < e->n; i++)
        buf_free(&e->v[i].path);
    free(e->v);
    *e = (struct effects){0};
}
