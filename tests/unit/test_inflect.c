/* SPDX-License-Identifier: MIT */
/* Forms of a name, and what only looks like one. */
#include "base/inflect.h"

#include "base/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool is_form(const char *of, const char *text, bool alone)
{
    struct buf word = {0}, folded = {0};
    fold(&word, str_of(of));
    fold(&folded, str_of(text));
    struct inflected one = inflect_word(buf_str(&word));
    bool form = inflect_is_form(&one, buf_str(&folded), alone);
    buf_free(&word);
    buf_free(&folded);
    return form;
}

/* Each word of `forms` is one, or none is. */
static void check(const char *of, const char *forms, bool alone, bool expected)
{
    struct str rest = str_of(forms);
    for (struct str form = str_word(&rest); form.n; form = str_word(&rest)) {
        struct buf one = {0};
        buf_add(&one, form);
        if (is_form(of, buf_z(&one), alone) != expected)
            fail_msg("%s of %s", buf_z(&one), of);
        buf_free(&one);
    }
}

static void knows_forms(void **state)
{
    (void)state;
    for (int alone = 0; alone < 2; alone++) {
        check("Тагиров", "Тагиров Тагирова тагирову ТАГИРОВЫМ Тагирове", alone, true);
        check("Тагирова", "Тагирова Тагировой Тагирову Тагировою", alone, true);
        check("Мария", "Марии Марию Марией", alone, true);
        check("Андрей", "Андрея Андрею Андреем Андрее", alone, true);
        check("Наталья", "Натальи Наталью Натальей", alone, true);
        check("Белый", "Белого Белому Белым Белом", alone, true);
        check("Белая", "Белой Белую", alone, true);
        check("Достоевский", "Достоевского Достоевскому Достоевским", alone, true);
        check("Rauch", "Rauch Rauchs Rauchen RAUCH", alone, true);
        check("Nowak", "Nowaka Nowaku", alone, true);
    }
    check("Ян", "Яна Яну Яном", false, true);
    check("Анна", "Анны Анне Анну Анной", false, true);
    check("Anna", "Anny Annie Annę", false, true);
}

static void knows_what_is_none(void **state)
{
    (void)state;
    for (int alone = 0; alone < 2; alone++) {
        check("Тагиров", "Тагир Тагиренко Тагировский Пагиров", alone, false);
        check("Мария", "Марина Марк Мариам Марта", alone, false);
        check("Rauch", "Rauc Rauchfang Ruach", alone, false);
        check("Nowak", "Nowakowi Nowakiem", alone, false);
        check("Ali", "Alim Alia", alone, false);
        check("Li", "Lin", alone, false);
        check("Тагиров", "Tagirov", alone, false);
    }
    /* one word says too little: Lens is a town */
    check("Lena", "Lens Leni", true, false);
    check("Ян", "Яна", true, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_forms),
        cmocka_unit_test(knows_what_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
