/* SPDX-License-Identifier: MIT */
/* Proportions: names are short, events longer, quotes the longest; Detail takes half. */
#include "view/layout.h"

static int at_most(int n, int most)
{
    return n < most ? n : most;
}

static struct rect inside_frame(struct rect r)
{
    return (struct rect){r.row + 1, r.col + 1, r.rows - 2, r.cols - 2};
}

static void one_pane(struct layout *out, struct rect area, enum pane focused)
{
    int strip = area.rows > 1 ? 1 : 0;
    struct rect body = {area.row + strip, area.col, area.rows - strip, area.cols};
    out->single = true;
    out->strip = (struct rect){area.row, area.col, strip, area.cols};
    for (int i = 0; i < PANES; i++)
        out->body[i] = body;
    out->pane[focused] = body;
}

static void three_lists(struct layout *out, struct rect area)
{
    int rows = area.rows / 2;
    int people = at_most(area.cols / 4, 40);
    int events = at_most(area.cols / 3, 70);
    int quotes = area.cols - people - events;
    out->pane[PANE_PEOPLE] = (struct rect){area.row, area.col, rows, people};
    out->pane[PANE_EVENTS] = (struct rect){area.row, area.col + people, rows, events};
    out->pane[PANE_QUOTES] =
        (struct rect){area.row, area.col + people + events, rows, quotes};
    out->pane[PANE_DETAIL] =
        (struct rect){area.row + rows, area.col, area.rows - rows, area.cols};
    for (int i = 0; i < PANES; i++)
        out->body[i] = inside_frame(out->pane[i]);
}

void layout_compute(struct layout *out, struct rect area, enum pane focused, bool zoomed)
{
    *out = (struct layout){0};
    if (area.rows < 1 || area.cols < 1)
        area.rows = area.cols = 0;
    if (zoomed || area.cols < LAYOUT_THREE_COLS || area.rows < LAYOUT_THREE_ROWS)
        one_pane(out, area, focused);
    else
        three_lists(out, area);
}
