/* SPDX-License-Identifier: MIT */
#include "format/case_archive.h"
#include "format/locate.h"
#include "format/verify.h"

#include "corpora.h"
#include "loading.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

/* Checks and verifies one case, as `dossier check` does. */
static void verify_one(struct verify *v, const char *path, struct str text,
                       struct diags *diags)
{
    struct record_sink sink = verify_sink(v, 0, NULL);
    if (load_text(text, &sink, diags))
        verify_text(v, str_of(path), text, diags);
    verify_shares(v, 0, diags);
    diags_sort(diags);
}

/* ---- where a case's own archive is ---- */

static void test_case_archive(void **state)
{
    (void)state;
    static const char *const good[][4] = {
        {"cases/a.yaml", "texts", "cases/", "texts"},
        {"a.yaml", "texts/", "./", "texts"},
        {"/x/a.yaml", "./texts//of/./b", "/x/", "texts/of/b"},
        {"cases/a.yaml", "../texts", "cases/..", "texts"},
        {"cases/a.yaml", "./../texts/b", "cases/..", "texts/b"},
        {"cases/a.yaml", ".", "cases/", ""},
        {"cases/a.yaml", "..texts", "cases/", "..texts"},
    };
    static const char *const bad[] = {"..",          "../",      "../..",
                                      "../../texts", "texts/..", "../texts/../..",
                                      "./../.."};
    struct buf folder = {0}, inside = {0};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        buf_clear(&folder);
        buf_clear(&inside);
        assert_true(
            case_archive(str_of(good[i][0]), str_of(good[i][1]), &folder, &inside));
        assert_string_equal(buf_z(&folder), good[i][2]);
        assert_string_equal(buf_z(&inside), good[i][3]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        buf_clear(&folder);
        buf_clear(&inside);
        assert_false(case_archive(STR("cases/a.yaml"), str_of(bad[i]), &folder, &inside));
    }
    buf_free(&folder);
    buf_free(&inside);
}

/* ---- archived texts ---- */

/* A folder of the test's own, with what it wrote there. */
struct folder {
    char path[256];
    VEC(char *) files;
};

static void folder_make(struct folder *f)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(f->path, sizeof f->path, "%s/dossier-verify-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(f->path));
}

static void folder_write(struct folder *f, const char *name, struct str text)
{
    struct buf path = {0};
    buf_addf(&path, "%s/%s", f->path, name);
    FILE *file = fopen(buf_z(&path), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.p ? text.p : "", 1, text.n, file), text.n);
    assert_int_equal(fclose(file), 0);
    vec_push(&f->files, path.p);
}

static void folder_remove(struct folder *f)
{
    for (size_t i = 0; i < f->files.n; i++) {
        unlink(f->files.v[i]);
        free(f->files.v[i]);
    }
    vec_free(&f->files);
    assert_int_equal(rmdir(f->path), 0);
}

static void quotes(struct archived *f, const char *passage, size_t quoted)
{
    size_t from = str_find(buf_str(&f->text), str_of(passage), 0);
    assert_int_not_equal(from, SIZE_MAX);
    archive_quote(f, from, from + strlen(passage));
    assert_int_equal(f->quoted, quoted);
}

