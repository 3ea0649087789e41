/* SPDX-License-Identifier: MIT */
#include "corpora.h"
#include "loading.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#define HEAD "dossier: 1\ncase: {id: c, title: T}\n"

static void expect_diags(const char *text, const char *expected)
{
    struct loading l = {0};
    loading_run(&l, str_of(text));
    assert_string_equal(buf_z(&l.diags), expected);
    assert_int_equal(l.good, !*expected);
    loading_free(&l);
}

/* Diagnostics of what follows a sound head of two lines. */
static void expect_body(const char *body, const char *expected)
{
    struct buf text = {0};
    buf_addz(&text, HEAD);
    buf_addz(&text, body);
    expect_diags(buf_z(&text), expected);
    buf_free(&text);
}

static void expect_records(const char *text, const char *expected)
{
    struct loading l = {0};
    loading_run(&l, str_of(text));
    assert_string_equal(buf_z(&l.diags), "");
    assert_string_equal(buf_z(&l.records), expected);
    assert_true(l.good);
    loading_free(&l);
}

static const char sound_case[] =
    "dossier: 1\n"
    "case:\n"
    "  id: harbour-fire\n"
    "  title: The harbour fire\n"
    "sources:\n"
    "  gazette:\n"
    "    type: article-newspaper\n"
    "    captures:\n"
    "      - {path: gazette.txt, kind: text}\n"
    "      - path: \"b.png\"\n"
    "        kind: image\n"
    "    title: Warehouse burns\n"
    "    author: [A, 'B']\n"
    "  caption: {type: graphic, title: Caption, part-of: gazette}\n"
    "relations:\n"
    "  works: {person: ines, is: employee, of: board, quotes: [q-guard]}\n"
    "people:\n"
    "  ines: {kind: person, name: Ines, role: guard, unnamed: false}\n"
    "  board: {kind: organization, name: Board}\n"
    "events:\n"
    "  fire:\n"
    "    title: Fire\n"
    "    date: 2019-03\n"
    "    people: {ines: witness, board: [owner, \"employer\"]}\n"
    "quotes:\n"
    "  q-guard:\n"
    "    source: gazette\n"
    "    exact: |-\n"
    "      I saw\n"
    "      lights\n"
    "    about: [fire, ines.role, fire.people.board]\n"
    "claims:\n"
    "  lights:\n"
    "    question: How many?\n"
    "    status: conflict\n"
    "    accounts:\n"
    "      - {value: two, quotes: [q-guard]}\n"
    "      - {value: one}\n";

