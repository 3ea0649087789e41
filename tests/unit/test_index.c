/* SPDX-License-Identifier: MIT */
#include "corpora.h"
#include "indexing.h"

#include "index/writer.h"

#include <pthread.h>

#define CASE(id, rest) "dossier: 1\ncase: {id: " id ", title: T}\n" rest

static int set_up(void **state)
{
    struct indexing *t = mem_alloc(sizeof *t);
    indexing_open(t);
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    indexing_close(*state);
    free(*state);
    return 0;
}

/* "name state errors case-id people;" for each file. */
static void expect_files(struct indexing *t, const char *expected)
{
    static const char *const states[] = {"good", "stale", "failed", "other"};
    struct buf out = {0};
    struct files files = query_files(t->ix, &t->arena);
    for (size_t i = 0; i < files.n; i++) {
        const struct file_row *f = &files.v[i];
        struct str name = str_sub(f->path, strlen(t->folder) + 1, f->path.n);
        buf_addf(&out, "%.*s %s %d", STR_ARG(name), states[f->state], (int)f->errors);
        if (f->case_rec)
            buf_addf(&out, " %.*s %d", STR_ARG(f->case_id), (int)f->counts[KIND_PERSON]);
        buf_addc(&out, ';');
    }
    assert_string_equal(buf_z(&out), expected);
    buf_free(&out);
}

/* "name:line:col code;" for each diagnostic. */
static void expect_diags(struct indexing *t, const char *expected)
{
    struct buf out = {0};
    struct diag_rows diags = query_diags(t->ix, 0, &t->arena);
    for (size_t i = 0; i < diags.n; i++) {
        const struct diag_row *d = &diags.v[i];
        struct str name = str_sub(d->path, strlen(t->folder) + 1, d->path.n);
        buf_addf(&out, "%.*s:%u:%u %s;", STR_ARG(name), d->diag.at.line, d->diag.at.col,
                 diag_info(d->diag.code)->code);
        assert_int_equal(d->diag.severity, diag_info(d->diag.code)->severity);
        assert_int_not_equal(d->diag.message.n, 0);
    }
    assert_string_equal(buf_z(&out), expected);
    buf_free(&out);
}

static void expect_people(struct indexing *t, const char *case_id, const char *expected)
{
    struct list l = {.case_rec = indexing_case(t, case_id), .kind = KIND_PERSON};
    indexing_expect_list(t, &l, expected);
}

static void empty_index_answers(void **state)
{
    struct indexing *t = *state;
    indexing_refresh(t);
    expect_files(t, "");
    expect_diags(t, "");
    assert_int_equal(indexing_case(t, "a"), 0);
}

static const char good[] = CASE("a", "people:\n  ann: {kind: person, name: Ann}\n");
static const char bad[] = CASE("a", "people:\n  bob: {kind: person, nam: Bob}\n");
static const char mended[] = CASE("a", "people:\n  bob: {kind: person, name: Bob}\n"
                                       "  cid: {kind: person, name: Cid}\n");

static void error_keeps_last_good_content(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", good);
    indexing_refresh(t);
    expect_files(t, "a.yaml good 0 a 1;");
    indexing_write(t, "a.yaml", bad);
    for (int i = 0; i < 2; i++) {
        indexing_refresh(t);
        expect_files(t, "a.yaml stale 2 a 1;");
        expect_people(t, "a", "ann");
        expect_diags(t, "a.yaml:4:3 missing-key;a.yaml:4:23 unknown-key;");
    }
    indexing_write(t, "a.yaml", mended);
    indexing_refresh(t);
    expect_files(t, "a.yaml good 0 a 2;");
    expect_people(t, "a", "bob cid");
    expect_diags(t, "a.yaml:4:3 person-unmentioned;a.yaml:5:3 person-unmentioned;");
}

static void file_that_never_was_good_has_no_case(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", bad);
    indexing_write(t, "b.yaml", "- a list\n");
    indexing_write(t, "c.yaml", "");
    indexing_refresh(t);
    expect_files(t, "a.yaml failed 2;b.yaml other 0;c.yaml other 0;");
    assert_int_equal(indexing_case(t, "a"), 0);
    indexing_write(t, "a.yaml", good);
    indexing_refresh(t);
    expect_files(t, "a.yaml good 0 a 1;b.yaml other 0;c.yaml other 0;");
    expect_diags(t, "a.yaml:4:3 person-unmentioned;b.yaml:1:1 other-file;"
                    "c.yaml:1:1 other-file;");
}

