/* SPDX-License-Identifier: MIT */
/* Documents: how paragraphs become lines, and which lines a stop has. */
#include "view/doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct doc doc;
static struct arena scratch;
static struct doc_writer w;

static void begin(int columns, bool ascii)
{
    doc_clear(&doc);
    doc_begin(&w, &doc, NULL, &scratch, columns, ascii);
}

static int teardown(void **state)
{
    (void)state;
    doc_free(&doc);
    arena_free(&scratch);
    return 0;
}

/* All lines, indented, joined by `|`. */
static void assert_lines(const char *expected)
{
    struct buf got = {0};
    doc_end(&w);
    for (size_t i = 0; i < doc.lines.n; i++) {
        const struct doc_line *line = &doc.lines.v[i];
        buf_pad(&got, '.', (size_t)line->indent);
        buf_add(&got, str_sub(doc.paras.v[line->para].text, line->from, line->to));
        buf_addc(&got, '|');
    }
    assert_string_equal(buf_z(&got), expected);
    buf_free(&got);
}

static void sets_in_first_and_other_lines(void **state)
{
    (void)state;
    begin(12, false);
    doc_para(&w, 0, 2);
    doc_putz(&w, STYLE_LABEL, "Role: ");
    doc_putz(&w, STYLE_PLAIN, "night guard at the gate");
    doc_para_end(&w);
    assert_lines("Role: night|..guard at|..the gate|");
    assert_int_equal(doc.paras.v[0].n_spans, 2);
    assert_int_equal(doc.paras.v[0].spans[0].to, 6);
    assert_int_equal(doc.paras.v[0].spans[1].style, STYLE_PLAIN);
}

static void keeps_a_mark_whole(void **state)
{
    (void)state;
    begin(20, false);
    doc_para(&w, 0, 2);
    doc_putz(&w, STYLE_PLAIN, "Northport");
    doc_para_end_mark(&w, STYLE_DIM, STR("[2 quotes]")); /* 9 + 2 + 10 */
    assert_lines("Northport|..[2 quotes]|");
    begin(21, false);
    doc_para(&w, 0, 2);
    doc_putz(&w, STYLE_PLAIN, "Northport ");
    doc_para_end_mark(&w, STYLE_DIM, STR("[2 quotes]"));
    assert_lines("Northport  [2 quotes]|");
    begin(12, false);
    doc_para(&w, 0, 0);
    doc_putz(&w, STYLE_PLAIN, "one two three");
    doc_para_end_mark(&w, STYLE_WARN, STR("no"));
    assert_lines("one two|three  no|");
    begin(4, false);
    doc_para(&w, 0, 0);
    doc_para_end_mark(&w, STYLE_WARN, STR("no quote"));
    assert_lines("no quote|");
}

static void keeps_line_breaks_and_shows_controls(void **state)
{
    (void)state;
    begin(30, false);
    doc_para(&w, 0, 1);
    doc_putz(&w, STYLE_QUOTE, "a\nb\r\n\nc\td\x1B");
    doc_para_end(&w);
    assert_lines("a|.b|.|.c<U+0009>d<U+001B>|");
    begin(30, true);
    doc_para(&w, 0, 1);
    doc_putz(&w, STYLE_QUOTE, "“é”");
    doc_para_end(&w);
    assert_lines("\"<U+00E9>\"|");
}

static void knows_the_lines_of_a_stop(void **state)
{
    (void)state;
    begin(8, false);
    doc_gap(&w); /* nothing at the top */
    doc_stop(&w, (struct doc_stop){.rec = 1});
    doc_para(&w, 0, 0);
    doc_putz(&w, STYLE_PLAIN, "one two three");
    doc_para_end(&w);
    doc_heading(&w, "Head");
    doc_stop(&w, (struct doc_stop){.rec = 2, .statement = STR("role")});
    doc_para(&w, 0, 0);
    doc_putz(&w, STYLE_PLAIN, "a");
    doc_para_end(&w);
    doc_para(&w, 0, 0);
    doc_putz(&w, STYLE_PLAIN, "b");
    doc_para_end(&w);
    doc_gap(&w);
    doc_gap(&w);
    assert_lines("one two|three||Head|a|b||");
    assert_int_equal(doc.stops.n, 2);
    assert_int_equal(doc.stops.v[0].line, 0);
    assert_int_equal(doc.stops.v[0].n_lines, 2);
    assert_int_equal(doc.stops.v[1].line, 4);
    assert_int_equal(doc.stops.v[1].n_lines, 2);
    assert_int_equal(doc.stops.v[1].lead, 3);
    assert_int_equal(doc.paras.v[2].stop, DOC_NONE);
    assert_int_equal(doc.paras.v[4].stop, 1);
}

