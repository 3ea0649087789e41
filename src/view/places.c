/* SPDX-License-Identifier: MIT */
/* Two stacks, as in browsers. */
#include "view/places.h"

#include "base/vec.h"

void places_free(struct places *p)
{
    vec_free(&p->back);
    vec_free(&p->forward);
}

static bool same_id(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static bool same_look(const struct placemark *a, const struct placemark *b)
{
    if (a->aspect != b->aspect || a->aspect == ASPECT_NONE)
        return a->aspect == b->aspect;
    return same_id(a->centre, b->centre) && a->library == b->library && a->from == b->from &&
           a->aspect_stop == b->aspect_stop;
}

static bool same_place(const struct placemark *a, const struct placemark *b)
{
    bool same = same_id(a->case_id, b->case_id) && a->n_by == b->n_by &&
                same_id(a->shown, b->shown) && a->stop == b->stop &&
                a->focused == b->focused && a->followed == b->followed &&
                same_look(a, b);
    for (size_t i = 0; same && i < a->n_by; i++)
        same = same_id(a->by[i], b->by[i]);
    for (size_t i = 0; same && i < LIST_PANES; i++)
        same = same_id(a->selected[i], b->selected[i]);
    return same;
}

/* Puts a place on a stack; the oldest goes when it is full. */
static void push(struct place_stack *stack, const struct placemark *place)
{
    if (stack->n > 0 && same_place(&stack->v[stack->n - 1], place))
        return;
    if (stack->n == PLACES_MAX)
        memmove(stack->v, stack->v + 1, --stack->n * sizeof *stack->v);
    vec_push(stack, *place);
}

/* Takes off the newest place that is not the present one. */
static bool pop(struct place_stack *stack, const struct placemark *now,
                struct placemark *out)
{
    while (stack->n > 0) {
        *out = stack->v[--stack->n];
        if (!same_place(out, now))
            return true;
    }
    return false;
}

void places_mark(struct places *p, const struct placemark *now)
{
    push(&p->back, now);
    vec_clear(&p->forward);
}

bool places_back(struct places *p, const struct placemark *now, struct placemark *out)
{
    if (!pop(&p->back, now, out))
        return false;
    push(&p->forward, now);
    return true;
}

bool places_forward(struct places *p, const struct placemark *now, struct placemark *out)
{
    if (!pop(&p->forward, now, out))
        return false;
    push(&p->back, now);
    return true;
}
