/* SPDX-License-Identifier: MIT */
/* Context: the archived text of a quote's source around the passage, which stands between
 * » and «; how it matched, and whether the archived file is the one that was archived. */
#include "view/aspect.h"

#include "format/nearest.h"
#include "view/aspect_parts.h"
#include "view/detail_parts.h"

/* Of a long text a part is shown at a time; its lines are paragraphs here, cut where one
 * is longer than that. */
enum { PAGE = 48 << 10, LINE_LOOK = 4 << 10, NUMBER_COLUMNS = 6 };

struct context {
    struct doc_writer *w;
    struct aspect_over *over;
    const struct item *quote;
    const struct archived_quote *q;
    struct str text;      /* the whole */
    size_t from, to;      /* the page of it */
    size_t open[LOCATE_SHOWN], n_open; /* where marks are */
    size_t close;          /* SIZE_MAX: none */
    size_t nearest;        /* where what is most like the quote begins; SIZE_MAX: none */
    struct buf difference; /* and how it differs */
};

/* Where text could not be shown ------------------------------------------------------ */

static void put_line(struct doc_writer *w, enum style style, struct str text)
{
    doc_para(w, 0, DETAIL_INDENT);
    doc_put(w, style, text);
    doc_para_end(w);
}

static struct str failure(const struct context *c)
{
    const struct archived_quote *q = c->q;
    struct arena *a = c->w->scratch;
    struct str path = item_text(&q->capture, FIELD_CAPTURE_PATH);
    switch (q->state) {
    case ARCHIVED_NO_CAPTURE:
        return STR("No archived text: neither the source nor what it is part of has a "
                   "capture of kind `text`.");
    case ARCHIVED_NOWHERE:
        return arena_strf(a,
            "The archived text is `%.*s`, in an archive that is not named: "
            "name its folder with --archive, or as `archive` of the case, in the case's "
            "folder or beside it.",
            STR_ARG(path));
    case ARCHIVED_UNREAD:
    case ARCHIVED_READ:
        break;
    }
    return arena_strf(a,
        "The archived text `%.*s` cannot be read; --archive names another folder.",
        STR_ARG(q->path));
}

static void write_failure(struct context *c)
{
    put_line(c->w, STYLE_WARN, failure(c));
    doc_gap(c->w);
    aspect_quote(c->w, c->quote->rec, 0);
}

/* What the head says ----------------------------------------------------------------- */

static void add_starts(const struct context *c, struct buf *out)
{
    const struct located *l = &c->q->found;
    buf_addf(out, "%s%zu time%s (line%s", l->more ? "at least " : "", l->times,
        l->times == 1 ? "" : "s", l->times == 1 ? "" : "s");
    for (size_t i = 0; i < l->times && i < LOCATE_SHOWN; i++)
        buf_addf(out, "%s%zu", i ? ", " : " ", locate_line(c->text, l->starts[i]));
    buf_addz(out, l->times > LOCATE_SHOWN ? " and more)" : ")");
}

static void put_match(struct context *c)
{
    const struct located *l = &c->q->found;
    struct buf text = {0};
    switch (l->state) {
    case LOCATE_EXACT:
        buf_addf(&text, "Line %zu, byte for byte.", locate_line(c->text, l->from));
        break;
    case LOCATE_FOLDED:
        buf_addf(&text, "Line %zu, but for white space, quotation marks or dashes.",
            locate_line(c->text, l->from));
        break;
    case LOCATE_MANY:
        buf_addz(&text, "Stands there ");
        add_starts(c, &text);
        buf_addz(&text, ": a prefix or suffix would say which.");
        break;
    case LOCATE_CONTEXT:
        buf_addz(&text, "Stands there ");
        add_starts(c, &text);
        buf_addz(&text, ", but not with its prefix and suffix.");
        break;
    case LOCATE_NONE:
        buf_addz(&text, "Does not stand there");
        if (c->nearest != SIZE_MAX)
            buf_addf(&text, "; most like it is line %zu.",
                locate_line(c->text, c->nearest));
        else
            buf_addz(&text, ", nor anything like it.");
        break;
    }
    doc_put(c->w, l->state >= LOCATE_FOLDED ? STYLE_PLAIN : STYLE_WARN, buf_str(&text));
    buf_free(&text);
}

