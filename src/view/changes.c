/* SPDX-License-Identifier: MIT */
/* What changed: each record with what it said beside what it says, by field and word by
 * word. Removed and added words stand in [- -] and {+ +}, as in git's word diff; where all
 * is plain, they are listed. */
#include "view/aspect.h"

#include "base/worddiff.h"
#include "index/said.h"
#include "view/aspect_parts.h"
#include "view/detail_parts.h"
#include "view/news.h"

enum {
    BESIDE_LEAST = 30, /* columns; narrower, old and new stand one below the other */
    BESIDE_MOST = 72,
    BETWEEN = 3,
};

/* What a field said and says; either may be absent. */
struct telling {
    const struct field *field;
    struct str old, new;
};

static bool is_verbatim(const struct field *field)
{
    return field->type == TYPE_EXACT || field->tag == FIELD_SOURCE_TITLE;
}

/* A list as one text: children one below the other. */
static struct str value_text(const struct said_field *said, struct arena *a)
{
    struct buf text = {0};
    const char *between = schema_is_children(said->field->type) ? "\n" : ", ";
    for (size_t i = 0; i < said->values.n; i++) {
        buf_addz(&text, i ? between : "");
        buf_add(&text, said->values.v[i]);
    }
    struct str copy = arena_str(a, buf_str(&text));
    buf_free(&text);
    return copy;
}

static struct str text_of(const struct said_fields *said, const struct field *field,
                          struct arena *a)
{
    for (size_t i = 0; i < said->n; i++)
        if (said->v[i].field == field)
            return value_text(&said->v[i], a);
    return STR_NONE;
}

/* ---- one text, with what differs from the other ---- */

static void put_part(struct doc_writer *w, const struct field *field, enum style style,
                     struct str text)
{
    if (is_verbatim(field))
        doc_put_theirs(w, style, text);
    else
        doc_put(w, style, text);
}

/* The pieces of one side; blanks between two that are marked are marked with them. */
static struct word_pieces side_of(const struct word_pieces *all, enum word_what marked,
                                  struct arena *a)
{
    struct word_pieces side = {.v = arena_array(a, all->n, sizeof *side.v)};
    for (size_t i = 0; i < all->n; i++) {
        struct word_piece piece = all->v[i];
        if (piece.what != WORDS_SAME && piece.what != marked)
            continue;
        struct word_piece *before = side.n > 1 ? &side.v[side.n - 2] : NULL;
        if (before && piece.what == marked && before->what == marked &&
            str_trim(before[1].text).n == 0) {
            before->text.n += before[1].text.n + piece.text.n;
            side.n--;
            continue;
        }
        side.v[side.n++] = piece;
    }
    return side;
}

/* The old text with what was removed marked, or the new one with what was added. */
static void put_side(struct doc_writer *w, const struct field *field,
                     const struct word_pieces *pieces, enum word_what marked)
{
    enum style usual = is_verbatim(field) ? STYLE_QUOTE : STYLE_PLAIN;
    bool removed = marked == WORDS_REMOVED;
    struct word_pieces side = side_of(pieces, marked, w->scratch);
    for (size_t i = 0; i < side.n; i++) {
        const struct word_piece *piece = &side.v[i];
        if (piece->what == WORDS_SAME) {
            put_part(w, field, usual, piece->text);
            continue;
        }
        enum style style = removed ? STYLE_ERROR : STYLE_MATCH;
        doc_putz(w, style, grid_sign(&w->look, removed ? "[-" : "{+", ""));
        put_part(w, field, style, piece->text);
        doc_putz(w, style, grid_sign(&w->look, removed ? "-]" : "+}", ""));
    }
}

static void write_side(struct doc_writer *w, const struct telling *t,
                       const struct word_pieces *pieces, enum word_what marked)
{
    bool removed = marked == WORDS_REMOVED;
    struct str text = removed ? t->old : t->new;
    doc_para(w, 0, 0);
    doc_putz(w, STYLE_LABEL, removed ? "was: " : "now: ");
    if (text.p)
        put_side(w, t->field, pieces, marked);
    else
        doc_putz(w, STYLE_DIM, "not there");
    doc_para_end(w);
}