static void test_gives_records_in_order(void **state)
{
    (void)state;
    expect_records(sound_case,
                   "1<0.0 case harbour-fire @3:7\n"
                   "  id@3:3 title@4:3\n"
                   "  id = harbour-fire @3:7\n"
                   "  title = The harbour fire @4:10\n"
                   "2<1.0 source gazette @6:3\n"
                   "  type@7:5 captures@8:5 title@12:5 author@13:5\n"
                   "  type = article-newspaper @7:11\n"
                   "  title = Warehouse burns @12:12\n"
                   "  author = A @13:14\n"
                   "  author = B @13:18\n"
                   "3<2.0 capture @9:10\n"
                   "  path@9:10 kind@9:29\n"
                   "  path = gazette.txt @9:16\n"
                   "  kind = text @9:35\n"
                   "4<2.1 capture @10:9\n"
                   "  path@10:9 kind@11:9\n"
                   "  path = b.png @10:16\n"
                   "  kind = image @11:15\n"
                   "5<1.1 source caption @14:3\n"
                   "  type@14:13 title@14:28 part-of@14:44\n"
                   "  type = graphic @14:19\n"
                   "  title = Caption @14:35\n"
                   "  part-of 0 > 2 @14:53\n"
                   "6<1.0 relation works @16:3\n"
                   "  person@16:11 is@16:25 of@16:39 quotes@16:50\n"
                   "  is = employee @16:29\n"
                   "  person 0 > 7 @16:19\n"
                   "  of 0 > 8 @16:43\n"
                   "  quotes 0 > 9 @16:59\n"
                   "7<1.0 person ines @18:3\n"
                   "  kind@18:10 name@18:24 role@18:36 unnamed@18:49\n"
                   "  kind = person @18:16\n"
                   "  name = Ines @18:30\n"
                   "  role = guard @18:42\n"
                   "  unnamed = false @18:58\n"
                   "8<1.1 person board @19:3\n"
                   "  kind@19:11 name@19:31\n"
                   "  kind = organization @19:17\n"
                   "  name = Board @19:37\n"
                   "10<1.0 event fire @21:3\n"
                   "  title@22:5 date@23:5 people@24:5\n"
                   "  title = Fire @22:12\n"
                   "  date = 2019-03 @23:11\n"
                   "11<10.0 participation @24:14\n"
                   "  person@24:14 role@24:20\n"
                   "  role = witness @24:20\n"
                   "  person 0 > 7 @24:14\n"
                   "12<10.1 participation @24:29\n"
                   "  person@24:29 role@24:36\n"
                   "  role = owner @24:37\n"
                   "  role = employer @24:45\n"
                   "  person 0 > 8 @24:29\n"
                   "9<1.0 quote q-guard @26:3\n"
                   "  source@27:5 exact@28:5 about@31:5\n"
                   "  exact = I saw\nlights @29:7\n"
                   "  source 0 > 2 @27:13\n"
                   "  about 0 > 10 @31:13\n"
                   "  about 1 > 7 .role @31:19\n"
                   "  about 2 > 10 .people.board @31:30\n"
                   "13<1.0 claim lights @33:3\n"
                   "  question@34:5 status@35:5 accounts@36:5\n"
                   "  question = How many? @34:15\n"
                   "  status = conflict @35:13\n"
                   "14<13.0 account @37:10\n"
                   "  value@37:10 quotes@37:22\n"
                   "  value = two @37:17\n"
                   "  quotes 0 > 9 @37:31\n"
                   "15<13.1 account @38:10\n"
                   "  value@38:10\n"
                   "  value = one @38:17\n");
}

static void test_all_mistakes_in_one_run(void **state)
{
    (void)state;
    expect_diags(
        "dossier: 1\n"
        "case:\n"
        "  id: Harbour Fire\n"
        "  title: The fire\n"
        "sources:\n"
        "  gazette:\n"
        "    type: article-newspapr\n"
        "    title: \xe4\xb8\xad\xe6\x96\x87\n"
        "    url: www.example.org\n"
        "  gazette: {type: webpage, title: Again}\n"
        "  Board_Report: {type: report, title: R}\n"
        "people:\n"
        "  bilal-tagirov: {kind: persn, name: \"\xd0\x91\xd0\xb8\", aliases: Bilal}\n"
        "  zara: {kind: person}\n"
        "  \"lena\":\n"
        "    kind: person\n"
        "    name: ~\n"
        "    name: Lena\n"
        "    unnamed: yes\n"
        "events:\n"
        "  return: {title: Back, date: \"2017-07-~\", people: {bilal-tagirof: guest}}\n"
        "quotes:\n"
        "  q-one:\n"
        "    source: gazete\n"
        "    exact: he is home\n"
        "    quots: [a]\n"
        "    speaker: [gazette]\n"
        "    about: [return.dat, return.place, zara.role.x, return.people.zara]\n"
        "claims: [lights]\n"
        "claim: {}\n",
        "3:7: `Harbour Fire` is not an id: use a-z, 0-9 and inner `-`, 64 at most "
        "[bad-id]\n"
        "7:11: `article-newspapr` is not a `type` of a source: did you mean "
        "`article-newspaper`? [bad-value]\n"
        "9:10: `www.example.org` is not an address: write it from `https://` on "
        "[bad-url]\n"
        "10:3: duplicate id `gazette`: first at line 6 [duplicate-id]\n"
        "11:3: `Board_Report` is not an id: use a-z, 0-9 and inner `-`, 64 at most "
        "[bad-id]\n"
        "13:25: `persn` is not a `kind` of a person: did you mean `person`? one of "
        "person, group, organization [bad-value]\n"
        "13:53: `aliases` is a list: write `[Bilal]` [wrong-type]\n"
        "14:3: `zara` has no `name`: every person needs one [missing-key]\n"
        "17:11: `name` says nothing: write its value, or take it out [empty]\n"
        "18:5: duplicate key `name`: first at line 17 [duplicate-key]\n"
        "19:14: `yes` is neither: write true or false, without quotes [bad-value]\n"
        "21:32: `2017-07-~` is not EDTF: month approximate is `2017-07~` [bad-date]\n"
        "21:53: unknown id `bilal-tagirof`: did you mean `bilal-tagirov`? [dangling]\n"
        "24:13: unknown id `gazete`: did you mean `gazette`? [dangling]\n"
        "25:12: `exact` is not quoted, and YAML cuts such text at ` #`: put it in "
        "quotes, or below `|-` [plain-quote]\n"
        "26:5: unknown key `quots`: the keys here are `source`, `exact`, `prefix`, "
        "`suffix`, "
        "`locator`, `speaker`, `speech`, `via`, `translation`, `about`, `note`, `allow` "
        "[unknown-key]\n"
        "27:15: `gazette` is a source; `speaker` takes a person [wrong-kind]\n"
        "28:13: an event has no field `dat`: did you mean `date`? [unknown-field]\n"
        "28:25: `return` has no `place`: write it there, or leave `.place` off here "
        "[unknown-field]\n"
        "28:39: `role` has no parts: write `zara.role` [unknown-field]\n"
        "28:52: `zara` is not among the people of `return`: write them there "
        "[unknown-field]\n"
        "29:9: `claims` is a map: write each record below its id, `id:`, without `- ` "
        "[wrong-type]\n"
        "30:1: unknown key `claim`: did you mean `claims`? [unknown-key]\n");
}

