/* SPDX-License-Identifier: MIT */
/* A table from ids to those who have them. Names are folded only where an id comes again,
 * which is rare. */
#include "format/namesakes.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/mem.h"
#include "base/vec.h"
#include "format/ids.h"

struct holder {
    struct holder *earlier; /* of the same id */
    struct str path;
    uint32_t line;
    struct str *names;
    size_t n_names;
    bool folded;
};

struct namesakes {
    struct ids ids;
    uint32_t numbers;
    VEC(struct holder *) latest; /* by index in ids */
    struct arena arena;
    struct str path; /* the last one, in the arena */
};

struct namesakes *namesakes_open(void)
{
    struct namesakes *n = mem_alloc(sizeof *n);
    ids_init(&n->ids);
    return n;
}

void namesakes_close(struct namesakes *n)
{
    if (!n)
        return;
    ids_free(&n->ids);
    vec_free(&n->latest);
    arena_free(&n->arena);
    free(n);
}

static bool is_name(const struct value *value)
{
    return value->field->tag == FIELD_PERSON_NAME ||
           value->field->tag == FIELD_PERSON_ALIASES;
}

static struct holder *hold(struct namesakes *n, struct str path, const struct record *r)
{
    if (!str_eq(n->path, path))
        n->path = arena_str(&n->arena, path);
    struct holder *h = arena_alloc(&n->arena, sizeof *h);
    *h = (struct holder){.path = n->path, .line = r->at.line};
    h->names = arena_array(&n->arena, r->n_values, sizeof *h->names);
    for (size_t i = 0; i < r->n_values; i++)
        if (is_name(&r->values[i]))
            h->names[h->n_names++] = arena_str(&n->arena, r->values[i].text);
    return h;
}

static int compare_names(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Folded and in order, so that two lists are compared in one walk along both. */
static void fold_names(struct namesakes *n, struct holder *h)
{
    if (h->folded)
        return;
    struct buf folded = {0};
    for (size_t i = 0; i < h->n_names; i++) {
        buf_clear(&folded);
        fold(&folded, h->names[i]);
        h->names[i] = arena_str(&n->arena, buf_str(&folded));
    }
    buf_free(&folded);
    if (h->n_names)
        qsort(h->names, h->n_names, sizeof *h->names, compare_names);
    h->folded = true;
}

static bool share_name(struct namesakes *n, struct holder *a, struct holder *b)
{
    fold_names(n, a);
    fold_names(n, b);
    for (size_t i = 0, k = 0; i < a->n_names && k < b->n_names;) {
        int order = str_cmp(a->names[i], b->names[k]);
        if (order == 0)
            return true;
        *(order < 0 ? &i : &k) += 1;
    }
    return false;
}

bool namesakes_add(struct namesakes *n, struct str path, const struct record *person,
                   struct buf *where)
{
    if (record_has(person, FIELD_PERSON_UNNAMED, STR("true")))
        return true;
    uint32_t at = ids_at(&n->ids, person->id, &n->numbers);
    size_t id = ids_get(&n->ids, at)->number - 1;
    while (n->latest.n <= id)
        vec_push(&n->latest, NULL);
    struct holder *mine = hold(n, path, person);
    struct holder *other = mine->earlier = n->latest.v[id];
    n->latest.v[id] = mine;
    if (!other)
        return true;
    for (; other; other = other->earlier)
        if (share_name(n, mine, other))
            return true;
    buf_addf(where, "%.*s:%u", STR_ARG(mine->earlier->path), mine->earlier->line);
    return false;
}
