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

void frame_draw(struct grid *g, struct rect r, enum pane pane, struct str count,
                bool focused)
{
    struct str name = frame_name(pane);
    grid_frame(g, r, name, focused);
    int columns = (int)utf8_columns(count);
    int left = r.cols - 2 - (int)utf8_columns(name) - 2; /* beside the name */
    if (count.n == 0 || left < columns + 3)
        return;
    unsigned style = focused ? STYLE_FOCUS : STYLE_DIM;
    int col = r.col + r.cols - columns - 4;
    grid_put(g, r.row, col, 1, STR(" "), style);
    grid_put(g, r.row, col + 1, columns, count, style);
    grid_put(g, r.row, col + 1 + columns, 1, STR(" "), style);
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
                                  bool narrowed)
{
    static const enum strip_form preferred[2][STRIP_FORMS] = {
        {STRIP_ALL, STRIP_NAMES, STRIP_COUNT, STRIP_NAME},
        {STRIP_ALL, STRIP_COUNT, STRIP_NAMES, STRIP_NAME},
    };
    for (int i = 0; i < STRIP_FORMS; i++)
        if (strip_columns(focused, count, preferred[narrowed][i]) <= columns)
            return preferred[narrowed][i];
    return STRIP_NAME;
}

void frame_strip(struct grid *g, struct rect r, enum pane focused, struct str count,
                 bool narrowed)
{
    if (r.rows < 1)
        return;
    enum strip_form form = strip_form(r.cols, focused, count, narrowed);
    struct buf entry = {0};
    int used = 0;
    for (enum pane p = 0; p < PANES; p++) {
        buf_clear(&entry);
        add_entry(&entry, p, p == focused, count, form);
        used += grid_put(g, r.row, r.col + used, r.cols - used, buf_str(&entry),
            p == focused ? STYLE_FOCUS : STYLE_TITLE);
    }
    buf_free(&entry);
}
