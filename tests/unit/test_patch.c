/* SPDX-License-Identifier: MIT */
/* A file that is edited at random, again and again, is read in part where it can be; what
 * the index says must be what a fresh index says of the same file. EDITS says how many edits
 * (300; `make soak` makes 10,000), SEED which. */
#include "index/db.h"

#include "indexing.h"

#include <string.h>

/* ---- chance ---- */

struct chance {
    uint64_t state;
};

static size_t below(struct chance *c, size_t n)
{
    c->state = c->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(c->state >> 33) % n;
}

/* ---- the file, as lines ---- */

struct lines {
    VEC(char *) v;
};

__attribute__((format(printf, 2, 3))) static void add(struct lines *l, const char *format,
                                                      ...)
{
    struct buf line = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&line, format, args);
    va_end(args);
    vec_push(&l->v, line.p);
}

static void add_quote(struct lines *l, struct chance *c, size_t i)
{
    size_t event = below(c, 20); /* whose year is in the text: a change contradicts it */
    add(l, "  q%zu:", i);
    add(l, "    source: s%zu", below(c, 4));
    if (below(c, 3) == 0) {
        add(l, "    exact: |-");
        add(l, "      the %zu lights in block %zu", below(c, 90), i);
    } else {
        add(l, "    exact: \"I saw %zu lights in 20%02zu\"", below(c, 90), event);
    }
    if (below(c, 2))
        add(l, "    speaker: [p%zu]", below(c, 9));
    if (below(c, 6) == 0) {
        add(l, "    about:");
        add(l, "      - e%zu", below(c, 20));
        add(l, "      - p%zu.role", below(c, 9));
    } else if (below(c, 8) == 0) {
        add(l, "    about: [e%zu.people.p0]", below(c, 20));
    } else if (below(c, 4) == 0) {
        add(l, "    translation: lights in 20%02zu", below(c, 20));
        add(l, "    about: [e%zu.date]", event);
    } else {
        add(l, "    about: [e%zu, p%zu]", below(c, 20), below(c, 9));
    }
}

static void add_claims(struct lines *l)
{
    add(l, "claims:");
    for (size_t i = 0; i < 5; i++) {
        add(l, "  c%zu:", i);
        add(l, "    question: How many of %zu?", i);
        add(l, "    about: [e%zu]", i);
        add(l, "    status: conflict");
        add(l, "    note: they differ");
        add(l, "    accounts:");
        add(l, "      - {value: two, quotes: [q%zu]}", i * 7);
        add(l, "      - {value: one, quotes: [q%zu, q%zu]}", i * 7 + 1, i * 9 + 2);
    }
}

static void make(struct lines *l, struct chance *c)
{
    add(l, "dossier: 1");
    add(l, "case: {id: a, title: A}");
    add(l, "sources:");
    for (size_t i = 0; i < 4; i++)
        add(l, "  s%zu: {type: webpage, title: Source %zu}", i, i);
    add(l, "people:");
    for (size_t i = 0; i < 9; i++)
        add(l, "  p%zu: {kind: person, name: Person %zu, role: guard}", i, i);
    add(l, "relations:");
    add(l, "  r: {person: p1, is: friend, of: p2, quotes: [q3]}");
    add(l, "events:");
    for (size_t i = 0; i < 20; i++) {
        add(l, "  e%zu:", i);
        add(l, "    date: \"20%02zu\"", i);
        add(l, "    title: Event %zu", i);
        add(l, "    people: {p0: guard, p%zu: [witness, owner]}", 1 + below(c, 8));
    }
    bool claims_first = below(c, 2);
    if (claims_first)
        add_claims(l);
    add(l, "quotes:");
    for (size_t i = 0; i < 300; i++)
        add_quote(l, c, i);
    if (!claims_first)
        add_claims(l);
}

static void join(const struct lines *l, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < l->v.n; i++)
        buf_addf(out, "%s\n", l->v.v[i]);
}

static void insert_line(struct lines *l, size_t at, const char *text)
{
    vec_push(&l->v, NULL);
    memmove(l->v.v + at + 1, l->v.v + at, (l->v.n - 1 - at) * sizeof *l->v.v);
    l->v.v[at] = mem_copy(text, strlen(text));
}

static void delete_line(struct lines *l, size_t at)
{
    free(l->v.v[at]);
    memmove(l->v.v + at, l->v.v + at + 1, (l->v.n - at - 1) * sizeof *l->v.v);
    l->v.n--;
}

static void clear(struct lines *l)
{
    while (l->v.n)
        delete_line(l, l->v.n - 1);
}

