/* SPDX-License-Identifier: MIT */
/* Quotes: as other records show them, the passage set off with who says so and where; and
 * as records of their own, with what rests on them. */
#include "view/detail_parts.h"

#include "format/edtf.h"

enum {
    QUOTES_MAX = 100, /* in a section; narrowing shows all */
    ROWS_A_QUOTE = 2, /* at least */
};

void part_source_text(struct doc_writer *w, int64_t source, struct buf *out)
{
    struct item item;
    if (!query_item(w->ix, source, w->scratch, &item))
        return;
    buf_add(out, item_text(&item, FIELD_SOURCE_TITLE));
    struct str publisher = item_text(&item, FIELD_SOURCE_PUBLISHER);
    if (publisher.n) {
        buf_addz(out, ", ");
        buf_add(out, publisher);
    }
    struct str issued = item_text(&item, FIELD_SOURCE_ISSUED);
    if (issued.n) {
        buf_addz(out, ", ");
        edtf_print(issued, out);
    }
}

void part_speaker_text(struct doc_writer *w, const struct item *quote, struct buf *out)
{
    struct ties speakers =
        query_links(w->ix, quote->rec, FIELD_QUOTE_SPEAKER, w->scratch);
    struct ties via = query_links(w->ix, quote->rec, FIELD_QUOTE_VIA, w->scratch);
    part_names_text(w, speakers, out);
    if (str_eq(item_text(quote, FIELD_QUOTE_SPEECH), STR("reported")))
        buf_addz(out, speakers.n ? " (reported)" : "reported");
    if (via.n) {
        buf_addz(out, out->n ? ", via " : "via ");
        part_names_text(w, via, out);
    }
}

/* "Ines Rauch — Warehouse burns, The Gazette, 4 March 2019, page 3". */
static void put_origin(struct doc_writer *w, const struct item *quote, bool with_source)
{
    struct buf who = {0}, where = {0};
    part_speaker_text(w, quote, &who);
    if (with_source) {
        struct ties source =
            query_links(w->ix, quote->rec, FIELD_QUOTE_SOURCE, w->scratch);
        if (source.n)
            part_source_text(w, source.v[0].rec, &where);
    }
    struct str locator = item_text(quote, FIELD_QUOTE_LOCATOR);
    if (locator.n && where.n)
        buf_addz(&where, ", ");
    buf_add(&where, locator);
    doc_put(w, STYLE_PLAIN, buf_str(&who));
    if (who.n && where.n)
        doc_putz(w, STYLE_DIM, " — ");
    doc_put(w, STYLE_DIM, buf_str(&where));
    buf_free(&who);
    buf_free(&where);
}

static void put_carries(struct doc_writer *w, struct str carries)
{
    if (carries.n == 0)
        return;
    if (w->text.n)
        doc_putz(w, STYLE_DIM, grid_sign(&w->look, " · ", ", "));
    doc_putz(w, STYLE_DIM, "carries ");
    doc_put(w, STYLE_DIM, carries);
}

void part_quote(struct doc_writer *w, int64_t rec, int indent, struct str carries,
                bool with_source)
{
    struct item quote;
    if (!query_item(w->ix, rec, w->scratch, &quote))
        return;
    doc_stop(w, (struct doc_stop){
        .rec = rec, .field = FIELDS, .at = quote.at, .target = rec});
    doc_para(w, indent, indent + 1);
    doc_putz(w, STYLE_QUOTE, "“");
    doc_put(w, STYLE_QUOTE, item_text(&quote, FIELD_QUOTE_EXACT));
    doc_putz(w, STYLE_QUOTE, "”");
    doc_para_end(w);
    struct str translation = item_text(&quote, FIELD_QUOTE_TRANSLATION);
    if (translation.n) {
        doc_para(w, indent + 2, indent + 2);
        doc_putz(w, STYLE_LABEL, "Translation: ");
        doc_put(w, STYLE_PLAIN, str_trim(translation));
        doc_para_end(w);
    }
    doc_para(w, indent + 2, indent + 2);
    put_origin(w, &quote, with_source);
    put_carries(w, carries);
    if (w->text.n)
        doc_para_end(w);
}

/* A statement for people: that somebody took part goes by their name. */
static struct str statement_name(struct doc_writer *w, int64_t rec, struct str statement)
{
    struct item item;
    if (!str_starts(statement, STR("people.")) ||
        !query_item(w->ix, rec, w->scratch, &item))
        return statement;
    struct str id = str_sub(statement, strlen("people."), statement.n);
    int64_t person = query_find(w->ix, item.case_rec, id);
    struct str name = query_label(w->ix, person, w->scratch);
    return name.n ? name : statement;
}

