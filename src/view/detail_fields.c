/* SPDX-License-Identifier: MIT */
/* The fields of a record as schema.def lists them, each shown by its type. What quotes can
 * carry ends with how many do. */
#include "view/detail_parts.h"

#include <ctype.h>

/* Shown elsewhere: in the record's heading, or by the writer of its kind. */
static bool is_in_heading(const struct field *field)
{
    switch (field->tag) {
    case FIELD_CASE_ID:
    case FIELD_CASE_SUMMARY:
    case FIELD_SOURCE_TYPE:
    case FIELD_PERSON_KIND:
    case FIELD_PERSON_UNNAMED:
    case FIELD_RELATION_PERSON:
    case FIELD_RELATION_OF:
    case FIELD_CLAIM_STATUS:
    case FIELD_CLAIM_ACCOUNTS:
    case FIELD_RELATION_QUOTES:
        return true;
    default:
        return field == schema_label(schema_kind(field->kind));
    }
}

bool part_is_carried(const struct field *field)
{
    switch (field->tag) {
    case FIELD_PERSON_ALIASES:
    case FIELD_PERSON_ROLE:
    case FIELD_PERSON_BORN:
    case FIELD_EVENT_DATE:
    case FIELD_EVENT_PLACE:
        return true;
    default:
        return false;
    }
}

/* "date-basis" is "Date basis" to people. */
static const char *label_of(struct doc_writer *w, const struct field *field)
{
    size_t n = strlen(field->name);
    char *label = arena_alloc(w->scratch, n + 1);
    for (size_t i = 0; i < n; i++)
        label[i] = field->name[i] == '-' ? ' ' : field->name[i];
    label[0] = (char)toupper((unsigned char)label[0]);
    return label;
}

static void put_value(struct doc_writer *w, const struct item *item,
                      const struct field *field)
{
    struct str text = item_text(item, field->tag);
    if (schema_is_list(field->type)) {
        struct buf list = {0};
        part_list_text(query_list(w->ix, item, field->tag, w->scratch), &list);
        doc_put(w, STYLE_PLAIN, buf_str(&list));
        buf_free(&list);
    } else if (field->type == TYPE_EDTF) {
        part_date(w, text);
    } else if (field->type == TYPE_EXACT) {
        doc_putz(w, STYLE_QUOTE, "“");
        doc_put(w, STYLE_QUOTE, text);
        doc_putz(w, STYLE_QUOTE, "”");
    } else if (field->type == TYPE_BOOL) {
        doc_putz(w, STYLE_PLAIN, str_eq(text, STR("true")) ? "yes" : "no");
    } else {
        doc_put(w, field->type == TYPE_URL ? STYLE_LINK : STYLE_PLAIN, str_trim(text));
    }
}

static void write_value(struct doc_writer *w, const struct item *item,
                        const struct field *field)
{
    struct str name = str_of(field->name);
    doc_stop(w, (struct doc_stop){
        .rec = item->rec, .statement = name, .field = field->tag});
    part_label(w, label_of(w, field));
    put_value(w, item, field);
    if (part_is_carried(field))
        part_end_carried(w, item->rec, name);
    else
        doc_para_end(w);
}

/* What an `id.field` entry says: "date: about July 2017", "Ines Rauch: witness". */
static void put_statement(struct doc_writer *w, int64_t rec, struct str statement)
{
    struct item item;
    if (statement.n == 0 || !query_item(w->ix, rec, w->scratch, &item))
        return;
    const struct field *field = schema_field_named(item.kind, statement);
    doc_putz(w, STYLE_DIM, grid_sign(&w->look, " · ", ", "));
    if (str_starts(statement, STR("people."))) {
        struct str id = str_sub(statement, strlen("people."), statement.n);
        int64_t person = query_find(w->ix, item.case_rec, id);
        doc_put(w, STYLE_PLAIN, query_label(w->ix, person, w->scratch));
        return;
    }
    doc_put(w, STYLE_LABEL, statement);
    if (!field || field == schema_label(item.kind) || schema_is_link(field->type) ||
        schema_is_children(field->type))
        return; /* named already, or nothing to show on a line */
    doc_putz(w, STYLE_LABEL, ": ");
    put_value(w, &item, field);
}

static void put_target(struct doc_writer *w, int64_t rec)
{
    if (index_kind(rec) != KIND_SOURCE) {
        doc_put(w, STYLE_LINK, query_label(w->ix, rec, w->scratch));
        return;
    }
    struct buf source = {0};
    part_source_text(w, rec, &source);
    doc_put(w, STYLE_LINK, buf_str(&source));
    buf_free(&source);
}

