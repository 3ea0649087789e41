/* SPDX-License-Identifier: MIT */
/* Relations: one person in the middle, on the left who is something of theirs, on the
 * right whose something they are, each with what carries it and one step further; below,
 * the events they share with others. Every name can be put in the middle in turn. */
#include "view/aspect.h"

#include "format/edtf.h"
#include "view/aspect_parts.h"
#include "view/detail_parts.h"

enum {
    BESIDE_LEAST = 96, /* columns; with fewer, all stands in one column */
    BETWEEN = 3,
    TIES_MOST = 100,   /* of one person, on each side */
    FURTHER_MOST = 12, /* of a person beside them */
    EVENTS_MOST = 30,
    OTHERS_MOST = 8,   /* in one event */
};

/* What a tie is, seen from the one in the middle: FROM: they are that of the other. */
enum side { SIDE_TO, SIDE_FROM };

static int64_t other_end(struct doc_writer *w, int64_t relation, enum side side)
{
    struct ties other = query_links(w->ix, relation,
        side == SIDE_FROM ? FIELD_RELATION_OF : FIELD_RELATION_PERSON, w->scratch);
    return other.n ? other.v[0].rec : 0;
}

static struct ties ties_of(struct doc_writer *w, int64_t person, enum side side)
{
    return query_backlinks(w->ix, person,
        side == SIDE_FROM ? FIELD_RELATION_PERSON : FIELD_RELATION_OF, w->scratch);
}

/* "employee of Harbour Board", or from the other end "employee: Ines Rauch". */
static void put_tie(struct doc_writer *w, const struct item *relation, enum side side,
                    int64_t other)
{
    doc_put(w, STYLE_PLAIN, item_text(relation, FIELD_RELATION_IS));
    doc_putz(w, STYLE_PLAIN, side == SIDE_FROM ? " of " : ": ");
    doc_put(w, STYLE_LINK, query_label(w->ix, other, w->scratch));
}

/* What the other is tied to, but for the one in the middle. */
static void write_further(struct doc_writer *w, int64_t person, int64_t centre,
                          enum side side)
{
    struct ties ties = ties_of(w, person, side);
    size_t shown = 0;
    for (size_t i = 0; i < ties.n; i++) {
        struct item relation;
        int64_t other = other_end(w, ties.v[i].rec, side);
        if (!other || other == centre ||
            !query_item(w->ix, ties.v[i].rec, w->scratch, &relation))
            continue;
        if (shown++ >= FURTHER_MOST)
            continue;
        doc_stop(w, (struct doc_stop){
            .rec = relation.rec, .field = FIELDS, .at = relation.at, .target = other});
        doc_para(w, 4, 6);
        doc_putz(w, STYLE_DIM, grid_sign(&w->look, "· ", ""));
        put_tie(w, &relation, side, other);
        aspect_end_carried(w, relation.rec, STR_NONE);
    }
    if (shown > FURTHER_MOST) {
        doc_para(w, 4, 4);
        doc_put(w, STYLE_DIM,
            arena_strf(w->scratch, "and %zu more", shown - FURTHER_MOST));
        doc_para_end(w);
    }
}

static void write_tie(struct doc_writer *w, int64_t rec, int64_t centre, enum side side)
{
    struct item relation;
    int64_t other = other_end(w, rec, side);
    if (!other || !query_item(w->ix, rec, w->scratch, &relation))
        return;
    doc_stop(w, (struct doc_stop){
        .rec = rec, .field = FIELDS, .at = relation.at, .target = other});
    doc_para(w, 0, 2);
    put_tie(w, &relation, side, other);
    aspect_end_carried(w, rec, STR_NONE);
    struct ties quotes = query_links(w->ix, rec, FIELD_RELATION_QUOTES, w->scratch);
    if (quotes.n)
        aspect_quote(w, quotes.v[0].rec, 2);
    struct str note = item_text(&relation, FIELD_RELATION_NOTE);
    if (note.n) {
        doc_para(w, 2, 4);
        doc_putz(w, STYLE_LABEL, "Note: ");
        doc_put(w, STYLE_PLAIN, str_trim(note));
        doc_para_end(w);
    }
    write_further(w, other, centre, SIDE_FROM);
    write_further(w, other, centre, SIDE_TO);
}