static void test_share_is_of_words_once(void **state)
{
    (void)state;
    struct folder folder = {0};
    folder_make(&folder);
    folder_write(&folder, "a.txt", STR(" one  two\u00A0three\nfour \u5317\u6E2F five "));
    folder_write(&folder, "empty.txt", STR_NONE);
    struct archive *a = archive_open();
    size_t n = archive_add(a, str_of(folder.path), STR("a.txt"), STR("a.txt"));
    assert_int_equal(archive_add(a, str_of(folder.path), STR("a.txt"), STR("a.txt")), n);
    struct archived *f = archive_text(a, n);
    assert_non_null(f);
    assert_int_equal(f->words, 7);
    assert_int_equal(archive_share(f), 0);
    quotes(f, "two\u00A0three", 2);
    quotes(f, "wo", 2);     /* within a word: the same one */
    quotes(f, "e\nfou", 3); /* parts of two */
    quotes(f, "\n", 3);
    quotes(f, "\u6E2F", 4);
    quotes(f, "five ", 5);
    assert_int_equal(f->quotes, 6);
    assert_int_equal(archive_share(f), 72); /* 71.4: never less than it is */
    size_t empty = archive_add(a, str_of(folder.path), STR("empty.txt"), STR("e"));
    assert_non_null(archive_text(a, empty));
    assert_int_equal(archive_share(archive_file(a, empty)), 0);
    size_t gone = archive_add(a, str_of(folder.path), STR("gone.txt"), STR("g"));
    assert_null(archive_text(a, gone));
    assert_false(archive_read(a, gone, false));
    assert_int_equal(archive_file(a, gone)->error, FILE_UNREADABLE);
    archive_close(a);
    folder_remove(&folder);
}

/* Of texts that are too large together the last one stays, and the others come again;
 * what has been counted is not forgotten. */
static void test_memory_is_limited(void **state)
{
    (void)state;
    enum { N = ARCHIVE_TEXT_LIMIT, TEXTS = 3 };
    static const char *const names[TEXTS] = {"a.txt", "b.txt", "c.txt"};
    struct folder folder = {0};
    folder_make(&folder);
    char *text = mem_alloc(N);
    for (size_t i = 0; i < N; i++)
        text[i] = i % 2 ? ' ' : 'a';
    struct archive *a = archive_open();
    for (size_t i = 0; i < TEXTS; i++) {
        folder_write(&folder, names[i], (struct str){text, N});
        archive_add(a, str_of(folder.path), str_of(names[i]), str_of(names[i]));
        archive_quote(archive_text(a, i), 0, 1);
    }
    assert_false(archive_file(a, 0)->in_memory);
    assert_true(archive_file(a, TEXTS - 1)->in_memory);
    struct archived *again = archive_text(a, 0);
    archive_quote(again, 0, 5);
    assert_int_equal(again->words, N / 2);
    assert_int_equal(again->quoted, 3);
    assert_int_equal(again->quotes, 2);
    archive_close(a);
    free(text);
    folder_remove(&folder);
}

/* ---- sources ---- */

static void verifies(struct folder *folder, const char *body, const char *expected)
{
    struct buf text = {0}, out = {0};
    struct diags diags = {0};
    struct verify *v = verify_open(folder->path);
    buf_addf(&text, "dossier: 1\ncase: {id: c, title: C}\n%s", body);
    verify_one(v, "c.yaml", buf_str(&text), &diags);
    loading_write_diags(&out, &diags);
    assert_string_equal(buf_z(&out), expected);
    verify_close(v);
    diags_free(&diags);
    buf_free(&text);
    buf_free(&out);
}

static void test_which_texts_a_source_has(void **state)
{
    (void)state;
    struct folder folder = {0};
    folder_make(&folder);
    folder_write(&folder, "a.txt",
                 STR("one two three four five six seven eight nine ten\n"));
    folder_write(&folder, "b.txt",
                 STR("eins zwei drei vier, one two, two, acht neun zehn\n"));
    /* parts of parts, in any order; any number of texts: one that has it is enough */
    verifies(&folder,
             "quotes:\n"
             "  q: {source: c, exact: 'one two three'}\n"
             "  r: {source: c, exact: 'eins zwei'}\n"
             "  t: {source: c, exact: 'two'}\n"
             "sources:\n"
             "  c: {type: graphic, title: C, part-of: b}\n"
             "  b: {type: graphic, title: B, part-of: a}\n"
             "  a:\n"
             "    type: article\n"
             "    title: A\n"
             "    captures:\n"
             "      - {path: a.png, kind: image}\n"
             "      - {path: b.txt, kind: text}\n"
             "      - {path: a.txt, kind: text}\n",
             "");
    /* a text of its own counts alone; copies have none of another's */
    verifies(&folder,
             "sources:\n"
             "  a: {type: article, title: A, captures: [{path: a.txt, kind: text}]}\n"
             "  b: {type: graphic, title: B, part-of: a, "
             "captures: [{path: b.txt, kind: text}]}\n"
             "  c: {type: webpage, title: C, copy-of: a}\n"
             "quotes:\n"
             "  q: {source: b, exact: 'three four'}\n"
             "  r: {source: c, exact: 'three four'}\n",
             "8:26: `q` does not stand in b.txt, nor anything like it [not-found]\n"
             "9:3: `r` cannot be verified: its source has no capture of kind `text` "
             "[unverified]\n");
    folder_remove(&folder);
}