static void test_what_is_no_case(void **state)
{
    (void)state;
    static const char *const no_case[] = {"", "# nothing\n", "text", "- a\n- b\n",
                                          "version: 3\nservices: {a: b}\n", "null"};
#define NOT_A_CASE \
    "1:1: not a case file: a case begins with the line `dossier: 1` [not-a-case]\n"
    for (size_t i = 0; i < sizeof no_case / sizeof *no_case; i++)
        expect_diags(no_case[i], NOT_A_CASE);
    expect_diags("case: {id: c, title: T}\n", NOT_A_CASE);
#undef NOT_A_CASE
    expect_diags("case: {id: c, title: T}\ndossier: 1\n", "");
    expect_diags("dossier: 1\n", "1:1: no `case`: write one with `id` and `title` "
                                 "[missing-key]\n");
    expect_diags("dossier: '2'\nfoo: bar\n",
                 "1:11: version `2` of the case format: this program reads version 1 "
                 "[version]\n");
    expect_diags("dossier: 1\ncase: {title: T}\ncase: {id: c}\ndossier: 1\n",
                 "2:1: no `id` here: every case needs one [missing-key]\n"
                 "3:1: duplicate key `case`: first at line 2; join the two "
                 "[duplicate-key]\n"
                 "3:12: `c` has no `title`: every case needs one [missing-key]\n"
                 "4:1: duplicate key `dossier`: first at line 1; join the two "
                 "[duplicate-key]\n");
}

