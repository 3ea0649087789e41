/* SPDX-License-Identifier: MIT */
#include "format/schema.h"

#include "format/diag_md.h"
#include "format/edtf.h"
#include "format/schema_json.h"
#include "format/schema_md.h"
#include "format/yaml.h"
#include "loading.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

static void test_tables_fit_together(void **state)
{
    (void)state;
    size_t fields = 0;
    for (size_t i = 0; i < KINDS; i++) {
        const struct kind *kind = schema_kind(i);
        assert_int_equal(kind->tag, i);
        assert_ptr_equal(schema_kind_named(str_of(kind->name)), kind);
        assert_non_null(schema_label(kind));
        assert_true(kind->n_fields > 0 && kind->n_fields < 32); /* the loader's bits */
        if (*kind->section)
            assert_ptr_equal(schema_section(str_of(kind->section)), kind);
        for (size_t f = 0; f < kind->n_fields; f++, fields++) {
            const struct field *field = &kind->fields[f];
            assert_int_equal(field->kind, i);
            assert_ptr_equal(schema_field(field->tag), field);
            assert_ptr_equal(schema_field_named(kind, str_of(field->name)), field);
            assert_true(str_ends(str_of(field->meaning), STR(".")));
            if (schema_is_children(field->type)) {
                assert_non_null(schema_child(field));
                assert_int_equal(schema_child(field)->parent, i);
            }
        }
    }
    assert_int_equal(fields, FIELDS);
    assert_null(schema_section(STR("")));
    assert_null(schema_section(STR("captures")));
    assert_null(schema_kind_named(STR("people")));
    assert_null(schema_field_named(schema_kind(KIND_CASE), STR("nam")));
}

static void test_ids(void **state)
{
    (void)state;
    static const char *const good[] = {"a", "0", "a-b", "2017-08-02", "a--b",
        "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-0123456789"};
    static const char *const bad[] = {"", "-", "a-", "-a", "A", "a_b", "a.b", "a b",
        "\xc3\xa9",
        "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-0123456789a"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(schema_is_id(str_of(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(schema_is_id(str_of(bad[i])));
}

static void test_what_references_take(void **state)
{
    (void)state;
    const struct field *about = schema_field(FIELD_QUOTE_ABOUT);
    assert_true(schema_takes_kind(about, KIND_PERSON));
    assert_true(schema_takes_kind(about, KIND_EVENT));
    assert_false(schema_takes_kind(about, KIND_QUOTE));
    assert_true(schema_takes_statement(about));
    assert_false(schema_takes_statement(schema_field(FIELD_QUOTE_SPEAKER)));
    assert_ptr_equal(schema_child(schema_field(FIELD_EVENT_PEOPLE)),
                     schema_kind(KIND_PARTICIPATION));
}

static bool holds(const struct buf *page, const char *before, const char *text,
                  const char *behind)
{
    struct buf wanted = {0};
    buf_addf(&wanted, "%s%s%s", before, text, behind);
    bool found = strstr(buf_z(page), buf_z(&wanted)) != NULL;
    buf_free(&wanted);
    return found;
}

/* JSON is YAML: the reader takes the schema apart, and the loader's own limits hold. */
static void test_json_schema_is_whole(void **state)
{
    (void)state;
    struct buf json = {0};
    schema_json(&json);
    struct diags diags = {0};
    struct source source = source_text(buf_str(&json));
    struct yaml *y = yaml_open(&source, &diags);
    struct yaml_event e;
    do
        yaml_next(y, &e);
    while (e.kind != YAML_DONE && e.kind != YAML_BROKEN);
    assert_int_equal(e.kind, YAML_DONE);
    assert_int_equal(diags.list.n, 0);
    yaml_close(y);
    diags_free(&diags);
    for (size_t i = 0; i < FIELDS; i++)
        if (schema_field(i)->kind != KIND_PARTICIPATION)
            assert_true(holds(&json, "\"", schema_field(i)->name, "\": {\n"));
    assert_true(strstr(buf_z(&json), "\"$ref\": \"#/definitions/account\""));
    assert_false(strstr(buf_z(&json), "#/definitions/participation"));
    buf_free(&json);
}

static void test_pages_name_everything(void **state)
{
    (void)state;
    struct buf format = {0}, codes = {0};
    schema_markdown(&format);
    diag_markdown(&codes);
    for (size_t i = 0; i < FIELDS; i++) {
        const struct field *field = schema_field(i);
        if (field->kind != KIND_PARTICIPATION)
            assert_true(field->required ? holds(&format, "| **`", field->name, "`** |")
                                        : holds(&format, "| `", field->name, "` |"));
    }
    for (size_t i = 0; i < DIAG_CODES; i++)
        assert_true(holds(&codes, "| `", diag_info(i)->code, "` |"));
    assert_true(str_ends(buf_str(&format), STR("|\n")));
    buf_free(&format);
    buf_free(&codes);
}

/* What the page says to write can be written. */
static void test_examples_are_sound(void **state)
{
    (void)state;
    struct loading l = {0};
    loading_run(&l, str_of(schema_example));
    assert_string_equal(buf_z(&l.diags), "");
    assert_int_equal(l.n_records, 17);
    loading_free(&l);

    struct buf page = {0};
    schema_markdown(&page);
    size_t dates = 0, at = 0;
    while ((at = str_find(buf_str(&page), STR("| `\""), at)) != SIZE_MAX) {
        size_t from = at + strlen("| `\"");
        size_t to = str_find(buf_str(&page), STR("\"` | "), from);
        assert_true(to != SIZE_MAX);
        struct edtf date;
        assert_true(edtf_parse(str_sub(buf_str(&page), from, to), &date, NULL));
        at = to;
        dates++;
    }
    assert_int_equal(dates, 17);
    buf_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_fit_together),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_what_references_take),
        cmocka_unit_test(test_json_schema_is_whole),
        cmocka_unit_test(test_pages_name_everything),
        cmocka_unit_test(test_examples_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
