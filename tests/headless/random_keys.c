/* SPDX-License-Identifier: MIT */
/* Keys, pastes, sizes and reloads at random: the session survives them, keeps the cursor on
 * the selection, Esc leads out of everything, and q out of the program.
 *
 * random_keys [EVENTS [SEED]], over the cases of $DOSSIER_SRCDIR/tests/cases. */
#include "random.h"
#include "session.h"

enum { EVENTS = 100000, SEED = 1, ESCAPES = 10, SETTLE_EVERY = 200 };

/* A key of some command. Leaving is a key like any other here. */
static int32_t command_key(struct random *r)
{
    struct str keys = str_of(command_get((enum command_tag)next(r, COMMANDS))->keys);
    struct str key = str_word(&keys);
    struct str other = str_word(&keys);
    return keys_parse(other.n && next(r, 2) ? other : key);
}

static int32_t any_key(struct random *r)
{
    static const int32_t some[] = {
        'e', 'a', 'o', ' ', 't',     KEY_NAMED_BACKSPACE, KEY_NAMED_DELETE, KEY_NAMED_HOME,
        21,  23,  127, '\b', '\n', 0x301, 0x706B, 0x202E, 0x1F469, 0x200D, 0x1F467, 0, -1};
    switch (next(r, 8)) {
    case 0: return some[next(r, sizeof some / sizeof *some)];
    case 1: return (int32_t)next(r, KEY_BASE + 64);
    default: return command_key(r);
    }
}

static void resize(struct session *s, struct random *r)
{
    int rows = 1 + (int)next(r, next(r, 2) ? 60 : 8);
    int cols = 1 + (int)next(r, next(r, 2) ? 200 : 40);
    s->grid.ascii = next(r, 4) == 0;
    s->grid.plain = next(r, 4) == 0;
    grid_resize(&s->grid, rows, cols);
    session_event(s, (struct event){.type = EVENT_RESIZE, .rows = rows, .cols = cols});
}

static void paste(struct session *s, struct random *r)
{
    static const char *const texts[] = {"fire", "two\nlines", "\x1b[31m", "\xff\xfe", "",
                                        "\xE2\x80\xAE", "e\xCC\x81", "q", "火事"};
    struct str text = str_of(texts[next(r, sizeof texts / sizeof *texts)]);
    session_event(s, (struct event){.type = EVENT_PASTE, .text = text});
}

/* Something that is no key. `few` has some of the library's files. */
static void other_event(struct session *s, const struct library *few, struct random *r)
{
    size_t done = next(r, 12);
    switch (next(r, 12)) {
    case 0: session_reload(s, few); break;
    case 1: session_reload(s, &s->library); break;
    case 2:
        session_event(s, (struct event){.type = EVENT_NOTICE, .text = STR("\x1b]0;")});
        break;
    case 3:
        session_event(s, (struct event){.type = EVENT_LOADING,
                                        .loading = {.files_done = done, .files = 12}});
        break;
    case 4:
        session_event(s, (struct event){.type = EVENT_LOAD_FAILED, .text = STR("full")});
        break;
    case 5: paste(s, r); break;
    case 7:
        session_event(s, (struct event){.type = EVENT_MOUSE,
                                        .row = (int)next(r, 64) - 2,
                                        .col = (int)next(r, 204) - 2,
                                        .wheel = (int)next(r, 3) - 1});
        break;
    case 6: session_event(s, (struct event){.type = EVENT_IDLE}); break;
    default: resize(s, r); break;
    }
}

/* Where something is selected, the cursor is on it; in a prompt it is where one types. */
static void check_cursor(const struct session *s, uint32_t nth)
{
    const struct grid *g = &s->grid;
    if (g->rows < 3 || g->cols < 16)
        return;
    if (s->app->prompt.kind) {
        if (g->cursor_row != g->rows - 1)
            die("event %u: the cursor is in row %d while one types", nth, g->cursor_row);
        return;
    }
    bool selected = false;
    for (int i = 0; i < g->rows * g->cols; i++)
        selected = selected || (g->cells[i].style & STYLE_SELECTED);
    unsigned here = g->cells[g->cursor_row * g->cols + g->cursor_col].style;
    if (selected && !(here & STYLE_SELECTED))
        die("event %u: the cursor, at %d,%d of %dx%d, is not on the selection", nth,
            g->cursor_row, g->cursor_col, g->cols, g->rows);
}

static void draw(struct session *s, uint32_t nth)
{
    app_draw(s->app, &s->grid);
    const struct grid *g = &s->grid;
    if (g->cursor_row < 0 || g->cursor_row >= g->rows || g->cursor_col < 0 ||
        g->cursor_col >= g->cols)
        die("event %u: cursor at %d,%d of %dx%d", nth, g->cursor_row, g->cursor_col, g->cols,
            g->rows);
    check_cursor(s, nth);
}

/* Esc leads back to the panes, unnarrowed, and never out of the program. */
static void settle(struct session *s, uint32_t nth)
{
    effects_free(&s->effects);
    for (int i = 0; i < ESCAPES; i++)
        session_key(s, KEY_ESCAPE);
    if (s->app->overlay || s->app->prompt.kind || view_narrowed(s->app->view) ||
        view_aspect(s->app->view))
        die("event %u: after %d Esc still open: %s", nth, ESCAPES,
            s->app->overlay                ? s->app->overlay->kind->title
            : s->app->prompt.kind          ? "a prompt"
            : view_aspect(s->app->view)    ? "another way to look"
                                           : "a narrowing");
    if (s->effects.n && !s->app->loading.files)
        die("event %u: Esc asked for an effect", nth);
}

/* q leads out of the program, from wherever it is no letter that is typed. */
static void quit(struct session *s, uint32_t nth)
{
    effects_free(&s->effects);
    if (s->app->prompt.kind || s->app->letter_for)
        session_key(s, KEY_ESCAPE);
    for (int i = 0; i < ESCAPES; i++) {
        session_key(s, 'q');
        for (size_t k = 0; k < s->effects.n; k++)
            if (s->effects.v[k].type == EFFECT_QUIT)
                return;
    }
    die("event %u: after %d q it still runs", nth, ESCAPES);
}

int main(int argc, char **argv)
{
    uint32_t events = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : EVENTS;
    struct random r = {argc > 2 ? strtoull(argv[2], NULL, 10) | 1 : SEED};
    const char *srcdir = getenv("DOSSIER_SRCDIR");
    struct session s = {0};
    struct library few = {0};
    struct buf path = {0};
    buf_addf(&path, "%s/tests/cases", srcdir ? srcdir : ".");
    session_open(&s, buf_z(&path), STR_NONE);
    session_library(&few, s.library.files.v[0]);
    resize(&s, &r);
    for (uint32_t nth = 0; nth < events; nth++) {
        if (next(&r, 40) == 0)
            other_event(&s, &few, &r);
        else
            session_key(&s, any_key(&r));
        if (next(&r, 3) == 0)
            draw(&s, nth);
        if (nth % SETTLE_EVERY == SETTLE_EVERY - 1)
            (next(&r, 2) ? settle : quit)(&s, nth);
    }
    buf_free(&path);
    library_free(&few);
    session_close(&s);
    return 0;
}