static void write_side(struct doc_writer *w, int64_t centre, enum side side)
{
    struct ties ties = ties_of(w, centre, side);
    doc_heading(w, side == SIDE_FROM ? "To whom they are tied" : "Who is tied to them");
    for (size_t i = 0; i < ties.n && i < TIES_MOST; i++) {
        if (i)
            doc_gap(w);
        write_tie(w, ties.v[i].rec, centre, side);
    }
    if (ties.n > TIES_MOST)
        doc_put(w, STYLE_DIM, arena_strf(w->scratch, "and %zu more", ties.n - TIES_MOST));
    aspect_none(w, ties.n, "nobody, by a relation of this case");
}

static void write_centre(struct doc_writer *w, const struct item *person)
{
    bool unnamed = str_eq(item_text(person, FIELD_PERSON_UNNAMED), STR("true"));
    struct str kind = item_text(person, FIELD_PERSON_KIND);
    doc_stop(w, (struct doc_stop){
        .rec = person->rec, .field = FIELDS, .at = person->at, .target = person->rec});
    doc_para(w, 0, 2);
    doc_put(w, STYLE_BOLD, item_text(person, FIELD_PERSON_NAME));
    doc_putz(w, STYLE_DIM, unnamed ? "  unnamed " : "  ");
    doc_put(w, STYLE_DIM, kind);
    aspect_end_carried(w, person->rec, STR_NONE);
    struct str role = item_text(person, FIELD_PERSON_ROLE);
    if (role.n) {
        doc_para(w, 2, 2);
        doc_put(w, STYLE_PLAIN, role);
        doc_para_end(w);
    }
}

/* Another who took part, a stop that puts them in the middle. */
static bool write_other(struct doc_writer *w, const struct item *event, int64_t rec,
                        int64_t centre, size_t nth)
{
    struct item participation, person;
    struct ties who = query_links(w->ix, rec, FIELD_PARTICIPATION_PERSON, w->scratch);
    if (!who.n || who.v[0].rec == centre ||
        !query_item(w->ix, rec, w->scratch, &participation) ||
        !query_item(w->ix, who.v[0].rec, w->scratch, &person))
        return false;
    if (nth >= OTHERS_MOST)
        return true;
    struct str statement = arena_strf(w->scratch, "people.%.*s", STR_ARG(person.id));
    struct buf roles = {0};
    part_list_text(
        query_list(w->ix, &participation, FIELD_PARTICIPATION_ROLE, w->scratch), &roles);
    doc_stop(w, (struct doc_stop){.rec = event->rec,
        .statement = statement,
        .field = FIELDS,
        .at = participation.at,
        .target = person.rec});
    doc_para(w, 4, 6);
    doc_putz(w, STYLE_DIM, "with ");
    doc_put(w, STYLE_LINK, item_text(&person, FIELD_PERSON_NAME));
    doc_putz(w, STYLE_DIM, " — ");
    doc_put(w, STYLE_PLAIN, buf_str(&roles));
    aspect_end_carried(w, event->rec, statement);
    buf_free(&roles);
    return true;
}

/* Where the event says that they took part; else where it begins. */
static struct place part_of_centre(struct doc_writer *w, const struct item *event,
                                   struct recs parts, int64_t centre)
{
    for (size_t i = 0; i < parts.n; i++) {
        struct item part;
        struct ties who =
            query_links(w->ix, parts.v[i], FIELD_PARTICIPATION_PERSON, w->scratch);
        if (who.n && who.v[0].rec == centre &&
            query_item(w->ix, parts.v[i], w->scratch, &part))
            return part.at;
    }
    return event->at;
}

