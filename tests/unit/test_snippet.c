/* SPDX-License-Identifier: MIT */
/* Records to fill in, and where they go. */
#include "format/snippet.h"

#include "loading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void asks_for_what_is_required_first(void **state)
{
    (void)state;
    struct buf out = {0};
    snippet_write(schema_kind(KIND_RELATION), STR("relation-2"), &out);
    assert_string_equal(buf_z(&out),
        "  relation-2:               # an id of your own: a-z, 0-9 and inner hyphens\n"
        "    person:                 # Who.\n"
        "    is:                     # What they are: mother, employee, deputy.\n"
        "    of:                     # Of whom.\n"
        "    # quotes: []            # The quotes that carry it.\n"
        "    # note:                 # Anything a colleague should know.\n"
        "    # allow: []             # Codes of warnings that are silenced here.\n");
    buf_free(&out);
}

/* The snippet with its comments taken off: every field of the kind is then there. */
static void uncommented(struct str snippet, struct buf *out)
{
    for (size_t at = 0; at < snippet.n;) {
        size_t end = str_find(snippet, STR("\n"), at) + 1;
        struct str line = str_sub(snippet, at, end);
        size_t mark = str_find(line, STR("# "), 0);
        if (str_trim(str_sub(line, 0, mark)).n == 0) {
            buf_add(out, str_sub(line, 0, mark));
            line = str_sub(line, mark + 2, line.n);
        }
        buf_add(out, line);
        at = end;
    }
}

/* What the loader says of it is that it is not filled in, and nothing else. */
static void loads_but_for_what_is_missing(void **state)
{
    (void)state;
    for (int k = KIND_CASE + 1; k < KINDS; k++) {
        const struct kind *kind = schema_kind((enum kind_tag)k);
        if (!*kind->section)
            continue;
        struct buf snippet = {0}, text = {0};
        snippet_write(kind, STR("new-1"), &snippet);
        for (int all = 0; all < 2; all++) {
            buf_clear(&text);
            buf_addf(&text, "dossier: 1\ncase: {id: a, title: A}\n%s:\n", kind->section);
            if (all)
                uncommented(buf_str(&snippet), &text);
            else
                buf_add(&text, buf_str(&snippet));
            struct diags diags = {0};
            load_text(buf_str(&text), NULL, &diags);
            assert_true(diags.errors > 0);
            for (size_t i = 0; i < diags.list.n; i++) {
                enum diag_code code = diags.list.v[i].code;
                if (code != DIAG_EMPTY && code != DIAG_BAD_DATE && code != DIAG_MISSING_KEY)
                    fail_msg("%s: %.*s [%s]\n%s", kind->name,
                             STR_ARG(diags.list.v[i].message), diag_info(code)->code,
                             buf_z(&text));
            }
            diags_free(&diags);
        }
        for (size_t i = 0; i < kind->n_fields; i++) {
            struct buf field = {0};
            buf_addf(&field, "%s%s:", kind->fields[i].required ? "    " : "    # ",
                     kind->fields[i].name);
            assert_non_null(strstr(buf_z(&snippet), buf_z(&field)));
            buf_free(&field);
        }
        buf_free(&snippet);
        buf_free(&text);
    }
}

static void check(const char *text, enum kind_tag kind, enum snippet_form form,
                  uint32_t line)
{
    struct snippet_place got;
    snippet_place(str_of(text), schema_kind(kind), &got);
    assert_int_equal(got.form, form);
    assert_int_equal(got.at.line, line);
    assert_int_equal(got.at.col, 0);
}

