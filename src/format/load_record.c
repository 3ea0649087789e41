/* SPDX-License-Identifier: MIT */
/* Records: an id, its fields by the schema, its children; then to the sink. */
#include "format/loader.h"

#include "base/suggest.h"
#include "format/shown.h"

/* ---- keys ---- */

void load_unknown_key(struct loader *l, struct str known)
{
    struct suggestion s = suggest_start(l->event.text);
    struct buf list = {0};
    for (struct str w = str_word(&known); w.n; w = str_word(&known)) {
        suggest_offer(&s, w);
        buf_addf(&list, "%s`%.*s`", list.n ? ", " : "", STR_ARG(w));
    }
    if (s.best.n)
        diags_add(l->diags, DIAG_UNKNOWN_KEY, l->event.at,
                  "unknown key `" SHOWN "`: did you mean `%.*s`?", SHOW(l->event.text),
                  STR_ARG(s.best));
    else
        diags_add(l->diags, DIAG_UNKNOWN_KEY, l->event.at,
                  "unknown key `" SHOWN "`: the keys here are %s", SHOW(l->event.text),
                  buf_z(&list));
    buf_free(&list);
}

static void unknown_field(struct loader *l, const struct kind *kind)
{
    struct buf known = {0};
    for (size_t i = 0; i < kind->n_fields; i++)
        buf_addf(&known, "%s ", kind->fields[i].name);
    load_unknown_key(l, buf_str(&known));
    buf_free(&known);
}

/* ---- drafts ---- */

static void draft_start(struct draft *d, const struct kind *kind, uint32_t number)
{
    d->head = (struct record){.kind = kind, .number = number};
    d->fields = 0;
    vec_clear(&d->values);
    vec_clear(&d->links);
    vec_clear(&d->places);
}

static uint32_t field_bit(const struct draft *d, const struct field *field)
{
    return (uint32_t)1 << (field - d->head.kind->fields);
}

/* Notes that the field is written; false when it was before, which is reported. */
static bool draft_note(struct loader *l, struct draft *d, const struct field *field)
{
    struct field_place here = {field, l->event.at};
    if (!(d->fields & field_bit(d, field))) {
        d->fields |= field_bit(d, field);
        vec_push(&d->places, here);
        return true;
    }
    size_t i = 0;
    while (d->places.v[i].field != field)
        i++;
    diags_add(l->diags, DIAG_DUPLICATE_KEY, here.at,
              "duplicate key `%s`: first at line %u", field->name,
              d->places.v[i].at.line);
    return false;
}

static void draft_value(struct loader *l, struct draft *d, const struct field *field)
{
    struct value value = {field, arena_str(&l->arena, l->event.text), l->event.text_at};
    vec_push(&d->values, value);
    if (field->type == TYPE_ID) { /* the case's */
        d->head.id = value.text;
        d->head.at = value.at;
    }
}

static void check_required(struct loader *l, const struct draft *d)
{
    const struct kind *kind = d->head.kind;
    if (l->stop) /* it may only be cut off */
        return;
    for (size_t i = 0; i < kind->n_fields; i++) {
        const struct field *field = &kind->fields[i];
        if (!field->required || d->fields & field_bit(d, field))
            continue;
        if (d->head.id.n)
            diags_add(l->diags, DIAG_MISSING_KEY, d->head.at,
                      "`" SHOWN "` has no `%s`: every %s needs one", SHOW(d->head.id),
                      field->name, kind->name);
        else
            diags_add(l->diags, DIAG_MISSING_KEY, d->head.at,
                      "no `%s` here: every %s needs one", field->name, kind->name);
    }
}

/* ---- fields ---- */

static void read_text(struct loader *l, struct draft *d, const struct field *field)
{
    if (!loader_wants_text(l, schema_name(field)))
        return;
    if (field->type == TYPE_REF)
        load_link(l, d, field, 0);
    else if (load_check_text(l, field))
        draft_value(l, d, field);
}

