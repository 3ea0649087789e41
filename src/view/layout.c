/* SPDX-License-Identifier: MIT */
/* Proportions: names are short, events longer, quotes the longest; Detail takes half.
 * Everything is worked out along two axes, so that both splits are one: the lists and
 * Detail share the main axis, the lists share the other among themselves. */
#include "view/layout.h"

enum {
    WHOLE = 1000, /* sizes are thousandths */
    STEPS = 24,   /* that a resize takes from end to end */
};

/* The least that a list and Detail keep, in cells along each axis. */
static const struct least {
    int list, detail, across;
} least[SPLITS] = {
    [SPLIT_ABOVE] = {.list = 4, .detail = 4, .across = 12},
    [SPLIT_BESIDE] = {.list = 16, .detail = 24, .across = 3},
};

static int at_most(int n, int most)
{
    return n < most ? n : most;
}

static int within(int n, int low, int high)
{
    return n < low ? low : at_most(n, high);
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

static int main_axis(enum view_split split, struct rect area)
{
    return split == SPLIT_ABOVE ? area.rows : area.cols;
}

static int cross_axis(enum view_split split, struct rect area)
{
    return split == SPLIT_ABOVE ? area.cols : area.rows;
}

/* What the lists take of the main axis. */
static int lists_length(const struct view_shape *shape, struct rect area)
{
    int all = main_axis(shape->split, area);
    int part = shape->sizes[shape->split].lists;
    int usual = shape->split == SPLIT_ABOVE ? all / 2 : at_most(all * 9 / 20, 90);
    return within(part ? all * part / WHOLE : usual, least[shape->split].list,
                  all - least[shape->split].detail);
}

/* What each list takes of the other axis. */
static void list_lengths(const struct view_shape *shape, struct rect area,
                         int out[LIST_PANES])
{
    int all = cross_axis(shape->split, area), few = least[shape->split].across;
    const int *share = shape->sizes[shape->split].share;
    if (share[0]) {
        out[PANE_PEOPLE] = all * share[PANE_PEOPLE] / WHOLE;
        out[PANE_EVENTS] = all * share[PANE_EVENTS] / WHOLE;
    } else if (shape->split == SPLIT_ABOVE) {
        out[PANE_PEOPLE] = at_most(all / 4, 40);
        out[PANE_EVENTS] = at_most(all / 3, 70);
    } else {
        out[PANE_PEOPLE] = out[PANE_EVENTS] = all * 3 / 10;
    }
    out[PANE_PEOPLE] = within(out[PANE_PEOPLE], few, all - 2 * few);
    out[PANE_EVENTS] = within(out[PANE_EVENTS], few, all - few - out[PANE_PEOPLE]);
    out[PANE_QUOTES] = all - out[PANE_PEOPLE] - out[PANE_EVENTS];
}

static void all_panes(struct layout *out, struct rect area, const struct view_shape *shape)
{
    bool above = shape->split == SPLIT_ABOVE;
    int lists = lists_length(shape, area), lengths[LIST_PANES], at = 0;
    list_lengths(shape, area, lengths);
    for (int i = 0; i < LIST_PANES; at += lengths[i++])
        out->pane[i] =
            above ? (struct rect){area.row, area.col + at, lists, lengths[i]}
                  : (struct rect){area.row + at, area.col, lengths[i], lists};
    out->pane[PANE_DETAIL] =
        above ? (struct rect){area.row + lists, area.col, area.rows - lists, area.cols}
              : (struct rect){area.row, area.col + lists, area.rows, area.cols - lists};
    for (int i = 0; i < PANES; i++)
        out->body[i] = inside_frame(out->pane[i]);
}

void layout_compute(struct layout *out, struct rect area, enum pane focused, bool zoomed,
                    const struct view_shape *shape)
{
    *out = (struct layout){0};
    if (area.rows < 1 || area.cols < 1)
        area.rows = area.cols = 0;
    if (zoomed || area.cols < LAYOUT_THREE_COLS || area.rows < LAYOUT_THREE_ROWS)
        one_pane(out, area, focused);
    else
        all_panes(out, area, shape);
}

/* The thousandths that give back the same number of cells. */
static int part_of(int cells, int all)
{
    return (cells * WHOLE + all - 1) / all;
}

static int step_of(int all)
{
    return all < 2 * STEPS ? 1 : all / STEPS;
}

/* Lists against Detail. */
static bool resize_lists(struct view_shape *shape, struct rect area, int steps)
{
    int all = main_axis(shape->split, area), now = lists_length(shape, area);
    int wanted = within(now + steps * step_of(all), least[shape->split].list,
                        all - least[shape->split].detail);
    shape->sizes[shape->split].lists = part_of(wanted, all);
    return wanted != now;
}

/* One list against the two others, which keep their proportion. */
static bool resize_list(struct view_shape *shape, struct rect area, enum pane pane,
                        int steps)
{
    int all = cross_axis(shape->split, area), few = least[shape->split].across;
    int lengths[LIST_PANES];
    list_lengths(shape, area, lengths);
    int wanted = within(lengths[pane] + steps * step_of(all), few, all - 2 * few);
    if (wanted == lengths[pane])
        return false;
    enum pane one = pane == PANE_PEOPLE ? PANE_EVENTS : PANE_PEOPLE;
    enum pane other = pane == PANE_QUOTES ? PANE_EVENTS : PANE_QUOTES;
    int left = all - wanted, others = lengths[one] + lengths[other];
    lengths[pane] = wanted;
    lengths[one] = within((left * lengths[one] + others / 2) / others, few, left - few);
    lengths[other] = left - lengths[one];
    for (int i = 0; i < LIST_PANES; i++)
        shape->sizes[shape->split].share[i] = part_of(lengths[i], all);
    return true;
}

bool layout_resize(struct view_shape *shape, struct rect area, enum pane pane, int wider,
                   int higher)
{
    int along = shape->split == SPLIT_ABOVE ? higher : wider;
    int across = shape->split == SPLIT_ABOVE ? wider : higher;
    bool resized = false;
    if (along)
        resized = resize_lists(shape, area, pane == PANE_DETAIL ? -along : along);
    if (across && pane != PANE_DETAIL)
        resized = resize_list(shape, area, pane, across) || resized;
    return resized;
}

void layout_mend(struct view_shape *shape)
{
    if (shape->split >= SPLITS)
        shape->split = SPLIT_ABOVE;
    for (int i = 0; i < SPLITS; i++) {
        struct view_sizes *sizes = &shape->sizes[i];
        bool good = sizes->lists >= 0 && sizes->lists <= WHOLE;
        bool none = true;
        for (int k = 0; k < LIST_PANES; k++) {
            good = good && sizes->share[k] >= 0 && sizes->share[k] <= WHOLE;
            none = none && sizes->share[k] == 0;
        }
        for (int k = 0; k < LIST_PANES; k++)
            good = good && (none || sizes->share[k] > 0);
        if (!good)
            *sizes = (struct view_sizes){0};
    }
}