/* The statements of one record stand below each other and name it once. */
static void write_links(struct doc_writer *w, const struct item *item,
                        const struct field *field)
{
    struct ties ties = query_links(w->ix, item->rec, field->tag, w->scratch);
    for (size_t i = 0; i < ties.n && i < DETAIL_SECTION_MAX; i++) {
        doc_stop(w, (struct doc_stop){
            .rec = item->rec,
            .statement = str_of(field->name),
            .field = FIELDS,
            .at = ties.v[i].at,
            .target = ties.v[i].rec,
        });
        part_label(w, i ? "" : label_of(w, field));
        if (i == 0 || ties.v[i].rec != ties.v[i - 1].rec || ties.v[i].statement.n == 0)
            put_target(w, ties.v[i].rec);
        else
            doc_putz(w, STYLE_PLAIN, " ");
        put_statement(w, ties.v[i].rec, ties.v[i].statement);
        doc_para_end(w);
    }
    part_more(w, ties.n);
}

static void write_participation(struct doc_writer *w, const struct item *event,
                                const struct item *part, const char *label)
{
    struct ties person =
        query_links(w->ix, part->rec, FIELD_PARTICIPATION_PERSON, w->scratch);
    struct item who;
    if (person.n == 0 || !query_item(w->ix, person.v[0].rec, w->scratch, &who))
        return;
    struct str statement =
        arena_strf(w->scratch, "people.%.*s", STR_ARG(who.id));
    doc_stop(w, (struct doc_stop){
        .rec = event->rec,
        .statement = statement,
        .field = FIELDS,
        .at = part->at,
        .target = who.rec,
    });
    struct buf roles = {0};
    part_list_text(
        query_list(w->ix, part, FIELD_PARTICIPATION_ROLE, w->scratch), &roles);
    part_label(w, label);
    doc_put(w, STYLE_LINK, item_text(&who, FIELD_PERSON_NAME));
    doc_putz(w, STYLE_PLAIN, " — ");
    doc_put(w, STYLE_PLAIN, buf_str(&roles));
    part_end_carried(w, event->rec, statement);
    buf_free(&roles);
}

static void write_capture(struct doc_writer *w, const struct item *capture,
                          const char *label)
{
    doc_stop(w, (struct doc_stop){
        .rec = capture->rec, .field = FIELDS, .at = capture->at});
    part_label(w, label);
    doc_put(w, STYLE_PLAIN, item_text(capture, FIELD_CAPTURE_PATH));
    doc_putz(w, STYLE_DIM, "  ");
    doc_put(w, STYLE_DIM, item_text(capture, FIELD_CAPTURE_KIND));
    struct str at = item_text(capture, FIELD_CAPTURE_AT);
    if (at.n) {
        doc_putz(w, STYLE_DIM, ", archived ");
        part_date(w, at);
    }
    struct str hash = item_text(capture, FIELD_CAPTURE_SHA256);
    if (hash.n) {
        doc_putz(w, STYLE_DIM, "  sha256 ");
        doc_put(w, STYLE_DIM, hash);
    }
    struct str note = item_text(capture, FIELD_CAPTURE_NOTE);
    if (note.n) {
        doc_putz(w, STYLE_PLAIN, "\n");
        doc_put(w, STYLE_PLAIN, str_trim(note));
    }
    doc_para_end(w);
}

static void write_children(struct doc_writer *w, const struct item *item,
                           const struct field *field)
{
    enum kind_tag kind = schema_child(field)->tag;
    struct recs children = query_children(w->ix, item->rec, kind, w->scratch);
    struct item child;
    for (size_t i = 0; i < children.n && i < DETAIL_SECTION_MAX; i++) {
        if (!query_item(w->ix, children.v[i], w->scratch, &child))
            continue;
        const char *label = i ? "" : label_of(w, field);
        if (kind == KIND_PARTICIPATION)
            write_participation(w, item, &child, label);
        else if (kind == KIND_CAPTURE)
            write_capture(w, &child, label);
    }
    part_more(w, children.n);
}

void detail_write_fields(struct doc_writer *w, const struct item *item)
{
    for (size_t i = 0; i < item->kind->n_fields; i++) {
        const struct field *field = &item->kind->fields[i];
        if (is_in_heading(field))
            continue;
        if (schema_is_children(field->type))
            write_children(w, item, field);
        else if (schema_is_link(field->type))
            write_links(w, item, field);
        else if (item->values[i].p)
            write_value(w, item, field);
    }
}
