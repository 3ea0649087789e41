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

static void check(const char *text, enum kind_tag kind, bool there, uint32_t line)
{
    struct snippet_place got;
    assert_int_equal(snippet_place(str_of(text), schema_kind(kind), &got), there);
    assert_int_equal(got.line, line);
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
    check(text, KIND_QUOTE, true, 12);
    check(text, KIND_EVENT, true, 17);
    /* a section that is not there goes behind those that come before it */
    check(text, KIND_SOURCE, false, 3);
    check(text, KIND_CLAIM, false, 17);
    check("people: {}", KIND_PERSON, true, 1);
    check("dossier: 1\nclaims:\n  c: x\n", KIND_QUOTE, false, 1);
    check("", KIND_QUOTE, false, 1);
}

/* As deep as the records that are there, so that it can be pasted as it is. */
static void stands_as_deep_as_its_section(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "quotes:\n    # the first\n\n    q-1:\n        source: s\n",
        "quotes:\n q-1:\n  source: s\n",
        "quotes:\n  q-1:\n    source: s\n", "quotes: {q-1: {source: s}}\n", "quotes:\n",
        "events:\n    e-1: {title: x}\n"};
    static const uint32_t indents[] = {4, 1, 2, 2, 2, 2};
    struct buf out = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct snippet_place got;
        snippet_place(str_of(texts[i]), schema_kind(KIND_QUOTE), &got);
        assert_int_equal(got.indent, indents[i]);
    }
    const struct str snippet = STR("  q:\n    source:\n");
    snippet_add(snippet, 2, &out);
    assert_string_equal(buf_z(&out), "  q:\n    source:\n");
    buf_clear(&out);
    snippet_add(snippet, 4, &out);
    assert_string_equal(buf_z(&out), "    q:\n      source:\n");
    buf_clear(&out);
    snippet_add(snippet, 1, &out);
    assert_string_equal(buf_z(&out), " q:\n   source:\n");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_for_what_is_required_first),
        cmocka_unit_test(loads_but_for_what_is_missing),
        cmocka_unit_test(goes_to_the_end_of_its_section),
        cmocka_unit_test(stands_as_deep_as_its_section),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