static void goes_to_the_end_of_its_section(void **state)
{
    (void)state;
    const char *text = "dossier: 1\n"      /* 1 */
                       "case:\n"           /* 2 */
                       "  id: a\n"         /* 3 */
                       "\n"                /* 4 */
                       "# Quotes.\n"       /* 5 */
                       "quotes:\n"         /* 6 */
                       "  q-1:\n"          /* 7 */
                       "    exact: |\n"    /* 8 */
                       "      people:\n"   /* 9 */
                       "\n"                /* 10 */
                       "      events: x\n" /* 11 */
                       "    # the end\n"   /* 12 */
                       "\n"                /* 13 */
                       "# Events.\n"       /* 14 */
                       "events:\r\n"       /* 15 */
                       "  e-1: {\n"        /* 16 */
                       "}\n"               /* 17 */
                       "\n";
    check(text, KIND_QUOTE, SNIPPET_BLOCK, 12);
    check(text, KIND_EVENT, SNIPPET_BLOCK, 17);
    /* a section that is not there goes behind those that come before it */
    check(text, KIND_SOURCE, SNIPPET_SECTION, 3);
    check(text, KIND_CLAIM, SNIPPET_SECTION, 17);
    check("dossier: 1\nclaims:\n  c: x\n", KIND_QUOTE, SNIPPET_SECTION, 1);
    check("people:", KIND_PERSON, SNIPPET_BLOCK, 1);
    check("", KIND_QUOTE, SNIPPET_SECTION, 1);
}

/* As deep as the records that are there, so that it can be pasted as it is. */
static void stands_as_deep_as_its_section(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "quotes:\n    # the first\n\n    q-1:\n        source: s\n",
        "quotes:\n q-1:\n  source: s\n",
        "quotes:\n  q-1:\n    source: s\n", "quotes:\n  # none\n", "quotes:\n",
        "events:\n    e-1: {title: x}\n"};
    static const uint32_t indents[] = {4, 1, 2, 2, 2, 2};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct snippet_place got;
        snippet_place(str_of(texts[i]), schema_kind(KIND_QUOTE), &got);
        assert_int_equal(got.indent, indents[i]);
    }
}

/* ---- pasted ---- */

/* A case in which the section of quotes, or what stands for it, is `quotes`. */
static void write_case(struct buf *out, const char *quotes)
{
    buf_addf(out, "dossier: 1\ncase: {id: a, title: A}\n%s"
             "claims:\n  c: {question: Q, status: open, accounts: [{value: v}]}\n", quotes);
}

/* `text` with the record pasted behind the line, or before the column where there is one. */
static void paste(struct str text, struct str record, struct place at, struct buf *out)
{
    size_t byte = 0;
    for (uint32_t line = 1; line < at.line + (at.col == 0); line++)
        byte = str_find(text, STR("\n"), byte) + 1;
    byte += at.col ? at.col - 1 : 0;
    buf_add(out, str_sub(text, 0, byte));
    buf_add(out, record);
    buf_add(out, str_sub(text, byte, text.n));
}

/* Nothing is wrong with the text but that fields are not filled in, or lead nowhere. */
static void expect_only_blanks(struct str text)
{
    struct diags diags = {0};
    size_t empty = 0;
    load_text(text, NULL, &diags);
    for (size_t i = 0; i < diags.list.n; i++) {
        enum diag_code code = diags.list.v[i].code;
        empty += code == DIAG_EMPTY;
        if (diags.list.v[i].severity == DIAG_ERROR && code != DIAG_EMPTY &&
            code != DIAG_DANGLING)
            fail_msg("%.*s [%s]\n%.*s", STR_ARG(diags.list.v[i].message),
                     diag_info(code)->code, STR_ARG(text));
    }
    assert_true(empty > 0);
    diags_free(&diags);
}

/* Pastes a quote into the text and loads it; `gone` is taken away first, as it says. */
static void check_pasted(const char *text, enum snippet_form form, const char *gone)
{
    struct snippet_place place;
    struct buf record = {0}, pasted = {0};
    struct place at;
    snippet_place(str_of(text), schema_kind(KIND_QUOTE), &place);
    assert_int_equal(place.form, form);
    snippet_fit(str_of(text), schema_kind(KIND_QUOTE), STR("q-9"), &record, &at);
    assert_int_equal(at.line, place.at.line);
    if (place.form != SNIPPET_FLOW && place.form != SNIPPET_FLOW_SECTION)
        place.at.col = 0;
    paste(str_of(text), buf_str(&record), place.at, &pasted);
    size_t from = gone ? str_find(buf_str(&pasted), str_of(gone), 0) : 0;
    assert_true(from != SIZE_MAX);
    if (gone)
        memset(pasted.p + from, ' ', strlen(gone));
    expect_only_blanks(buf_str(&pasted));
    buf_free(&pasted);
    buf_free(&record);
}

