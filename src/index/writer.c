/* SPDX-License-Identifier: MIT */
/* From records to rows. */
#include "index/writer.h"

#include "format/edtf.h"
#include "index/tables.h"

enum { TICK_RECORDS = 1024 };

void writer_begin(struct writer *w, struct index *ix, int64_t file)
{
    *w = (struct writer){.ix = ix, .file = file};
    for (size_t k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        struct buf sql = {0};
        buf_addf(&sql, "INSERT OR IGNORE INTO \"%s\" VALUES (?", kind->table);
        for (int i = 1; i < tables_columns(kind); i++)
            buf_addz(&sql, ", ?");
        buf_addc(&sql, ')');
        w->insert[k] = db_sql(ix, "%s", buf_z(&sql));
        buf_free(&sql);
    }
    w->insert_link = db_sql(ix,
        "INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?, ?, ?)");
}

void writer_free(struct writer *w)
{
    vec_free(&w->spots);
    vec_free(&w->late);
    vec_free(&w->events);
    buf_free(&w->json);
}

static struct spot *spot_of(struct writer *w, uint32_t number)
{
    while (w->spots.n <= number)
        vec_push(&w->spots, (struct spot){.kind = KINDS});
    return &w->spots.v[number];
}

/* Only what JSON demands is escaped; the rest stays byte for byte. */
static void json_string(struct buf *out, struct str s)
{
    size_t done = 0;
    buf_addc(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_add(out, str_sub(s, done, i));
        buf_addf(out, "\\u%04x", (unsigned)c);
        done = i + 1;
    }
    buf_add(out, str_sub(s, done, s.n));
    buf_addc(out, '"');
}

/* The values of one list field as a JSON array; false when there are none. */
static bool json_list(struct buf *out, const struct record *r, const struct field *field)
{
    bool any = false;
    buf_clear(out);
    for (size_t i = 0; i < r->n_values; i++) {
        if (r->values[i].field != field)
            continue;
        buf_addc(out, any ? ',' : '[');
        json_string(out, r->values[i].text);
        any = true;
    }
    buf_addc(out, ']');
    return any;
}

static void add_number(struct buf *out, int64_t n)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t left = n < 0 ? (uint64_t)-n : (uint64_t)n;
    do
        digits[--at] = (char)('0' + left % 10);
    while (left /= 10);
    if (n < 0)
        digits[--at] = '-';
    buf_add(out, (struct str){digits + at, sizeof digits - at});
}

/* Field names are words of the schema: nothing in them to escape. Written for every record
 * there is, so without printf. */
static void json_places(struct buf *out, const struct record *r)
{
    buf_clear(out);
    buf_addc(out, '{');
    for (size_t i = 0; i < r->n_places; i++) {
        const struct field_place *p = &r->places[i];
        buf_addz(out, i ? ",\"" : "\"");
        buf_addz(out, p->field->name);
        buf_addz(out, "\":[");
        add_number(out, (int64_t)p->at.line - (int64_t)r->at.line);
        buf_addc(out, ',');
        add_number(out, p->at.col);
        buf_addc(out, ']');
    }
    buf_addc(out, '}');
}