static void survives_one_column(void **state)
{
    (void)state;
    begin(0, false);
    doc_para(&w, 13, 13);
    doc_putz(&w, STYLE_PLAIN, "ab 中");
    doc_para_end_mark(&w, STYLE_WARN, STR("x"));
    doc_end(&w);
    assert_int_equal(doc.lines.n, 4);
}

/* Rows as text, joined by `|`. */
static void assert_rows(const char *expected)
{
    struct buf got = {0};
    doc_end(&w);
    for (size_t row = 0; row < doc.rows; row++) {
        doc_row_text(&doc, row, &got);
        buf_addc(&got, '|');
    }
    assert_string_equal(buf_z(&got), expected);
    buf_free(&got);
}

static void put_para(const char *text)
{
    doc_para(&w, 0, 1);
    doc_putz(&w, STYLE_PLAIN, text);
    doc_para_end(&w);
}

static void stands_in_columns(void **state)
{
    (void)state;
    begin(24, false);
    put_para("above");
    doc_columns(&w);
    doc_column(&w, 12, 8); /* in whatever order they are written */
    doc_stop(&w, (struct doc_stop){.rec = 2});
    put_para("right hand");
    doc_column(&w, 2, 8);
    doc_heading(&w, "Left");
    doc_stop(&w, (struct doc_stop){.rec = 1});
    put_para("one two three");
    doc_columns_end(&w);
    put_para("below, as wide as all");
    assert_rows("above|  Left      right|  one two    hand|   three|below, as wide as all|");
    assert_int_equal(doc.stops.n, 2);
    assert_int_equal(doc.stops.v[0].line, 1);
    assert_int_equal(doc.stops.v[0].n_lines, 2);
    assert_int_equal(doc.stops.v[0].left, 12);
    assert_int_equal(doc.stops.v[0].cols, 8);
    assert_int_equal(doc.stops.v[1].line, 2);
    assert_int_equal(doc.stops.v[1].lead, 1);
    assert_int_equal(doc_row(&doc, 0), 0);
    assert_int_equal(doc_row(&doc, 3), 5); /* two lines in each of the rows before */
    assert_int_equal(doc_row(&doc, 9), doc.lines.n);
}

static void keeps_a_head(void **state)
{
    (void)state;
    begin(24, false);
    put_para("axis");
    doc_head_end(&w);
    doc_gap(&w); /* none at the top of what scrolls */
    put_para("event");
    assert_rows("axis|event|");
    assert_int_equal(doc.head, 1);
}

static void shout(const void *self, struct str text, struct buf *out)
{
    (void)text;
    buf_addz(out, self);
}

static void filters_what_leaves(void **state)
{
    (void)state;
    const struct doc_filter filter = {"OURS", shout, shout};
    begin(40, false);
    w.filter = &filter;
    doc_para(&w, 0, 0);
    doc_putz(&w, STYLE_PLAIN, "label: "); /* the program's own */
    doc_put(&w, STYLE_PLAIN, STR("a name"));
    doc_putz(&w, STYLE_PLAIN, ", ");
    doc_put_theirs(&w, STYLE_QUOTE, STR("a passage"));
    doc_para_end(&w);
    assert_rows("label: OURS, OURS|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_in_first_and_other_lines),
        cmocka_unit_test(keeps_a_mark_whole),
        cmocka_unit_test(keeps_line_breaks_and_shows_controls),
        cmocka_unit_test(knows_the_lines_of_a_stop),
        cmocka_unit_test(survives_one_column),
        cmocka_unit_test(stands_in_columns),
        cmocka_unit_test(keeps_a_head),
        cmocka_unit_test(filters_what_leaves),
    };
    return cmocka_run_group_tests(tests, NULL, teardown);
}
