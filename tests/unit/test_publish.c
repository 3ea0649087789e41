/* SPDX-License-Identifier: MIT */
/* What leaves the program: names, pseudonyms, withheld passages, and a whole summary. */
#include "export/publish.h"
#include "export/summary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

static const char text[] =
    "dossier: 1\n"
    "case: {id: harbour, title: What Ines Rauch saw, summary: Ines Rauch kept watch.}\n"
    "sources:\n"
    "  gazette: {type: article, title: Rauch and the fire, publisher: The Gazette,\n"
    "    issued: '2019-03-04', url: 'https://example.org/ines-rauch-tells'}\n"
    "people:\n"
    "  ines-rauch: {kind: person, name: Ines Rauch, aliases: [Rauch, \u0418\u043d\u0435\u0441 "
    "\u0420\u0430\u0443\u0445], role: night guard,\n"
    "    publish: pseudonym, pseudonym: Guard A}\n"
    "  li: {kind: person, name: Li, publish: withhold}\n"
    "  board: {kind: organization, name: Harbour Board}\n"
    "events:\n"
    "  fire: {title: Fire, date: '2019-03-01', people: {ines-rauch: witness}}\n"
    "quotes:\n"
    "  q-one: {source: gazette, exact: 'I saw two lights', speaker: [ines-rauch], about: "
    "[fire]}\n"
    "  q-two: {source: gazette, exact: 'RAUCH\u2019s lamp was out', about: [fire]}\n"
    "claims:\n"
    "  lights:\n"
    "    question: How many lights?\n"
    "    status: conflict\n"
    "    accounts: [{value: two, quotes: [q-one]}, {value: none, quotes: [q-two]}]\n";

struct fixture {
    char path[64];
    struct index *ix;
    int64_t case_rec;
};

static int open_case(void **state)
{
    static struct fixture f;
    strcpy(f.path, "publish-XXXXXX.yaml");
    int fd = mkstemps(f.path, 5);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, sizeof text - 1), sizeof text - 1);
    close(fd);
    struct library library = {0};
    struct buf why = {0};
    char *paths[] = {f.path};
    assert_true(library_open(&library, paths, 1, &why));
    f.ix = index_open();
    assert_true(index_refresh(f.ix, &library, NULL));
    f.case_rec = query_find_case(f.ix, STR("harbour"));
    assert_true(f.case_rec != 0);
    library_free(&library);
    buf_free(&why);
    *state = &f;
    return 0;
}

static int close_case(void **state)
{
    struct fixture *f = *state;
    index_close(f->ix);
    return unlink(f->path);
}

static void check_text(const struct publish *p, const char *in, const char *out)
{
    struct buf got = {0};
    publish_text(p, str_of(in), &got);
    assert_string_equal(buf_z(&got), out);
    buf_free(&got);
}

static void replaces_names_in_our_words(void **state)
{
    struct fixture *f = *state;
    struct publish *p = publish_open(f->ix, false);
    check_text(p, "What Ines Rauch saw", "What Guard A saw");
    check_text(p, "INES  RAUCH, and Rauch again", "Guard A, and Guard A again");
    check_text(p, "\u0418\u043d\u0435\u0441 \u0420\u0430\u0443\u0445\u0430", "Guard A");
    check_text(p, "Harbour Board", "Harbour Board");
    check_text(p, "", "");
    publish_close(p);
}

static void short_names_are_whole_words(void **state)
{
    struct fixture *f = *state;
    struct publish *p = publish_open(f->ix, false);
    check_text(p, "Li lives", "[name withheld] lives");
    check_text(p, "a list of lights", "a list of lights");
    publish_close(p);
}

static void withholds_passages_whole(void **state)
{
    struct fixture *f = *state;
    struct publish *p = publish_open(f->ix, false);
    assert_true(publish_withholds(p, STR("RAUCH\u2019s lamp")));
    assert_true(publish_withholds(p, STR("the Rauchs")));
    assert_false(publish_withholds(p, STR("brauchen")));
    publish_close(p);
}

static void private_lifts_it(void **state)
{
    struct fixture *f = *state;
    struct publish *p = publish_open(f->ix, true);
    check_text(p, "What Ines Rauch saw", "What Ines Rauch saw");
    assert_false(publish_withholds(p, STR("Rauch")));
    publish_close(p);
}

static void a_summary_holds_no_hidden_name(void **state)
{
    struct fixture *f = *state;
    struct publish *p = publish_open(f->ix, false);
    struct buf out = {0};
    struct page page = {.out = &out, .columns = 72};
    export_summary(f->ix, f->case_rec, p, &page);
    static const char expected[] =
        "What Guard A saw\n"
        "================\n"
        "\n"
        "Guard A kept watch.\n"
        "\n"
        "2 quotes, 1 source, 3 people and organizations, 1 event\n"
        "\n"
        "Who\n"
        "---\n"
        "  Guard A                         night guard\n"
        "  [name withheld]\n"
        "  Harbour Board (organization)\n"
        "\n"
        "When (\u2260: accounts differ)\n"
        "-------------------------\n"
        "  1 March 2019        Fire\n"
        "\n"
        "Where accounts differ\n"
        "---------------------\n"
        "\n"
        "How many lights?\n"
        "  - two\n"
        "    \u201cI saw two lights\u201d \u2014 Guard A [1]\n"
        "  - none\n"
        "    [withheld] [1]\n"
        "\n"
        "Sources\n"
        "-------\n"
        "  [1]  [withheld]. The Gazette, 4 March 2019. [address withheld] (2\n"
        "       quotes)\n"
        "\n"
        "[withheld]: holds a name that is not published.\n";
    assert_string_equal(buf_z(&out), expected);
    buf_free(&out);
    publish_close(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replaces_names_in_our_words),
        cmocka_unit_test(short_names_are_whole_words),
        cmocka_unit_test(withholds_passages_whole),
        cmocka_unit_test(private_lifts_it),
        cmocka_unit_test(a_summary_holds_no_hidden_name),
    };
    return cmocka_run_group_tests(tests, open_case, close_case);
}
