/* SPDX-License-Identifier: MIT */
/* Frames and the strip. Which pane is focused shows without colour: ▸ in a frame, [ ] in
 * the strip. */
#include "view/frame.h"

#include "base/utf8.h"

struct str frame_name(enum pane pane)
{
    static const char *const names[PANES] = {
        [PANE_PEOPLE] = "1 People",
        [PANE_EVENTS] = "2 Events",
        [PANE_QUOTES] = "3 Quotes",
        [PANE_DETAIL] = "4 Detail",
    };
    return str_of(names[pane]);
}

enum { FILTER_LEAST = 3, FILTER_MOST = 24 }; /* columns of a filter worth showing */

/* Adds the filter, cut to `room` columns, as it shows; nothing where that is too little. */
static void add_filter(const struct grid *g, struct str filter, int room, struct buf *out)
{
    struct buf visible = {0};
    grid_visible(g, filter, &visible);
    struct str shown = buf_str(&visible);
    room -= 2;
    room = room < FILTER_MOST ? room : FILTER_MOST;
    bool cut = (int)utf8_columns(shown) > room;
    if (filter.n && room >= FILTER_LEAST) {
        size_t fits = utf8_fit(shown, (size_t)(cut ? room - 1 : room));
        buf_add(out, str_sub(shown, 0, fits));
        buf_addz(out, !cut ? "" : g->ascii ? "." : "…");
        buf_addz(out, ": ");
    }
    buf_free(&visible);
}

void frame_draw(struct grid *g, struct rect r, enum pane pane,
                const struct frame_rows *rows, bool focused)
{
    struct str name = frame_name(pane);
    grid_frame(g, r, name, focused);
    int left = r.cols - 2 - (int)utf8_columns(name) - 2 - 3; /* beside the name */
    int columns = (int)utf8_columns(rows->count);
    if (rows->count.n == 0 || left < columns)
        return;
    struct buf text = {0};
    buf_addc(&text, ' ');
    add_filter(g, rows->filter, left - columns - 1, &text);
    buf_add(&text, rows->count);
    buf_addc(&text, ' ');
    columns = (int)utf8_columns(buf_str(&text));
    grid_put(g, r.row, r.col + r.cols - columns - 2, columns, buf_str(&text),
             focused ? STYLE_FOCUS : STYLE_DIM);
    buf_free(&text);
}

/* How much the strip says. */
enum strip_form { STRIP_ALL, STRIP_NAMES, STRIP_COUNT, STRIP_NAME, STRIP_FORMS };

static bool with_names(enum strip_form form)
{
    return form == STRIP_ALL || form == STRIP_NAMES;
}

static bool with_count(enum strip_form form)
{
    return form == STRIP_ALL || form == STRIP_COUNT;
}

/* Adds one entry: in brackets with its count where it is focused, else its name between
 * blanks that stand where the brackets would, or only its key. */
static void add_entry(struct buf *out, enum pane pane, bool focused, struct str count,
                      enum strip_form form)
{
    struct str name = frame_name(pane);
    if (!with_names(form) && pane > 0)
        buf_addc(out, ' ');
    if (focused) {
        buf_addc(out, '[');
        buf_add(out, name);
        if (with_count(form) && count.n) {
            buf_addc(out, ' ');
            buf_add(out, count);
        }
        buf_addc(out, ']');
    } else if (with_names(form)) {
        buf_addc(out, ' ');
        buf_add(out, name);
        buf_addc(out, ' ');
    } else {
        buf_addc(out, name.p[0]);
    }
}

static int strip_columns(enum pane focused, struct str count, enum strip_form form)
{
    struct buf all = {0};
    for (enum pane p = 0; p < PANES; p++)
        add_entry(&all, p, p == focused, count, form);
    if (buf_str(&all).p[all.n - 1] == ' ') /* may fall off the edge */
        buf_cut(&all, all.n - 1);
    int columns = (int)utf8_columns(buf_str(&all));
    buf_free(&all);
    return columns;
}

static enum strip_form strip_form(int columns, enum pane focused, struct str count,
                                  bool fewer)
{
    static const enum strip_form preferred[2][STRIP_FORMS] = {
        {STRIP_ALL, STRIP_NAMES, STRIP_COUNT, STRIP_NAME},
        {STRIP_ALL, STRIP_COUNT, STRIP_NAMES, STRIP_NAME},
    };
    for (int i = 0; i < STRIP_FORMS; i++)
        if (strip_columns(focused, count, preferred[fewer][i]) <= columns)
            return preferred[fewer][i];
    return STRIP_NAME;
}

/* "Pane 1 of 4, People: 9 of 74". */
static void plain_strip(struct grid *g, struct rect r, enum pane focused, struct str count,
                        int ends[PANES])
{
    struct buf text = {0};
    struct str name = frame_name(focused);
    buf_addf(&text, "Pane %d of %d, %.*s%s%.*s", (int)focused + 1, (int)PANES,
        (int)name.n - 2, name.p + 2, count.n ? ": " : "", STR_ARG(count));
    int used = grid_put_cut(g, r.row, r.col, r.cols, buf_str(&text), STYLE_FOCUS);
    for (enum pane p = 0; p < PANES; p++)
        ends[p] = r.col + (p < focused ? 0 : used);
    buf_free(&text);
}

void frame_strip(struct grid *g, struct rect r, enum pane focused,
                 const struct frame_rows *rows, int ends[PANES])
{
    if (r.rows < 1)
        return;
    struct buf count = {0}, entry = {0};
    int room = r.cols - strip_columns(focused, rows->count, STRIP_COUNT);
    add_filter(g, rows->filter, room, &count);
    buf_add(&count, rows->count);
    if (g->plain) {
        plain_strip(g, r, focused, buf_str(&count), ends);
        buf_free(&count);
        return;
    }
    enum strip_form form = strip_form(r.cols, focused, buf_str(&count), rows->fewer);
    int used = 0;
    for (enum pane p = 0; p < PANES; p++) {
        buf_clear(&entry);
        add_entry(&entry, p, p == focused, buf_str(&count), form);
        used += grid_put(g, r.row, r.col + used, r.cols - used, buf_str(&entry),
            p == focused ? STYLE_FOCUS : STYLE_TITLE);
        ends[p] = r.col + used;
    }
    buf_free(&count);
    buf_free(&entry);
}
