/* SPDX-License-Identifier: MIT */
/* What outlives the session: written and read back, cut short, with other bytes in it. */
#include "app/remember.h"
#include "base/vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct placemark place = {
    .case_id = "harbour-fire",
    .by = {"ines-rauch", "fire-starts"},
    .n_by = 2,
    .selected = {"tomas-vrba", "", "q-guard"},
    .shown = "tomas-vrba",
    .stop = 12,
    .focused = PANE_DETAIL,
    .followed = PANE_QUOTES,
};

static void write_all(struct buf *out)
{
    struct view_shape shape = {SPLIT_BESIDE, {{500, {300, 300, 400}}, {0, {0, 0, 0}}}};
    struct marks_set marks = {0};
    struct placemark other = {.case_id = "c"};
    marks_put(&marks, 'z', &place);
    marks_put(&marks, 'A', &other);
    remember_shape(&shape, out);
    remember_places(&place, &marks, out);
    vec_free(&marks);
}

static void reads_what_it_wrote(void **state)
{
    (void)state;
    struct buf text = {0}, again = {0};
    struct remembered got;
    write_all(&text);
    assert_string_equal(buf_z(&text),
        "panes beside\nsizes above 500 300 300 400\nsizes beside 0 0 0 0\n"
        "place harbour-fire focus=detail follow=quotes stop=12 shown=tomas-vrba"
        " people=tomas-vrba quotes=q-guard by=ines-rauch by=fire-starts\n"
        "mark A c focus=people follow=people stop=0\n"
        "mark z harbour-fire focus=detail follow=quotes stop=12 shown=tomas-vrba"
        " people=tomas-vrba quotes=q-guard by=ines-rauch by=fire-starts\n");
    assert_true(remember_read(buf_str(&text), &got));
    assert_memory_equal(&got.place, &place, sizeof place);
    assert_int_equal(got.marks.n, 2);
    remember_shape(&got.shape, &again);
    remember_places(&got.place, &got.marks, &again);
    assert_string_equal(buf_z(&again), buf_z(&text));
    vec_free(&got.marks);
    buf_free(&text);
    buf_free(&again);
}

static void survives_any_damage(void **state)
{
    (void)state;
    struct buf text = {0};
    struct remembered got;
    write_all(&text);
    for (size_t n = 0; n < text.n; n++) {
        remember_read(str_sub(buf_str(&text), 0, n), &got);
        vec_free(&got.marks);
        for (unsigned byte = 0; byte < 256; byte += 3) {
            char was = text.p[n];
            text.p[n] = (char)byte;
            remember_read(buf_str(&text), &got);
            vec_free(&got.marks);
            text.p[n] = was;
        }
    }
    buf_free(&text);
}

static void keeps_marks_by_letter(void **state)
{
    (void)state;
    struct marks_set marks = {0};
    struct placemark one = {.case_id = "one"}, two = {.case_id = "two"};
    for (const char *c = "qa7Zm"; *c; c++)
        marks_put(&marks, *c, &one);
    marks_put(&marks, 'a', &two);
    assert_int_equal(marks.n, 5);
    for (size_t i = 0; i < marks.n; i++)
        assert_int_equal(marks.v[i].letter, "7Zamq"[i]);
    assert_string_equal(marks_get(&marks, 'a')->place.case_id, "two");
    assert_null(marks_get(&marks, 'b'));
    marks_remove(&marks, 'b');
    marks_remove(&marks, '7');
    assert_int_equal(marks.n, 4);
    assert_int_equal(marks.v[0].letter, 'Z');
    vec_free(&marks);
    assert_false(marks_is_letter('\''));
    assert_false(marks_is_letter('\0'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_it_wrote),
        cmocka_unit_test(survives_any_damage),
        cmocka_unit_test(keeps_marks_by_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