/* Another digit in place of one, which changes words, ids, dates, links. */
static void change_digit(struct lines *l, struct chance *c, size_t at)
{
    for (size_t tries = 0; tries < 40; tries++) {
        char *line = l->v.v[at];
        size_t i = below(c, strlen(line) + 1);
        if (line[i] >= '0' && line[i] <= '9') {
            line[i] = (char)('0' + below(c, 10));
            return;
        }
        at = below(c, l->v.n);
    }
}

/* Another word in a quote or a title. */
static void change_word(struct lines *l, struct chance *c, size_t at)
{
    static const char *const words[] = {"lights", "lamps", "small Lamps", "Тагиров",
                                        "Person", "Ines"};
    for (size_t tries = 0; tries < l->v.n; tries++, at = (at + 1) % l->v.n) {
        for (size_t w = 0; w < 6; w++) {
            char *line = l->v.v[at], *found = strstr(line, words[w]);
            if (!found)
                continue;
            struct buf changed = {0};
            buf_addf(&changed, "%.*s%s%s", (int)(found - line), line, words[below(c, 6)],
                     found + strlen(words[w]));
            free(line);
            l->v.v[at] = changed.p;
            return;
        }
    }
}

/* What people do, and what they had better not. */
static void edit(struct lines *l, struct chance *c)
{
    static const char *const odd[] = {
        "", "# a remark", "      deeper: than all", "    note: \"a note # not a remark\"",
        "    note: |", "      # a remark, or text", "    locator: page 3", "events:",
        "  q7:", "relations: {}", "    exact: \"never closed", "\t", "    allow: [empty]",
        "    note: &x anchored", "  p1: {kind: person, name: Twice}", "    about: []",
        "  z9: {source: s1, exact: \"one more\", about: [e1]}", "---", "  # indented", "}",
    };
    size_t at = below(c, l->v.n);
    switch (below(c, 16)) {
    case 0:
        insert_line(l, at, odd[below(c, sizeof odd / sizeof *odd)]);
        break;
    case 1:
        delete_line(l, at);
        break;
    case 2:
        insert_line(l, at, l->v.v[below(c, l->v.n)]);
        break;
    case 3:
    case 4:
        insert_line(l, at, odd[below(c, 2)]);
        break;
    case 5:
    case 6:
    case 7:
        change_digit(l, c, at);
        break;
    default:
        change_word(l, c, at);
    }
}

/* ---- what an index says ---- */

static void dump_sql(struct index *ix, const char *sql, struct buf *out)
{
    sqlite3_stmt *s = NULL;
    buf_addf(out, "-- %s\n", sql);
    assert_int_equal(sqlite3_prepare_v2(ix->db, sql, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(s); i++)
            buf_addf(out, "%s|", (const char *)sqlite3_column_text(s, i));
        buf_addc(out, '\n');
    }
    assert_int_equal(sqlite3_finalize(s), SQLITE_OK);
}

/* Without numbers that say nothing: records are named by kind, id and line. */
static void dump(struct index *ix, struct buf *out)
{
    struct buf names = {0}, sql = {0};
    buf_clear(out);
    for (int k = 0; k < KINDS; k++)
        buf_addf(&names, "%sSELECT rec, '%s ' || coalesce(id, line || '.' || ord) AS name"
                         " FROM \"%s\"", k ? " UNION ALL " : "WITH named AS MATERIALIZED (",
                 schema_kind((enum kind_tag)k)->name, schema_kind((enum kind_tag)k)->table);
    buf_addc(&names, ')');
    for (int k = 0; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        buf_clear(&sql);
        buf_addz(&sql, "SELECT ord, id, line, col, places");
        for (size_t i = 0; i < kind->n_fields; i++)
            if (!schema_is_children(kind->fields[i].type) &&
                kind->fields[i].tag != FIELD_CASE_ID) {
                buf_addz(&sql, ", \"");
                for (const char *p = kind->fields[i].name; *p; p++)
                    buf_addc(&sql, *p == '-' ? '_' : *p);
                buf_addc(&sql, '"');
            }
        buf_addf(&sql, " FROM \"%s\" ORDER BY pos", kind->table);
        dump_sql(ix, buf_z(&sql), out);
    }
    static const char *const rest[] = {
        "SELECT f.name, l.field, l.ord, t.name, l.statement, l.line_offset, l.col FROM links l"
        " JOIN named f ON f.rec = l.from_rec LEFT JOIN named t ON t.rec = l.to_rec"
        " ORDER BY 1, 2, 3",
        "SELECT a.name, t.kind, b.name FROM ties t LEFT JOIN named a ON a.rec = t.a"
        " LEFT JOIN named b ON b.rec = t.b ORDER BY 1, 2, 3",
        "SELECT n.name, s.line, s.before, s.at, s.size, s.hash, s.tail FROM segment s"
        " JOIN named n ON n.rec = s.first ORDER BY s.line",
        "SELECT term, n.name FROM temp.vocabulary v LEFT JOIN named n ON n.rec = v.doc"
        " ORDER BY 1, 2",
        "SELECT size, hash, waits, errors, warnings, sources, people, quotes, accounts,"
        " case_rec FROM files, named WHERE named.rec = case_rec",
        "SELECT code, line, col, message FROM diagnostics ORDER BY ord",
    };
    assert_int_equal(SQLITE_OK, sqlite3_exec(ix->db,
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING"
        " fts5vocab(main, text, instance)", NULL, NULL, NULL));
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
        buf_clear(&sql);
        buf_addf(&sql, "%s %s", buf_z(&names), rest[i]);
        dump_sql(ix, buf_z(&sql), out);
    }
    buf_free(&names);
    buf_free(&sql);
}

