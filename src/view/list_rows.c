/* SPDX-License-Identifier: MIT */
/* Rows: people with their role, events with their date, quotes with their source. */
#include "view/list_rows.h"

#include "base/utf8.h"
#include "format/edtf.h"

enum {
    DATE_LEAST = 11,          /* columns for dates */
    DATE_DAYS = 14,           /* with days that follow each other: 2017-07-11..20 */
    SOURCE_LEAST_COLUMNS = 8, /* of a source's name, so that one can tell which */
    ROLE_LEAST = 5,           /* less of a role says nothing */
};

struct row {
    struct grid *g;
    const struct list_row_look *look;
    struct index *ix;
    struct arena *scratch;
    struct item item;
    int gutter;
};

int list_row_lines(enum kind_tag kind)
{
    return kind == KIND_QUOTE ? 2 : 1;
}

int list_gutter(int columns)
{
    return columns < 16 ? 1 : 2;
}

/* Puts text at a column behind the gutter, up to `end` columns from there; returns the
 * column behind it. */
static int put(const struct row *r, int line, int col, int end, struct str text,
               enum style style)
{
    struct rect at = r->look->at;
    if (line >= at.rows || col >= end)
        return col;
    unsigned selected = r->look->selected && r->look->focused ? STYLE_SELECTED : 0;
    return col + match_put(r->g, at.row + line, at.col + r->gutter + col, end - col, text,
                     style | selected, &r->look->marks);
}

static int width(const struct row *r)
{
    return r->look->at.cols - r->gutter;
}

static bool is_person(const struct item *item)
{
    return str_eq(item_text(item, FIELD_PERSON_KIND), STR("person"));
}

/* "Ines Rauch, role: night guard": labels before values, where all is plain. */
static void add_labelled(struct buf *out, const char *label, struct str value)
{
    if (value.n)
        buf_addf(out, "%s%s: %.*s", out->n ? ", " : "", label, STR_ARG(value));
}

static void draw_person_plain(const struct row *r)
{
    const struct item *item = &r->item;
    struct buf text = {0};
    buf_add(&text, item_text(item, FIELD_PERSON_NAME));
    if (!is_person(item))
        add_labelled(&text, "kind", item_text(item, FIELD_PERSON_KIND));
    add_labelled(&text, "role", item_text(item, FIELD_PERSON_ROLE));
    put(r, 0, 0, width(r), buf_str(&text), STYLE_PLAIN);
    buf_free(&text);
}

static void draw_person(const struct row *r)
{
    if (r->g->plain) {
        draw_person_plain(r);
        return;
    }
    const struct item *item = &r->item;
    int end = width(r);
    int col = put(r, 0, 0, end, item_text(item, FIELD_PERSON_NAME), STYLE_PLAIN);
    struct buf more = {0};
    if (!is_person(item))
        buf_add(&more, item_text(item, FIELD_PERSON_KIND));
    struct str role = item_text(item, FIELD_PERSON_ROLE);
    if (role.n && more.n)
        buf_addz(&more, ", ");
    buf_add(&more, role);
    if (more.n && end - col - 2 >= ROLE_LEAST)
        put(r, 0, col + 2, end, buf_str(&more), STYLE_DIM);
    buf_free(&more);
}

/* A column for dates; with less room they say less. */
static int date_columns(int width)
{
    return width >= 40 ? EDTF_SHORT_COLUMNS : width >= 34 ? DATE_DAYS : DATE_LEAST;
}

static void draw_event_plain(const struct row *r)
{
    struct buf text = {0};
    struct str date = item_text(&r->item, FIELD_EVENT_DATE);
    if (date.n)
        edtf_print(date, &text);
    else
        buf_addz(&text, "undated");
    buf_addz(&text, query_disputed(r->ix, r->item.rec) ? ", disputed: " : ": ");
    buf_add(&text, item_text(&r->item, FIELD_EVENT_TITLE));
    put(r, 0, 0, width(r), buf_str(&text), STYLE_PLAIN);
    buf_free(&text);
}

