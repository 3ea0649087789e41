/* SPDX-License-Identifier: MIT */
/* The lines around the panes: the title bar with its chips, and where the selection
 * stands. */
#include "view/view_state.h"

#include "base/utf8.h"
#include "format/edtf.h"

enum {
    CHIP_COLUMNS = 32, /* the most that one narrowing takes */
    CHIP_LEAST = 8,    /* the least that is worth showing */
    TITLE_LEAST = 12,  /* what chips leave of the title */
};

/* The narrowing record as a chip: "Ines Rauch", "2017-08-02 Return", "“I saw two…”". */
static void add_chip_text(struct view *v, int64_t rec, struct buf *out)
{
    struct item item;
    if (!query_item(v->ix, rec, v->scratch, &item))
        return;
    bool quote = item.kind->tag == KIND_QUOTE;
    bool plain = v->form & GRID_PLAIN; /* a date in words leaves no room for the title */
    if (!plain && item.kind->tag == KIND_EVENT && item_text(&item, FIELD_EVENT_DATE).n) {
        edtf_short(item_text(&item, FIELD_EVENT_DATE), out);
        buf_addz(out, " ");
    }
    buf_addz(out, quote ? "“" : "");
    buf_add_line(out, query_label(v->ix, rec, v->scratch));
    buf_addz(out, quote ? "”" : "");
}

/* What stands in front of a narrowing. */
static struct str chip_lead(const struct grid *g, size_t nth)
{
    return str_of(grid_sign(g, " ▸ ", nth ? " and " : ", narrowed to "));
}

/* Columns that the chips take when each has all that a chip may have. */
static int chip_columns(struct view *v, const struct grid *g)
{
    struct buf raw = {0}, text = {0};
    int columns = 0;
    for (size_t i = 0; i < v->n_by; i++) {
        buf_clear(&raw);
        buf_clear(&text);
        add_chip_text(v, v->by[i].rec, &raw);
        grid_visible(g, buf_str(&raw), &text);
        size_t most = utf8_columns(buf_str(&text));
        columns += (int)utf8_columns(chip_lead(g, i)) +
                   (most < CHIP_COLUMNS ? (int)most : CHIP_COLUMNS);
    }
    buf_free(&raw);
    buf_free(&text);
    return columns;
}

/* Draws the chips from `col` on; returns the column behind them. */
static int draw_chips(struct view *v, struct grid *g, struct rect bar, int col)
{
    struct buf text = {0};
    for (size_t i = 0; i < v->n_by; i++) {
        int room = (bar.cols - col) / (int)(v->n_by - i) - 3;
        if (room < CHIP_LEAST)
            room = CHIP_LEAST;
        buf_clear(&text);
        add_chip_text(v, v->by[i].rec, &text);
        if (room > CHIP_COLUMNS)
            room = CHIP_COLUMNS;
        col += grid_put(g, bar.row, col, bar.cols - col, chip_lead(g, i), STYLE_BAR);
        col += grid_put_cut(g, bar.row, col, room < bar.cols - col ? room : bar.cols - col,
            buf_str(&text), STYLE_CHIP);
    }
    buf_free(&text);
    return col;
}

/* "5 sources · 23 people · …", as many as fit. */
static void draw_counts(struct grid *g, struct rect bar, int col,
                        const struct file_row *file)
{
    static const struct {
        enum kind_tag kind;
        const char *one, *many;
    } counted[] = {
        {KIND_SOURCE, "source", "sources"}, {KIND_PERSON, "person", "people"},
        {KIND_EVENT, "event", "events"},    {KIND_QUOTE, "quote", "quotes"},
        {KIND_CLAIM, "claim", "claims"},
    };
    struct buf text = {0};
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        int64_t n = file->counts[counted[i].kind];
        size_t before = text.n;
        buf_addf(&text, "%s%lld %s", before ? grid_sign(g, " · ", ", ") : "", (long long)n,
            n == 1 ? counted[i].one : counted[i].many);
        if ((int)utf8_columns(buf_str(&text)) > bar.cols - col - 3) {
            buf_cut(&text, before);
            break;
        }
    }
    int columns = (int)utf8_columns(buf_str(&text));
    grid_put(g, bar.row, bar.cols - 1 - columns, columns, buf_str(&text), STYLE_BAR);
    buf_free(&text);
}

void view_title(struct view *v, struct grid *g, int row, int columns)
{
    const struct rect bar = {row, 0, 1, columns};
    arena_reset(v->scratch);
    grid_fill(g, row, 0, columns, STYLE_BAR);
    struct item item;
    if (!v->ix || !query_item(v->ix, v->opened.rec, v->scratch, &item))
        return;
    int room = columns - 2 - chip_columns(v, g);
    if (room < TITLE_LEAST)
        room = TITLE_LEAST;
    if (room > columns - 1)
        room = columns - 1;
    int col = 1 + grid_put_cut(g, row, 1, room, item_text(&item, FIELD_CASE_TITLE),
                      STYLE_BAR);
    col = draw_chips(v, g, bar, col);
    struct file_row file;
    if (query_file(v->ix, item.file, v->scratch, &file))
        draw_counts(g, bar, col, &file);
}

/* What the selection stands for: a record and perhaps a statement of it. */
static int64_t subject(struct view *v, struct str *statement, struct place *at)
{
    struct selection s = view_selected(v);
    const struct scroll *text = v->ix ? view_text(v) : NULL;
    const struct doc_stop *stop = text ? scroll_stop(text) : NULL;
    *statement = stop ? stop->statement : s.statement;
    *at = s.at;
    return stop && stop->rec ? stop->rec : s.rec;
}

void view_provenance(struct view *v, struct buf *out)
{
    struct item item, parent, source;
    struct file_row file;
    struct str statement;
    struct place at;
    const char *mark = v->form & GRID_PLAIN ? ", " : " ▸ ";
    int64_t rec = subject(v, &statement, &at);
    if (!v->ix || !query_item(v->ix, rec, v->scratch, &item) ||
        !query_file(v->ix, item.file, v->scratch, &file))
        return;
    if (item.kind->tag == KIND_QUOTE) {
        struct ties ties = query_links(v->ix, rec, FIELD_QUOTE_SOURCE, v->scratch);
        if (ties.n && query_item(v->ix, ties.v[0].rec, v->scratch, &source)) {
            buf_add(out, source.id);
            buf_addz(out, mark);
        }
    }
    if (item.id.n == 0 && query_item(v->ix, item.parent, v->scratch, &parent))
        buf_add(out, parent.id);
    buf_add(out, item.id);
    if (statement.n)
        buf_addf(out, ".%.*s", STR_ARG(statement));
    buf_addf(out, "%s%.*s:%u", mark, STR_ARG(file.path), at.line);
}