static void read_list(struct loader *l, struct draft *d, const struct field *field)
{
    struct str name = schema_name(field);
    struct buf hint = {0};
    if (l->event.kind == YAML_SCALAR)
        buf_addf(&hint, "write `[" SHOWN "]`", SHOW(l->event.text));
    bool is_list = loader_wants_list(
        l, name, hint.n ? buf_z(&hint) : "write `[…]`, or each entry behind `- `");
    buf_free(&hint);
    if (!is_list)
        return;
    struct place at = l->event.at;
    uint32_t n = 0;
    for (; loader_more(l); n++) {
        if (!loader_wants_text(l, name))
            continue;
        if (field->type == TYPE_REFS)
            load_link(l, d, field, n);
        else if (load_check_text(l, field))
            draft_value(l, d, field);
    }
    if (n == 0 && !l->stop)
        diags_add(l->diags, DIAG_EMPTY, at, "`%s` is an empty list: take it out",
                  field->name);
}

static void read_fields(struct loader *l, struct draft *d);

/* ---- children ---- */

/* The finished child goes to the arena, since its draft serves the next one too. */
static void keep_child(struct loader *l)
{
    struct draft *d = &l->child;
    struct record record = d->head;
#define KEEP(array)                                                                      \
    do {                                                                                 \
        void *copy = arena_array(&l->arena, d->array.n, sizeof *d->array.v);             \
        if (d->array.n)                                                                  \
            memcpy(copy, d->array.v, d->array.n * sizeof *d->array.v);                   \
        record.array = copy;                                                             \
        record.n_##array = d->array.n;                                                   \
    } while (0)
    KEEP(values);
    KEEP(links);
    KEEP(places);
#undef KEEP
    vec_push(&l->children, record);
}

static struct draft *child_start(struct loader *l, const struct field *field,
                                 uint32_t ord)
{
    struct draft *d = &l->child;
    draft_start(d, schema_child(field), ++l->numbers);
    d->head.parent = l->top.head.number;
    d->head.ord = ord;
    d->head.at = l->event.at;
    return d;
}

static void read_kids(struct loader *l, const struct field *field)
{
    struct str name = schema_name(field);
    if (!loader_wants_list(l, name, "begin each entry with `- `"))
        return;
    struct place at = l->event.at;
    uint32_t n = 0;
    for (; loader_more(l); n++) {
        struct draft *d = child_start(l, field, n);
        struct str kind = str_of(d->head.kind->name);
        if (!loader_wants_map(l, kind, "write it as `{key: value}`"))
            continue;
        read_fields(l, d);
        check_required(l, d);
        keep_child(l);
    }
    if (n == 0 && !l->stop)
        diags_add(l->diags, DIAG_EMPTY, at, "`%s` is an empty list: write an entry",
                  field->name);
}

/* Where the event at hand named the person before. */
static struct place part_place(const struct loader *l, uint32_t person)
{
    size_t i = 0;
    while (i + 1 < l->children.n && l->children.v[i].links[0].to != person)
        i++;
    return l->children.v[i].at;
}

/* Remembers that the person takes part; false when that was said before. */
static bool note_part(struct loader *l, uint32_t person)
{
    const struct id *id = ids_get(&l->ids, person);
    if (ids_add_part(&l->ids, l->top.head.number, id->number))
        return true;
    diags_add(l->diags, DIAG_DUPLICATE_KEY, l->event.at,
              "duplicate key `" SHOWN "`: first at line %u; write a list of roles",
              SHOW(ids_text(id)), part_place(l, id->number).line);
    return false;
}

static void read_roles(struct loader *l, const struct field *field)
{
    if (!loader_wants_map(l, schema_name(field), "write `id: role` for each person"))
        return;
    struct place at = l->event.at;
    const struct field *person = schema_field(FIELD_PARTICIPATION_PERSON);
    const struct field *role = schema_field(FIELD_PARTICIPATION_ROLE);
    uint32_t n = 0;
    for (; loader_more(l); n++) {
        struct draft *d = child_start(l, field, n);
        draft_note(l, d, person);
        uint32_t id = load_link(l, d, person, 0);
        bool good = id != NO_ID && note_part(l, id);
        if (!loader_next(l))
            return;
        draft_note(l, d, role);
        if (l->event.kind == YAML_LIST)
            read_list(l, d, role);
        else
            read_text(l, d, role);
        if (good)
            keep_child(l);
    }
    if (n == 0 && !l->stop)
        diags_add(l->diags, DIAG_EMPTY, at, "`%s` is an empty map: take it out",
                  field->name);
}

/* ---- maps of fields ---- */

static void read_field(struct loader *l, struct draft *d, const struct field *field)
{
    if (field->type == TYPE_KIDS)
        read_kids(l, field);
    else if (field->type == TYPE_ROLES)
        read_roles(l, field);
    else if (schema_is_list(field->type))
        read_list(l, d, field);
    else
        read_text(l, d, field);
}

