/* SPDX-License-Identifier: MIT */
/* A person: what they took part in, whom they are tied to, what is said of and by them. */
#include "view/detail_parts.h"

#include "format/edtf.h"

enum {
    DATES_LEAST = 46, /* columns for dates of any length; with fewer, they say less */
    DATE_NARROW = 11,
};

/* The part that a person has in an event. */
static bool find_part(struct doc_writer *w, int64_t event, int64_t person,
                      struct item *part)
{
    struct recs parts = query_children(w->ix, event, KIND_PARTICIPATION, w->scratch);
    for (size_t i = 0; i < parts.n; i++) {
        struct ties who =
            query_links(w->ix, parts.v[i], FIELD_PARTICIPATION_PERSON, w->scratch);
        if (who.n && who.v[0].rec == person)
            return query_item(w->ix, parts.v[i], w->scratch, part);
    }
    return false;
}

/* Dates stand in a column of their own, where there is room for one. */
static void put_date(struct doc_writer *w, struct str date)
{
    struct buf text = {0};
    bool wide = w->columns >= DATES_LEAST;
    if (date.n && w->look.plain)
        edtf_print(date, &text);
    else if (date.n)
        edtf_short_in(date, wide ? EDTF_SHORT_COLUMNS : DATE_NARROW, &text);
    doc_put(w, STYLE_DIM, date.n ? buf_str(&text) : STR("undated"));
    doc_pad(w, DETAIL_INDENT + (wide ? EDTF_SHORT_COLUMNS : DATE_NARROW));
    doc_putz(w, STYLE_PLAIN, grid_sign(&w->look, "  ", ": "));
    buf_free(&text);
}

static void write_part(struct doc_writer *w, const struct item *person,
                       const struct item *event, const struct item *part)
{
    struct str statement = arena_strf(w->scratch, "people.%.*s", STR_ARG(person->id));
    doc_stop(w, (struct doc_stop){
        .rec = event->rec,
        .statement = statement,
        .field = FIELDS,
        .at = part->at,
        .target = event->rec,
    });
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
    put_date(w, item_text(event, FIELD_EVENT_DATE));
    doc_put(w, STYLE_LINK, item_text(event, FIELD_EVENT_TITLE));
    doc_putz(w, STYLE_PLAIN, " — ");
    struct buf roles = {0};
    part_list_text(query_list(w->ix, part, FIELD_PARTICIPATION_ROLE, w->scratch), &roles);
    doc_put(w, STYLE_PLAIN, buf_str(&roles));
    if (query_disputed(w->ix, event->rec))
        doc_putz(w, STYLE_WARN, grid_sign(&w->look, " ≠", ", disputed"));
    part_end_carried(w, event->rec, statement);
    buf_free(&roles);
}

static void write_events(struct doc_writer *w, const struct item *person)
{
    if (doc_enough(w))
        return;
    struct list list = {
        .case_rec = person->case_rec, .kind = KIND_EVENT, .by = {person->rec}, .n_by = 1};
    struct list_row rows[DETAIL_SECTION_MAX];
    size_t n = query_page(w->ix, &list, INT64_MIN, true, DETAIL_SECTION_MAX, rows);
    if (n == 0)
        return;
    doc_heading(w, "Events");
    for (size_t i = 0; i < n && !doc_enough(w); i++) {
        struct item event, part;
        if (query_item(w->ix, rows[i].rec, w->scratch, &event) &&
            find_part(w, event.rec, person->rec, &part))
            write_part(w, person, &event, &part);
    }
    if (n == DETAIL_SECTION_MAX)
        part_more(w, (size_t)query_count(w->ix, &list));
}

/* "employee of Harbour Board", and from the other end "employee: Ines Rauch". */
static void write_relation(struct doc_writer *w, int64_t rec, bool from)
{
    struct item relation;
    struct ties other = query_links(w->ix, rec,
        from ? FIELD_RELATION_OF : FIELD_RELATION_PERSON, w->scratch);
    if (other.n == 0 || !query_item(w->ix, rec, w->scratch, &relation))
        return;
    doc_stop(w, (struct doc_stop){
        .rec = rec, .field = FIELDS, .at = relation.at, .target = other.v[0].rec});
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
    doc_put(w, STYLE_PLAIN, item_text(&relation, FIELD_RELATION_IS));
    doc_putz(w, STYLE_PLAIN, from ? " of " : ": ");
    doc_put(w, STYLE_LINK, query_label(w->ix, other.v[0].rec, w->scratch));
    struct str note = item_text(&relation, FIELD_RELATION_NOTE);
    if (note.n) {
        doc_putz(w, STYLE_DIM, " — ");
        doc_put(w, STYLE_DIM, str_trim(note));
    }
    part_end_carried(w, rec, STR_NONE);
}

