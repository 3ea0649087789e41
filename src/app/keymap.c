/* SPDX-License-Identifier: MIT */
/* Keys to commands, as a list: there are some sixty, and a person presses one at a time. */
#include "app/keymap.h"

#include <stdio.h>

void keymap_add_defaults(struct keymap *m)
{
    for (enum command_tag tag = 0; tag < COMMANDS; tag++) {
        struct str rest = str_of(command_get(tag)->keys);
        for (struct str name = str_word(&rest); name.n; name = str_word(&rest))
            vec_push(&m->bindings, ((struct binding){keys_parse(name), tag}));
    }
}

void keymap_copy(struct keymap *to, const struct keymap *from)
{
    vec_clear(&to->bindings);
    for (size_t i = 0; i < from->bindings.n; i++)
        vec_push(&to->bindings, from->bindings.v[i]);
}

void keymap_free(struct keymap *m)
{
    vec_free(&m->bindings);
}

void keymap_unbind(struct keymap *m, int32_t key)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->bindings.n; i++)
        if (m->bindings.v[i].key != key)
            m->bindings.v[kept++] = m->bindings.v[i];
    m->bindings.n = kept;
}

void keymap_bind(struct keymap *m, int32_t key, enum command_tag command)
{
    keymap_unbind(m, key);
    vec_push(&m->bindings, ((struct binding){key, command}));
    memmove(m->bindings.v + 1, m->bindings.v, (m->bindings.n - 1) * sizeof *m->bindings.v);
    m->bindings.v[0] = (struct binding){key, command};
}

const struct command *keymap_command(const struct keymap *m, int32_t key)
{
    for (size_t i = 0; i < m->bindings.n; i++)
        if (m->bindings.v[i].key == key)
            return command_get(m->bindings.v[i].command);
    return NULL;
}

void keymap_names(const struct keymap *m, enum command_tag command, struct buf *out)
{
    const char *before = "";
    for (size_t i = 0; i < m->bindings.n; i++) {
        if (m->bindings.v[i].command != command)
            continue;
        buf_addz(out, before);
        keys_name(m->bindings.v[i].key, out);
        before = " ";
    }
}

struct key_text keymap_text(const struct keymap *m, enum command_tag command)
{
    struct key_text text;
    struct buf names = {0};
    keymap_names(m, command, &names);
    struct str rest = buf_str(&names);
    struct str first = str_word(&rest);
    if (first.n)
        snprintf(text.z, sizeof text.z, "%.*s", STR_ARG(first));
    else
        snprintf(text.z, sizeof text.z, ":%s", command_get(command)->name);
    buf_free(&names);
    return text;
}
