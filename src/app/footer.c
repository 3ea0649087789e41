/* SPDX-License-Identifier: MIT */
/* The last row: the prompt while one is open, else what there is to say, else where the
 * selection stands and which keys do something here, from the command table. */
#include "app/app_state.h"
#include "base/utf8.h"

enum { GAP = 2, ROOM_FOR_HINTS = 32, ROOM_FOR_PATH = 60 };

/* The word for a command in the footer, here and now; empty: not shown. */
static struct str hint_of(const struct app *app, const struct command *command)
{
    if (!command->hint[0] || !command_applies(app, command))
        return STR_NONE;
    const struct overlay *o = app->overlay;
    bool detail = !o && view_focused(app->view) == PANE_DETAIL;
    bool empty = o ? !overlay_selected(o) : !view_case(app->view);
    size_t nth, total;
    switch (command->tag) {
    case COMMAND_ENTER:
        if (empty || (!o && !view_selected(app->view).rec))
            return STR_NONE;
        if (!o && view_aspect(app->view))
            return STR("open");
        return o ? str_of(o->kind->enter) : detail ? STR("follow") : str_of(command->hint);
    case COMMAND_FILTER:
        if (!o && view_aspect(app->view))
            return STR_NONE; /* they have keys of their own to show */
        return empty ? STR_NONE : str_of(command->hint);
    case COMMAND_SEARCH:
        if (!o && view_aspect(app->view) == ASPECT_CHANGES)
            return STR_NONE;
        return empty ? STR_NONE : str_of(command->hint);
    case COMMAND_ZOOM: return empty ? STR_NONE : str_of(command->hint);
    case COMMAND_WIDEN:
        if (o)
            return words_none(&o->filter) ? STR("close") : STR("unfilter");
        if (app->searched)
            return STR("unmark");
        if (view_filtered_here(app->view))
            return STR("unfilter");
        if (view_aspect(app->view))
            return STR("back");
        if (view_narrowed(app->view))
            return str_of(command->hint);
        if (app->all.stepping)
            return STR("found");
        return app->loading.files ? STR("stop reading") : STR_NONE;
    case COMMAND_EVIDENCE:
        if (view_aspect(app->view) == ASPECT_CONTEXT || view_aspect(app->view) == ASPECT_CHANGES)
            return STR_NONE; /* as Esc, or nearly; Enter comes first */
        return index_kind(view_selected(app->view).rec) == KIND_QUOTE ? STR("context")
                                                                    : str_of(command->hint);
    case COMMAND_NEXT_QUOTE:
        return view_evidence_place(app->view, &nth, &total) && nth < total
                   ? str_of(command->hint)
                   : STR_NONE;
    case COMMAND_EDIT:
        return o && str_eq(str_of(o->kind->enter), str_of(command->hint))
                   ? STR_NONE /* as Enter */
                   : str_of(command->hint);
    case COMMAND_CASES:
    case COMMAND_CLOSE: return o || view_aspect(app->view) ? STR_NONE : str_of(command->hint);
    case COMMAND_HELP:
        return o && o->kind == &overlay_help ? STR_NONE : str_of(command->hint);
    default: return str_of(command->hint);
    }
}

/* A hint is the first key of a command and its word. */
struct hint {
    struct key_text key;
    struct str word;
};

static int hint_columns(struct hint hint)
{
    return (int)(utf8_columns(str_of(hint.key.z)) + 1 + utf8_columns(hint.word));
}

/* The hints that fit, in the order of the table; one stays to the last: the way to the
 * help, and out of an overlay. Returns how many, and the columns they take with a gap in
 * front of each. */
static size_t choose_hints(const struct app *app, int room, struct hint *out, int *columns)
{
    struct hint kept = {0};
    size_t n = 0;
    *columns = 0;
    const struct command *last =
        command_get(app->overlay ? COMMAND_WIDEN : COMMAND_HELP);
    struct str word = hint_of(app, last);
    if (word.n) {
        kept = (struct hint){app_key(app, last->tag), word};
        room -= hint_columns(kept) + GAP;
    }
    for (size_t i = 0; i < COMMANDS; i++) {
        const struct command *command = command_get((enum command_tag)i);
        word = hint_of(app, command);
        if (command == last || word.n == 0)
            continue;
        struct hint hint = {app_key(app, command->tag), word};
        if (*columns + hint_columns(hint) + GAP > room)
            break;
        *columns += hint_columns(hint) + GAP;
        out[n++] = hint;
    }
    if (kept.word.n && room >= 0) {
        *columns += hint_columns(kept) + GAP;
        out[n++] = kept;
    }
    return n;
}

static void draw_hints(const struct hint *hints, size_t n, struct grid *g, int row, int col)
{
    for (size_t i = 0; i < n; i++) {
        col += GAP;
        col += grid_put(g, row, col, g->cols - col, str_of(hints[i].key.z), STYLE_KEY);
        col++;
        col += grid_put(g, row, col, g->cols - col, hints[i].word, STYLE_BAR);
    }
}

/* The end of a visible text that fits: the bytes from there on. */
static size_t tail_from(struct str visible, int columns)
{
    size_t at = 0;
    for (int wide = (int)utf8_columns(visible); wide > columns;) {
        int cell = 0;
        at = utf8_cell(visible, at, &cell);
        wide -= cell;
    }
    return at;
}

/* Cuts the place in front until it fits: whole parts ("source ▸ ") and folders first, then
 * the file's name, since the line is what one needs at the end. */
static void cut_front(struct buf *place, int columns, const struct grid *g)
{
    struct str rest = buf_str(place);
    struct buf cut = {0};
    const char *marks[] = {g->ascii ? " > " : " ▸ ", "/"};
    for (size_t i = 0; i < 2; i++) {
        while ((int)utf8_columns(rest) > columns) {
            size_t at = str_find(rest, str_of(marks[i]), 0);
            if (at == SIZE_MAX)
                break;
            rest = str_sub(rest, at + strlen(marks[i]), rest.n);
        }
    }
    if ((int)utf8_columns(rest) > columns) {
        grid_visible(g, STR("…"), &cut);
        int left = columns - (int)utf8_columns(buf_str(&cut));
        rest = str_sub(rest, tail_from(rest, left > 0 ? left : 0), rest.n);
    }
    buf_add(&cut, rest);
    buf_clear(place);
    buf_add(place, buf_str(&cut));
    buf_free(&cut);
}

static void add_place(struct app *app, const struct grid *g, struct buf *out)
{
    struct buf raw = {0};
    if (app->overlay) { /* the keys come first there */
        if (overlay_has_line(app->overlay) && g->cols >= ROOM_FOR_PATH)
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
    /* the place comes first, but leaves a third to the hints where there is room for both */
    cut_front(&place, g->cols < ROOM_FOR_HINTS ? g->cols : g->cols - g->cols / 3, g);
    size_t n = choose_hints(app, g->cols - (int)utf8_columns(buf_str(&place)), hints,
                            &columns);
    grid_put(g, row, 0, g->cols - columns, buf_str(&place), STYLE_BAR);
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