/* Each value in a field of its type; where it is wrong, the code. */
static void test_values_by_type(void **state)
{
    (void)state;
    static const struct {
        const char *field, *value, *code; /* NULL: sound */
    } values[] = {
        {"title", "'a\n\n      b'", "line-break"},
        {"title", "\"a\\rb\"", "line-break"},
        {"title", "|\n      a", "line-break"},
        {"title", "|-\n      a", NULL},
        {"title", "[a]", "wrong-type"},
        {"title", "{a: b}", "wrong-type"},
        {"title", "", "empty"},
        {"title", "null", "empty"},
        {"title", "'null'", NULL},
        {"title", "'  '", "empty"},
        {"title", "2019", NULL},
        {"note", "\"a\\n\\nb\"", NULL},
        {"author", "A", "wrong-type"},
        {"author", "[]", "empty"},
        {"author", "[A, ~]", "empty"},
        {"author", "[A, [B]]", "wrong-type"},
        {"author", "", "empty"},
        {"author", "{A: B}", "wrong-type"},
        {"issued", "2019-13", "bad-date"},
        {"issued", "2019-03-04", NULL},
        {"issued", "[2019, 2020]", "wrong-type"},
        {"issued", "'[2019,2020]'", NULL},
        {"url", "http://example.org", NULL},
        {"url", "https://example.org/\xd1\x84?a#b", NULL},
        {"url", "ftp://example.org", "bad-url"},
        {"url", "https://", "bad-url"},
        {"url", "https:///a", "bad-url"},
        {"url", "https://a b", "bad-url"},
        {"url", "javascript:alert(1)", "bad-url"},
        {"language", "en", NULL},
        {"language", "ru-Latn", NULL},
        {"language", "zh-Hant-TW", NULL},
        {"language", "english", "bad-language"},
        {"language", "e", "bad-language"},
        {"language", "en-", "bad-language"},
        {"language", "en_GB", "bad-language"},
        {"captures", "{path: a, kind: text}", "wrong-type"},
        {"captures", "[a]", "wrong-type"},
        {"captures", "[{kind: text}]", "missing-key"},
        {"captures", "[]", "empty"},
        {"captures", "[{path: a/b.txt, kind: text}]", NULL},
        {"captures", "[{path: ../b, kind: text}]", "bad-path"},
        {"captures", "[{path: a/../../b, kind: text}]", "bad-path"},
        {"captures", "[{path: /b, kind: text}]", "bad-path"},
        {"captures", "[{path: a//b, kind: text}]", "bad-path"},
        {"captures", "[{path: a, kind: text, sha256: 12}]", "bad-hash"},
        {"captures", "[{path: a, kind: txt}]", "bad-value"},
        {"allow", "[bad-url]", NULL},
        {"allow", "[bad-ur]", "bad-value"},
        {"part-of", "s", "cycle"},
        {"part-of", "[s]", "wrong-type"},
        {"part-of", "S", "bad-id"},
        {"part-of", "s.title", "bad-id"},
        {"part-of", "c", "dangling"}, /* the case's id is no record's */
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct buf text = {0};
        struct loading l = {0};
        bool title = strcmp(values[i].field, "title") == 0;
        buf_addf(&text, HEAD "sources:\n  s:\n    type: book\n%s    %s: %s\n",
                 title ? "" : "    title: T\n", values[i].field, values[i].value);
        loading_run(&l, buf_str(&text));
        struct buf end = {0};
        if (values[i].code)
            buf_addf(&end, "[%s]\n", values[i].code);
        if (!str_ends(buf_str(&l.diags), buf_str(&end)) || l.good != !values[i].code ||
            (l.good && l.diags.n))
            fail_msg("%s: %s gives %s", values[i].field, values[i].value,
                     buf_z(&l.diags));
        buf_free(&end);
        buf_free(&text);
        loading_free(&l);
    }
}

static void test_references(void **state)
{
    (void)state;
#define PEOPLE                                            \
    "people:\n  p: {kind: person, name: P, role: R}\n" \
    "  q: {kind: group, name: Q}\n"
#define EVENTS "events:\n  e: {title: E, people: {p: x, q: [y, z]}}\n"
#define QUOTE "quotes:\n  a: {source: s, exact: 'A', about: "
#define SOURCE "sources:\n  s: {type: book, title: S}\n"
    /* statements, whether their records stand before or behind */
    const char *sound = "[p, e, p.role, e.title, e.people.p, e.people.q]}\n";
    struct buf text = {0};
    buf_addf(&text, "%s%s%s%s%s", PEOPLE, EVENTS, SOURCE, QUOTE, sound);
    expect_body(buf_z(&text), "");
    buf_clear(&text);
    buf_addf(&text, "%s%s%s%s%s", QUOTE, sound, SOURCE, EVENTS, PEOPLE);
    expect_body(buf_z(&text), "");
    buf_free(&text);

    expect_body(PEOPLE EVENTS SOURCE QUOTE
                "[p., e.people, e.people.s, p.people.q, .role, e.title.x, s, "
                "nobody.role]}\n",
                "11:38: no field behind the dot of `p.`: write one, or drop the dot "
                "[unknown-field]\n"
                "11:42: `e.people` says of whom: write `e.people.` and an id "
                "[unknown-field]\n"
                "11:52: `s` is not among the people of `e`: write them there "
                "[unknown-field]\n"
                "11:64: a person has no field `people`: write one that `p` has "
                "[unknown-field]\n"
                "11:76: `` is not an id: use a-z, 0-9 and inner `-`, 64 at most "
                "[bad-id]\n"
                "11:83: `title` has no parts: write `e.title` [unknown-field]\n"
                "11:94: `s` is a source; `about` takes a person or event [wrong-kind]\n"
                "11:97: unknown id `nobody`: no person or event of this case has it "
                "[dangling]\n");
    expect_body("events:\n  e: {title: E, people: {p: x, P: y, p: z, q: {a: b}, r: []}}\n"
                "  f: {title: F, people: [p]}\n  g: {title: G, people: {}}\n" PEOPLE,
                "4:32: `P` is not an id: use a-z, 0-9 and inner `-`, 64 at most "
                "[bad-id]\n"
                "4:38: duplicate key `p`: first at line 4; write a list of roles "
                "[duplicate-key]\n"
                "4:47: `role` is text: write one value; `: ` in it needs quotes "
                "[wrong-type]\n"
                "4:55: unknown id `r`: did you mean `p`? [dangling]\n"
                "4:58: `role` is an empty list: take it out [empty]\n"
                "5:25: `people` is a map: write `id: role` for each person [wrong-type]\n"
                "6:25: `people` is an empty map: take it out [empty]\n");
}