/* Whatever stands twice in a file is an error of the file, never of the database. */
static void doubles_are_the_files_fault(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", good);
    indexing_refresh(t);
    indexing_write(t, "a.yaml", CASE("a", "case: {id: b, title: U}\n"
                                          "people:\n"
                                          "  ann: {kind: person, name: Ann}\n"
                                          "  ann: {kind: person, name: Ann again}\n"
                                          "people:\n"
                                          "  ann: {kind: person, name: Ann thrice}\n"
                                          "events:\n"
                                          "  ann: {title: Ann}\n"));
    indexing_refresh(t);
    struct file_row row;
    assert_true(query_file(t->ix, 1, &t->arena, &row));
    assert_int_equal(row.state, FILE_STATE_STALE);
    expect_people(t, "a", "ann");
}

static void removed_file_takes_its_content(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", good);
    indexing_write(t, "b.yaml", CASE("b", "peopel: {}\n"));
    indexing_write(t, "c.yaml", CASE("c", ""));
    indexing_refresh(t);
    expect_files(t, "a.yaml good 0 a 1;b.yaml failed 1;c.yaml good 0 c 0;");
    int64_t ann = indexing_find(t, "a/ann");
    indexing_remove(t, "a.yaml");
    indexing_remove(t, "b.yaml");
    indexing_refresh(t);
    expect_files(t, "c.yaml good 0 c 0;");
    expect_diags(t, "");
    assert_int_equal(indexing_case(t, "a"), 0);
    struct item item;
    assert_false(query_item(t->ix, ann, &t->arena, &item));
}

/* A file named singly that cannot be read: what it said stays. */
static void unreadable_file_keeps_its_content(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", good);
    indexing_refresh(t);
    indexing_remove(t, "a.yaml");
    assert_true(index_refresh(t->ix, &t->library, NULL));
    expect_files(t, "a.yaml stale 1 a 1;");
    expect_diags(t, "a.yaml:0:0 unreadable;");
    indexing_write(t, "a.yaml", good);
    assert_true(index_refresh(t->ix, &t->library, NULL));
    expect_files(t, "a.yaml good 0 a 1;");
}

/* Two texts of one length, under one inode and one old time. */
static void old_unchanged_file_is_not_read(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", CASE("a", "people: {ann: {kind: person, name: A}}\n"));
    indexing_age(t, "a.yaml");
    indexing_refresh(t);
    indexing_write(t, "a.yaml", CASE("a", "people: {bob: {kind: person, name: A}}\n"));
    indexing_age(t, "a.yaml");
    indexing_refresh(t);
    expect_people(t, "a", "ann");
    indexing_write(t, "a.yaml", CASE("a", "people: {bob: {kind: person, name: A}}\n"));
    indexing_refresh(t);
    expect_people(t, "a", "bob");
}

/* Just written, the same stamp proves nothing. */
static void fresh_unchanged_stamp_is_not_trusted(void **state)
{
    struct indexing *t = *state;
    struct stat before;
    indexing_write(t, "a.yaml", CASE("a", "people: {ann: {kind: person, name: A}}\n"));
    assert_int_equal(stat(indexing_path(t, "a.yaml"), &before), 0);
    indexing_refresh(t);
    indexing_write(t, "a.yaml", CASE("a", "people: {bob: {kind: person, name: A}}\n"));
    const struct timespec times[2] = {before.st_atim, before.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, indexing_path(t, "a.yaml"), times, 0), 0);
    indexing_refresh(t);
    expect_people(t, "a", "bob");
}

static void later_file_may_not_have_the_same_case_id(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "b.yaml", CASE("x", ""));
    indexing_write(t, "c.yaml", CASE("y", ""));
    indexing_age(t, "b.yaml");
    indexing_age(t, "c.yaml");
    indexing_refresh(t);
    expect_files(t, "b.yaml good 0 x 0;c.yaml good 0 y 0;");

    indexing_write(t, "a.yaml", CASE("x", "people: {ann: {kind: person, name: A}}\n"));
    indexing_age(t, "a.yaml");
    indexing_refresh(t);
    expect_files(t, "a.yaml good 0 x 1;b.yaml stale 1 x 0;c.yaml good 0 y 0;");
    expect_diags(t, "a.yaml:3:10 person-unmentioned;b.yaml:2:12 duplicate-case;");
    expect_people(t, "x", "ann");
    indexing_refresh(t);
    expect_files(t, "a.yaml good 0 x 1;b.yaml stale 1 x 0;c.yaml good 0 y 0;");

    indexing_write(t, "d.yaml", CASE("y", ""));
    indexing_age(t, "d.yaml");
    indexing_remove(t, "a.yaml");
    indexing_refresh(t);
    expect_files(t, "b.yaml good 0 x 0;c.yaml good 0 y 0;d.yaml failed 1;");
    expect_diags(t, "d.yaml:2:12 duplicate-case;");

    indexing_write(t, "c.yaml", CASE("z", ""));
    indexing_refresh(t);
    expect_files(t, "b.yaml good 0 x 0;c.yaml good 0 z 0;d.yaml good 0 y 0;");
    expect_diags(t, "");
}

