/* SPDX-License-Identifier: MIT */
/* Timeline: events by date, each with a bar on one axis. A bar says how the date is
 * meant: it lasted, it was some day in there, it was that day; no bar is more exact than
 * the date. */
#include "view/aspect.h"

#include "view/aspect_parts.h"
#include "view/detail_parts.h"
#include "view/timeline_events.h"

enum {
    DATES = 17,        /* columns of the longest short date and a blank */
    BESIDE_LEAST = 60, /* with fewer columns a bar stands below its event */
    LEGEND_LEAST = 78,
    BARS_MOST = 120,
};

/* A sign stays on the line of the word that says what it means. */
#define NO_BREAK "\u00A0"

/* Where things stand on a line. */
struct columns {
    bool beside;
    int bar, bars, title;
};

static struct columns columns_of(const struct doc_writer *w)
{
    int columns = w->columns;
    if (columns < BESIDE_LEAST || w->look.plain)
        return (struct columns){.bar = DETAIL_INDENT, .bars = columns - DETAIL_INDENT};
    int bars = (columns - DATES) / 2;
    if (bars > BARS_MOST)
        bars = BARS_MOST;
    return (struct columns){true, DATES, bars, DATES + bars + 2};
}

static const char *const unit_names[AXIS_UNITS] = {
    [AXIS_YEAR] = "year", [AXIS_MONTH] = "month", [AXIS_DAY] = "day"};

struct timeline {
    struct doc_writer *w;
    struct aspect_over *over;
    struct timeline_events events;
    struct columns at;
    struct axis axis;
    bool *ticks;
    int64_t covered; /* the last day that an event before may have had */
    bool any;
};

/* The signs of a bar; on an ASCII screen they are = - * and so on. */
static const char *sign_of(enum bar_cell cell)
{
    switch (cell) {
    case BAR_LASTED: return "═";
    case BAR_BETWEEN: return "┄";
    case BAR_DAY: return "●";
    case BAR_ABOUT: return "~";
    case BAR_OPEN_START: return "<";
    case BAR_OPEN_END: return ">";
    case BAR_UNKNOWN: return "?";
    case BAR_BEYOND: return "+";
    case BAR_NONE: break;
    }
    return " ";
}

static void put_bar(struct timeline *t, const struct edtf *date)
{
    enum bar_cell *cells =
        arena_array(t->w->scratch, (size_t)t->axis.cells + 1, sizeof *cells);
    if (date)
        axis_bar(&t->axis, date, cells);
    for (int i = 0; i < t->axis.cells; i++) {
        if (cells[i] == BAR_NONE)
            doc_putz(t->w, STYLE_DIM, t->ticks[i] ? "│" : " ");
        else
            doc_putz(t->w, STYLE_PLAIN, sign_of(cells[i]));
    }
}

/* As much of the place as the title does not say: of "Mosul, in the Old City" the rest. */
static void put_place(struct doc_writer *w, struct str title, struct str place)
{
    while (place.n) {
        size_t comma = str_find(place, STR(", "), 0);
        struct str part = str_sub(place, 0, comma == SIZE_MAX ? place.n : comma);
        place = str_sub(place, part.n + (comma == SIZE_MAX ? 0 : strlen(", ")), place.n);
        if (!part.n || str_find(title, part, 0) != SIZE_MAX)
            continue;
        doc_putz(w, STYLE_DIM, ", ");
        doc_put(w, STYLE_DIM, part);
    }
}

static void put_title(struct timeline *t, const struct timeline_event *e)
{
    struct doc_writer *w = t->w;
    if (e->disputed)
        doc_putz(w, STYLE_WARN, grid_sign(&w->look, "≠ ", ""));
    struct str title = item_text(&e->item, FIELD_EVENT_TITLE);
    doc_put(w, STYLE_PLAIN, title);
    put_place(w, title, item_text(&e->item, FIELD_EVENT_PLACE));
    if (t->over->library) {
        doc_putz(w, STYLE_DIM, " — ");
        doc_put(w, STYLE_DIM, query_label(w->ix, e->item.case_rec, w->scratch));
    }
    aspect_end_carried(w, e->item.rec, STR_NONE);
}

static void write_event(struct timeline *t, const struct timeline_event *e)
{
    struct doc_writer *w = t->w;
    struct buf date = {0};
    if (w->look.plain)
        edtf_print(item_text(&e->item, FIELD_EVENT_DATE), &date);
    else
        edtf_short(item_text(&e->item, FIELD_EVENT_DATE), &date);
    doc_stop(w, (struct doc_stop){
        .rec = e->item.rec, .field = FIELDS, .at = e->item.at, .target = e->item.rec});
    doc_para(w, 0, t->at.beside ? t->at.title : DETAIL_INDENT);
    doc_put(w, STYLE_DIM, date.n ? buf_str(&date) : STR("undated"));
    if (w->look.plain) { /* the words of the date say what its bar would */
        doc_putz(w, STYLE_PLAIN, e->disputed ? ", disputed: " : ": ");
    } else if (t->at.beside) {
        doc_pad(w, t->at.bar);
        put_bar(t, e->dated ? &e->date : NULL);
        doc_pad(w, t->at.title);
    } else {
        doc_putz(w, STYLE_PLAIN, "  ");
    }
    put_title(t, e);
    if (!t->at.beside && e->dated && !w->look.plain) {
        doc_para(w, t->at.bar, t->at.bar);
        put_bar(t, &e->date);
        doc_para_end(w);
    }
    buf_free(&date);
}

/* "(11 months without an event)", from the last day that was possible before to the first
 * that is possible now. */
