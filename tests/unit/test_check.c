/* SPDX-License-Identifier: MIT */
#include "export/template.h"
#include "format/check.h"

#include "loading.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

/* Loads and checks a case; writes its diagnostics as loading.h does. */
static void check_text(struct str text, struct namesakes *people, const char *path,
                       struct loading *l)
{
    struct record_sink next = {l, loading_record};
    struct check *check = check_open(people, str_of(path));
    struct record_sink sink = check_sink(check, &next);
    struct diags diags = {0};
    l->good = load_text(text, &sink, &diags);
    check_finish(check, l->good ? &diags : NULL);
    loading_write_diags(&l->diags, &diags);
    diags_free(&diags);
}

/* `body` is a case from its third line on. */
static void warns(const char *body, const char *expected)
{
    struct buf text = {0};
    struct loading l = {0};
    buf_addf(&text, "dossier: 1\ncase: {id: c, title: C}\n%s", body);
    check_text(buf_str(&text), NULL, "c.yaml", &l);
    assert_string_equal(buf_z(&l.diags), expected);
    loading_free(&l);
    buf_free(&text);
}

#define SOURCE "sources: {s: {type: article, title: S}}\n"
#define EVENT "events: {e: {title: E}}\n"
#define QUOTE "quotes: {q: {source: s, exact: 'x', about: [e]}}\n"

static void test_what_is_carried_is_no_warning(void **state)
{
    (void)state;
    warns(SOURCE EVENT QUOTE, "");
    warns(QUOTE EVENT SOURCE, ""); /* sections in any order */
    warns(SOURCE "events: {e: {title: E, date: '2001'}}\n"
                 "quotes: {q: {source: s, exact: 'x', about: [e.date]}}\n",
          "");
}

static void test_events(void **state)
{
    (void)state;
    warns(EVENT, "3:10: `e` has no quote: name it in the `about` of one "
                 "[event-without-quote]\n");
    warns("events: {e: {title: E, allow: [event-without-quote]}}\n", "");
    /* a claim about it is no quote about it */
    warns(
        SOURCE EVENT "people: {p: {kind: person, name: P}}\n"
                     "quotes: {q: {source: s, exact: 'x', about: [p]}}\n"
                     "claims:\n  k:\n    question: Q\n    status: open\n    about: [e]\n"
                     "    accounts: [{value: V, quotes: [q]}]\n",
        "4:10: `e` has no quote: name it in the `about` of one [event-without-quote]\n");
}

static void test_people(void **state)
{
    (void)state;
    warns("people: {p: {kind: person, name: P}}\n",
          "3:10: `p` is mentioned nowhere: tie them to an event, a relation or a quote "
          "[person-unmentioned]\n");
    static const char *const ties[] = {
        "events: {e: {title: E, people: {p: witness}}}\n" SOURCE QUOTE,
        EVENT SOURCE "quotes: {q: {source: s, exact: 'x', speaker: [p], about: [e]}}\n",
        EVENT SOURCE "quotes: {q: {source: s, exact: 'x', via: [p], about: [e]}}\n",
        SOURCE "quotes: {q: {source: s, exact: 'x', about: [p.name]}}\n",
        "relations: {r: {person: p, is: self, of: p}}\n",
    };
    for (size_t i = 0; i < sizeof ties / sizeof *ties; i++) {
        struct buf text = {0};
        buf_addf(&text, "people: {p: {kind: person, name: P}}\n%s", ties[i]);
        warns(buf_z(&text), "");
        buf_free(&text);
    }
}

