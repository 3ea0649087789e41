/* SPDX-License-Identifier: MIT */
/* The page of a search in all cases: hits under the titles of their cases. */
#include "app/app_state.h"

enum { SNIPPET_COLUMNS = 240, LABEL_COLUMNS = 60, MARKS = 16 };

/* A row's number is that of its hit; a title's, its case's first hit, below 0. */

static struct str kept(struct arena *a, struct buf *text)
{
    struct str copy = arena_str(a, buf_str(text));
    buf_free(text);
    return copy;
}

static void add_heading(struct app *app, struct overlay *o, size_t from, size_t to)
{
    struct buf text = {0};
    const struct search_hit *hit = &app->all.hits.v[from];
    struct str title = query_label(app->ix, hit->case_rec, &o->arena);
    buf_addf(&text, "%.*s (%zu)", STR_ARG(title), to - from);
    overlay_push(o, (struct overlay_row){
                        .text = kept(&o->arena, &text),
                        .style = STYLE_TITLE,
                        .heading = true,
                        .number = -1 - (int64_t)from,
                        .id = arena_strf(&o->arena, "case %lld", (long long)hit->file),
                    });
}

/* "the record · field: …match…": what stands in front where the match is not its name. */
static void add_lead(const struct search_hit *hit, struct buf *out)
{
    struct search_mark none[1];
    if (hit->field == schema_label(hit->kind))
        return;
    search_snippet(hit->label, NULL, 0, LABEL_COLUMNS, out, none, 0);
    buf_addf(out, " · %s: ", hit->field->name);
}

static void add_hit(struct app *app, struct overlay *o, const struct search_hit *hit,
                    size_t nth)
{
    struct buf text = {0}, name = {0};
    struct search_mark marks[MARKS];
    struct file_row file;
    add_lead(hit, &text);
    size_t n = search_snippet(hit->text, hit->marks, hit->n_marks, SNIPPET_COLUMNS, &text,
                              marks, MARKS);
    search_all_name(hit, &name);
    query_file(app->ix, hit->file, &o->arena, &file);
    struct overlay_row row = {
        .head = str_of(hit->kind->name),
        .text = kept(&o->arena, &text),
        .style = hit->field->type == TYPE_EXACT ? STYLE_QUOTE : STYLE_PLAIN,
        .marks = arena_array(&o->arena, n, sizeof *row.marks),
        .n_marks = n,
        .id = kept(&o->arena, &name),
        .number = (int64_t)nth,
        .path = file.path,
        .at = hit->at,
    };
    if (n)
        memcpy(row.marks, marks, n * sizeof *marks);
    overlay_push(o, row);
}

/* Hits of one case stand beside each other. */
static size_t case_end(const struct search_all *s, size_t from)
{
    size_t to = from;
    while (to < s->hits.n && s->hits.v[to].case_rec == s->hits.v[from].case_rec)
        to++;
    return to;
}

static void add_summary(const struct search_all *s, size_t cases, struct overlay *o)
{
    if (!s->run || search_empty(s->run)) {
        o->empty = STR("Type what to look for in all cases");
        return;
    }
    o->empty = search_done(s->run) ? STR("Nothing found") : STR("Searching…");
    if (s->hits.n == 0)
        return;
    o->place = arena_strf(&o->arena, "%zu%s in %zu case%s", s->hits.n,
                          search_more(s->run) ? "+" : search_done(s->run) ? "" : "…", cases,
                          cases == 1 ? "" : "s");
}

static size_t fill(struct app *app, struct overlay *o)
{
    const struct search_all *s = &app->all;
    size_t start = 0, cases = 0;
    for (size_t from = 0, to; from < s->hits.n; from = to, cases++) {
        to = case_end(s, from);
        add_heading(app, o, from, to);
        for (size_t i = from; i < to; i++) {
            add_hit(app, o, &s->hits.v[i], i);
            if (str_eq(o->all.v[o->all.n - 1].id, buf_str(&s->gone)))
                start = o->all.n - 1;
        }
    }
    add_summary(s, cases, o);
    return start ? start : s->hits.n > 0;
}

static void enter_row(struct app *app, const struct overlay_row *row,
                      struct effects *effects)
{
    (void)effects;
    if (row->number >= 0) {
        search_all_go(app, (size_t)row->number);
        return;
    }
    int64_t rec = app->all.hits.v[-1 - row->number].case_rec;
    overlay_close_all(app);
    view_mark_place(app->view);
    view_open_case(app->view, rec);
}

const struct overlay_kind overlay_hits = {
    .title = "Search in all cases",
    .empty = "Nothing found",
    .enter = "go there",
    .fill = fill,
    .enter_row = enter_row,
};