/* ---- the test ---- */

static size_t setting(const char *name, size_t otherwise)
{
    const char *value = getenv(name);
    return value && *value ? (size_t)strtoul(value, NULL, 10) : otherwise;
}

static bool has_errors(struct indexing *t)
{
    return db_int(t->ix, db_sql(t->ix, "SELECT errors FROM files")) != 0;
}

/* Where the dumps differ, for people. */
static void expect_same(const struct buf *is, const struct buf *should, size_t nth)
{
    size_t at = 0;
    while (at < is->n && at < should->n && is->p[at] == should->p[at])
        at++;
    if (at == is->n && at == should->n)
        return;
    while (at > 0 && is->p[at - 1] != '\n')
        at--;
    fail_msg("after edit %zu: it is\n%.300s\nand should be\n%.300s", nth, is->p + at,
             should->p + at);
}

static void compare_with_fresh(struct indexing *t, size_t nth)
{
    struct buf is = {0}, should = {0};
    struct index *fresh = index_open();
    assert_true(index_refresh(fresh, &t->library, NULL));
    dump(t->ix, &is);
    dump(fresh, &should);
    expect_same(&is, &should, nth);
    index_close(fresh);
    buf_free(&is);
    buf_free(&should);
}

/* A file with errors is put right, sooner or later, by going back to what was good. */
static void put_right(struct lines *l, const struct buf *good)
{
    clear(l);
    for (size_t at = 0; at < good->n;) {
        const char *end = memchr(good->p + at, '\n', good->n - at);
        vec_push(&l->v, mem_copy(good->p + at, (size_t)(end - good->p) - at));
        at = (size_t)(end - good->p) + 1;
    }
}

static void edits_give_what_a_load_gives(void **state)
{
    (void)state;
    struct indexing t;
    struct lines l = {0};
    struct chance c = {setting("SEED", 7)};
    struct buf text = {0}, good = {0};
    size_t edits = setting("EDITS", 300);
    indexing_open(&t);
    t.ix->patch_least = 0;
    make(&l, &c);
    for (size_t i = 0; i < edits; i++) {
        join(&l, &text);
        indexing_write_str(&t, "a.yaml", buf_str(&text));
        indexing_refresh(&t);
        if (!has_errors(&t)) {
            compare_with_fresh(&t, i);
            buf_clear(&good);
            buf_add(&good, buf_str(&text));
        } else if (below(&c, 4)) {
            put_right(&l, &good);
        }
        if (below(&c, 16) == 0) { /* else an anchor, say, would stay for good */
            clear(&l);
            make(&l, &c);
        }
        edit(&l, &c);
    }
    print_message("%zu of %zu edits were read in part\n", t.ix->patches, edits);
    assert_in_range(t.ix->patches, edits / 10, edits);
    clear(&l);
    vec_free(&l.v);
    buf_free(&text);
    buf_free(&good);
    indexing_close(&t);
}

/* A warning names the line of a quote, which is in no column. */
static void told_lines_move(void **state)
{
    static const char head[] = "dossier: 1\n"
                               "case: {id: a, title: A}\n"
                               "sources: {s: {type: webpage, title: S}}\n"
                               "events: {e: {date: \"2019\", title: E}}\n"
                               "quotes:\n"
                               "  q1: {source: s, exact: \"in 2019\", about: [e.date]}\n";
    static const char last[] = "  q2: {source: s, exact: \"in 2018\", about: [e.date]}\n";
    (void)state;
    struct indexing t;
    struct buf text = {0};
    indexing_open(&t);
    t.ix->patch_least = 0;
    for (size_t i = 0; i < 3; i++) {
        buf_clear(&text);
        buf_addf(&text, "%s%s%s", head, i ? "  # a remark\n" : "", last);
        if (i == 2)
            buf_addz(&text, "  # another\n");
        indexing_write_str(&t, "a.yaml", buf_str(&text));
        indexing_refresh(&t);
        compare_with_fresh(&t, i);
    }
    buf_free(&text);
    indexing_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_give_what_a_load_gives),
        cmocka_unit_test(told_lines_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