static void put_hash(struct context *c)
{
    struct str noted = item_text(&c->q->capture, FIELD_CAPTURE_SHA256);
    if (noted.n == 0)
        doc_putz(c->w, STYLE_DIM, "No sha256 is noted.");
    else if (str_eq(noted, str_of(c->q->file->sha256)))
        doc_putz(c->w, STYLE_PLAIN, "Its sha256 is the one noted.");
    else
        doc_putz(c->w, STYLE_ERROR,
            "Its sha256 is not the one noted: the file is another.");
}

static void write_head(struct context *c)
{
    struct doc_writer *w = c->w;
    struct buf who = {0};
    part_speaker_text(w, c->quote, &who);
    doc_para(w, 0, DETAIL_INDENT);
    doc_put(w, STYLE_BOLD, who.n ? buf_str(&who) : STR("The source itself"));
    doc_putz(w, STYLE_DIM, " — ");
    aspect_source_name(w, c->q->source, STYLE_PLAIN);
    doc_putz(w, STYLE_DIM, ", ");
    doc_put(w, STYLE_DIM, item_text(&c->q->capture, FIELD_CAPTURE_PATH));
    doc_para_end(w);
    buf_free(&who);
    doc_para(w, 0, DETAIL_INDENT);
    put_match(c);
    doc_putz(w, STYLE_PLAIN, "  ");
    put_hash(c);
    doc_para_end(w);
    doc_head_end(w);
    doc_gap(w);
}

/* The text --------------------------------------------------------------------------- */

/* Notes where the marks are: of a passage that was found, or where each of several
 * begins. */
static void set_marks(struct context *c)
{
    const struct located *l = &c->q->found;
    c->close = SIZE_MAX;
    if (l->state >= LOCATE_FOLDED) {
        c->open[c->n_open++] = l->from;
        c->close = l->to;
    } else if (l->state != LOCATE_NONE) {
        for (size_t i = 0; i < l->times && i < LOCATE_SHOWN; i++)
            c->open[c->n_open++] = l->starts[i];
    }
}

static bool opens(const struct context *c, size_t at)
{
    for (size_t i = 0; i < c->n_open; i++)
        if (c->open[i] == at)
            return true;
    return false;
}

/* The next mark behind `at`, or `end`. */
static size_t next_mark(const struct context *c, size_t at, size_t end)
{
    size_t next = c->close > at && c->close < end ? c->close : end;
    for (size_t i = 0; i < c->n_open; i++)
        if (c->open[i] > at && c->open[i] < next)
            next = c->open[i];
    return next;
}

/* The line that the screen begins with: the first that has a passage. */
static void select_here(struct context *c)
{
    if (c->over->select != DOC_NONE)
        return;
    c->over->select = c->w->doc->stops.n - 1;
    c->over->select_byte = c->w->text.n;
}

/* One line of the text, or a cut of it, from `from` to `to`, with its marks. */
static void put_text(struct context *c, size_t from, size_t to)
{
    for (size_t at = from; at <= to;) {
        if (at == c->close)
            doc_putz(c->w, STYLE_BOLD, "«");
        if (opens(c, at)) {
            select_here(c);
            doc_putz(c->w, STYLE_BOLD, "»");
        }
        if (at == to)
            break;
        size_t next = next_mark(c, at, to);
        bool marked = c->close != SIZE_MAX && at >= c->open[0] && at < c->close;
        doc_put_theirs(c->w, marked ? STYLE_MATCH : STYLE_PLAIN,
            str_sub(c->text, at, next));
        at = next;
    }
}

static void write_difference(struct context *c)
{
    doc_para(c->w, NUMBER_COLUMNS, NUMBER_COLUMNS);
    doc_putz(c->w, STYLE_LABEL, "[-the quote-] {+this text+}: ");
    doc_put_theirs(c->w, STYLE_WARN, buf_str(&c->difference));
    doc_para_end(c->w);
}