static void draw_event(const struct row *r)
{
    if (r->g->plain) {
        draw_event_plain(r);
        return;
    }
    int end = width(r);
    struct buf date = {0};
    int columns = date_columns(end);
    edtf_short_in(item_text(&r->item, FIELD_EVENT_DATE), (size_t)columns, &date);
    if (query_disputed(r->ix, r->item.rec)) {
        struct str sign = r->g->ascii ? STR("!=") : STR("≠");
        end -= (int)utf8_columns(sign);
        put(r, 0, end, width(r), sign, STYLE_WARN);
        end -= 1;
    }
    put(r, 0, 0, columns < end ? columns : end, date.n ? buf_str(&date) : STR("undated"),
        date.n ? STYLE_PLAIN : STYLE_DIM);
    put(r, 0, columns + 1, end, item_text(&r->item, FIELD_EVENT_TITLE), STYLE_PLAIN);
    buf_free(&date);
}

/* The names that a quote's second line is made of, each empty when there is none. */
struct origin {
    struct buf source, issued, speaker;
    bool titled; /* the source is named by its title */
};

static struct origin origin_of(struct index *ix, int64_t quote, bool plain,
                               struct arena *scratch)
{
    struct origin o = {0};
    struct ties ties = query_links(ix, quote, FIELD_QUOTE_SOURCE, scratch);
    struct item source;
    if (ties.n && query_item(ix, ties.v[0].rec, scratch, &source)) {
        struct str publisher = item_text(&source, FIELD_SOURCE_PUBLISHER);
        o.titled = publisher.n == 0;
        buf_add(&o.source, o.titled ? item_text(&source, FIELD_SOURCE_TITLE) : publisher);
        struct str issued = item_text(&source, FIELD_SOURCE_ISSUED);
        if (issued.n && plain)
            edtf_print(issued, &o.issued);
        else if (issued.n)
            edtf_short(issued, &o.issued);
    }
    ties = query_links(ix, quote, FIELD_QUOTE_SPEAKER, scratch);
    for (size_t i = 0; i < ties.n; i++) {
        buf_addz(&o.speaker, i ? ", " : "");
        buf_add(&o.speaker, query_label(ix, ties.v[i].rec, scratch));
    }
    return o;
}

static void origin_free(struct origin *o)
{
    buf_free(&o->source);
    buf_free(&o->issued);
    buf_free(&o->speaker);
}

/* One line of an exact passage, or its first `most` bytes, which are more than fit: its
 * line breaks are blanks here, Detail keeps them. */
static void add_passage(struct buf *out, struct str exact, size_t most)
{
    buf_addz(out, "“");
    buf_add_line(out, str_sub(exact, 0, exact.n < most ? exact.n : most));
    buf_addz(out, "”");
}

static void draw_quote(const struct row *r)
{
    int end = width(r), indent = 2;
    struct buf text = {0};
    add_passage(&text, item_text(&r->item, FIELD_QUOTE_EXACT), ((size_t)end + 2) * 32);
    put(r, 0, 0, end, buf_str(&text), STYLE_QUOTE);
    struct origin o = origin_of(r->ix, r->item.rec, r->g->plain, r->scratch);
    buf_clear(&text);
    if (r->g->plain) {
        add_labelled(&text, "speaker", buf_str(&o.speaker));
        add_labelled(&text, "date", buf_str(&o.issued));
        add_labelled(&text, "source", buf_str(&o.source));
        buf_clear(&o.source);
        indent = 0;
    } else if (o.issued.n)
        buf_addf(&text, ", %s", buf_z(&o.issued));
    if (o.speaker.n && !r->g->plain)
        buf_addf(&text, " · %s", buf_z(&o.speaker));
    /* A long title must not push date and speaker off the row. */
    int rest = (int)utf8_columns(buf_str(&text));
    int source_end = end - rest;
    if (source_end < indent + SOURCE_LEAST_COLUMNS)
        source_end = indent + SOURCE_LEAST_COLUMNS;
    if (source_end > end)
        source_end = end;
    int col = put(r, 1, indent, source_end, buf_str(&o.source), STYLE_DIM);
    put(r, 1, col, end, buf_str(&text), STYLE_DIM);
    origin_free(&o);
    buf_free(&text);
}

