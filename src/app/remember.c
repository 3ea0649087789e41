/* SPDX-License-Identifier: MIT */
/* Lines like `mark a harbour-fire focus=quotes follow=quotes stop=0 quotes=q-guard`. */
#include "app/remember.h"

#include "base/vec.h"
#include "format/schema.h"

#include <stdlib.h>

static const char *const split_names[SPLITS] = {"above", "beside"};
static const char *const pane_names[PANES] = {"people", "events", "quotes", "detail"};

/* Marks ------------------------------------------------------------------------------ */

bool marks_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Where the mark stands, or would. */
static size_t find(const struct marks_set *m, char letter)
{
    size_t i = 0;
    while (i < m->n && m->v[i].letter < letter)
        i++;
    return i;
}

const struct mark *marks_get(const struct marks_set *m, char letter)
{
    size_t i = find(m, letter);
    return i < m->n && m->v[i].letter == letter ? &m->v[i] : NULL;
}

void marks_put(struct marks_set *m, char letter, const struct placemark *place)
{
    struct mark mark = {letter, *place};
    size_t i = find(m, letter);
    if (i == m->n || m->v[i].letter != letter) {
        vec_push(m, mark);
        memmove(m->v + i + 1, m->v + i, (m->n - 1 - i) * sizeof *m->v);
    }
    m->v[i] = mark;
}

void marks_remove(struct marks_set *m, char letter)
{
    size_t i = find(m, letter);
    if (i < m->n && m->v[i].letter == letter)
        memmove(m->v + i, m->v + i + 1, (--m->n - i) * sizeof *m->v);
}

/* Writing ---------------------------------------------------------------------------- */

void remember_shape(const struct view_shape *shape, struct buf *out)
{
    buf_addf(out, "panes %s\n", split_names[shape->split]);
    for (int i = 0; i < SPLITS; i++) {
        const struct view_sizes *s = &shape->sizes[i];
        buf_addf(out, "sizes %s %d %d %d %d\n", split_names[i], s->lists, s->share[0],
                 s->share[1], s->share[2]);
    }
}

static void add_id(struct buf *out, const char *name, const char *id)
{
    if (*id)
        buf_addf(out, " %s=%s", name, id);
}

static void add_place(struct buf *out, const struct placemark *p)
{
    buf_addf(out, " %s focus=%s follow=%s stop=%zu", p->case_id, pane_names[p->focused],
             pane_names[p->followed], p->stop);
    add_id(out, "shown", p->shown);
    for (int i = 0; i < LIST_PANES; i++)
        add_id(out, pane_names[i], p->selected[i]);
    for (size_t i = 0; i < p->n_by; i++)
        add_id(out, "by", p->by[i]);
    buf_addc(out, '\n');
}

void remember_places(const struct placemark *place, const struct marks_set *marks,
                     struct buf *out)
{
    if (*place->case_id) {
        buf_addz(out, "place");
        add_place(out, place);
    }
    for (size_t i = 0; i < marks->n; i++) {
        buf_addf(out, "mark %c", marks->v[i].letter);
        add_place(out, &marks->v[i].place);
    }
}

/* Reading ---------------------------------------------------------------------------- */

static bool read_number(struct str s, size_t *out)
{
    *out = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || *out > 100000000)
            return false;
        *out = *out * 10 + (size_t)(s.p[i] - '0');
    }
    return s.n > 0;
}

static bool read_name(struct str s, const char *const *names, int n, int *out)
{
    for (*out = 0; *out < n; ++*out)
        if (str_eq(s, str_of(names[*out])))
            return true;
    return false;
}

static bool read_id(struct str s, char *out)
{
    if (!schema_is_id(s) || s.n >= SPOT_ID)
        return false;
    memset(out, 0, SPOT_ID);
    memcpy(out, s.p, s.n);
    return true;
}

static bool read_pane(struct str s, int panes, enum pane *out)
{
    int pane;
    bool good = read_name(s, pane_names, panes, &pane);
    *out = good ? (enum pane)pane : PANE_PEOPLE;
    return good;
}

/* One `name=value` of a place. */
static bool read_part(struct str name, struct str value, struct placemark *p)
{
    int pane;
    if (str_eq(name, STR("focus")))
        return read_pane(value, PANES, &p->focused);
    if (str_eq(name, STR("follow")))
        return read_pane(value, LIST_PANES, &p->followed);
    if (str_eq(name, STR("stop")))
        return read_number(value, &p->stop);
    if (str_eq(name, STR("shown")))
        return read_id(value, p->shown);
    if (str_eq(name, STR("by")))
        return p->n_by < NARROW_MAX && read_id(value, p->by[p->n_by++]);
    return read_name(name, pane_names, LIST_PANES, &pane) &&
           read_id(value, p->selected[pane]);
}

static bool read_place(struct str words, struct placemark *p)
{
    *p = (struct placemark){0};
    bool good = read_id(str_word(&words), p->case_id);
    for (struct str word = str_word(&words); good && word.n; word = str_word(&words)) {
        size_t at = str_find(word, STR("="), 0);
        good = at != SIZE_MAX &&
               read_part(str_sub(word, 0, at), str_sub(word, at + 1, word.n), p);
    }
    return good;
}

static bool read_sizes(struct str words, struct view_shape *shape)
{
    int split;
    size_t n[1 + LIST_PANES];
    bool good = read_name(str_word(&words), split_names, SPLITS, &split);
    for (size_t i = 0; i < sizeof n / sizeof *n; i++)
        good = good && read_number(str_word(&words), &n[i]) && n[i] <= 1000;
    if (!good || words.n)
        return false;
    struct view_sizes *sizes = &shape->sizes[split];
    sizes->lists = (int)n[0];
    for (int i = 0; i < LIST_PANES; i++)
        sizes->share[i] = (int)n[1 + i];
    return true;
}

static bool read_mark(struct str words, struct marks_set *marks)
{
    struct placemark place;
    struct str letter = str_word(&words);
    if (letter.n != 1 || !marks_is_letter(letter.p[0]) || !read_place(words, &place))
        return false;
    marks_put(marks, letter.p[0], &place);
    return true;
}

static bool read_line(struct str line, struct remembered *out)
{
    int split;
    struct str words = line;
    struct str first = str_word(&words);
    if (str_eq(first, STR("panes"))) {
        if (!read_name(str_word(&words), split_names, SPLITS, &split))
            return false;
        out->shape.split = (enum view_split)split;
        return true;
    }
    if (str_eq(first, STR("sizes")))
        return read_sizes(words, &out->shape);
    if (str_eq(first, STR("place")))
        return read_place(words, &out->place);
    if (str_eq(first, STR("mark")))
        return read_mark(words, &out->marks);
    return first.n == 0;
}

bool remember_read(struct str text, struct remembered *out)
{
    bool good = true;
    *out = (struct remembered){0};
    for (size_t at = 0; good && at < text.n;) {
        size_t end = str_find(text, STR("\n"), at);
        end = end == SIZE_MAX ? text.n : end;
        good = read_line(str_sub(text, at, end), out);
        at = end + 1;
    }
    if (!good) {
        vec_free(&out->marks);
        *out = (struct remembered){0};
    }
    return good;
}