static void test_circles_of_sources(void **state)
{
    (void)state;
    expect_body("sources:\n"
                "  a: {type: book, title: A, part-of: b}\n"
                "  b: {type: book, title: B, part-of: d, copy-of: c}\n"
                "  c: {type: book, title: C, copy-of: a}\n"
                "  d: {type: book, title: D}\n"
                "  e: {type: book, title: E, part-of: a, copy-of: e}\n",
                "6:38: `a` > `b` > `c` > `a`: a source is no part or copy of itself; "
                "cut the circle [cycle]\n"
                "8:50: `e` > `e`: a source is no part or copy of itself; cut the circle "
                "[cycle]\n");
    struct buf text = {0};
    enum { LENGTH = 20000 };
    buf_addz(&text, "sources:\n");
    for (int i = 0; i < LENGTH; i++)
        buf_addf(&text, "  s%d: {type: book, title: S, part-of: s%d}\n", i,
                 (i + 1) % LENGTH);
    expect_body(buf_z(&text),
                "20003:43: `s0` > `s1` > `s2` > `s3` > `s4` > `s5` > … > `s0`: a source "
                "is no part or copy of itself; cut the circle [cycle]\n");
    buf_free(&text);
}

static void test_syntax_error_ends_the_load(void **state)
{
    (void)state;
    /* what came before is reported; what may stand behind is not said to be missing */
    expect_diags("dossier: 1\n"
                 "sources:\n"
                 "  a: {type: bok, title: A, part-of: z}\n"
                 "  b: {type: book, title: B, part-of: a}\n"
                 "people:\n"
                 "  p: {kind: person, name: P}\n"
                 "quotes:\n"
                 "  q: {source: p, exact: 'Q', about: [p.role, q]}\n"
                 "  r:\n"
                 "    exact: he said: yes\n",
                 "3:13: `bok` is not a `type` of a source: did you mean `book`? "
                 "[bad-value]\n"
                 "8:15: `p` is a person; `source` takes a source [wrong-kind]\n"
                 "8:38: `p` has no `role`: write it there, or leave `.role` off here "
                 "[unknown-field]\n"
                 "8:46: `q` is a quote; `about` takes a person or event [wrong-kind]\n"
                 "10:12: `exact` is not quoted, and YAML cuts such text at ` #`: put it "
                 "in quotes, or below `|-` [plain-quote]\n"
                 "10:19: `: ` inside plain text, or wrong indentation: put the text in "
                 "quotes [yaml]\n");
}

static void test_faulty_records_are_kept_back(void **state)
{
    (void)state;
    struct loading l = {0};
    loading_run(&l, STR(HEAD "sources:\n"
                             "  a: {type: book, title: A}\n"
                             "  b: {type: book, title: B, captures: [{path: x, kind: "
                             "y}]}\n"
                             "  a: {type: book, title: C}\n"
                             "  d: {type: book, title: D}\n"));
    assert_false(l.good);
    assert_string_equal(buf_z(&l.records),
                        "1<0.0 case c @2:12\n  id@2:8 title@2:15\n"
                        "  id = c @2:12\n  title = T @2:22\n"
                        "2<1.0 source a @4:3\n  type@4:7 title@4:19\n"
                        "  type = book @4:13\n  title = A @4:26\n"
                        "6<1.3 source d @7:3\n  type@7:7 title@7:19\n"
                        "  type = book @7:13\n  title = D @7:26\n");
    loading_free(&l);
}

