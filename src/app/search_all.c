/* SPDX-License-Identifier: MIT */
/* Every letter begins the search anew and takes a first page; the rest is found while no
 * key comes, a few milliseconds at a time. Once typing has ended, what was found is ordered
 * by how well it matches. */
#include "app/search_all.h"

#include "app/app_state.h"

enum { PAGE = 50 };

void search_all_free(struct search_all *s)
{
    search_close(s->run);
    buf_free(&s->typed);
    buf_free(&s->before);
    buf_free(&s->gone);
    vec_free(&s->hits);
    arena_free(&s->arena);
}

/* Takes what the next few milliseconds find. */
static void take_page(struct search_all *s)
{
    struct search_hit page[PAGE];
    size_t n = search_page(s->run, PAGE, &s->arena, page);
    for (size_t i = 0; i < n; i++)
        vec_push(&s->hits, page[i]);
}

/* Of more hits than are shown the best may be among the others. */
static void rank(struct search_all *s)
{
    if (s->ranked || s->typing || !search_done(s->run) || search_more(s->run))
        return;
    search_order(s->hits.v, s->hits.n);
    s->ranked = true;
}

static void begin(struct app *app)
{
    struct search_all *s = &app->all;
    search_close(s->run);
    vec_clear(&s->hits);
    arena_reset(&s->arena);
    s->ranked = false;
    s->run = search_open(app->ix, buf_str(&s->typed), true);
    take_page(s);
    rank(s);
}

void search_all_again(struct app *app)
{
    if (app->all.run)
        begin(app);
}

bool search_all_busy(const struct app *app)
{
    const struct search_all *s = &app->all;
    bool seen = app->overlay && app->overlay->kind == &overlay_hits;
    return s->run && !search_done(s->run) && (seen || s->stepping);
}

void search_all_work(struct app *app)
{
    if (!search_all_busy(app))
        return;
    take_page(&app->all);
    rank(&app->all);
    overlay_refill(app);
}

void search_all_name(const struct search_hit *hit, struct buf *out)
{
    buf_addf(out, "%lld %.*s %s.%s %u", (long long)hit->file, STR_ARG(hit->id),
             hit->kind->name, hit->field->name, hit->at.col);
}

/* ---- the prompt ---- */

static void set_typed(struct app *app, struct str typed)
{
    buf_clear(&app->all.typed);
    buf_add(&app->all.typed, typed);
    begin(app);
    overlay_refill(app);
    overlay_move_end(app->overlay, false);
    overlay_move(app->overlay, 1); /* over the first case's title */
}

static void changed(struct app *app)
{
    set_typed(app, buf_str(&app->prompt.text));
}

static void cancelled(struct app *app)
{
    app->all.typing = false;
    if (app->all.before.n)
        set_typed(app, buf_str(&app->all.before));
    else
        overlay_close(app);
}

static void accepted(struct app *app, struct effects *effects)
{
    (void)effects;
    struct search_all *s = &app->all;
    app->all.typing = false;
    if (s->typed.n == 0) {
        overlay_close(app);
        return;
    }
    history_add(&app->alls, buf_str(&s->typed));
    rank(s);
    overlay_refill(app);
    overlay_move_end(app->overlay, false);
    overlay_move(app->overlay, 1);
}

static void add_count(const struct search_all *s, struct buf *out)
{
    const char *more = search_more(s->run) ? "+" : search_done(s->run) ? "" : "…";
    buf_addf(out, "%zu%s", s->hits.n, more);
}

static void status(const struct app *app, struct buf *out)
{
    const struct search_all *s = &app->all;
    if (s->typed.n == 0 || !s->run)
        buf_addz(out, "words, \"phrases\", OR, NOT, person: source: case: after: before:");
    else if (*search_note(s->run))
        buf_addz(out, search_note(s->run));
    else
        add_count(s, out);
}

static const struct prompt_kind search_all_prompt = {
    .label = "all cases: ",
    .changed = changed,
    .accepted = accepted,
    .cancelled = cancelled,
    .status = status,
};

void cmd_search_all(struct app *app, struct effects *effects)
{
    (void)effects;
    struct search_all *s = &app->all;
    if (!app->overlay || app->overlay->kind != &overlay_hits)
        overlay_open(app, &overlay_hits);
    buf_clear(&s->before);
    buf_add(&s->before, buf_str(&s->typed));
    s->typing = true;
    app_open_prompt(app, &search_all_prompt, &app->alls);
    prompt_set(&app->prompt, buf_str(&s->typed)); /* to be changed */
}

/* ---- going to hits ---- */

static size_t find_gone(const struct search_all *s)
{
    struct buf name = {0};
    size_t nth = 0;
    for (; nth < s->hits.n; nth++) {
        buf_clear(&name);
        search_all_name(&s->hits.v[nth], &name);
        if (str_eq(buf_str(&name), buf_str(&s->gone)))
            break;
    }
    buf_free(&name);
    return nth;
}

void search_all_go(struct app *app, size_t nth)
{
    struct search_all *s = &app->all;
    const struct search_hit *hit = &s->hits.v[nth];
    struct buf count = {0};
    buf_clear(&s->gone);
    search_all_name(hit, &s->gone);
    overlay_close_all(app);
    find_end(app);
    s->stepping = true;
    view_go(app->view, hit->rec);
    add_count(s, &count);
    app_say(app, "%zu of %s in all cases; %s the next, %s the list", nth + 1, buf_z(&count),
            app_key(app, COMMAND_SEARCH_NEXT).z, app_key(app, COMMAND_SEARCH_ALL).z);
    buf_free(&count);
}

void search_all_step(struct app *app, int by)
{
    struct search_all *s = &app->all;
    size_t n = s->hits.n, at = find_gone(s);
    if (n == 0)
        app_say(app, "nothing found");
    else if (at == n) /* that one is gone */
        search_all_go(app, 0);
    else
        search_all_go(app, by > 0 ? (at + 1) % n : (at + n - 1) % n);
}

void search_all_return(struct app *app)
{
    app->all.stepping = false;
    overlay_open(app, &overlay_hits);
}