/* In words where all is plain; else where the sign of the selection stands, or behind that,
 * where there is room. A date may begin with "~", too: a blank keeps the two apart. */
static void draw_news(struct row *r)
{
    const struct list_row_look *look = r->look;
    if (r->g->plain) {
        r->gutter += put(r, 0, 0, width(r), str_of(news_words(look->news)), STYLE_PLAIN);
    } else if (r->gutter > 1 || !look->selected) {
        unsigned selected = look->selected && look->focused ? STYLE_SELECTED : 0;
        grid_put(r->g, look->at.row, look->at.col + look->selected, 1,
                 str_of(news_sign(look->news)), STYLE_WARN | selected);
    }
}

void list_row_draw(struct index *ix, struct grid *g, const struct list_row_look *look,
                   int64_t rec, struct arena *scratch)
{
    struct row r = {.g = g, .look = look, .ix = ix, .scratch = scratch,
                    .gutter = list_gutter(look->at.cols)};
    if (!query_item(ix, rec, scratch, &r.item))
        return;
    if (look->selected && look->focused)
        for (int i = 0; i < look->at.rows; i++)
            grid_fill(g, look->at.row + i, look->at.col, look->at.cols, STYLE_SELECTED);
    if (look->selected)
        grid_put(g, look->at.row, look->at.col, 1, str_of(grid_sign(g, ">", " ")),
            look->focused ? STYLE_BOLD | STYLE_SELECTED : STYLE_BOLD);
    if (look->news)
        draw_news(&r);
    if (r.item.kind->tag == KIND_PERSON)
        draw_person(&r);
    else if (r.item.kind->tag == KIND_EVENT)
        draw_event(&r);
    else if (r.item.kind->tag == KIND_QUOTE)
        draw_quote(&r);
}

void list_row_text(struct index *ix, int64_t rec, struct arena *scratch, struct buf *out)
{
    struct item item;
    if (!query_item(ix, rec, scratch, &item))
        return;
    if (item.kind->tag == KIND_PERSON) {
        struct strs aliases = query_list(ix, &item, FIELD_PERSON_ALIASES, scratch);
        buf_addf(out, "%.*s  %.*s, %.*s", STR_ARG(item_text(&item, FIELD_PERSON_NAME)),
            STR_ARG(item_text(&item, FIELD_PERSON_KIND)),
            STR_ARG(item_text(&item, FIELD_PERSON_ROLE)));
        for (size_t i = 0; i < aliases.n; i++) {
            buf_addc(out, '\n');
            buf_add(out, aliases.v[i]);
        }
    } else if (item.kind->tag == KIND_EVENT) {
        edtf_short(item_text(&item, FIELD_EVENT_DATE), out);
        buf_addf(out, " %.*s\n%.*s", STR_ARG(item_text(&item, FIELD_EVENT_TITLE)),
            STR_ARG(item_text(&item, FIELD_EVENT_PLACE)));
    } else if (item.kind->tag == KIND_QUOTE) {
        struct origin o = origin_of(ix, rec, false, scratch);
        add_passage(out, item_text(&item, FIELD_QUOTE_EXACT), SIZE_MAX);
        /* titles are long, and most of one is not to be seen in a row */
        buf_addf(out, "\n%s, %s · %s\n%.*s", o.titled ? "" : buf_z(&o.source),
            buf_z(&o.issued), buf_z(&o.speaker),
            STR_ARG(item_text(&item, FIELD_QUOTE_TRANSLATION)));
        origin_free(&o);
    }
}