static void test_sections_written_twice(void **state)
{
    (void)state;
    struct loading l = {0};
    loading_run(&l, STR(HEAD "sources:\n  a: {type: book, title: A}\n"
                             "case: {id: d, title: D}\n"
                             "sources:\n  b: {type: book, title: B, part-of: a}\n"));
    assert_string_equal(buf_z(&l.diags),
                        "5:1: duplicate key `case`: first at line 2; join the two "
                        "[duplicate-key]\n"
                        "6:1: duplicate key `sources`: first at line 3; join the two "
                        "[duplicate-key]\n");
    assert_string_equal(buf_z(&l.records),
                        "1<0.0 case c @2:12\n  id@2:8 title@2:15\n"
                        "  id = c @2:12\n  title = T @2:22\n"
                        "2<1.0 source a @4:3\n  type@4:7 title@4:19\n"
                        "  type = book @4:13\n  title = A @4:26\n"
                        "3<1.1 source b @7:3\n  type@7:7 title@7:19 part-of@7:29\n"
                        "  type = book @7:13\n  title = B @7:26\n"
                        "  part-of 0 > 2 @7:38\n");
    assert_false(l.good);
    loading_free(&l);
}

static void test_sink_can_cancel(void **state)
{
    (void)state;
    for (size_t at = 1; at <= 15; at++) {
        struct loading l = {.cancel_at = at};
        loading_run(&l, str_of(sound_case));
        assert_false(l.good);
        assert_int_equal(l.n_records, at);
        assert_string_equal(buf_z(&l.diags), "");
        loading_free(&l);
    }
    struct diags diags = {0};
    assert_true(load_text(str_of(sound_case), NULL, &diags));
    assert_int_equal(diags.list.n, 0);
    diags_free(&diags);
}

static void test_aliases_in_records(void **state)
{
    (void)state;
    expect_records(HEAD "sources:\n"
                        "  a: &a {type: book, title: &t 'A', author: &n [X, Y]}\n"
                        "  b: {type: book, title: *t, author: *n}\n"
                        "  c: *a\n",
                   "1<0.0 case c @2:12\n  id@2:8 title@2:15\n"
                   "  id = c @2:12\n  title = T @2:22\n"
                   "2<1.0 source a @4:3\n  type@4:10 title@4:22 author@4:37\n"
                   "  type = book @4:16\n  title = A @4:33\n"
                   "  author = X @4:49\n  author = Y @4:52\n"
                   "3<1.1 source b @5:3\n  type@5:7 title@5:19 author@5:30\n"
                   "  type = book @5:13\n  title = A @5:26\n"
                   "  author = X @5:38\n  author = Y @5:38\n"
                   "4<1.2 source c @6:3\n  type@6:6 title@6:6 author@6:6\n"
                   "  type = book @6:6\n  title = A @6:6\n"
                   "  author = X @6:6\n  author = Y @6:6\n");
    expect_body("sources:\n  a: &a {type: book, title: *a}\n  b: {type: *b, title: B}\n",
                "4:29: `*a` stands inside what it stands for: write it out [alias]\n"
                "5:13: no `&b` stands before `*b`: text that begins with `*` needs "
                "quotes [alias]\n");
}

static void test_long_text_in_messages_is_cut(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_addz(&text, "sources: {a: {type: book, title: A, url: 'x");
    for (int i = 0; i < 1000; i++)
        buf_addz(&text, "\xd1\x84");
    buf_addz(&text, "'}}\n");
    expect_body(buf_z(&text),
                "3:43: `xффффффффффффффффффффффффффффффф…` is not an address: write it "
                "from `https://` on [bad-url]\n");
    buf_free(&text);
}