static void write_relations(struct doc_writer *w, const struct item *person)
{
    struct ties from =
        query_backlinks(w->ix, person->rec, FIELD_RELATION_PERSON, w->scratch);
    struct ties to = query_backlinks(w->ix, person->rec, FIELD_RELATION_OF, w->scratch);
    if (from.n + to.n == 0)
        return;
    doc_heading(w, "Relations");
    for (size_t i = 0; i < from.n && i < DETAIL_SECTION_MAX && !doc_enough(w); i++)
        write_relation(w, from.v[i].rec, true);
    part_more(w, from.n);
    for (size_t i = 0; i < to.n && i < DETAIL_SECTION_MAX && !doc_enough(w); i++)
        write_relation(w, to.v[i].rec, false);
    part_more(w, to.n);
}

/* The same person elsewhere in the library: each leads there. */
static void write_cases(struct doc_writer *w, const struct item *person)
{
    struct recs others = query_namesakes(w->ix, person->rec, w->scratch);
    if (others.n == 0)
        return;
    doc_heading(w, arena_strf(w->scratch, "Also in %zu other case%s", others.n,
                              others.n == 1 ? "" : "s").p);
    for (size_t i = 0; i < others.n && i < DETAIL_SECTION_MAX && !doc_enough(w); i++) {
        struct item other;
        if (!query_item(w->ix, others.v[i], w->scratch, &other))
            continue;
        doc_stop(w, (struct doc_stop){
            .rec = other.rec, .field = FIELDS, .at = other.at, .target = other.rec});
        doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
        doc_put(w, STYLE_LINK, query_label(w->ix, other.case_rec, w->scratch));
        struct str role = item_text(&other, FIELD_PERSON_ROLE);
        if (role.n) {
            doc_putz(w, STYLE_PLAIN, " — ");
            doc_put(w, STYLE_PLAIN, role);
        }
        doc_para_end(w);
    }
    part_more(w, others.n);
}

/* Each quote once: who speaks stands with it wherever it is. */
static void write_quotes(struct doc_writer *w, int64_t rec)
{
    static const struct quotes_by about = {.by = FIELD_QUOTE_ABOUT};
    static const struct quotes_by spoken = {
        .by = FIELD_QUOTE_SPEAKER, .but = {FIELD_QUOTE_ABOUT}, .n_but = 1};
    static const struct quotes_by passed = {
        .by = FIELD_QUOTE_VIA,
        .but = {FIELD_QUOTE_ABOUT, FIELD_QUOTE_SPEAKER},
        .n_but = 2,
    };
    bool some = part_quotes(w, "Quotes about", rec, &about);
    some = part_quotes(w, some ? "Also quoted" : "Quoted", rec, &spoken) || some;
    part_quotes(w, some ? "Also passed on" : "Passed on", rec, &passed);
}

void detail_write_person(struct doc_writer *w, const struct item *item)
{
    bool unnamed = str_eq(item_text(item, FIELD_PERSON_UNNAMED), STR("true"));
    struct str what = arena_strf(w->scratch, "%s%.*s", unnamed ? "unnamed " : "",
        STR_ARG(item_text(item, FIELD_PERSON_KIND)));
    part_title(w, item, what.p);
    part_end_carried(w, item->rec, STR_NONE);
    detail_write_fields(w, item);
    write_cases(w, item);
    write_events(w, item);
    if (!doc_enough(w))
        write_relations(w, item);
    part_claims_about(w, item->rec);
    write_quotes(w, item->rec);
}

void detail_write_relation(struct doc_writer *w, const struct item *item)
{
    struct ties person = query_links(w->ix, item->rec, FIELD_RELATION_PERSON, w->scratch);
    struct ties of = query_links(w->ix, item->rec, FIELD_RELATION_OF, w->scratch);
    part_title(w, item, "relation");
    part_end_carried(w, item->rec, STR_NONE);
    for (size_t i = 0; i < person.n + of.n; i++) {
        bool first = i < person.n;
        const struct tie *tie = first ? &person.v[i] : &of.v[i - person.n];
        doc_stop(w, (struct doc_stop){
            .rec = item->rec,
            .statement = first ? STR("person") : STR("of"),
            .field = FIELDS,
            .at = tie->at,
            .target = tie->rec,
        });
        part_label(w, first ? "Person" : "Of");
        doc_put(w, STYLE_LINK, query_label(w->ix, tie->rec, w->scratch));
        doc_para_end(w);
    }
    detail_write_fields(w, item);
    struct ties quotes =
        query_links(w->ix, item->rec, FIELD_RELATION_QUOTES, w->scratch);
    if (quotes.n)
        doc_heading(w, "Quotes");
    for (size_t i = 0; i < quotes.n && i < DETAIL_SECTION_MAX && !doc_enough(w); i++)
        part_quote(w, quotes.v[i].rec, DETAIL_INDENT, STR_NONE, true);
    part_more(w, quotes.n);
}
