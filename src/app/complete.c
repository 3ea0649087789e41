/* SPDX-License-Identifier: MIT */
/* Candidates are few and made anew with each letter. */
#include "app/complete.h"

#include "app/app_state.h"
#include "base/suggest.h"
#include "base/utf8.h"

enum {
    CANDIDATES_MAX = 64, /* more ids help nobody */
    ROWS_MAX = 8,
    ROWS_LEFT = 6, /* for what is under the list */
    GAP = 2,
};

void complete_free(struct completion *c)
{
    arena_free(&c->arena);
    vec_free(&c->found);
}

static void add(struct completion *c, struct candidate candidate)
{
    if (c->found.n < CANDIDATES_MAX)
        vec_push(&c->found, candidate);
}

static void add_command(struct completion *c, struct app *app,
                        const struct command *command)
{
    struct buf keys = {0};
    keymap_names(&app->keys, command->tag, &keys);
    add(c, (struct candidate){
               .line = arena_strf(&c->arena, "%s%s", command->name,
                                  command->argument ? " " : ""),
               .keys = arena_str(&c->arena, buf_str(&keys)),
               .note = str_of(command->note),
               .applies = command_applies(app, command),
           });
    buf_free(&keys);
}

/* Those that begin so stand before those that have it somewhere. */
static void add_commands(struct completion *c, struct app *app, struct str word)
{
    for (int begins = 1; begins >= 0; begins--)
        for (enum command_tag tag = 0; tag < COMMANDS; tag++) {
            const struct command *command = command_get(tag);
            size_t at = str_find(str_of(command->name), word, 0);
            if (begins ? at == 0 : at != 0 && at != SIZE_MAX)
                add_command(c, app, command);
        }
}

static void add_argument(struct completion *c, struct str before, struct str argument,
                         struct str note)
{
    add(c, (struct candidate){
               .line = arena_strf(&c->arena, "%.*s%.*s", STR_ARG(before),
                                  STR_ARG(argument)),
               .note = note,
               .applies = true,
           });
}

static void add_cases(struct completion *c, struct app *app, struct str before,
                      struct str start)
{
    struct files files = query_files(app->ix, &c->arena);
    for (size_t i = 0; i < files.n; i++)
        if (files.v[i].case_rec && str_starts(files.v[i].case_id, start))
            add_argument(c, before, files.v[i].case_id, files.v[i].title);
}

static void add_records(struct completion *c, struct app *app, struct str before,
                        struct str start)
{
    int64_t case_rec = view_case(app->view);
    struct strs ids = query_ids(app->ix, case_rec, start, CANDIDATES_MAX, &c->arena);
    struct buf label = {0};
    for (size_t i = 0; i < ids.n; i++) {
        int64_t rec = query_find(app->ix, case_rec, ids.v[i]);
        buf_clear(&label);
        buf_add_line(&label, query_label(app->ix, rec, &c->arena));
        add_argument(c, before, ids.v[i], arena_str(&c->arena, buf_str(&label)));
    }
    buf_free(&label);
}

void complete_line(struct completion *c, struct app *app, struct str line)
{
    vec_clear(&c->found);
    arena_reset(&c->arena);
    c->chosen = COMPLETE_NONE;
    struct str rest = line, near;
    struct str word = str_word(&rest);
    if (word.p + word.n == line.p + line.n) { /* nothing behind it, not even a blank */
        add_commands(c, app, word);
        return;
    }
    const struct command *command = complete_command(app, word, &near);
    struct str start = str_trim(rest);
    struct str before = str_sub(line, 0, line.n - start.n);
    if (command && command->argument == ARGUMENT_CASE)
        add_cases(c, app, before, start);
    else if (command && command->argument == ARGUMENT_RECORD)
        add_records(c, app, before, start);
}

bool complete_more(const struct completion *c)
{
    return c->found.n == CANDIDATES_MAX;
}

const struct candidate *complete_step(struct completion *c, int step)
{
    size_t n = c->found.n;
    if (n == 0)
        return NULL;
    if (c->chosen == COMPLETE_NONE)
        c->chosen = step > 0 ? 0 : n - 1;
    else
        c->chosen = step > 0 ? (c->chosen + 1) % n : (c->chosen + n - 1) % n;
    return &c->found.v[c->chosen];
}

const struct command *complete_command(const struct app *app, struct str word,
                                       struct str *near)
{
    const struct command *begins = NULL;
    size_t n_begin = 0;
    struct suggestion nearest = suggest_start(word);
    for (enum command_tag tag = 0; tag < COMMANDS; tag++) {
        const struct command *command = command_get(tag);
        struct str name = str_of(command->name);
        if (str_eq(name, word))
            return command;
        if (word.n && str_starts(name, word)) {
            begins = command;
            n_begin++;
        }
        suggest_offer(&nearest, name);
    }
    *near = n_begin ? str_of(begins->name) : nearest.best;
    if (n_begin == 1)
        return begins;
    int32_t key = keys_parse(word);
    return key ? keymap_command(&app->keys, key) : NULL;
}

static int widest(const struct completion *c, size_t from, size_t to, bool keys)
{
    size_t most = 0;
    for (size_t i = from; i < to; i++) {
        size_t n = utf8_columns(keys ? c->found.v[i].keys : c->found.v[i].line);
        most = n > most ? n : most;
    }
    return (int)most;
}

void complete_draw(const struct completion *c, struct grid *g)
{
    int room = g->rows - ROWS_LEFT < ROWS_MAX ? g->rows - ROWS_LEFT : ROWS_MAX;
    size_t rows = room < 1 ? 0 : (size_t)room < c->found.n ? (size_t)room : c->found.n;
    size_t chosen = c->chosen == COMPLETE_NONE ? 0 : c->chosen;
    size_t top = chosen < rows ? 0 : chosen - rows + 1;
    int keys_at = GAP + widest(c, top, top + rows, false) + GAP;
    int keys = widest(c, top, top + rows, true);
    int note_at = keys_at + (keys ? keys + GAP : 0);
    for (size_t i = 0; i < rows; i++) {
        const struct candidate *one = &c->found.v[top + i];
        int row = g->rows - 1 - (int)(rows - i);
        bool here = top + i == c->chosen;
        unsigned selected = here ? STYLE_SELECTED : 0;
        grid_fill(g, row, 0, g->cols, STYLE_BAR | selected);
        grid_put(g, row, 0, 1, here ? str_of(grid_sign(g, ">", " ")) : STR_NONE, STYLE_BAR | selected);
        grid_put_cut(g, row, GAP, g->cols - GAP, one->line,
                     (one->applies ? STYLE_BAR : STYLE_DIM) | selected);
        grid_put_cut(g, row, keys_at, g->cols - keys_at, one->keys, STYLE_KEY | selected);
        grid_put_cut(g, row, note_at, g->cols - note_at, one->note,
                     (one->applies ? STYLE_BAR : STYLE_DIM) | selected);
    }
}
