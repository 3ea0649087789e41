/* SPDX-License-Identifier: MIT */
/* Naming sources and voices. */
#include "export/cite.h"

#include "format/edtf.h"

static void sentence(struct buf *out, struct str text)
{
    if (!text.n)
        return;
    if (out->n && !str_ends(buf_str(out), STR(" ")))
        buf_addc(out, ' ');
    buf_add(out, text);
    if (!strchr(".!?", text.p[text.n - 1]))
        buf_addc(out, '.');
}

static void add_joined(struct buf *out, struct str more, const char *joint)
{
    if (out->n && more.n)
        buf_addz(out, joint);
    buf_add(out, more);
}

/* They write a name with other signs between its words. */
void cite_address(const struct publish *publish, struct str url, struct buf *out)
{
    struct buf words = {0};
    for (size_t i = 0; i < url.n; i++)
        buf_addc(&words, strchr("-_+/.=&?%", url.p[i]) ? ' ' : url.p[i]);
    bool withheld =
        publish_withholds(publish, buf_str(&words)) || publish_withholds(publish, url);
    buf_add(out, withheld ? STR("[address withheld]") : url);
    buf_free(&words);
}

void cite_authors(struct index *ix, const struct publish *publish, const struct item *source,
                  struct buf *out)
{
    struct arena scratch = {0};
    struct strs authors = query_list(ix, source, FIELD_SOURCE_AUTHOR, &scratch);
    for (size_t i = 0; i < authors.n; i++) {
        if (i)
            buf_addz(out, ", ");
        publish_verbatim(publish, authors.v[i], out);
    }
    arena_free(&scratch);
}

static void add_imprint(const struct publish *publish, const struct item *source,
                        struct buf *out)
{
    struct buf imprint = {0}, date = {0};
    publish_verbatim(publish, item_text(source, FIELD_SOURCE_PUBLISHER), &imprint);
    struct str issued = item_text(source, FIELD_SOURCE_ISSUED);
    if (issued.n)
        edtf_print(issued, &date);
    add_joined(&imprint, buf_str(&date), ", ");
    sentence(out, buf_str(&imprint));
    buf_free(&imprint);
    buf_free(&date);
}

void cite_source(struct index *ix, const struct publish *publish, const struct item *source,
                 struct buf *out)
{
    struct buf whole = {0}, part = {0};
    publish_verbatim(publish, item_text(source, FIELD_SOURCE_TITLE), &part);
    sentence(&whole, buf_str(&part));
    buf_clear(&part);
    cite_authors(ix, publish, source, &part);
    sentence(&whole, buf_str(&part));
    add_imprint(publish, source, &whole);
    struct str url = item_text(source, FIELD_SOURCE_URL);
    if (url.n) {
        buf_addc(&whole, ' ');
        cite_address(publish, url, &whole);
    }
    buf_add(out, buf_str(&whole));
    buf_free(&part);
    buf_free(&whole);
}

static void add_people(struct index *ix, const struct publish *publish,
                       const struct item *quote, enum field_tag field, const char *before,
                       struct buf *out)
{
    struct arena scratch = {0};
    struct ties people = query_links(ix, quote->rec, field, &scratch);
    for (size_t i = 0; i < people.n; i++) {
        struct item person;
        if (!query_item(ix, people.v[i].rec, &scratch, &person))
            continue;
        buf_addz(out, i ? " and " : before);
        publish_name(publish, &person, out);
    }
    arena_free(&scratch);
}

void cite_mark(struct index *ix, const struct item *source, struct buf *out)
{
    const struct list all = {.case_rec = source->case_rec, .kind = KIND_SOURCE};
    buf_addf(out, "[%lld]", (long long)query_rank(ix, &all, source->pos) + 1);
}

void cite_speaker(struct index *ix, const struct publish *publish, const struct item *quote,
                  struct buf *out)
{
    struct buf who = {0};
    add_people(ix, publish, quote, FIELD_QUOTE_SPEAKER, "", &who);
    if (who.n && str_eq(item_text(quote, FIELD_QUOTE_SPEECH), STR("reported")))
        buf_addz(&who, " (reported)");
    add_people(ix, publish, quote, FIELD_QUOTE_VIA, who.n ? ", through " : "through ", &who);
    buf_add(out, buf_str(&who));
    buf_free(&who);
}

void cite_voice(struct index *ix, const struct publish *publish, const struct item *quote,
                struct buf *out)
{
    struct arena scratch = {0};
    struct buf who = {0};
    cite_speaker(ix, publish, quote, &who);
    struct ties source = query_links(ix, quote->rec, FIELD_QUOTE_SOURCE, &scratch);
    struct item item;
    if (source.n && query_item(ix, source.v[0].rec, &scratch, &item)) {
        if (who.n)
            buf_addc(&who, ' ');
        cite_mark(ix, &item, &who);
    }
    buf_add(out, buf_str(&who));
    buf_free(&who);
    arena_free(&scratch);
}

/* A passage that brings its own quotation marks needs no others. */
static bool is_quoted(struct str exact)
{
    static const struct {
        struct str open, close;
    } marks[] = {
        {{"\"", 1}, {"\"", 1}},
        {{"\u201c", 3}, {"\u201d", 3}},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (exact.n > 1 && str_starts(exact, marks[i].open) &&
            str_ends(exact, marks[i].close))
            return true;
    return false;
}

void cite_passage(const struct publish *publish, const struct item *quote, struct buf *out)
{
    struct str exact = item_text(quote, FIELD_QUOTE_EXACT);
    if (publish_withholds(publish, exact)) {
        publish_verbatim(publish, exact, out);
        return;
    }
    bool quoted = is_quoted(exact);
    buf_addz(out, quoted ? "" : "\u201c");
    buf_add(out, exact);
    buf_addz(out, quoted ? "" : "\u201d");
}