static void test_without_an_archive(void **state)
{
    (void)state;
    struct str text = STR("dossier: 1\ncase: {id: c, title: C}\n"
                          "sources: {s: {type: article, title: S}}\n"
                          "quotes: {q: {source: s, exact: 'x'}}\n");
    struct diags diags = {0};
    struct verify *v = verify_open(NULL);
    verify_one(v, "c.yaml", text, &diags);
    assert_int_equal(diags.list.n, 0);
    assert_int_equal(verify_totals(v).quotes, 0);
    verify_close(v);
    diags_free(&diags);
}

/* ---- the bundled cases against their documents ---- */

static void shared_path(const char *name, struct buf *out)
{
    const char *shared = getenv("DOSSIER_SHARED"), *source = getenv("DOSSIER_SRCDIR");
    if (shared)
        buf_addf(out, "%s/%s", shared, name);
    else
        buf_addf(out, "%s/../shared/%s", source ? source : ".", name);
}

/* A quote of a case file, and where it stands there. */
struct seen_quote {
    struct str id, exact, prefix, suffix;
    struct place at;
};

struct seen_quotes {
    VEC(struct seen_quote) list;
    struct arena arena;
};

static struct str keep(struct arena *a, const struct record *r, enum field_tag field)
{
    const struct value *value = record_value(r, field);
    return value ? arena_str(a, value->text) : STR_NONE;
}

static bool see_quote(void *self, const struct record *r)
{
    struct seen_quotes *seen = self;
    if (r->kind->tag != KIND_QUOTE)
        return true;
    struct seen_quote q = {
        .id = arena_str(&seen->arena, r->id),
        .exact = keep(&seen->arena, r, FIELD_QUOTE_EXACT),
        .prefix = keep(&seen->arena, r, FIELD_QUOTE_PREFIX),
        .suffix = keep(&seen->arena, r, FIELD_QUOTE_SUFFIX),
        .at = record_value(r, FIELD_QUOTE_EXACT)->at,
    };
    vec_push(&seen->list, q);
    return true;
}