static void test_minors(void **state)
{
    (void)state;
    const char *undecided =
        "4:3: `p` is a minor: decide on `publish`, which is one of yes, "
        "pseudonym, withhold [minor-undecided]\n";
    const char *const cases[][3] = {
        {"minor", "", undecided},
        {"victim, minor", "", undecided},
        {"victim", "", ""},
        {"minor", ", publish: 'yes'", ""},
        {"minor", ", publish: withhold", ""},
        {"minor", ", allow: [minor-undecided]", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf body = {0};
        buf_addf(&body,
                 "people:\n  p: {kind: person, name: P, sensitivity: [%s]%s}\n"
                 "relations: {r: {person: p, is: self, of: p}}\n",
                 cases[i][0], cases[i][1]);
        warns(buf_z(&body), cases[i][2]);
        buf_free(&body);
    }
}

static void test_sources(void **state)
{
    (void)state;
    warns(
        "sources:\n  t: {type: article, title: T}\n  s: {type: article, title: S}\n" EVENT
            QUOTE,
        "4:3: `t` is never quoted: quote it, or take it out [source-unquoted]\n");
    warns("sources:\n  t: {type: article, title: T, allow: [source-unquoted]}\n"
          "  s: {type: article, title: S}\n" EVENT QUOTE,
          "");
    /* part of a copy of a part: each of them is carried; the copy of s is not */
    warns("sources:\n"
          "  root: {type: article, title: R}\n"
          "  page: {type: article, title: P, part-of: root}\n"
          "  s: {type: article, title: S, part-of: copy, copy-of: other}\n"
          "  copy: {type: article, title: C, copy-of: page}\n"
          "  other: {type: article, title: O}\n"
          "  repost: {type: article, title: O, copy-of: s}\n" EVENT QUOTE,
          "9:3: `repost` is never quoted: quote it, or take it out [source-unquoted]\n");
}

static void test_quotes(void **state)
{
    (void)state;
    warns(SOURCE "quotes: {q: {source: s, exact: 'x'}}\n",
          "4:10: `q` carries nothing: write what it is `about`, or name it in a relation "
          "or an "
          "account [quote-about-nothing]\n");
    warns(SOURCE "quotes: {q: {source: s, exact: 'x', allow: [quote-about-nothing]}}\n",
          "");
    warns(SOURCE
          "people: {p: {kind: person, name: P}}\nquotes: {q: {source: s, exact: 'x'}}\n"
          "relations: {r: {person: p, is: self, of: p, quotes: [q]}}\n",
          "");
    warns("claims: {k: {question: Q, status: open, accounts: "
          "[{value: V, quotes: [q]}]}}\n" SOURCE "quotes: {q: {source: s, exact: 'x'}}\n",
          "");
}

static void test_claims(void **state)
{
    (void)state;
    const char *claim = SOURCE "quotes: {q: {source: s, exact: 'x'}}\n"
                               "claims:\n  k:\n    question: Q\n    status: ";
    const char *const cases[][2] = {
        {"conflict\n    accounts: [{value: V, quotes: [q]}]\n",
         "6:3: `k` is in conflict: write a `note` on what separates the accounts "
         "[conflict-without-note]\n"},
        {"conflict\n    note: N\n    accounts: [{value: V, quotes: [q]}]\n", ""},
        {"conflict\n    allow: [conflict-without-note]\n"
         "    accounts: [{value: V, quotes: [q]}]\n",
         ""},
        {"apparent\n    accounts: [{value: V, quotes: [q]}]\n", ""},
        {"open\n    accounts:\n      - {value: V, quotes: [q]}\n      - value: W\n",
         "11:9: this account has no quote: name those that give it in `quotes` "
         "[account-without-quote]\n"},
        {"open\n    accounts:\n      - {value: V, quotes: [q]}\n      - value: W\n"
         "    allow: [account-without-quote]\n",
         ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf body = {0};
        buf_addf(&body, "%s%s", claim, cases[i][0]);
        warns(buf_z(&body), cases[i][1]);
        buf_free(&body);
    }
}

/* What `allow` silences ends with its record. */
static void test_allow_is_of_one_record(void **state)
{
    (void)state;
    warns("events:\n"
          "  a: {title: A, allow: [event-without-quote]}\n"
          "  b: {title: B}\n"
          "  c: {title: C, allow: [date-contradicted]}\n",
          "5:3: `b` has no quote: name it in the `about` of one [event-without-quote]\n"
          "6:3: `c` has no quote: name it in the `about` of one [event-without-quote]\n");
    warns("events: {e: {title: E, allow: [event-unquoted]}}\n",
          "3:32: `event-unquoted` is not a code: codes stand in [ ] behind each message "
          "[bad-value]\n");
}

static void dated(const char *date, const char *exact, const char *more,
                  const char *expected)
{
    struct buf body = {0};
    buf_addf(&body,
             SOURCE "quotes:\n  q: {source: s, exact: '%s', about: [e.date]%s}\n"
                    "events:\n  e: {title: E, date: '%s'}\n",
             exact, more, date);
    warns(buf_z(&body), expected);
    buf_free(&body);
}

static void test_dates(void **state)
{
    (void)state;
    const char *says_2017 =
        "7:24: `e` is dated 2016, and `q` (line 5) says 2017: mend the date, "
        "or what the quote is about [date-contradicted]\n";
    dated("2016", "in 2017", "", says_2017);
    dated("2016", "in 2017", ", allow: [date-contradicted]", "");
    dated("2017-03-04", "in 2017", "", "");
    dated("2017-03-04", "last March", "", "");
    dated("2016", "from 2015 to 2016", "", "");
    dated("2016", "2017 or 2018", "", says_2017);
    dated("[2014..2017]", "in 2015", "", "");
    dated("../2014", "in 1999", "", "");
    dated("201X", "in 2015", "", "");
    dated("1994", "in the 1990s", "", "");
    dated("2016", "for 20170 dollars, 201 and 0042 and 9999", "", "");
    dated(
        "2004/..", "in the 1990s", "",
        "7:24: `e` is dated 2004/.., and `q` (line 5) says 1990: mend the date, or what "
        "the quote is about [date-contradicted]\n");
    /* not about the date */
    warns(SOURCE "quotes: {q: {source: s, exact: 'in 2017', about: [e]}}\n"
                 "events: {e: {title: E, date: '2016'}}\n",
          "");
    warns(SOURCE "quotes: {q: {source: s, exact: 'in 2017', about: [e.date]}}\n"
                 "events: {e: {title: E, date: '2016', allow: [date-contradicted]}}\n",
          "");
}

/* After errors nothing is missing that may not merely have been unreadable. */
static void test_errors_come_first(void **state)
{
    (void)state;
    warns(EVENT "quotes: {q: {source: s, exact: 'x'}}\n",
          "4:22: unknown id `s`: no source of this case has it [dangling]\n");
}

static bool cancel(void *self, const struct record *record)
{
    (void)record;
    return ++*(int *)self < 2;
}

static void test_the_next_sink_can_cancel(void **state)
{
    (void)state;
    int n = 0;
    struct record_sink next = {&n, cancel};
    struct check *check = check_open(NULL, STR("c.yaml"));
    struct record_sink sink = check_sink(check, &next);
    struct diags diags = {0};
    assert_false(load_text(STR("dossier: 1\ncase: {id: c, title: C}\n" SOURCE EVENT),
                           &sink, &diags));
    check_finish(check, NULL);
    assert_int_equal(n, 2);
    assert_int_equal(diags.list.n, 0);
    diags_free(&diags);
}

/* ---- several cases ---- */

static void meets(struct namesakes *people, const char *path, const char *person,
                  const char *expected)
{
    struct loading l = {0};
    struct buf text = {0};
    buf_addf(&text,
             "dossier: 1\ncase: {id: c, title: C}\npeople:\n  p: {kind: person, %s}\n"
             "relations: {r: {person: p, is: self, of: p}}\n",
             person);
    check_text(buf_str(&text), people, path, &l);
    assert_string_equal(buf_z(&l.diags), expected);
    loading_free(&l);
    buf_free(&text);
}

static void test_people_of_several_cases(void **state)
{
    (void)state;
    struct namesakes *people = namesakes_open();
    meets(people, "a.yaml", "name: Inés Rauch, aliases: [Guard, 'Rauch']", "");
    meets(people, "b.yaml", "name: I. R., aliases: [X, 'ines  RAUCH']", "");
    meets(people, "c.yaml", "name: Somebody, unnamed: true", "");
    meets(
        people, "d.yaml", "name: Ines",
        "4:3: `p` has no name in common with the one at b.yaml:4: add the alias, or give "
        "one of them another id [person-clash]\n");
    meets(people, "e.yaml", "name: Ines, unnamed: true", "");
    meets(people, "f.yaml", "name: Ine, allow: [person-clash]", "");
    meets(people, "g.yaml", "name: guard", "");
    namesakes_close(people);
}

/* ---- names that are not published ---- */

/* A case with Ines Rauch under a pseudonym, and a note. */
static void named(const char *more, const char *note, const char *expected)
{
    struct buf body = {0};
    buf_addf(&body,
             "people:\n  p: {kind: person, name: Inés van Rauch%s}\n"
             "  o: {kind: organization, name: Harbour Board}\n"
             "relations: {r: {person: p, is: self, of: o, note: \"%s\"}}\n",
             more, note);
    warns(buf_z(&body), expected);
    buf_free(&body);
}

#define HIDDEN ", publish: pseudonym, pseudonym: G"
#define ALONE(word)                                                                       \
    "6:52: `" word "` alone is not replaced, and the name of `p` is published as a "     \
    "pseudonym: write it among their `aliases` [short-name]\n"

static void test_short_names(void **state)
{
    (void)state;
    named(HIDDEN, "Then Rauch left.", ALONE("Rauch"));
    named(HIDDEN, "Then INES left.", ALONE("Inés"));
    named(HIDDEN, "Rauchs Haus, Rauch's house",
          "6:52: `Rauch` alone is not replaced, here and in 1 more place, and the name of "
          "`p` is published as a pseudonym: write it among their `aliases` [short-name]\n");
    named(", publish: withhold", "Rauch",
          "6:52: `Rauch` alone is not replaced, and the name of `p` is withheld: write it "
          "among their `aliases` [short-name]\n");
    /* replaced as they are */
    named(HIDDEN, "Inés van Rauch, INES VAN RAUCHS", "");
    named(HIDDEN ", aliases: [Rauch, Ines]", "Ines, Rauch and Rauchs", "");
    /* words that only look so */
    named(HIDDEN, "rauch van Van Board Rauchfang Dines", "");
    named("", "Rauch", "");
    named(", publish: yes", "Rauch", "");
    named(", unnamed: true" HIDDEN, "Rauch", "");
    named(HIDDEN "}\n  q: {kind: person, name: Tom Rauch, allow: [person-unmentioned]",
          "Tom Rauch, Rauch", "");
    named(HIDDEN ", role: the Inés of the night", "x", /* their own record */
          "4:83: `Inés` alone is not replaced, and the name of `p` is published as a "
          "pseudonym: write it among their `aliases` [short-name]\n");
}

static void test_short_names_stand_anywhere(void **state)
{
    (void)state;
    static const char people[] =
        "people: {p: {kind: person, name: Inés Rauch, publish: withhold}}\n";
    struct buf body = {0};
    buf_addf(&body,
             "sources: {s: {type: article, title: Frau Rauch}}\n"
             "quotes: {q: {source: s, exact: 'Rauch said', about: [p]}}\n%s", people);
    warns(buf_z(&body),
          "3:37: `Rauch` alone is not replaced, here and in 1 more place, and the name of "
          "`p` is withheld: write it among their `aliases` [short-name]\n");
    buf_clear(&body);
    buf_addf(&body,
             "%ssources: {s: {type: article, title: S, allow: [short-name], author: [Rauch]}}\n"
             "quotes: {q: {source: s, exact: 'Inés', about: [p], allow: [short-name]}}\n",
             people);
    warns(buf_z(&body), "");
    buf_free(&body);
    warns("people: {p: {kind: person, name: Иван Раух, publish: withhold}}\n"
          "sources: {s: {type: article, title: Дом Рауха}}\n"
          "quotes: {q: {source: s, exact: 'x', about: [p]}}\n",
          "4:37: `Раух` alone is not replaced, and the name of `p` is withheld: write it "
          "among their `aliases` [short-name]\n");
}

/* A case with Билал Тагиров and whoever else, and a note. */
static void tagirov(const char *more, const char *note, const char *expected)
{
    struct buf body = {0};
    buf_addf(&body,
             "people:\n  p: {kind: person, publish: withhold, name: Билал Тагиров%s}\n"
             "  o: {kind: organization, name: Дом}\n"
             "relations: {r: {person: p, is: self, of: o, note: \"%s\"}}\n",
             more, note);
    warns(buf_z(&body), expected);
    buf_free(&body);
}

#define PRINTED(line, form, more)                                                         \
    #line ":52: `" form "` is not replaced" more ", and the name of `p` is withheld: write it " \
    "among their `aliases` [short-name]\n"
#define OTHER(name) "}\n  q: {kind: person, allow: [person-unmentioned], name: " name

static void test_other_endings_of_whole_names(void **state)
{
    (void)state;
    tagirov("", "Нашли Билала Тагирова.", PRINTED(6, "Билала Тагирова", ""));
    tagirov("", "Дали Билалу Тагирову, Билалу Тагирову и БИЛАЛОМ ТАГИРОВЫМ",
            PRINTED(6, "Билалу Тагирову", ", here and in 1 more place")
                PRINTED(6, "БИЛАЛОМ ТАГИРОВЫМ", ""));
    tagirov(OTHER("Билал Тагиров-Младший"), "Нашли Билала Тагирова.",
            PRINTED(7, "Билала Тагирова", "")); /* their words are others', too */
    tagirov(", aliases: [Анна Белая]", "Анны Белой, Анна Белая", PRINTED(6, "Анны Белой", ""));
    tagirov(", aliases: [Тагиров И.]", "Тагирову И.", PRINTED(6, "Тагирову И", ""));
    tagirov(", aliases: [Мария]", "Марии", PRINTED(6, "Марии", ""));
    named(HIDDEN ", aliases: [Anna Nowak]", "Anny Nowak; Anne-Nowak",
          ALONE("Nowak") "6:52: `Anny Nowak` is not replaced, and the name of `p` is "
          "published as a pseudonym: write it among their `aliases` [short-name]\n");
    /* replaced as they are */
    tagirov("", "Билал Тагировым", "");
    tagirov(", aliases: [Билала Тагирова]", "Билала Тагирова", "");
    tagirov(", aliases: [Билал, Тагиров]", "Билалу Тагирову, Тагирова", "");
    /* not theirs, or not to be told */
    tagirov(OTHER("Билала Тагирова"), "Билала Тагирова", "");
    tagirov(", aliases: [Мария]" OTHER("Мария Раух"), "Марии", "");
    tagirov(", unnamed: true", "Билала Тагирова", "");
    tagirov(", allow: [short-name], note: Билала Тагирова", "Марина и марк", "");
    tagirov(", aliases: [佐藤健二]", "佐藤健二は", "");
}

static void test_many_other_endings(void **state)
{
    (void)state;
    struct buf note = {0}, body = {0};
    for (int i = 0; i < 300; i++)
        buf_addf(&note, "Tommasso%c Verdinesi%c%c. ", 'a' + i % 26, 'a' + i / 26,
                 'a' + i % 25);
    buf_addf(&body, "people: {p: {kind: person, name: Tommasso Verdinesi, publish: withhold}}\n"
             "sources: {s: {type: article, title: S, note: \"%s\"}}\n"
             "quotes: {q: {source: s, exact: 'x', about: [p]}}\n", buf_z(&note));
    struct loading l = {0};
    buf_clear(&note);
    buf_addf(&note, "dossier: 1\ncase: {id: c, title: C}\n%s", buf_z(&body));
    check_text(buf_str(&note), NULL, "c.yaml", &l);
    size_t lines = 0;
    for (const char *at = buf_z(&l.diags); (at = strstr(at, "[short-name]")); at++)
        lines++;
    assert_int_equal(lines, 100);
    loading_free(&l);
    buf_free(&note);
    buf_free(&body);
}

/* ---- what the program writes itself ---- */

static void test_the_template_has_everything(void **state)
{
    (void)state;
    struct buf text = {0};
    struct loading l = {0};
    export_template(STR("a-new-case"), &text);
    check_text(buf_str(&text), NULL, "a-new-case.yaml", &l);
    assert_true(l.good);
    assert_string_equal(buf_z(&l.diags), "");
    assert_non_null(strstr(buf_z(&l.records), "1<0.0 case a-new-case @"));
    for (size_t i = 0; i < KINDS; i++) {
        struct buf section = {0};
        buf_addf(&section, "\n%s:\n", schema_kind((enum kind_tag)i)->section);
        if (section.n > 3)
            assert_non_null(strstr(buf_z(&text), buf_z(&section)));
        buf_free(&section);
    }
    loading_free(&l);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_carried_is_no_warning),
        cmocka_unit_test(test_events),
        cmocka_unit_test(test_people),
        cmocka_unit_test(test_short_names),
        cmocka_unit_test(test_short_names_stand_anywhere),
        cmocka_unit_test(test_other_endings_of_whole_names),
        cmocka_unit_test(test_many_other_endings),
        cmocka_unit_test(test_minors),
        cmocka_unit_test(test_sources),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_claims),
        cmocka_unit_test(test_allow_is_of_one_record),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_errors_come_first),
        cmocka_unit_test(test_the_next_sink_can_cancel),
        cmocka_unit_test(test_people_of_several_cases),
        cmocka_unit_test(test_the_template_has_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