static void read_fields(struct loader *l, struct draft *d)
{
    bool first = d == &l->child; /* it has no id: its place is its first key's */
    while (loader_more(l)) {
        if (first)
            d->head.at = l->event.at;
        first = false;
        const struct field *field = schema_field_named(d->head.kind, l->event.text);
        if (!field)
            unknown_field(l, d->head.kind);
        bool wanted = field && draft_note(l, d, field);
        if (!loader_next(l))
            return;
        if (wanted)
            read_field(l, d, field);
        else
            loader_skip(l);
    }
}

/* ---- records of sections ---- */

static bool give(struct loader *l, const struct record *record)
{
    if (!l->sink->record(l->sink->self, record))
        l->stop = l->broken = l->cancelled = true;
    return !l->stop;
}

static void give_all(struct loader *l)
{
    struct record record = l->top.head;
    record.values = l->top.values.v;
    record.n_values = l->top.values.n;
    record.links = l->top.links.v;
    record.n_links = l->top.links.n;
    record.places = l->top.places.v;
    record.n_places = l->top.places.n;
    bool on = give(l, &record);
    for (size_t i = 0; on && i < l->children.n; i++)
        on = give(l, &l->children.v[i]);
}

/* Reads the map of a record that draft_start began, and gives it to the sink if there are
 * still no more than `errors`. */
static void read_record(struct loader *l, struct str name, size_t errors)
{
    struct draft *d = &l->top;
    if (loader_wants_map(l, name, "write its fields below, indented")) {
        read_fields(l, d);
        check_required(l, d);
        if (l->self != NO_ID) {
            struct id *id = ids_get(&l->ids, l->self);
            id->fields = d->fields;
            id->whole = !l->stop;
        }
        if (l->sink && !l->stop && l->diags->errors == errors)
            give_all(l);
    }
    vec_clear(&l->children);
    arena_reset(&l->arena);
}

/* Where in ids the record is, or NO_ID when its key is none or one that was there. */
static uint32_t define(struct loader *l, const struct kind *kind)
{
    if (!schema_is_id(l->event.text)) {
        diags_add(l->diags, DIAG_BAD_ID, l->event.at,
                  "`" SHOWN "` " NOT_AN_ID, SHOW(l->event.text));
        return NO_ID;
    }
    uint32_t at = ids_at(&l->ids, l->event.text, &l->numbers);
    struct id *id = ids_get(&l->ids, at);
    if (id->kind != KINDS) {
        diags_add(l->diags, DIAG_DUPLICATE_ID, l->event.at,
                  "duplicate id `" SHOWN "`: first at line %u",
                  SHOW(ids_text(id)), id->at.line);
        return NO_ID;
    }
    id->kind = kind->tag;
    id->at = l->event.at;
    return at;
}

static void read_entry(struct loader *l, const struct kind *kind)
{
    size_t errors = l->diags->errors;
    struct draft *d = &l->top;
    l->self = define(l, kind);
    draft_start(d, kind,
                l->self == NO_ID ? ++l->numbers : ids_get(&l->ids, l->self)->number);
    d->head.id = arena_str(&l->arena, l->event.text);
    d->head.at = l->event.at;
    d->head.parent = CASE_NUMBER;
    d->head.ord = l->order[kind->tag]++;
    if (loader_next(l))
        read_record(l, d->head.id, errors);
}

void load_section(struct loader *l, const struct kind *kind, struct place key)
{
    struct str name = str_of(kind->section);
    if (kind->tag == KIND_CASE) {
        /* a second one is an error of the root, and must not be given */
        size_t errors = l->order[KIND_CASE]++ ? SIZE_MAX : l->diags->errors;
        l->self = NO_ID;
        draft_start(&l->top, kind, CASE_NUMBER);
        l->top.head.at = key;
        read_record(l, name, errors);
        return;
    }
    if (!loader_wants_map(l, name, "write each record below its id, `id:`, without `- `"))
        return;
    struct place at = l->event.at;
    size_t n = 0;
    for (; loader_more(l); n++)
        read_entry(l, kind);
    if (n == 0 && !l->stop)
        diags_add(l->diags, DIAG_EMPTY, at, "`%s` is empty: take it out", kind->section);
}