static void write_gap(struct timeline *t, const struct timeline_event *e)
{
    static const int least[AXIS_UNITS] = {365, 31, 7};
    int64_t days = 0;
    if (t->any && t->covered != EDTF_OPEN_LATEST && e->date.earliest > t->covered)
        days = e->date.earliest - t->covered - 1;
    if (days < least[t->axis.unit])
        return;
    int64_t n = days < 62 ? days : days < 730 ? days * 12 / 365 : days / 365;
    const char *what = days < 62 ? "days" : days < 730 ? "months" : "years";
    t->w->stop = DOC_NONE;
    doc_para(t->w, t->at.bar, t->at.bar);
    doc_put(t->w, STYLE_DIM,
        arena_strf(t->w->scratch, "(%lld %s without an event)", (long long)n, what));
    doc_para_end(t->w);
}

static void write_events(struct timeline *t)
{
    for (size_t i = 0; i < t->events.n; i++) {
        const struct timeline_event *e = &t->events.v[i];
        if (e->dated) {
            write_gap(t, e);
            if (!t->any || e->date.latest > t->covered)
                t->covered = e->date.latest;
            t->any = true;
        } else if (i == 0 || t->events.v[i - 1].dated) {
            doc_gap(t->w);
        }
        write_event(t, e);
    }
}

static void write_legend(struct doc_writer *w, int indent)
{
    static const struct {
        enum bar_cell cell;
        const char *means;
    } legend[] = {
        {BAR_LASTED, "lasted"}, {BAR_BETWEEN, "some day in there"}, {BAR_DAY, "that day"},
        {BAR_ABOUT, "about"},   {BAR_UNKNOWN, "doubtful"},          {BAR_OPEN_START, ""},
        {BAR_OPEN_END, "open"}, {BAR_BEYOND, "further on"},
    };
    doc_para(w, indent, indent);
    for (size_t i = 0; i < sizeof legend / sizeof *legend; i++) {
        if (i)
            doc_putz(w, STYLE_DIM, *legend[i - 1].means ? "  " : NO_BREAK);
        doc_putz(w, STYLE_PLAIN, sign_of(legend[i].cell));
        doc_putz(w, STYLE_DIM, *legend[i].means ? NO_BREAK : "");
        doc_putz(w, STYLE_DIM, legend[i].means);
    }
    doc_putz(w, STYLE_WARN, "  ≠");
    doc_putz(w, STYLE_DIM, NO_BREAK "disputed");
    doc_para_end(w);
}

static void write_head(struct timeline *t)
{
    struct buf names = {0};
    axis_names(&t->axis, &names, t->ticks);
    doc_para(t->w, t->at.bar, t->at.bar);
    doc_put(t->w, STYLE_LABEL, buf_str(&names));
    doc_para_end(t->w);
    if (t->w->columns >= LEGEND_LEAST)
        write_legend(t->w, 0);
    doc_head_end(t->w);
    buf_free(&names);
}

/* The axis holds all bounds of the page's dates. */
static void set_axis(struct timeline *t)
{
    struct scale *scale = &t->over->scale;
    int64_t from = INT64_MAX, to = INT64_MIN;
    for (size_t i = 0; i < t->events.n; i++)
        if (t->events.v[i].dated)
            timeline_bounds(&t->events.v[i].date, &from, &to);
    if (from > to)
        from = to = 0; /* nothing is dated, or nothing has a bound */
    if (!scale->chosen) {
        scale->unit = axis_finest(from, to, t->at.bars);
        scale->window = 0;
    }
    t->axis = axis_of(scale->unit, from, to, t->at.bars);
    axis_move(&t->axis, scale->to_day ? axis_first_cell(&t->axis, scale->day) -
                                            t->axis.cells / 2
                                      : scale->window);
    scale->to_day = false;
    scale->axis = t->axis;
    scale->window = t->axis.window;
    t->ticks = arena_array(t->w->scratch, (size_t)t->axis.cells + 1, sizeof *t->ticks);
}

void timeline_write(struct doc_writer *w, struct aspect_over *over)
{
    struct timeline t = {.w = w, .over = over, .at = columns_of(w)};
    t.events = timeline_events(w, over);
    set_axis(&t);
    if (over->library)
        buf_addf(over->status, "%lld", (long long)t.events.rows.before +
                                           (long long)t.events.n + t.events.rows.behind);
    else
        aspect_count(w, over, KIND_EVENT);
    buf_addf(over->status, " events%s, by %s", over->library ? " of all cases" : "",
        unit_names[t.axis.unit]);
    if (!w->look.plain)
        write_head(&t);
    aspect_before(w, &t.events.rows);
    write_events(&t);
    aspect_behind(w, &t.events.rows);
    if (w->columns < LEGEND_LEAST && !w->look.plain) {
        doc_gap(w);
        write_legend(w, 0);
    }
}

bool timeline_show(struct index *ix, struct aspect_over *over, int64_t event,
                   struct arena *scratch)
{
    struct item item;
    struct edtf date;
    struct axis *axis = &over->scale.axis;
    if (index_kind(event) != KIND_EVENT || !query_item(ix, event, scratch, &item) ||
        !edtf_parse(item_text(&item, FIELD_EVENT_DATE), &date, NULL) || axis->cells == 0)
        return false;
    int64_t first = 0, last = axis_length(axis) - 1;
    if (date.earliest != EDTF_OPEN_EARLIEST)
        first = axis_first_cell(axis, date.earliest);
    if (date.latest != EDTF_OPEN_LATEST)
        last = axis_last_cell(axis, date.latest);
    if (last >= axis->window && first < axis->window + axis->cells)
        return false;
    axis_move(axis, first - axis->cells / 4);
    over->scale.window = axis->window;
    return true;
}
