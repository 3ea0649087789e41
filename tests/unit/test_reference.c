/* SPDX-License-Identifier: MIT */
/* Quotes and sources as one cites them, in each style. */
#include "export/reference.h"
#include "indexing.h"

static const char text[] =
    "dossier: 1\n"
    "case: {id: harbour, title: The harbour fire}\n"
    "sources:\n"
    "  gazette: {type: article-newspaper, title: Warehouse burns for two days,\n"
    "    author: [A. Writer, B. Helper], publisher: The Gazette, issued: '2019-03-04',\n"
    "    accessed: '2019-03-05', url: 'https://example.org/fire'}\n"
    "  caption: {type: graphic, title: The gate at noon, part-of: gazette,\n"
    "    author: [C. Lens]}\n"
    "  asks: {type: webpage, title: Who lit the lamp?}\n"
    "  bare: {type: webpage, title: A page}\n"
    "  report: {type: report, title: On fires, publisher: The Board, issued: '2020'}\n"
    "  hidden: {type: webpage, title: Rauch speaks, publisher: The Gazette,\n"
    "    url: 'https://example.org/ines-rauch'}\n"
    "people:\n"
    "  ines-rauch: {kind: person, name: Ines Rauch, aliases: [Rauch],\n"
    "    publish: pseudonym, pseudonym: Guard A}\n"
    "  board: {kind: organization, name: Harbour Board}\n"
    "events:\n"
    "  fire: {title: Fire}\n"
    "quotes:\n"
    "  q-one: {source: gazette, exact: 'I saw two lights', locator: paragraph 3,\n"
    "    speaker: [ines-rauch], speech: reported, via: [board], about: [fire]}\n"
    "  q-own: {source: bare, exact: 'It burned.', about: [fire]}\n"
    "  q-name: {source: gazette, exact: 'Rauch ran', about: [fire]}\n";

static void open_case(struct indexing *t)
{
    indexing_open(t);
    indexing_write(t, "harbour.yaml", text);
    indexing_refresh(t);
}

static struct item find_item(struct indexing *t, const char *id)
{
    struct item item;
    int64_t rec = query_find(t->ix, query_find_case(t->ix, STR("harbour")), str_of(id));
    assert_true(query_item(t->ix, rec, &t->arena, &item));
    return item;
}

static void check_source(struct indexing *t, const char *id, enum reference_style style,
                         const char *expected)
{
    struct publish *publish = publish_open(t->ix, false);
    struct item source = find_item(t, id);
    struct buf got = {0};
    reference_source(t->ix, publish, &source, style, &got);
    assert_string_equal(buf_z(&got), expected);
    buf_free(&got);
    publish_close(publish);
}

static void check_quote(struct indexing *t, const char *id, bool everything,
                        enum reference_style style, const char *expected)
{
    struct publish *publish = publish_open(t->ix, everything);
    struct item quote = find_item(t, id);
    struct buf got = {0};
    reference_quote(t->ix, publish, &quote, style, &got);
    assert_string_equal(buf_z(&got), expected);
    buf_free(&got);
    publish_close(publish);
}

static void sets_a_source_in_each_style(void **state)
{
    (void)state;
    struct indexing t;
    open_case(&t);
    check_source(&t, "gazette", REFERENCE_CHICAGO,
                 "A. Writer, B. Helper, “Warehouse burns for two days,” The Gazette, "
                 "4 March 2019, accessed 5 March 2019, https://example.org/fire");
    check_source(&t, "gazette", REFERENCE_APA,
                 "A. Writer, B. Helper. (4 March 2019). Warehouse burns for two days. The "
                 "Gazette. Retrieved 5 March 2019, from https://example.org/fire");
    check_source(&t, "gazette", REFERENCE_PLAIN,
                 "Warehouse burns for two days. A. Writer, B. Helper. The Gazette, 4 March "
                 "2019. Accessed 5 March 2019. https://example.org/fire");
    indexing_close(&t);
}

static void takes_from_the_whole_what_a_part_does_not_say(void **state)
{
    (void)state;
    struct indexing t;
    open_case(&t);
    check_source(&t, "caption", REFERENCE_CHICAGO,
                 "C. Lens, “The gate at noon,” in “Warehouse burns for two days,” The "
                 "Gazette, 4 March 2019, accessed 5 March 2019, https://example.org/fire");
    check_source(&t, "caption", REFERENCE_APA,
                 "C. Lens. (4 March 2019). The gate at noon. In Warehouse burns for two "
                 "days. The Gazette. Retrieved 5 March 2019, from https://example.org/fire");
    check_source(&t, "caption", REFERENCE_PLAIN,
                 "The gate at noon. In: Warehouse burns for two days. C. Lens. The Gazette, "
                 "4 March 2019. Accessed 5 March 2019. https://example.org/fire");
    indexing_close(&t);
}

static void leaves_out_what_is_not_known(void **state)
{
    (void)state;
    struct indexing t;
    open_case(&t);
    check_source(&t, "bare", REFERENCE_CHICAGO, "“A page.”");
    check_source(&t, "bare", REFERENCE_APA, "A page. (n.d.).");
    check_source(&t, "bare", REFERENCE_PLAIN, "A page.");
    check_source(&t, "asks", REFERENCE_CHICAGO, "“Who lit the lamp?”");
    check_source(&t, "asks", REFERENCE_PLAIN, "Who lit the lamp?");
    check_source(&t, "report", REFERENCE_CHICAGO, "On fires, The Board, 2020.");
    check_source(&t, "report", REFERENCE_APA, "On fires. (2020). The Board.");
    indexing_close(&t);
}

static void says_who_speaks_and_where(void **state)
{
    (void)state;
    struct indexing t;
    open_case(&t);
    check_quote(&t, "q-one", false, REFERENCE_CHICAGO,
                "“I saw two lights”\n"
                "— Guard A (reported), through Harbour Board\n"
                "A. Writer, B. Helper, “Warehouse burns for two days,” The Gazette, 4 March "
                "2019, paragraph 3, accessed 5 March 2019, https://example.org/fire\n");
    check_quote(&t, "q-one", true, REFERENCE_PLAIN,
                "“I saw two lights”\n"
                "— Ines Rauch (reported), through Harbour Board\n"
                "Warehouse burns for two days. A. Writer, B. Helper. The Gazette, 4 March "
                "2019, paragraph 3. Accessed 5 March 2019. https://example.org/fire\n");
    check_quote(&t, "q-own", false, REFERENCE_APA, "“It burned.”\nA page. (n.d.).\n");
    indexing_close(&t);
}

static void obeys_publish(void **state)
{
    (void)state;
    struct indexing t;
    open_case(&t);
    check_source(&t, "hidden", REFERENCE_CHICAGO,
                 "“[withheld],” The Gazette, [address withheld]");
    check_quote(&t, "q-name", false, REFERENCE_CHICAGO,
                "[withheld]\n"
                "A. Writer, B. Helper, “Warehouse burns for two days,” The Gazette, 4 March "
                "2019, accessed 5 March 2019, https://example.org/fire\n");
    indexing_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_a_source_in_each_style),
        cmocka_unit_test(takes_from_the_whole_what_a_part_does_not_say),
        cmocka_unit_test(leaves_out_what_is_not_known),
        cmocka_unit_test(says_who_speaks_and_where),
        cmocka_unit_test(obeys_publish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
