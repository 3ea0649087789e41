/* SPDX-License-Identifier: MIT */
/* From records to rows. */
#include "index/writer.h"

#include "format/edtf.h"
#include "index/layouts.h"
#include "index/tables.h"

enum {
    TICK_RECORDS = 1024,
    NUMBERS_MOST = 1 << 25, /* of a kind in a file; EVENT_GAP times that stays below 2^32 */
};

void writer_begin(struct writer *w, struct index *ix, int64_t file)
{
    *w = (struct writer){.ix = ix, .file = file, .segment = KINDS};
    for (size_t k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        struct buf sql = {0};
        buf_addf(&sql, "INSERT INTO main.\"%s\" VALUES (?", kind->name);
        for (int i = 1; i < tables_columns(kind); i++)
            buf_addz(&sql, ", ?");
        buf_addc(&sql, ')');
        w->insert[k] = db_sql(ix, "%s", buf_z(&sql));
        w->next[k] = k == KIND_CASE ? 1 : SEGMENT_RECORDS + 1;
        buf_free(&sql);
    }
    w->insert_segment = db_sql(ix, "INSERT INTO main.segment (first, line, before) VALUES (?, ?, ?)");
}

void writer_free(struct writer *w)
{
    ties_free(&w->ties);
    vec_free(&w->events);
    buf_free(&w->json);
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

static void json_entry(struct buf *out, struct str text)
{
    buf_addc(out, out->n ? ',' : '[');
    json_string(out, text);
}

/* The values of one list field as a JSON array; false when there are none. */
static bool json_list(struct buf *out, const struct record *r, const struct field *field)
{
    buf_clear(out);
    for (size_t i = 0; i < r->n_values; i++)
        if (r->values[i].field == field)
            json_entry(out, r->values[i].text);
    for (size_t i = 0; i < r->n_links; i++)
        if (r->links[i].field == field)
            json_entry(out, r->links[i].text);
    buf_addz(out, out->n ? "]" : "");
    return out->n;
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

/* A field of one value. */
static void bind_one(sqlite3_stmt *s, int i, const struct record *r,
                     const struct field *field)
{
    if (schema_is_link(field->type)) {
        const struct link *link = record_link(r, field->tag);
        if (link)
            db_bind_text(s, i, link->text);
        return;
    }
    const struct value *v = value_of(r, field);
    if (v)
        db_bind_text(s, i, v->text);
    if (v && field->type == TYPE_EDTF)
        bind_days(s, i + 1, v->text);
}

static void bind_fields(struct writer *w, sqlite3_stmt *s, const struct record *r)
{
    int i = COLUMN_FIELDS + 1; /* parameters count from 1 */
    for (size_t f = 0; f < r->kind->n_fields; f++) {
        const struct field *field = &r->kind->fields[f];
        int width = tables_width(field);
        if (width && !schema_is_list(field->type))
            bind_one(s, i, r, field);
        else if (width && json_list(&w->json, r, field))
            bind_copy(s, i, buf_str(&w->json));
        i += width;
    }
}

/* A case's id is a field like others; every other id is a key. */
static struct str id_of(const struct record *r)
{
    const struct value *id = r->id.n ? NULL : value_of(r, schema_field(FIELD_CASE_ID));
    return id ? id->text : r->id;
}

bool writer_put(struct writer *w, const struct record *r, int64_t rec)
{
    sqlite3_stmt *s = w->insert[r->kind->tag];
    int64_t layout = layouts_number(w->ix, r);
    if (!s || !layout)
        return false;
    db_bind_int(s, COLUMN_REC + 1, rec);
    if (tables_has_id(r->kind))
        db_bind_text(s, COLUMN_ID + 1, id_of(r));
    else
        db_bind_int(s, COLUMN_PARENT + 1, w->parent);
    db_bind_int(s, COLUMN_LINE + 1, (int64_t)r->at.line -
                (tables_has_id(r->kind) ? w->segment_line : w->parent_line));
    db_bind_int(s, COLUMN_COL + 1, r->at.col);
    db_bind_int(s, COLUMN_LAYOUT + 1, layout);
    bind_fields(w, s, r);
    return db_run(w->ix, s);
}

/* ---- segments ---- */

/* Leaves as many numbers free as the segment has records, of every kind in it. */
static void end_segment(struct writer *w)
{
    for (size_t k = 0; k < KINDS; k++) {
        w->next[k] += w->segment_counts[k];
        w->segment_counts[k] = 0;
    }
    w->segment = KINDS;
    w->segment_records = 0;
}

static bool begin_segment(struct writer *w, const struct record *r)
{
    sqlite3_stmt *s = w->insert_segment;
    end_segment(w);
    w->segment = r->kind->tag;
    w->segment_line = r->at.line;
    db_bind_int(s, 1, rec_make(w->file, r->kind->tag, w->next[r->kind->tag]));
    db_bind_int(s, 2, r->at.line);
    db_bind_int(s, 3, w->counts[r->kind->tag]);
    return db_run(w->ix, s);
}

/* Its number; 0 when the database failed, or there are more than can be numbered. */
static uint32_t number_record(struct writer *w, const struct record *r)
{
    enum kind_tag kind = r->kind->tag;
    if (tables_has_id(r->kind)) {
        if ((kind != w->segment || w->segment_records == SEGMENT_RECORDS) &&
            !begin_segment(w, r))
            return 0;
        w->segment_records++;
        w->parent = w->next[kind];
        w->parent_line = r->at.line;
    }
    if (w->next[kind] >= NUMBERS_MOST) {
        buf_addz(&w->ix->error, "the file has more records than the index can number");
        return 0;
    }
    w->segment_counts[kind]++;
    w->counts[kind]++;
    return w->next[kind]++;
}

/* ---- the sink ---- */

static void note_case(struct writer *w, const struct record *r, int64_t rec)
{
    const struct value *id = value_of(r, schema_field(FIELD_CASE_ID));
    w->case_rec = rec;
    w->case_at = id ? id->at : r->at;
}

static void note_event(struct writer *w, const struct record *r, uint32_t number)
{
    const struct value *date = value_of(r, schema_field(FIELD_EVENT_DATE));
    struct event_key key = {.number = number};
    struct edtf days;
    key.undated = !date || !edtf_parse(date->text, &days, NULL);
    if (!key.undated) {
        key.from = days.earliest == EDTF_OPEN_EARLIEST ? INT64_MIN : days.earliest;
        key.to = days.latest == EDTF_OPEN_LATEST ? INT64_MAX : days.latest;
    }
    vec_push(&w->events, key);
}

static bool take_record(struct writer *w, const struct record *r)
{
    uint32_t number = number_record(w, r);
    int64_t rec = rec_make(w->file, r->kind->tag, number);
    if (!number)
        return false;
    if (r->kind->tag == KIND_CASE)
        note_case(w, r, rec);
    else if (r->kind->tag == KIND_EVENT)
        note_event(w, r, number);
    ties_note(&w->ties, r, number);
    return writer_put(w, r, rec);
}

static bool write_record(void *self, const struct record *r)
{
    struct writer *w = self;
    w->failed = !take_record(w, r);
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

/* ---- the end ---- */

/* Events stand by their earliest day, then by their latest (open ends outermost), then as
 * in the file; undated ones last. */
static int compare_events(const void *a, const void *b)
{
    const struct event_key *x = a, *y = b;
    if (x->undated != y->undated)
        return x->undated ? 1 : -1;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static bool order_events(struct writer *w)
{
    sqlite3_stmt *s = db_sql(w->ix, "UPDATE main.event SET pos = ?2 WHERE rec = ?1");
    if (w->events.n)
        qsort(w->events.v, w->events.n, sizeof *w->events.v, compare_events);
    for (uint32_t i = 0; i < w->next[KIND_EVENT]; i++)
        vec_push(&w->ties.event_order, 0);
    for (size_t i = 0; i < w->events.n; i++) {
        uint32_t number = w->events.v[i].number, order = ((uint32_t)i + 1) * EVENT_GAP;
        w->ties.event_order.v[number] = order;
        db_bind_int(s, 1, rec_make(w->file, KIND_EVENT, number));
        db_bind_int(s, 2, rec_make(w->file, KIND_EVENT, order));
        if (!db_run(w->ix, s))
            return false;
    }
    return true;
}

bool writer_finish(struct writer *w)
{
    w->failed = !order_events(w) || !ties_write(&w->ties, w->ix, w->file) ||
                index_error(w->ix).n; /* a read that broke off gives no other sign */
    return !w->failed;
}