static void test_files(void **state)
{
    (void)state;
    static const struct {
        const char *path, *expected;
    } paths[] = {
        {"/nonexistent", "0:0: cannot be read: No such file or directory [unreadable]\n"},
        {"/", "0:0: not a regular file: it is not read [not-regular]\n"},
        {"/dev/null", "0:0: not a regular file: it is not read [not-regular]\n"},
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct diags diags = {0};
        struct buf out = {0};
        assert_false(load_file(paths[i].path, NULL, &diags));
        loading_write_diags(&out, &diags);
        assert_string_equal(buf_z(&out), paths[i].expected);
        buf_free(&out);
        diags_free(&diags);
    }
}

/* No crash, leak or hang, and never "no errors" for what is cut off within a value. */
static void test_every_prefix(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof sound_case; n++) {
        struct loading l = {0};
        loading_run(&l, (struct str){sound_case, n});
        assert_int_equal(l.good, l.diags.n == 0);
        loading_free(&l);
    }
}

/* The bytes as a whole file, and as what follows a sound head. */
static void load_bytes(const char *path, struct str bytes, void *context)
{
    (void)path;
    (void)context;
    struct loading l = {0};
    loading_run(&l, bytes);
    assert_int_equal(l.good, l.diags.n == 0);
    loading_free(&l);
    struct buf text = {0};
    buf_addz(&text, HEAD "sources: ");
    buf_add(&text, bytes);
    loading_run(&l, buf_str(&text));
    assert_int_equal(l.good, l.diags.n == 0);
    loading_free(&l);
    buf_free(&text);
}

static void test_corpora_as_files(void **state)
{
    (void)state;
    size_t files = corpora_each("JSONTestSuite", load_bytes, NULL) +
                   corpora_each("yaml-bombs", load_bytes, NULL) +
                   corpora_each("blns", load_bytes, NULL) +
                   corpora_each("utf8tests", load_bytes, NULL);
    if (!files)
        skip();
    assert_true(files > 300);
}

static void bomb(const char *path, struct str bytes, void *context)
{
    size_t *bombs = context;
    if (!str_ends(str_of(path), STR("billion-laughs.yml")))
        return;
    struct buf text = {0};
    struct loading l = {0};
    buf_addz(&text, HEAD);
    buf_add(&text, bytes);
    loading_run(&l, buf_str(&text));
    assert_true(strstr(buf_z(&l.diags), "[alias]"));
    ++*bombs;
    loading_free(&l);
    buf_free(&text);
}

static void test_bombs_are_defused(void **state)
{
    (void)state;
    size_t bombs = 0;
    if (!corpora_each("yaml-bombs", bomb, &bombs))
        skip();
    assert_int_equal(bombs, 1);
}

/* Each line as a verbatim passage: what is accepted comes out byte for byte. */
static void load_lines(const char *path, struct str bytes, void *context)
{
    size_t *lines = context;
    if (!str_ends(str_of(path), STR("blns.txt")))
        return;
    for (size_t from = 0; from < bytes.n; ++*lines) {
        size_t to = str_find(bytes, STR("\n"), from);
        if (to == SIZE_MAX)
            to = bytes.n;
        struct str line = str_sub(bytes, from, to);
        from = to + 1;
        struct buf text = {0}, wanted = {0};
        buf_addz(&text, HEAD "sources: {s: {type: book, title: S}}\n"
                             "quotes: {q: {source: s, exact: '");
        for (size_t i = 0; i < line.n; i++) {
            if (line.p[i] == '\'')
                buf_addc(&text, '\'');
            buf_addc(&text, line.p[i]);
        }
        buf_addz(&text, "'}}\n");
        struct loading l = {0};
        loading_run(&l, buf_str(&text));
        buf_addf(&wanted, "  exact = %.*s @4:33\n", STR_ARG(line));
        if (l.good && !strstr(buf_z(&l.records), buf_z(&wanted)))
            fail_msg("%s gives %s", buf_z(&wanted), buf_z(&l.records));
        if (!l.good)
            assert_true(strstr(buf_z(&l.diags), "[control-character]") ||
                        strstr(buf_z(&l.diags), "[empty]"));
        loading_free(&l);
        buf_free(&text);
        buf_free(&wanted);
    }
}

static void test_naughty_strings_as_quotes(void **state)
{
    (void)state;
    size_t lines = 0;
    if (!corpora_each("blns", load_lines, &lines))
        skip();
    assert_true(lines > 500);
}