/* Before the column of a quote there is nothing but ASCII in these files. */
static size_t byte_of(struct str text, struct place at)
{
    size_t byte = 0;
    for (uint32_t line = 1; line < at.line; line++)
        byte = str_find(text, STR("\n"), byte) + 1;
    return byte + at.col - 1;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Changes one letter in the middle of the quote's first word of three letters or more,
 * where that stands in the case file. */
static void change_letter(char *text, size_t n, const struct seen_quote *q)
{
    size_t from = 0, to = 0;
    while (to - from < 3) {
        for (from = to; from < q->exact.n && !is_letter(q->exact.p[from]);)
            from++;
        assert_true(from < q->exact.n);
        for (to = from; to < q->exact.n && is_letter(q->exact.p[to]);)
            to++;
    }
    struct str all = {text, n};
    size_t word = str_find(all, str_sub(q->exact, from, to), byte_of(all, q->at));
    char *letter = text + word + (to - from) / 2;
    *letter = *letter == 'q' ? 'j' : 'q';
}

/* The one diagnostic of a case of which one letter of `q` was changed names the passage:
 * the text, its line there and the words. */
static void names_passage(const struct diags *diags, const struct seen_quote *q,
                          struct archive *archive)
{
    for (size_t i = 0; i < diags->list.n && diags->errors != 1; i++)
        print_error("%.*s\n", STR_ARG(diags->list.v[i].message));
    assert_int_equal(diags->errors, 1);
    const struct diag *d = &diags->list.v[0];
    assert_int_equal(d->code, DIAG_NOT_FOUND);
    assert_int_equal(d->at.line, q->at.line);
    bool named = false;
    for (size_t i = 0; i < archive_count(archive) && !named; i++) {
        struct archived *f = archive_text(archive, i);
        struct passage p = {q->exact, q->prefix, q->suffix};
        struct located l = locate(buf_str(&f->text), &f->folded, &p);
        struct buf start = {0};
        buf_addf(&start,
                 "`%.*s` does not stand in %.*s; nearest is line %zu: ", STR_ARG(q->id),
                 STR_ARG(f->name), locate_line(buf_str(&f->text), l.from));
        named = l.state == LOCATE_EXACT && str_starts(d->message, buf_str(&start)) &&
                str_find(d->message, STR("[-"), start.n) != SIZE_MAX &&
                str_find(d->message, STR("{+"), start.n) != SIZE_MAX;
        buf_free(&start);
    }
    if (!named)
        print_error("%.*s\n", STR_ARG(d->message));
    assert_true(named);
}

/* Every quote stands in its document byte for byte; with any one letter of any of them
 * changed, it does not. */
static size_t verify_case(const char *path, const char *archive)
{
    struct buf text = {0};
    struct diags diags = {0};
    assert_int_equal(file_read(path, LOAD_FILE_LIMIT, &text, NULL), FILE_OK);
    struct seen_quotes seen = {0};
    struct record_sink sink = {&seen, see_quote};
    assert_true(load_text(buf_str(&text), &sink, &diags));

    struct verify *v = verify_open(archive);
    verify_one(v, path, buf_str(&text), &diags);
    struct verify_totals t = verify_totals(v);
    assert_int_equal(diags.list.n, 0);
    assert_int_equal(t.exact, seen.list.n);
    assert_int_equal(t.quotes, seen.list.n);
    for (size_t i = 0; i < seen.list.n; i++) {
        const struct seen_quote *q = &seen.list.v[i];
        char *changed = mem_copy(text.p, text.n);
        change_letter(changed, text.n, q);
        struct diags found = {0};
        verify_one(v, path, (struct str){changed, text.n}, &found);
        names_passage(&found, q, verify_archive(v));
        diags_free(&found);
        free(changed);
    }
    size_t n = seen.list.n;
    verify_close(v);
    vec_free(&seen.list);
    arena_free(&seen.arena);
    buf_free(&text);
    return n;
}

static void test_bundled_cases(void **state)
{
    (void)state;
    static const char *const names[] = {"bilal-tagirov", "repatriation-flight-2018"};
    const char *source = getenv("DOSSIER_SRCDIR");
    struct buf archive = {0}, path = {0};
    shared_path("sources", &archive);
    if (!file_is_folder(buf_z(&archive))) {
        buf_free(&archive);
        skip();
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        buf_clear(&path);
        buf_addf(&path, "%s/cases/%s.yaml", source ? source : ".", names[i]);
        assert_true(verify_case(buf_z(&path), buf_z(&archive)) > 50);
    }
    buf_free(&archive);
    buf_free(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_case_archive),
        cmocka_unit_test(test_share_is_of_words_once),
        cmocka_unit_test(test_memory_is_limited),
        cmocka_unit_test(test_which_texts_a_source_has),
        cmocka_unit_test(test_without_an_archive),
        cmocka_unit_test(test_bundled_cases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
