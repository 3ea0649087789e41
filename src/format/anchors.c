/* SPDX-License-Identifier: MIT */
/* A log of events, and stretches of it by name. */
#include "format/anchors.h"

#include "format/load.h"
#include "format/shown.h"

static bool is_node(const struct yaml_event *event)
{
    return event->kind == YAML_SCALAR || event->kind == YAML_BAD;
}

static bool is_full(const struct anchors *a)
{
    return a->log.n >= LOAD_REPLAY_LIMIT;
}

static void open_anchor(struct anchors *a, struct str name, unsigned depth)
{
    struct anchor anchor = {arena_str(&a->arena, name), a->log.n, 0, depth};
    vec_push(&a->open, a->list.n);
    vec_push(&a->list, anchor);
}

void anchors_keep(struct anchors *a, const struct yaml_event *event, struct str name,
                  unsigned depth)
{
    if (is_full(a))
        return;
    if (name.n)
        open_anchor(a, name, depth);
    struct yaml_event copy = *event;
    copy.text = arena_str(&a->arena, event->text);
    vec_push(&a->log, copy);

    struct anchor *inner = &a->list.v[a->open.v[a->open.n - 1]];
    bool ends = is_node(event) ? name.n > 0
                               : event->kind == YAML_END && depth + 1 == inner->depth;
    if (ends) {
        inner->to = a->log.n;
        a->open.n--;
    }
}

static const struct anchor *find(const struct anchors *a, struct str name)
{
    for (size_t i = a->list.n; i > 0; i--)
        if (str_eq(a->list.v[i - 1].name, name))
            return &a->list.v[i - 1];
    return NULL;
}

static void report_cost(struct anchors *a, struct place at, struct diags *diags)
{
    if (!a->told)
        diags_add(diags, DIAG_ALIAS, at,
                  "more aliases, or for more, than a case needs: write it out");
    a->told = true;
}

bool anchors_alias(struct anchors *a, struct str name, struct place at,
                   struct diags *diags)
{
    if (++a->aliases > LOAD_ALIAS_LIMIT || is_full(a)) {
        report_cost(a, at, diags);
        return false;
    }
    const struct anchor *anchor = find(a, name);
    if (!anchor) {
        diags_add(diags, DIAG_ALIAS, at,
                  "no `&" SHOWN "` stands before `*" SHOWN
                  "`: text that begins with `*` needs quotes",
                  SHOW(name), SHOW(name));
        return false;
    }
    if (!anchor->to) {
        diags_add(diags, DIAG_ALIAS, at,
                  "`*" SHOWN "` stands inside what it stands for: write it out",
                  SHOW(name));
        return false;
    }
    a->given += anchor->to - anchor->from;
    if (a->given > LOAD_REPLAY_LIMIT) {
        report_cost(a, at, diags);
        return false;
    }
    a->next = anchor->from;
    a->end = anchor->to;
    a->at = at;
    return true;
}

bool anchors_give(struct anchors *a, struct yaml_event *event)
{
    if (a->next >= a->end)
        return false;
    *event = a->log.v[a->next++];
    event->at = event->text_at = a->at;
    return true;
}

void anchors_free(struct anchors *a)
{
    vec_free(&a->log);
    vec_free(&a->list);
    vec_free(&a->open);
    arena_free(&a->arena);
}