/* For text that will be overwritten before the statement runs. */
static void bind_copy(sqlite3_stmt *s, int i, struct str text)
{
    sqlite3_bind_text64(s, i, text.p, text.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static const struct value *value_of(const struct record *r, const struct field *field)
{
    for (size_t i = 0; i < r->n_values; i++)
        if (r->values[i].field == field)
            return &r->values[i];
    return NULL;
}

static void bind_days(sqlite3_stmt *s, int i, struct str text)
{
    struct edtf date;
    if (!edtf_parse(text, &date, NULL))
        return;
    if (date.earliest != EDTF_OPEN_EARLIEST)
        db_bind_int(s, i, date.earliest);
    if (date.latest != EDTF_OPEN_LATEST)
        db_bind_int(s, i + 1, date.latest);
}

static void bind_fields(struct writer *w, sqlite3_stmt *s, const struct record *r)
{
    int i = COLUMN_FIELDS + 1; /* parameters count from 1 */
    for (size_t f = 0; f < r->kind->n_fields; f++) {
        const struct field *field = &r->kind->fields[f];
        int width = tables_width(field);
        if (width && schema_is_list(field->type)) {
            if (json_list(&w->json, r, field))
                bind_copy(s, i, buf_str(&w->json));
        } else if (width) {
            const struct value *v = value_of(r, field);
            if (v)
                db_bind_text(s, i, v->text);
            if (v && field->type == TYPE_EDTF)
                bind_days(s, i + 1, v->text);
        }
        i += width;
    }
}

static int64_t parent_of(const struct writer *w, const struct record *r)
{
    return r->parent ? rec_make(w->file, r->kind->parent, r->parent) : 0;
}

/* A case's id is a field like others; every other id is a key. */
static struct str id_of(const struct record *r)
{
    const struct value *id = r->id.n ? NULL : value_of(r, schema_field(FIELD_CASE_ID));
    return id ? id->text : r->id;
}

/* What was ignored stands there already (the same id or section twice). The loader
 * reports that and the file is taken back; only a loader that does not is a failure. */
static bool insert(struct writer *w, sqlite3_stmt *s)
{
    if (!db_run(w->ix, s))
        return false;
    w->doubled = w->doubled || sqlite3_changes(w->ix->db) == 0;
    return true;
}

static bool write_row(struct writer *w, const struct record *r, int64_t rec, int64_t pos)
{
    sqlite3_stmt *s = w->insert[r->kind->tag];
    if (!s)
        return false;
    db_bind_int(s, COLUMN_REC + 1, rec);
    db_bind_int(s, COLUMN_FILE + 1, w->file);
    db_bind_int(s, COLUMN_PARENT + 1, parent_of(w, r));
    db_bind_int(s, COLUMN_ORD + 1, r->ord);
    db_bind_int(s, COLUMN_POS + 1, pos);
    if (tables_has_id(r->kind))
        db_bind_text(s, COLUMN_ID + 1, id_of(r));
    db_bind_int(s, COLUMN_LINE + 1, r->at.line);
    db_bind_int(s, COLUMN_COL + 1, r->at.col);
    json_places(&w->json, r);
    bind_copy(s, COLUMN_PLACES + 1, buf_str(&w->json));
    bind_fields(w, s, r);
    return insert(w, s);
}

static bool write_link(struct writer *w, const struct record *r, int64_t from,
                       const struct link *link)
{
    sqlite3_stmt *s = w->insert_link;
    uint8_t kind = spot_of(w, link->to)->kind;
    int64_t to = 0;
    if (kind < KINDS)
        to = rec_make(w->file, (enum kind_tag)kind, link->to);
    else
        vec_push(&w->late,
            ((struct late_link){from, link->field->tag, link->ord, link->to}));
    db_bind_int(s, 1, from);
    db_bind_text(s, 2, str_of(link->field->name));
    db_bind_int(s, 3, link->ord);
    db_bind_int(s, 4, to);
    if (link->statement.n)
        db_bind_text(s, 5, link->statement);
    db_bind_int(s, 6, (int64_t)link->at.line - (int64_t)r->at.line);
    db_bind_int(s, 7, link->at.col);
    return insert(w, s);
}

static void note_case(struct writer *w, const struct record *r, int64_t rec)
{
    const struct value *id = value_of(r, schema_field(FIELD_CASE_ID));
    w->case_rec = rec;
    w->case_at = id ? id->at : r->at;
}

static void note_event(struct writer *w, const struct record *r, int64_t pos)
{
    const struct value *date = value_of(r, schema_field(FIELD_EVENT_DATE));
    struct event_key key = {.pos = (uint32_t)pos, .number = r->number};
    struct edtf days;
    key.undated = !date || !edtf_parse(date->text, &days, NULL);
    if (!key.undated) {
        key.from = days.earliest == EDTF_OPEN_EARLIEST ? INT64_MIN : days.earliest;
        key.to = days.latest == EDTF_OPEN_LATEST ? INT64_MAX : days.latest;
    }
    vec_push(&w->events, key);
}

static bool write_record(void *self, const struct record *r)
{
    struct writer *w = self;
    enum kind_tag kind = r->kind->tag;
    int64_t rec = rec_make(w->file, kind, r->number);
    int64_t pos = w->counts[kind]++;
    *spot_of(w, r->number) = (struct spot){(uint32_t)pos, r->parent, (uint8_t)kind};
    if (kind == KIND_CASE)
        note_case(w, r, rec);
    else if (kind == KIND_EVENT)
        note_event(w, r, pos);

    w->failed = !write_row(w, r, rec, pos);
    for (size_t i = 0; i < r->n_links && !w->failed; i++)
        w->failed = !write_link(w, r, rec, &r->links[i]);
    if (w->failed)
        return false;
    w->line = r->at.line;
    if (++w->records % TICK_RECORDS == 0 && w->tick && !w->tick(w->tick_self))
        w->stopped = true;
    return !w->stopped;
}

struct record_sink writer_sink(struct writer *w)
{
    return (struct record_sink){w, write_record};
}

static bool write_late_links(struct writer *w)
{
    sqlite3_stmt *s = db_sql(w->ix,
        "UPDATE links SET to_rec = ?1"
        " WHERE from_rec = ?2 AND field = ?3 AND ord = ?4");
    for (size_t i = 0; i < w->late.n; i++) {
        const struct late_link *late = &w->late.v[i];
        uint8_t kind = spot_of(w, late->to)->kind;
        if (kind >= KINDS)
            continue; /* a dangling reference: the loader refuses the file */
        db_bind_int(s, 1, rec_make(w->file, (enum kind_tag)kind, late->to));
        db_bind_int(s, 2, late->from);
        db_bind_text(s, 3, str_of(schema_field(late->field)->name));
        db_bind_int(s, 4, late->ord);
        if (!db_run(w->ix, s))
            return false;
    }
    return true;
}

static int compare_events(const void *a, const void *b)
{
    const struct event_key *x = a, *y = b;
    if (x->undated != y->undated)
        return x->undated ? 1 : -1;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    return (x->pos > y->pos) - (x->pos < y->pos);
}

/* Events stand by their earliest day, then by their latest (open ends outermost), then as
 * in the file; undated ones last. They were written as in the file. */
static bool order_events(struct writer *w)
{
    sqlite3_stmt *s = db_sql(w->ix, "UPDATE events SET pos = ?2 WHERE rec = ?1");
    if (w->events.n)
        qsort(w->events.v, w->events.n, sizeof *w->events.v, compare_events);
    for (size_t i = 0; i < w->events.n; i++) {
        const struct event_key *e = &w->events.v[i];
        if (e->pos == i)
            continue;
        spot_of(w, e->number)->pos = (uint32_t)i;
        db_bind_int(s, 1, rec_make(w->file, KIND_EVENT, e->number));
        db_bind_int(s, 2, (int64_t)i);
        if (!db_run(w->ix, s))
            return false;
    }
    return true;
}

bool writer_finish(struct writer *w)
{
    if (w->doubled)
        buf_addz(&w->ix->error, "two records of a file have one key");
    w->failed = !write_late_links(w) || !order_events(w) || !ties_write(w) ||
                index_error(w->ix).n; /* a read that broke off gives no other sign */
    return !w->failed;
}