static void write_line(struct context *c, size_t from, size_t to, size_t number)
{
    struct doc_writer *w = c->w;
    doc_stop(w, (struct doc_stop){.rec = c->quote->rec,
        .field = FIELD_QUOTE_EXACT,
        .target = c->quote->rec});
    bool near = c->nearest >= from && c->nearest < to;
    if (near) {
        select_here(c);
        write_difference(c);
    }
    doc_para(w, 0, NUMBER_COLUMNS);
    if (number)
        doc_put(w, STYLE_DIM,
            arena_strf(w->scratch, w->look.plain ? "Line %zu: " : "%4zu", number));
    doc_pad(w, NUMBER_COLUMNS);
    put_text(c, from, to);
    doc_para_end(w);
}

/* The start of the line that holds a byte; of a very long one, a byte near by. */
static size_t line_start(struct str text, size_t at)
{
    size_t least = at > LINE_LOOK ? at - LINE_LOOK : 0, start = at;
    while (start > least && text.p[start - 1] != '\n')
        start--;
    if (start > least || start == 0)
        return start;
    while (at > least && ((unsigned char)text.p[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static void set_page(struct context *c)
{
    size_t at = c->n_open ? c->open[0] : c->nearest;
    if (c->over->from > 0)
        c->from = (size_t)c->over->from < c->text.n ? (size_t)c->over->from : 0;
    else if (c->over->from == INT64_MIN && at != SIZE_MAX && at > PAGE / 2)
        c->from = line_start(c->text, at - PAGE / 2);
    c->to = c->from + PAGE < c->text.n ? line_start(c->text, c->from + PAGE) : c->text.n;
}

static void write_page(struct context *c)
{
    size_t lines = locate_line(c->text, c->text.n);
    size_t first = locate_line(c->text, c->from), number = first;
    size_t before = c->from > PAGE ? line_start(c->text, c->from - PAGE) : 0;
    bool whole = c->from == 0 || c->text.p[c->from - 1] == '\n';
    aspect_turn(c->w, (int64_t)(first - 1 ? first - 1 : c->from > 0), (int64_t)before,
        " lines before these");
    for (size_t at = c->from; at < c->to;) {
        size_t end = str_find(c->text, STR("\n"), at);
        size_t stop = end < c->to ? end : c->to;
        size_t shown = stop > at && c->text.p[stop - 1] == '\r' ? stop - 1 : stop;
        write_line(c, at, shown, whole ? number : 0);
        number += end < c->to;
        whole = end < c->to;
        at = stop + (end < c->to);
    }
    aspect_turn(c->w, c->to < c->text.n ? (int64_t)(lines - number + 1) : 0,
        (int64_t)c->to, " lines");
}

/* What is most like a quote that does not stand in the text. */
static void find_nearest(struct context *c)
{
    struct typefold quote = {0}, *folded = &c->q->file->folded;
    if (c->q->found.state != LOCATE_NONE)
        return;
    typefold(&quote, item_text(c->quote, FIELD_QUOTE_EXACT));
    if (!folded->steps.n)
        typefold(folded, c->text);
    struct nearest n =
        nearest_find(buf_str(&folded->text), str_trim(buf_str(&quote.text)));
    if (n.likeness) {
        c->nearest = typefold_original(folded, n.at);
        c->difference = n.marked;
    } else {
        buf_free(&n.marked);
    }
    typefold_free(&quote);
}

void context_write(struct doc_writer *w, struct aspect_over *over)
{
    struct item quote;
    if (!query_item(w->ix, over->centre, w->scratch, &quote))
        return;
    struct archived_quote q =
        archived_quote_find(w->ix, &over->archive, &quote, w->scratch);
    struct context c = {
        .w = w, .over = over, .quote = &quote, .q = &q, .nearest = SIZE_MAX};
    if (q.state != ARCHIVED_READ) {
        write_failure(&c);
        return;
    }
    c.text = buf_str(&q.file->text);
    find_nearest(&c);
    set_marks(&c);
    set_page(&c);
    write_head(&c);
    write_page(&c);
    buf_free(&c.difference);
}