struct stopping {
    size_t calls, stop_at;
    size_t files_done, files, records;
};

static bool tell(void *self, const struct index_state *state)
{
    struct stopping *s = self;
    s->files_done = state->files_done;
    s->files = state->files;
    s->records = state->records;
    assert_in_range(state->bytes_done, 0, state->bytes);
    return ++s->calls != s->stop_at;
}

static void stopping_keeps_what_is_whole(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", good);
    indexing_write(t, "b.yaml", CASE("b", ""));
    indexing_write(t, "c.yaml", CASE("c", ""));
    library_rescan(&t->library);
    struct stopping s = {.stop_at = 3};
    assert_false(index_refresh(t->ix, &t->library, &(struct index_progress){&s, tell}));
    assert_int_equal(index_error(t->ix).n, 0);
    assert_int_equal(s.calls, 3);
    assert_int_equal(s.files_done, 2);
    assert_int_equal(s.files, 3);
    assert_int_equal(s.records, 3);
    expect_files(t, "a.yaml good 0 a 1;b.yaml good 0 b 0;");
    indexing_refresh(t);
    expect_files(t, "a.yaml good 0 a 1;b.yaml good 0 b 0;c.yaml good 0 c 0;");
}

static void write_people(struct indexing *t, const char *name, size_t n)
{
    struct buf text = {0};
    buf_addz(&text, CASE("a", "people:\n"));
    for (size_t i = 0; i < n; i++)
        buf_addf(&text, "  p%zu: {kind: person, name: P}\n", i);
    indexing_write_str(t, name, buf_str(&text));
    buf_free(&text);
}

static void stopping_within_a_file_keeps_its_content(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", good);
    indexing_refresh(t);
    write_people(t, "a.yaml", 5000);
    struct stopping s = {.stop_at = 3};
    assert_false(index_refresh(t->ix, &t->library, &(struct index_progress){&s, tell}));
    assert_int_equal(s.files_done, 0);
    assert_true(s.records > 0 && s.records < 5000);
    expect_files(t, "a.yaml good 0 a 1;");
    expect_people(t, "a", "ann");
    indexing_refresh(t);
    expect_files(t, "a.yaml good 0 a 5000;");
}

struct copying {
    struct index *from, *copy;
    const struct library *library;
    bool ok;
};

static void *copy_and_refresh(void *self)
{
    struct copying *c = self;
    for (int i = 0; i < 20; i++) {
        index_close(c->copy);
        c->copy = index_copy(c->from);
    }
    c->ok = index_refresh(c->copy, c->library, NULL);
    return NULL;
}

/* The owner goes on reading meanwhile, and is not touched by what the copy learns. */
static void copy_is_made_beside_a_reader(void **state)
{
    struct indexing *t = *state;
    write_people(t, "a.yaml", 3000);
    indexing_refresh(t);
    indexing_write(t, "a.yaml", bad);
    indexing_write(t, "b.yaml", CASE("b", ""));
    library_rescan(&t->library);
    struct copying c = {.from = t->ix, .library = &t->library};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, copy_and_refresh, &c), 0);
    struct list l = {.case_rec = indexing_case(t, "a"), .kind = KIND_PERSON};
    for (int i = 0; i < 20; i++)
        assert_int_equal(indexing_walk(t, &l, true, 50).n, 3000);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_true(c.ok);
    expect_files(t, "a.yaml good 0 a 3000;");
    index_close(t->ix);
    t->ix = c.copy;
    expect_files(t, "a.yaml stale 2 a 3000;b.yaml good 0 b 0;");
}

/* ---- values that mean something to SQL, JSON or a terminal ---- */

struct hostile {
    struct writer w;
    struct record_sink sink;
    VEC(struct str) texts;
    VEC(int64_t) recs;
    struct arena arena;
    uint32_t number;
};