static void can_be_pasted_as_the_section_is_written(void **state)
{
    (void)state;
    static const struct {
        const char *quotes;
        enum snippet_form form;
        const char *gone;
    } cases[] = {
        {"", SNIPPET_SECTION, NULL},
        {"quotes:\n", SNIPPET_BLOCK, NULL},
        {"quotes:\n    q: {source: s, exact: \"x\"}\n", SNIPPET_BLOCK, NULL},
        {"quotes: {}\n", SNIPPET_EMPTY, "{}"},
        {"quotes: { } # none yet }\n\n", SNIPPET_EMPTY, "{ }"},
        {"quotes: {q: {source: s, exact: \"x\"}}\n", SNIPPET_FLOW, NULL},
        {"quotes: {q: {source: s, exact: \"x, # y}\"},}  # }\n", SNIPPET_FLOW, NULL},
        {"quotes: {\n  q: {source: s,\n    exact: \"ж}\"}\n  }\n# }\n", SNIPPET_FLOW, NULL},
        {"quotes: {\n  q: {source: s, locator: rock 'n roll, exact: \"x\"}, # {\n}\n",
         SNIPPET_FLOW, NULL},
        {"quotes:\n  {q: {source: s, exact: \"x\"}, r: {source: s, exact: \"x\"} # ,\n  }\n",
         SNIPPET_FLOW, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf text = {0};
        write_case(&text, cases[i].quotes);
        check_pasted(buf_z(&text), cases[i].form, cases[i].gone);
        buf_free(&text);
    }
    check_pasted("{dossier: 1, case: {id: a, title: A}}\n", SNIPPET_FLOW_SECTION, NULL);
    check_pasted("{case: {id: a, title: A},\n dossier: 1, # the\n}", SNIPPET_FLOW_SECTION,
                 NULL);
    check_pasted("# JSON\n{\"dossier\": 1, \"case\": {\"id\": \"a\", \"title\": \"A\"},"
                 "\n\"quotes\": {}\n}\n", SNIPPET_FLOW, NULL);
    check_pasted("{quotes: {q: {source: s, exact: \"x\"}},\n dossier: 1,"
                 "case: {id: a, title: A}}\n", SNIPPET_FLOW, NULL);
}

static void says_how_to_join_a_flow_line(void **state)
{
    (void)state;
    struct buf out = {0};
    struct place at;
    snippet_fit(STR("dossier: 1\nclaims: {c: {question: Q}}\n"), schema_kind(KIND_CLAIM),
                STR("claim-2"), &out, &at);
    assert_string_equal(buf_z(&out),
        "  # Put these lines before the } that ends `claims`: line 2, column 26.\n"
        "  # There may also be: about, note, allow.\n"
        "  , claim-2: {question: , status: , accounts: [{value: }]}\n");
    assert_int_equal(at.line, 2);
    assert_int_equal(at.col, 26);
    buf_clear(&out);
    /* one that cannot be read now */
    snippet_fit(STR("quotes: {q: [}\n\nevents:\n"), schema_kind(KIND_QUOTE), STR("q-2"), &out,
                &at);
    assert_string_equal(buf_z(&out),
        "  # Put these lines before the } that ends `quotes`.\n"
        "  # There may also be: prefix, suffix, locator, speaker, speech, via, translation, "
        "about, note, allow.\n"
        "  , q-2: {source: , exact: \"\"}\n");
    assert_int_equal(at.line, 1);
    buf_clear(&out);
    snippet_fit(STR("quotes: {}\n"), schema_kind(KIND_RELATION), STR("r-1"), &out, &at);
    assert_true(str_starts(buf_str(&out), STR("\nrelations:\n  r-1:  ")));
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_for_what_is_required_first),
        cmocka_unit_test(loads_but_for_what_is_missing),
        cmocka_unit_test(goes_to_the_end_of_its_section),
        cmocka_unit_test(stands_as_deep_as_its_section),
        cmocka_unit_test(can_be_pasted_as_the_section_is_written),
        cmocka_unit_test(says_how_to_join_a_flow_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
