/* SPDX-License-Identifier: MIT */
/* The list of what an event asks for. */
#include "app/app_state.h"
#include "base/mem.h"
#include "base/utf8.h"

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

void effects_add_text(struct effects *e, enum effect_type type, struct str text,
                      const char *what)
{
    struct effect *effect = push(e, type);
    buf_add(&effect->text, text);
    size_t n = utf8_length(text);
    buf_addf(&effect->what, "%zu character%s, %s", n, n == 1 ? "" : "s", what);
}

void effects_add_record(struct effects *e, struct str path, const struct kind *kind,
                        struct str id)
{
    struct effect *effect = push(e, EFFECT_ADD);
    buf_add(&effect->path, path);
    buf_add(&effect->text, id);
    buf_addf(&effect->what, "%s %s to fill in and paste there, `%.*s`",
             strchr("aeiou", kind->name[0]) ? "an" : "a", kind->name, STR_ARG(id));
    effect->kind = kind;
}

void effects_add_print(struct effects *e, struct str text, struct str path, bool replace)
{
    struct effect *effect = push(e, EFFECT_PRINT);
    buf_add(&effect->text, text);
    buf_add(&effect->path, path);
    effect->replace = replace;
}

void effects_free(struct effects *e)
{
    for (size_t i = 0; i < e->n; i++) {
        buf_free(&e->v[i].path);
        buf_free(&e->v[i].text);
        buf_free(&e->v[i].what);
    }
    free(e->v);
    *e = (struct effects){0};
}