/* One person for each text, which is its name, its role and, twice, its alias. */
static void hostile_write(struct hostile *h, struct str text)
{
    const struct value values[] = {
        {schema_field(FIELD_PERSON_NAME), text, {1, 1}},
        {schema_field(FIELD_PERSON_ALIASES), text, {1, 1}},
        {schema_field(FIELD_PERSON_ROLE), text, {1, 1}},
        {schema_field(FIELD_PERSON_ALIASES), text, {1, 1}},
    };
    struct str copy = arena_str(&h->arena, text);
    struct str id = arena_strf(&h->arena, "id%u", h->number);
    const struct record r = {.kind = schema_kind(KIND_PERSON), .number = ++h->number,
                             .id = id, .values = values, .n_values = 4};
    assert_true(h->sink.record(h->sink.self, &r));
    vec_push(&h->texts, copy);
    vec_push(&h->recs, rec_make(1, KIND_PERSON, h->w.next[KIND_PERSON] - 1));
}

static void expect_bytes(struct str s, struct str expected)
{
    assert_int_equal(s.n, expected.n);
    assert_memory_equal(s.p, expected.p, expected.n);
}

static void hostile_expect(struct indexing *t, struct hostile *h)
{
    assert_true(writer_finish(&h->w));
    for (uint32_t i = 0; i < h->texts.n; i++) {
        struct item item;
        struct str text = h->texts.v[i];
        assert_true(query_item(t->ix, h->recs.v[i], &t->arena, &item));
        expect_bytes(item_text(&item, FIELD_PERSON_NAME), text);
        expect_bytes(item_text(&item, FIELD_PERSON_ROLE), text);
        if (memchr(text.p, 0, text.n))
            continue;
        struct strs names = query_list(t->ix, &item, FIELD_PERSON_ALIASES, &t->arena);
        assert_int_equal(names.n, 2);
        expect_bytes(names.v[0], text);
        expect_bytes(names.v[1], text);
    }
    assert_int_equal(index_error(t->ix).n, 0);
}

/* Into a file of the index that holds nothing else. */
static void hostile_begin(struct indexing *t, struct hostile *h)
{
    indexing_write(t, "a.yaml", CASE("a", ""));
    indexing_refresh(t);
    *h = (struct hostile){.number = 0};
    writer_begin(&h->w, t->ix, 1);
    h->sink = writer_sink(&h->w);
}

static void hostile_end(struct hostile *h)
{
    writer_free(&h->w);
    vec_free(&h->texts);
    vec_free(&h->recs);
    arena_free(&h->arena);
}

static void values_come_back_byte_for_byte(void **state)
{
    struct indexing *t = *state;
    struct hostile h;
    hostile_begin(t, &h);
    static const char *const texts[] = {
        "", " ", "'", "''", "\"", "\\", "\\u0041", "\\\"", "]", "[\"a\"]", "{}", "null",
        "0", "-0", "1e999", "x'); DROP TABLE people; --", "?1", "%s%n", "\x7f",
        "\x1b]0;title\x07", "\xff\xfe", "\xc0\x80", "\xed\xa0\x80", "\xe2\x80\xae",
        "e\xcc\x81", "\xef\xbf\xbf",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        hostile_write(&h, str_of(texts[i]));
    char all[256];
    for (int i = 0; i < 256; i++)
        all[i] = (char)i;
    hostile_write(&h, (struct str){all, 256});
    hostile_write(&h, (struct str){all + 1, 127});
    hostile_expect(t, &h);
    hostile_end(&h);
}

static void write_lines(const char *path, struct str bytes, void *context)
{
    if (!str_ends(str_of(path), STR("blns.txt")))
        return;
    for (size_t at = 0; at < bytes.n;) {
        size_t end = str_find(bytes, STR("\n"), at);
        end = end > bytes.n ? bytes.n : end;
        hostile_write(context, str_sub(bytes, at, end));
        at = end + 1;
    }
}

static void naughty_strings_come_back(void **state)
{
    struct indexing *t = *state;
    struct hostile h;
    hostile_begin(t, &h);
    size_t files = corpora_each("blns", write_lines, &h);
    hostile_expect(t, &h);
    size_t texts = h.texts.n;
    hostile_end(&h);
    if (!files)
        skip();
    assert_true(texts > 500);
}

/* Table names that the schema takes from SQL's own words, and columns that meet ours. */
static void every_field_has_a_column_of_its_own(void **state)
{
    struct indexing *t = *state;
    for (int k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        for (size_t i = 0; i < kind->n_fields; i++) {
            const struct field *f = &kind->fields[i];
            if (schema_is_link(f->type) || schema_is_children(f->type))
                continue;
            struct buf name = {0};
            buf_addz(&name, f->name);
            for (size_t c = 0; c < name.n; c++)
                if (name.p[c] == '-')
                    name.p[c] = '_';
            db_sql(t->ix, "SELECT \"%s\" FROM \"%s\"", buf_z(&name), kind->table);
            if (f->type == TYPE_EDTF)
                db_sql(t->ix, "SELECT \"%s_from\", \"%s_to\" FROM \"%s\"", buf_z(&name),
                       buf_z(&name), kind->table);
            assert_int_equal(index_error(t->ix).n, 0);
            buf_free(&name);
        }
    }
    db_sql(t->ix, "SELECT no_such FROM \"people\"");
    assert_int_not_equal(index_error(t->ix).n, 0);
}

static void days_stand_beside_dates(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", CASE("a",
        "events:\n"
        "  e: {title: E, date: \"1970-01-02/1970-01-04\"}\n"
        "  f: {title: F, date: \"1970-01-03/..\"}\n"));
    indexing_refresh(t);
    assert_int_equal(1, db_int(t->ix, db_sql(t->ix,
        "SELECT count(*) FROM events WHERE id = 'e' AND date_from = 1 AND date_to = 3")));
    assert_int_equal(1, db_int(t->ix, db_sql(t->ix,
        "SELECT count(*) FROM events WHERE id = 'f' AND date_from = 2"
        " AND date_to IS NULL")));
}