/* Where nothing is drawn: "Removed: two. Added: three." */
static void write_words(struct doc_writer *w, const struct telling *t,
                        const struct word_pieces *pieces)
{
    for (enum word_what what = WORDS_REMOVED; what <= WORDS_ADDED; what++) {
        size_t n = 0;
        for (size_t i = 0; i < pieces->n; i++) {
            struct str text = str_trim(pieces->v[i].text);
            if (pieces->v[i].what != what || text.n == 0)
                continue;
            if (n == 0)
                doc_para(w, DETAIL_INDENT, DETAIL_INDENT);
            doc_putz(w, STYLE_LABEL, n++ ? "; " : what == WORDS_REMOVED ? "removed: "
                                                                       : "added: ");
            put_part(w, t->field, STYLE_PLAIN, text);
        }
        if (n)
            doc_para_end(w);
    }
}

static void write_changed_field(struct doc_writer *w, const struct telling *t)
{
    struct word_pieces pieces = word_diff(t->old, t->new, w->scratch);
    int room = w->columns - 2 * DETAIL_INDENT, half = (room - BETWEEN) / 2;
    bool beside = half >= BESIDE_LEAST && !w->look.plain;
    if (!beside)
        half = room;
    if (half > BESIDE_MOST)
        half = BESIDE_MOST;
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT);
    doc_putz(w, STYLE_LABEL, t->field->name);
    doc_para_end(w);
    doc_columns(w);
    doc_column(w, 2 * DETAIL_INDENT, half);
    write_side(w, t, &pieces, WORDS_REMOVED);
    if (!beside) {
        doc_columns_end(w);
        doc_columns(w);
    }
    doc_column(w, 2 * DETAIL_INDENT + (beside ? half + BETWEEN : 0), half);
    write_side(w, t, &pieces, WORDS_ADDED);
    doc_columns_end(w);
    if (w->look.plain && t->old.p && t->new.p)
        write_words(w, t, &pieces);
}

/* ---- one record ---- */

static void write_changed(struct doc_writer *w, const struct news_item *news, int64_t rec)
{
    struct buf json = {0};
    struct str before = query_said_before(w->ix, news->since, w->scratch);
    said_record(w->ix, rec, &json);
    struct said_fields old = said_read(w->ix, news->kind, before, w->scratch);
    struct said_fields new = said_read(w->ix, news->kind, buf_str(&json), w->scratch);
    const struct kind *kind = schema_kind(news->kind);
    for (size_t i = 0; i < kind->n_fields && before.n; i++) {
        struct telling t = {&kind->fields[i], text_of(&old, &kind->fields[i], w->scratch),
                            text_of(&new, &kind->fields[i], w->scratch)};
        if (!t.old.p != !t.new.p || !str_eq(t.old, t.new))
            write_changed_field(w, &t);
    }
    if (before.n == 0) {
        doc_para(w, DETAIL_INDENT, DETAIL_INDENT);
        doc_putz(w, STYLE_DIM, "what it said was too long to be kept");
        doc_para_end(w);
    }
    buf_free(&json);
}

static void write_gone(struct doc_writer *w, const struct news_item *news)
{
    struct str before = query_said_before(w->ix, news->since, w->scratch);
    struct said_fields old = said_read(w->ix, news->kind, before, w->scratch);
    for (size_t i = 0; i < old.n; i++) {
        doc_para(w, DETAIL_INDENT, 2 * DETAIL_INDENT);
        doc_putz(w, STYLE_LABEL, arena_strf(w->scratch, "%s: ", old.v[i].field->name).p);
        put_part(w, old.v[i].field,
                 is_verbatim(old.v[i].field) ? STYLE_QUOTE : STYLE_PLAIN,
                 value_text(&old.v[i], w->scratch));
        doc_para_end(w);
    }
}

