/* SPDX-License-Identifier: MIT */
/* The last row: the prompt while one is open, else what there is to say, else where the
 * selection stands and which keys do something here, from the command table. */
#include "app/app_state.h"
#include "base/utf8.h"

enum { GAP = 2 };

/* The word for a command in the footer, here and now; empty: not shown. */
static struct str hint_of(const struct app *app, const struct command *command)
{
    if (!command->hint[0] || !command_applies(app, command))
        return STR_NONE;
    const struct overlay *o = app->overlay;
    bool detail = !o && view_focused(app->view) == PANE_DETAIL;
    switch (command->tag) {
    case COMMAND_ENTER:
        if (o)
            return overlay_selected(o) ? str_of(o->kind->enter) : STR_NONE;
        return detail ? STR("follow") : str_of(command->hint);
    case COMMAND_WIDEN:
        if (o)
            return STR("close");
        if (app->searched)
            return STR("unmark");
        return view_narrowed(app->view) ? str_of(command->hint) : STR_NONE;
    case COMMAND_CLOSE: return o ? STR_NONE : str_of(command->hint);
    case COMMAND_HELP:
        return o && o->kind == &overlay_help ? STR_NONE : str_of(command->hint);
    default: return str_of(command->hint);
    }
}

/* A hint is the first key of a command and its word. */
struct hint {
    struct str key, word;
};

static int hint_columns(struct hint hint)
{
    return (int)(utf8_columns(hint.key) + 1 + utf8_columns(hint.word));
}

/* The hints that fit, in the order of the table; the way to the help stays to the last.
 * Returns how many, and the columns they take with a gap in front of each. */
static size_t choose_hints(const struct app *app, int room, struct hint *out, int *columns)
{
    struct hint help = {0};
    size_t n = 0;
    *columns = 0;
    const struct command *last = command_get(COMMAND_HELP);
    struct str word = hint_of(app, last);
    if (word.n) {
        struct str keys = str_of(last->keys);
        help = (struct hint){str_word(&keys), word};
        room -= hint_columns(help) + GAP;
    }
    for (size_t i = 0; i < COMMANDS; i++) {
        const struct command *command = command_get((enum command_tag)i);
        word = hint_of(app, command);
        if (command == last || word.n == 0)
            continue;
        struct str keys = str_of(command->keys);
        struct hint hint = {str_word(&keys), word};
        if (*columns + hint_columns(hint) + GAP > room)
            break;
        *columns += hint_columns(hint) + GAP;
        out[n++] = hint;
    }
    if (help.word.n && room >= 0) {
        *columns += hint_columns(help) + GAP;
        out[n++] = help;
    }
    return n;
}

static void draw_hints(const struct hint *hints, size_t n, struct grid *g, int row, int col)
{
    for (size_t i = 0; i < n; i++) {
        col += GAP;
        col += grid_put(g, row, col, g->cols - col, hints[i].key, STYLE_KEY);
        col++;
        col += grid_put(g, row, col, g->cols - col, hints[i].word, STYLE_BAR);
    }
}

/* Cuts leading parts ("source ▸ ") off until the rest fits: the file's line stays. */
static struct str cut_front(struct str visible, int columns, const char *mark)
{
    while ((int)utf8_columns(visible) > columns) {
        size_t at = str_find(visible, str_of(mark), 0);
        if (at == SIZE_MAX)
            at = str_find(visible, STR("/"), 0);
        size_t cut = at == SIZE_MAX ? 0 : at + (visible.p[at] == '/' ? 1 : strlen(mark));
        if (cut == 0)
            break;
        visible = str_sub(visible, cut, visible.n);
    }
    return visible;
}

static void add_place(struct app *app, const struct grid *g, struct buf *out)
{
    struct buf raw = {0};
    if (app->overlay) {
        if (overlay_has_line(app->overlay))
            buf_add(&raw, overlay_selected(app->overlay)->path);
    } else {
        view_provenance(app->view, &raw);
    }
    grid_visible(g, buf_str(&raw), out);
    buf_free(&raw);
}

static void draw_place_and_hints(struct app *app, struct grid *g, int row)
{
    struct hint hints[COMMANDS];
    struct buf place = {0};
    int columns = 0;
    grid_fill(g, row, 0, g->cols, STYLE_BAR);
    add_place(app, g, &place);
    /* the place before the hints, but never the hints quite away */
    int want = (int)utf8_columns(buf_str(&place));
    int most = g->cols - g->cols / 3;
    int kept = want < most ? want : most;
    size_t n = choose_hints(app, g->cols - kept, hints, &columns);
    struct str shown =
        cut_front(buf_str(&place), g->cols - columns, g->ascii ? " > " : " ▸ ");
    grid_put_cut(g, row, 0, g->cols - columns, shown, STYLE_BAR);
    draw_hints(hints, n, g, row, g->cols - columns);
    buf_free(&place);
}

void footer_draw(struct app *app, struct grid *g)
{
    int row = g->rows - 1;
    if (app->prompt.kind) {
        struct buf status = {0};
        if (app->message.n)
            buf_add(&status, buf_str(&app->message));
        else
            app->prompt.kind->status(app, &status);
        prompt_draw(&app->prompt, g, row, buf_str(&status));
        buf_free(&status);
    } else if (app->message.n) {
        grid_fill(g, row, 0, g->cols, app->message_style);
        grid_put_cut(g, row, 0, g->cols, buf_str(&app->message), app->message_style);
    } else {
        draw_place_and_hints(app, g, row);
    }
}
