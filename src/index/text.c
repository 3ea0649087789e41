/* SPDX-License-Identifier: MIT */
/* From rows to full text. A table without content forgets a text only when it is told that
 * very text again, so taking in and taking out are one walk over the rows. Rows are walked
 * by rec: FTS5 writes out what it has gathered whenever a rowid goes back. */
#include "index/text.h"

#include "base/fold.h"
#include "index/tables.h"

/* `hashsize` is how much FTS5 gathers before it writes: fewer and larger pieces. */
const char text_sql[] =
    "CREATE VIRTUAL TABLE text USING fts5(words, roman, content='', columnsize=0,"
    " detail=none, tokenize='unicode61 remove_diacritics 0');"
    "INSERT INTO text(text, rank) VALUES ('hashsize', 16777216);";

void text_version(struct buf *out)
{
    buf_addf(out, "%s;", romanise_rules());
}

struct romaniser *text_romaniser(struct index *ix)
{
    if (!ix->romaniser)
        ix->romaniser = romaniser_new(NULL);
    return ix->romaniser;
}

bool text_is_searched(const struct field *field)
{
    switch (field->type) {
    case TYPE_LINE:
    case TYPE_TEXT:
    case TYPE_EXACT:
    case TYPE_LINES:
        return true;
    default:
        return false;
    }
}

static int hex(char c)
{
    return c >= 'a' ? c - 'a' + 10 : c - '0';
}

bool text_next_string(struct str json, size_t *at, struct buf *out)
{
    size_t i = *at + 1; /* behind a bracket or a comma */
    buf_clear(out);
    if (i >= json.n || json.p[i] != '"')
        return false;
    for (i++; i < json.n && json.p[i] != '"'; i++) {
        if (json.p[i] == '\\' && i + 5 < json.n) { /* always \u00XX */
            buf_addc(out, (char)(hex(json.p[i + 4]) << 4 | hex(json.p[i + 5])));
            i += 5;
        } else {
            buf_addc(out, json.p[i]);
        }
    }
    *at = i + 1;
    return true;
}

/* What a walk over a file's records carries along. */
struct walk {
    struct index *ix;
    sqlite3_stmt *put;
    size_t done;
    struct buf raw, words, roman, value;
};

static void add_value(struct walk *w, struct str text)
{
    if (!text.n)
        return;
    buf_addz(&w->raw, w->raw.n ? " " TEXT_BETWEEN " " : "");
    buf_add(&w->raw, text);
}

static void add_field(struct walk *w, const struct field *field, struct str text)
{
    if (field->type != TYPE_LINES) {
        add_value(w, text);
        return;
    }
    for (size_t at = 0; text_next_string(text, &at, &w->value);)
        add_value(w, buf_str(&w->value));
}

/* One row of rec and searched fields. */
static bool put_record(struct walk *w, const struct kind *kind, sqlite3_stmt *row)
{
    int column = 1;
    buf_clear(&w->raw);
    buf_clear(&w->words);
    buf_clear(&w->roman);
    for (size_t f = 0; f < kind->n_fields; f++)
        if (text_is_searched(&kind->fields[f]))
            add_field(w, &kind->fields[f], db_column(row, column++));
    fold(&w->words, buf_str(&w->raw));
    bool roman = romanise(text_romaniser(w->ix), buf_str(&w->raw), &w->roman);
    db_bind_int(w->put, 1, sqlite3_column_int64(row, 0));
    db_bind_text(w->put, 2, buf_str(&w->words));
    if (roman)
        db_bind_text(w->put, 3, buf_str(&w->roman));
    return db_run(w->ix, w->put);
}

/* NULL: nothing of that kind is searched. */
static sqlite3_stmt *rows_of(struct index *ix, const struct kind *kind)
{
    struct buf sql = {0};
    bool any = false;
    buf_addz(&sql, "SELECT rec");
    for (size_t f = 0; f < kind->n_fields; f++) {
        const struct field *field = &kind->fields[f];
        if (!text_is_searched(field))
            continue;
        buf_addz(&sql, ", ");
        tables_add_column(&sql, field);
        any = true;
    }
    buf_addf(&sql, " FROM main.\"%s\" WHERE rec BETWEEN ?1 AND ?2 ORDER BY rec",
             kind->name);
    sqlite3_stmt *s = any ? db_sql(ix, "%s", buf_z(&sql)) : NULL;
    buf_free(&sql);
    return s;
}

static void walk_end(struct walk *w)
{
    buf_free(&w->raw);
    buf_free(&w->words);
    buf_free(&w->roman);
    buf_free(&w->value);
}

/* Runs `put` for each record of a kind from `first` to `last`. */
static bool walk_kind(struct walk *w, const struct kind *kind, int64_t first, int64_t last,
                      struct text_progress *progress)
{
    enum { TICK = 1024 };
    sqlite3_stmt *rows = rows_of(w->ix, kind);
    bool ok = true;
    db_bind_int(rows, 1, first);
    db_bind_int(rows, 2, last);
    while (ok && db_row(w->ix, rows)) {
        ok = put_record(w, kind, rows);
        if (ok && progress)
            progress->last = sqlite3_column_int64(rows, 0);
        if (ok && ++w->done % TICK == 0 && progress)
            ok = progress->tell(progress->self, w->done);
    }
    db_rest(rows);
    return ok;
}

static bool walk(struct index *ix, int64_t file, int64_t last, const char *put,
                 struct text_progress *progress)
{
    struct walk w = {.ix = ix, .put = db_sql(ix, "%s", put)};
    bool ok = w.put != NULL;
    for (size_t k = 0; k < KINDS && ok; k++)
        ok = walk_kind(&w, schema_kind((enum kind_tag)k), rec_first(file), last, progress);
    walk_end(&w);
    return ok && !index_error(ix).n;
}

static bool walk_recs(struct index *ix, struct recs recs, const char *put)
{
    struct walk w = {.ix = ix, .put = db_sql(ix, "%s", put)};
    bool ok = w.put != NULL;
    for (size_t i = 0; i < recs.n && ok; i++)
        ok = walk_kind(&w, rec_kind(recs.v[i]), recs.v[i], recs.v[i], NULL);
    walk_end(&w);
    return ok && !index_error(ix).n;
}

static const char put_in[] =
    "INSERT INTO main.text (rowid, words, roman) VALUES (?1, ?2, ?3)";
static const char take_out[] = "INSERT INTO main.text (text, rowid, words, roman)"
                               " VALUES ('delete', ?1, ?2, ?3)";

bool text_add(struct index *ix, int64_t file, struct text_progress *progress)
{
    return walk(ix, file, rec_last(file), put_in, progress);
}

bool text_remove(struct index *ix, int64_t file, int64_t last)
{
    return walk(ix, file, last < rec_last(file) ? last : rec_last(file), take_out, NULL);
}

bool text_add_recs(struct index *ix, struct recs recs)
{
    return walk_recs(ix, recs, put_in);
}

bool text_remove_recs(struct index *ix, struct recs recs)
{
    return walk_recs(ix, recs, take_out);
}