/* "~ “I saw two lights”  quote q-guard": and the file, where that is another's. */
static void write_heading(struct doc_writer *w, const struct news_item *news, int64_t here)
{
    static const char *const signs[NEWS_WHATS] = {"", "+ ", "~ ", "- "};
    static const char *const words[NEWS_WHATS] = {"", "new: ", "changed: ", "gone: "};
    struct buf label = {0};
    struct file_row file;
    bool quote = news->kind == KIND_QUOTE;
    doc_para(w, 0, DETAIL_INDENT);
    doc_putz(w, STYLE_WARN, grid_sign(&w->look, signs[news->what], words[news->what]));
    buf_add_line(&label, news_label(w->ix, news, w->scratch));
    doc_putz(w, STYLE_BOLD, quote ? "“" : "");
    doc_put_theirs(w, STYLE_BOLD, buf_str(&label));
    doc_putz(w, STYLE_BOLD, quote ? "”" : "");
    doc_put(w, STYLE_DIM, arena_strf(w->scratch, "  %s %s%s", schema_kind(news->kind)->name,
                                     news->id, news->what == NEWS_NEW ? ", new" :
                                     news->what == NEWS_GONE ? ", gone" : ""));
    if (news->file != here && query_file(w->ix, news->file, w->scratch, &file))
        doc_put(w, STYLE_DIM, arena_strf(w->scratch, ", %.*s", STR_ARG(file.path)));
    doc_para_end(w);
    buf_free(&label);
}

static void write_news(struct doc_writer *w, const struct news_item *news, int64_t here)
{
    struct item item = {0};
    int64_t rec = news_record(w->ix, news);
    bool there = query_item(w->ix, rec, w->scratch, &item);
    struct doc_stop stop = {.rec = rec, .field = FIELDS, .at = item.at, .target = rec};
    if (!rec) /* so that it is known again */
        stop.statement = arena_strf(w->scratch, "%s", news->id);
    doc_stop(w, stop);
    write_heading(w, news, here);
    if (news->what == NEWS_CHANGED && there)
        write_changed(w, news, rec);
    else if (news->what == NEWS_GONE)
        write_gone(w, news);
}

/* ---- all ---- */

static void write_page(struct doc_writer *w, const struct news_items *all, size_t from,
                       size_t to, int64_t here)
{
    bool seen = false;
    for (size_t i = from; i < to; i++) {
        if (i == from || all->v[i]->seen != seen) {
            seen = all->v[i]->seen;
            doc_heading(w, seen ? "Looked at" : "Not looked at yet");
        } else {
            doc_gap(w);
        }
        write_news(w, all->v[i], here);
    }
}

void changes_write(struct doc_writer *w, struct aspect_over *over)
{
    struct news_items all = news_all(over->news, w->scratch);
    size_t from = over->from > 0 ? (size_t)over->from : 0, most = over->most;
    if (from > all.n)
        from = 0;
    size_t to = over->whole || all.n - from < most ? all.n : from + most;
    if (over->news->more) {
        doc_para(w, 0, 0);
        doc_putz(w, STYLE_WARN, "More changed at once than is listed here.");
        doc_para_end(w);
        doc_gap(w);
    }
    if (from > 0)
        aspect_turn(w, (int64_t)from, from > most ? (int64_t)(from - most) : 0,
                    " before these");
    struct item item = {0};
    query_item(w->ix, over->by.case_rec, w->scratch, &item);
    write_page(w, &all, from, to, item.file);
    aspect_none(w, all.n, "nothing has changed since the session began");
    aspect_turn(w, (int64_t)(all.n - to), (int64_t)to, "");
    buf_addf(over->status, "%zu", all.n);
    if (over->news->unseen)
        buf_addf(over->status, ", %zu not looked at", over->news->unseen);
}