/* References into a section that was misspelt are not a hundred errors more. */
static void test_misspelt_section(void **state)
{
    (void)state;
    expect_body("persons: {ines: {kind: person, name: Ines}}\n"
                "events: {e: {title: E, people: {ines: seen}}}\n"
                "quotes: {q: {source: s, exact: 'x', about: [e]}}\n",
                "3:1: unknown key `persons`: the keys here are `dossier`, `case`, `sources`, "
                "`people`, `relations`, `events`, `quotes`, `claims` [unknown-key]\n");
    expect_body("event: {e: {title: E}}\n"
                "quotes: {q: {source: s, exact: 'x', about: [e]}}\n",
                "3:1: unknown key `event`: did you mean `events`? [unknown-key]\n"
                "4:22: unknown id `s`: no source of this case has it [dangling]\n");
}

/* Behind a comment of so many bytes; what comes of it is told from the next line on. */
static void load_behind(struct loading *l, struct str text, size_t comment)
{
    struct buf moved = {0};
    buf_addc(&moved, '#');
    buf_pad(&moved, '-', comment - 2);
    buf_addc(&moved, '\n');
    buf_add(&moved, text);
    loading_run(l, buf_str(&moved));
    buf_free(&moved);
}

/* Where a block of reading ends, nothing is to be noticed of it. */
static void test_borders_of_blocks(void **state)
{
    (void)state;
    enum { BORDER = 2 * (16 << 10) }; /* the first two blocks are read at once */
    static const char *const texts[] = {
        "dossier: 2\n# \x01\ncase: {id: a, title: \"\xff\"}\n",
        "services: {a: \"\x01\"}\n\xff\n",
        "- \xff\n- \x01\n",
        ("dossier: 1\ncase: {id: a, title: A}\npeople:\n"
         "  p1: {kind: person, name: One}\n  p2: {kind: person, name: \"T\x01wo\"}\n"
         "  p3: {kind: person, name: Three} # \xff\n  p4: {kind: person, name: Four}\n"),
        ("dossier: 1\ncase: {id: a, title: A}\npeople: {p1: {kind: x}}\n"
         "# \x01\x02\x03\x04\x05\x06\x07\x08\nevents: {e: {}}\n#\x0e\x0f\nx: {}\n"),
        "dossier: 1\n\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\n",
        "\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f",
        "dossier: 1\ncase: {id: a, title: \"\\uFDD0\"}\nquotes: {q: {exact: \"\xe2\x80\xa8\"}}\n",
        "dossier: 1\ncase: {id: a, title: \"\xe2\x80\xa8 \\uFDD0\"}\n",
        "dossier: 1\ncase: {id: a, title: A}\n] \xff\n\x01\n",
        "dossier: 1\ncase: {id: a, title: A}\n]\n#\x01\x02\x03\x04\x05\x06\x07\x08\x0e\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str text = str_of(texts[i]);
        struct loading whole = {0};
        load_behind(&whole, text, 2);
        assert_true(whole.diags.n > 0);
        for (size_t comment = BORDER - text.n; comment <= BORDER; comment++) {
            struct loading cut = {0};
            load_behind(&cut, text, comment);
            assert_string_equal(buf_z(&cut.records), buf_z(&whole.records));
            assert_string_equal(buf_z(&cut.diags), buf_z(&whole.diags));
            assert_int_equal(cut.good, whole.good);
            loading_free(&cut);
        }
        loading_free(&whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gives_records_in_order),
        cmocka_unit_test(test_all_mistakes_in_one_run),
        cmocka_unit_test(test_what_is_no_case),
        cmocka_unit_test(test_values_by_type),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_circles_of_sources),
        cmocka_unit_test(test_syntax_error_ends_the_load),
        cmocka_unit_test(test_faulty_records_are_kept_back),
        cmocka_unit_test(test_sections_written_twice),
        cmocka_unit_test(test_sink_can_cancel),
        cmocka_unit_test(test_aliases_in_records),
        cmocka_unit_test(test_long_text_in_messages_is_cut),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_every_prefix),
        cmocka_unit_test(test_corpora_as_files),
        cmocka_unit_test(test_bombs_are_defused),
        cmocka_unit_test(test_borders_of_blocks),
        cmocka_unit_test(test_misspelt_section),
        cmocka_unit_test(test_naughty_strings_as_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