static int64_t rows(struct indexing *t, const char *table)
{
    return db_int(t->ix, db_sql(t->ix, "SELECT count(*) FROM \"%s\"", table));
}

/* A reload that changes nothing gives the same rows, and one that takes all out none. */
static void reload_leaves_nothing_behind(void **state)
{
    struct indexing *t = *state;
    for (int i = 0; i < 3; i++) {
        indexing_write(t, "a.yaml", i == 1 ? bad : CASE("a",
            "people: {ann: {kind: person, name: A}}\n"
            "events: {e: {title: E, people: {ann: guest}}}\n"));
        indexing_refresh(t);
        assert_int_equal(rows(t, "people"), 1);
        assert_int_equal(rows(t, "participations"), 1);
        assert_int_equal(rows(t, "links"), 1);
        assert_int_equal(rows(t, "ties"), 3);
        assert_int_equal(rows(t, "files"), 1);
    }
    indexing_write(t, "a.yaml", CASE("a", ""));
    indexing_refresh(t);
    static const char *const tables[] = {"people", "events", "participations", "links",
                                         "ties"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        assert_int_equal(rows(t, tables[i]), 0);
}

static void no_statement_outlives_its_call(void **state)
{
    struct indexing *t = *state;
    indexing_write(t, "a.yaml", mended);
    indexing_refresh(t);
    struct list l = {.case_rec = indexing_case(t, "a"), .kind = KIND_PERSON};
    struct list_row row;
    query_page(t->ix, &l, 0, true, 1, &row);
    query_evidence(t->ix, row.rec, STR_NONE, &t->arena);
    query_place(t->ix, row.rec, FIELD_PERSON_NAME);
    query_in_list(t->ix, &l, row.rec);
    query_find(t->ix, l.case_rec, STR("bob"));
    for (size_t i = 0; i < t->ix->statements.n; i++) {
        assert_false(sqlite3_stmt_busy(t->ix->statements.v[i]));
        char *bound = sqlite3_expanded_sql(t->ix->statements.v[i]);
        assert_null(strstr(bound, "bob"));
        sqlite3_free(bound);
    }
    assert_int_equal(sqlite3_txn_state(t->ix->db, NULL), SQLITE_TXN_NONE);
}

#define test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(empty_index_answers),
        test(error_keeps_last_good_content),
        test(file_that_never_was_good_has_no_case),
        test(doubles_are_the_files_fault),
        test(removed_file_takes_its_content),
        test(unreadable_file_keeps_its_content),
        test(old_unchanged_file_is_not_read),
        test(fresh_unchanged_stamp_is_not_trusted),
        test(later_file_may_not_have_the_same_case_id),
        test(stopping_keeps_what_is_whole),
        test(stopping_within_a_file_keeps_its_content),
        test(copy_is_made_beside_a_reader),
        test(values_come_back_byte_for_byte),
        test(naughty_strings_come_back),
        test(every_field_has_a_column_of_its_own),
        test(days_stand_beside_dates),
        test(reload_leaves_nothing_behind),
        test(no_statement_outlives_its_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