static void write_event(struct doc_writer *w, int64_t rec, const struct item *centre)
{
    struct item event;
    struct buf date = {0};
    if (!query_item(w->ix, rec, w->scratch, &event))
        return;
    struct str statement = arena_strf(w->scratch, "people.%.*s", STR_ARG(centre->id));
    struct recs parts = query_children(w->ix, rec, KIND_PARTICIPATION, w->scratch);
    if (w->look.plain)
        edtf_print(item_text(&event, FIELD_EVENT_DATE), &date);
    else
        edtf_short(item_text(&event, FIELD_EVENT_DATE), &date);
    doc_stop(w, (struct doc_stop){.rec = rec,
        .statement = statement,
        .field = FIELDS,
        .at = part_of_centre(w, &event, parts, centre->rec),
        .target = rec});
    doc_para(w, 0, 2);
    doc_put(w, STYLE_DIM, date.n ? buf_str(&date) : STR("undated"));
    doc_putz(w, STYLE_PLAIN, grid_sign(&w->look, "  ", ": "));
    doc_put(w, STYLE_LINK, item_text(&event, FIELD_EVENT_TITLE));
    aspect_end_carried(w, rec, statement);
    size_t others = 0;
    for (size_t i = 0; i < parts.n; i++)
        others += write_other(w, &event, parts.v[i], centre->rec, others);
    if (others > OTHERS_MOST) {
        doc_para(w, 4, 4);
        doc_put(w, STYLE_DIM,
            arena_strf(w->scratch, "and %zu more", others - OTHERS_MOST));
        doc_para_end(w);
    }
    buf_free(&date);
}

static void write_events(struct doc_writer *w, const struct item *centre)
{
    struct list list = {
        .case_rec = centre->case_rec, .kind = KIND_EVENT, .by = {centre->rec}, .n_by = 1};
    struct list_row rows[EVENTS_MOST];
    size_t n = query_page(w->ix, &list, INT64_MIN, true, EVENTS_MOST, rows);
    doc_heading(w, "Together in events");
    for (size_t i = 0; i < n; i++)
        write_event(w, rows[i].rec, centre);
    if (n == EVENTS_MOST && query_count(w->ix, &list) > EVENTS_MOST) {
        doc_para(w, 0, 0);
        doc_put(w, STYLE_DIM,
            arena_strf(w->scratch, "and %lld more",
                (long long)query_count(w->ix, &list) - EVENTS_MOST));
        doc_para_end(w);
    }
    aspect_none(w, n, "none");
}

static void write_person(struct doc_writer *w, const struct item *person)
{
    if (w->columns < BESIDE_LEAST || w->look.plain) {
        write_centre(w, person);
        write_side(w, person->rec, SIDE_TO);
        write_side(w, person->rec, SIDE_FROM);
        write_events(w, person);
        return;
    }
    int columns = (w->columns - 2 * BETWEEN) / 3;
    doc_columns(w);
    doc_column(w, columns + BETWEEN, columns);
    write_centre(w, person);
    write_events(w, person);
    doc_column(w, 0, columns);
    write_side(w, person->rec, SIDE_TO);
    doc_column(w, 2 * (columns + BETWEEN), columns);
    write_side(w, person->rec, SIDE_FROM);
    doc_columns_end(w);
}

/* Where nobody is in the middle, all are in turn: a page that is printed. */
static void write_all(struct doc_writer *w, const struct aspect_over *over)
{
    struct aspect_rows rows = aspect_rows(w, over, KIND_PERSON);
    for (size_t i = 0; i < rows.n; i++) {
        struct item person;
        doc_gap(w);
        if (query_item(w->ix, rows.v[i].rec, w->scratch, &person))
            write_person(w, &person);
    }
    aspect_none(w, rows.n, "no people");
}

void relations_write(struct doc_writer *w, struct aspect_over *over)
{
    struct item person;
    if (!over->centre)
        write_all(w, over);
    else if (query_item(w->ix, over->centre, w->scratch, &person))
        write_person(w, &person);
}
