/* SPDX-License-Identifier: MIT */
/* A person: what they took part in, whom they are tied to, what is said of and by them. */
#include "view/detail_parts.h"

#include "base/utf8.h"
#include "format/edtf.h"

#include <stdlib.h>

enum { DATE_COLUMNS = 14 }; /* of all but the longest short dates */

/* One part in an event. */
struct part {
    int64_t pos; /* of the event: by date */
    int64_t event, participation;
    struct place at;
};

static int by_event(const void *a, const void *b)
{
    const struct part *x = a, *y = b;
    return (x->pos > y->pos) - (x->pos < y->pos);
}

static void write_part(struct doc_writer *w, const struct item *person,
                       const struct part *part)
{
    struct item event, participation;
    if (!query_item(w->ix, part->event, w->scratch, &event) ||
        !query_item(w->ix, part->participation, w->scratch, &participation))
        return;
    struct str statement = arena_strf(w->scratch, "people.%.*s", STR_ARG(person->id));
    doc_stop(w, (struct doc_stop){
        .rec = event.rec,
        .statement = statement,
        .field = FIELDS,
        .at = part->at,
        .target = event.rec,
    });
    struct buf text = {0};
    edtf_short(item_text(&event, FIELD_EVENT_DATE), &text);
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
    doc_put(w, STYLE_DIM, text.n ? buf_str(&text) : STR("undated"));
    doc_pad(w, DETAIL_INDENT + DATE_COLUMNS);
    doc_putz(w, STYLE_PLAIN, "  ");
    doc_put(w, STYLE_LINK, item_text(&event, FIELD_EVENT_TITLE));
    doc_putz(w, STYLE_PLAIN, " — ");
    buf_clear(&text);
    part_list_text(
        query_list(w->ix, &participation, FIELD_PARTICIPATION_ROLE, w->scratch), &text);
    doc_put(w, STYLE_PLAIN, buf_str(&text));
    if (query_disputed(w->ix, event.rec))
        doc_putz(w, STYLE_WARN, " ≠");
    part_end_carried(w, event.rec, statement);
    buf_free(&text);
}

static void write_events(struct doc_writer *w, const struct item *person)
{
    struct ties ties =
        query_backlinks(w->ix, person->rec, FIELD_PARTICIPATION_PERSON, w->scratch);
    if (ties.n == 0)
        return;
    struct part *parts = arena_array(w->scratch, ties.n, sizeof *parts);
    for (size_t i = 0; i < ties.n; i++) {
        struct item participation, event;
        parts[i] = (struct part){.participation = ties.v[i].rec, .at = ties.v[i].at};
        if (query_item(w->ix, ties.v[i].rec, w->scratch, &participation) &&
            query_item(w->ix, participation.parent, w->scratch, &event)) {
            parts[i].event = event.rec;
            parts[i].pos = event.pos;
        }
    }
    qsort(parts, ties.n, sizeof *parts, by_event);
    doc_heading(w, "Events");
    for (size_t i = 0; i < ties.n && i < DETAIL_SECTION_MAX; i++)
        write_part(w, person, &parts[i]);
    part_more(w, ties.n);
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
    for (size_t i = 0; i < from.n && i < DETAIL_SECTION_MAX; i++)
        write_relation(w, from.v[i].rec, true);
    part_more(w, from.n);
    for (size_t i = 0; i < to.n && i < DETAIL_SECTION_MAX; i++)
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
    for (size_t i = 0; i < others.n && i < DETAIL_SECTION_MAX; i++) {
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
    write_relations(w, item);
    part_claims_about(w, item->rec);
    part_quotes(w, "Quotes about",
        query_backlinks(w->ix, item->rec, FIELD_QUOTE_ABOUT, w->scratch), true);
    part_quotes(w, "Quoted",
        query_backlinks(w->ix, item->rec, FIELD_QUOTE_SPEAKER, w->scratch), true);
    part_quotes(w, "Passed on",
        query_backlinks(w->ix, item->rec, FIELD_QUOTE_VIA, w->scratch), true);
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
    part_quotes(w, "Quotes",
        query_links(w->ix, item->rec, FIELD_RELATION_QUOTES, w->scratch), true);
}