/* "role, born": the statements of a record that a quote carries. */
static void add_carried(struct doc_writer *w, int64_t quote, int64_t rec, struct buf *out)
{
    struct ties about = query_links(w->ix, quote, FIELD_QUOTE_ABOUT, w->scratch);
    for (size_t i = 0; i < about.n; i++) {
        if (about.v[i].rec != rec || !about.v[i].statement.n)
            continue;
        buf_addz(out, out->n ? ", " : "");
        buf_add(out, statement_name(w, rec, about.v[i].statement));
    }
}

static void write_rest(struct doc_writer *w)
{
    doc_stop(w, (struct doc_stop){.field = FIELDS});
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT);
    doc_putz(w, STYLE_DIM, "and more: narrowed to this record, the list of quotes has all");
    doc_para_end(w);
}

bool part_quotes(struct doc_writer *w, const char *heading, int64_t rec,
                 const struct quotes_by *by)
{
    if (doc_enough(w))
        return true;
    bool more, all = w->most > w->row + ROWS_A_QUOTE * QUOTES_MAX;
    size_t most = all ? QUOTES_MAX : (w->most - w->row) / ROWS_A_QUOTE + 1;
    struct recs quotes = query_quotes(w->ix, rec, by, most, w->scratch, &more);
    if (quotes.n == 0 && !more)
        return false;
    doc_heading(w, heading);
    struct buf carries = {0};
    for (size_t i = 0; i < quotes.n && !doc_enough(w); i++) {
        buf_clear(&carries);
        if (by->by == FIELD_QUOTE_ABOUT)
            add_carried(w, quotes.v[i], rec, &carries);
        part_quote(w, quotes.v[i], DETAIL_INDENT, buf_str(&carries), by->by != FIELD_QUOTE_SOURCE);
    }
    if (more && all)
        write_rest(w);
    w->unfinished = w->unfinished || (more && !all);
    buf_free(&carries);
    return true;
}

/* "How many lights? — two": an account that rests on the quote. */
static void write_supported_account(struct doc_writer *w, const struct tie *tie)
{
    struct item account;
    if (!query_item(w->ix, tie->rec, w->scratch, &account))
        return;
    doc_stop(w, (struct doc_stop){
        .rec = account.rec, .field = FIELDS, .at = tie->at, .target = account.parent});
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
    doc_put(w, STYLE_LINK, query_label(w->ix, account.parent, w->scratch));
    doc_putz(w, STYLE_PLAIN, " — ");
    doc_put(w, STYLE_BOLD, item_text(&account, FIELD_ACCOUNT_VALUE));
    doc_para_end(w);
}

static void write_supported_relation(struct doc_writer *w, const struct tie *tie)
{
    struct ties person = query_links(w->ix, tie->rec, FIELD_RELATION_PERSON, w->scratch);
    struct ties of = query_links(w->ix, tie->rec, FIELD_RELATION_OF, w->scratch);
    doc_stop(w, (struct doc_stop){
        .rec = tie->rec, .field = FIELDS, .at = tie->at, .target = tie->rec});
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
    if (person.n)
        doc_put(w, STYLE_LINK, query_label(w->ix, person.v[0].rec, w->scratch));
    doc_putz(w, STYLE_PLAIN, ", ");
    doc_put(w, STYLE_PLAIN, query_label(w->ix, tie->rec, w->scratch));
    doc_putz(w, STYLE_PLAIN, " of ");
    if (of.n)
        doc_put(w, STYLE_LINK, query_label(w->ix, of.v[0].rec, w->scratch));
    doc_para_end(w);
}

void detail_write_quote(struct doc_writer *w, const struct item *item)
{
    doc_stop(w, (struct doc_stop){.rec = item->rec, .field = FIELDS, .at = item->at});
    doc_para(w, 0, 1);
    doc_putz(w, STYLE_QUOTE, "“");
    doc_put(w, STYLE_QUOTE, item_text(item, FIELD_QUOTE_EXACT));
    doc_putz(w, STYLE_QUOTE, "”");
    doc_para_end(w);
    doc_gap(w);
    detail_write_fields(w, item);
    struct ties accounts =
        query_backlinks(w->ix, item->rec, FIELD_ACCOUNT_QUOTES, w->scratch);
    struct ties relations =
        query_backlinks(w->ix, item->rec, FIELD_RELATION_QUOTES, w->scratch);
    if (accounts.n + relations.n == 0)
        return;
    doc_heading(w, "Carries");
    for (size_t i = 0; i < accounts.n && i < DETAIL_SECTION_MAX; i++)
        write_supported_account(w, &accounts.v[i]);
    part_more(w, accounts.n);
    for (size_t i = 0; i < relations.n && i < DETAIL_SECTION_MAX; i++)
        write_supported_relation(w, &relations.v[i]);
    part_more(w, relations.n);
}
